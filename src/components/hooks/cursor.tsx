// How does a panel follow the cursor without rendering at frame rate? It subscribes, and writes what changed itself, in the frame
// that frame.ts gives to all panels. What the engine has to say of a token is waited for a moment, so that one frame is enough.

import { createContext, useContext, useLayoutEffect, useRef, type ReactElement, type RefObject } from "react";
import { subSteps, type SubStep } from "#model/contracts/probe";
import { isAnswered } from "#state/answered";
import { currentToken, usePlayhead, writingOf, type Writing } from "#state/playhead";
import { useExplorer, type Explorer, type PageRun } from "#state/store";
import { drawAgain, drawWithReact, schedule, useFrame, type Follower } from "./frame";

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

const followers = new Set<Follower>();

/**
 * Calls `draw` after every render, and whenever the cursor or the run on screen changes: at most once a frame. `fit` and `measure`
 * come after all have drawn, as frame.ts says.
 */
export function useCursor(
  draw: Follow,
  { fit, measure }: { readonly fit?: Follow; readonly measure?: Follow } = {},
): RefObject<Follower> {
  const ofWrite = useContext(OfWrite);
  const following = (follow: Follow) => (): void => {
    const { cursor, run } = now();
    follow(ofWrite ? atWrite(cursor) : cursor, run);
  };
  const follower = useFrame({
    draw: following(draw),
    fit: fit && following(fit),
    measure: measure && following(measure),
  });
  // Before the next frame draws: what has left the page has nothing to write on.
  useLayoutEffect(() => {
    const { current } = follower;
    followers.add(current);
    return () => void followers.delete(current);
  }, [follower]);
  return follower;
}

/** The same, and again whenever one of these fields of the store changes: what the engine answers comes after the cursor. */
export function useCursorAnd(fields: readonly (keyof Explorer)[], draw: Follow): void {
  const watched = useRef(fields);
  const follower = useCursor(draw);
  useLayoutEffect(
    () =>
      useExplorer.subscribe((state, before) => {
        if (watched.current.some((field) => state[field] !== before[field])) drawAgain(follower.current);
      }),
    [follower],
  );
}

/** The page waits one frame for what the engine says of a token, to be drawn once for both. A timer could wait longer on a busy page. */
let waiting: number | undefined;

usePlayhead.subscribe((state, before) => {
  const isElsewhere = state.position !== before.position || state.held !== before.held;
  if (!isElsewhere && state.hovered !== before.hovered) return; // what is only pointed at is pointed.ts's
  forget();
  if (isAnswered()) waitNoMore();
  else waiting ??= requestAnimationFrame(waitNoMore);
});
useExplorer.subscribe((state, before) => {
  if (state.run !== before.run) forget();
  if (state.run?.id !== before.run?.id) drawWithReact();
  if (state.run !== before.run || (waiting !== undefined && isAnswered())) waitNoMore();
});

function forget(): void {
  for (const follower of followers) follower.isDrawn = false;
}

function waitNoMore(): void {
  if (waiting !== undefined) cancelAnimationFrame(waiting);
  waiting = undefined;
  schedule();
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
