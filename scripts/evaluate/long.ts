// What do the shipped models make of the papers' tests in small? Reads as many texts of every size as a few minutes allow, keeps
// what was found in public/longTests.json for the page, and prints it. Leaves grading to longEvaluation.ts.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasGates, type ModelConfig } from "#model/contracts/architecture";
import {
  longSizes,
  longTestIds,
  type LongCost,
  type LongResults,
  type LongRow,
  type LongTestId,
} from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import type { ParameterArrays } from "#model/trained/forward";
import { graded, longRow, longSample } from "#model/trained/longEvaluation";
import { longTests } from "#model/trained/tasks/longTests";
import { sayShare } from "#words/share";
import { spanOf } from "./table";

const file = join("public", "longTests.json");

/** Texts of every size, so many that two processors have read all that ship in less than 10 minutes; the longest only with `--full`. */
const textsByTokens: Readonly<Record<number, number>> = { 1024: 64, 4096: 24, 16_384: 12, 65_536: 4 };
const textsByPairs = 32;
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
        const right = Array.from({ length: textsOf(test, size) }, (_, text) =>
          graded({ config, parameters, frozen, sample: longSample({ test, size, text, seed }) }),
        );
        return rounded(longRow({ model: name, config, frozen, test, size, right, seed }));
      });
    }),
  );
}

const costTurns = 5;
const costTokens = 4096;

/** Learning and frozen by turns, so that whatever else this machine does falls on both; of each the middle turn. */
export function costOf({
  config,
  parameters,
  seed,
}: {
  config: ModelConfig;
  parameters: ParameterArrays;
  seed: number;
}): LongCost {
  const sample = longSample({ test: "number", size: costTokens, text: 0, seed });
  const took = (frozen: boolean): number => {
    const from = process.cpuUsage();
    graded({ config, parameters, frozen, sample });
    const { user, system } = process.cpuUsage(from);
    return (user + system) / costTokens; // μs a token are ms for 1,000
  };
  const turns = Array.from({ length: costTurns }, () => ({
    learning: took(false),
    frozen: hasGates(config.mixer) ? took(true) : null,
  }));
  const middle = (of: readonly number[]): number =>
    Number([...of].sort((one, other) => one - other)[Math.floor(costTurns / 2)]!.toPrecision(3));
  return {
    learning: middle(turns.map(({ learning }) => learning)),
    frozen: turns[0]!.frozen === null ? null : middle(turns.map(({ frozen }) => frozen!)),
  };
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
  found: readonly { name: string; sha256: string; long: readonly LongRow[]; cost: LongCost }[],
  seed: number,
): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as LongResults) : null;
  const stays = before?.seed === seed ? before : { models: {}, costs: {}, rows: [] };
  const names = new Set<string>(found.map(({ name }) => name));
  const results: LongResults = {
    seed,
    models: { ...stays.models, ...Object.fromEntries(found.map(({ name, sha256 }) => [name, sha256])) },
    costs: { ...stays.costs, ...Object.fromEntries(found.map(({ name, cost }) => [name, cost])) },
    rows: [...stays.rows.filter(({ model }) => !names.has(model)), ...found.flatMap(({ long }) => long)],
  };
  const rows = results.rows.map((row) => JSON.stringify(row)).join(",\n");
  const { models, costs } = results;
  const [weights, times] = [models, costs].map((of) => JSON.stringify(of));
  writeFileSync(file, `{"seed":${seed},"models":${weights},"costs":${times},"rows":[\n${rows}\n]}\n`);
}

/** What freezing saves; how two models compare no row says. */
export function printCosts(of: readonly { name: string; cost: LongCost }[]): void {
  console.log(
    "\n### Processor time for 1,000 tokens\n\n| | learning | frozen | frozen / learning |\n|---|---|---|---|",
  );
  for (const { name, cost } of of) {
    const { learning, frozen } = cost;
    const [time, share] = frozen === null ? ["–", "–"] : [`${frozen} ms`, sayShare(frozen / learning)];
    console.log(`| ${name} | ${learning} ms | ${time} | ${share} |`);
  }
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
