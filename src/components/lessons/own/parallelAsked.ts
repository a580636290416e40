// Which cell of a chunk's tables does the step ask for, and is it answered?

import { progressOf, useProgress } from "#guide/progress";
import type { Check } from "#lessons/checks/kinds";
import { lessonOfId } from "#lessons/course";
import type { Measure } from "#model/contracts/measure";
import { useExplorer } from "#state/store";

type ParallelCell = Extract<Measure, { readonly kind: "parallel"; readonly of: number }>;

interface AskedCell {
  /** null where the step asks for no cell. */
  readonly cell: ParallelCell | null;
  readonly isOver: boolean;
}

export function useAskedCell(): AskedCell {
  const place = useExplorer(({ scene }) => scene.lesson);
  const ended = useProgress((state) => (place ? progressOf(place.id, state).steps[place.step] : undefined));
  const check = place && lessonOfId(place.id)?.steps[place.step]?.check;
  return { cell: check ? cellOf(check) : null, isOver: ended !== undefined && ended.end !== "skipped" };
}

/** A number that is typed, or the first that a goal waits for. */
function cellOf(check: Check): ParallelCell | null {
  const of = check.kind === "number" ? check.of : check.kind === "goal" ? check.conditions[0]?.of : undefined;
  return of?.kind === "parallel" && "of" in of ? of : null;
}
