// How are some tokens multiplied by a matrix, four columns at a time? AssemblyScript, compiled by scripts/simd.mjs.
// A matrix is [rows, stride] row-major, both multiples of four; tokens lie in slots of frames, as record.ts has them. Every sum
// runs over the rows in their order, however many tokens there are, so that cutting a text into pieces changes no bit.

import { all, all0, all1, all2, all3, sumOf } from "./lanes";
import { FRAME } from "./record";

/** x₀ m₀ + x₁ m₁ + x₂ m₂ + x₃ m₃, in pairs: before it is added to anything, so that few roundings follow each other. */
function inPairs(x0: v128, x1: v128, x2: v128, x3: v128, m0: v128, m1: v128, m2: v128, m3: v128): v128 {
  return f32x4.add(f32x4.add(f32x4.mul(x0, m0), f32x4.mul(x1, m1)), f32x4.add(f32x4.mul(x2, m2), f32x4.mul(x3, m3)));
}

/** x M of four inputs, which lie at x, and four rows. */
export function product(x: usize, m0: v128, m1: v128, m2: v128, m3: v128): v128 {
  const four = v128.load(x);
  return inPairs(all0(four), all1(four), all2(four), all3(four), m0, m1, m2, m3);
}

/** z = x W: (tokens, rows) and (rows, stride) → (tokens, stride). */
export function multiply(x: usize, weights: usize, rows: i32, stride: i32, z: usize, tokens: i32): void {
  const row = (<usize>stride) << 2;
  const end = x + <usize>(rows >> 2) * FRAME;
  const last = (<usize>tokens) << 4;
  for (let j: usize = 0; j < row;) {
    const at = weights + j;
    const isWide = tokens === 1 && j + 32 <= row;
    if (isWide) eightColumns(x, end, at, row, z);
    else {
      let t: usize = 0;
      for (; t + 32 <= last; t += 32) twoTokens(x + t, end, at, row, z + t);
      if (t < last) oneToken(x + t, end, at, row, z + t);
    }
    j += isWide ? 32 : 16;
    z += isWide ? 2 * FRAME : FRAME;
  }
}

/** Four columns of two tokens: more would not stay in registers while the rows pass by. */
function twoTokens(x: usize, end: usize, weights: usize, row: usize, z: usize): void {
  let a = all(0);
  let b = a;
  for (; x < end; x += FRAME, weights += 4 * row) {
    const m0 = v128.load(weights);
    const m1 = v128.load(weights + row);
    const m2 = v128.load(weights + 2 * row);
    const m3 = v128.load(weights + 3 * row);
    a = f32x4.add(a, product(x, m0, m1, m2, m3));
    b = f32x4.add(b, product(x + 16, m0, m1, m2, m3));
  }
  v128.store(z, a);
  v128.store(z, b, 16);
}

function oneToken(x: usize, end: usize, weights: usize, row: usize, z: usize): void {
  let a = all(0);
  for (; x < end; x += FRAME, weights += 4 * row) {
    const m0 = v128.load(weights);
    const m1 = v128.load(weights + row);
    const m2 = v128.load(weights + 2 * row);
    a = f32x4.add(a, product(x, m0, m1, m2, v128.load(weights + 3 * row)));
  }
  v128.store(z, a);
}

function eightColumns(x: usize, end: usize, weights: usize, row: usize, z: usize): void {
  let a = all(0);
  let b = a;
  for (; x < end; x += FRAME, weights += 4 * row) {
    const four = v128.load(x);
    const x0 = all0(four);
    const x1 = all1(four);
    const x2 = all2(four);
    const x3 = all3(four);
    const row1 = weights + row;
    const row2 = row1 + row;
    const row3 = row2 + row;
    const m0 = v128.load(weights);
    const m1 = v128.load(row1);
    const m2 = v128.load(row2);
    const m3 = v128.load(row3);
    a = f32x4.add(a, inPairs(x0, x1, x2, x3, m0, m1, m2, m3));
    const n0 = v128.load(weights, 16);
    const n1 = v128.load(row1, 16);
    const n2 = v128.load(row2, 16);
    const n3 = v128.load(row3, 16);
    b = f32x4.add(b, inPairs(x0, x1, x2, x3, n0, n1, n2, n3));
  }
  v128.store(z, a);
  v128.store(z + FRAME, b);
}

/** x = (W δ) ∘ slope: (rows, stride) and (tokens, stride) → (tokens, rows), what errors say of the layer below. */
export function multiplyBack(
  weights: usize,
  delta: usize,
  rows: i32,
  stride: i32,
  slope: usize,
  x: usize,
  tokens: i32,
): void {
  const row = (<usize>stride) << 2;
  const end = (<usize>tokens) << 4;
  for (let i = 0; i < rows; i += 4, weights += 4 * row, slope += FRAME, x += FRAME) {
    for (let t: usize = 0; t < end; t += 16) {
      let a = all(0);
      let b = a;
      let c = a;
      let d = a;
      let from = delta + t;
      for (let j: usize = 0; j < row; j += 16, from += FRAME) {
        const at = weights + j;
        const part = v128.load(from);
        a = f32x4.add(a, f32x4.mul(v128.load(at), part));
        b = f32x4.add(b, f32x4.mul(v128.load(at + row), part));
        c = f32x4.add(c, f32x4.mul(v128.load(at + 2 * row), part));
        d = f32x4.add(d, f32x4.mul(v128.load(at + 3 * row), part));
      }
      v128.store(x + t, f32x4.mul(sumsOf(a, b, c, d), v128.load(slope + t)));
    }
  }
}

/** Σ a, Σ b, Σ c, Σ d, each as sumOf has it. */
export function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const first = f32x4.add(f32x4.shuffle(a, b, 0, 4, 2, 6), f32x4.shuffle(a, b, 1, 5, 3, 7)); // a₀+a₁, b₀+b₁, a₂+a₃, b₂+b₃
  const second = f32x4.add(f32x4.shuffle(c, d, 0, 4, 2, 6), f32x4.shuffle(c, d, 1, 5, 3, 7));
  return f32x4.add(f32x4.shuffle(first, second, 0, 1, 4, 5), f32x4.shuffle(first, second, 2, 3, 6, 7));
}

/** a·b over `stride` numbers. */
export function dot(a: usize, b: usize, stride: i32): f32 {
  let sum = all(0);
  const end = (<usize>stride) << 2;
  for (let j: usize = 0; j < end; j += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a + j), v128.load(b + j)));
  return sumOf(sum);
}
