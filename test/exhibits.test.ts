// Are the figures that lessons draw those of the files they are quoted from: the shipped models' cards, the long tests, and the
// paper's tables? Leaves what the words say to lessons.test.ts.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { paperFigure, paperLengths, paperNeedles, paperTable } from "#components/compare/paperTable/paperFigures";
import { lessons } from "#lessons/course";
import { table1Larger, table2Alone, table2Means, table5Parts, table5Wirings } from "#lessons/exhibits/paper";
import { withEnds } from "#lessons/exhibits/counted";
import { anyPairs, byWidth, manyPairs, needleW, oneFact, toKeep, twoFacts } from "#lessons/exhibits/benchmarks";
import { table2At16K, textsRead } from "#lessons/exhibits/needles";
import type { Counted, Exhibit, Figure } from "#lessons/lesson";
import { needleFigures, needleModels, needleSizes, needleTests } from "#lessons/needleTable";
import { cardRow, type CardEvaluation } from "#model/contracts/evaluated";
import type { LongResults, LongTestId } from "#model/contracts/longTests";
import { gridWidths, type PairGrid } from "#model/contracts/pairGrid";
import { longSample } from "#model/trained/longEvaluation";

const { rows: longRows } = JSON.parse(readFileSync("public/longTests.json", "utf8")) as LongResults;

/** Those of its steps and answers, then those that wrong answers bring. */
function exhibitsOf(id: string): Exhibit[] {
  const { steps } = lessons.find((lesson) => lesson.id === id)!;
  const shown = steps.flatMap(({ exhibit, reveals }) => [exhibit, reveals?.exhibit]);
  const seen = steps.flatMap(({ check }) => [
    check?.see?.exhibit,
    ...(check?.kind === "choose" ? check.options.map(({ see }) => see?.exhibit) : []),
  ]);
  return [...new Set([...shown, ...seen])].filter((one) => one !== undefined);
}

function figuresOf({ tables }: Exhibit): (readonly Figure[])[] {
  return tables.flatMap(({ rows }) => rows.map(({ figures }) => figures));
}

function held(model: string, of: Parameters<typeof cardRow>[1]): Figure {
  const { evaluation } = JSON.parse(readFileSync(`public/models/${model}.json`, "utf8")) as {
    evaluation: CardEvaluation;
  };
  const { accuracy: share, low, high } = cardRow(evaluation, of)!;
  return { share, low, high };
}

function kilobytes(model: string, size = 1024): number {
  const row = longRows.find((row) => row.model === model && row.test === "oneFact" && row.size === size)!;
  return Math.round(row.bytes / 1000);
}

test("of the three wirings: what each part is worth to MAC, and what each model gets right and keeps", () => {
  const parts = ["none", "no forgetting", "no persistent tokens", "no momentum", "memory frozen"];
  const models = ["mac", "mag", "mal", "lmm", "full", "window"];
  expect(exhibitsOf("three-wirings").map(figuresOf)).toEqual([
    parts.map((ablation) => [held("mac", { task: "story", length: 64, ablation })]),
    models.map((model) => [held(model, { task: "story", length: 256 }), kilobytes(model)]),
    ["mac", "mag", "mal"].map((model) => [held(model, { task: "story", length: 64 })]),
    ["lmm", "full"].map((model) => [kilobytes(model), kilobytes(model, 4096)]),
  ]);
});

test("of the paper: what lessons draw of Table 2, and that Table 5 is made of the means of Tables 1 and 2", () => {
  const cellsOf = (model: "lmm" | "mac" | "mag" | "mal"): number[][] =>
    paperNeedles.map((needle) => paperLengths.map((length) => Number(paperFigure({ model, needle, length }))));
  expect(figuresOf(table2Alone)).toEqual(cellsOf("lmm"));
  const models = ["lmm", "mac", "mag", "mal"] as const;
  const means = models.map((model) => rounded(mean(cellsOf(model).flat())));
  const table5 = figuresOf(table5Wirings) as number[][];
  expect(figuresOf(table2Means)).toEqual(means.map((value, index) => [value, table5[index]![2]]));
  expect(means).toEqual(table5.map(([, , longContext]) => longContext));
  const table1 = figuresOf(table1Larger) as number[][];
  expect(table5.map(([perplexity, reasoning]) => [perplexity, reasoning])).toEqual(
    table1.map(([wiki, lambada, average]) => [rounded(mean([wiki!, lambada!])), average]),
  );
  expect(figuresOf(table5Parts)[0]).toEqual(table5[0]);
});

