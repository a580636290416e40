// How does each bend treat a number? The curves of the activations, to be drawn: the engines have them more exactly.

import type { Activation } from "#model/contracts/config";
import type { WriteParts } from "#model/contracts/protocol";

export function bent(activation: Activation, number: number): number {
  switch (activation) {
    case "identity":
      return number;
    case "silu":
      return number / (1 + Math.exp(-number));
    case "gelu":
      // By the usual formula with tanh, which is nearer to the curve than a line is wide.
      return 0.5 * number * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (number + 0.044715 * number ** 3)));
    case "relu":
      return Math.max(0, number);
    case "tanh":
      return Math.tanh(number);
    default:
      return activation satisfies never;
  }
}

/** For each unit of the first hidden layer, what comes to its bend and what goes on; none where a memory has one matrix alone. */
export function unitsOf({ layers }: Pick<WriteParts, "layers">): { comes: number; goesOn: number }[] {
  const [first, second] = layers;
  if (!first || !second) return [];
  const columns = first.delta.length;
  return Array.from({ length: columns }, (_, unit) => ({
    comes: first.input.reduce((sum, input, row) => sum + input * first.weights[row * columns + unit]!, 0),
    goesOn: second.input[unit]!,
  }));
}
