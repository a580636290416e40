// At which step of which lesson is the reader, and is its check over? What a lesson's own picture shows only then asks here.

import { progressOf, useProgress } from "#guide/progress";
import { lessonOfId } from "#lessons/course";
import type { Lesson } from "#lessons/lesson";
import { useExplorer } from "#state/store";

interface StepNow {
  readonly lesson: Lesson;
  readonly step: number;
  /** Whether its check was answered, or the answer shown. */
  readonly isOver: boolean;
}

/** null where no lesson is open. */
export function useStepNow(): StepNow | null {
  const place = useExplorer(({ scene }) => scene.lesson);
  const ended = useProgress((state) => (place ? progressOf(place.id, state).steps[place.step] : undefined));
  const lesson = place && lessonOfId(place.id);
  if (!lesson) return null;
  return { lesson, step: place.step, isOver: ended !== undefined && ended.end !== "skipped" };
}
