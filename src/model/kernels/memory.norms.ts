// How large are the surprise, the momentum, each step and the drift, without building any token's weights?
// All are norms of sums c_t·B over one basis a span, B = [M, M − M_0, S, −θ_1 u_1 … −θ_n u_n] with the span's first M and S,
// so ‖c_t·B‖² = c_t (B Bᵀ) c_tᵀ. Of the surprises only factors exist, u_i = x_iᵀ δ_i: ⟨u_i, u_j⟩ = (x_i·x_j)(δ_i·δ_j), and
// ⟨S, u_i⟩ = (x_i S)·δ_i. M and M − M_0 both stand in the basis, since one from the other would cancel in float32.

import * as tf from "@tensorflow/tfjs";
import type { MemoryConfig } from "#model/contracts/config";
import { joinSpans, longestOf, type Decay, type Span } from "./memory.decay";

/** Frobenius norms over all layers together, one number a token. (N, T) */
export interface WrittenNorms {
  readonly surprise: tf.Tensor2D; // ‖u_t‖
  readonly momentum: tf.Tensor2D; // ‖S_t‖
  readonly update: tf.Tensor2D; // ‖M_t − M_{t−1}‖
  readonly drift: tf.Tensor2D; // ‖M_t − M_0‖
  readonly weightNorm: tf.Tensor2D; // ‖M_t‖
}

/** What one span of n tokens began with and wrote. One tensor a layer. */
export interface Writing {
  readonly weights: readonly tf.Tensor3D[]; // M at the span's start (N, in, out)
  readonly momentum: readonly tf.Tensor3D[]; // S at the span's start (N, in, out)
  readonly inputs: readonly tf.Tensor3D[]; // x (N, n, in)
  readonly deltas: readonly tf.Tensor3D[]; // δ (N, n, out)
  readonly writes: readonly tf.Tensor3D[]; // θδ (N, n, out)
}

/** The norms after every token of some spans, for all spans at once. */
export function writtenNorms({
  config,
  decay,
  spans,
  writings,
  initialWeights,
}: {
  config: MemoryConfig;
  decay: Decay;
  spans: readonly Span[];
  writings: readonly Writing[];
  initialWeights: readonly tf.Tensor3D[];
}): WrittenNorms {
  const batch = initialWeights[0]!.shape[0];
  const n = longestOf(spans);
  const count = batch * spans.length; // N·spans
  const stack = (parts: tf.Tensor3D[]): tf.Tensor3D => {
    const [, rows, columns] = parts[0]!.shape;
    return tf.reshape(tf.stack(parts, 1), [count, rows, columns]);
  };
  const tokens = (part: (writing: Writing) => tf.Tensor3D) =>
    stack(writings.map((writing) => fillRows(part(writing), n)));
  let squaredSurprise = tf.zeros<tf.Rank.R2>([count, n]);
  let gram = tf.zeros<tf.Rank.R3>([count, n + 3, n + 3]);
  initialWeights.forEach((origin, layer) => {
    const inputs = tokens((writing) => writing.inputs[layer]!); // (N·spans, n, in)
    const deltas = tokens((writing) => writing.deltas[layer]!); // (N·spans, n, out)
    squaredSurprise = tf.add(squaredSurprise, tf.mul(rowSquares(inputs), rowSquares(deltas)));
    const start = [
      stack(writings.map(({ weights }) => weights[layer]!)),
      stack(writings.map(({ weights }) => tf.sub(weights[layer]!, origin))),
      stack(writings.map(({ momentum }) => momentum[layer]!)),
    ]; // (N·spans, in, out) each
    const written = tf.neg(tokens((writing) => writing.writes[layer]!));
    gram = tf.add(gram, gramOf({ start, inputs, written }));
  });

  // Rows c_t at the span's start and after each token. (N·spans, n + 1, n + 3)
  const zeros = tf.zeros<tf.Rank.R3>([count, n + 1, 1]);
  const forgotten: tf.Tensor3D = tf.sub(tf.slice3d(decay.kept, [0, 0, 0], [count, n + 1, 1]), 1); // a0 − 1
  const columns = config.decay === "initial" ? [zeros, forgotten] : [forgotten, zeros];
  const change: tf.Tensor3D = tf.concat([...columns, decay.written], 2); // M_t − M
  const carried: tf.Tensor3D = tf.concat([zeros, zeros, decay.carried], 2); // S_t
  const only = (index: number) => tf.cast(tf.oneHot(tf.tensor1d([index], "int32"), n + 3), "float32"); // (1, n + 3)
  const after = (rows: tf.Tensor3D, from = 1) => tf.slice3d(rows, [0, from, 0], [count, n, n + 3]);
  const normOf = (rows: tf.Tensor3D): tf.Tensor2D => {
    const squares: tf.Tensor2D = tf.sum(tf.mul(tf.matMul(rows, gram), rows), -1);
    return joinSpans(tf.sqrt<tf.Tensor2D>(tf.relu(squares)), { spans, batch }); // rounding may fall below zero
  };
  return {
    surprise: joinSpans(tf.sqrt(squaredSurprise), { spans, batch }),
    momentum: normOf(after(carried)),
    update: normOf(tf.sub(after(change), after(change, 0))),
    drift: normOf(tf.add(after(change), only(1))),
    weightNorm: normOf(tf.add(after(change), only(0))),
  };
}

/** B Bᵀ of one layer, over all spans. (N·spans, n + 3, n + 3) */
function gramOf({
  start,
  inputs,
  written,
}: {
  start: readonly tf.Tensor3D[]; // (N·spans, in, out) each
  inputs: tf.Tensor3D; // (N·spans, n, in)
  written: tf.Tensor3D; // −θδ (N·spans, n, out)
}): tf.Tensor3D {
  const count = inputs.shape[0];
  const flat = start.map((weights): tf.Tensor3D => tf.reshape(weights, [count, 1, -1]));
  const basis: tf.Tensor3D = tf.concat(flat, 1); // (N·spans, 3, in·out)
  const among: tf.Tensor3D = tf.matMul(basis, basis, false, true);
  const products = start.map((weights): tf.Tensor2D => tf.sum(tf.mul(tf.matMul(inputs, weights), written), -1));
  const across = tf.stack(products, 1) as tf.Tensor3D; // (N·spans, 3, n)
  const surprises = tf.mul<tf.Tensor3D>(
    tf.matMul(inputs, inputs, false, true),
    tf.matMul(written, written, false, true),
  );
  const top: tf.Tensor3D = tf.concat([among, across], 2);
  const bottom: tf.Tensor3D = tf.concat([tf.transpose<tf.Tensor3D>(across, [0, 2, 1]), surprises], 2);
  return tf.concat([top, bottom], 1);
}

/** A span's rows, filled up with zeros to `count`. */
function fillRows(rows: tf.Tensor3D, count: number): tf.Tensor3D {
  const [batch, length, width] = rows.shape;
  if (length === count) return rows;
  return tf.concat([rows, tf.zeros<tf.Rank.R3>([batch, count - length, width])], 1);
}

function rowSquares(rows: tf.Tensor3D): tf.Tensor2D {
  return tf.sum(tf.square(rows), -1);
}