test("of needles: what the long tests found of each kind, with their intervals, and the paper's last column", () => {
  for (const test of needleTests) {
    for (const model of needleModels) {
      const counted = needleSizes.map((size) => longFigure(model, test, size));
      expect(needleFigures[test][model], `${model}, ${test}`).toEqual(counted);
    }
  }
  expect(longFigure("full", "passkey", 16_384), "as its caption says").toBeNull();
  const textsOf = (size: number): number =>
    longRows.find((row) => row.test === "passkey" && row.size === size && !row.frozen)!.right.length;
  expect(figuresOf(textsRead)).toEqual([needleSizes.map(textsOf)]);
  const cellsOf = (model: PaperModel): number[] =>
    paperNeedles.map((needle) => Number(paperFigure({ model, needle, length: 16 })));
  expect(figuresOf(table2At16K)).toEqual(paperTable.map(({ model }) => cellsOf(model)));
  // What is concluded from the intervals: who is apart, and who is not.
  const [lmm, mac, mag, mal, full, linear] = (["lmm", "mac", "mag", "mal", "full", "linear"] as const).map(
    (model) => longFigure(model, "passkey", 4096) as Counted,
  );
  for (const titans of [lmm, mac, mag, mal]) expect(titans!.low).toBeGreaterThan(linear!.high);
  expect(mac!.high).toBeGreaterThan(mal!.low);
  expect(lmm!.high).toBeGreaterThan(full!.low);
  const [number, word] = (["number", "word"] as const).map((test) => longFigure("lmm", test, 4096) as Counted);
  expect(word!.high).toBeLessThan(lmm!.low);
  expect(number!.high).toBeGreaterThan(lmm!.low);
  expect(number!.low).toBeLessThan(word!.high);
});

test("of benchmarks: what the long tests found, who is ahead beyond luck, and where a training failed", () => {
  const rowsOf = (models: readonly string[], test: LongTestId, sizes: readonly number[]): (Counted | null)[][] =>
    models.map((model) => sizes.map((size) => longFigure(model, test, size)));
  expect(figuresOf(manyPairs)).toEqual(rowsOf(["full", "lmm", "linear"], "pairs", [16, 32, 64]));
  expect(figuresOf(oneFact)).toEqual(
    rowsOf(["lmm", "mac", "full", "window"], "oneFact", [1024]).map(([figure]) => withEnds(figure!)),
  );
  expect(figuresOf(twoFacts)).toEqual([
    ...rowsOf(["lmm", "mac", "mag", "mal", "full", "window"], "twoFacts", [1024]),
    [{ share: 0.25, low: 0.25, high: 0.25 }], // a guess
  ]);
  expect(longFigure("lmm", "pairs", 64)!.high).toBeLessThan(longFigure("full", "pairs", 64)!.low);
  expect(longFigure("full", "oneFact", 1024)!.high).toBeLessThan(longFigure("lmm", "oneFact", 1024)!.low);
  for (const [figure] of figuresOf(twoFacts).slice(0, -1)) expect((figure as Counted).share).toBeLessThanOrEqual(0.25);
  const [fullAt16, lmmAt16] = (["full", "lmm"] as const).map((model) => longFigure(model, "pairs", 16)!);
  expect(fullAt16!.high, "level").toBeGreaterThan(lmmAt16!.low);
  expect(longFigure("linear", "pairs", 64)!.high).toBeLessThan(longFigure("lmm", "pairs", 64)!.low);
  const { rows } = JSON.parse(readFileSync("public/grid.json", "utf8")) as PairGrid;
  const cellOf = (mixer: string, width: number, pairs = 32): Counted => {
    const {
      accuracy: share,
      low,
      high,
    } = rows.find((row) => row.mixer === mixer && row.width === width)!.cells.find((cell) => cell.pairs === pairs)!;
    return { share, low, high };
  };
  const most = (mixer: string, width: number): number => cellOf(mixer, width).share;
  expect(figuresOf(byWidth)).toEqual(
    ["lmm", "gatedDelta", "mac", "full"].map((mixer) => gridWidths.map((width) => cellOf(mixer, width))),
  );
  expect(figuresOf(anyPairs)).toEqual([4, 32].map((pairs) => gridWidths.map((width) => cellOf("full", width, pairs))));
  expect(figuresOf(needleW)).toEqual(
    paperTable.map(({ model }) => paperLengths.map((length) => Number(paperFigure({ model, needle: "W", length })))),
  );
  expect(most("full", 16)).toBe(1);
  expect(most("full", 64)).toBeLessThan(0.1);
  for (const width of gridWidths) expect(most("mac", width)).toBeLessThan(0.2);
  expect(most("lmm", 64)).toBeGreaterThan(most("lmm", 16));
  expect(rows.every(({ steps }) => steps === 800)).toBe(true);
});

test("of benchmarks: how many facts its three texts tell, and how many of them a reader must keep", () => {
  const pairs = longSample({ test: "pairs", size: 64, text: 0, seed: 7 });
  const needle = longSample({ test: "passkey", size: 1024, text: 0, seed: 7 }).words.filter(
    (word) => word === "passkey",
  );
  const { words } = longSample({ test: "oneFact", size: 1024, text: 0, seed: 7 });
  const travels = words.flatMap((word, index) => (word === "went" ? [words[index - 1]!] : []));
  expect(figuresOf(toKeep)).toEqual([
    [needle.length - 1, needle.length - 1], // told once, and asked
    [travels.length, new Set(travels).size],
    [pairs.answers.length, pairs.answers.length],
  ]);
});

type PaperModel = Parameters<typeof paperFigure>[0]["model"];

function longFigure(model: string, test: LongTestId, size: number): Counted | null {
  const row = longRows.find((row) => row.model === model && row.test === test && row.size === size && !row.frozen);
  return row ? { share: row.accuracy, low: row.low, high: row.high } : null;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function rounded(number: number): number {
  return Math.round(100 * number) / 100;
}
