// Where does a memory begin to cost less than another? One sentence, computed from what both say of themselves.

import { formatNumber } from "#components/text/format";
import type { DescribedMemory } from "#model/contracts/compareQuestions";
import type { Cost } from "#scene/compareScene";
import { namesOf } from "#words/compare";
import { say, sayRow } from "#words/say";
import { costWords } from "./words";

/** What the marker of the cost lens says: the dearest, and the others against it. */
export function costSentence(
  values: readonly { readonly memory: DescribedMemory; readonly value: number }[],
  { cost, context }: { cost: Cost; context: number },
): string {
  const exact = (value: number): string =>
    say(costWords.exactly[cost], { amount: formatNumber(value, { digits: cost === "time" ? 1 : 0 }) });
  const sorted = [...values].sort((a, b) => b.value - a.value);
  const [first, ...others] = sorted;
  if (!first) return cost === "time" ? costWords.measuring : "";
  const groups = new Map<string, string[]>();
  for (const { memory, value } of others) groups.set(exact(value), [...(groups.get(exact(value)) ?? []), memory.title]);
  const costs = sayRow([
    say(costWords.dearest[cost], { memory: first.memory.title, amount: exact(first.value) }),
    ...[...groups].map(([amount, titles]) => say(costWords.other, { memories: namesOf(titles), amount })),
  ]);
  return say(costWords.said[cost], { context, costs });
}
