// How do one-matrix memories read, chunk by chunk and differentiably? Linear attention, Mamba-2's decay and Gated DeltaNet.
// One recurrence each, in a form that is exact for any chunk. Leaves A to memory.decay.ts.
//
//   additive     M_t = a_t M_{t−1} + β_t k_tᵀ v_t                                   (a = 1: arXiv 2006.16236; else 2405.21060)
//   gated delta  D_t = a_t M_{t−1}, M_t = D_t + β_t k_tᵀ (v_t − k_t D_t)            (arXiv 2412.06464)
//   y_t = q_t M_t

import * as tf from "@tensorflow/tfjs";
import { decayOf, spanDecays, spansOf } from "./memory.decay";

export interface MatrixStream {
  readonly queries: tf.Tensor3D; // (N, T, d_k)
  readonly keys: tf.Tensor3D; // (N, T, d_k)
  readonly values: tf.Tensor3D; // (N, T, d_v)
  /** a, the fraction kept. */
  readonly keep: tf.Tensor2D; // (N, T)
  readonly beta: tf.Tensor2D; // (N, T)
}

interface MatrixReading {
  readonly reads: tf.Tensor3D; // (N, T, d_v)
  readonly weights: tf.Tensor3D; // M after the last token (N, d_k, d_v)
}

/** Reads a stream from `weights` on, or from zero. `chunk` is a tiling: it does not change what is computed. */
export function readMatrix({
  rule,
  stream,
  weights,
  chunk,
}: {
  rule: "additive" | "gatedDelta";
  stream: MatrixStream;
  weights?: tf.Tensor3D;
  chunk: number;
}): MatrixReading {
  const [batch, length, keyWidth] = stream.keys.shape;
  const valueWidth = stream.values.shape[2];
  const spans = spansOf({ position: 0, length, chunk });
  const alpha = tf.sub<tf.Tensor2D>(1, stream.keep);
  const decays = spanDecays(decayOf({ eta: tf.zerosLike(alpha), alpha, spans }), { spans, batch });
  let memory = weights ?? tf.zeros<tf.Rank.R3>([batch, keyWidth, valueWidth]);
  const reads = spans.map(({ start, length: n }, index) => {
    const tokens = (x: tf.Tensor3D): tf.Tensor3D => tf.slice3d(x, [0, start, 0], [batch, n, x.shape[2]]);
    const [queries, keys, values] = [tokens(stream.queries), tokens(stream.keys), tokens(stream.values)];
    const beta = tf.reshape<tf.Rank.R3>(tf.slice2d(stream.beta, [0, start], [batch, n]), [batch, n, 1]);
    const { kept } = decays[index]!; // A, row and column 0 the span's start (N, n+1, n+1)
    const fromStart = tf.slice3d(kept, [0, 1, 0], [batch, n, 1]); // a0 (N, n, 1)
    const among = tf.slice3d(kept, [0, 1, 1], [batch, n, n]); // A (N, n, n)
    let written: tf.Tensor3D = tf.mul(beta, values); // β w (N, n, d_v)
    if (rule === "gatedDelta") {
      // w_t = v_t − a0_t k_t M_0 − Σ_{i<t} A[t,i] (k_t·k_i) β_i w_i, solved for all w at once.
      const residual: tf.Tensor3D = tf.sub(values, tf.mul(fromStart, tf.matMul(keys, memory)));
      const betaRow = tf.reshape<tf.Rank.R3>(beta, [batch, 1, n]);
      const pull = tf.mul<tf.Tensor3D>(
        tf.mul(among, tf.matMul(keys, keys, false, true)),
        tf.mul(betaRow, strictlyBelow(n)),
      );
      written = tf.mul(beta, solveUnitLower(pull, residual));
    }
    const map: tf.Tensor3D = tf.mul(tf.matMul(queries, keys, false, true), among);
    const read: tf.Tensor3D = tf.add(tf.mul(fromStart, tf.matMul(queries, memory)), tf.matMul(map, written));
    const last = tf.slice3d(kept, [0, n, 0], [batch, 1, n + 1]);
    const faded: tf.Tensor3D = tf.mul(tf.reshape(tf.slice3d(last, [0, 0, 1], [batch, 1, n]), [batch, n, 1]), written);
    memory = tf.add(tf.mul(tf.slice3d(last, [0, 0, 0], [batch, 1, 1]), memory), tf.matMul(keys, faded, true, false));
    return read;
  });
  return { reads: tf.concat(reads, 1), weights: memory };
}

/** Ones below the diagonal. (1, n, n) */
function strictlyBelow(n: number): tf.Tensor3D {
  const mask = Float32Array.from({ length: n * n }, (_, at) => (at % n < Math.floor(at / n) ? 1 : 0));
  return tf.tensor3d(mask, [1, n, n]);
}

/** (I + L)⁻¹ R for a strictly lower L: with N = −L it is (I + N)(I + N²)(I + N⁴) … R, as Nⁿ = 0. */
function solveUnitLower(lower: tf.Tensor3D, right: tf.Tensor3D): tf.Tensor3D {
  let power: tf.Tensor3D = tf.neg(lower);
  let solved = right;
  for (let reach = 1; reach < lower.shape[1]; reach *= 2) {
    solved = tf.add(solved, tf.matMul(power, solved));
    if (2 * reach < lower.shape[1]) power = tf.matMul(power, power);
  }
  return solved;
}
