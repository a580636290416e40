// What is done to every row of a block between its products? Norms, the short convolution, heads and gates, four numbers at
// a time. AssemblyScript, compiled by scripts/simd.mjs. Rows follow each other without a gap and may be of any width: past
// the last whole four, what lies behind a row is loaded and never stored.

import { all, expOf, sigmoidOf, sumOf } from "./lanes";

/** Of four numbers the first `count`, where fewer than four are wanted. */
function storeUpTo(to: usize, numbers: v128, count: usize): void {
  if (count >= 4) v128.store(to, numbers);
  else {
    v128.store32_lane(to, numbers, 0);
    if (count > 1) v128.store32_lane(to, numbers, 1, 4);
    if (count > 2) v128.store32_lane(to, numbers, 2, 8);
  }
}

/** Of four numbers the first `count`, zeros for the others. */
function only(numbers: v128, count: usize): v128 {
  if (count >= 4) return numbers;
  const lane = i32x4(0, 1, 2, 3);
  return v128.and(numbers, i32x4.lt_s(lane, i32x4.splat(<i32>count)));
}

/** Σ x² of one row. */
function squareOf(x: usize, width: i32): f32 {
  let squares = all(0);
  for (let j = 0; j < width; j += 4) {
    const part = only(v128.load(x + ((<usize>j) << 2)), <usize>(width - j));
    squares = f32x4.add(squares, f32x4.mul(part, part));
  }
  return sumOf(squares);
}

/** y = g ∘ x / √(mean x² + ε): rows of `width` into rows of `stride`. */
export function rmsNorm(x: usize, gain: usize, y: usize, width: i32, stride: i32, rows: i32, epsilon: f32): void {
  for (let row = 0; row < rows; row++) {
    const from = x + ((<usize>(row * width)) << 2);
    const to = y + ((<usize>(row * stride)) << 2);
    const scale = all(1 / Mathf.sqrt(squareOf(from, width) / <f32>width + epsilon));
    for (let j = 0; j < width; j += 4) {
      const at = (<usize>j) << 2;
      const part = f32x4.mul(f32x4.mul(v128.load(from + at), scale), v128.load(gain + at));
      storeUpTo(to + at, part, <usize>(width - j));
    }
  }
}

/** y_t = Σ_j taps_j ∘ x_{t−j}, zeros before the first token; x and y are the rows of token 0. */
export function convolve(x: usize, taps: usize, y: usize, width: i32, reach: i32, token: i32, rows: i32): void {
  const row = (<usize>width) << 2;
  for (let t = token; t < token + rows; t++) {
    const lags = min(reach, t + 1);
    const from = x + <usize>t * row;
    const to = y + <usize>t * row;
    for (let j = 0; j < width; j += 4) {
      const at = (<usize>j) << 2;
      let sum = all(0);
      for (let lag = 0; lag < lags; lag++) {
        const back = <usize>lag * row;
        sum = f32x4.add(sum, f32x4.mul(v128.load(taps + back + at), v128.load(from - back + at)));
      }
      storeUpTo(to + at, sum, <usize>(width - j));
    }
  }
}

/** SiLU(x) of one head, `size` columns of rows of `stride`; to length one where asked. */
export function splitHead(x: usize, y: usize, size: i32, stride: i32, unit: i32, rows: i32, epsilon: f32): void {
  for (let row = 0; row < rows; row++) {
    const from = x + ((<usize>(row * stride)) << 2);
    const to = y + ((<usize>(row * size)) << 2);
    for (let j = 0; j < size; j += 4) {
      const at = (<usize>j) << 2;
      const part = v128.load(from + at);
      storeUpTo(to + at, f32x4.mul(part, sigmoidOf(part)), <usize>(size - j));
    }
    if (!unit) continue;
    const scale = all(1 / Mathf.sqrt(squareOf(to, size) + epsilon));
    for (let j = 0; j < size; j += 4) {
      const at = (<usize>j) << 2;
      storeUpTo(to + at, f32x4.mul(v128.load(to + at), scale), <usize>(size - j));
    }
  }
}

/** y = x ∘ SiLU(gate), `count` numbers. */
export function gate(x: usize, gates: usize, y: usize, count: i32): void {
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    const open = v128.load(gates + at);
    const part = f32x4.mul(v128.load(x + at), f32x4.mul(open, sigmoidOf(open)));
    storeUpTo(y + at, part, <usize>(count - j));
  }
}

/** y = x ∘ 2 sigmoid(gate), `count` numbers. */
export function open(x: usize, gates: usize, y: usize, count: i32): void {
  const two = all(2);
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    const part = f32x4.mul(v128.load(x + at), f32x4.mul(two, sigmoidOf(v128.load(gates + at))));
    storeUpTo(y + at, part, <usize>(count - j));
  }
}

/** y += x, `count` numbers. */
export function add(x: usize, y: usize, count: i32): void {
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    storeUpTo(y + at, f32x4.add(v128.load(y + at), v128.load(x + at)), <usize>(count - j));
  }
}

/** share = sigmoid(share + bias), y = memory + share (attention − memory): of `rows` rows. */
export function blend(
  share: usize,
  bias: usize,
  memory: usize,
  attention: usize,
  y: usize,
  width: i32,
  rows: i32,
): void {
  for (let row = 0; row < rows; row++) {
    const from = (<usize>(row * width)) << 2;
    for (let j = 0; j < width; j += 4) {
      const column = (<usize>j) << 2;
      const at = from + column;
      const part = sigmoidOf(f32x4.add(v128.load(share + at), v128.load(bias + column)));
      const own = v128.load(memory + at);
      const mixed = f32x4.add(own, f32x4.mul(part, f32x4.sub(v128.load(attention + at), own)));
      storeUpTo(share + at, part, <usize>(width - j));
      storeUpTo(y + at, mixed, <usize>(width - j));
    }
  }
}

/** x = elu(x) + 1, `count` numbers. */
export function eluPlusOne(x: usize, count: i32): void {
  const one = all(1);
  for (let j = 0; j < count; j += 4) {
    const at = x + ((<usize>j) << 2);
    const part = v128.load(at);
    const above = f32x4.gt(part, all(0));
    storeUpTo(at, v128.bitselect(f32x4.add(part, one), expOf(part), above), <usize>(count - j));
  }
}

/** Every row's first `width` numbers over its last: (rows, width + 1) → (rows, width). */
export function divideByLast(x: usize, y: usize, width: i32, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    const from = x + ((<usize>(row * (width + 1))) << 2);
    const to = y + ((<usize>(row * width)) << 2);
    const total = v128.load32_splat(from + ((<usize>width) << 2));
    for (let j = 0; j < width; j += 4) {
      const at = (<usize>j) << 2;
      storeUpTo(to + at, f32x4.div(v128.load(from + at), total), <usize>(width - j));
    }
  }
}
