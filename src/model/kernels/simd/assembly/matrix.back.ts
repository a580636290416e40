// What do errors of a one-matrix memory's answers say of what it read? matrix.ts backwards, a few tokens a call.
// AssemblyScript, compiled by scripts/simd.mjs. Every gradient lies `apart` bytes behind what it is of, and is added to; that
// of the matrix after the last token is turned into that of the matrix before the first.

import { all, sumOf } from "./lanes";

/**
 * Tokens as of scanMatrix. `states` are M before each of them and after the last, filled here from the first; `sums` is room
 * for 8 keyWidth numbers. Of M the gradient lies at `dWeights`.
 */
export function matrixBack(
  apart: usize,
  gatedDelta: i32,
  keyWidth: i32,
  valueWidth: i32,
  queries: usize,
  keys: usize,
  values: usize,
  keep: usize,
  beta: usize,
  count: i32,
  states: usize,
  reads: usize,
  dWeights: usize,
  sums: usize,
): void {
  const keyBytes = (<usize>keyWidth) << 2;
  const valueBytes = (<usize>valueWidth) << 2;
  const size = <usize>keyWidth * valueBytes;
  for (let t = 0; t < count; t++) {
    const at = (<usize>t) << 2;
    const state = states + <usize>t * size;
    const key = keys + <usize>t * keyBytes;
    const value = values + <usize>t * valueBytes;
    const kept = load<f32>(keep + at);
    for (let j: usize = 0; j < valueBytes; j += 4) {
      const written =
        load<f32>(beta + at) * wantedOf(gatedDelta, key, value + j, kept, state + j, keyBytes, valueBytes);
      for (let i: usize = 0, row = state + j; i < keyBytes; i += 4, row += valueBytes) {
        store<f32>(row + size, kept * load<f32>(row) + load<f32>(key + i) * written);
      }
    }
  }
  for (let t = count - 1; t >= 0; t--) {
    const at = (<usize>t) << 2;
    const state = states + <usize>t * size;
    const query = queries + <usize>t * keyBytes;
    const key = keys + <usize>t * keyBytes;
    const value = values + <usize>t * valueBytes;
    const dy = reads + apart + <usize>t * valueBytes;
    const kept = load<f32>(keep + at);
    const share = load<f32>(beta + at);
    memory.fill(sums, 0, keyBytes << 3);
    ofKeep = 0;
    ofBeta = 0;
    let j: usize = 0;
    for (; j + 16 <= valueBytes; j += 16) {
      const rows = state + j;
      fourColumns(
        gatedDelta,
        query,
        key,
        value + j,
        kept,
        share,
        rows,
        size,
        dy + j,
        dWeights + j,
        apart,
        keyBytes,
        valueBytes,
        sums,
      );
    }
    for (; j < valueBytes; j += 4) {
      const rows = state + j;
      oneColumn(
        gatedDelta,
        query,
        key,
        value + j,
        kept,
        share,
        rows,
        size,
        dy + j,
        dWeights + j,
        apart,
        keyBytes,
        valueBytes,
        sums,
      );
    }
    for (let i: usize = 0; i < keyBytes; i += 4) {
      const from = sums + (i << 3);
      const dQuery = query + apart + i;
      const dKey = key + apart + i;
      store<f32>(dQuery, load<f32>(dQuery) + sumOf(v128.load(from)));
      store<f32>(dKey, load<f32>(dKey) + sumOf(v128.load(from, 16)));
    }
    store<f32>(keep + apart + at, load<f32>(keep + apart + at) + ofKeep);
    store<f32>(beta + apart + at, load<f32>(beta + apart + at) + ofBeta);
  }
}

let ofKeep: f32 = 0;
let ofBeta: f32 = 0;

/** v, or of the delta rule v − a k M, of one column. */
function wantedOf(
  gatedDelta: i32,
  key: usize,
  value: usize,
  kept: f32,
  rows: usize,
  keyBytes: usize,
  valueBytes: usize,
): f32 {
  let wanted = load<f32>(value);
  if (!gatedDelta) return wanted;
  for (let i: usize = 0; i < keyBytes; i += 4, rows += valueBytes)
    wanted -= kept * load<f32>(key + i) * load<f32>(rows);
  return wanted;
}

