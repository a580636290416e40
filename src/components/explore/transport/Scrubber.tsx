// Where in the text is the cursor, and where are the surprises? The run's profile in grey, to drag along in both directions.

import { useMemo, useRef, type KeyboardEvent, type ReactElement } from "react";
import { seek, step } from "#state/playhead";
import { quantile } from "#state/selectors";
import { useExplorer, type PageRun } from "#state/store";
import { readingWords } from "#words/reading";
import { say } from "#words/say";
import { useCursor } from "#components/hooks/cursor";
import { partAt, pointIn, useTokenSlider } from "#components/hooks/pointer";
import { hasMemoryPanels } from "#components/panel/NeedsMemory";
import { written } from "#components/text/spelling";

const { scrubber: words } = readingWords;

/** More tokens than this share a column, which is as high as the highest of them. */
const mostColumns = 480;
/** Up to this many columns stand apart. */
const mostBars = 200;

export function Scrubber(): ReactElement {
  const run = useExplorer((state) => state.run);
  const slider = useRef<HTMLDivElement>(null);
  const path = useMemo(() => (run ? profile(run) : ""), [run]);
  const length = run?.tokens.tokens.length ?? 0;

  useCursor(({ token }, run) => {
    const element = slider.current;
    if (!element) return;
    const entry = run?.tokens.tokens[token];
    element.style.setProperty("--here", token < 0 ? "0" : String((token + 0.5) / length));
    element.style.setProperty("--read", token < 0 ? "0" : String((token + 1) / length));
    element.setAttribute("aria-valuenow", String(token + 1));
    element.setAttribute(
      "aria-valuetext",
      entry ? say(words.at, { token: token + 1, count: length, word: written(entry) }) : words.nowhere,
    );
  });

  const drag = useTokenSlider<HTMLDivElement>((event) => {
    const { x, width } = pointIn(event.currentTarget, event);
    return partAt(x, { length: width, count: length });
  });
  return (
    <div
      ref={slider}
      role="slider"
      tabIndex={0}
      className="scrubber"
      aria-label={words.name}
      aria-valuemin={Math.min(1, length)}
      aria-valuemax={length}
      aria-valuenow={0}
      onKeyDown={onKey}
      {...drag}
    >
      <svg className="scrubber-ahead" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
      <svg className="scrubber-read" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <path d={path} />
      </svg>
      <span className="scrubber-cursor" />
    </div>
  );
}

/** The surprises of the tokens read so far as one path over the unit square, zero at its foot; none where nothing is surprised. */
function profile(run: PageRun): string {
  if (!hasMemoryPanels(run)) return "";
  const { columns, filled, tokens } = run;
  const { length } = tokens.tokens;
  const surprise = columns.surprise.subarray(0, filled);
  const largest = surprise.reduce((most, value) => Math.max(most, value), 0);
  // The last surprises before a divergence would press all others flat.
  const top = Math.min(largest, 3 * quantile(surprise, 0.5)) || largest || 1;
  const tokensEach = Math.max(1, Math.ceil(length / mostColumns));
  const gap = length <= mostBars ? 0.15 : 0;
  const wide = tokensEach / length;
  let path = "";
  for (let from = 0; from < filled; from += tokensEach) {
    let high = 0;
    for (let token = from; token < Math.min(from + tokensEach, filled); token++)
      high = Math.max(high, surprise[token]!);
    const left = from / length + (gap / 2) * wide;
    const size = Math.min(1, high / top);
    path += `M${left.toFixed(5)} 1v${(-size).toFixed(3)}h${(wide * (1 - gap)).toFixed(5)}V1z`;
  }
  return path;
}

function onKey(event: KeyboardEvent): void {
  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => step(-1, event.shiftKey ? "chunk" : "token"),
    ArrowDown: () => step(-1, event.shiftKey ? "chunk" : "token"),
    ArrowRight: () => step(1, event.shiftKey ? "chunk" : "token"),
    ArrowUp: () => step(1, event.shiftKey ? "chunk" : "token"),
    PageDown: () => step(-1, "chunk"),
    PageUp: () => step(1, "chunk"),
    Home: () => seek(0),
    End: () => seek(Infinity),
  };
  const move = moves[event.key];
  if (!move) return;
  event.preventDefault();
  move();
}
