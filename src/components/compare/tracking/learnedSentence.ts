// Who learned it, and how did a memory with a step of at most 1? Sentences computed from what was trained.

import { askedSymbols, trackedSeeds, trackers, type TrackedRow, type TrackedTask } from "#model/contracts/tracked";
import { say, sayList, sayNumber } from "#words/say";
import { formatNumber } from "#components/text/format";
import { trackingWords } from "./words";

const { learned: words } = trackingWords;
/** From here on a model has learned it. */
const learnedFrom = 0.95;

function hasLearned({ right, asked }: TrackedRow, at: number): boolean {
  return right.length > at && right[at]! >= learnedFrom * asked[at]!;
}

/** At the trained length and at the longest: which models, in how many seeds. */
export function learnedSentence(rows: readonly TrackedRow[], task: TrackedTask): string {
  return [0, askedSymbols.length - 1]
    .map((at) => {
      const found = trackers.flatMap((tracker) => {
        const own = rows.filter((row) => row.task === task && row.tracker === tracker);
        const seeds = own.filter((row) => hasLearned(row, at)).length;
        return seeds > 0
          ? [say(words.tracker, { tracker: words.trackers[tracker], seeds: String(seeds), all: String(own.length) })]
          : [];
      });
      const symbols = sayNumber(askedSymbols[at]!);
      return found.length > 0 ? say(words.learns, { symbols, trackers: sayList(found) }) : say(words.none, { symbols });
    })
    .join(" ");
}

/** With which rate those write their swaps that learned the cups: the least of them, of any swap. */
export function flippingSentence(rows: readonly TrackedRow[]): string {
  const learned = rows.filter((row) => row.task === "cups" && hasLearned(row, 0));
  if (learned.length === 0) return "";
  const least = Math.min(...learned.flatMap(({ gates }) => gates.map(({ theta }) => theta)));
  return say(words.flips, {
    count: learned.length,
    least: sayNumber(Math.floor(1000 * least) / 1000, { maximumFractionDigits: 3 }),
  });
}

/** Of the memory whose step undoes its error at most: the seed that tracks parity best, and what it does at a one. */
export function forgettingSentence(rows: readonly TrackedRow[]): string {
  const last = askedSymbols.length - 1;
  const found = rows
    .filter((row) => row.task === "parity" && row.tracker === "lmm1" && hasLearned(row, 0))
    .sort((one, other) => other.right[last]! - one.right[last]!);
  const [best] = found;
  const one = best?.gates.find(({ symbol }) => symbol === "1");
  if (!one) return "";
  return say(words.forgets, {
    seeds: String(found.length),
    all: String(trackedSeeds.length),
    theta: sayNumber(one.theta, { maximumFractionDigits: 2 }),
    alpha: sayNumber(one.alpha, { maximumFractionDigits: 2 }),
    left: formatNumber(1 - one.alpha - one.theta, { digits: 2 }),
  });
}
