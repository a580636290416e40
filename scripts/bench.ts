// How fast is everything? `npm run bench [-- --json FILE] [--only memories,torch,models,training,growth,page] [--tables] [--write]` prints tokens a
// second and, because machines differ, ratios within one run; `-- --gpu [--dawn FOLDER] [--quick]` checks and times the WGSL engines
// on this machine's GPU. --tables prints Markdown, --write puts it into docs/performance.md, which says how to read it; with
// --from FILE that of another run, kept by --json. Leaves each kind of measuring to bench/.

import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { assertWritable } from "./commandLine";
import { findDawn } from "./bench/dawn";
import { tablesOf, withTables, type BenchResults } from "./bench/tables";

const performancePage = "docs/performance.md";
/** What there is to measure; without --only, all but the last. */
const parts = ["memories", "torch", "models", "training", "growth", "page", "gpu"] as const;

const { values: options } = parseArgs({
  options: {
    json: { type: "string" },
    tables: { type: "boolean" },
    write: { type: "boolean" },
    from: { type: "string" },
    only: { type: "string" },
    gpu: { type: "boolean" },
    dawn: { type: "string" },
    quick: { type: "boolean" },
  },
});
const asked = options.only?.split(",") ?? (options.gpu ? ["gpu"] : parts.slice(0, -1));
const wanted = options.from === undefined ? asked : [];
for (const name of wanted) {
  if (!parts.some((part) => part === name)) throw new Error(`--only names "${name}"; allowed: ${parts.join(", ")}`);
}
const dawn = wanted.includes("gpu") ? findDawn(options.dawn ?? process.env["DAWN"] ?? null) : null;
if (options.json !== undefined) assertWritable(options.json, "json");

let results: BenchResults =
  options.from === undefined
    ? { machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}` }
    : (JSON.parse(await readFile(options.from, "utf8")) as BenchResults);
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
    case "training":
      results = { ...results, training: await (await import("./bench/training")).benchTraining() };
      break;
    case "growth":
      results = { ...results, growth: await (await import("./bench/growth")).benchGrowth() };
      break;
    case "page":
      results = { ...results, page: await (await import("./bench/page")).benchPage() };
      break;
    case "gpu":
      results = {
        ...results,
        gpu: await (await import("./bench/gpu")).benchGpu(dawn!, { quick: options.quick ?? false }),
      };
      break;
    default:
      part satisfies never;
  }
}
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
const tables = tablesOf(results);
if (options.tables) console.log(`\n${Object.values(tables).join("\n\n")}`);
if (options.write) {
  const { format, resolveConfig } = await import("prettier");
  const written = withTables(await readFile(performancePage, "utf8"), tables);
  await writeFile(
    performancePage,
    await format(written, { ...(await resolveConfig(performancePage)), filepath: performancePage }),
  );
}
