// Are the bench's figures what they are called? Its formulas on memories small enough to count, and its tables on made-up speeds.

import { expect, test } from "vitest";
import { flopsPerToken, sharesOf } from "../scripts/bench/cost";
import { tablesOf } from "../scripts/bench/tables";

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
    flops: "10 %",
    bytes: "2.5 %",
  });
});

test("the table of a GPU says that all cases pass, how often SIMD's speed it is, and that software is no card", () => {
  const said = tablesOf({
    machine: "made up",
    gpu: {
      card: "some card",
      isSoftware: true,
      golden: { cases: 71, worst: 6.4e-6 },
      limits: { flopsPerSecond: 1e9, bytesPerSecond: 1e9 },
      memories: [
        { memory: "linear", widths: [10, 10], chunk: 4, traced: false, simd: 50_000, blocks: 60_000, long: 100_000 },
      ],
    },
  });
  expect(said).toContain("All 71 golden cases pass, the worst relative error is 6.4e-6. At its best: 1.00 GFLOP/s");
  expect(said).toContain("its speed says nothing of any card");
  // 100,000 × 900 operations, and × 132 bytes
  expect(said).toContain("| linear | 4 |  | 50k | 60k | 100k | 2.0 × | 9.0 % | 1.3 % |");
});
