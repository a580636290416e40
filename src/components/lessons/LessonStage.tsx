// What is on a lesson's stage? The text, and the panels of the step, the first one large. While something is to be guessed,
// nothing that would tell it is there, neither on screen nor for those who listen.

import { useEffect, useRef, type ReactElement, type RefObject } from "react";
import { createPortal } from "react-dom";
import { openComparison } from "#state/comparison";
import { openShellGame } from "#state/shellGame";
import { isDraftOf, useDraft, type At } from "#guide/draft";
import { rowOf } from "#lessons/checks/kinds";
import { lastTokenOf } from "#lessons/bars";
import { barsNow, sceneOf, type Mark, type Reveal, type Step } from "#lessons/lesson";
import { panels, type PanelId } from "#lessons/panels";
import { textMarks } from "#lessons/spokenOf";
import { lessonWords } from "#words/lessons";
import { say, sayList } from "#words/say";
import type { Scene } from "#scene/scene";
import type { TokenQuantity } from "#model/contracts/probe";
import type { Tokens } from "#model/contracts/tokenizer";
import type { Session } from "#state/session";
import { noEmphasis, useExplorer, type ModelStatus } from "#state/store";
import { DivergedNotice } from "#components/panel/DivergedNotice";
import { useLayout } from "#components/hooks/layout";
import { drawingOf } from "./check/drawings";
import { LessonBars } from "./LessonBars";
import { LessonExhibit } from "./LessonExhibit";
import { LessonSee } from "./LessonSee";
import { LessonPanel, seriesOf } from "./lessonPanels";
import { LessonSeries } from "./LessonSeries";
import { Panel } from "#components/panel/Panel";
import { explorePanels } from "#components/explore/panels";

const heights = { wide: 300, middle: 260, phone: 200 } as const; // px
/** Of a series that is alone. */
const highest = { ...heights, wide: 380 } as const;

/** What asks for a shell game, or for all of them. */
const games: ReadonlySet<PanelId> = new Set<PanelId>(["flips", "mark", "swaps", "cups"]);

export function LessonStage({
  session,
  at,
  isOver,
  isHeld,
  isActed,
  hides,
  below,
  plot,
  onCheck,
}: {
  session: Session;
  at: At;
  /** Whether the step's check has been answered. */
  isOver: boolean;
  /** Whether the check has been answered, and what that reveals waits: until then the answer is nobody's to change. */
  isHeld: boolean;
  isActed: boolean;
  /** The first token that may not be seen yet. */
  hides: number | null;
  /** Where what the answer brings to see stands in place of the stage. */
  below: HTMLElement | null;
  /** Where the bar that is drawn stands in place of the stage. */
  plot: HTMLElement | null;
  onCheck: () => void;
}): ReactElement {
  const layout = useLayout();
  const { lesson, step } = at;
  const marked = textMarks(at);
  const current = lesson.steps[Math.min(step, lesson.steps.length - 1)]!;
  const isLast = step >= lesson.steps.length;
  const check = isLast || !isActed ? undefined : current.check;
  const isLocked = useExplorer((state) => state.locked !== null);
  const isOfAnother = useExplorer(({ run, tokens }) => run !== null && !sameWords(run.tokens, tokens));
  const truth = useDraft((state) => state.truth);
  const seen = useDraft((state) => (isDraftOf(at, state) && !isOver ? state.see : null));
  const tries = useDraft((state) => state.tries);
  const { focus } = current;
  const reveals = isOver ? current.reveals : undefined;
  const revealed = (reveals?.panels ?? []).filter((id) => !focus.includes(id));
  const bars = barsNow(current, { isActed, hides });
  const all = [...focus, ...revealed, ...(seen?.panels ?? [])];
  const compares = all.some((id) => panels[id].of === "comparison");
  const capacity = all.includes("capacity");
  const plays = all.some((id) => games.has(id));
  useEffect(() => (compares ? openComparison(session, { capacity }) : undefined), [session, compares, capacity]);
  useEffect(() => (plays ? openShellGame(session) : undefined), [session, plays]);

  const first = focus[0];
  const drawing = check && drawingOf(check);
  const guess = check && drawing?.bar?.({ session, at, check, isOver, truth: isOver ? truth : null, onCheck });
  // While something is to be guessed nothing stays but one series, which ends where the hidden begins.
  const shown = hides === null ? focus : first !== undefined && seriesOf(first) !== null ? [first] : [];
  const see = seen && seenOf(seen, { hides, shown });
  const hidden = focus.filter((id) => !shown.includes(id));
  const marks = [...(isActed ? (current.marks ?? []) : []), ...(reveals?.marks ?? []), ...(see?.marks ?? [])];
  useEmphasis(current, marks);
  const revealedBox = useBroughtInView(`${lesson.id} ${step}`, isOver && layout !== "phone");
  const isTextAlone =
    shown.length + revealed.length === 0 &&
    ![see, bars, guess, drawing?.Stage, current.exhibit, reveals?.bars, reveals?.exhibit].some(Boolean);
  const turnsKnobs = check !== undefined && rowOf(check).knobs !== undefined;
  const series = (quantity: TokenQuantity): ReactElement => (
    <LessonSeries
      key={quantity}
      of={quantity}
      marks={marks}
      height={shown.length + revealed.length > 1 ? heights[layout] : highest[layout]}
      guess={quantity === guess?.quantity ? guess.bar : undefined}
    />
  );
  const panel = (id: PanelId): ReactElement => {
    const quantity = seriesOf(id);
    return quantity ? series(quantity) : <LessonPanel key={id} id={id} />;
  };
  const seeing = see && (
    <LessonSee key={`${lesson.id} ${step} ${tries}`} session={session} see={see}>
      {see.panels.map(panel)}
    </LessonSee>
  );
  const others = (
    <>
      {check && drawing?.Stage && (
        <drawing.Stage key={`${lesson.id} ${step}`} session={session} at={at} check={check} isOver={isOver} />
      )}
      {guess && plot
        ? createPortal(series(guess.quantity), plot)
        : guess && shown.every((id) => seriesOf(id) !== guess.quantity) && series(guess.quantity)}
      {shown.map((id) => (guess && plot && seriesOf(id) === guess.quantity ? null : panel(id)))}
      {bars && <LessonBars key={`${lesson.id} ${step}`} session={session} bars={bars} scene={null} />}
      {current.exhibit && <LessonExhibit exhibit={current.exhibit} />}
      {hidden.length > 0 && (
        <p className="note lesson-hidden">
          {say(lessonWords.comeBack, { n: hidden.length, panels: sayList(hidden.map((id) => panels[id].name)) })}
        </p>
      )}
      {isLocked && hides === null && <Panel of={explorePanels.inspector} />}
    </>
  );
  const revealing = reveals && (revealed.length > 0 || reveals.bars || reveals.exhibit) && (
    <div className="lesson-revealed" ref={revealedBox}>
      {reveals.bars && (
        <LessonBars
          key={`${lesson.id} ${step}`}
          session={session}
          bars={reveals.bars}
          scene={sceneOf({ lesson, step, acted: true })}
        />
      )}
      {revealed.map(panel)}
      {reveals.exhibit && <LessonExhibit exhibit={reveals.exhibit} />}
    </div>
  );
  const pictures = (
    <>
      {below ? revealing : seeing}
      {others}
      {!below && revealing}
    </>
  );
  return (
    <main
      className="lesson-stage"
      translate="no"
      data-text-alone={isTextAlone || undefined}
      data-no-chunks={!marked.chunks || undefined}
      data-segments={current.shows === "segments" || undefined}
      data-no-surprises={!marked.surprises || undefined}
      data-of-another={isOfAnother || undefined}
      data-below={(below ?? plot) !== null || undefined}
      inert={isHeld}
      data-paper="whole"
    >
      {current.shows !== "tables" && (
        <div className="lesson-strip">
          <Panel of={explorePanels.strip} />
        </div>
      )}
      {hides === null && <DivergedNotice hasCures={!turnsKnobs || isOver} />}
      {below ? createPortal(isOver ? pictures : seeing, below) : pictures}
      {below && !isOver && others}
    </main>
  );
}

