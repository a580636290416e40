// Which token is under the pointer, and what is its number here? A hairline in a plot along the text, with the word and the
// number beside it. Leaves the cursor, which it does not move, to the plot.

import { useRef, type ReactElement } from "react";
import type { PageRun } from "#state/store";
import { writeText } from "#components/hooks/cursor";
import { usePointed } from "#components/hooks/pointed";
import { written } from "#components/text/spelling";

export function PointedLine({
  xOf,
  width,
  read,
}: {
  /** Where a token stands in what the line is drawn in; null where it is not in the plot. */
  xOf: (token: number) => number | null; // px
  /** Of what the line is drawn in. */
  width: number; // px
  /** The number there. */
  read: (run: PageRun, token: number) => string;
}): ReactElement {
  const line = useRef<HTMLDivElement>(null);
  const word = useRef<HTMLElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  usePointed((pointed) => {
    const x = pointed && xOf(pointed.token);
    if (!line.current) return;
    line.current.hidden = x === null;
    writeText(word.current, x === null ? "" : written(pointed?.run.tokens.tokens[pointed.token]));
    writeText(value.current, pointed && x !== null ? read(pointed.run, pointed.token) : "");
    if (x === null) return;
    line.current.style.transform = `translateX(${x}px)`;
    line.current.dataset.side = x > width / 2 ? "left" : "right";
  });
  return (
    <div ref={line} className="pointed-line" hidden aria-hidden>
      <span className="pointed-label" translate="no">
        <bdi ref={word} className="pointed-word" /> <span ref={value} />
      </span>
    </div>
  );
}
