// How does a token attend to the tokens of its window? Softmax over q·k/√k plus a learned bias by distance, on tfjs tensors.
// Computed block by block, so that its cost grows with the window and not with the text.

import * as tf from "@tensorflow/tfjs";
import { distanceBucket, distanceBuckets } from "#model/contracts/architecture";

/** What is not seen. A finite number: rows of −∞ alone would make NaN. */
const unseen = -1e9;

interface AttentionInputs {
  readonly queries: tf.Tensor3D; // (N·H, T, k)
  readonly keys: tf.Tensor3D; // (N·H, T, k)
  readonly values: tf.Tensor3D; // (N·H, T, k)
  /** Seen by every token, before all others. */
  readonly persistent: { readonly keys: tf.Tensor3D; readonly values: tf.Tensor3D } | null; // (N·H, N_p, k) each
  /** By head and distance bucket. (H, buckets) */
  readonly distanceBias: tf.Tensor2D;
}

/** y_i = Σ_j softmax_j(q_i·k_j/√k + bias(i − j)) v_j over the persistent tokens and 0 ≤ i − j < window. (N·H, T, k) */
export function attendWindow({ window, ...inputs }: AttentionInputs & { window: number }): tf.Tensor3D {
  const { keys, values } = inputs;
  const [all, length, width] = keys.shape;
  if (window >= length) return attend({ ...inputs, offset: 0, window });
  const blocks: tf.Tensor3D[] = [];
  for (let start = 0; start < length; start += window) {
    const size = Math.min(window, length - start);
    const from = Math.max(0, start - window);
    const part = (x: tf.Tensor3D, first: number, end: number) =>
      tf.slice3d(x, [0, first, 0], [all, end - first, width]);
    blocks.push(
      attend({
        ...inputs,
        queries: part(inputs.queries, start, start + size),
        keys: part(keys, from, start + size),
        values: part(values, from, start + size),
        offset: start - from,
        window,
      }),
    );
  }
  return tf.concat(blocks, 1);
}

/**
 * MAC's attention inside one segment: token i sees the persistent tokens, what was remembered for the tokens up to it, and
 * those tokens. (N·H, C, k)
 */
export function attendSegment({
  remembered,
  ...inputs
}: AttentionInputs & { remembered: { readonly keys: tf.Tensor3D; readonly values: tf.Tensor3D } | null }): tf.Tensor3D {
  const size = inputs.keys.shape[1];
  return attend({ ...inputs, remembered, offset: 0, window: size });
}

/** Query i stands at key i + offset. */
function attend({
  queries,
  keys,
  values,
  persistent,
  remembered = null,
  distanceBias,
  offset,
  window,
}: AttentionInputs & {
  remembered?: { readonly keys: tf.Tensor3D; readonly values: tf.Tensor3D } | null;
  offset: number;
  window: number;
}): tf.Tensor3D {
  const [all, rows, width] = queries.shape;
  const columns = keys.shape[1];
  const heads = distanceBias.shape[0];
  const scale = 1 / Math.sqrt(width);
  const sees = (i: number, j: number): boolean => i + offset >= j && i + offset - j < window;
  const bias = distanceBiases({ distanceBias, rows, columns, offset, sees });
  const score = (of: tf.Tensor3D): tf.Tensor3D => tf.mul(tf.matMul(queries, of, false, true), scale); // (N·H, rows, …)
  const placed = (scores: tf.Tensor3D): tf.Tensor3D =>
    tf.reshape(tf.add(tf.reshape(scores, [all / heads, heads, rows, columns]), bias), [all, rows, columns]);
  const logits = [placed(score(keys))];
  const seen = [values];
  if (remembered) {
    logits.unshift(placed(score(remembered.keys)));
    seen.unshift(remembered.values);
  }
  if (persistent) {
    logits.unshift(score(persistent.keys));
    seen.unshift(persistent.values);
  }
  return tf.matMul(tf.softmax(tf.concat(logits, 2)), tf.concat(seen, 1));
}

/** The bias of every pair, and `unseen` where a token does not see another. (1, H, rows, columns) */
function distanceBiases({
  distanceBias,
  rows,
  columns,
  offset,
  sees,
}: {
  distanceBias: tf.Tensor2D;
  rows: number;
  columns: number;
  offset: number;
  sees: (row: number, column: number) => boolean;
}): tf.Tensor4D {
  const heads = distanceBias.shape[0];
  const chosen = new Float32Array(distanceBuckets * rows * columns); // one-hot by pair: matMul has a gradient everywhere, gather has not
  const hidden = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const pair = i * columns + j;
      if (sees(i, j)) chosen[distanceBucket(i + offset - j) * rows * columns + pair] = 1;
      else hidden[pair] = unseen;
    }
  }
  const bias = tf.matMul(distanceBias, tf.tensor2d(chosen, [distanceBuckets, rows * columns])); // (H, pairs)
  return tf.reshape(tf.add(bias, tf.tensor1d(hidden)), [1, heads, rows, columns]);
}
