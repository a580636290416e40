// How does a memory of one matrix read? matrixRule.cpu.ts, four numbers at a time.
// AssemblyScript, compiled by scripts/simd.mjs. Columns do not know of each other: each block of them is written and read
// before the next, and stays in registers while the rows pass by.

import { all, sumOf } from "./lanes";

/** Σ M² of the token, over the columns so far. */
let square: f32 = 0;

/** Reads `count` tokens, the first at every address, moving `weights` on and filling their reads and norms. */
export function scanMatrix(
  gatedDelta: i32,
  keyWidth: i32,
  valueWidth: i32,
  queries: usize,
  keys: usize,
  values: usize,
  keep: usize,
  beta: usize,
  count: i32,
  weights: usize,
  reads: usize,
  norms: usize,
): void {
  const keyBytes = (<usize>keyWidth) << 2;
  const valueBytes = (<usize>valueWidth) << 2;
  for (let row = 0; row < count; row++) {
    const at = (<usize>row) << 2;
    const kept = load<f32>(keep + at);
    const written = load<f32>(beta + at);
    const query = queries + <usize>row * keyBytes;
    const key = keys + <usize>row * keyBytes;
    const value = values + <usize>row * valueBytes;
    const read = reads + <usize>row * valueBytes;
    square = 0;
    let j: usize = 0;
    for (; j + 32 <= valueBytes; j += 32) {
      eightColumns(gatedDelta, keyBytes, valueBytes, query, key, value + j, kept, written, weights + j, read + j);
    }
    for (; j < valueBytes; j += 4) {
      oneColumn(gatedDelta, keyBytes, valueBytes, query, key, value + j, kept, written, weights + j, read + j);
    }
    store<f32>(norms + at, Mathf.sqrt(square));
  }
}

function eightColumns(
  gatedDelta: i32,
  keyBytes: usize,
  stride: usize,
  query: usize,
  key: usize,
  value: usize,
  kept: f32,
  beta: f32,
  weights: usize,
  read: usize,
): void {
  const keep = all(kept);
  let written0 = v128.load(value);
  let written1 = v128.load(value, 16);
  if (gatedDelta) {
    let row = weights;
    for (let i: usize = 0; i < keyBytes; i += 4, row += stride) {
      const asked = f32x4.mul(keep, v128.load32_splat(key + i));
      written0 = f32x4.sub(written0, f32x4.mul(asked, v128.load(row)));
      written1 = f32x4.sub(written1, f32x4.mul(asked, v128.load(row, 16)));
    }
  }
  const share = all(beta);
  written0 = f32x4.mul(written0, share);
  written1 = f32x4.mul(written1, share);
  let read0 = all(0);
  let read1 = read0;
  let squares0 = read0;
  let squares1 = read0;
  let row = weights;
  for (let i: usize = 0; i < keyBytes; i += 4, row += stride) {
    const k = v128.load32_splat(key + i);
    const q = v128.load32_splat(query + i);
    const next0 = f32x4.add(f32x4.mul(keep, v128.load(row)), f32x4.mul(k, written0));
    const next1 = f32x4.add(f32x4.mul(keep, v128.load(row, 16)), f32x4.mul(k, written1));
    v128.store(row, next0);
    v128.store(row, next1, 16);
    squares0 = f32x4.add(squares0, f32x4.mul(next0, next0));
    squares1 = f32x4.add(squares1, f32x4.mul(next1, next1));
    read0 = f32x4.add(read0, f32x4.mul(q, next0));
    read1 = f32x4.add(read1, f32x4.mul(q, next1));
  }
  v128.store(read, read0);
  v128.store(read, read1, 16);
  square += sumOf(f32x4.add(squares0, squares1));
}

function oneColumn(
  gatedDelta: i32,
  keyBytes: usize,
  stride: usize,
  query: usize,
  key: usize,
  value: usize,
  keep: f32,
  beta: f32,
  weights: usize,
  read: usize,
): void {
  let written = load<f32>(value);
  if (gatedDelta) {
    let row = weights;
    for (let i: usize = 0; i < keyBytes; i += 4, row += stride) written -= keep * load<f32>(key + i) * load<f32>(row);
  }
  written *= beta;
  let sum: f32 = 0;
  let squares: f32 = 0;
  let row = weights;
  for (let i: usize = 0; i < keyBytes; i += 4, row += stride) {
    const next = keep * load<f32>(row) + load<f32>(key + i) * written;
    store<f32>(row, next);
    squares += next * next;
    sum += load<f32>(query + i) * next;
  }
  store<f32>(read, sum);
  square += squares;
}
