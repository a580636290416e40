// Which cells will a write change? A small memory with the key along its rows and the error along its columns, cells to be picked.

import { max } from "d3";
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { askerOf } from "#guide/askReading";
import { answerWith, useAnswer } from "#guide/draft";
import type { Cells } from "#lessons/checks/cells";
import type { WriteParts } from "#model/contracts/protocol";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { isByFinger } from "#components/hooks/layout";
import { useAsked } from "#components/hooks/asked";
import { formatNumber } from "#components/text/format";
import type { CheckDrawing, CheckProps } from "./drawing";
import "./LessonCells.css";

export const cells: CheckDrawing<Cells, readonly number[]> = { Answer, Stage };

function Answer({ at, check, isOver }: CheckProps<Cells>): ReactElement {
  const picked = useAnswer(at, check);
  return (
    <p className="note">
      {say(lessonWords.picked, { n: picked.length, pick: check.pick })}{" "}
      {lessonWords[isOver ? "cellMoved" : isByFinger() ? "cellsByTouch" : "cellsKeys"]}
    </p>
  );
}

function Stage(props: CheckProps<Cells>): ReactElement | null {
  const { session, check } = props;
  const write = useAsked(String(check.token), (signal) => askerOf(session, signal).write(check.token));
  const layer = write?.layers[0];
  return write && layer ? <Grid {...props} layer={layer} error={errorOf(write)} /> : null;
}

function Grid({
  at,
  check,
  isOver,
  layer: { input: key },
  error,
}: CheckProps<Cells> & { layer: WriteParts["layers"][number]; error: Float32Array }): ReactElement {
  const picked = useAnswer(at, check);
  const [focused, setFocused] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const [rows, columns] = [key.length, error.length];
  const most = largestOf(key) * largestOf(error);

  function toggle(cell: number): void {
    if (isOver) return;
    const others = picked.filter((other) => other !== cell);
    const isAdded = others.length === picked.length;
    const next = isAdded ? [...others.slice(others.length === check.pick ? 1 : 0), cell] : others; // the oldest gives way
    answerWith(next);
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
      <span />
      <div className="lesson-cells-error" aria-hidden>
        <span className="lesson-cells-name hue-u">{lessonWords.error}</span>
        <Bars of={error} along="column" />
      </div>
      <div className="lesson-cells-key" aria-hidden>
        <span className="lesson-cells-name">{lessonWords.key}</span>
        <Bars of={key} along="row" />
      </div>
      <div ref={grid} className="lesson-cells-grid" role="grid" aria-label={lessonWords.cellsLabel} onKeyDown={onKey}>
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} role="row" className="lesson-cells-row">
            {Array.from({ length: columns }, (_, column) => {
              const cell = row * columns + column;
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
                    {isOver && <Product value={key[row]! * error[column]!} most={most} />}
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

/** Answer less word, as the words say it: the gradient has twice this. */
function errorOf({ guess, value }: WriteParts): Float32Array {
  return guess.map((answer, place) => answer - value[place]!);
}

/** Key times error of one cell, as its bars are drawn: a square whose area is |value|. The write goes against it, as far. */
function Product({ value, most }: { value: number; most: number }): ReactElement {
  const side = `${90 * Math.sqrt(Math.abs(value) / most)}%`;
  return (
    <span className="lesson-cell-change" data-negative={value < 0 || undefined} style={{ width: side, height: side }} />
  );
}

/** + is filled, − is hatched; the length is |value|. */
function Bars({ of, along }: { of: Float32Array; along: "row" | "column" }): ReactNode {
  const most = largestOf(of);
  return Array.from(of, (value, place) => {
    const length = `${(100 * Math.abs(value)) / most}%`;
    return (
      <span key={place} className="lesson-cells-slot" data-along={along}>
        <span
          className="lesson-cells-bar"
          data-negative={value < 0 || undefined}
          style={along === "row" ? { width: length } : { height: length }}
        />
      </span>
    );
  });
}

function largestOf(values: ArrayLike<number>): number {
  return max(Array.from(values, Math.abs)) || Number.MIN_VALUE;
}
