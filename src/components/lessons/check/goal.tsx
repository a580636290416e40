// What has to hold, whether it does now, and the knobs that may be turned.

import { useEffect, useRef, type ReactElement } from "react";
import { askerOf } from "#guide/askReading";
import { forgetVerdict } from "#guide/draft";
import { conditionsMet, measureConditions, type Goal } from "#lessons/checks/goal";
import { encodeGame } from "#scene/gameLink";
import { useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { sayShare } from "#words/share";
import { useAsked } from "#components/hooks/asked";
import { LessonKnobs } from "#components/lessons/LessonKnobs";
import { LessonWords } from "#components/lessons/LessonProse";
import { noAnswer, type Measure } from "#model/contracts/measure";
import { formatNumber } from "#components/text/format";
import type { CheckDrawing, CheckProps } from "./drawing";

export const goal: CheckDrawing<Goal, null> = { Answer };

function Answer({ session, check, isOver }: CheckProps<Goal>): ReactElement {
  // Asked again whenever the reading has changed.
  const reading = useExplorer(({ run, scene }) =>
    run?.summary ? `${run.id} ${run.compared} ${scene.window} ${encodeGame(scene.compare.game)}` : null,
  );
  const measured = useAsked(reading, (signal) => measureConditions(check, askerOf(session, signal))) ?? [];
  const met = conditionsMet(check, measured);
  useFreshVerdict(isOver);
  return (
    <>
      <ul className="lesson-conditions" aria-label={lessonWords.conditions}>
        {check.conditions.map(({ words, of }, index) => (
          <li key={index} data-met={met[index] || undefined}>
            <span aria-hidden>{met[index] ? "✓" : "○"}</span> <LessonWords text={words} />{" "}
            <span className="for-screen-readers">{lessonWords[met[index] ? "holds" : "holdsNot"]}</span>
            {measured[index] !== undefined && measured[index] !== null && (
              <b className="lesson-now">{say(lessonWords.now, { value: nowWords(measured[index], of) })}</b>
            )}
          </li>
        ))}
      </ul>
      {!isOver && check.using.length > 0 && <LessonKnobs ids={check.using} />}
    </>
  );
}

/** A verdict is of the reading that was judged, and goes where the reader makes another. */
function useFreshVerdict(isOver: boolean): void {
  const reading = useExplorer(({ run, scene }) =>
    run ? `${run.id} ${scene.window} ${encodeGame(scene.compare.game)}` : null,
  );
  const judged = useRef(reading);
  useEffect(() => {
    if (reading === null || reading === judged.current) return;
    judged.current = reading;
    if (!isOver) forgetVerdict();
  }, [reading, isOver]);
}

/** What is measured now: a probability in per cent, a count as it is, any other number with its decimals, a word as a word. */
function nowWords(value: number | string, of: Measure): string {
  if (typeof value === "string") return value === noAnswer ? lessonWords.saysNothing : value;
  if (of.kind === "quantity" && /Probability$/u.test(of.quantity)) return sayShare(value, { digits: 2 });
  return formatNumber(value, { digits: Number.isInteger(value) ? 0 : 2 });
}
