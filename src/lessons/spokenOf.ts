// Where is a symbol taught? In each lesson at the first step whose prose links a word to it, in the order of the course.

import type { LetterId, QuantityId } from "#model/contracts/probe";
import { lessons } from "./course";
import type { Lesson, Step } from "./lesson";
import { paragraphsOf } from "./markup";

interface Taught {
  readonly lesson: Lesson;
  /** From 0. */
  readonly step: number;
}

export function whereTaught(symbol: QuantityId | LetterId): readonly Taught[] {
  return lessons.flatMap((lesson) => {
    const step = lesson.steps.findIndex((one) => names(one, symbol));
    return step < 0 ? [] : [{ lesson, step }];
  });
}

function names({ prose, check }: Step, symbol: string): boolean {
  return [prose, check?.question ?? "", check?.afterwards ?? ""].some((words) =>
    paragraphsOf(words).some((pieces) => pieces.some(({ of }) => of === symbol)),
  );
}
