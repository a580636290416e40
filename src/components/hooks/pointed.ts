// Which token is looked at? The one under the pointer: panels draw it beside the cursor, in place and at most once a frame, and
// nothing else of the page follows it.

import { useEffect, useLayoutEffect, useRef } from "react";
import { pointedToken, usePlayhead } from "#state/playhead";
import { useExplorer, type PageRun } from "#state/store";

interface Pointed {
  readonly token: number;
  readonly run: PageRun;
}

/** Calls `draw` after every render, and whenever another token is under the pointer; null where none is. */
export function usePointed(draw: (pointed: Pointed | null) => void): void {
  const latest = useRef(draw);
  const shown = useRef<Pointed | null>(null);
  useLayoutEffect(() => {
    latest.current = draw;
    shown.current = now();
    draw(shown.current);
  });
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const pointed = now();
      const { current } = shown;
      if (pointed?.token === current?.token && pointed?.run === current?.run) return;
      shown.current = pointed;
      latest.current(pointed);
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const ends = [
      usePlayhead.subscribe(ask),
      useExplorer.subscribe((state, before) => state.run !== before.run && ask()),
    ];
    return () => {
      cancelAnimationFrame(frame);
      ends.forEach((end) => end());
    };
  }, []);
}

function now(): Pointed | null {
  const { run } = useExplorer.getState();
  const token = pointedToken();
  return run && token !== null ? { token, run } : null;
}
