// How is a check put and judged? Its question, Check, Hint, Show me and Skip for every kind, and what came of an answer.
// Leaves to the files of the kinds how it is answered, and to lessons/checks who is right.

import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { showHint, useAnswer, useDraft, type At } from "#guide/draft";
import { skip, tryAgain } from "#guide/guide";
import type { StepProgress } from "#guide/progress";
import type { Verdict } from "#lessons/checks/check";
import { rowOf } from "#lessons/checks/kinds";
import { passes } from "#lessons/judge";
import type { Session } from "#state/session";
import { useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { LessonProse, LessonWords } from "#components/lessons/LessonProse";
import { isByFinger, isPhone } from "#components/hooks/layout";
import { drawingOf } from "./drawings";
import "./LessonCheck.css";

/** So long without an answer, and a hint is offered. */
const patienceMilliseconds = 12_000;
/** By then what an answer brings to see is drawn. */
const settlesMilliseconds = 1500;

export function LessonCheck({
  session,
  at,
  ended,
  isHeld,
  onCheck,
  onShow,
  onReveal,
  onPlot,
}: {
  session: Session;
  at: At;
  /** How the step ended; null while it has not. */
  ended: StepProgress | null;
  /** Whether what the answer reveals waits for a word of the teacher's. */
  isHeld: boolean;
  onCheck: () => void;
  onShow: () => void;
  onReveal: () => void;
  /** Takes the place for the bar that is drawn, where that stands under the question; undefined where it has the stage. */
  onPlot: ((place: HTMLElement | null) => void) | undefined;
}): ReactElement {
  const check = at.lesson.steps[at.step]!.check!;
  const drawing = drawingOf(check);
  const draft = useDraft();
  const isOver = ended !== null && ended.end !== "skipped";
  const isAssignment = useExplorer(({ scene }) => scene.assignment);
  const canOffer = !isOver && check.hints.length > 0 && draft.hint === null;
  const offers = useOffer(`${draft.of} ${draft.tries}`, canOffer);
  const verdict = useRef<HTMLDivElement>(null);
  // What came of an answer is in sight, however long the step is.
  const outcome = `${draft.tries} ${String(draft.hint)} ${String(isOver)}`;
  const seen = useRef(outcome);
  useEffect(() => {
    if (seen.current === outcome) return;
    seen.current = outcome;
    // Under it stands what there is to see, on a phone, and that has no place yet.
    const block = isPhone() && (isOver || draft.see) ? "start" : "nearest";
    const bring = (): void => verdict.current?.scrollIntoView({ block });
    const frame = requestAnimationFrame(bring);
    // What there is to see is drawn only then: the words over it stay where they are to be.
    const growing = new ResizeObserver(bring);
    if (block === "start") growing.observe(verdict.current!.closest(".lesson-text")!);
    const end = setTimeout(() => growing.disconnect(), settlesMilliseconds);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(end);
      growing.disconnect();
    };
  }, [outcome, isOver, draft.see]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isOver) onCheck();
  };
  return (
    <form className="lesson-check" aria-label={lessonWords.check} onSubmit={submit}>
      <LessonProse text={check.question} className="lesson-question" />
      {drawing.Answer && <drawing.Answer session={session} at={at} check={check} isOver={isOver} />}
      {onPlot && drawing.bar && !isOver && <div className="lesson-plot" ref={onPlot} />}
      <div className="lesson-check-buttons">
        {!isOver && (
          <>
            <button type="submit" className="lesson-button lesson-button-primary">
              {drawing.button ?? lessonWords.check}
            </button>
            {check.hints.length > 0 && (
              <button
                type="button"
                className="lesson-button"
                data-offered={offers || undefined}
                aria-expanded={draft.hint !== null}
                onClick={() => showHint(check, draft.hint === null)}
              >
                {lessonWords[draft.hint === null ? "hint" : "hideHint"]}
              </button>
            )}
            {rowOf(check).solve && !isAssignment && (
              <button type="button" className="lesson-link" onClick={onShow}>
                {lessonWords.showMe}
              </button>
            )}
            <button type="button" className="lesson-link" onClick={() => skip(at)}>
              {lessonWords.skip}
            </button>
          </>
        )}
        {isHeld && (
          <button type="button" className="lesson-button lesson-button-primary lesson-act" onClick={onReveal}>
            {lessonWords.reveal} <kbd aria-hidden>{lessonWords.space}</kbd>
          </button>
        )}
        {isOver && (
          <button type="button" className="lesson-link" onClick={() => tryAgain(at)}>
            {lessonWords.tryAgain}
          </button>
        )}
      </div>
      <div className="lesson-verdict" role="status" ref={verdict}>
        {isOver ? <Outcome at={at} ended={ended} isHeld={isHeld} /> : <Trial verdict={draft.verdict} offers={offers} />}
        {!isOver && draft.hint !== null && (
          <p className="lesson-hint">
            <strong>{lessonWords.hint}.</strong> <LessonWords text={draft.hint} />
          </p>
        )}
      </div>
      {isOver && !isHeld && drawing.After && <drawing.After session={session} at={at} check={check} isOver />}
      {!isOver && drawing.howTo && <p className="note">{(isByFinger() && drawing.howToByFinger) || drawing.howTo}</p>}
    </form>
  );
}

/** Whether a hint should be offered: nothing has come of `progress` for a while. */
function useOffer(progress: string, isOpen: boolean): boolean {
  const [offered, setOffered] = useState("");
  useEffect(() => {
    if (!isOpen) return;
    const timer = setTimeout(() => setOffered(progress), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, [progress, isOpen]);
  return isOpen && offered === progress;
}

function Trial({ verdict, offers }: { verdict: Verdict | null; offers: boolean }): ReactElement | null {
  if (verdict !== null && !passes(verdict)) return <p className="lesson-trial">{lessonWords[verdict]}</p>;
  return offers ? <p className="note">{lessonWords.offered}</p> : null;
}

/** What came of it, once it is over. */
function Outcome({ at, ended, isHeld }: { at: At; ended: StepProgress; isHeld: boolean }): ReactElement {
  const check = at.lesson.steps[at.step]!.check!;
  const { shown, kept, rightly } = drawingOf(check);
  const answer = useAnswer(at, check);
  const { verdict, truth } = useDraft();
  const isDone = ended.end === "done";
  const right = verdict === null ? lessonWords.done : (rightly?.({ answer, verdict, truth }) ?? lessonWords[verdict]);
  return (
    <>
      <p className="lesson-outcome" data-right={isDone || undefined}>
        {isDone && !kept && <span aria-hidden>✓ </span>}
        {isDone ? (kept ?? right) : (shown ?? lessonWords.shown)}
      </p>
      {isHeld && <p className="note">{lessonWords.held}</p>}
      {check.afterwards && !isHeld && <LessonProse text={check.afterwards} className="lesson-afterwards" />}
    </>
  );
}
