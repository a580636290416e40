// Where is a check answered? In the text column: options, an order, knobs with what they have to reach, a sentence.
// Leaves to LessonStage.tsx what is answered in a picture.

import type { ReactElement } from "react";
import { letters, mixed, runOrder, useDraft, type At } from "#guide/guide";
import { conditionsMet } from "#lessons/judge";
import type { Check, Choose, Goal } from "#lessons/lesson";
import type { Measured } from "#model/contracts/measure";
import { useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { formatNumber } from "#components/text/format";
import { LessonOrder } from "./LessonOrder";
import { LessonWords } from "#components/lessons/LessonProse";
import { OneKnob } from "#components/settings/Settings";

export function LessonAnswer({
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
  const isEmpty = useExplorer(({ scene }) => ids.every((id) => scene.hiddenControls.includes(id)));
  if (isEmpty) return <p className="note">{lessonWords.leftOut}</p>;
  return (
    // Enter takes the number that was typed; it does not also ask for judgement.
    <div className="lesson-knobs" onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}>
      {ids.map((id) => (
        <OneKnob key={id} id={id} />
      ))}
    </div>
  );
}
