// Is what a picture of a matrix shows true? Area is magnitude, stripes are negative, and a map's sentence follows from its weights.

import { expect, test } from "vitest";
import { paintMatrix } from "#components/chart/matrixPixels";
import { hasStripe, sentenceOf } from "#components/explore/maps/mapSentences";
import { fullCell } from "#components/explore/weights/weightScale";
import type { PageRun } from "#state/store";
import type { AttentionMaps } from "#model/contracts/protocol";

/** Paints one row of cells and gives back how much ink each got, in cells, and what stands in each middle. */
function paintRow(values: readonly number[], cell: number): { ink: number[]; middle: number[] } {
  const width = values.length * cell;
  const data = new Uint8ClampedArray(4 * width * cell);
  const picture = { values: Float32Array.from(values), rows: 1, columns: values.length, ratio: 1 } as const;
  paintMatrix({ ...picture, largest: 1, colour: [0, 0, 0], kind: "signed" }, { width, height: cell, data });
  const alpha = (x: number, y: number): number => data[4 * (y * width + x) + 3]! / 255;
  const middle = values.map((_, index) => alpha(Math.floor((index + 0.5) * cell), Math.floor(cell / 2)));
  const ink = values.map((_, index) => {
    let sum = 0;
    for (let y = 0; y < cell; y++) for (let x = 0; x < cell; x++) sum += alpha(index * cell + x, y);
    return sum / (cell * cell);
  });
  return { ink, middle };
}

test("the area of a filled square is proportional to the value", () => {
  const { ink } = paintRow([1, 0.5, 0.25, 0], 16);
  expect(ink[1]! / ink[0]!).toBeCloseTo(0.5, 1);
  expect(ink[2]! / ink[0]!).toBeCloseTo(0.25, 1);
  expect(ink[3]).toBe(0);
});

test("a negative value is the same square in stripes: more than half of its ink, and gaps between", () => {
  for (const cell of [3, 8, 16, 30]) {
    const { ink } = paintRow([0.8, -0.8], cell);
    expect(ink[1]! / ink[0]!, `cells of ${cell} px`).toBeGreaterThan(0.5);
    expect(ink[1]! / ink[0]!, `cells of ${cell} px`).toBeLessThan(0.7);
  }
  const { middle } = paintRow([1, -1], 3); // one gap, in the middle
  expect(middle[0]! - middle[1]!).toBeGreaterThan(0.9);
});

test("below three pixels a cell, opacity is the magnitude and a negative value is still lighter", () => {
  const { ink } = paintRow([1, 0.5, -1], 2);
  expect(ink[0]).toBeCloseTo(1, 2);
  expect(ink[1]).toBeCloseTo(0.5, 2);
  expect(ink[2]).toBeGreaterThan(0);
  expect(ink[2]).toBeLessThan(0.95);
});

test("a value beyond a full cell is drawn as one, and stays in its own", () => {
  const { ink } = paintRow([3, 0], 16);
  expect(ink[0]).toBeCloseTo(paintRow([1, 0], 16).ink[0]!, 5);
  expect(ink[1]).toBe(0);
});

/** A run of a memory of 4 × 4 that holds `norms`, of which `filled` are on screen. */
function runOf({ norms, filled }: { norms: readonly number[]; filled: number }): PageRun {
  const columns = Object.fromEntries(
    ["weightNorm", "drift", "momentum", "update"].map((name) => [name, Float32Array.from(norms)]),
  );
  return { columns, read: norms.length, filled, summary: null } as unknown as PageRun;
}

test("a full cell is five times the root mean square where the run's weights are largest, wherever the cursor stands", () => {
  const norms = [2, 8, 0.5];
  for (const filled of [1, 2, 3]) {
    const full = fullCell("memory", { run: runOf({ norms, filled }), cells: 16 });
    expect(full).toBeCloseTo((5 * 8) / 4, 5);
    expect(fullCell("fromStart", { run: runOf({ norms, filled }), cells: 16 })).toBe(full);
  }
});

test("a memory that is forgotten pales: on the run's own scale its cells lose their ink", () => {
  const full = fullCell("memory", { run: runOf({ norms: [4, 0.4], filled: 2 }), cells: 16 });
  const inkOf = (norm: number): number => paintRow([norm / 4 / full], 16).ink[0]!;
  expect(inkOf(0.4) / inkOf(4)).toBeCloseTo(0.1, 1);
});

const size = 12;
const repeat = { first: 0, second: 6, length: 6 };

function mapsWith(memory: (t: number, i: number) => number): AttentionMaps {
  const fill = (weight: (t: number, i: number) => number): Float32Array =>
    Float32Array.from({ length: size * size }, (_, at) => {
      const [t, i] = [Math.floor(at / size), at % size];
      return i <= t ? weight(t, i) : 0;
    });
  const maps = { softmax: fill((t) => 1 / (t + 1)), linear: fill((t) => 1 / (t + 1)), memory: fill(memory) };
  const largest = { softmax: 1, linear: 1, memory: Math.max(...maps.memory.map(Math.abs)) };
  return { from: 0, size, window: 4, maps, largest, own: null };
}

const tokens = Array.from({ length: size }, (_, index) => ({ word: `w${index}`, text: `w${index}`, before: " " }));

test("the stripe of a second reading is spoken of only where the weights have one", () => {
  const stripe = mapsWith((t, i) => (i === t - 5 && t >= 6 ? 1 : 0.05));
  const flat = mapsWith((t, i) => (t === 9 && i === 2 ? 0.3 : 0.2));
  expect(hasStripe(stripe, repeat)).toBe(true);
  expect(sentenceOf("memory", stripe, { tokens, repeat })).toContain("stripe");
  expect(sentenceOf("memory", stripe, { tokens, repeat: null })).not.toContain("stripe");
  expect(sentenceOf("memory", flat, { tokens, repeat })).toBe("strongest: w9 on w2");
});

test("an even linear map is called an average, a softmax map says how far it reaches", () => {
  const maps = mapsWith(() => 0.1);
  expect(sentenceOf("linear", maps, { tokens, repeat })).toContain("average");
  expect(sentenceOf("softmax", maps, { tokens, repeat })).toBe("nothing older than 4");
  expect(sentenceOf("softmax", { ...maps, window: 12 }, { tokens, repeat })).toBe("the whole past is in reach");
});