/** Four columns of one token: `rows` of M before it, `next` bytes further those after it. */
function fourColumns(
  gatedDelta: i32,
  query: usize,
  key: usize,
  value: usize,
  kept: f32,
  beta: f32,
  rows: usize,
  next: usize,
  dy: usize,
  dWeights: usize,
  apart: usize,
  keyBytes: usize,
  stride: usize,
  sums: usize,
): void {
  const keep = all(kept);
  const share = all(beta);
  let answer = all(0); // k M
  if (gatedDelta) {
    for (let i: usize = 0, row = rows; i < keyBytes; i += 4, row += stride) {
      answer = f32x4.add(answer, f32x4.mul(v128.load32_splat(key + i), v128.load(row)));
    }
  }
  const wanted = f32x4.sub(v128.load(value), f32x4.mul(keep, answer));
  const written = f32x4.mul(share, wanted);
  const error = v128.load(dy);
  let dWritten = all(0);
  let dKeep = all(0);
  for (let i: usize = 0, row = rows, to = dWeights; i < keyBytes; i += 4, row += stride, to += stride) {
    const gradient = f32x4.add(v128.load(to), f32x4.mul(v128.load32_splat(query + i), error));
    v128.store(to, gradient);
    dWritten = f32x4.add(dWritten, f32x4.mul(v128.load32_splat(key + i), gradient));
    dKeep = f32x4.add(dKeep, f32x4.mul(v128.load(row), gradient));
    const sum = sums + (i << 3);
    v128.store(sum, f32x4.add(v128.load(sum), f32x4.mul(v128.load(row + next), error)));
    v128.store(sum, f32x4.add(v128.load(sum, 16), f32x4.mul(written, gradient)), 16);
  }
  const dWanted = f32x4.mul(share, dWritten);
  v128.store(value + apart, f32x4.add(v128.load(value + apart), dWanted));
  ofBeta += sumOf(f32x4.mul(dWritten, wanted));
  if (gatedDelta) dKeep = f32x4.sub(dKeep, f32x4.mul(dWanted, answer));
  ofKeep += sumOf(dKeep);
  for (let i: usize = 0, row = rows, to = dWeights; i < keyBytes; i += 4, row += stride, to += stride) {
    let gradient = f32x4.mul(keep, v128.load(to));
    if (gatedDelta) {
      const ofKey = f32x4.mul(keep, dWanted);
      gradient = f32x4.sub(gradient, f32x4.mul(v128.load32_splat(key + i), ofKey));
      const sum = sums + (i << 3);
      v128.store(sum, f32x4.sub(v128.load(sum, 16), f32x4.mul(ofKey, v128.load(row))), 16);
    }
    v128.store(to, gradient);
  }
}

function oneColumn(
  gatedDelta: i32,
  query: usize,
  key: usize,
  value: usize,
  kept: f32,
  beta: f32,
  rows: usize,
  next: usize,
  dy: usize,
  dWeights: usize,
  apart: usize,
  keyBytes: usize,
  stride: usize,
  sums: usize,
): void {
  const wanted = wantedOf(gatedDelta, key, value, kept, rows, keyBytes, stride);
  const written = beta * wanted;
  const error = load<f32>(dy);
  let answer: f32 = 0;
  let dWritten: f32 = 0;
  for (let i: usize = 0, row = rows, to = dWeights; i < keyBytes; i += 4, row += stride, to += stride) {
    const gradient = load<f32>(to) + load<f32>(query + i) * error;
    store<f32>(to, gradient);
    answer += load<f32>(key + i) * load<f32>(row);
    dWritten += load<f32>(key + i) * gradient;
    ofKeep += load<f32>(row) * gradient;
    const sum = sums + (i << 3);
    store<f32>(sum, load<f32>(sum) + load<f32>(row + next) * error);
    store<f32>(sum, load<f32>(sum, 16) + written * gradient, 16);
  }
  const dWanted = beta * dWritten;
  store<f32>(value + apart, load<f32>(value + apart) + dWanted);
  ofBeta += dWritten * wanted;
  if (gatedDelta) ofKeep -= dWanted * answer;
  for (let i: usize = 0, row = rows, to = dWeights; i < keyBytes; i += 4, row += stride, to += stride) {
    let gradient = kept * load<f32>(to);
    if (gatedDelta) {
      gradient -= load<f32>(key + i) * kept * dWanted;
      const sum = sums + (i << 3);
      store<f32>(sum, load<f32>(sum, 16) - kept * dWanted * load<f32>(row), 16);
    }
    store<f32>(to, gradient);
  }
}
