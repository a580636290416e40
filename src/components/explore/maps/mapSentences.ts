// What is there to see in a map? One true sentence each, computed from its weights.

import { max } from "d3";
import { hasEffectiveRate } from "#model/contracts/rule";
import type { MemorySettings } from "#model/contracts/settings";
import type { AttentionMaps, MapName } from "#model/contracts/protocol";
import type { Token } from "#model/contracts/tokenizer";
import type { Repeat } from "#state/selectors";
import { mapWords } from "#words/maps";
import { say } from "#words/say";
import { formatNumber } from "#components/text/format";
import { inProse, written } from "#components/text/spelling";

const { sentence: words } = mapWords;

export function sentenceOf(
  name: MapName,
  maps: AttentionMaps,
  { tokens, repeat }: { tokens: readonly Token[]; repeat: Repeat | null },
): string {
  switch (name) {
    case "softmax":
      return maps.window < maps.from + maps.size ? say(words.inWindow, { window: maps.window }) : words.wholePast;
    case "linear": {
      const peak = peakOverMean(maps);
      return peak < 2 ? words.even : say(words.favourite, { times: formatNumber(peak, { digits: 1 }) });
    }
    case "memory": {
      if (repeat && hasStripe(maps, repeat)) return words.stripe;
      const { row, column } = strongestCell(maps);
      if (maps.largest.memory === 0) return words.empty;
      const word = (line: number): string => inProse(written(tokens[maps.from + line]));
      return row === column
        ? say(words.strongestItself, { asker: word(row) })
        : say(words.strongest, { asker: word(row), source: word(column) });
    }
    default:
      return name satisfies never;
  }
}

/** What a row of the memory's map multiplies to make the answer. */
export function weighs(settings: MemorySettings): "errors" | "gradients" {
  return hasEffectiveRate(settings) ? "errors" : "gradients";
}

/** How much the strongest weight of a row stands out over the row's mean, on average over the rows of at least eight tokens. */
function peakOverMean({ maps, from, size }: AttentionMaps): number {
  let sum = 0;
  let rows = 0;
  for (let row = 0; row < size; row++) {
    if (from + row < 7) continue;
    const line = maps.linear.subarray(row * size, row * size + row + 1);
    sum += max(line)! * (from + row + 1); // a normalised row's mean is one over its length
    rows++;
  }
  return rows > 0 ? sum / rows : 1;
}

/**
 * Whether the second reading asks the contexts of the first: there the weights are at least three times as large as
 * elsewhere, and for half of its tokens the largest of their row.
 */
export function hasStripe({ maps, from, size }: AttentionMaps, { first, second, length }: Repeat): boolean {
  let stripe = 0;
  let count = 0;
  let largest = 0;
  for (let step = 0; step + 1 < length; step++) {
    // Token t asks with the words up to t; the key of those words is the next token's.
    const row = second + step - from;
    const column = first + step + 1 - from;
    if (row >= size || column < 0) continue;
    const line = maps.memory.subarray(row * size, row * size + row + 1);
    const weight = Math.abs(line[column]!);
    stripe += weight;
    count++;
    if (line.every((other) => Math.abs(other) <= weight)) largest++;
  }
  if (count < 3 || largest < count / 2) return false;
  let all = 0;
  for (let index = 0; index < maps.memory.length; index++) all += Math.abs(maps.memory[index]!);
  return stripe / count > 3 * (all / ((size * (size + 1)) / 2));
}

function strongestCell({ maps, size }: AttentionMaps): { row: number; column: number } {
  let best = 0;
  for (let index = 0; index < maps.memory.length; index++) {
    if (Math.abs(maps.memory[index]!) > Math.abs(maps.memory[best]!)) best = index;
  }
  return { row: Math.floor(best / size), column: best % size };
}
