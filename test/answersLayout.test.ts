// Where do cues and words stand in the picture of the memory in words?

import { expect, test } from "vitest";
import { radiusOf } from "#components/chart/dotArea";
import { cellAt, mostShown, placeOf, plotOf } from "../src/components/explore/answers/answersLayout";

const room = { width: 800, height: 500, labels: { row: 50, column: 40 }, before: null };

test("all rows and columns are shown where they fit, and a perfect answer is as wide as a column at most", () => {
  const plot = plotOf({ ...room, count: { rows: 19, columns: 19 }, at: { row: 3, column: 4 } });
  expect([plot.rows, plot.columns]).toEqual([
    { from: 0, count: 19 },
    { from: 0, count: 19 },
  ]);
  expect(2 * plot.radius).toBeLessThanOrEqual(plot.columnWidth);
  const last = placeOf(plot, { row: 18, column: 18 });
  expect(last.x + plot.radius).toBeLessThan(room.width);
  expect(last.y + plot.radius).toBeLessThan(room.height);
});

test("of a long text the rows and columns around the cursor are shown, and stay while the cursor stays among them", () => {
  const count = { rows: 4000, columns: 4000 };
  const first = plotOf({ ...room, count, at: { row: 2000, column: 1900 } });
  for (const [part, at] of [
    [first.rows, 2000],
    [first.columns, 1900],
  ] as const) {
    expect(part.count).toBeLessThanOrEqual(mostShown);
    expect(part.from).toBeLessThan(at);
    expect(part.from + part.count).toBeGreaterThan(at);
  }
  const near = plotOf({ ...room, count, at: { row: 1999, column: 1899 }, before: first });
  expect([near.rows, near.columns]).toEqual([first.rows, first.columns]);
  const end = plotOf({ ...room, count, at: { row: 3999, column: 3999 }, before: first });
  expect(end.rows.from + end.rows.count).toBe(4000);
  expect(plotOf({ ...room, count, at: { row: 0, column: -1 }, before: first }).rows.from).toBe(0);
});

test("a dot's area is as the strength of its answer, and what is no answer has none", () => {
  const plot = { radius: 16 };
  const area = (strength: number): number => radiusOf(plot, { strength, least: 0.1 }) ** 2;
  expect(radiusOf(plot, { strength: 1, least: 0.1 })).toBe(16);
  expect(area(0.5) / area(0.25)).toBeCloseTo(2, 10);
  expect([0.09, 0, -1].map(area)).toEqual([0, 0, 0]);
});

test("the cell under a place is the one that is drawn there, and beside the cells there is none", () => {
  const plot = plotOf({ ...room, count: { rows: 100, columns: 30 }, at: { row: 90, column: 3 } });
  for (const cell of [
    { row: 90, column: 3 },
    { row: plot.rows.from, column: plot.columns.from },
  ]) {
    expect(cellAt(plot, placeOf(plot, cell))).toEqual(cell);
  }
  expect(cellAt(plot, { x: 2, y: 200 })).toBeNull();
  expect(cellAt(plot, { x: 200, y: 2 })).toBeNull();
});

test("upright on a phone a row is as high as a thumb; in a flat window rows are low, so that more than two are seen", () => {
  const many = { count: { rows: 30, columns: 30 }, at: { row: 3, column: 3 } };
  const upright = plotOf({ ...room, ...many, width: 358, height: 440 });
  expect(upright.rowHeight).toBeGreaterThanOrEqual(40);
  const flat = plotOf({ ...room, ...many, width: 480, height: 170 });
  expect(flat.rowHeight).toBeLessThan(22);
  expect(flat.rows.count).toBeGreaterThanOrEqual(6);
});
