// Is a matrix drawn in pieces still the same matrix?

import { expect, test } from "vitest";
import { folded } from "#components/compare/states/foldedMatrix";

test("a tall matrix is about as wide as high in pieces, and every value stands in its piece once", () => {
  const [rows, columns] = [2353, 48];
  const values = Float32Array.from({ length: rows * columns }, (_, index) => index + 1);
  const shape = folded({ values, rows, columns });
  expect(shape.columns / shape.rows).toBeGreaterThan(0.5);
  expect(shape.columns / shape.rows).toBeLessThan(2);
  expect(shape.columns).toBe(shape.pieces * columns);
  expect(shape.rowsEach * shape.pieces).toBeGreaterThanOrEqual(rows);
  for (const [row, column] of [
    [0, 0],
    [shape.rowsEach - 1, 47],
    [shape.rowsEach, 0],
    [rows - 1, 47],
  ] as const) {
    const piece = Math.floor(row / shape.rowsEach);
    const at = (row % shape.rowsEach) * shape.columns + piece * columns + column;
    expect(shape.values[at]).toBe(row * columns + column + 1);
  }
  expect(shape.values.filter((value) => value !== 0)).toHaveLength(rows * columns);
});

test("a matrix that can be seen as it is stays as it is", () => {
  const values = new Float32Array(48 * 48);
  expect(folded({ values, rows: 48, columns: 48 })).toEqual({ values, rows: 48, columns: 48, pieces: 1, rowsEach: 48 });
});
