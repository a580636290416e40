// Which rows of a map are the cursor's and the pointer's? A box around the one, and a hairline box with the word around the other.

import { useRef, type ReactElement } from "react";
import { useCursor, writeText } from "#components/hooks/cursor";
import { usePointed } from "#components/hooks/pointed";
import { written } from "#components/text/spelling";

export function TokenRows({
  from,
  size,
  cell,
  lastToken = Infinity,
}: {
  /** The token of the first row. */
  from: number;
  size: number;
  /** The height of a row. */
  cell: number; // px
  /** The row of a cursor beyond it is this one's. */
  lastToken?: number;
}): ReactElement {
  const row = useRef<HTMLDivElement>(null);
  const pointedRow = useRef<HTMLDivElement>(null);
  const word = useRef<HTMLElement>(null);
  const place = (element: HTMLDivElement | null, line: number): void => {
    if (!element) return;
    const height = Math.max(cell, 4);
    element.hidden = line < 0 || line >= size;
    element.style.height = `${height}px`;
    element.style.transform = `translateY(${(line + 0.5) * cell - height / 2}px)`;
  };
  useCursor(({ token }) => place(row.current, Math.min(token, lastToken) - from));
  usePointed((pointed) => {
    place(pointedRow.current, pointed ? pointed.token - from : -1);
    writeText(word.current, pointed ? written(pointed.run.tokens.tokens[pointed.token]) : "");
  });
  return (
    <>
      <div className="token-row" ref={row} hidden />
      <div className="token-row is-pointed" ref={pointedRow} hidden aria-hidden>
        <bdi ref={word} className="pointed-label" translate="no" />
      </div>
    </>
  );
}
