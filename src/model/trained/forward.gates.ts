// What is done to numbers one by one on the way through a block, on plain arrays? Gates, blends, sums and shares.
// Leaves what mixes the numbers of a row to forward.block.ts. (T tokens, d width, k = d/H)

import { rowOf, type Floats } from "#model/contracts/vectors";
import { sigmoid, silu, type Rows } from "./forward.block";

/** Rows of `width` numbers: what is read, what opens or closes it, and where the outcome goes. */
interface GatedRows extends Rows {
  readonly input: Floats;
  readonly gate: Floats;
  readonly output: Floats;
  readonly width: number;
}

/** y = x ∘ SiLU(gate) */
export function gate({ input, gate, output, width, from, to }: GatedRows): void {
  for (let at = from * width; at < to * width; at++) output[at] = input[at]! * silu(gate[at]!);
}

/** y = x ∘ 2σ(gate) */
export function open({ input, gate, output, width, from, to }: GatedRows): void {
  for (let at = from * width; at < to * width; at++) output[at] = input[at]! * 2 * sigmoid(gate[at]!);
}

/** y += x */
export function add({ input, output, width, from, to }: Rows & { input: Floats; output: Floats; width: number }): void {
  for (let at = from * width; at < to * width; at++) output[at]! += input[at]!;
}

/** y_t = most · σ(x_t + b) of one column of rows as wide as all biases. (T, n) → (T) */
export function openColumn({
  input,
  bias,
  column,
  most,
  output,
  from,
  to,
}: Rows & { input: Floats; bias: Floats; column: number; most: number; output: Floats }): void {
  const columns = bias.length;
  for (let t = from; t < to; t++) output[t] = most * sigmoid(input[t * columns + column]! + bias[column]!);
}

/** x = min(most, x · scale), a number a token; without `most` there is no end. */
export function scale({
  values,
  scale,
  most = Infinity,
  from,
  to,
}: Rows & { values: Floats; scale: number; most?: number }): void {
  for (let t = from; t < to; t++) values[t] = Math.min(most, values[t]! * scale);
}

/** x = value, a number a token. */
export function hold({ values, value, from, to }: Rows & { values: Floats; value: number }): void {
  values.fill(value, from, to);
}

/** y = 1 − x, a number a token. */
export function complement({ input, output, from, to }: Rows & { input: Floats; output: Floats }): void {
  for (let t = from; t < to; t++) output[t] = 1 - input[t]!;
}

/** Rows into the first columns of wider ones. (T, width) → (T, stride) */
export function widen({
  input,
  output,
  width,
  stride,
  from,
  to,
}: Rows & { input: Floats; output: Floats; width: number; stride: number }): void {
  for (let t = from; t < to; t++) output.set(rowOf(input, { row: t, width }), t * stride);
}

/** share = σ(share + bias), y = memory + share ∘ (attention − memory). */
export function blend({
  share,
  bias,
  memory,
  attention,
  output,
  from,
  to,
}: Rows & { share: Floats; bias: Floats; memory: Floats; attention: Floats; output: Floats }): void {
  const width = bias.length;
  for (let t = from; t < to; t++) {
    for (let i = 0, at = t * width; i < width; i++, at++) {
      const open = sigmoid(share[at]! + bias[i]!);
      share[at] = open;
      output[at] = memory[at]! + open * (attention[at]! - memory[at]!);
    }
  }
}

/** x = elu(x) + 1 */
export function eluPlusOne({ values, width, from, to }: Rows & { values: Floats; width: number }): void {
  for (let at = from * width; at < to * width; at++) {
    values[at] = values[at]! > 0 ? values[at]! + 1 : Math.exp(values[at]!);
  }
}

/** Every row over its last number: (T, width + 1) → (T, width) */
export function divideByLast({
  input,
  output,
  width,
  from,
  to,
}: Rows & { input: Floats; output: Floats; width: number }): void {
  for (let t = from; t < to; t++) {
    const x = t * (width + 1);
    const total = input[x + width]!;
    for (let i = 0; i < width; i++) output[t * width + i] = input[x + i]! / total;
  }
}
