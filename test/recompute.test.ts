// Does docs/recompute.py recompute what the page shows? Not everybody who tests has Python: so what it said of a trace is kept, with
// marks of the very program and trace that it was said by and of. The engine still makes that trace; and where Python with NumPy is at
// hand, the program says so again. Where a file was deleted, it is made anew: the trace by the engine, the rest by the program.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exportRun } from "#model/check/export";
import { referenceRun } from "#model/check/reference";
import { parseGolden } from "#model/contracts/golden";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { tokensOf } from "#model/contracts/tokenizer";
import { runHeadless } from "#model/reading/headless";
import { difference } from "./support/memories";

const program = "docs/recompute.py";
const traceFile = "docs/recompute.trace.json";
const recordFile = "test/support/recompute.txt";
/** Numbers of the page have seven digits. */
const most = 1e-5;

const text = "Mia has a fox. Noor has a heron. Mia has a wolf.";
const runs: readonly Partial<MemorySettings>[] = [
  { dimension: 8, chunk: 2 },
  { dimension: 8, hidden: 2, depth: 2, alpha: 0.05, residual: true, layerNorm: false, clip: 1, decay: "initial" },
];

async function traceNow(): Promise<string> {
  const cases = await Promise.all(
    runs.map(async (changed, index) => {
      const settings = { ...defaultSettings, ...changed };
      const words = tokensOf(text, settings).tokens.map(({ word }) => word);
      const { run } = await runHeadless({ words, settings, overrides: [] }, null);
      const name = index === 0 ? "one matrix" : "two layers";
      return (JSON.parse(exportRun(run, await referenceRun(run), { name, hash: "v=1" })) as { cases: unknown[] })
        .cases[0];
    }),
  );
  return JSON.stringify({ format: "titans-golden/1", cases });
}

const markOf = (path: string): string =>
  `${path} ${createHash("sha256").update(readFileSync(path, "utf8").replaceAll("\r\n", "\n")).digest("hex")}`;
const marks = (): string[] => [markOf(program), markOf(traceFile)];

/** What the program says; null where there is no Python with NumPy. */
function saidNow(): string | null {
  const python = process.env["PYTHON"] ?? "python3";
  if (spawnSync(python, ["-c", "import numpy"]).status !== 0) return null;
  const { stdout, status } = spawnSync(python, [program, traceFile], { encoding: "utf8" });
  expect(status).toBe(0);
  return stdout;
}

function expectClose(said: string): void {
  const off = [...said.matchAll(/off by (\S+) at most/gu)].map(([, number]) => Number(number));
  expect(off).toHaveLength(9 * runs.length);
  expect(Math.max(...off)).toBeLessThan(most);
}

test("the program has at most sixty lines", () => {
  expect(readFileSync(program, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(60);
});

test("the engine still makes the trace that the program was held against", async () => {
  const now = await traceNow();
  if (!existsSync(traceFile)) writeFileSync(traceFile, now);
  const kept = parseGolden(readFileSync(traceFile, "utf8"));
  parseGolden(now).forEach((one, index) => {
    expect(one.config).toEqual(kept[index]!.config);
    expect(difference(flat(one.expected), flat(kept[index]!.expected))).toBeLessThan(most);
    expect(difference(flat(one.inputs), flat(kept[index]!.inputs))).toBeLessThan(most);
  });
});

test("what this very program said of this very trace is kept, and every number of the page was right", () => {
  const said = saidNow();
  if (said !== null && !existsSync(recordFile))
    writeFileSync(recordFile, `${[...marks(), said.trimEnd()].join("\n")}\n`);
  const [of, by, ...lines] = readFileSync(recordFile, "utf8").trimEnd().split("\n");
  expect([of, by]).toEqual(marks());
  expectClose(lines.join("\n"));
  if (said !== null) expectClose(said);
});

function flat(of: unknown): number[] {
  if (typeof of === "number") return [of];
  return of !== null && typeof of === "object" ? Object.values(of).flatMap(flat) : [];
}
