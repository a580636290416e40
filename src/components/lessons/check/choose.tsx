// One of a few is chosen: each option in its own words.

import type { ReactElement } from "react";
import { placeOf, useAnswer } from "#guide/draft";
import { rightOption, type Choose } from "#lessons/checks/choose";
import { shownOrder } from "#lessons/checks/shownOrder";
import { lessonWords } from "#words/lessons";
import { LessonWords } from "#components/lessons/LessonProse";
import type { CheckDrawing, CheckProps } from "./drawing";
import { Options } from "./Options";

export const choose: CheckDrawing<Choose, number | null> = { Answer };

function Answer({ at, check, isOver }: CheckProps<Choose>): ReactElement {
  // Of a step that was answered before, the right one: that was the answer.
  const chosen = useAnswer(at, check) ?? (isOver ? rightOption(check) : null);
  const order = shownOrder(check.options.length, placeOf(at));
  return (
    <Options name={at.lesson.id} label={lessonWords.check} order={order} chosen={chosen} isOver={isOver}>
      {(place) => <LessonWords text={check.options[place]!.words} />}
    </Options>
  );
}
