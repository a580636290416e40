// How fast is everything? `npm run bench [-- --json FILE] [--only memories,torch,models] [--tables]` prints tokens a second and, because
// machines differ, ratios within one run. docs/performance.md has what it said last, and says how to read it.
// Leaves each kind of measuring to bench/, and the page's own times to test/journeys/speed.test.ts.

import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { assertWritable } from "./commandLine";
import { tablesOf, type BenchResults } from "./bench/tables";

const parts = ["memories", "torch", "models"] as const;

const { values: options } = parseArgs({
  options: { json: { type: "string" }, only: { type: "string", default: parts.join() }, tables: { type: "boolean" } },
});
const wanted = options.only.split(",");
for (const name of wanted) {
  if (!parts.some((part) => part === name)) throw new Error(`--only names "${name}"; allowed: ${parts.join(", ")}`);
}
if (options.json !== undefined) assertWritable(options.json, "json");

let results: BenchResults = { machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}` };
console.log(results.machine);
for (const part of parts.filter((name) => wanted.includes(name))) {
  switch (part) {
    case "memories":
      results = { ...results, memories: await (await import("./bench/memories")).benchMemories() };
      break;
    case "torch":
      results = { ...results, torch: await (await import("./bench/torch")).benchTorch() };
      break;
    case "models":
      results = { ...results, models: (await import("./bench/models")).benchModels() };
      break;
    default:
      part satisfies never;
  }
}
if (options.tables) console.log(`\n${tablesOf(results)}`);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
