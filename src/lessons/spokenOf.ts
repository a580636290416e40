// Where is something taught? A symbol in each lesson at the first step whose prose links a word to it, a word or a known confusion at
// the steps that name it, in the order of the course.

import type { LetterId, QuantityId } from "#model/contracts/probe";
import type { ConfusionId } from "./confusions";
import { lessons } from "./course";
import type { Lesson, Step } from "./lesson";
import { paragraphsOf } from "./markup";
import type { TermId } from "./terms";

export interface Taught {
  readonly lesson: Lesson;
  /** From 0. */
  readonly step: number;
}

export function whereTaught(symbol: QuantityId | LetterId): readonly Taught[] {
  return firstSteps((step) => names(step, symbol));
}

export function whereExplained(term: TermId): readonly Taught[] {
  return firstSteps(({ explains = [] }) => explains.includes(term));
}

/** Whether the course has not come to the step that explains a word. */
export function isBefore(term: TermId, { lesson, step }: Taught): boolean {
  const [first] = whereExplained(term);
  if (!first) return false;
  const ahead = lessons.indexOf(first.lesson) - lessons.indexOf(lesson);
  return ahead > 0 || (ahead === 0 && step < first.step);
}

export function whereAnswered(confusion: ConfusionId): readonly Taught[] {
  return firstSteps(({ answers = [] }) => answers.includes(confusion));
}

/** In each lesson the first step that does it. */
function firstSteps(does: (step: Step) => boolean): Taught[] {
  return lessons.flatMap((lesson) => {
    const step = lesson.steps.findIndex(does);
    return step < 0 ? [] : [{ lesson, step }];
  });
}

function names({ prose, check }: Step, symbol: string): boolean {
  return [prose, check?.question ?? "", check?.afterwards ?? ""].some((words) =>
    paragraphsOf(words).some((pieces) => pieces.some(({ of }) => of === symbol)),
  );
}
