// What is on a lesson's stage? The text, and the panels of the step, the first one large. While something is to be guessed,
// nothing that would tell it is there, neither on screen nor for those who listen.

import { useEffect, useState, type ReactElement } from "react";
import { openComparison } from "#state/comparison";
import { measure, useDraft, type At } from "#guide/guide";
import type { Check } from "#lessons/lesson";
import { panels } from "#lessons/panels";
import { lessonWords } from "#words/lessons";
import { say, sayList } from "#words/say";
import type { Measure } from "#model/contracts/measure";
import type { TokenQuantity } from "#model/contracts/probe";
import type { Session } from "#state/session";
import { notify, useExplorer } from "#state/store";
import { DivergedNotice } from "#components/panel/DivergedNotice";
import { useLayout } from "#components/hooks/layout";
import { LessonCells, type CellWrite } from "./check/LessonCells";
import { LessonExhibit } from "./LessonExhibit";
import { LessonGuess } from "./check/LessonGuess";
import { LessonPanel, seriesOf } from "./lessonPanels";
import { LessonRuns } from "./check/LessonRuns";
import { LessonSeries, type GuessedBar } from "./LessonSeries";
import { Panel } from "#components/panel/Panel";
import { explorePanels } from "#components/explore/panels";

const heights = { wide: 300, middle: 260, phone: 200 } as const; // px
/** Of a series that is alone. */
const highest = { ...heights, wide: 380 } as const;

export function LessonStage({
  session,
  at,
  isOver,
  isActed,
  hides,
  write,
  onWrite,
  onCheck,
}: {
  session: Session;
  at: At;
  /** Whether the step's check has been answered. */
  isOver: boolean;
  isActed: boolean;
  /** The first token that may not be seen yet. */
  hides: number | null;
  /** What cells are picked of; null until the engine has said. */
  write: CellWrite | null;
  onWrite: (write: CellWrite) => void;
  onCheck: () => void;
}): ReactElement {
  const layout = useLayout();
  const { lesson, step } = at;
  const current = lesson.steps[Math.min(step, lesson.steps.length - 1)]!;
  const isLast = step >= lesson.steps.length;
  const check = isLast || !isActed ? undefined : current.check;
  const isLocked = useExplorer((state) => state.locked !== null);
  const truth = useDraft((state) => state.truth);
  const focus = isOver ? [...current.focus, ...(current.reveals?.panels ?? [])] : current.focus;
  const exhibit = current.exhibit ?? (isOver ? current.reveals?.exhibit : undefined);
  const compares = focus.some((id) => panels[id].of === "comparison");
  const capacity = focus.some((id) => id === "capacity" || id === "ages");
  useEffect(() => (compares ? openComparison(session, { capacity }) : undefined), [session, compares, capacity]);
  useWrite(session, { check, write, onWrite });
  const runs = useRuns(session, check);

  const first = focus[0];
  const predicts = check?.kind === "predict" ? check : null;
  // While something is to be guessed nothing stays but one series, which ends where the hidden begins.
  const shown = hides === null ? focus : first !== undefined && seriesOf(first) !== null ? [first] : [];
  const hidden = focus.filter((id) => !shown.includes(id));
  const isTextAlone = shown.length === 0 && !exhibit && !["cells", "odd", "predict"].includes(check?.kind ?? "");
  const guess: GuessedBar | undefined = predicts
    ? {
        token: predicts.token,
        isOpen: !isOver,
        truth,
        draw: (place) => <LessonGuess check={predicts} place={place} isOver={isOver} onCheck={onCheck} />,
      }
    : undefined;
  const series = (quantity: TokenQuantity): ReactElement => (
    <LessonSeries
      key={quantity}
      of={quantity}
      marks={isActed ? current.marks : []}
      height={shown.length > 1 ? heights[layout] : highest[layout]}
      guess={quantity === predicts?.quantity ? guess : undefined}
    />
  );
  return (
    <main className="lesson-stage" translate="no" data-text-alone={isTextAlone || undefined} data-paper="whole">
      <div className="lesson-strip">
        <Panel of={explorePanels.strip} />
      </div>
      {hides === null && <DivergedNotice hasCures={check?.kind !== "goal" || isOver} />}
      {check?.kind === "cells" && write && <LessonCells check={check} write={write} isOver={isOver} />}
      {check?.kind === "odd" && runs && <LessonRuns at={at} check={check} runs={runs} />}
      {check?.kind === "odd" && !runs && <p className="note">{lessonWords.readingRuns}</p>}
      {predicts && shown.every((id) => seriesOf(id) !== predicts.quantity) && series(predicts.quantity)}
      {shown.map((id) => {
        const quantity = seriesOf(id);
        return quantity ? series(quantity) : <LessonPanel key={id} id={id} />;
      })}
      {exhibit && <LessonExhibit exhibit={exhibit} />}
      {hidden.length > 0 && (
        <p className="note lesson-hidden">
          {say(lessonWords.comeBack, { n: hidden.length, panels: sayList(hidden.map((id) => panels[id].name)) })}
        </p>
      )}
      {isLocked && hides === null && !focus.includes("inspector") && <Panel of={explorePanels.inspector} />}
    </main>
  );
}

/** Asks for the write that cells are picked of, once the reading on screen has come to it. */
function useWrite(
  session: Session,
  { check, write, onWrite }: { check: Check | undefined; write: CellWrite | null; onWrite: (write: CellWrite) => void },
): void {
  const token = check?.kind === "cells" ? check.token : null;
  const run = useExplorer((state) => (token !== null && state.run?.settings === state.scene.memory ? state.run : null));
  const isRead = run !== null && token !== null && run.read > token;
  const id = run?.id ?? null;
  useEffect(() => {
    if (write !== null || !isRead || id === null || token === null) return;
    let isCurrent = true;
    const cell = { kind: "cell", quantity: "push", token, layer: 0, row: 0, column: 0 } as const;
    void Promise.all([
      session.ask(id, { kind: "moment", token, window: 1 }),
      session.ask(id, { kind: "explain", subject: cell }),
    ]).then(([moment, explanation]) => {
      const changes = moment?.layers[0]?.matrices.change;
      const vector = (symbol: string) => explanation?.vectors.find((found) => found.symbol === symbol)?.data;
      const [key, error] = [vector("inputVector"), vector("deltaVector")];
      if (isCurrent && changes && key && error) onWrite({ key, error, changes });
    });
    return () => {
      isCurrent = false;
    };
  }, [session, write, onWrite, isRead, id, token]);
}

/** The series of the three runs of an odd-one-out, each read beside the one on screen. */
function useRuns(session: Session, check: Check | undefined): readonly Float32Array[] | null {
  const [made, setMade] = useState<{ readonly of: Check; readonly runs: readonly Float32Array[] } | null>(null);
  const { tokens } = useExplorer((state) => state.tokens);
  const odd = check?.kind === "odd" ? check : null;
  useEffect(() => {
    if (!odd) return;
    let isCurrent = true;
    const measures = tokens.map((_, token): Measure => ({ kind: "quantity", quantity: odd.quantity, token }));
    Promise.all(odd.runs.map((scene) => measure(session, { measures, scene }))).then(
      (runs) => isCurrent && setMade({ of: odd, runs: runs.map((values) => Float32Array.from(values, Number)) }),
      (error: unknown) => notify(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [session, odd, tokens]);
  return made && made.of === odd && made.runs[0]?.length === tokens.length ? made.runs : null;
}
