// How is the memory in words seen and walked through? The picture, drawn in place as the cursor moves, with its count over it and
// a cell that pointer and keys may choose. Leaves what is drawn to answersDrawing.ts, what is asked to answersAsked.ts.

import {
  Suspense,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import type { AnswerSubject } from "#model/contracts/protocol";
import { askFirst } from "#state/cueAnswers";
import { patchScene, trace, useExplorer, type PageRun } from "#state/store";
import { breakpoints } from "#components/hooks/breakpoints";
import { useCursorAnd, writeText, type Cursor } from "#components/hooks/cursor";
import { pointIn } from "#components/hooks/pointer";
import { fetchedView } from "#components/hooks/fetched";
import { AnswersKey } from "./AnswersKey";
import { askedCues } from "./askedCues";
import { asksFor, isSame } from "./answersAsked";
import { draw, layers as layerNames, type Layers } from "./answersDrawing";
import { growMilliseconds } from "./growingDots";
import {
  cellAt,
  isShown,
  mostShown,
  moves,
  naturalHeight,
  scaleOf,
  placeIn,
  placeOf,
  type Cell,
  type Shown,
} from "./answersLayout";
import { sayCell, sayCount, summaryOf } from "./answersSaid";
import { keyMarks, marksDrawn } from "./keyDrawn";
import { askedOf, modelPictureOf } from "./modelPicture";
import { cueWords } from "./names";
import { pictureOf, type Picture, type Room } from "./picture";
import type { Choices } from "./RowsChoice";
import { answerWords as words } from "./words";
import { stageOf, writtenUpTo } from "./writeStage";

const RowsChoice = fetchedView(() => import("./RowsChoice").then((module) => module.RowsChoice));
const AnswerWriters = fetchedView(() => import("./AnswerWriters").then((module) => module.AnswerWriters));
const AnswersOverview = fetchedView(() => import("./AnswersOverview").then((module) => module.AnswersOverview));

export function AnswerPicture({ of }: { of: "memory" | "model" }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const count = useRef<HTMLParagraphElement>(null);
  const summary = useRef<HTMLParagraphElement>(null);
  const label = useRef<HTMLParagraphElement>(null);
  const key = useRef<HTMLUListElement>(null);
  const picture = useRef<Picture | null>(null);
  const pointed = useRef<Cell | null>(null);
  const latest = useRef({ token: -1, at: -Infinity, isHurried: false });
  const [room, setRoom] = useState<Room | null>(null);
  const [rows, setRows] = useState(0);
  const field = useRef<HTMLDivElement>(null);
  const followOverview = useRef<(() => void) | null>(null);
  const [choices, offer] = useState<Choices>("none");
  const chosen = useExplorer(({ scene }) => scene.cues); // also drawn anew by it
  const isAll = chosen === "all" && choices !== "none";
  const wasLeft = useRef(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const described = useId();

  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setRoom((before) => ({
        ...{ width: Math.floor(width), height: Math.floor(height) },
        font: svg.current ? fontOf(svg.current) : before!.font,
      }));
    });
    observer.observe(field.current!);
    return () => observer.disconnect();
  }, []);

  /** Draws what is known of the token that is shown, and asks for what is not. */
  function show({ token: shownToken, writing }: Cursor, run: PageRun | null): void {
    const token = writing?.token ?? shownToken;
    // What is asked beside the picture also changes when the whole screen is taken away.
    if (!field.current || !room || !run || token < 0) return;
    const shown =
      of === "memory"
        ? pictureOf({ run, wanted: stageOf({ token, writing }), room, before: picture.current })
        : modelPictureOf({ run, token, room, before: picture.current });
    if (of === "model") askModel(askedOf(run, token));
    if (!shown) return;
    picture.current = shown;
    setRows(shown.text.cues.all.length);
    if (of === "memory") {
      offer(choicesOf(shown));
      const wanted = asksFor(shown.text, { token, plot: shown.plot });
      if (!isSame(wanted, useExplorer.getState().asksFor)) useExplorer.setState({ asksFor: wanted });
    }
    if (isAll) followOverview.current?.();
    if (!svg.current) return; // all cues are shown in its place
    if (token !== latest.current.token) {
      const now = performance.now();
      latest.current = { token, at: now, isHurried: now - latest.current.at < growMilliseconds };
    }
    const { asksCue } = useExplorer.getState();
    const asks = of === "memory" && asksCue !== null ? shown.text.cues.at[asksCue] : -1;
    // Where the next token comes before a dot has grown, growing would only cost frames.
    const isAtOnce = latest.current.isHurried || matchMedia(breakpoints.still).matches;
    showKey(marksDrawn(draw(layersOf(svg.current), shown, { asks: asks ?? -1, isAtOnce })));
    tell(sayCount(shown), summaryOf(shown));
    showLabel(label.current!, shown, pointed.current);
    const { traced } = useExplorer.getState();
    if (traced && traced.token !== writtenUpTo(shown.stage)) trace(null);
  }

  useEffect(() => {
    if (!isAll && wasLeft.current) box.current?.focus();
    wasLeft.current = false;
  }, [isAll]);

  useCursorAnd(["answers", "answersUntilWritten", "modelAnswers", "asksCue"], show);
  useEffect(() => () => useExplorer.setState({ asksFor: null, asksModel: null }), []);

  function showKey(drawn: ReadonlySet<(typeof keyMarks)[number]>): void {
    keyMarks.forEach((mark, index) => key.current?.children[index]?.toggleAttribute("hidden", !drawn.has(mark)));
  }

  function tell(counted: string, whole: string): void {
    writeText(count.current, counted);
    writeText(summary.current, whole);
  }

  function point(cell: Cell | null): void {
    pointed.current = cell;
    showLabel(label.current!, picture.current, cell);
  }

  function under(event: MouseEvent): Cell | null {
    return picture.current && cellAt(picture.current.plot, pointIn(box.current!, event));
  }

  /** Looks for who wrote the answer of a cell. */
  function open(cell: Cell | null): void {
    const subject = cell && picture.current && subjectOf(picture.current, cell);
    trace(subject);
    point(cell);
    setOpened(subject && placeOfOpened(picture.current!, cell));
  }

  /** On the first screen the name of a row asks its cue. */
  function askRow(event: MouseEvent): boolean {
    const shown = picture.current;
    const { asked, unfolded } = useExplorer.getState().scene;
    if (!shown || of === "model" || unfolded.includes("instrument")) return false;
    const { x, y } = pointIn(box.current!, event);
    const row = x < shown.plot.left ? cellAt(shown.plot, { x: shown.plot.left, y })?.row : undefined;
    if (row !== undefined) patchScene({ asked: askFirst(shown.text, { cue: row, asked }) });
    return row !== undefined;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const shown = picture.current;
    const move = moves[event.key];
    if (shown && move) point(moved(shown, { from: pointed.current, by: move }));
    else if (event.key === "Enter" && pointed.current) open(pointed.current);
    else if (event.key === "Escape" && pointed.current) open(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      {of === "memory" && <AnswersKey list={key} />}
      <Suspense fallback={null}>{choices !== "none" && <RowsChoice choices={choices} />}</Suspense>
      <p ref={count} className="answers-count" />
      <p ref={summary} id={described} className="for-screen-readers" aria-live="off" />
      <div
        ref={field}
        className="answers-field"
        style={{
          ["--answers-natural" as string]: `${naturalHeight(rows, { width: room?.width ?? Infinity, scale: room ? scaleOf(room.font) : 1 })}px`,
        }}
      >
        {isAll && room ? (
          <Suspense fallback={null}>
            <AnswersOverview
              room={room}
              picture={() => picture.current}
              follow={followOverview}
              keyMarks={showKey}
              tell={tell}
              leave={() => (wasLeft.current = true)}
              described={described}
            />
          </Suspense>
        ) : (
          <div
            ref={box}
            className="answers-room"
            role="application"
            aria-roledescription={words.kind}
            aria-label={words.picture}
            aria-describedby={described}
            tabIndex={0}
            translate="no"
            onKeyDown={onKeyDown}
            onBlur={() => point(null)}
            onPointerMove={(event) => event.pointerType === "mouse" && point(under(event))}
            onPointerLeave={(event) => event.pointerType === "mouse" && point(null)}
            onClick={(event) => askRow(event) || open(under(event))}
          >
            <svg
              ref={svg}
              className="answers-picture"
              aria-hidden="true"
              width={room?.width ?? 0}
              height={room?.height ?? 0}
            >
              {layerNames.map((name) => (
                <g key={name} className={`answers-${name}`} />
              ))}
            </svg>
            <p ref={label} className="answers-label" aria-live="polite" hidden>
              <span />
            </p>
          </div>
        )}
        {opened && !isAll && (
          <div className="answers-opened" style={opened.style}>
            <Suspense fallback={null}>
              <AnswerWriters cue={opened.cue} />
            </Suspense>
          </div>
        )}
      </div>
    </>
  );
}

