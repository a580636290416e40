// Which cells will a write change? A small memory with the key along its rows and the error along its columns, cells to be picked.

import { max } from "d3";
import { useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useDraft } from "#guide/guide";
import type { Cells } from "#lessons/lesson";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { formatNumber } from "#components/text/format";
import "./LessonCells.css";

/** The write of one token: what it is made of, and what it did. */
export interface CellWrite {
  readonly key: ArrayLike<number>;
  readonly error: ArrayLike<number>;
  /** ΔM, row by row. */
  readonly changes: ArrayLike<number>;
}

export function LessonCells({
  check,
  write: { key, error, changes },
  isOver,
}: {
  check: Cells;
  write: CellWrite;
  isOver: boolean;
}): ReactElement {
  const picked = useDraft((state) => state.picked);
  const [focused, setFocused] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const [rows, columns] = [key.length, error.length];
  const most = largestOf(changes);

  function toggle(cell: number): void {
    if (isOver) return;
    const others = picked.filter((other) => other !== cell);
    const isAdded = others.length === picked.length;
    const next = isAdded ? [...others.slice(others.length === check.pick ? 1 : 0), cell] : others; // the oldest gives way
    useDraft.setState({ picked: next, verdict: null });
  }

  function onKey(event: KeyboardEvent): void {
    const steps: Partial<Record<string, number>> = {
      ArrowUp: -columns,
      ArrowDown: columns,
      ArrowLeft: -1,
      ArrowRight: 1,
    };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const isSideways = Math.abs(by) === 1;
    const next = focused + by;
    const inRow = !isSideways || Math.floor(next / columns) === Math.floor(focused / columns);
    if (next < 0 || next >= rows * columns || !inRow) return;
    setFocused(next);
    grid.current!.querySelectorAll("button")[next]?.focus();
  }

  return (
    <section
      aria-label={lessonWords.cellsLabel}
      className="lesson-cells"
      style={{ "--columns": columns } as React.CSSProperties}
    >
      <span className="lesson-cells-corner" />
      <div className="lesson-cells-error" aria-hidden>
        <span className="lesson-cells-name hue-u">{lessonWords.error}</span>
        {Array.from({ length: columns }, (_, column) => (
          <Bar key={column} value={error[column]!} most={largestOf(error)} along="column" />
        ))}
      </div>
      <div className="lesson-cells-key" aria-hidden>
        <span className="lesson-cells-name">{lessonWords.key}</span>
        {Array.from({ length: rows }, (_, row) => (
          <Bar key={row} value={key[row]!} most={largestOf(key)} along="row" />
        ))}
      </div>
      <div ref={grid} className="lesson-cells-grid" role="grid" aria-label={lessonWords.cellsLabel} onKeyDown={onKey}>
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} role="row" className="lesson-cells-row">
            {Array.from({ length: columns }, (_, column) => {
              const cell = row * columns + column;
              const side = Math.sqrt(Math.abs(changes[cell]!) / most);
              return (
                <div key={column} role="gridcell">
                  <button
                    type="button"
                    className="lesson-cell"
                    tabIndex={cell === focused ? 0 : -1}
                    aria-pressed={picked.includes(cell)}
                    aria-label={say(lessonWords.cellLabel, {
                      row: row + 1,
                      column: column + 1,
                      key: formatNumber(key[row]!),
                      error: formatNumber(error[column]!),
                    })}
                    onFocus={() => setFocused(cell)}
                    onClick={() => toggle(cell)}
                  >
                    {isOver && (
                      <span
                        className="lesson-cell-change"
                        data-negative={changes[cell]! < 0 || undefined}
                        style={{ width: `${90 * side}%`, height: `${90 * side}%` }}
                      />
                    )}
                  </button>
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </section>
  );
}

/** + is filled, − is hollow; the length is |value|. */
function Bar({ value, most, along }: { value: number; most: number; along: "row" | "column" }): ReactElement {
  const length = `${(100 * Math.abs(value)) / most}%`;
  return (
    <span className="lesson-cells-slot" data-along={along}>
      <span
        className="lesson-cells-bar"
        data-negative={value < 0 || undefined}
        style={along === "row" ? { width: length } : { height: length }}
      />
    </span>
  );
}

function largestOf(values: ArrayLike<number>): number {
  return max(Array.from(values, Math.abs)) || Number.MIN_VALUE;
}
