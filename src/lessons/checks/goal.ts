// Reach something by turning knobs: many ways lead there, and the engine decides.

import type { Prose } from "#lessons/markup";
import type { Measure, Measured } from "#model/contracts/measure";
import type { ScenePatch } from "#scene/scenePatch";
import { rightIf, type Asked, type Asker, type CheckRow, type LessonKnob } from "./check";

export interface Goal extends Asked {
  readonly kind: "goal";
  /** None where they are a panel's own, on the stage. */
  readonly using: readonly LessonKnob[];
  readonly conditions: readonly Condition[];
  /** One way, for “Show me”. */
  readonly solution: ScenePatch;
}

interface Condition {
  /** What is to hold, in words: “mia is forgotten by token 40”. */
  readonly words: Prose;
  readonly of: Measure;
  readonly is: "below" | "above" | "says" | "not";
  readonly bound: number | string;
}

interface GoalAttempt {
  readonly kind: "goal";
  readonly check: Goal;
  /** What each condition measures now. */
  readonly measured: readonly Measured[];
}

/** The answer is what the knobs make of the reading: nothing is kept beside it. */
export const goal: CheckRow<Goal, null, readonly Measured[], GoalAttempt> = {
  begin: () => null,
  find: measureConditions,
  attempt: (check, { found: measured }) => ({ kind: "goal", check, measured }),
  judge: ({ check, measured }) => rightIf(conditionsMet(check, measured).every(Boolean)),
  told: ({ measured }) => measured.map(String).join(", "),
  solve: ({ solution }) => ({ answer: null, scene: solution }),
  knobs: ({ using }) => using,
};

export function measureConditions({ conditions }: Goal, { measure }: Asker): Promise<readonly Measured[]> {
  return measure(conditions.map(({ of }) => of));
}

/** Which conditions hold; what the run does not have meets none. */
export function conditionsMet({ conditions }: Goal, measured: readonly Measured[]): boolean[] {
  return conditions.map((condition, index) => holds(condition, measured[index] ?? null));
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
