// What does a trained model attend to? Its own attention in the run's layer and head, of one token and as a map.

import type { Attends, OwnAttention } from "#model/contracts/protocol";
import type { Trained } from "./trained";

/** What a token attends to in the run's layer and head; null where the model has no attention. */
export function attendsAt({ forward, layer, head }: Trained, token: number): Attends | null {
  const row = forward.attentionRow({ layer, head, token });
  if (!row) return null;
  const { blend } = forward.layers[layer]!;
  const { width, heads } = forward.config;
  const size = width / heads;
  const from = token * width + head * size;
  return {
    persistent: Array.from(row.persistent),
    remembered: row.remembered && { from: row.remembered.from, weights: Float32Array.from(row.remembered.weights) },
    window: { from: row.window.from, weights: Float32Array.from(row.window.weights) },
    blend: blend && mean(Float64Array.from(blend.subarray(from, from + size))),
  };
}

function mean(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The rows of the tokens from `from` on, of those tokens; null where the model has no attention. */
export function ownAttention(
  { forward, layer, head }: Trained,
  { from, size }: { from: number; size: number },
): OwnAttention | null {
  const first = forward.attentionRow({ layer, head, token: from });
  if (!first) return null;
  const persistentCount = first.persistent.length;
  const persistent = new Float32Array(size * persistentCount);
  const remembered = first.remembered && new Float32Array(size * size);
  const window = new Float32Array(size * size);
  const firstSeen = new Int32Array(size);
  let largest = 0;
  for (let line = 0; line < size; line++) {
    const row = forward.attentionRow({ layer, head, token: from + line })!;
    persistent.set(row.persistent, line * persistentCount);
    firstSeen[line] = row.window.from - from;
    const place = (into: Float32Array, weights: ArrayLike<number>, begins: number): void => {
      for (let index = 0; index < weights.length; index++) {
        const column = begins + index - from;
        if (column >= 0) into[line * size + column] = weights[index]!;
      }
    };
    place(window, row.window.weights, row.window.from);
    if (row.remembered) place(remembered!, row.remembered.weights, row.remembered.from);
  }
  for (const part of [persistent, remembered ?? [], window])
    for (const weight of part) largest = Math.max(largest, weight);
  return { persistent, persistentCount, remembered, window, firstSeen, largest };
}
