// How is the commonest memory read fast? One matrix, the plain ℓ₂ loss, whole chunks: the dual form of memory.tfjs.ts in a third
// of its operations. All that does not wait for a chunk's first weights is computed for every chunk at once; training
// spends its time in the calls of operations, not in their numbers. memory.tfjs.ts chooses it; the goldens hold for both.

import * as tf from "@tensorflow/tfjs";
import { isPlainMatrix, type MemoryConfig } from "#model/contracts/config";
import type { DualState, DualStream } from "./memory.dual";
import { decayOf, spansOf } from "./memory.decay";

/** Whether this file reads such a memory from such a state. */
export function readsLinear({
  config,
  gain,
  length,
  state,
}: {
  config: MemoryConfig;
  gain: tf.Tensor3D | null;
  length: number;
  state: DualState;
}): boolean {
  const { residual, decay, chunk, readOrder } = config;
  const isWhole = length % chunk === 0 && state.position % chunk === 0;
  const isPlain = isPlainMatrix({ ...config, layerNorm: gain !== null });
  return isPlain && !residual && decay === "zero" && readOrder === "after" && isWhole;
}

/** What readDual gives for such a memory. */
export function readLinear({ config, stream, state }: { config: MemoryConfig; stream: DualStream; state: DualState }): {
  reads: tf.Tensor3D;
  loss: tf.Tensor2D;
  state: DualState;
} {
  const { chunk, lossScale } = config;
  const [batch, length] = stream.keys.shape;
  const valueWidth = stream.values.shape[2];
  const count = length / chunk;
  const spans = spansOf({ position: 0, length, chunk });
  const rows = (x: tf.Tensor): tf.Tensor3D => tf.reshape(x, [batch * count, chunk, -1]);
  const [queries, keys] = [rows(stream.queries), rows(stream.keys)]; // (N·chunks, b, d_k)
  const { kept, carried, written } = decayOf({ eta: stream.eta, alpha: stream.alpha, spans }); // (N·chunks, b+1, b+1)
  const column = (x: tf.Tensor3D) => tf.slice3d(x, [0, 1, 0], [batch * count, chunk, 1]); // (N·chunks, b, 1)
  const lastRow = (x: tf.Tensor3D) =>
    tf.reshape<tf.Rank.R3>(tf.slice3d(x, [0, chunk, 1], [batch * count, 1, chunk]), [batch * count, chunk, 1]);
  const corner = (x: tf.Tensor3D) => tf.slice3d(x, [0, chunk, 0], [batch * count, 1, 1]);
  const G = tf.slice3d(written, [0, 1, 1], [batch * count, chunk, chunk]);

  const byChunk = (x: tf.Tensor3D): tf.Tensor3D[] =>
    count === 1
      ? [x] // tfjs has no gradient for a list of one
      : (tf.unstack(tf.reshape(x, [batch, count, x.shape[1], x.shape[2]]), 1) as tf.Tensor3D[]);
  const maps = byChunk(tf.mul(tf.matMul(queries, keys, false, true), G)); // (N, b, b) each
  const askKept = byChunk(tf.mul(column(kept), queries)); // a0∘Q (N, b, d_k)
  const askCarried = byChunk(tf.mul(column(written), queries)); // c0∘Q
  const pushWeights = byChunk(tf.mul(lastRow(written), keys)); // G[b,:]∘K
  const pushMomentum = byChunk(tf.mul(lastRow(carried), keys)); // E[b,:]∘K
  const [keep, add, carry] = [byChunk(corner(kept)), byChunk(corner(written)), byChunk(corner(carried))]; // (N, 1, 1)
  const [askedKeys, values] = [byChunk(keys), byChunk(rows(stream.values))];
  const steps = byChunk(tf.mul(rows(stream.theta), -lossScale)); // −cθ (N, b, 1)

  let weights = state.weights[0]!; // M (N, d_k, d_v)
  let momentum = state.momentum[0]!; // S
  let chunkWeights = weights;
  const errors: tf.Tensor3D[] = [];
  const reads = maps.map((map, index): tf.Tensor3D => {
    const error: tf.Tensor3D = tf.sub(tf.matMul(askedKeys[index]!, weights), values[index]!); // K M − V (N, b, d_v)
    const writes: tf.Tensor3D = tf.mul(steps[index]!, error); // −cθ∘(K M − V)
    const started = tf.add(tf.matMul(askKept[index]!, weights), tf.matMul(askCarried[index]!, momentum));
    chunkWeights = weights;
    weights = tf.add(
      tf.add(tf.mul(keep[index]!, weights), tf.mul(add[index]!, momentum)),
      tf.matMul(pushWeights[index]!, writes, true, false),
    );
    momentum = tf.add(tf.mul(carry[index]!, momentum), tf.matMul(pushMomentum[index]!, writes, true, false));
    errors.push(error);
    return tf.add(started, tf.matMul(map, writes));
  });
  const over = (parts: tf.Tensor3D[]): tf.Tensor3D => tf.reshape(tf.stack(parts, 1), [batch, length, valueWidth]);
  const loss: tf.Tensor2D = tf.mul(tf.sum(tf.square(over(errors)), -1), lossScale / 2);
  const position = state.position + length;
  return {
    reads: over(reads),
    loss,
    state: { position, weights: [weights], momentum: [momentum], chunkWeights: [chunkWeights] },
  };
}
