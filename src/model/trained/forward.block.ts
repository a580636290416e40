// What are the parts of a block on plain arrays? block.ts in loops: norms, products, the short convolution, heads.
// Every array is row-major with a row a token; every part fills the rows from ≤ t < to. Sums are made in double precision
// and in one order, so that reading in pieces gives the numbers of reading at once, bit for bit. (T tokens, d width, k = d/H)

import { normEpsilon } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";

export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** x W. (T, inputs) and (inputs, outputs) → (T, outputs). Two rows by four columns at a time: their sums stay in registers. */
export function dense({
  input,
  weights,
  output,
  inputs,
  outputs,
  from,
  to,
}: Rows & { input: Floats; weights: Floats; output: Floats; inputs: number; outputs: number }): void {
  for (let t = from; t < to; t += 2) {
    const other = Math.min(t + 1, to - 1); // at an odd end the last row, twice
    const x = t * inputs;
    const x2 = other * inputs;
    const y = t * outputs;
    const y2 = other * outputs;
    let j = 0;
    for (; j + 4 <= outputs; j += 4) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let i = 0, at = j; i < inputs; i++, at += outputs) {
        const a = input[x + i]!;
        const b = input[x2 + i]!;
        const w0 = weights[at]!;
        const w1 = weights[at + 1]!;
        const w2 = weights[at + 2]!;
        const w3 = weights[at + 3]!;
        a0 += a * w0;
        a1 += a * w1;
        a2 += a * w2;
        a3 += a * w3;
        b0 += b * w0;
        b1 += b * w1;
        b2 += b * w2;
        b3 += b * w3;
      }
      output[y + j] = a0;
      output[y + j + 1] = a1;
      output[y + j + 2] = a2;
      output[y + j + 3] = a3;
      output[y2 + j] = b0;
      output[y2 + j + 1] = b1;
      output[y2 + j + 2] = b2;
      output[y2 + j + 3] = b3;
    }
    for (; j < outputs; j++) {
      let a = 0;
      let b = 0;
      for (let i = 0, at = j; i < inputs; i++, at += outputs) {
        a += input[x + i]! * weights[at]!;
        b += input[x2 + i]! * weights[at]!;
      }
      output[y + j] = a;
      output[y2 + j] = b;
    }
  }
}

/** The rows of a table that are named by number, times `scale`. (T) and (V, d) → (T, d) */
export function embed({
  ids,
  table,
  output,
  width,
  scale,
  from,
  to,
}: Rows & { ids: Floats; table: Floats; output: Floats; width: number; scale: number }): void {
  for (let t = from; t < to; t++) {
    const row = ids[t]! * width;
    for (let i = 0; i < width; i++) output[t * width + i] = table[row + i]! * scale;
  }
}

/** g ∘ x / √(mean x²) of rows of one gain's width, into columns `offset` … of rows of `stride`. (T, k) → (T, stride) */
export function rmsNorm({
  input,
  gain,
  output,
  stride = gain.length,
  offset = 0,
  from,
  to,
}: Rows & { input: Floats; gain: Floats; output: Floats; stride?: number; offset?: number }): void {
  const width = gain.length;
  for (let t = from; t < to; t++) {
    const x = t * width;
    const y = t * stride + offset;
    let square = 0;
    for (let i = 0; i < width; i++) square += input[x + i]! * input[x + i]!;
    const scale = 1 / Math.sqrt(square / width + normEpsilon);
    for (let i = 0; i < width; i++) output[y + i] = input[x + i]! * scale * gain[i]!;
  }
}

/** y_t = Σ_j taps_j ∘ x_{t−j}, zeros before the first token. (T, d) and (taps, d) → (T, d) */
export function convolve({
  input,
  taps,
  output,
  width,
  from,
  to,
}: Rows & { input: Floats; taps: Floats; output: Floats; width: number }): void {
  const reach = taps.length / width;
  for (let t = from; t < to; t++) {
    const lags = Math.min(reach, t + 1);
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let lag = 0; lag < lags; lag++) sum += taps[lag * width + i]! * input[(t - lag) * width + i]!;
      output[t * width + i] = sum;
    }
  }
}

/** SiLU(x) of every head apart, to length one where asked. (T, d) → H of (T, k) */
export function splitHeads({
  input,
  heads,
  size,
  unit,
  from,
  to,
}: Rows & { input: Floats; heads: readonly Floats[]; size: number; unit: boolean }): void {
  const count = heads.length;
  for (let head = 0; head < count; head++) {
    const output = heads[head]!;
    for (let t = from; t < to; t++) {
      const x = (t * count + head) * size;
      const y = t * size;
      let square = 0;
      for (let i = 0; i < size; i++) {
        const z = silu(input[x + i]!);
        square += z * z;
        output[y + i] = z;
      }
      if (!unit) continue;
      const scale = 1 / Math.sqrt(square + normEpsilon);
      for (let i = 0; i < size; i++) output[y + i]! *= scale;
    }
  }
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function silu(x: number): number {
  return x / (1 + Math.exp(-x));
}