function fontOf(element: Element): string {
  const { fontSize, fontFamily } = getComputedStyle(element);
  return `${fontSize} ${fontFamily}`;
}

function choicesOf({ text, plot }: Picture): Choices {
  if (text.cues.all.length <= Math.max(mostShown, plot.fits)) return "none"; // not worth the room of two rows
  return askedCues(text, useExplorer.getState().scene.answers) ? "withAsked" : "withoutAsked";
}

/** A cell further; the first key goes to the cell of the cursor's own word. */
function moved({ plot, text, stage }: Picture, { from, by }: { from: Cell | null; by: Cell }): Cell {
  const within = (shown: Shown, index: number, by: number): number => {
    const place = Math.max(shown.from, Math.min(shown.from + shown.count - 1, placeIn(shown, index) + by));
    return shown.listed ? shown.listed[place]! : place;
  };
  const start = { row: text.cues.at[stage.token] ?? 0, column: text.wordOf[stage.token] ?? 0 };
  const { row, column } = from ?? start;
  const step = from ? by : { row: 0, column: 0 };
  return { row: within(plot.rows, row, step.row), column: within(plot.columns, column, step.column) };
}

/** The answer of a cell as it stands after a token, and where what is found of it is shown. */
function subjectOf({ answers, cues, stage }: Picture, { row: cue, column: word }: Cell): AnswerSubject | null {
  const answered = cues.find((one) => one.cue === cue);
  const token = writtenUpTo(stage);
  // A trained model's words are mean values, and its own answers are no memory's.
  if (!answers || !answered || token < 0 || useExplorer.getState().run?.card) return null;
  return { kind: "answer", quantity: "answer", token, asked: answers.asked[answered.row]!, word };
}

