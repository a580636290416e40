// What do the shipped models make of the papers' tests in small? Reads as many texts of every size as a few minutes allow, keeps
// what was found in public/longTests.json for the page, and prints it. Leaves grading to longEvaluation.ts.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasGates, type ModelConfig } from "#model/contracts/architecture";
import { longSizes, longTestIds, type LongResults, type LongRow, type LongTestId } from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import type { ParameterArrays } from "#model/trained/forward";
import { gradeText, longRow, longSample } from "#model/trained/longEvaluation";
import { longTests } from "#model/trained/tasks/longTests";
import { sayShare } from "#words/share";
import { spanOf } from "./table";

const file = join("public", "longTests.json");

/** Texts of every size; of some only where more time is allowed. */
const textsByTokens: Readonly<Record<number, number>> = { 1024: 32, 4096: 16, 16_384: 8, 65_536: 4 };
const textsByPairs = 16;
const longestQuick = 16_384;
/** Attention over all takes a minute and more for one text beyond this. */
const longestFull = 4096;
/** A memory that never writes knows no more of longer texts. */
const longestFrozen = 4096;

/** Every row of one model: its memory learning and, where there is one to freeze, frozen. */
export function longRowsOf({
  name,
  config,
  parameters,
  seed,
  isFull,
}: {
  name: TrainedName;
  config: ModelConfig;
  parameters: ParameterArrays;
  seed: number;
  /** Whether it may take longer: 64k tokens, too. */
  isFull: boolean;
}): LongRow[] {
  return longTestIds.flatMap((test) =>
    [false, ...(hasGates(config.mixer) ? [true] : [])].flatMap((frozen) => {
      process.stderr.write(`${name}: ${test}${frozen ? ", memory frozen" : ""}\n`);
      return sizesOf(test, { config, frozen, isFull }).map((size) => {
        const right = Array.from({ length: textsOf(test, size) }, (_, text) => {
          const grading = gradeText({ config, parameters, frozen, sample: longSample({ test, size, text, seed }) });
          let step = grading.next();
          while (!step.done) step = grading.next();
          return step.value;
        });
        return rounded(longRow({ model: name, config, frozen, test, size, right, seed }));
      });
    }),
  );
}

function byOf(test: LongTestId): "tokens" | "pairs" {
  return longTests.find(({ id }) => id === test)!.by;
}

function textsOf(test: LongTestId, size: number): number {
  return byOf(test) === "pairs" ? textsByPairs : textsByTokens[size]!;
}

function sizesOf(
  test: LongTestId,
  { config, frozen, isFull }: { config: ModelConfig; frozen: boolean; isFull: boolean },
): readonly number[] {
  if (byOf(test) === "pairs") return longSizes.pairs;
  const longest = Math.min(
    ...[isFull ? Infinity : longestQuick, frozen ? longestFrozen : Infinity],
    config.mixer === "full" ? longestFull : Infinity,
  );
  return longSizes.tokens.filter((size) => size <= longest);
}

function rounded(row: LongRow): LongRow {
  const short = (value: number): number => Number(value.toFixed(4));
  const { accuracy, low, high, chance } = row;
  return {
    ...row,
    accuracy: short(accuracy),
    low: short(low),
    high: short(high),
    chance: Number(chance.toPrecision(4)),
  };
}

/** Puts these models' rows in the place of those they had; what others were found to do stays, of the same seed. */
export function keepLong(
  found: readonly { name: string; sha256: string; long: readonly LongRow[] }[],
  seed: number,
): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as LongResults) : null;
  const stays = before?.seed === seed ? before : { models: {}, rows: [] };
  const names = new Set<string>(found.map(({ name }) => name));
  const results: LongResults = {
    seed,
    models: { ...stays.models, ...Object.fromEntries(found.map(({ name, sha256 }) => [name, sha256])) },
    rows: [...stays.rows.filter(({ model }) => !names.has(model)), ...found.flatMap(({ long }) => long)],
  };
  const rows = results.rows.map((row) => JSON.stringify(row)).join(",\n");
  const { models } = results;
  writeFileSync(file, `{"seed":${seed},"models":${JSON.stringify(models)},"rows":[\n${rows}\n]}\n`);
}

export function printLong(rows: readonly LongRow[]): void {
  for (const test of longTestIds) {
    const of = rows.filter((row) => row.test === test);
    const sizes = [...new Set(of.map(({ size }) => size))].sort((one, other) => one - other);
    console.log(
      `\n### ${test}, by ${byOf(test)}\n\n| | ${sizes.join(" | ")} |\n|---|${sizes.map(() => "---|").join("")}`,
    );
    for (const line of new Set(of.map(lineOf))) {
      const cells = sizes.map((size) => {
        const row = of.find((row) => lineOf(row) === line && row.size === size);
        return row ? `${sayShare(row.accuracy)} (${spanOf(row)}, ${row.right.length} texts)` : "–";
      });
      console.log(`| ${line} | ${cells.join(" | ")} |`);
    }
  }
}

function lineOf({ model, frozen }: LongRow): string {
  return frozen ? `${model}, memory frozen` : model;
}
