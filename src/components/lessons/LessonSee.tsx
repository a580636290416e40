// What does a wrong answer bring to see? What its hint speaks of, set apart from the step's own panels, until the next answer.

import type { ReactElement, ReactNode } from "react";
import type { Reveal } from "#lessons/lesson";
import type { Session } from "#state/session";
import { useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { inQuotes, written } from "#components/text/spelling";
import { LessonBars } from "./LessonBars";
import { LessonExhibit } from "./LessonExhibit";

export function LessonSee({
  session,
  see: { bars, exhibit, cursor, marks = [] },
  children,
}: {
  session: Session;
  see: Reveal;
  /** Its panels. */
  children: ReactNode;
}): ReactElement {
  const token = cursor ?? marks[0]?.token;
  const word = useExplorer(({ run, tokens }) =>
    token === undefined ? "" : inQuotes(written((run?.tokens ?? tokens).tokens[token])),
  );
  // The same word may stand in many places of the text: this one has the cursor, or the frame of what is marked.
  const where = lessonWords[cursor === undefined ? "lookAtFramed" : "lookAt"];
  return (
    <section className="lesson-see" aria-label={lessonWords.look}>
      <p className="panel-name">{word === "" ? lessonWords.look : say(where, { word })}</p>
      {bars && <LessonBars session={session} bars={bars} scene={null} />}
      {children}
      {exhibit && <LessonExhibit exhibit={exhibit} />}
    </section>
  );
}
