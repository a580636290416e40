// Are the figures that lessons draw those of the files they are quoted from: the shipped models' cards, the long tests, and the
// paper's tables? Leaves what the words say to lessons.test.ts.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { paperFigure, paperLengths, paperNeedles } from "#components/compare/paperTable/paperFigures";
import { lessons } from "#lessons/course";
import { table1Larger, table2Alone, table2Means, table5Parts, table5Wirings } from "#lessons/exhibits/paper";
import type { Exhibit, Figure } from "#lessons/lesson";
import { cardRow, type CardEvaluation } from "#model/contracts/evaluated";
import type { LongResults } from "#model/contracts/longTests";

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

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function rounded(number: number): number {
  return Math.round(100 * number) / 100;
}
