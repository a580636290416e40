// Does the float64 check find what is wrong, and nothing where all is well?

import { expect, it } from "vitest";
import { initialState, scanMemory } from "../src/model/kernels/memory.cpu";
import { runHeadless } from "../src/model/headless";
import { defaultSettings, type MemorySettings } from "../src/model/knobs";
import { referenceRun, verifyRun } from "../src/model/reference";
import type { Run } from "../src/model/run";
import { allocateTrace, scanColumns, scanRows } from "../src/model/trace";

const sentence = "mia keeps a silver fox and noor keeps a blue heron by the green water".split(" ");

async function read(length: number, changes: Partial<MemorySettings> = {}): Promise<Run> {
  const words = Array.from({ length }, (_, index) => sentence[(index * index + 3 * index) % sentence.length]!);
  const settings = { ...defaultSettings, dimension: 12, hidden: 16, ...changes };
  return (await runHeadless({ words, settings, overrides: [] })).run;
}

it.each([{}, { depth: 2, theta: 0.05 }, { bias: "huber" }, { clip: 0.5, layerNorm: true, theta: 0.05 }] as const)(
  "finds nothing but float32's rounding with %o",
  async (changes) => {
    const run = await read(60, changes);
    const { worst } = verifyRun(run, await referenceRun(run));
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(1e-5);
  },
);

it.each(scanColumns)("names the quantity where one number of %s is wrong by a thousandth", async (quantity) => {
  const run = await read(40);
  const reference = await referenceRun(run);
  const column = run.trace.columns[quantity];
  const largest = Math.max(...Array.from(column, Math.abs));
  column[17]! += 1e-3 * largest;
  const verification = verifyRun(run, reference);
  expect(verification.quantity).toBe(quantity);
  expect(verification.worst).toBeCloseTo(1e-3, 5);
});

it("reads a long text in blocks, letting others work between them, to the very numbers of one scan", async () => {
  const run = await read(600, { chunk: 5 });
  let pauses = 0;
  const reference = await referenceRun(run, () => Promise.resolve(void pauses++));
  expect(pauses).toBe(2);
  const { config, parameters, stream } = reference.reading;
  const state = initialState(parameters);
  const trace = allocateTrace({ config, length: 600, floats: Float64Array });
  scanMemory({ config, parameters, stream, state, count: Infinity, trace });
  for (const name of scanColumns) expect(reference.trace.columns[name], name).toEqual(trace.columns[name]);
  for (const name of scanRows) expect(reference.trace.rows[name].data, name).toEqual(trace.rows[name].data);
  expect(reference.state.weights).toEqual(state.weights);
});

it("stops where a run diverged, and is finite up to there", async () => {
  const run = await read(60, { theta: 1, eta: 0.9, chunk: 8 });
  expect(run.diverged).not.toBeNull();
  const reference = await referenceRun(run);
  expect(reference.filled).toBe(run.filled);
  for (const name of scanColumns) expect(reference.trace.columns[name].every(Number.isFinite), name).toBe(true);
  expect(Number.isFinite(verifyRun(run, reference).worst)).toBe(true);
});
