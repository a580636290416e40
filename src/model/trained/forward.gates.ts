// What is done to numbers one by one on the way through a block, on plain arrays? Gates, blends, sums and shares.
// Leaves what mixes the numbers of a row to forward.block.ts. (T tokens, d width, k = d/H)

import type { Floats } from "#model/contracts/vectors";
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
