// A sentence of the reader's own: it is kept, and nobody judges it.

import type { ReactElement } from "react";
import { answerWith, useAnswer } from "#guide/draft";
import type { OwnWords } from "#lessons/checks/ownWords";
import { lessonWords } from "#words/lessons";
import type { CheckDrawing, CheckProps } from "./drawing";

export const ownWords: CheckDrawing<OwnWords, string> = {
  Answer,
  button: lessonWords.keep,
  kept: lessonWords.kept,
};

function Answer({ at, check, isOver }: CheckProps<OwnWords>): ReactElement {
  const sentence = useAnswer(at, check);
  return (
    <textarea
      className="lesson-sentence"
      aria-label={lessonWords.yourSentence}
      rows={3}
      value={sentence}
      readOnly={isOver}
      onChange={(event) => answerWith(event.currentTarget.value)}
    />
  );
}
