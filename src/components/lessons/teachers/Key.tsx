// How is the answer to a check told to a teacher? On the page as on paper: what is right, what a good sentence says, what is wrong and why.

import type { ReactElement } from "react";
import type { AnswerKey } from "#guide/answerKey";
import { teacherWords } from "#words/teachers";
import { LessonWords } from "#components/lessons/LessonProse";

export function Key({ of: { right, wrong, points } }: { of: AnswerKey }): ReactElement {
  return (
    <>
      {right.map((line, index) => (
        <p key={index}>
          <span aria-hidden>✓ </span>
          <LessonWords text={line} />
        </p>
      ))}
      {points.length > 0 && (
        <p>
          <b>{teacherWords.points}.</b>
        </p>
      )}
      {points.length > 0 && (
        <ul>
          {points.map((point) => (
            <li key={point}>
              <LessonWords text={point} />
            </li>
          ))}
        </ul>
      )}
      {wrong.length > 0 && (
        <p>
          <b>{teacherWords.wrong}.</b>
        </p>
      )}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ words, reason }) => (
            <li key={words}>
              <LessonWords text={words} /> –{" "}
              <em>
                <LessonWords text={reason} />
              </em>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
