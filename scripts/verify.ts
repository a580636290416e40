// Are these files right? `npm run verify -- FILE…` recomputes every case of golden files and exported traces on every
// engine that runs in Node, prints a line a family and what the files leave uncompared, and exits 1 if anything is off or
// malformed.

import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { longestName, parseGolden, type GoldenCase } from "#model/contracts/golden";
import { visibleLine } from "#model/contracts/readable";
import { notCompared } from "#model/check/recompute";
import { longestSentence } from "./commandLine";

const { positionals: files } = parseArgs({ allowPositionals: true, options: {} });
const failures: string[] = [];
/** Cases and the worst error of every engine, by family. */
const families = new Map<string, { cases: number; worst: Map<string, number> }>();
/** Outputs that there are and cases do not list, and which cases of a file these are. */
const uncompared = new Map<string, { first: string; cases: number }>();

if (files.length === 0) failures.push("no file given: npm run verify -- FILE…");
const tf = await import("@tensorflow/tfjs"); // only now, as it takes a second
const { passes, verifyCase } = await import("#model/check/verify");
tf.enableProdMode(); // without it tfjs advises to install its native binding
await tf.setBackend("cpu");

for (const file of files) {
  let cases: GoldenCase[] = [];
  try {
    cases = parseGolden(await readFile(file, "utf8"));
  } catch (error) {
    failures.push(`${file}: ${(error as Error).message}`);
  }
  for (const golden of cases) await check(file, golden);
}

for (const [family, { cases, worst }] of families) {
  const errors = [...worst].map(([engine, error]) => `${engine} ${error.toExponential(1)}`);
  console.log(`${family}: ${cases} ${cases === 1 ? "case" : "cases"}, worst relative error: ${errors.join(", ")}`);
}
for (const [left, { first, cases }] of uncompared) {
  console.log(`${first}${cases > 1 ? ` and ${cases - 1} more` : ""}: not compared: ${left.split("\n")[1]}`);
}
for (const failure of failures) console.error(`FAILED ${visibleLine(failure, longestSentence)}`);
if (failures.length > 0) process.exitCode = 1;

async function check(file: string, golden: GoldenCase): Promise<void> {
  const at = `${visibleLine(file)}: case "${visibleLine(golden.name, longestName)}"`;
  try {
    const verdicts = await verifyCase(golden);
    const family = families.get(golden.family) ?? { cases: 0, worst: new Map<string, number>() };
    families.set(golden.family, family);
    const left = notCompared(golden);
    if (left.length > 0) {
      const key = `${file}\n${left.join(", ")}`;
      const { first, cases } = uncompared.get(key) ?? { first: at, cases: 0 };
      uncompared.set(key, { first, cases: cases + 1 });
    }
    family.cases++;
    for (const verdict of verdicts) {
      const { engine, output, error, allowed } = verdict;
      const worst = family.worst.get(engine) ?? 0;
      family.worst.set(engine, Number.isNaN(error) ? NaN : Math.max(worst, error));
      if (!passes(verdict))
        failures.push(`${at}: ${output} on ${engine} is off by ${error.toExponential(1)}; allowed: ${allowed}`);
    }
  } catch (error) {
    failures.push(`${at}: ${(error as Error).message}`);
  }
}
