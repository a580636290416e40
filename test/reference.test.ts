// Does the float64 check find what is wrong, and nothing where all is well?

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { runHeadless } from "#model/reading/headless";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import type { TrainedName } from "#model/contracts/models";
import { readCard } from "#model/trained/modelFile";
import { agreementOf, checkedParts, type CheckedPart } from "#model/contracts/protocol";
import { checksOf, referenceRun, verifyInSlices, verifyRun, worstOf } from "#model/check/reference";
import type { Run } from "#model/reading/run";
import { allocateTrace, scanColumns, scanRows } from "#model/contracts/trace";
import { readSafetensors } from "#model/trained/weights";

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
  run.columns[quantity][17]! += 1e-3 * largest;
  const verification = verifyRun(run, reference);
  expect(verification).toMatchObject({ part: "columns", quantity });
  if (quantity !== "alignment") expect(verification.worst).toBeCloseTo(1e-3, 5); // an angle counts as its vectors are long
});

it("reads the same from the trace that panels draw their vectors from", async () => {
  const run = await read(40);
  const reference = await referenceRun(run);
  run.trace.columns.drift[17]! += 1;
  expect(verifyRun(run, reference)).toMatchObject({ part: "columns", quantity: "drift" });
});

const modelWords = "mia likes tea . where is mia ? mia is in oslo . mia likes tea .".split(" ");

async function readModel(name: TrainedName, more: Partial<MemorySettings> = {}): Promise<Run> {
  const file = (kind: string) => readFileSync(new URL(`../public/models/${name}.${kind}`, import.meta.url));
  const model = { card: readCard(file("json"), name), parameters: readSafetensors(file("safetensors")).tensors };
  const settings = { ...defaultSettings, model: name, ...more };
  return (await runHeadless({ words: modelWords, settings, overrides: [] }, model)).run;
}

describe.each([
  ["an untrained memory", () => read(40), ["columns", "words", "reads", "weights", "recall", "maps"]],
  ["a trained memory", () => readModel("mac"), [...checkedParts]],
  ["a trained network", () => readModel("macDeep"), [...checkedParts]],
  ["a matrix", () => readModel("gatedDelta"), ["columns", "inputs", "next", "frozen"]],
  ["attention alone", () => readModel("window"), ["columns", "maps", "next"]],
] as const)("of %s", (_, start, parts) => {
  it("every kind of thing that is shown is compared, is right, and differs where one of its numbers is wrong", async () => {
    const run = await start();
    const reference = await referenceRun(run);
    expect(agreementOf(verifyRun(run, reference))).toBe("verified");
    const checks = [...checksOf(run, reference)];
    expect([...new Set(checks.map(({ part }) => part))].sort()).toEqual([...parts].sort());
    for (const check of checks) {
      const { part, quantity, exact, weight } = check;
      const counts = weight ?? (() => 1);
      const size = Math.max(...Array.from(exact, Math.abs));
      if (size === 0) continue; // a gate that stays shut, a first snapshot of no momentum
      const at = Array.from({ length: exact.length }, (_, index) => index).reduce(
        (most, index) => (counts(index) > counts(most) ? index : most),
        0,
      );
      for (const error of [size / 10, NaN]) {
        const shown = Float64Array.from(check.shown);
        shown[at]! += error;
        const verification = worstOf({ ...check, shown });
        expect(verification).toMatchObject({ part, quantity });
        expect(agreementOf(verification), `${part} ${quantity}`).toBe("differs");
      }
    }
  });
});

it("is right of a trained model whose writing is off, keys, values and gates included", async () => {
  const run = await readModel("mal", { writes: false });
  const reference = await referenceRun(run);
  const inputs = [...checksOf(run, reference)].filter(({ part }) => part === "inputs");
  expect(inputs.some(({ exact }) => Array.from(exact).some((number) => number !== 0))).toBe(true);
  expect(agreementOf(verifyRun(run, reference))).toBe("verified");
});

it("finds a wrong word, a wrong weight and a wrong answer that stand in the run itself", async () => {
  const plants: [CheckedPart, (run: Run) => void][] = [
    ["words", ({ columns }) => (columns.answerAfter[17] = (columns.answerAfter[17]! + 5) % 12)],
    ["weights", ({ trace }) => (trace.snapshots.weights[trace.snapshots.weights.length - 3]! += 1)],
    ["reads", ({ trace }) => (trace.rows.reads.data[100]! += 1)],
  ];
  for (const [part, plant] of plants) {
    const run = await read(40);
    const reference = await referenceRun(run);
    plant(run);
    const verification = verifyRun(run, reference);
    expect(verification.part).toBe(part);
    expect(agreementOf(verification)).toBe("differs");
  }
});

it("has no angle where a vector has vanished, and finds one that is shown there or missing elsewhere", async () => {
  const words = Array.from({ length: 40 }, () => "tea");
  const settings = { ...defaultSettings, theta: 0.5, eta: 0, alpha: 0, chunk: 1 };
  const { run } = await runHeadless({ words, settings, overrides: [] });
  expect(Array.from(run.columns.alignment.subarray(-10)).every(Number.isNaN)).toBe(true);
  expect(Number.isNaN(run.columns.alignment[0])).toBe(false);
  const reference = await referenceRun(run);
  expect(agreementOf(verifyRun(run, reference))).toBe("verified");
  run.columns.alignment[0] = NaN;
  expect(agreementOf(verifyRun(run, reference))).toBe("differs");
});

it("compares in slices that let others work to the same verdict", async () => {
  const run = await read(600, { chunk: 5 });
  const reference = await referenceRun(run);
  let pauses = 0;
  const pause = () => Promise.resolve(void pauses++);
  expect(await verifyInSlices(run, reference, { pause, window: 16 })).toEqual(verifyRun(run, reference));
  expect(pauses).toBeGreaterThan(5);
});

it("reads a long text in blocks, letting others work between them, to the very numbers of one scan", async () => {
  const run = await read(600, { chunk: 5 });
  let pauses = 0;
  const reference = await referenceRun(run, () => Promise.resolve(void pauses++));
  expect(pauses).toBe(5); // two blocks of the scan, three of decoding
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
