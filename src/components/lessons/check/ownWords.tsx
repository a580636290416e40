// A sentence of the reader's own: it is kept, and nobody judges it but the reader, beside ours and by what a good one says.

import type { ReactElement } from "react";
import { answerWith, useAnswer, type At } from "#guide/draft";
import { keepPoints, progressOf, useProgress, type StepProgress } from "#guide/progress";
import type { OwnWords } from "#lessons/checks/ownWords";
import { lessonWords } from "#words/lessons";
import { LessonWords } from "#components/lessons/LessonProse";
import type { CheckDrawing, CheckProps } from "./drawing";

export const ownWords: CheckDrawing<OwnWords, string> = {
  Answer,
  After,
  button: lessonWords.keep,
  kept: lessonWords.kept,
};

function Answer({ at, check, isOver }: CheckProps<OwnWords>): ReactElement {
  const sentence = useAnswer(at, check);
  const kept = useKept(at);
  return (
    <textarea
      className="lesson-sentence"
      aria-label={lessonWords.yourSentence}
      rows={3}
      value={isOver ? (kept?.answer ?? sentence) : sentence}
      readOnly={isOver}
      onChange={(event) => answerWith(event.currentTarget.value)}
    />
  );
}

function After({ at, check: { modelAnswer, points } }: CheckProps<OwnWords>): ReactElement {
  const ticks = useKept(at)?.points ?? [];
  const tick = (point: number, isTicked: boolean): void =>
    keepPoints(
      at.lesson.id,
      at.step,
      points!.map((_, index) => (index === point ? isTicked : (ticks[index] ?? false))),
    );
  return (
    <>
      <p className="lesson-afterwards">
        <b>{lessonWords.ours}.</b> <LessonWords text={modelAnswer} />
      </p>
      {points && (
        <fieldset className="lesson-points">
          <legend>{lessonWords.points}</legend>
          {points.map((point, index) => (
            <label key={point} className="lesson-option">
              <input
                type="checkbox"
                checked={ticks[index] ?? false}
                onChange={(event) => tick(index, event.currentTarget.checked)}
              />
              <span>
                <LessonWords text={point} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}

function useKept({ lesson, step }: At): StepProgress | undefined {
  return useProgress((state) => progressOf(lesson.id, state).steps[step]);
}
