// How is a check put and judged? Its question, Check, Hint, Show me and Skip for every kind, and what came of an answer.
// Leaves to LessonAnswer.tsx where it is answered, and to lessons/judge.ts who is right.

import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { showHint, skip, tryAgain, useDraft, type At } from "#guide/guide";
import { passes, type Verdict } from "#lessons/judge";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import type { Measured } from "#model/contracts/measure";
import type { StepProgress } from "#guide/progress";
import { formatNumber } from "#components/text/format";
import { LessonAnswer } from "./LessonAnswer";
import { LessonProse, LessonWords } from "#components/lessons/LessonProse";
import "./LessonCheck.css";

/** So long without an answer, and a hint is offered. */
const patienceMilliseconds = 12_000;

export function LessonCheck({
  at,
  ended,
  measured,
  onCheck,
  onShow,
}: {
  at: At;
  /** How the step ended; null while it has not. */
  ended: StepProgress | null;
  /** What a goal's conditions measure now. */
  measured: readonly Measured[];
  onCheck: () => void;
  onShow: () => void;
}): ReactElement {
  const check = at.lesson.steps[at.step]!.check!;
  const draft = useDraft();
  const isOver = ended !== null && ended.end !== "skipped";
  const offers = useOffer(`${draft.of} ${draft.tries} ${String(draft.hint)}`, !isOver && check.hints.length > 0);
  const verdict = useRef<HTMLDivElement>(null);
  // What came of an answer is in sight, however long the step is.
  const outcome = `${draft.tries} ${String(draft.hint)} ${String(isOver)}`;
  const seen = useRef(outcome);
  useEffect(() => {
    if (seen.current !== outcome) verdict.current?.scrollIntoView({ block: "nearest" });
    seen.current = outcome;
  }, [outcome]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isOver) onCheck();
  };
  return (
    <form className="lesson-check" aria-label={lessonWords.check} onSubmit={submit}>
      <LessonProse text={check.question} className="lesson-question" />
      <LessonAnswer at={at} check={check} isOver={isOver} measured={measured} />
      <div className="lesson-check-buttons">
        {!isOver && (
          <>
            <button type="submit" className="lesson-button lesson-button-primary">
              {check.kind === "ownWords" ? lessonWords.keep : lessonWords.check}
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
            {check.kind !== "ownWords" && (
              <button type="button" className="lesson-link" onClick={onShow}>
                {lessonWords.showMe}
              </button>
            )}
            <button type="button" className="lesson-link" onClick={() => skip(at)}>
              {lessonWords.skip}
            </button>
          </>
        )}
        {isOver && (
          <button type="button" className="lesson-link" onClick={() => tryAgain(at)}>
            {lessonWords.tryAgain}
          </button>
        )}
      </div>
      <div className="lesson-verdict" role="status" ref={verdict}>
        {isOver ? <Outcome at={at} ended={ended} /> : <Trial verdict={draft.verdict} offers={offers} />}
        {!isOver && draft.hint !== null && (
          <p className="lesson-hint">
            <strong>{lessonWords.hint}.</strong> <LessonWords text={draft.hint} />
          </p>
        )}
      </div>
      {!isOver && check.kind === "predict" && <p className="note">{lessonWords.dragOrKeys}</p>}
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

const verdictWords = {
  right: "right",
  spotOn: "spotOn",
  tooHigh: "tooHigh",
  tooLow: "tooLow",
  wrong: "wrong",
} as const satisfies Record<Verdict, string>;

function Trial({ verdict, offers }: { verdict: Verdict | null; offers: boolean }): ReactElement | null {
  if (verdict !== null && !passes(verdict)) return <p className="lesson-trial">{lessonWords[verdictWords[verdict]]}</p>;
  return offers ? <p className="note">{lessonWords.offered}</p> : null;
}

/** What came of it, once it is over. */
function Outcome({ at, ended }: { at: At; ended: StepProgress }): ReactElement {
  const check = at.lesson.steps[at.step]!.check!;
  const { verdict, guess, truth } = useDraft();
  const word =
    ended.end === "shown"
      ? check.kind === "predict"
        ? "shownBar"
        : "shown"
      : check.kind === "ownWords"
        ? "kept"
        : null;
  const isNear = check.kind === "predict" && verdict === "right";
  return (
    <>
      <p className="lesson-outcome" data-right={ended.end === "done" || undefined}>
        {ended.end === "done" && word === null && <span aria-hidden>✓ </span>}
        {lessonWords[word ?? (isNear ? "close" : verdict !== null ? verdictWords[verdict] : "done")]}{" "}
        {check.kind === "predict" && guess !== null && truth !== null && ended.end === "done" && offWords(guess, truth)}
      </p>
      {check.afterwards && <LessonProse text={check.afterwards} className="lesson-afterwards" />}
    </>
  );
}

/** The difference between the guess and the truth, in words. */
function offWords(guess: number, truth: number): string {
  const amount = formatNumber(Math.abs(truth - guess));
  if (Number(amount) === 0) return lessonWords.exactly;
  return say(truth > guess ? lessonWords.above : lessonWords.below, { amount });
}
