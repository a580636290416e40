// Which figures does the lesson on needles draw? Those that public/longTests.json has of its three kinds of needle, in the lesson's
// own file: a lesson is data, and fetches nothing. Leaves to 16-needles.ts what it says of them.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LongResults, LongTestId } from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import type { Counted } from "#lessons/lesson";
import { needleModels, needleSizes, needleTests } from "#lessons/needleTable";

const file = join("src", "lessons", "needles.json");

/** A share and its interval for every size, null where texts of that size were not read. */
export function keepNeedles(): void {
  const { rows } = JSON.parse(readFileSync(join("public", "longTests.json"), "utf8")) as LongResults;
  const figuresOf = (test: LongTestId, model: TrainedName): (Counted | null)[] =>
    needleSizes.map((size) => {
      const row = rows.find((row) => !row.frozen && row.model === model && row.test === test && row.size === size);
      return row ? { share: row.accuracy, low: row.low, high: row.high } : null;
    });
  const tables = needleTests.map((test) => [
    test,
    Object.fromEntries(needleModels.map((model) => [model, figuresOf(test, model)])),
  ]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(tables), null, 2)}\n`);
}
