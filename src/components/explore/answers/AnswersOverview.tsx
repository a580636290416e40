// What does the memory answer to all of its cues at once? Every cue and every word of a long text, a pixel or more each, with the
// rows that "around here" shows in a frame. Leaves what is asked to state/questions.ts, what is painted to overviewDrawing.ts.

import { useEffect, useRef, type KeyboardEvent, type ReactElement, type RefObject } from "react";
import { countRead, cueTextOf, type CueText } from "#state/cueAnswers";
import { everyCue, type EveryCue } from "#state/everyAnswer";
import type { EveryAnswer } from "#state/store";
import { hold } from "#state/playhead";
import { patchScene, useExplorer, type PageRun } from "#state/store";
import { say, sayRow } from "#words/say";
import { useRepaint } from "#components/chart/matrixCanvas";
import { useCursorAnd, writeText } from "#components/hooks/cursor";
import { useCellPointer } from "#components/hooks/pointer";
import { moves, type Cell, type Plot } from "./answersLayout";
import { sayEvery, sayEveryCount, summaryOf } from "./answersSaid";
import { drawOverview, type Kind } from "./overviewDrawing";
import { overviewOf, type OverviewPlot } from "./overviewLayout";
import type { Picture } from "./picture";
import { answerWords } from "./words";

const { overview: words } = answerWords;

interface Shown {
  readonly run: PageRun;
  readonly token: number;
  readonly plot: OverviewPlot;
  readonly every: EveryAnswer | null;
}

