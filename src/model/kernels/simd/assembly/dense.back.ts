// What do errors of products say of their factors? dense.ts backwards. AssemblyScript, compiled by scripts/simd.mjs.
// Both gradients are added to what is there. There must be a multiple of four inputs; outputs may be of any number.

import { all, all0, all1, all2, all3 } from "./lanes";
import { sumsOf } from "./products";

/** dx += dy Wᵀ: (rows, outputs) and (inputs, outputs) → (rows, inputs). Two rows by four columns stay in registers. */
export function toInputs(weights: usize, dy: usize, dx: usize, inputs: i32, outputs: i32, rows: i32): void {
  const whole = (<usize>(outputs & ~3)) << 2;
  const end = (<usize>outputs) << 2;
  const inputRow = (<usize>inputs) << 2;
  for (let i: usize = 0; i < inputRow; i += 16, weights += 4 * end) {
    const weights1 = weights + end;
    const weights2 = weights1 + end;
    const weights3 = weights2 + end;
    let from = dy;
    let to = dx + i;
    for (let left = rows; left > 0; left -= 2, from += 2 * end, to += 2 * inputRow) {
      const isPair = left > 1;
      const other = isPair ? from + end : from;
      let a0 = all(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      for (let j: usize = 0; j < whole; j += 16) {
        const a = v128.load(from + j);
        const b = v128.load(other + j);
        const w0 = v128.load(weights + j);
        a0 = f32x4.add(a0, f32x4.mul(a, w0));
        b0 = f32x4.add(b0, f32x4.mul(b, w0));
        const w1 = v128.load(weights1 + j);
        a1 = f32x4.add(a1, f32x4.mul(a, w1));
        b1 = f32x4.add(b1, f32x4.mul(b, w1));
        const w2 = v128.load(weights2 + j);
        a2 = f32x4.add(a2, f32x4.mul(a, w2));
        b2 = f32x4.add(b2, f32x4.mul(b, w2));
        const w3 = v128.load(weights3 + j);
        a3 = f32x4.add(a3, f32x4.mul(a, w3));
        b3 = f32x4.add(b3, f32x4.mul(b, w3));
      }
      let sums = sumsOf(a0, a1, a2, a3);
      let others = sumsOf(b0, b1, b2, b3);
      for (let j = whole; j < end; j += 4) {
        const w = f32x4(
          load<f32>(weights + j),
          load<f32>(weights1 + j),
          load<f32>(weights2 + j),
          load<f32>(weights3 + j),
        );
        sums = f32x4.add(sums, f32x4.mul(v128.load32_splat(from + j), w));
        others = f32x4.add(others, f32x4.mul(v128.load32_splat(other + j), w));
      }
      v128.store(to, f32x4.add(v128.load(to), sums));
      if (isPair) v128.store(to + inputRow, f32x4.add(v128.load(to + inputRow), others));
    }
  }
}

/** dW += xᵀ dy: (rows, inputs) and (rows, outputs) → (inputs, outputs). Four rows of W by eight columns stay in registers. */
export function toWeights(x: usize, dy: usize, dWeights: usize, inputs: i32, outputs: i32, rows: i32): void {
  const end = (<usize>outputs) << 2;
  const inputRow = (<usize>inputs) << 2;
  for (let i: usize = 0; i < inputRow; i += 16, dWeights += 4 * end) {
    let j: usize = 0;
    for (; j + 32 <= end; j += 32) eightColumns(x + i, dy + j, dWeights + j, inputRow, end, rows);
    for (; j + 16 <= end; j += 16) fourColumns(x + i, dy + j, dWeights + j, inputRow, end, rows);
    for (; j < end; j += 4) oneColumn(x + i, dy + j, dWeights + j, inputRow, end, rows);
  }
}

function eightColumns(x: usize, dy: usize, dWeights: usize, inputRow: usize, end: usize, rows: i32): void {
  const dWeights1 = dWeights + end;
  const dWeights2 = dWeights1 + end;
  const dWeights3 = dWeights2 + end;
  let a0 = v128.load(dWeights);
  let a1 = v128.load(dWeights, 16);
  let b0 = v128.load(dWeights1);
  let b1 = v128.load(dWeights1, 16);
  let c0 = v128.load(dWeights2);
  let c1 = v128.load(dWeights2, 16);
  let d0 = v128.load(dWeights3);
  let d1 = v128.load(dWeights3, 16);
  for (let t = 0; t < rows; t++, x += inputRow, dy += end) {
    const four = v128.load(x);
    const g0 = v128.load(dy);
    const g1 = v128.load(dy, 16);
    const x0 = all0(four);
    a0 = f32x4.add(a0, f32x4.mul(x0, g0));
    a1 = f32x4.add(a1, f32x4.mul(x0, g1));
    const x1 = all1(four);
    b0 = f32x4.add(b0, f32x4.mul(x1, g0));
    b1 = f32x4.add(b1, f32x4.mul(x1, g1));
    const x2 = all2(four);
    c0 = f32x4.add(c0, f32x4.mul(x2, g0));
    c1 = f32x4.add(c1, f32x4.mul(x2, g1));
    const x3 = all3(four);
    d0 = f32x4.add(d0, f32x4.mul(x3, g0));
    d1 = f32x4.add(d1, f32x4.mul(x3, g1));
  }
  v128.store(dWeights, a0);
  v128.store(dWeights, a1, 16);
  v128.store(dWeights1, b0);
  v128.store(dWeights1, b1, 16);
  v128.store(dWeights2, c0);
  v128.store(dWeights2, c1, 16);
  v128.store(dWeights3, d0);
  v128.store(dWeights3, d1, 16);
}

function fourColumns(x: usize, dy: usize, dWeights: usize, inputRow: usize, end: usize, rows: i32): void {
  let a = v128.load(dWeights);
  let b = v128.load(dWeights + end);
  let c = v128.load(dWeights + 2 * end);
  let d = v128.load(dWeights + 3 * end);
  for (let t = 0; t < rows; t++, x += inputRow, dy += end) {
    const four = v128.load(x);
    const g = v128.load(dy);
    a = f32x4.add(a, f32x4.mul(all0(four), g));
    b = f32x4.add(b, f32x4.mul(all1(four), g));
    c = f32x4.add(c, f32x4.mul(all2(four), g));
    d = f32x4.add(d, f32x4.mul(all3(four), g));
  }
  v128.store(dWeights, a);
  v128.store(dWeights + end, b);
  v128.store(dWeights + 2 * end, c);
  v128.store(dWeights + 3 * end, d);
}

function oneColumn(x: usize, dy: usize, dWeights: usize, inputRow: usize, end: usize, rows: i32): void {
  let sums = all(0);
  for (let t = 0; t < rows; t++, x += inputRow, dy += end) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(x), v128.load32_splat(dy)));
  }
  store<f32>(dWeights, load<f32>(dWeights) + f32x4.extract_lane(sums, 0));
  store<f32>(dWeights + end, load<f32>(dWeights + end) + f32x4.extract_lane(sums, 1));
  store<f32>(dWeights + 2 * end, load<f32>(dWeights + 2 * end) + f32x4.extract_lane(sums, 2));
  store<f32>(dWeights + 3 * end, load<f32>(dWeights + 3 * end) + f32x4.extract_lane(sums, 3));
}
