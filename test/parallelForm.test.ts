// Is a chunk that is summed as attention is the same as one that is read word by word? In either precision, with any gates, and from
// whatever the chunk began with; and is it linear attention where errors are values and nothing is forgotten or pushed on?

import { describe, expect, test } from "vitest";
import { referenceRun } from "#model/check/reference";
import { defaultSettings, type GateOverride, type MemorySettings } from "#model/contracts/settings";
import { dot, rowOf } from "#model/contracts/vectors";
import { parallelForm } from "#model/explain/parallelForm";
import { runHeadless } from "#model/reading/headless";

const words =
  "mia keeps a silver fox every night one lamp turns slowly over black water while nobody sleeps mia keeps a red kite".split(
    " ",
  );
const drawn: readonly GateOverride[] = [
  { gate: "alpha", from: 3, to: 6, value: 0.3 },
  { gate: "eta", from: 5, to: 9, value: 0.8 },
  { gate: "theta", from: 8, to: 10, value: 0.4 },
];
const base: MemorySettings = { ...defaultSettings, dimension: 12, theta: 0.1, eta: 0.6, alpha: 0.05 };

async function runOf(settings: Partial<MemorySettings>, overrides: readonly GateOverride[] = []) {
  const { run } = await runHeadless({ words, settings: { ...base, ...settings }, overrides });
  return { run, exact: await referenceRun(run) };
}

describe.each([1, 4, 8, 64])("In chunks of %i", (chunk) => {
  test.each([
    ["constant gates", {}, []],
    ["drawn gates", {}, drawn],
    ["c = 2", { lossScale: 2, theta: 0.05 }, drawn],
  ] as const)("it is what the recurrence reads, with %s", async (_, settings, overrides) => {
    const { run, exact } = await runOf({ chunk, ...settings }, overrides);
    for (let token = 0; token < words.length; token += chunk) {
      expect(parallelForm(exact, token)!.gap).toBeLessThan(1e-12);
      expect(parallelForm(run, token)!.gap).toBeLessThan(1e-5);
    }
  });
});

test("G counts what is left of a write: less by forgetting, more by momentum, and nothing of what comes later", async () => {
  const { exact } = await runOf({ chunk: 4, eta: 0, alpha: 0.2 });
  const { kept, size } = parallelForm(exact, 5)!;
  const cell = (t: number, s: number): number => kept[t * size + s]!;
  for (let t = 0; t < 4; t++) for (let s = 0; s < 4; s++) expect(cell(t, s)).toBeCloseTo(s > t ? 0 : 0.8 ** (t - s), 6);
  const pushed = parallelForm((await runOf({ chunk: 4, eta: 0.5, alpha: 0 })).exact, 5)!;
  expect(Array.from(pushed.kept.subarray(12))).toEqual([1.875, 1.75, 1.5, 1]);
});

test("from a memory that is nearly empty, without gates, its weights are cθ times those of linear attention, over the values themselves", async () => {
  const { exact } = await runOf({ chunk: 64, eta: 0, alpha: 0 });
  const { weights, products, errors, values, size } = parallelForm(exact, 0)!;
  // M₀ is small: nearly all of a value is an error.
  errors.forEach((error, s) => expect(Math.abs(error - values[s]!)).toBeLessThan(0.06));
  const { queries, keys } = exact.reading.stream;
  const width = 12;
  for (let t = 0; t < size; t++)
    for (let s = 0; s <= t; s++) {
      expect(products[t * size + s]).toBeCloseTo(
        dot(rowOf(queries, { row: t, width }), rowOf(keys, { row: s, width })),
        6,
      );
      expect(weights[t * size + s]).toBeCloseTo(base.lossScale * base.theta * products[t * size + s]!, 6);
    }
});

test("a network, a clip, or a memory that reads before it writes has no such sum here", async () => {
  for (const settings of [{ depth: 2 }, { clip: 1 }, { readOrder: "before" }, { decay: "initial" }] as const) {
    expect(parallelForm((await runOf({ chunk: 4, ...settings })).run, 5)).toBeNull();
  }
});
