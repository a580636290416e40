// Are the bench's figures what they are called? Its formulas on memories small enough to count, and its tables on made-up speeds.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exponentOf, flopsPerToken, sharesOf } from "../scripts/bench/cost";
import { slopeOf } from "../scripts/bench/heap";
import { tablesOf, withTables, type BenchResults } from "../scripts/bench/tables";

test("a token costs nine operations a weight, two more behind a first layer, and sixteen more with a trace", () => {
  expect(flopsPerToken([1, 1], { traced: false })).toBe(9); // e = kM − v: 2, S: 3, M: 2, qM: 2
  expect(flopsPerToken([32, 32], { traced: false })).toBe(9 * 32 * 32);
  expect(flopsPerToken([32, 64, 32], { traced: false })).toBe((9 + 11) * 32 * 64);
  expect(flopsPerToken([32, 32], { traced: true })).toBe(25 * 32 * 32);
});

test("a share is of the machine's best, in operations and in bytes that come and go", () => {
  // 9 operations and 4 · (1 + 1 + 1 + 3) = 24 bytes a token
  const peak = { flopsPerSecond: 900, bytesPerSecond: 9600 };
  expect(sharesOf({ widths: [1, 1], traced: false, tokensPerSecond: 10 }, peak)).toEqual({
    flops: "10\u202f%",
    bytes: "2.5\u202f%",
  });
});

test("the table of a GPU says that all cases pass, how often SIMD's speed it is, and that software is no card", () => {
  const said = saidOf({
    machine: "made up",
    gpu: {
      card: "some card",
      isSoftware: true,
      golden: { cases: 71, worst: 6.4e-6 },
      limits: { flopsPerSecond: 1e9, bytesPerSecond: 1e9 },
      memories: [
        { memory: "linear", widths: [10, 10], chunk: 4, traced: false, simd: 50_000, blocks: 60_000, long: 100_000 },
      ],
      models: [{ model: "lmm", off: 3.14e-6, simd: 60_000, wgsl: 15_000 }],
      trainings: [{ model: "lmm", batch: 32, length: 64, off: 1.3e-6, simd: 20_000, wgsl: 70_000 }],
    },
  });
  expect(said).toContain("All 71 golden cases pass, the worst relative error is 6.4e-6. At its best: 1.00 GFLOP/s");
  expect(said).toContain("its speed says nothing of any card");
  // 100,000 × 900 operations, and × 132 bytes
  expect(said).toContain("| linear | 4 |  | 50k | 60k | 100k | 2.0 × | 9\u202f% | 1.3\u202f% |");
  expect(said).toContain("| 3.1e-6 | 60k | 15k | 0.25 × |");
  expect(said).toContain("| 32 × 64 | 1.3e-6 | 20k | 70k | 3.5 × |");
});

test("what a heap grows by is the slope of the nearest line, whatever it swings by", () => {
  expect(slopeOf([5, 5, 5])).toBe(0);
  expect(slopeOf([10, 13, 16, 19])).toBeCloseTo(3, 12);
  expect(slopeOf([1, 2, 4, 3])).toBeCloseTo(0.8, 12);
});