/** What an answer reveals is in sight, however much stands over it; of a step that was answered before the stage begins at its top. */
function useBroughtInView(step: string, isOver: boolean): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ step, isOver });
  useEffect(() => {
    if (before.current.step === step && !before.current.isOver && isOver)
      box.current?.scrollIntoView({ block: "nearest" });
    before.current = { step, isOver };
  }, [step, isOver]);
  return box;
}

function sameWords(a: Tokens, b: Tokens): boolean {
  return (
    a === b ||
    (a.tokens.length === b.tokens.length && a.tokens.every(({ text }, index) => text === b.tokens[index]!.text))
  );
}

/** The window of attention in the text, where the step speaks of it, and the words that are named. */
function useEmphasis({ shows }: Step, marks: readonly Mark[]): void {
  const window = useExplorer(({ scene, model }) => (shows === "window" ? windowOf(scene, model) : null));
  const named = marks.map(({ token }) => token).join();
  useEffect(() => {
    useExplorer.setState({ emphasis: { window, named: named === "" ? [] : named.split(",").map(Number) } });
  }, [window, named]);
  useEffect(() => () => useExplorer.setState({ emphasis: noEmphasis }), []);
}

/** How many words attention sees: the knob’s, or of a trained model its own; null where it sees no such stretch. */
function windowOf({ memory, window }: Scene, model: ModelStatus | null): number | null {
  if (memory.model === "untrained") return window;
  if (model?.phase !== "ready") return null;
  const { config } = model.card;
  return ["window", "mag", "mal"].includes(config.mixer) ? config.window : null;
}

/** What a wrong answer brings that is not there yet, and nothing that reaches into what is hidden. */
function seenOf(
  { panels: wanted = [], marks = [], bars, cursor, ...others }: Reveal,
  { hides, shown }: { hides: number | null; shown: readonly PanelId[] },
): Reveal & { readonly panels: readonly PanelId[] } {
  const end = hides ?? Infinity;
  return {
    ...others,
    // A reading ends where the hidden begins; a comparison knows no end.
    panels: wanted.filter((id) => !shown.includes(id) && (hides === null || panels[id].of === "run")),
    marks: marks.filter(({ token }) => token < end),
    ...(bars && lastTokenOf(bars) < end && { bars }),
    ...(cursor !== undefined && cursor < end && { cursor }),
  };
}
