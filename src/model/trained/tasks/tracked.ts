// What does a text look like in which something is to be tracked? Digits that turn day into night, or three cups with an animal
// under each, two of which are swapped at every word. What is asked stands beside the text and is never read, or a model could look
// up its last answer. Leaves who is trained on them to learning/trackRecipe.ts.

import type { TrackedTask } from "#model/contracts/tracked";
import type { Sample } from "./task";
import { timesOfDay } from "./small";
import { pick } from "./telling";

/** Under the first cup, the second and the third, before anything is swapped. */
export const underCups = ["cat", "dog", "owl"] as const;

/** What each word of a shell game swaps, as places from 0. */
export const swapWords = { "1": [0, 1], "2": [1, 2], "3": [0, 2] } as const;

/** A mark that the text begins, so many symbols, and beside each of all these words what is true after it. */
export function trackedText({
  task,
  symbols,
  next,
}: {
  task: TrackedTask;
  symbols: number;
  next: () => number;
}): Sample & { beside: readonly string[] } {
  const read = task === "parity" ? ["0", "1"] : Object.keys(swapWords);
  const words = [":", ...Array.from({ length: symbols }, () => pick(next, read))];
  return { words, answers: [], beside: task === "parity" ? parityOf(words) : underFirst(words) };
}

function parityOf(words: readonly string[]): string[] {
  let ones = 0;
  return words.map((word) => timesOfDay[(ones += Number(word === "1")) % 2]!);
}

function underFirst(words: readonly string[]): string[] {
  const cups: string[] = [...underCups];
  return words.map((word) => {
    if (word in swapWords) {
      const [one, other] = swapWords[word as keyof typeof swapWords];
      [cups[one], cups[other]] = [cups[other]!, cups[one]!];
    }
    return cups[0]!;
  });
}