test("the table of the page tells what was fetched by kind, and a throttled visit from a quick one", () => {
  const bytes = { script: 150_400, style: 20_000, font: 80_000, html: 2400, other: 0 };
  const said = saidOf({
    machine: "made up",
    page: {
      first: [
        { throttle: 1, painted: 250.4, live: 900, work: 310, shift: 0, bytes },
        { throttle: 4, painted: 500, live: 1900, work: 1240, shift: 0.25, bytes },
      ],
      turns: [{ tokens: 256, median: 50.2, p95: 59.6, work: 41.25, step: 12.34, frames: 0.984 }],
      load: 11.6,
      heap: 1.25,
      long: { tokens: 2e6, tokensPerSecond: 150_000, early: { tokens: 120_000, megabytes: 40 }, last: 41 },
    },
  });
  for (const row of [
    "| first paint | 250 ms |",
    "under a load of 12.",
    "| until then, the main thread’s own time | 310 ms |",
    "| live, main thread 4 × slower | 1900 ms |",
    "| layout shift until then, main thread 4 × slower | 0.250 |",
    "| fetched until then, compressed | 150 kB of scripts, 20 kB of styles, 80 kB of fonts, 2 kB of HTML |",
    "| a knob until every panel is repainted, 256 tokens | 50 ms, p95 60 ms |",
    "| one step, the main thread’s own time, 256 tokens | 12.3 ms |",
    "| frames drawn while playing at 8 ×, 256 tokens | 98\u202f% of 60 a second |",
    "| `npm run trace -- --tokens 2000000` | 150k tokens a second; 40 MB at 120k, 41 MB at the end |",
  ]) {
    expect(said).toContain(row);
  }
});

test("the power that time grows with is that of the whole reading, and of nothing that another row varies", () => {
  const speeds = [2, 4, 8, 16].flatMap((width) =>
    [true, false].map((traced) => ({
      ...{ along: "width" as const, widths: [width, width], tokens: 100, traced },
      tokensPerSecond: 1e6 / width ** (traced ? 3 : 2),
    })),
  );
  expect(exponentOf(speeds, { along: "width", traced: false })).toBeCloseTo(2, 12);
  expect(exponentOf(speeds, { along: "width", traced: true })).toBeCloseTo(3, 12);
  const longer = [10, 1000].map((tokens) => ({
    ...{ along: "tokens" as const, widths: [4, 4], tokens, traced: false, tokensPerSecond: 500 },
  }));
  expect(exponentOf([...speeds, ...longer], { along: "tokens", traced: false })).toBeCloseTo(1, 12);
});

test("the table of growth says shares of one core's best, and the traced speed beside the plain one", () => {
  const row = { along: "width" as const, widths: [10, 10], tokens: 64 };
  const wide = { along: "width" as const, widths: [20, 20], tokens: 64 };
  const said = saidOf({
    machine: "made up",
    growth: {
      peak: 9e9,
      speeds: [
        { ...row, traced: true, tokensPerSecond: 1e6 },
        { ...row, traced: false, tokensPerSecond: 4e6 },
        { ...wide, traced: true, tokensPerSecond: 0.25e6 },
        { ...wide, traced: false, tokensPerSecond: 2e6 },
      ],
    },
  });
  expect(said).toContain("One core at its best: 9.00 GFLOP/s.");
  expect(said).toContain("width to the power of 1.00, traced 2.00");
  expect(said).toContain("| width | 10-10 | 64 | 4000k | 40\u202f% | 1000k | 28\u202f% |"); // 900 operations a token, traced 2,500
});

test("a table takes the place of what stood between its marks, and of nothing else; a part without a place is named", () => {
  const marked = (part: string, said: string) =>
    `<!-- npm run bench -- --write: ${part} -->\n\n${said}\n\n<!-- until here -->`;
  const page = (torch: string) => `before\n${marked("memories", "kept")}\nbetween\n${marked("torch", torch)}\nafter`;
  const results = { machine: "made up", torch: null };
  expect(withTables(page("old"), tablesOf(results))).toBe(page("made up: no PyTorch."));
  expect(() => withTables("nothing", tablesOf(results))).toThrow("has no place for torch");
});

test("docs/performance.md has a place for every part that the bench measures", () => {
  const page = readFileSync("docs/performance.md", "utf8");
  const parts = ["memories", "torch", "models", "growth", "page", "gpu"];
  const written = withTables(page, Object.fromEntries(parts.map((part) => [part, `the table of ${part}`])));
  for (const part of parts) expect(written).toContain(`\n\nthe table of ${part}\n\n`);
});

function saidOf(results: BenchResults): string {
  return Object.values(tablesOf(results)).join("\n\n");
}
