// What do errors of rows say of what they were made from? rows.ts backwards, and the loss at the end of a model.
// AssemblyScript, compiled by scripts/simd.mjs. Gradients are added to what is there, unless an output took the place of an
// input: then its gradient takes that place, too. Rows are multiples of four wide, but for those of logits.

import { all, expOf, sigmoidOf, sumOf } from "./lanes";

/** Adds to the gradient at `to`; where the error lay there, it gives way. */
function give(to: usize, change: v128, error: usize): void {
  v128.store(to, to === error ? change : f32x4.add(v128.load(to), change));
}

/** Of y = g ∘ x / √(mean x² + ε): dx and dg. Rows of `width`; those of y have `stride`. */
export function rmsNormBack(
  x: usize,
  gain: usize,
  dy: usize,
  dx: usize,
  dGain: usize,
  width: i32,
  stride: i32,
  rows: i32,
  epsilon: f32,
): void {
  const row = (<usize>width) << 2;
  for (let t = 0; t < rows; t++, x += row, dx += row, dy += (<usize>stride) << 2) {
    let squares = all(0);
    let along = all(0);
    for (let at: usize = 0; at < row; at += 16) {
      const part = v128.load(x + at);
      squares = f32x4.add(squares, f32x4.mul(part, part));
      along = f32x4.add(along, f32x4.mul(f32x4.mul(v128.load(dy + at), v128.load(gain + at)), part));
    }
    const scale: f32 = 1 / Mathf.sqrt(sumOf(squares) / <f32>width + epsilon);
    const scales = all(scale);
    const back = all((sumOf(along) * scale * scale * scale) / <f32>width);
    for (let at: usize = 0; at < row; at += 16) {
      const part = v128.load(x + at);
      const error = v128.load(dy + at);
      const change = f32x4.sub(f32x4.mul(scales, f32x4.mul(error, v128.load(gain + at))), f32x4.mul(back, part));
      v128.store(dx + at, f32x4.add(v128.load(dx + at), change));
      const ofGain = f32x4.mul(error, f32x4.mul(part, scales));
      v128.store(dGain + at, f32x4.add(v128.load(dGain + at), ofGain));
    }
  }
}

/** Of y_t = Σ_j taps_j ∘ x_{t−j}: dx and dtaps. The addresses are those of token 0. */
export function convolveBack(
  x: usize,
  taps: usize,
  dy: usize,
  dx: usize,
  dTaps: usize,
  width: i32,
  reach: i32,
  token: i32,
  rows: i32,
): void {
  const row = (<usize>width) << 2;
  for (let t = token; t < token + rows; t++) {
    const lags = min(reach, t + 1);
    for (let lag = 0; lag < lags; lag++) {
      const tap = <usize>lag * row;
      const from = <usize>(t - lag) * row;
      for (let at: usize = 0; at < row; at += 16) {
        const error = v128.load(dy + <usize>t * row + at);
        const to = dx + from + at;
        v128.store(to, f32x4.add(v128.load(to), f32x4.mul(error, v128.load(taps + tap + at))));
        const ofTap = dTaps + tap + at;
        v128.store(ofTap, f32x4.add(v128.load(ofTap), f32x4.mul(error, v128.load(x + from + at))));
      }
    }
  }
}

/** Of y = SiLU(x), to length one where asked: dx. One head, `size` columns of rows of `stride`; dy follows without a gap. */
export function splitHeadBack(
  x: usize,
  dy: usize,
  dx: usize,
  size: i32,
  stride: i32,
  unit: i32,
  rows: i32,
  epsilon: f32,
): void {
  const row = (<usize>size) << 2;
  const next = (<usize>stride) << 2;
  const one = all(1);
  for (let t = 0; t < rows; t++, x += next, dx += next, dy += row) {
    let scale = one;
    let back = all(0);
    if (unit) {
      let squares = all(0);
      let along = all(0);
      for (let at: usize = 0; at < row; at += 16) {
        const part = v128.load(x + at);
        const z = f32x4.mul(part, sigmoidOf(part));
        squares = f32x4.add(squares, f32x4.mul(z, z));
        along = f32x4.add(along, f32x4.mul(z, v128.load(dy + at)));
      }
      const inverse: f32 = 1 / Mathf.sqrt(sumOf(squares) + epsilon);
      scale = all(inverse);
      back = all(sumOf(along) * inverse * inverse * inverse);
    }
    for (let at: usize = 0; at < row; at += 16) {
      const part = v128.load(x + at);
      const sigmoid = sigmoidOf(part);
      const z = f32x4.mul(part, sigmoid);
      const slope = f32x4.mul(sigmoid, f32x4.add(one, f32x4.sub(part, z)));
      const error = f32x4.sub(f32x4.mul(v128.load(dy + at), scale), f32x4.mul(back, z));
      v128.store(dx + at, f32x4.add(v128.load(dx + at), f32x4.mul(error, slope)));
    }
  }
}

/** Of y = x ∘ SiLU(gate): dx and dgate, `count` numbers. */
export function gateBack(x: usize, gates: usize, dy: usize, dx: usize, dGates: usize, count: i32): void {
  const one = all(1);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const error = v128.load(dy + at);
    const gate = v128.load(gates + at);
    const sigmoid = sigmoidOf(gate);
    const open = f32x4.mul(gate, sigmoid);
    const slope = f32x4.mul(sigmoid, f32x4.add(one, f32x4.sub(gate, open)));
    give(dx + at, f32x4.mul(error, open), dy + at);
    give(dGates + at, f32x4.mul(error, f32x4.mul(v128.load(x + at), slope)), dy + at);
  }
}

