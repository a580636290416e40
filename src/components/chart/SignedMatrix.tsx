// What does one matrix look like, and which of its cells is meant? A picture with a cell cursor for mouse, touch and keyboard.

import { useRef, type KeyboardEvent, type ReactElement } from "react";
import { weightWords } from "#words/maps";
import { useMoment, type ShownMoment } from "#components/hooks/moment";
import { clearCanvas, paintCanvas, useRepaint } from "./matrixCanvas";
import { letterOf } from "#components/hooks/keys";
import { useCellPointer, type Cell } from "#components/hooks/pointer";
import { shortcutsAreOn } from "#components/hooks/shortcuts";
import "./SignedMatrix.css";

export function SignedMatrix({
  label,
  describedBy,
  colour,
  read,
  rows,
  columns,
  cell,
  full,
  pointed,
  locked,
  onPoint,
  onLock,
  onZoom,
}: {
  label: string;
  describedBy: string;
  colour: string;
  read: (moment: ShownMoment) => Float32Array | null;
  rows: number;
  columns: number;
  /** CSS pixels. */
  cell: number;
  /** What a full cell stands for. */
  full: number;
  pointed: Cell | null;
  locked: Cell | null;
  onPoint: (cell: Cell | null) => void;
  onLock: (cell: Cell) => void;
  onZoom: (event: { readonly leave: boolean }) => boolean;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<{ values: Float32Array | null; cell: number; rows: number; full: number } | null>(null);
  const width = columns * cell;
  const height = rows * cell;

  const paint = (moment: ShownMoment | null): void => {
    const values = moment && read(moment);
    const fits = values?.length === rows * columns ? values : null;
    const last = painted.current;
    const isSame = last?.values === fits && last.cell === cell && last.rows === rows && last.full === full;
    if (!canvas.current || isSame) return;
    painted.current = { values: fits, cell, rows, full };
    if (!fits) return clearCanvas(canvas.current);
    paintCanvas(canvas.current, {
      values: fits,
      rows,
      columns,
      largest: full,
      width,
      height,
      kind: "signed",
    });
  };
  useMoment(paint);
  useRepaint(canvas, () => {
    const { values } = painted.current ?? {};
    if (!values || !canvas.current) return;
    paintCanvas(canvas.current, { values, rows, columns, largest: full, width, height, kind: "signed" });
  });

  const { handlers, touched } = useCellPointer<HTMLDivElement>({
    rows,
    columns,
    isPointed: ({ row, column }) => row === pointed?.row && column === pointed.column,
    onPoint,
    onPress: onLock,
  });

  const move = (event: KeyboardEvent): void => {
    const from = pointed ?? locked ?? { row: 0, column: 0 };
    const far = event.shiftKey ? 8 : 1;
    const steps: Partial<Record<string, readonly [number, number]>> = {
      ArrowUp: [-far, 0],
      ArrowDown: [far, 0],
      ArrowLeft: [0, -far],
      ArrowRight: [0, far],
    };
    const by = steps[event.key];
    const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));
    if (by) onPoint({ row: within(from.row + by[0], rows), column: within(from.column + by[1], columns) });
    else if (event.key === "Enter" || event.key === " ") onLock(from);
    else if (letterOf(event) === "z" && !event.ctrlKey && !event.metaKey && shortcutsAreOn()) onZoom({ leave: false });
    else if (event.key === "Escape" && onZoom({ leave: true })) onPoint(from);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className="signed-matrix"
      style={{ width, height, color: colour }}
      role="application"
      aria-roledescription={weightWords.kind}
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={0}
      onKeyDown={move}
      onFocus={(event) => {
        if (!pointed && event.currentTarget.matches(":focus-visible")) onPoint(locked ?? { row: 0, column: 0 });
      }}
      onBlur={() => onPoint(null)}
      {...handlers}
      onDoubleClick={() => !touched.current && onZoom({ leave: false })}
    >
      <canvas ref={canvas} />
      {locked && <Ring at={locked} cell={cell} kind="locked" />}
      {pointed && <Ring at={pointed} cell={cell} kind="pointed" />}
    </div>
  );
}

function Ring({ at, cell, kind }: { at: Cell; cell: number; kind: "pointed" | "locked" }): ReactElement {
  const size = Math.max(cell, 3) + 4;
  const shift = (index: number): number => (index + 0.5) * cell - size / 2;
  return (
    <span
      className={`signed-matrix-ring is-${kind}`}
      style={{ width: size, height: size, transform: `translate(${shift(at.column)}px, ${shift(at.row)}px)` }}
    />
  );
}
