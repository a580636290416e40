// Is the SIMD scan right in a browser too? In a real Chromium, on every golden case.

import { expect, test } from "vitest";
import goldenText from "../golden/titans-memory.json?raw";
import { parseGolden } from "#model/contracts/golden";
import { passes, simdMemory, verifyCase } from "#model/check/verify";

test("every output of every golden case is within ten times its tolerance", async () => {
  expect(simdMemory).toHaveLength(1);
  const cases = parseGolden(goldenText);
  expect(cases).toHaveLength(71);
  for (const golden of cases) {
    const wrong = (await verifyCase(golden, simdMemory)).filter((verdict) => !passes(verdict));
    expect(wrong, golden.name).toEqual([]);
  }
});
