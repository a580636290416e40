// How does a lesson stand on the page? Its text and steps beside the stage, and what the keys and buttons do.
// Leaves to guide.ts what a step changes, to LessonStep.tsx what it says and asks, and to LessonStage.tsx the panels.

import { Suspense, useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { check, showAnswer, stopAsking } from "#guide/checking";
import { beginDraft, isDraftOf, useDraft, type At } from "#guide/draft";
import { act, endPlaying, isBare, next, openStep, showTruth } from "#guide/guide";
import { useStudent } from "#guide/student";
import { holdReveal, reveal, switchTeacher, useTeacher } from "#guide/teacher";
import { hiddenFrom, type Lesson } from "#lessons/lesson";
import { lessons } from "#lessons/course";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { stop, usePlayhead } from "#state/playhead";
import { progressOf, useProgress } from "#guide/progress";
import type { Session } from "#state/session";
import { hideFrom, notify, useExplorer } from "#state/store";
import { useGestures } from "#components/hooks/gestures";
import { listenToKeys } from "#components/hooks/keyboard";
import { fetchedView } from "#components/hooks/fetched";
import { useLayout } from "#components/hooks/layout";
import { SessionContext } from "#components/hooks/session";
import { LessonClosing } from "./LessonClosing";
import { leaveTo, LessonFoot } from "./LessonFoot";
import { LessonStage } from "./LessonStage";
import { LessonStep } from "./LessonStep";
import { StudentForm, StudentNow } from "./teachers/StudentForm";

const StepTeachers = fetchedView(() => import("./teachers/StepTeachers").then((module) => module.StepTeachers));

/** Where Space already means something. */
const taken =
  "button, a, input, textarea, select, summary, [role=slider], [role=grid], [role=dialog], [contenteditable]";

export function LessonPage({
  session,
  lesson,
  step,
  acted,
}: {
  session: Session;
  lesson: Lesson;
  step: number;
  acted: boolean;
}): ReactElement {
  const layout = useLayout();
  const scene = useExplorer((state) => state.scene);
  const isAssignment = scene.assignment;
  const isAsking = useStudent(({ name }) => name === "") && isAssignment;
  const at: At = { lesson, step };
  const name = `${lesson.id} ${step}`;
  const current = lesson.steps[step] ?? null;
  const ended = useProgress((state) => progressOf(lesson.id, state).steps[step] ?? null);
  const isAnswered = ended !== null && ended.end !== "skipped";
  const { teaches, projects, held } = useTeacher();
  /** In front of a class the verdict stands alone until the teacher goes on. */
  const isHeld = isAnswered && projects && held === name;
  const isOver = isAnswered && !isHeld;
  const isActed = acted || !current?.action;
  const isOpen = isAsking || (current?.check !== undefined && ended === null);
  const hides = current && (isOver ? (current.keepsHidden ?? null) : hiddenFrom(current));
  const text = useRef<HTMLDivElement>(null);
  /** On a phone the stage is off the screen by then: what an answer brings to see stands under it. */
  const brings = useDraft((draft) => isDraftOf({ lesson, step }, draft) && draft.see !== null);
  const isBelow = layout === "phone" && isActed && current?.check !== undefined && (isOver || brings);
  const [below, setBelow] = useState<HTMLElement | null>(null);
  /** There the bar that is drawn stands beside Check, too. */
  const [plot, setPlot] = useState<HTMLElement | null>(null);

  useLayoutEffect(() => {
    hideFrom(hides);
  }, [hides]);
  useLayoutEffect(() => () => hideFrom(null), []); // before the next lesson hides what is its own
  useEffect(() => stopAsking, []);
  useLayoutEffect(() => {
    // Before anything on the stage asks about the reading: it is to be this step's.
    beginDraft({ lesson, step });
  }, [lesson, step, acted]);
  useLayoutEffect(() => {
    // A link that says no more than where, also one to the step that is there already: the stage is as that begins.
    if (isBare(useExplorer.getState().scene)) openStep({ lesson, step }, { acted });
  }, [scene, lesson, step, acted]);
  useEffect(() => {
    text.current?.scrollTo(0, 0);
    text.current?.closest(".app")?.scrollTo(0, 0); // which is what scrolls on a phone
    text.current?.focus({ preventScroll: true });
  }, [name, isAsking]);
  useEffect(listenToKeys, []);
  useGestures(() => {
    if (usePlayhead.getState().playing) stop(); // the space bar ends it where it was going
  });

  const complain = (error: unknown): void => notify(error instanceof Error ? error.message : String(error));
  /** Once the check is over the space bar goes on, wherever the answer was given. */
  const answered = (): void => {
    if (useTeacher.getState().held !== name) showTruth(at);
    if (progressOf(lesson.id).steps[step]) text.current?.focus({ preventScroll: true });
  };
  const judgeNow = (): void => {
    if (isAnswered) return;
    holdReveal(name);
    check(at, session).then(answered, complain);
  };
  const showNow = (): void => {
    holdReveal(name);
    showAnswer(at, session).then(answered, complain);
  };
  const revealNow = (): void => {
    reveal();
    showTruth(at);
  };
  const primary = (): void => {
    if (isAsking) return;
    if (usePlayhead.getState().playing) endPlaying();
    else if (isHeld) revealNow();
    else if (!isActed) act(at);
    else if (!isOpen && current) next(at);
  };
  usePrimaryKey(primary);

  const number = lessons.indexOf(lesson) + 1;
  return (
    <>
      <section
        className="lesson"
        aria-label={lessonWords.lesson}
        data-layout={layout}
        data-projects={projects || undefined}
        data-paper="whole"
      >
        <div className="lesson-text" ref={text} tabIndex={-1} data-paper="whole">
          <p className="lesson-number">
            <button type="button" className="lesson-link" onClick={() => leaveTo(null)}>
              {lessonWords.allLessons}
            </button>{" "}
            · {say(lessonWords.lessonOf, { number, count: lessons.length })}
          </p>
          <h2 className="lesson-title">{lesson.title}</h2>
          {isAssignment && step === 0 && <p className="note">{lessonWords.assignmentNote}</p>}
          {isAssignment && step === 0 && !isAsking && <StudentNow />}
          {isAsking ? (
            <StudentForm at={at} />
          ) : current ? (
            <LessonStep
              session={session}
              at={at}
              ended={ended}
              isActed={isActed}
              isHeld={isHeld}
              onCheck={judgeNow}
              onShow={showNow}
              onReveal={revealNow}
              onPlace={isBelow ? setBelow : undefined}
              onPlot={layout === "phone" ? setPlot : undefined}
            />
          ) : (
            <LessonClosing lesson={lesson} />
          )}
          {teaches && !projects && !isAssignment && current && (
            <Suspense fallback={null}>
              <StepTeachers session={session} at={at} />
            </Suspense>
          )}
          <p className="lesson-leave">
            <button type="button" className="lesson-link" onClick={() => leaveTo("explore")}>
              {lessonWords.openInExplore}
            </button>
            {!isAssignment && (
              <button
                type="button"
                className="lesson-link"
                aria-pressed={teaches}
                onClick={() => switchTeacher("teaches", !teaches)}
              >
                {lessonWords.forTeachers}
              </button>
            )}
            {(teaches || projects) && (
              <button
                type="button"
                className="lesson-link"
                aria-pressed={projects}
                title={lessonWords.projectorNote}
                onClick={() => switchTeacher("projects", !projects)}
              >
                {lessonWords.projector}
              </button>
            )}
          </p>
        </div>
        <LessonFoot at={at} isOpen={isOpen} />
      </section>
      {/* A picture that only lessons have asks the engine itself. */}
      <SessionContext value={session}>
        <LessonStage
          session={session}
          at={at}
          isOver={isOver}
          isHeld={isHeld}
          isActed={isActed}
          hides={hides}
          below={isBelow ? below : null}
          plot={layout === "phone" ? plot : null}
          onCheck={judgeNow}
        />
      </SessionContext>
    </>
  );
}

/** The space bar does what the step is about to do, wherever it does not press something. */
function usePrimaryKey(primary: () => void): void {
  const press = useEffectEvent(primary);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== " " || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(taken)) return;
      event.preventDefault();
      press();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
