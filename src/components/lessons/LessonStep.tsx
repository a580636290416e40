// What does a step say and ask? Its prose, the knobs it hands out, what there is to do, and after that its check.

import type { ReactElement } from "react";
import type { At } from "#guide/draft";
import { act } from "#guide/guide";
import type { StepProgress } from "#guide/progress";
import { rowOf } from "#lessons/checks/kinds";
import type { Session } from "#state/session";
import { lessonWords } from "#words/lessons";
import { LessonCheck } from "./check/LessonCheck";
import { LessonKnobs } from "./LessonKnobs";
import { LessonProse } from "./LessonProse";

export function LessonStep({
  session,
  at,
  ended,
  isActed,
  isHeld,
  onCheck,
  onShow,
  onReveal,
  onPlace,
  onPlot,
}: {
  session: Session;
  at: At;
  /** How the step ended; null while it has not. */
  ended: StepProgress | null;
  /** Whether there is nothing to do before the check, or it is done. */
  isActed: boolean;
  /** Whether what the answer reveals waits. */
  isHeld: boolean;
  onCheck: () => void;
  onShow: () => void;
  onReveal: () => void;
  /** Takes the place for what the answer brings to see, where that stands under it; undefined where it has the stage. */
  onPlace: ((place: HTMLElement | null) => void) | undefined;
  /** The same for the bar that the reader draws. */
  onPlot: ((place: HTMLElement | null) => void) | undefined;
}): ReactElement {
  const { lesson, step } = at;
  const { prose, action, check, knobs = [] } = lesson.steps[step]!;
  const isOver = ended !== null && ended.end !== "skipped";
  const using = isActed && !isOver && check ? (rowOf(check).knobs?.(check) ?? []) : [];
  const others = knobs.filter((id) => !using.includes(id)); // a check shows its own
  return (
    <>
      <LessonProse text={prose} className="lesson-prose" />
      {others.length > 0 && <LessonKnobs ids={others} />}
      {!isActed && action && (
        <button type="button" className="lesson-button lesson-button-primary lesson-act" onClick={() => act(at)}>
          {action.words} <kbd aria-hidden>{lessonWords.space}</kbd>
        </button>
      )}
      {isActed && check && (
        <>
          <hr className="lesson-rule" />
          <LessonCheck
            key={`${lesson.id} ${step}`}
            session={session}
            at={at}
            ended={ended}
            isHeld={isHeld}
            onCheck={onCheck}
            onShow={onShow}
            onReveal={onReveal}
            onPlot={onPlot}
          />
          {onPlace && <section className="lesson-evidence" aria-label={lessonWords.evidence} ref={onPlace} />}
        </>
      )}
    </>
  );
}
