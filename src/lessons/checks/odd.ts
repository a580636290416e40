// Three runs of the step's text, drawn small as A, B and C in a seeded order: which is the odd one?

import type { TokenQuantity } from "#model/contracts/probe";
import type { ScenePatch } from "#scene/scenePatch";
import { rightIf, type Asked, type CheckRow } from "./check";
import { shownOrder, type StepPlace } from "./shownOrder";

export interface Odd extends Asked {
  readonly kind: "odd";
  readonly quantity: TokenQuantity;
  readonly runs: readonly [ScenePatch, ScenePatch, ScenePatch];
  /** Its place in `runs`. */
  readonly odd: 0 | 1 | 2;
  /** What each of `runs` is: said over it once it is answered, for its letter is another for other readers. */
  readonly items: readonly [string, string, string];
}

interface OddAttempt {
  readonly kind: "odd";
  readonly check: Odd;
  /** A place in `runs`. */
  readonly chosen: number;
}

/** The answer is a place in `runs`; null until one is chosen. */
export const odd: CheckRow<Odd, number | null, null, OddAttempt> = {
  begin: () => null,
  find: async () => null,
  attempt: (check, { answer: chosen }) => (chosen === null ? null : { kind: "odd", check, chosen }),
  judge: ({ check, chosen }) => rightIf(chosen === check.odd),
  told: ({ chosen }, place) => letters[runOrder(place).indexOf(chosen)]!,
  solve: (check) => ({ answer: check.odd }),
};

/** Under which letter each of three runs is drawn: places in `runs`, in the order of the letters. */
export const letters = ["A", "B", "C"] as const;

export function runOrder(place: StepPlace): number[] {
  return shownOrder(letters.length, place);
}
