// Where is a number typed? In a box after what it is; a minus and a decimal point or comma may be in it.

import type { ReactElement } from "react";
import { answerWith, useAnswer } from "#guide/draft";
import type { TypedNumber } from "#lessons/checks/number";
import { lessonWords } from "#words/lessons";
import { LessonWords } from "#components/lessons/LessonProse";
import type { CheckDrawing, CheckProps } from "./drawing";

export const number: CheckDrawing<TypedNumber, string> = { Answer, howTo: lessonWords.typeNumber };

function Answer({ at, check, isOver }: CheckProps<TypedNumber>): ReactElement {
  const typed = useAnswer(at, check);
  return (
    <label className="lesson-number">
      <LessonWords text={check.label} />
      <input
        className="lesson-sentence"
        type="text" // the keys for a decimal number have no minus on every phone
        autoComplete="off"
        enterKeyHint="done"
        value={typed}
        readOnly={isOver}
        onChange={(event) => answerWith(event.currentTarget.value)}
      />
    </label>
  );
}
