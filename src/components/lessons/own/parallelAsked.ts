// Which cell of a chunk's tables does the step ask for, and is it answered?

import type { Check } from "#lessons/checks/kinds";
import type { Measure } from "#model/contracts/measure";
import { useStepNow } from "./stepNow";

type ParallelCell = Extract<Measure, { readonly kind: "parallel"; readonly of: number }>;

interface AskedCell {
  /** null where the step asks for no cell. */
  readonly cell: ParallelCell | null;
  readonly isOver: boolean;
}

export function useAskedCell(): AskedCell {
  const now = useStepNow();
  const check = now?.lesson.steps[now.step]?.check;
  return { cell: check ? cellOf(check) : null, isOver: now?.isOver ?? false };
}

/** A number that is typed, or the first that a goal waits for. */
function cellOf(check: Check): ParallelCell | null {
  const of = check.kind === "number" ? check.of : check.kind === "goal" ? check.conditions[0]?.of : undefined;
  return of?.kind === "parallel" && "of" in of ? of : null;
}
