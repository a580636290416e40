// Which way leads on? The steps of a lesson as dots, Back and Next, and the way out of it.

import type { ReactElement } from "react";
import type { At } from "#guide/draft";
import { back, next, openStep } from "#guide/guide";
import type { Lesson } from "#lessons/lesson";
import { keepForBack } from "#state/link";
import { stop } from "#state/playhead";
import { progressOf, useProgress } from "#guide/progress";
import { patchScene } from "#state/store";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";

export function LessonFoot({
  at,
  isOpen,
}: {
  at: At;
  /** Whether the step still asks for an answer. */
  isOpen: boolean;
}): ReactElement {
  const { lesson, step } = at;
  const isClosing = step >= lesson.steps.length;
  return (
    <footer className="lesson-foot" data-export="omit">
      <Dots lesson={lesson} step={step} />
      <span className="note lesson-foot-step">
        {!isClosing ? say(lessonWords.stepOf, { number: step + 1, count: lesson.steps.length }) : lessonWords.closing}
      </span>
      <span className="lesson-turn">
        <button type="button" className="lesson-back" disabled={step === 0} onClick={() => back(at)}>
          <span aria-hidden>◂ </span>
          {lessonWords.back}
        </button>
        {!isClosing ? (
          <button
            type="button"
            className="lesson-next"
            aria-disabled={isOpen || undefined}
            title={isOpen ? lessonWords.answerFirst : undefined}
            onClick={() => !isOpen && next(at)}
          >
            {lessonWords[step + 1 < lesson.steps.length ? "next" : "finish"]}
            <span aria-hidden> ▸</span>
          </button>
        ) : (
          <button type="button" className="lesson-next" onClick={() => leaveTo(null)}>
            {lessonWords.allLessons}
          </button>
        )}
      </span>
    </footer>
  );
}

/** Leaves the lesson, for the list of all or with what is on screen for Explore. */
export function leaveTo(view: "explore" | null): void {
  stop();
  keepForBack();
  patchScene(
    view === "explore" ? { view, hiddenControls: [], assignment: false } : { lesson: null, assignment: false },
  );
}

function Dots({ lesson, step }: { lesson: Lesson; step: number }): ReactElement {
  const { steps } = useProgress((state) => progressOf(lesson.id, state));
  return (
    <nav className="lesson-dots" aria-label={lessonWords.steps}>
      {lesson.steps.map((_, index) => (
        <button
          key={index}
          type="button"
          aria-label={say(lessonWords.stepOf, { number: index + 1, count: lesson.steps.length })}
          aria-current={index === step ? "step" : undefined}
          data-done={steps[index] !== undefined || undefined}
          onClick={() => openStep({ lesson, step: index })}
        />
      ))}
    </nav>
  );
}
