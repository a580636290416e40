// How is a vector multiplied by a matrix, four columns at a time? AssemblyScript, compiled by scripts/simd.mjs.
// A matrix is [rows, stride] row-major, its stride a multiple of four, zeros beyond its columns. Every sum runs over the rows
// in their order, so that cutting a text into pieces changes no bit.

import { sumOf } from "./lanes";

/** x₀ w₀ + x₁ w₁, before it is added to anything: half as many roundings in a row as one product after the other. */
function pair(x0: v128, row: usize, x1: v128, next: usize): v128 {
  return f32x4.add(f32x4.mul(x0, v128.load(row)), f32x4.mul(x1, v128.load(row + next)));
}

/** z = x W: (rows) and (rows, stride) → (stride). Sixteen columns stay in registers while the rows pass by, four at a time. */
export function multiply(x: usize, weights: usize, rows: i32, stride: i32, z: usize): void {
  const next = (<usize>stride) << 2;
  const whole = rows & ~3;
  let j: i32 = 0;
  for (; j + 16 <= stride; j += 16) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    let row = weights + ((<usize>j) << 2);
    let i = 0;
    for (; i < whole; i += 4) {
      const at = x + ((<usize>i) << 2);
      const x0 = v128.load32_splat(at);
      const x1 = v128.load32_splat(at, 4);
      const x2 = v128.load32_splat(at, 8);
      const x3 = v128.load32_splat(at, 12);
      const third = row + 2 * next;
      a = f32x4.add(a, f32x4.add(pair(x0, row, x1, next), pair(x2, third, x3, next)));
      b = f32x4.add(b, f32x4.add(pair(x0, row + 16, x1, next), pair(x2, third + 16, x3, next)));
      c = f32x4.add(c, f32x4.add(pair(x0, row + 32, x1, next), pair(x2, third + 32, x3, next)));
      d = f32x4.add(d, f32x4.add(pair(x0, row + 48, x1, next), pair(x2, third + 48, x3, next)));
      row = third + 2 * next;
    }
    for (; i < rows; i++, row += next) {
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
    let i = 0;
    for (; i < whole; i += 4, row += 4 * next) {
      const at = x + ((<usize>i) << 2);
      const first = pair(v128.load32_splat(at), row, v128.load32_splat(at, 4), next);
      a = f32x4.add(
        a,
        f32x4.add(first, pair(v128.load32_splat(at, 8), row + 2 * next, v128.load32_splat(at, 12), next)),
      );
    }
    for (; i < rows; i++, row += next) {
      a = f32x4.add(a, f32x4.mul(v128.load32_splat(x + ((<usize>i) << 2)), v128.load(row)));
    }
    v128.store(z + ((<usize>j) << 2), a);
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
