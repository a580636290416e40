// What are the parts of a block? Norms, projections, the short convolution, heads and the feed-forward layer, on tfjs tensors.
// Leaves to titans.ts how tokens see each other. (N batch, T tokens, d width, H heads, k = d/H)

import * as tf from "@tensorflow/tfjs";
import { normEpsilon } from "#model/contracts/architecture";

/** x W: (N, T, in) and (in, out) → (N, T, out). Its gradients transpose first: the wasm backend's plain matMul is ten times its transposing one. */
export function dense(x: tf.Tensor3D, weights: tf.Tensor2D): tf.Tensor3D {
  const [batch, length, width] = x.shape;
  const flat = product(tf.reshape(x, [batch * length, width]), weights);
  return tf.reshape(flat, [batch, length, weights.shape[1]]);
}

/** a b for matrices. (n, m) and (m, k) → (n, k) */
const product = tf.customGrad((a, b, save) => {
  const [left, right] = [a as tf.Tensor2D, b as tf.Tensor2D];
  (save as tf.GradSaveFunc)([left, right]);
  return {
    value: tf.matMul(left, right),
    gradFunc: (dy: tf.Tensor2D, saved: tf.Tensor[]) => {
      const [left, right] = saved as [tf.Tensor2D, tf.Tensor2D];
      return [tf.matMul(dy, tf.transpose(right)), tf.matMul(tf.transpose(left), dy)];
    },
  };
}) as (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D;

/** g ∘ x / √(mean x²), over the last axis. */
export function rmsNorm<R extends tf.Tensor>(x: R, gain: tf.Tensor1D): R {
  const scale = tf.rsqrt(tf.add(tf.mean(tf.square(x), -1, true), normEpsilon));
  return tf.mul(tf.mul(x, scale), gain);
}

/** x / ‖x‖ over the last axis. */
export function unit(x: tf.Tensor3D): tf.Tensor3D {
  return tf.mul(x, tf.rsqrt(tf.add(tf.sum(tf.square(x), -1, true), normEpsilon)));
}

export function silu<R extends tf.Tensor>(x: R): R {
  return tf.mul(x, tf.sigmoid(x));
}

/**
 * Causal and depth-wise: y_t = Σ_j taps_j ∘ x_{t−j}, zeros before the first token unless `before` holds the last rows
 * of what came before. (N, T, d), (taps, d), (N, taps − 1, d) → (N, T, d)
 */
export function convolve(x: tf.Tensor3D, taps: tf.Tensor2D, before: tf.Tensor3D | null = null): tf.Tensor3D {
  const [batch, length, width] = x.shape;
  const reach = taps.shape[0] - 1;
  const past = before ?? tf.zeros<tf.Rank.R3>([batch, reach, width]);
  const padded: tf.Tensor3D = tf.concat([past, x], 1); // (N, reach + T, d)
  const lagged = Array.from({ length: reach + 1 }, (_, lag): tf.Tensor3D => {
    const rows = lag === 0 ? x : tf.slice3d(padded, [0, reach - lag, 0], [batch, length, width]);
    return tf.mul(rows, tf.slice2d(taps, [lag, 0], [1, width]));
  });
  return lagged.reduce((sum, rows) => tf.add(sum, rows));
}

/** (N, T, d) → (N·H, T, k) */
export function splitHeads(x: tf.Tensor3D, heads: number): tf.Tensor3D {
  const [batch, length, width] = x.shape;
  const apart = tf.transpose(tf.reshape(x, [batch, length, heads, width / heads]), [0, 2, 1, 3]);
  return tf.reshape(apart, [batch * heads, length, width / heads]);
}

/** (N·H, T, k) → (N, T, d) */
export function mergeHeads(x: tf.Tensor3D, heads: number): tf.Tensor3D {
  const [all, length, width] = x.shape;
  const together = tf.transpose(tf.reshape(x, [all / heads, heads, length, width]), [0, 2, 1, 3]);
  return tf.reshape(together, [all / heads, length, heads * width]);
}

/** (N, T, H) → (N·H, T) */
export function splitGate(x: tf.Tensor3D): tf.Tensor2D {
  const [batch, length, heads] = x.shape;
  return tf.reshape(tf.transpose(x, [0, 2, 1]), [batch * heads, length]);
}

/** The same for every text of a batch: (H, …) → (N·H, …) */
export function overBatch(x: tf.Tensor3D, batch: number): tf.Tensor3D {
  const [heads, rows, columns] = x.shape;
  const all = tf.mul(tf.reshape(x, [1, heads, rows, columns]), tf.ones([batch, 1, 1, 1]));
  return tf.reshape(all, [batch * heads, rows, columns]);
}

/** (SiLU(x W_gate) ∘ x W_up) W_down (Shazeer, arXiv 2002.05202). */
export function swiGlu(
  x: tf.Tensor3D,
  { gate, up, down }: { gate: tf.Tensor2D; up: tf.Tensor2D; down: tf.Tensor2D },
): tf.Tensor3D {
  return dense(tf.mul(silu(dense(x, gate)), dense(x, up)), down);
}
