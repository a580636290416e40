// How does a panel follow the cursor without rendering at frame rate? It subscribes, and writes what changed itself.

import { useEffect, useLayoutEffect, useRef, type ReactElement } from "react";
import { lockedTokenOf, tokenOf, usePlayhead } from "../playhead";
import { useExplorer, type PageRun } from "../store";

export interface Cursor {
  /** The token that readouts speak of: hovered, else held, else played. −1 where there is none. */
  readonly token: number;
  /** The token the ink cursor stands on. */
  readonly locked: number;
  /** Whether the token is only previewed under the pointer. */
  readonly preview: boolean;
}

/** Calls `draw` after every render, and whenever the cursor or the run on screen changes: at most once a frame. */
export function useCursor(draw: (cursor: Cursor, run: PageRun | null) => void): void {
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
    drawNow(draw);
  });
  useEffect(() => {
    let frame = 0;
    const schedule = (): void => {
      if (frame === 0) {
        frame = requestAnimationFrame(() => {
          frame = 0;
          drawNow(latest.current);
        });
      }
    };
    const stops = [
      usePlayhead.subscribe(schedule),
      useExplorer.subscribe((state, before) => {
        if (state.run !== before.run) schedule();
      }),
    ];
    return () => {
      cancelAnimationFrame(frame);
      stops.forEach((stop) => stop());
    };
  }, []);
}

function drawNow(draw: (cursor: Cursor, run: PageRun | null) => void): void {
  const { run } = useExplorer.getState();
  const playhead = usePlayhead.getState();
  const token = tokenOf(playhead);
  const locked = lockedTokenOf(playhead);
  draw({ token, locked, preview: token !== locked }, run);
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
    if (element.current) element.current.textContent = run && token >= 0 ? read(run, token) : "–";
  });
  return <span ref={element} className={className} />;
}
