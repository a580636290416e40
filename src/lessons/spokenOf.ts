// Which lessons speak of a quantity? Those whose prose links a word to it, in the order of the course.

import type { QuantityId } from "../model/probe";
import { lessons } from "./course";
import type { Lesson, Prose } from "./lesson";
import { paragraphsOf } from "./markup";

export function lessonsOn(quantity: QuantityId): readonly Lesson[] {
  return lessons.filter((lesson) => proseOf(lesson).some((prose) => isLinked(prose, quantity)));
}

function proseOf({ steps, notShown }: Lesson): Prose[] {
  return [...steps.flatMap(({ prose, check }) => [prose, check?.question ?? "", check?.afterwards ?? ""]), notShown];
}

function isLinked(prose: Prose, quantity: QuantityId): boolean {
  return paragraphsOf(prose).some((pieces) => pieces.some(({ of }) => of === quantity));
}
