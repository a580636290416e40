// How does a lesson end? With what the reader said beside what we would say, what was not shown, and where to go on.

import type { ReactElement } from "react";
import { lessonOfId } from "../lessons/course";
import type { Lesson } from "../lessons/lesson";
import { say } from "../lessons/words";
import { progressOf, useProgress } from "../progress";
import { LessonLink } from "./LessonList";
import { LessonProse, LessonWords } from "./LessonProse";

export function LessonClosing({ lesson }: { lesson: Lesson }): ReactElement {
  const { steps } = useProgress((state) => progressOf(lesson.id, state));
  const said = lesson.steps.flatMap(({ check }, step) =>
    check?.kind === "ownWords" ? [{ check, answer: steps[step]?.answer ?? null }] : [],
  );
  const { words, to } = lesson.more;
  const other = "lesson" in to ? lessonOfId(to.lesson) : null;
  return (
    <div className="lesson-closing">
      <LessonProse text={lesson.question} className="lesson-prose" />
      {said.length > 0 && <h3>{say("endTitle")}</h3>}
      {said.map(({ check, answer }) => (
        <div key={check.question} className="lesson-said">
          <LessonProse text={check.question} className="lesson-question" />
          <p>
            <b>{say("yours")}.</b> {answer ?? say("saidNothing")}
          </p>
          <p>
            <b>{say("ours")}.</b> <LessonWords text={check.model} />
          </p>
        </div>
      ))}
      <h3>{say("notShown")}</h3>
      <LessonProse text={lesson.notShown} />
      <h3>{say("more")}</h3>
      <p>
        {other && (
          <LessonLink lesson={other} step={0}>
            {words}
          </LessonLink>
        )}
        {"href" in to && (
          <a className="link" href={to.href}>
            {words}
          </a>
        )}
      </p>
    </div>
  );
}
