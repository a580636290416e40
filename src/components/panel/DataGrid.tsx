// How does a table of any size stay smooth? Only the cells in view exist; one cell cursor moves by keys, Enter or a click takes it.
// Leaves what a row shows to GridRow.tsx.

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { hold } from "#state/playhead";
import { lock } from "#state/store";
import { useCursor } from "#components/hooks/cursor";
import { GridHead, GridRow, range, rowHeight } from "./GridRow";
import type { Table } from "./tables";
import "./DataGrid.css";

const headHeight = 44;
const beyond = 4;

interface View {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export function DataGrid({
  table,
  label,
  columnWidth,
  headWidth,
}: {
  table: Table;
  label: string;
  columnWidth: number;
  headWidth: number;
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const shownToken = useRef(-1);
  const id = useId();
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 800, height: 240 });
  const [active, activate] = useState({ row: 0, column: 0 });
  const { columns, rows, tokenOf, valueAt } = table;

  const look = (): void => {
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = scroller.current!;
    setView({ top: scrollTop, left: scrollLeft, width: clientWidth, height: clientHeight });
  };
  useEffect(() => {
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller.current!);
    return () => sizes.disconnect();
  }, []);

  const reveal = (row: number): void => {
    const box = scroller.current!;
    const top = row * rowHeight;
    const room = box.clientHeight - headHeight - rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top > box.scrollTop + room) box.scrollTop = top - room;
  };

  useCursor(({ token }) => {
    for (const line of scroller.current?.querySelectorAll<HTMLElement>("[data-token]") ?? []) {
      line.classList.toggle("is-cursor", Number(line.dataset.token) === token);
      line.setAttribute("aria-selected", String(Number(line.dataset.token) === token));
    }
    if (!tokenOf || token === shownToken.current) return;
    shownToken.current = token;
    const row = token - tokenOf(0);
    if (row >= 0 && row < rows) reveal(row);
  });

  const take = ({ row, column }: { row: number; column: number }): void => {
    if (row >= rows) return;
    const { subject } = column >= 0 ? valueAt(row, column) : { subject: null };
    if (subject) lock(subject);
    else if (tokenOf) hold(tokenOf(row));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const { row, column } = active;
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 3);
    const steps: Partial<Record<string, readonly [number, number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? rows - 1 : row, columns.length - 1],
    };
    const to = steps[event.key];
    if (to) {
      const next = {
        row: Math.max(0, Math.min(rows - 1, to[0])),
        column: Math.max(0, Math.min(columns.length - 1, to[1])),
      };
      activate(next);
      reveal(next.row);
      const box = scroller.current!;
      const left = next.column * columnWidth;
      if (left < box.scrollLeft) box.scrollLeft = left;
      else if (left + columnWidth > box.scrollLeft + box.clientWidth - headWidth) {
        box.scrollLeft = left + columnWidth - box.clientWidth + headWidth;
      }
    } else if (event.key === "Enter" || event.key === " ") take(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const firstRow = Math.max(0, Math.floor(view.top / rowHeight) - beyond);
  const lastRow = Math.min(rows, Math.ceil((view.top + view.height) / rowHeight) + beyond);
  const firstColumn = Math.max(0, Math.floor(view.left / columnWidth) - 1);
  const lastColumn = Math.min(columns.length, Math.ceil((view.left + view.width - headWidth) / columnWidth) + 1);
  const shownColumns = range(firstColumn, lastColumn);
  return (
    <div
      className="data-grid"
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={
        active.row >= firstRow && active.row < lastRow ? `${id}${active.row}-${active.column}` : undefined
      }
      tabIndex={0}
      onScroll={look}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const cell = (target as Element).closest<HTMLElement>("[data-column]");
        if (!cell) return;
        const at = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
        if (at.column >= 0) activate(at);
        take(at);
      }}
    >
      <GridHead table={table} shown={shownColumns} columnWidth={columnWidth} headWidth={headWidth} />
      <div
        role="rowgroup"
        className="data-grid-body"
        style={{ width: headWidth + columns.length * columnWidth, height: rows * rowHeight }}
      >
        {range(firstRow, lastRow).map((row) => (
          <GridRow
            key={row}
            id={id}
            table={table}
            row={row}
            firstColumn={firstColumn}
            lastColumn={lastColumn}
            active={active.row === row ? active.column : null}
            columnWidth={columnWidth}
            headWidth={headWidth}
          />
        ))}
      </div>
    </div>
  );
}
