// When is the page written? Once a frame: all panels write what changed, then what must fit what was written, and only then is
// anything measured, so that the page is laid out once for all of them. Leaves to cursor.tsx and moment.ts what changes when.

import { useLayoutEffect, useRef, type RefObject } from "react";

interface Writes {
  readonly draw: () => void;
  /** Writes what has to fit what the others wrote, and asks the page for no length. */
  readonly fit?: (() => void) | undefined;
  /** The place to ask the page for lengths: it is laid out here, once, and what is written now moves nothing else. */
  readonly measure?: (() => void) | undefined;
}

export interface Follower {
  writes: Writes;
  /** Whether what it wrote last is still right. */
  isDrawn: boolean;
}

const followers = new Set<Follower>();
let frame = 0;

/** Draws after every render, and in the next frame where it is said that it is not drawn. */
export function useFrame(writes: Writes): RefObject<Follower> {
  const follower = useRef<Follower>({ writes, isDrawn: false });
  useLayoutEffect(() => {
    follower.current.writes = writes;
    follower.current.isDrawn = true;
    writes.draw();
    if (writes.fit || writes.measure) schedule();
  });
  // Before the next frame draws: what has left the page has nothing to write on.
  useLayoutEffect(() => {
    const { current } = follower;
    followers.add(current);
    return () => void followers.delete(current);
  }, []);
  return follower;
}

/** Draws it again with all others, in the next frame. */
export function drawAgain(follower: Follower): void {
  follower.isDrawn = false;
  schedule();
}

export function schedule(): void {
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    write();
    for (const { writes } of followers) writes.measure?.();
  });
}

/**
 * Draws together with what React renders for the same change of the store, and only measures in the next frame: browsers lay the
 * page out before that, to know what is under the pointer, and would do so again for what is drawn in it.
 */
export function drawWithReact(): void {
  schedule();
  queueMicrotask(() => queueMicrotask(write)); // React renders in a microtask that is asked for after the first of these
}

function write(): void {
  for (const follower of followers) {
    if (!follower.isDrawn) follower.writes.draw();
    follower.isDrawn = true;
  }
  for (const { writes } of followers) writes.fit?.();
}

document.fonts.addEventListener("loadingdone", schedule); // words have other widths now
