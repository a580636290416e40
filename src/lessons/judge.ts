// Is an answer right? One judge for every kind of check: it is given what the engine found, and never says the answer itself.
// Leaves to the page how an answer is given, and to takeMeasure.ts what the engine finds.

import type { Measure, Measured } from "#model/contracts/measure";
import { uniform } from "#model/contracts/random";
import type { Cells, Check, Choose, Condition, Goal, Odd, Order, OwnWords, Predict, Prose } from "./lesson";

/** A reader's answer to a check, and what the engine says about it. */
export type Attempt =
  | { readonly check: Predict; readonly guess: number; readonly truth: number }
  /** What each condition measures now. */
  | { readonly check: Goal; readonly measured: readonly Measured[] }
  /** Places in ΔM, row by row. */
  | { readonly check: Cells; readonly picked: readonly number[]; readonly changes: ArrayLike<number> }
  | { readonly check: Order; readonly items: readonly string[] }
  /** A place in `runs`. */
  | { readonly check: Odd; readonly chosen: number }
  /** A place in `options`. */
  | { readonly check: Choose; readonly chosen: number }
  | { readonly check: OwnWords; readonly sentence: string };

export type Verdict = "right" | "spotOn" | "tooHigh" | "tooLow" | "wrong";

export function judge(attempt: Attempt): Verdict {
  const { check } = attempt;
  switch (check.kind) {
    case "predict":
      return judgeGuess(attempt as Extract<Attempt, { check: Predict }>);
    case "goal":
      return rightIf(conditionsMet(attempt as Extract<Attempt, { check: Goal }>).every(Boolean));
    case "cells":
      return rightIf(cellsFound(attempt as Extract<Attempt, { check: Cells }>) >= check.enough);
    case "order":
      return rightIf((attempt as Extract<Attempt, { check: Order }>).items.join("\n") === check.items.join("\n"));
    case "odd":
      return rightIf((attempt as Extract<Attempt, { check: Odd }>).chosen === check.odd);
    case "choose": {
      const option = check.options[(attempt as Extract<Attempt, { check: Choose }>).chosen];
      return rightIf(option !== undefined && option.hint === undefined);
    }
    case "ownWords":
      return rightIf((attempt as Extract<Attempt, { check: OwnWords }>).sentence.trim() !== "");
    default:
      return check satisfies never;
  }
}

export function passes(verdict: Verdict): boolean {
  return verdict === "right" || verdict === "spotOn";
}

function rightIf(isRight: boolean): Verdict {
  return isRight ? "right" : "wrong";
}

function judgeGuess({ check: { bands }, guess, truth }: Extract<Attempt, { check: Predict }>): Verdict {
  const off = Math.abs(guess - truth) / Math.abs(truth);
  if (off <= bands.spotOn) return "spotOn";
  if (off <= bands.close) return "right";
  return guess > truth ? "tooHigh" : "tooLow";
}

/** Which conditions hold; what the run does not have meets none. */
export function conditionsMet({ check, measured }: Extract<Attempt, { check: Goal }>): boolean[] {
  return check.conditions.map((condition, index) => holds(condition, measured[index] ?? null));
}

function holds({ is, bound }: Condition, value: Measured): boolean {
  if (value === null) return false;
  switch (is) {
    case "below":
      return value < bound;
    case "above":
      return value > bound;
    case "says":
      return value === bound;
    case "not":
      return value !== bound;
    default:
      return is satisfies never;
  }
}

/** How many of the picked cells are among those that change most. */
function cellsFound({ check: { pick }, picked, changes }: Extract<Attempt, { check: Cells }>): number {
  const most = mostChanged(changes, pick);
  return [...new Set(picked)].filter((cell) => most.includes(cell)).length;
}

/** The `count` places of the largest |value|, the largest first. */
export function mostChanged(changes: ArrayLike<number>, count: number): number[] {
  return Array.from({ length: changes.length }, (_, cell) => cell)
    .sort((a, b) => Math.abs(changes[b]!) - Math.abs(changes[a]!))
    .slice(0, count);
}

/** What a wrong answer buys: of `choose` the option's own hint, else the next one; `tries` counts from 1. */
export function hintFor(attempt: Attempt, tries: number): Prose | null {
  const { check } = attempt;
  const own = check.kind === "choose" ? check.options[(attempt as { chosen: number }).chosen]?.hint : undefined;
  return own ?? nthHint(check, tries);
}

export function nthHint({ hints }: Check, tries: number): Prose | null {
  return hints[Math.min(tries, hints.length) - 1] ?? null;
}

/** What the engine has to be asked to judge a check. */
export function measuresOf(check: Check): readonly Measure[] {
  switch (check.kind) {
    case "predict":
      return [{ kind: "quantity", quantity: check.quantity, token: check.token }];
    case "goal":
      return check.conditions.map(({ of }) => of);
    case "cells":
    case "order":
    case "odd":
    case "choose":
    case "ownWords":
      return [];
    default:
      return check satisfies never;
  }
}

/** 0 to `count` − 1 in an order that the seed decides, and that is never the one they stand in. */
export function shuffled(count: number, seed: string): number[] {
  const next = uniform(seed);
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const isSame = order.every((place, index) => place === index);
  return isSame ? [...order.slice(1), order[0]!] : order;
}

/** The order in which the things of a step's check are shown. */
export function shownOrder(count: number, { lesson, step }: { lesson: string; step: number }): number[] {
  return shuffled(count, `${lesson} ${step}`);
}
