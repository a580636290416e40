// What do rows of numbers look like? Each a square whose area is its size: filled above zero, striped below.

import { useEffect, useRef, type ReactElement } from "react";
import { paintCanvas, useRepaint } from "#components/chart/matrixCanvas";

export function NumbersPicture({
  values,
  rows,
  columns,
  cell,
  largest,
  label,
}: {
  values: Float32Array; // (rows, columns)
  rows: number;
  columns: number;
  /** CSS pixels. */
  cell: number;
  /** What a full square stands for. */
  largest: number;
  label: string;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, height] = [columns * cell, rows * cell];
  const paint = (): void => {
    if (canvas.current) paintCanvas(canvas.current, { values, rows, columns, largest, width, height, kind: "signed" });
  };
  useRepaint(canvas, paint);
  useEffect(paint, [values, rows, columns, largest, width, height]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      style={{ display: "block", width, height, background: "var(--band)", color: "var(--ink)" }}
    />
  );
}
