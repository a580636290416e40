// How is a check answered? Its question, what is answered in the text column, and Check, Hint, Show me and Skip for every kind.
// Leaves to LessonStage.tsx what is answered in a picture, and to lessons/judge.ts who is right.

import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { letters, mixed, runOrder, showHint, skip, tryAgain, useDraft, type At } from "../guide";
import { conditionsMet, passes, type Verdict } from "../lessons/judge";
import type { Check, Choose, Goal } from "../lessons/lesson";
import { lessonWords } from "../words/lessons";
import { say } from "../words/say";
import type { Measured } from "../model/measure";
import type { StepProgress } from "../progress";
import { formatNumber } from "./format";
import { LessonOrder } from "./LessonOrder";
import { LessonProse, LessonWords } from "./LessonProse";
import { OneKnob } from "./Settings";
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
      <Answer at={at} check={check} isOver={isOver} measured={measured} />
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

function Answer({
  at,
  check,
  isOver,
  measured,
}: {
  at: At;
  check: Check;
  isOver: boolean;
  measured: readonly Measured[];
}): ReactElement | null {
  const draft = useDraft();
  switch (check.kind) {
    case "choose":
      return <Options at={at} check={check} isOver={isOver} />;
    case "odd":
      return (
        <div className="lesson-options" role="radiogroup" aria-label={lessonWords.runsLabel} data-row>
          {runOrder(at).map((run, index) => (
            <Option
              key={run}
              name={at.lesson.id}
              isChosen={draft.chosen === run}
              isOver={isOver}
              onChoose={() => useDraft.setState({ chosen: run, verdict: null })}
            >
              {say(lessonWords.run, { letter: letters[index]! })}
            </Option>
          ))}
        </div>
      );
    case "order":
      return <LessonOrder isOver={isOver} />;
    case "goal":
      return <Conditions check={check} measured={measured} isOver={isOver} />;
    case "ownWords":
      return (
        <textarea
          className="lesson-sentence"
          aria-label={lessonWords.yourSentence}
          rows={3}
          value={draft.sentence}
          readOnly={isOver}
          onChange={(event) => useDraft.setState({ sentence: event.currentTarget.value })}
        />
      );
    case "cells":
      return (
        <p className="note">
          {say(lessonWords.picked, { n: draft.picked.length, pick: check.pick })}{" "}
          {lessonWords[isOver ? "cellMoved" : "cellsKeys"]}
        </p>
      );
    case "predict":
      return null;
    default:
      return check satisfies never;
  }
}

function Options({ at, check, isOver }: { at: At; check: Choose; isOver: boolean }): ReactElement {
  const chosen = useDraft((state) => state.chosen);
  const order = mixed(Array.from(check.options.keys()), at);
  return (
    <div className="lesson-options" role="radiogroup" aria-label={lessonWords.check}>
      {order.map((place) => (
        <Option
          key={place}
          name={at.lesson.id}
          isChosen={chosen === place}
          isOver={isOver}
          onChoose={() => useDraft.setState({ chosen: place, verdict: null })}
        >
          <LessonWords text={check.options[place]!.words} />
        </Option>
      ))}
    </div>
  );
}

function Option({
  name,
  isChosen,
  isOver,
  onChoose,
  children,
}: {
  name: string;
  isChosen: boolean;
  isOver: boolean;
  onChoose: () => void;
  children: React.ReactNode;
}): ReactElement {
  return (
    <label className="lesson-option">
      <input type="radio" name={name} checked={isChosen} disabled={isOver && !isChosen} onChange={onChoose} />
      <span>{children}</span>
    </label>
  );
}

/** What has to hold, whether it does now, and the knobs that may be turned. */
function Conditions({
  check,
  measured,
  isOver,
}: {
  check: Goal;
  measured: readonly Measured[];
  isOver: boolean;
}): ReactElement {
  const met = conditionsMet({ check, measured });
  return (
    <>
      <ul className="lesson-conditions" aria-label={lessonWords.conditions}>
        {check.conditions.map(({ words }, index) => (
          <li key={index} data-met={met[index] || undefined}>
            <span aria-hidden>{met[index] ? "✓" : "○"}</span> <LessonWords text={words} />{" "}
            <span className="for-screen-readers">{lessonWords[met[index] ? "holds" : "holdsNot"]}</span>
            {measured[index] !== undefined && measured[index] !== null && (
              <b className="lesson-now">{nowWords(measured[index])}</b>
            )}
          </li>
        ))}
      </ul>
      {!isOver && <Knobs ids={check.using} />}
    </>
  );
}

/** What is measured now: a count as it is, any other number with its decimals, a word as a word. */
function nowWords(value: number | string): string {
  if (typeof value === "string") return value;
  return formatNumber(value, { digits: Number.isInteger(value) ? 0 : 2 });
}

export function Knobs({ ids }: { ids: Goal["using"] }): ReactElement {
  return (
    // Enter takes the number that was typed; it does not also ask for judgement.
    <div className="lesson-knobs" onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}>
      {ids.map((id) => (
        <OneKnob key={id} id={id} />
      ))}
    </div>
  );
}