interface Opened {
  readonly cue: string;
  readonly style: CSSProperties;
}

/** Beside the cell, towards the middle of the picture, and from it up or down where there is more room. */
function placeOfOpened(picture: Picture, cell: Cell): Opened {
  const { width, height, radius } = picture.plot;
  const { x, y } = placeOf(picture.plot, cell);
  const across = x > width / 2 ? { right: width - x + radius + 6 } : { left: x + radius + 6 };
  const along = y > height / 2 ? { bottom: height - y - 14 } : { top: y - 14 };
  return { cue: cueWords(picture, cell.row).join(""), style: { ...across, ...along } };
}

/** What the chosen cell says, beside it. */
function showLabel(label: HTMLElement, picture: Picture | null, cell: Cell | null): void {
  const isThere =
    cell !== null &&
    useExplorer.getState().traced === null && // whose own box says the same
    picture !== null &&
    isShown(picture.plot.rows, cell.row) &&
    isShown(picture.plot.columns, cell.column);
  label.hidden = !isThere;
  if (!isThere) return;
  const { x, y } = placeOf(picture.plot, cell);
  label.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  label.classList.toggle("is-left", x > picture.plot.width / 2);
  writeText(label.firstElementChild as HTMLElement, sayCell(picture, cell));
}

function askModel(asked: readonly number[]): void {
  const before = useExplorer.getState().asksModel;
  if (before?.join() !== asked.join()) useExplorer.setState({ asksModel: asked });
}

/** The groups of the drawing, in their order. */
function layersOf(svg: SVGSVGElement): Layers {
  return Object.fromEntries(layerNames.map((name, index) => [name, svg.children[index]])) as unknown as Layers;
}
