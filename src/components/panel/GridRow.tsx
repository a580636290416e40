// What does a row of a table show? Its cells that are in view, and over all rows what each column holds.

import { memo, type ReactElement } from "react";
import { say, sayNumber } from "#words/say";
import { tableWords } from "#words/tables";
import type { Table, TableColumn } from "./tables";

export const rowHeight = 24; // px

export function GridHead({
  table: { head, columns },
  shown,
  columnWidth,
  headWidth,
}: {
  table: Table;
  /** The columns in view. */
  shown: readonly number[];
  columnWidth: number;
  headWidth: number;
}): ReactElement {
  const widthOf = (count: number): number => headWidth + count * columnWidth;
  return (
    <div role="row" aria-rowindex={1} className="data-grid-head" style={{ width: widthOf(columns.length) }}>
      <span role="columnheader" aria-colindex={1} className="data-grid-label" style={{ width: headWidth }}>
        {head}
      </span>
      {shown.map((column) => {
        const { symbol, name, unit, hue } = columns[column]!;
        return (
          <span
            key={column}
            role="columnheader"
            aria-colindex={column + 2}
            className="data-grid-cell"
            style={{ left: widthOf(column), width: columnWidth }}
            title={inFull(columns[column]!)}
          >
            <b style={{ color: `var(--${hue}-text)` }}>{symbol}</b>
            {name && (
              <span className="note data-grid-name">
                {name}
                <span className="for-screen-readers">, {unit}</span>
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
}

/** What a column holds: its name, symbol and unit, as far as it has them. */
function inFull({ name, symbol, unit }: TableColumn): string {
  const { named, measured, namedAndMeasured } = tableWords.column;
  if (name === "") return unit === "" ? symbol : say(measured, { symbol, unit });
  return unit === "" ? say(named, { name, symbol }) : say(namedAndMeasured, { name, symbol, unit });
}

/** Scrolling makes only the rows that come into view. */
export const GridRow = memo(function GridRow({
  id,
  table: { columns, labelOf, tokenOf, valueAt },
  row,
  firstColumn,
  lastColumn,
  active,
  columnWidth,
  headWidth,
}: {
  id: string;
  table: Table;
  row: number;
  firstColumn: number;
  lastColumn: number;
  active: number | null;
  columnWidth: number;
  headWidth: number;
}): ReactElement {
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className="data-grid-row"
      data-token={tokenOf?.(row)}
      style={{ top: row * rowHeight, width: headWidth + columns.length * columnWidth }}
    >
      <span
        role="rowheader"
        aria-colindex={1}
        className={`data-grid-label${tokenOf ? " is-word" : ""}`}
        style={{ width: headWidth }}
        data-row={row}
        data-column={-1}
      >
        {tokenOf && <span className="note data-grid-token">{sayNumber(tokenOf(row) + 1)}</span>}
        <bdi translate={tokenOf ? "no" : undefined}>{labelOf(row)}</bdi>
      </span>
      {range(firstColumn, lastColumn).map((column) => {
        const { text, exact, subject } = valueAt(row, column);
        return (
          <span
            key={column}
            id={`${id}${row}-${column}`}
            role="gridcell"
            aria-colindex={column + 2}
            className={`data-grid-cell${subject ? " is-number" : ""}${active === column ? " is-active" : ""}`}
            style={{ left: headWidth + column * columnWidth, width: columnWidth }}
            title={exact}
            data-row={row}
            data-column={column}
          >
            <bdi>{text}</bdi>
          </span>
        );
      })}
    </div>
  );
});

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
