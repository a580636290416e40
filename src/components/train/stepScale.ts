// Where does a step, and where does a value, stand in a picture along the training? The earlier run may be the longer one.

import { line } from "d3";
import type { TrainLook } from "#model/contracts/trainQuestions";
import type { Training } from "#state/training";

/** Steps along the whole width. */
export function stepsOf({ curve, before }: Pick<Training, "curve" | "before">, planned: number): number {
  return Math.max(1, curve?.settings.steps ?? planned, before?.settings.steps ?? 0);
}

/** A line through what every look says; what a look does not say breaks it. */
export function lookPath(
  looks: readonly TrainLook[],
  {
    valueOf,
    x,
    y,
  }: {
    valueOf: (look: TrainLook) => number | null;
    x: (step: number) => number;
    y: (value: number) => number;
  },
): string {
  const draw = line<TrainLook>()
    .defined((look) => valueOf(look) !== null)
    .x((look) => x(look.step))
    .y((look) => y(valueOf(look)!))
    .digits(2);
  return draw([...looks]) ?? "";
}

/** Of what is asked; nothing asked is nothing right. */
export function shareRight({ right, asked }: { readonly right: number; readonly asked: number }): number {
  return asked === 0 ? 0 : right / asked;
}
