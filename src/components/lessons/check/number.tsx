// Where is a number typed? In a box after what it is; a minus and a decimal point or comma may be in it.

import type { ReactElement } from "react";
import { askerOf } from "#guide/askReading";
import { answerWith, useAnswer } from "#guide/draft";
import { progressOf, useProgress } from "#guide/progress";
import { number as row, type TypedNumber } from "#lessons/checks/number";
import { lessonWords } from "#words/lessons";
import { useAsked } from "#components/hooks/asked";
import { LessonWords } from "#components/lessons/LessonProse";
import type { CheckDrawing, CheckProps } from "./drawing";

export const number: CheckDrawing<TypedNumber, string> = { Answer, howTo: lessonWords.typeNumber };

function Answer({ session, at, check, isOver }: CheckProps<TypedNumber>): ReactElement {
  const typed = useAnswer(at, check);
  const kept = useProgress((state) => progressOf(at.lesson.id, state).steps[at.step]?.answer ?? "");
  // Of a step that was answered before, what was typed then; where it was shown, what was shown.
  const isAsked = isOver && typed === "" && kept === "";
  const truth = useAsked(isAsked ? at.lesson.id : null, async (signal) =>
    row.solve?.(check, askerOf(session, signal), { answer: "", tries: 0 }),
  );
  return (
    <label className="lesson-number">
      <LessonWords text={check.label} />
      <input
        className="lesson-sentence"
        type="text" // the keys for a decimal number have no minus on every phone
        autoComplete="off"
        enterKeyHint="done"
        value={isOver && typed === "" ? kept || (truth?.answer ?? "") : typed}
        readOnly={isOver}
        onChange={(event) => answerWith(event.currentTarget.value)}
      />
    </label>
  );
}
