// Where do cues and words stand in the picture of the memory in words?

import { expect, test } from "vitest";
import { radiusOf } from "#components/chart/dotArea";
import { cuesOf } from "#model/contracts/cues";
import { defaultSettings } from "#model/contracts/settings";
import { askedCues } from "#components/explore/answers/askedCues";
import {
  cellAt,
  indices,
  isShown,
  mostShown,
  placeOf,
  plotOf,
  type Listed,
} from "#components/explore/answers/answersLayout";

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

test("where not all cues have room, only those that are asked can be shown, in their order, with their words", () => {
  const count = { rows: 400, columns: 300 };
  const listed = { rows: [3, 40, 41, 399], columns: [5, 250] };
  const plot = plotOf({ ...room, count, at: { row: 100, column: 7 }, listed });
  expect(indices(plot.rows)).toEqual(listed.rows);
  expect(indices(plot.columns)).toEqual(listed.columns);
  expect([3, 4, 40, 100, 399].map((cue) => isShown(plot.rows, cue))).toEqual([true, false, true, false, true]);
  for (const row of listed.rows) {
    for (const column of listed.columns) expect(cellAt(plot, placeOf(plot, { row, column }))).toEqual({ row, column });
  }
  const many = { rows: Array.from({ length: 200 }, (_, index) => 2 * index + 1), columns: listed.columns };
  const scrolled = plotOf({ ...room, count, at: { row: 300, column: 7 }, listed: many });
  expect(isShown(scrolled.rows, 299)).toBe(true);
  expect(isShown(scrolled.rows, 300)).toBe(false);
  // Where all have room there is nothing to choose.
  const all = plotOf({ ...room, count: { rows: 9, columns: 9 }, at: { row: 3, column: 4 }, listed });
  expect(indices(all.rows)).toHaveLength(9);
});

test("what a text asks are the cues that it meets again and those of its marked answers, with every word that followed them", () => {
  // The text of the default scene's kind: a b c a d b, read after one word each.
  const words = ["a", "b", "c", "a", "d", "b", "e"];
  const cues = cuesOf(words, { ...defaultSettings, reach: 1 });
  const vocabulary = [...new Set(words)];
  const text = { cues, wordOf: Int32Array.from(words, (word) => vocabulary.indexOf(word)), firstOf: new Int32Array(5) };
  const named = ({ rows }: Listed): string[] => rows.map((cue) => words[cues.all[cue]!.tokens[0]! - 1]!);
  const again = askedCues(text, [])!;
  expect(named(again)).toEqual(["a", "b"]);
  expect(again.columns.map((word) => vocabulary[word])).toEqual(["b", "c", "d", "e"]);
  expect(named(askedCues(text, [{ token: 5, length: 1 }])!)).toEqual(["a", "b", "d"]);
  const once = { ...text, cues: cuesOf(["a", "b", "c"], { ...defaultSettings, reach: 1 }) };
  expect(askedCues(once, [])).toBeNull();
});

test("on a phone every row is a thumb high, and after its last column a name has room", () => {
  const phone = { ...room, width: 358, height: 600 };
  for (const rows of [3, 12, 400]) {
    const plot = plotOf({ ...phone, count: { rows, columns: 300 }, at: { row: 2, column: 2 } });
    expect(plot.rowHeight).toBeGreaterThanOrEqual(40);
    expect(plot.rowHeight).toBeLessThanOrEqual(48);
    const end = plot.left + plot.columns.count * plot.columnWidth;
    expect(phone.width - end).toBeGreaterThanOrEqual(70);
  }
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
