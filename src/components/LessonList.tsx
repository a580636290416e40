// Which lessons are there? Their questions and minutes, how far the reader is, and for teachers an objective and a link a step.

import type { MouseEvent, ReactElement } from "react";
import { openStep } from "../guide";
import { lessons } from "../lessons/course";
import type { Lesson } from "../lessons/lesson";
import { lessonWords } from "../words/lessons";
import { say } from "../words/say";
import { keepForBack } from "../link";
import { forgetAll, progressOf, useProgress } from "../progress";
import { patchScene, say as notify } from "../store";
import { LessonWords } from "./LessonProse";

export function LessonList({ notice = null }: { notice?: string | null }): ReactElement {
  const hasProgress = useProgress((state) => Object.keys(state.lessons).length > 0);
  return (
    <main className="lesson-list">
      <h2 className="lesson-list-title">{lessonWords.view}</h2>
      <p className="lesson-list-intro">{lessonWords.intro}</p>
      {notice && (
        <p className="note" role="status">
          {notice}
        </p>
      )}
      <ol className="lesson-list-items">
        {lessons.map((lesson, index) => (
          <Entry key={lesson.id} lesson={lesson} number={index + 1} />
        ))}
      </ol>
      <p>
        <GlossaryLink />
      </p>
      {hasProgress && (
        <button
          type="button"
          className="button"
          onClick={() => {
            forgetAll();
            notify(lessonWords.forgotten);
          }}
        >
          {lessonWords.forget}
        </button>
      )}
    </main>
  );
}

function GlossaryLink(): ReactElement {
  return (
    <a
      className="link"
      href="#v=1&view=glossary"
      onClick={(event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        keepForBack();
        patchScene({ view: "glossary" });
      }}
    >
      {lessonWords.glossary}
    </a>
  );
}

function Entry({ lesson, number }: { lesson: Lesson; number: number }): ReactElement {
  const progress = useProgress((state) => progressOf(lesson.id, state));
  const { id, title, question, objective, minutes, steps } = lesson;
  const done = steps.filter((_, step) => progress.steps[step] !== undefined).length;
  const isOver = done === steps.length;
  const step = isOver ? 0 : Math.min(progress.at, steps.length - 1);
  return (
    <li className="lesson-entry">
      <span className="lesson-entry-number" aria-hidden>
        {number}
      </span>
      <div>
        <h3>
          <LessonLink lesson={lesson} step={step}>
            {title}
          </LessonLink>
        </h3>
        <p className="lesson-entry-question">
          <LessonWords text={question} />
        </p>
        <p className="note">
          {say(lessonWords.minutes, { n: minutes })}
          {done > 0 && <> · {say(lessonWords.progress, { done, count: steps.length })}</>} ·{" "}
          <LessonLink
            lesson={lesson}
            step={step}
            label={`${lessonWords[isOver ? "again" : done > 0 ? "goOn" : "begin"]}: ${title}`}
          >
            {lessonWords[isOver ? "again" : done > 0 ? "goOn" : "begin"]}
          </LessonLink>
        </p>
        <details className="lesson-teachers">
          <summary className="note">{lessonWords.forTeachers}</summary>
          <p>
            <b>{lessonWords.objective}.</b> <LessonWords text={objective} />
          </p>
          <p>
            {lessonWords.linksToSteps}{" "}
            {steps.map((_, index) => (
              <a
                key={index}
                href={linkTo(id, index)}
                className="lesson-entry-step"
                aria-label={`${title}, ${say(lessonWords.linkToStep, { number: index + 1 })}`}
              >
                {index + 1}
              </a>
            ))}
          </p>
          <p>
            {lessonWords.assignmentLink}{" "}
            <a
              href={`${linkTo(id, 0)}&assignment=true`}
              className="lesson-entry-step"
              aria-label={`${title}, ${lessonWords.asAssignment}`}
            >
              {lessonWords.asAssignment}
            </a>
          </p>
          <p className="note">{lessonWords.lockHint}</p>
        </details>
      </div>
    </li>
  );
}

/** A link to a lesson opens it at once, and as any link in a new tab. */
export function LessonLink({
  lesson,
  step,
  label,
  children,
}: {
  lesson: Lesson;
  step: number;
  label?: string;
  children: string;
}): ReactElement {
  function open(event: MouseEvent): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    keepForBack();
    openStep({ lesson, step });
  }
  return (
    <a className="link" href={linkTo(lesson.id, step)} aria-label={label} onClick={open}>
      {children}
    </a>
  );
}

/** Says where and nothing of what is to be seen there: the step brings its own Scene. */
function linkTo(id: string, step: number): string {
  return `#v=1&view=lessons&lesson=${id}${step > 0 ? `&step=${step + 1}` : ""}`;
}