/** Of y = x ∘ 2 sigmoid(gate): dx and dgate, `count` numbers. */
export function openBack(x: usize, gates: usize, dy: usize, dx: usize, dGates: usize, count: i32): void {
  const one = all(1);
  const two = all(2);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const error = f32x4.mul(two, v128.load(dy + at));
    const sigmoid = sigmoidOf(v128.load(gates + at));
    const slope = f32x4.mul(sigmoid, f32x4.sub(one, sigmoid));
    give(dx + at, f32x4.mul(error, sigmoid), dy + at);
    give(dGates + at, f32x4.mul(error, f32x4.mul(v128.load(x + at), slope)), dy + at);
  }
}

/** Of y = memory + share (attention − memory), share the sigmoid of what stood in its place before: all four gradients. */
export function blendBack(
  share: usize,
  memory: usize,
  attention: usize,
  dy: usize,
  dShare: usize,
  dBias: usize,
  dMemory: usize,
  dAttention: usize,
  width: i32,
  rows: i32,
): void {
  const row = (<usize>width) << 2;
  const one = all(1);
  for (let t = 0; t < rows; t++) {
    for (let column: usize = 0; column < row; column += 16) {
      const at = <usize>t * row + column;
      const error = v128.load(dy + at);
      const part = v128.load(share + at);
      const apart = f32x4.sub(v128.load(attention + at), v128.load(memory + at));
      const ofShare = f32x4.mul(error, f32x4.mul(apart, f32x4.mul(part, f32x4.sub(one, part))));
      v128.store(dShare + at, f32x4.add(v128.load(dShare + at), ofShare));
      v128.store(dBias + column, f32x4.add(v128.load(dBias + column), ofShare));
      v128.store(dMemory + at, f32x4.add(v128.load(dMemory + at), f32x4.mul(error, f32x4.sub(one, part))));
      v128.store(dAttention + at, f32x4.add(v128.load(dAttention + at), f32x4.mul(error, part)));
    }
  }
}

/** Of y = elu(x) + 1, which took the place of x, as its gradient does: the slope is 1 above y = 1 and y below. */
export function eluPlusOneBack(y: usize, dy: usize, count: i32): void {
  const one = all(1);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    v128.store(dy + at, f32x4.mul(v128.load(dy + at), f32x4.pmin(v128.load(y + at), one)));
  }
}

/** Of every row's first `width` numbers over its last: dx, (rows, width + 1). */
export function divideByLastBack(x: usize, dy: usize, dx: usize, width: i32, rows: i32): void {
  const row = (<usize>width) << 2;
  for (let t = 0; t < rows; t++, x += row + 4, dx += row + 4, dy += row) {
    const share: f32 = 1 / load<f32>(x + row);
    let along = all(0);
    for (let at: usize = 0; at < row; at += 16) {
      const error = f32x4.mul(v128.load(dy + at), all(share));
      v128.store(dx + at, f32x4.add(v128.load(dx + at), error));
      along = f32x4.add(along, f32x4.mul(error, v128.load(x + at)));
    }
    store<f32>(dx + row, load<f32>(dx + row) - sumOf(along) * share);
  }
}

/**
 * −Σ_t weight_t log softmax(logits_t)[target_t], and its gradient by the logits in their place; `guesses` are the likeliest.
 * Rows of `width` logits, `stride` apart, what lies between being left zero; targets and guesses are whole numbers.
 */
export function crossEntropy(
  logits: usize,
  targets: usize,
  weights: usize,
  guesses: usize,
  width: i32,
  stride: i32,
  rows: i32,
): f64 {
  const row = (<usize>width) << 2;
  const whole = (<usize>(width & ~3)) << 2;
  let loss: f64 = 0;
  for (let t = 0; t < rows; t++, logits += (<usize>stride) << 2) {
    const at = (<usize>t) << 2;
    const target = logits + ((<usize>load<i32>(targets + at)) << 2);
    const weight = load<f32>(weights + at);
    let highest: f32 = -Infinity;
    let guess: usize = 0;
    for (let j: usize = 0; j < row; j += 4) {
      const logit = load<f32>(logits + j);
      if (logit > highest) {
        highest = logit;
        guess = j;
      }
    }
    store<i32>(guesses + at, <i32>(guess >> 2));
    const wanted = load<f32>(target) - highest;
    let totals = all(0);
    let j: usize = 0;
    for (; j < whole; j += 16) {
      const part = expOf(f32x4.sub(v128.load(logits + j), all(highest)));
      totals = f32x4.add(totals, part);
      v128.store(logits + j, part);
    }
    let total = sumOf(totals);
    for (; j < row; j += 4) {
      const part = f32x4.extract_lane(expOf(all(load<f32>(logits + j) - highest)), 0);
      total += part;
      store<f32>(logits + j, part);
    }
    loss += <f64>weight * (Math.log(<f64>total) - <f64>wanted);
    const share = weight / total;
    for (j = 0; j < whole; j += 16) v128.store(logits + j, f32x4.mul(v128.load(logits + j), all(share)));
    for (; j < row; j += 4) store<f32>(logits + j, load<f32>(logits + j) * share);
    store<f32>(target, load<f32>(target) - weight);
    for (; j < (<usize>stride) << 2; j += 4) store<f32>(logits + j, 0);
  }
  return loss;
}