export function AnswersOverview({
  room,
  picture,
  follow,
  keyMarks,
  tell,
  leave,
  described,
}: {
  room: { readonly width: number; readonly height: number };
  /** What "around here" would show. */
  picture: () => Picture | null;
  /** Where that is told to have changed. */
  follow: RefObject<(() => void) | null>;
  /** Hears which kinds of marks are drawn. */
  keyMarks: (kinds: ReadonlySet<Kind>) => void;
  /** Says the count, and the whole in a sentence. */
  tell: (count: string, summary: string) => void;
  /** Before "around here" takes its place: whether it had the focus. */
  leave: () => void;
  /** The element that has the sentence. */
  described: string;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const band = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const read = useRef<HTMLDivElement>(null);
  const asking = useRef<HTMLParagraphElement>(null);
  const label = useRef<HTMLParagraphElement>(null);
  const shown = useRef<Shown | null>(null);
  const counted = useRef<EveryAnswer | null>(null);
  const pointed = useRef<Cell | null>(null);
  const painting = useRef(0);
  const size = useExplorer(({ run }) => run && `${cueTextOf(run).cues.all.length} ${run.vocabulary.length}`);
  const [rows, columns] = (size ?? "0 0").split(" ").map(Number) as [number, number];
  const plot = overviewOf({ room, rows, columns });

  useEffect(() => {
    useExplorer.setState({ asksEvery: true });
    return () => {
      cancelAnimationFrame(painting.current);
      useExplorer.setState({ asksEvery: false });
    };
  }, []);

  /** At most once a frame. */
  function paint(): void {
    if (painting.current !== 0) return;
    painting.current = requestAnimationFrame(() => {
      painting.current = 0;
      const now = shown.current;
      const element = scroller.current;
      if (!now || !element || !canvas.current) return;
      const { run, token, every, plot } = now;
      if (!every) return;
      const scrolled = { x: element.scrollLeft, y: element.scrollTop };
      keyMarks(drawOverview(canvas.current, { plot, room, scrolled, text: cueTextOf(run), every, token }));
    });
  }
  useRepaint(canvas, paint);

  /** What stands over the cells moves with the cursor; what they say is said when the engine has answered. */
  function show(run: PageRun | null, token: number): void {
    if (!run || !scroller.current) return;
    const { everyAnswer } = useExplorer.getState();
    const every = everyAnswer?.run === run.id ? everyAnswer : null;
    const before = shown.current;
    shown.current = { run, token, plot, every };
    const text = cueTextOf(run);
    const around = picture();
    const row = text.cues.at[around?.cursor.token ?? token] ?? -1;
    const { rowHeight, columnWidth } = plot;
    const known = { rows: countRead(text, token), words: countWords(text, token) };
    place(read.current!, { x: 0, y: 0, width: known.words * columnWidth, height: known.rows * rowHeight });
    place(band.current!, row < 0 ? null : { x: 0, y: row * rowHeight, width: plot.width, height: rowHeight });
    place(frame.current!, around && frameOf(around.plot, plot));
    if (before?.token !== token || before.plot !== plot) keepInView(scroller.current, row * rowHeight);
    if (before?.every !== every || before?.token !== token || before.plot !== plot) paint();
    asking.current!.hidden = every?.isAsking !== true;
    if (every?.isAsking)
      writeText(asking.current, say(words.asking, { asked: every.asked, count: text.cues.all.length }));
    if (every && !every.isAsking && counted.current !== every) {
      counted.current = every;
      const cues = allCues(run, every);
      const named = { text, tokens: run.tokens, model: null, counted: cues };
      const size = say(words.summary, { cues: text.cues.all.length, words: run.vocabulary.length });
      tell(sayEveryCount(cues), sayRow([summaryOf(named), size]));
    }
    showLabel();
  }
  useCursorAnd(["everyAnswer"], ({ token }, run) => show(run, token));
  useEffect(() => {
    follow.current = () => shown.current && show(shown.current.run, shown.current.token);
    return () => void (follow.current = null);
  });

  function answered({ row: cue }: Cell): EveryCue | null {
    const { run, token, every } = shown.current!;
    return every && everyCue(cueTextOf(run), every, { cue, token });
  }

  function showLabel(): void {
    const [cell, now, element] = [pointed.current, shown.current, label.current!];
    element.hidden = !cell || !now;
    if (!cell || !now) return;
    const { run, token, plot } = now;
    const [x, y] = [(cell.column + 0.5) * plot.columnWidth, (cell.row + 0.5) * plot.rowHeight];
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    const { scrollLeft, scrollTop } = scroller.current!;
    element.classList.toggle("is-left", x - scrollLeft > room.width / 2);
    element.classList.toggle("is-under", y - scrollTop < 40);
    const named = { text: cueTextOf(run), tokens: run.tokens, model: null };
    writeText(element.firstElementChild as HTMLElement, sayEvery(named, { cell, of: answered(cell), token }));
  }

  function point(cell: Cell | null): void {
    pointed.current = cell;
    showLabel();
  }

  /** To the rows around this one, as they stood when it was last read. */
  function open(cell: Cell): void {
    const of = answered(cell);
    if (!of) return;
    leave();
    hold(of.slice.asked[of.row]!);
    patchScene({ cues: "near" });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const now = shown.current;
    const move = moves[event.key];
    if (now && move) {
      const text = cueTextOf(now.run);
      const from = pointed.current ?? { row: text.cues.at[now.token] ?? 0, column: text.wordOf[now.token] ?? 0 };
      const by = pointed.current ? move : { row: 0, column: 0 };
      const cell = {
        row: Math.max(0, Math.min(rows - 1, from.row + by.row)),
        column: Math.max(0, Math.min(columns - 1, from.column + by.column)),
      };
      keepInView(scroller.current!, cell.row * plot.rowHeight, cell.column * plot.columnWidth);
      point(cell);
    } else if (event.key === "Enter" && pointed.current) open(pointed.current);
    else if (event.key === "Escape" && pointed.current) point(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const { handlers } = useCellPointer<HTMLDivElement>({
    rows,
    columns,
    isPointed: ({ row, column }) => pointed.current?.row === row && pointed.current.column === column,
    onPoint: point,
    onPress: open,
  });

  return (
    <>
      <div
        ref={scroller}
        className="answers-overview"
        role="application"
        aria-roledescription={answerWords.kind}
        aria-label={words.picture}
        aria-describedby={described}
        tabIndex={0}
        translate="no"
        onKeyDown={onKeyDown}
        onBlur={() => point(null)}
        onScroll={paint}
      >
        <div className="answers-whole" style={{ width: plot.width, height: plot.height }} {...handlers}>
          <div ref={read} className="answers-read" hidden />
          <div ref={band} className="answers-here" hidden />
          <canvas
            ref={canvas}
            aria-hidden="true"
            style={{ width: Math.min(room.width, plot.width), height: Math.min(room.height, plot.height) }}
          />
          <div ref={frame} className="answers-near" hidden />
          <p ref={label} className="answers-label" aria-live="polite" hidden>
            <span />
          </p>
        </div>
      </div>
      <p ref={asking} className="note answers-asking" hidden />
    </>
  );
}

/** What "around here" shows, among all. */
function frameOf({ rows, columns }: Plot, { rowHeight, columnWidth }: OverviewPlot): Box {
  return {
    ...{ x: columns.from * columnWidth, width: columns.count * columnWidth },
    ...{ y: rows.from * rowHeight, height: rows.count * rowHeight },
  };
}

/** How many words were read up to a token: they stand in the order of their first appearance. */
function countWords({ firstOf }: CueText, token: number): number {
  const next = firstOf.findIndex((first) => first > token);
  return next < 0 ? firstOf.length : next;
}

function allCues(run: PageRun, every: EveryAnswer): EveryCue[] {
  const text = cueTextOf(run);
  return Array.from({ length: every.asked }, (_, cue) => everyCue(text, every, { cue, token: every.token })!);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function place(element: HTMLElement, box: Box | null): void {
  element.hidden = box === null;
  if (!box) return;
  element.style.transform = `translate(${box.x}px, ${box.y}px)`;
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
}

/** Scrolls no further than brings a place into sight, with a little around it. */
function keepInView(scroller: HTMLElement, y: number, x: number | null = null): void {
  const margin = 24;
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
  const nearest = (at: number, from: number, length: number): number =>
    Math.max(at - length + margin, Math.min(from, at - margin));
  const top = nearest(y, scrollTop, clientHeight);
  if (top !== scrollTop) scroller.scrollTop = top;
  const left = x === null ? scrollLeft : nearest(x, scrollLeft, clientWidth);
  if (left !== scrollLeft) scroller.scrollLeft = left;
}
