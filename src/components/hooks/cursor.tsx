// How does a panel follow the cursor without rendering at frame rate? It subscribes, and writes what changed itself.
// All panels write in one frame, then what must fit what was written, and only then is anything measured: the page is laid out
// once for all of them.

import { createContext, useContext, useEffect, useLayoutEffect, useRef, type ReactElement } from "react";
import { subSteps, type SubStep } from "#model/contracts/probe";
import { currentToken, usePlayhead, writingOf, type Writing } from "#state/playhead";
import { useExplorer, type Explorer, type PageRun } from "#state/store";

export interface Cursor {
  /** The token that readouts speak of: held, else played. −1 where there is none. */
  readonly token: number;
  /** The token that is written before the eyes, part by part: the one after that above, until its last part. */
  readonly writing: Writing | null;
}

/**
 * What stands inside speaks of the token that is being written, as far as its part: its cursor stands on that token. It reads
 * no number of it that a later part brings.
 */
export const OfWrite = createContext(false);

type Follow = (cursor: Cursor, run: PageRun | null) => void;

/** What follows in the same frame once all panels are drawn. */
interface Settling {
  /** Writes what has to fit what the others wrote, and asks the page for no length. */
  readonly fit?: Follow;
  /** The place to ask the page for lengths: it is laid out here, once, and what is written now moves nothing else. */
  readonly measure?: Follow;
}

interface Follower extends Settling {
  draw: Follow;
  drawn: boolean;
}

const followers = new Set<Follower>();
let frame = 0;

/** Calls `draw` after every render, and whenever the cursor or the run on screen changes: at most once a frame. */
export function useCursor(draw: Follow, { fit, measure }: Settling = {}): void {
  const follower = useRef<Follower>({ draw, drawn: false });
  const ofWrite = useContext(OfWrite);
  useLayoutEffect(() => {
    const of = (follow: Follow): Follow => (ofWrite ? (cursor, run) => follow(atWrite(cursor), run) : follow);
    const drawNow = of(draw);
    const settling: Settling = { ...(fit && { fit: of(fit) }), ...(measure && { measure: of(measure) }) };
    Object.assign(follower.current, settling, { draw: drawNow, drawn: true });
    const { cursor, run } = now();
    drawNow(cursor, run);
    if (fit || measure) schedule();
  });
  useEffect(() => {
    const { current } = follower;
    followers.add(current);
    return () => void followers.delete(current);
  }, []);
}

/** The same, and again whenever one of these fields of the store changes: what the engine answers comes after the cursor. */
export function useCursorAnd(fields: readonly (keyof Explorer)[], draw: Follow): void {
  const watched = useRef(fields);
  const again = useRef(() => {});
  useCursor((cursor, run) => {
    again.current = () => draw(cursor, run);
    draw(cursor, run);
  });
  useEffect(
    () =>
      useExplorer.subscribe((state, before) => {
        if (watched.current.some((field) => state[field] !== before[field])) again.current();
      }),
    [],
  );
}

usePlayhead.subscribe((state, before) => {
  const isElsewhere = state.position !== before.position || state.held !== before.held;
  if (isElsewhere || state.hovered === before.hovered) drawAgain(); // what is only pointed at is pointed.ts's
});
useExplorer.subscribe((state, before) => {
  if (state.run !== before.run) drawAgain();
});

document.fonts.addEventListener("loadingdone", schedule); // words have other widths now

function drawAgain(): void {
  for (const follower of followers) follower.drawn = false;
  schedule();
}

function schedule(): void {
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    const { cursor, run } = now();
    for (const follower of followers) {
      if (!follower.drawn) follower.draw(cursor, run);
      follower.drawn = true;
    }
    for (const { fit } of followers) fit?.(cursor, run);
    for (const { measure } of followers) measure?.(cursor, run);
  });
}

function now(): { cursor: Cursor; run: PageRun | null } {
  const { run } = useExplorer.getState();
  return { cursor: { token: currentToken(), writing: writingOf(usePlayhead.getState()) }, run };
}

/** Whether what a part of a token's write brings may be on screen. */
export function isShown(run: PageRun, { token, part }: { token: number; part: SubStep }): boolean {
  if (token < run.filled) return true;
  const writing = writingOf(usePlayhead.getState());
  return writing !== null && writing.token === token && writing.subStep >= subSteps.indexOf(part);
}

/** What is read of a token as soon as that part of its write has brought it. */
export function broughtBy(
  part: SubStep,
  read: (run: PageRun, token: number) => string,
): (run: PageRun, token: number) => string {
  return (run, token) => (isShown(run, { token, part }) ? read(run, token) : "–");
}

function atWrite(cursor: Cursor): Cursor {
  return cursor.writing ? { ...cursor, token: cursor.writing.token } : cursor;
}

/** A piece of text about the token under the cursor, rewritten in place. */
export function Live({
  read,
  className,
}: {
  read: (run: PageRun, token: number) => string;
  className?: string;
}): ReactElement {
  const element = useRef<HTMLSpanElement>(null);
  useCursor(({ token }, run) => {
    writeText(element.current, run && token >= 0 ? read(run, token) : "–");
  });
  return <span ref={element} className={className} translate="no" />;
}

/** Writes a text where it differs: a text that stays leaves the layout alone, and one that is only changed needs no new place in it. */
export function writeText(element: HTMLElement | null, text: string): void {
  if (!element || element.textContent === text) return;
  const { firstChild, lastChild } = element;
  if (firstChild instanceof Text && firstChild === lastChild) firstChild.nodeValue = text;
  else element.textContent = text;
}

/** What an element says in full under the pointer, where it shows less. */
export function writeTitle(element: HTMLElement | null, whole: string | null): void {
  if (!element || element.getAttribute("title") === whole) return;
  if (whole === null) element.removeAttribute("title");
  else element.title = whole;
}
