// Is an answer right, and what does a wrong one buy? The same for every kind of check, and it never says the answer itself.
// Leaves to checks/ what is right of each kind, and to the page how an answer is given.

import type { Verdict } from "./checks/check";
import { rowOf, type Attempt, type Check } from "./checks/kinds";
import type { Reveal } from "./lesson";
import type { Prose } from "./markup";

export function judge(attempt: Attempt): Verdict {
  return rowOf(attempt).judge(attempt);
}

export function passes(verdict: Verdict): boolean {
  return verdict === "right" || verdict === "spotOn";
}

/** What a wrong answer buys: its own hint where it has one, else the next one; `tries` counts from 1. */
export function hintFor(attempt: Attempt, tries: number): Prose | null {
  return rowOf(attempt).hint?.(attempt) ?? nthHint(attempt.check, tries);
}

/** What a wrong answer brings on stage beside its hint: its own where it has one, else the check's; null for nothing. */
export function seeFor(attempt: Attempt): Reveal | null {
  return rowOf(attempt).see?.(attempt) ?? attempt.check.see ?? null;
}

export function nthHint({ hints }: Check, tries: number): Prose | null {
  return hints[Math.min(tries, hints.length) - 1] ?? null;
}
