// How is a vector multiplied by a matrix, four columns at a time? AssemblyScript, compiled by scripts/simd.mjs.
// A matrix is [rows, stride] row-major, its stride a multiple of four, zeros beyond its columns. Every sum runs over the rows
// in their order, so that cutting a text into pieces changes no bit.

import { sumOf } from "./lanes";

/** z = x W: (rows) and (rows, stride) → (stride). Sixteen columns stay in registers while the rows pass by. */
export function multiply(x: usize, weights: usize, rows: i32, stride: i32, z: usize): void {
  const next = (<usize>stride) << 2;
  let j: i32 = 0;
  for (; j + 16 <= stride; j += 16) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let row = weights + ((<usize>j) << 2);
    for (let i = 0; i < rows; i++, row += next) {
      const xi = v128.load32_splat(x + ((<usize>i) << 2));
      a = f32x4.add(a, f32x4.mul(xi, v128.load(row)));
      b = f32x4.add(b, f32x4.mul(xi, v128.load(row, 16)));
      c = f32x4.add(c, f32x4.mul(xi, v128.load(row, 32)));
      d = f32x4.add(d, f32x4.mul(xi, v128.load(row, 48)));
    }
    const to = z + ((<usize>j) << 2);
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
  }
  for (; j < stride; j += 4) {
    let a = f32x4.splat(0);
    let row = weights + ((<usize>j) << 2);
    for (let i = 0; i < rows; i++, row += next) {
      a = f32x4.add(a, f32x4.mul(v128.load32_splat(x + ((<usize>i) << 2)), v128.load(row)));
    }
    v128.store(z + ((<usize>j) << 2), a);
  }
}

/** z = x W and z2 = x2 W at once: every weight is loaded for both. */
export function multiplyBoth(x: usize, x2: usize, weights: usize, rows: i32, stride: i32, z: usize, z2: usize): void {
  const next = (<usize>stride) << 2;
  let j: i32 = 0;
  for (; j + 16 <= stride; j += 16) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let a2 = a;
    let b2 = a;
    let c2 = a;
    let d2 = a;
    let row = weights + ((<usize>j) << 2);
    for (let i = 0; i < rows; i++, row += next) {
      const xi = v128.load32_splat(x + ((<usize>i) << 2));
      const xi2 = v128.load32_splat(x2 + ((<usize>i) << 2));
      const w0 = v128.load(row);
      const w1 = v128.load(row, 16);
      const w2 = v128.load(row, 32);
      const w3 = v128.load(row, 48);
      a = f32x4.add(a, f32x4.mul(xi, w0));
      b = f32x4.add(b, f32x4.mul(xi, w1));
      c = f32x4.add(c, f32x4.mul(xi, w2));
      d = f32x4.add(d, f32x4.mul(xi, w3));
      a2 = f32x4.add(a2, f32x4.mul(xi2, w0));
      b2 = f32x4.add(b2, f32x4.mul(xi2, w1));
      c2 = f32x4.add(c2, f32x4.mul(xi2, w2));
      d2 = f32x4.add(d2, f32x4.mul(xi2, w3));
    }
    const at = (<usize>j) << 2;
    v128.store(z + at, a);
    v128.store(z + at, b, 16);
    v128.store(z + at, c, 32);
    v128.store(z + at, d, 48);
    v128.store(z2 + at, a2);
    v128.store(z2 + at, b2, 16);
    v128.store(z2 + at, c2, 32);
    v128.store(z2 + at, d2, 48);
  }
  for (; j < stride; j += 4) {
    let a = f32x4.splat(0);
    let a2 = a;
    let row = weights + ((<usize>j) << 2);
    for (let i = 0; i < rows; i++, row += next) {
      const w = v128.load(row);
      a = f32x4.add(a, f32x4.mul(v128.load32_splat(x + ((<usize>i) << 2)), w));
      a2 = f32x4.add(a2, f32x4.mul(v128.load32_splat(x2 + ((<usize>i) << 2)), w));
    }
    v128.store(z + ((<usize>j) << 2), a);
    v128.store(z2 + ((<usize>j) << 2), a2);
  }
}

/** x = (W δ) ∘ slope: (rows, stride) and (stride) → (rows), what an error says of the layer below. */
export function multiplyBack(weights: usize, delta: usize, rows: i32, stride: i32, slope: usize, x: usize): void {
  const next = (<usize>stride) << 2;
  let row = weights;
  for (let i = 0; i < rows; i++, row += next) {
    let sum = f32x4.splat(0);
    for (let j: usize = 0; j < next; j += 16) {
      sum = f32x4.add(sum, f32x4.mul(v128.load(row + j), v128.load(delta + j)));
    }
    const at = (<usize>i) << 2;
    store<f32>(x + at, sumOf(sum) * load<f32>(slope + at));
  }
}

/** a·b over `stride` numbers. */
export function dot(a: usize, b: usize, stride: i32): f32 {
  let sum = f32x4.splat(0);
  const end = (<usize>stride) << 2;
  for (let j: usize = 0; j < end; j += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(a + j), v128.load(b + j)));
  return sumOf(sum);
}
