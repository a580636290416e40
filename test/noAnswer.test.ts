// Does a memory that holds nothing answer nothing? Before it has written, where it never writes, and once all is erased.

import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { measureCapacity } from "#model/compare/capacity";
import { answerComparison } from "#model/compare/answers";
import { memories } from "#model/compare/memories";
import { defaultCompareConfig } from "#model/contracts/comparedMemory";
import type { ComparedMoment, ComparedReading } from "#model/contracts/compareQuestions";
import { parseGolden } from "#model/contracts/golden";
import { runHeadless } from "#model/reading/headless";
import { defaultSettings, type GateOverride, type MemorySettings } from "#model/contracts/settings";
import { takeMeasure } from "#model/explain/takeMeasure";
import { noAnswer } from "#model/contracts/measure";
import { momentAt } from "#model/reading/moment";
import { noWord, wordQuantities } from "#model/contracts/probe";
import { referenceRun, verifyRun } from "#model/check/reference";
import { type Run } from "#model/reading/run";
import { decode } from "#model/reading/said";
import { defaultScene } from "#scene/presets";
import { engines } from "#model/check/verify";

const words = "ada has a cap finn has a fan ada has a cap finn has a fan".split(" ");
const last = words.length - 1;
const { knobs } = defaultScene.compare;

async function read(change: Partial<MemorySettings> = {}, overrides: readonly GateOverride[] = []) {
  return runHeadless({ words, settings: { ...defaultSettings, ...change }, overrides });
}

/** What a run says of every context, at a token. */
function said(run: Run, token: number) {
  const { facts, expected, candidates } = momentAt(run, { token, window: 8 });
  return { says: [...facts.says], right: facts.count.right, expected: expected.length, candidates: candidates.length };
}

const nothing = { says: words.map(() => noWord), right: 0, expected: 0, candidates: 1 };

test.each<[string, Partial<MemorySettings>]>([
  ["a matrix", {}],
  ["a matrix that adds the key to what it reads", { residual: true }],
  ["a network", { depth: 2 }],
  ["a network that forgets toward its start", { depth: 2, decay: "initial", alpha: 1 }],
  ["a network under a layer norm", { depth: 3, layerNorm: true }],
  ["one that writes in chunks and reads before the write", { chunk: 4, readOrder: "before" }],
])(
  "%s that never writes answers nothing, in either precision, and nothing of it counts as right",
  async (_, change) => {
    const { run, summary } = await read({ ...change, theta: 0 });
    for (const one of [run, await referenceRun(run)]) {
      expect(said(one, last)).toEqual(nothing);
      for (const name of wordQuantities) expect(new Set(one.columns[name]), name).toEqual(new Set([noWord]));
    }
    expect(summary.recall).toEqual({ right: 0, asked: 6, replaced: 1 });
    expect(verifyRun(run, await referenceRun(run)).worst).toBeLessThan(1e-4);
  },
);

test("before its first write a memory has no answer, and from then on it has", async () => {
  const { run } = await read({ chunk: 1 });
  const { answerBefore, answerAfter, chunkAnswer } = run.columns;
  expect([answerBefore[0], chunkAnswer[0]]).toEqual([noWord, noWord]);
  expect([answerAfter[0], answerBefore[1]].every((word) => word !== noWord)).toBe(true);
});

test("a memory that α = 1 erased answers nothing, until something is written again", async () => {
  const erased: GateOverride[] = [
    { gate: "theta", from: 8, to: 10, value: 0 },
    { gate: "alpha", from: 8, to: 10, value: 1 },
  ];
  const { run } = await read({ eta: 0, chunk: 1 }, erased);
  expect(said(run, 7).right).toBeGreaterThan(3);
  expect(said(run, 9)).toEqual({ ...nothing, says: nothing.says.slice(0, 10) });
  expect([...run.columns.answerAfter.subarray(8, 11)]).toEqual([noWord, noWord, noWord]);
  expect(said(run, 12).right).toBeGreaterThan(0);
});

test("a lesson's question about a memory that holds nothing is answered by no word", async () => {
  const { run } = await read({ theta: 0 });
  const measured = (measure: Parameters<typeof takeMeasure>[1]) =>
    takeMeasure(
      {
        run,
        settings: { ...defaultSettings, theta: 0 },
        compared: { window: 4, knobs, game: defaultScene.compare.game },
      },
      measure,
    );
  expect(measured({ kind: "answer", of: 0, at: last })).toBe(noAnswer);
  expect(measured({ kind: "right", asked: [0, 4], at: last })).toBe(0);
  expect(measured({ kind: "comparedAnswer", memory: "titans-deep", of: 0, at: last })).toBe(noAnswer);
  expect(measured({ kind: "comparedRight", memory: "titans", asked: [0, 4], at: last })).toBe(0);
});

test("beside each other: where nothing is written, no memory that writes at θ says a word or counts one as right", async () => {
  const { run } = await read({ theta: 0, dimension: 16, hidden: 16 });
  const setting = { asking: "recall", window: 4, knobs } as const;
  for (const { id, knobs: turned } of memories) {
    const reading = answerComparison(run, { kind: "compared", memory: id, ...setting }) as ComparedReading;
    const asked = words.map((_, token) => token);
    const moment = answerComparison(run, {
      kind: "comparedAt",
      memory: id,
      token: last,
      asked,
      cues: [],
      words: [],
      ...setting,
    }) as ComparedMoment;
    if (turned.includes("theta")) {
      expect(
        [...reading.says, ...moment.says].every((word) => word === noWord),
        id,
      ).toBe(true);
      expect(moment.count.right, id).toBe(0);
    } else expect(moment.count.right, id).toBeGreaterThan(0);
  }
});

test("a memory that wrote nothing recalls none of the stored pairs, whatever it began with, nor does one that diverged", () => {
  const plan = { storage: "random", pairs: [4, 8], trials: 3, seed: 1, config: { ...defaultCompareConfig, keyWidth: 8, valueWidth: 8, chunk: 1 }, floats: Float32Array } as const; // prettier-ignore
  for (const theta of [0, 1e30]) {
    const measuring = measureCapacity({ ...plan, memories: memories.filter(({ id }) => ["titans", "titans-deep"].includes(id)), gates: { theta, eta: 0, alpha: 0 } }); // prettier-ignore
    let step = measuring.next();
    while (!step.done) step = measuring.next();
    expect(step.value.map(({ right }) => right)).toEqual([0, 0, 0, 0]);
  }
});

describe("decoding", () => {
  const space = { wordVectors: Float32Array.of(1, 0, 0, 1, 0, 0) };

  test.each([[[0, 0]], [[-0, 0]], [[NaN, 1]], [[Infinity, 0]], [[-Infinity, NaN]]])("%j means no word", (vector) => {
    expect(decode(space, Float64Array.from(vector))).toBeNull();
  });

  test("the faintest answer is an answer, and a word without a vector is never meant", () => {
    expect(decode(space, Float32Array.of(0, 1e-40))).toMatchObject({ word: 1 });
    expect(decode(space, Float32Array.of(-1, -2))).toMatchObject({ word: 0 });
  });
});

describe("on every engine of Node", () => {
  beforeAll(() => tf.setBackend("cpu"));
  const cases = parseGolden(readFileSync(new URL("golden/titans-memory.json", import.meta.url), "utf8"));

  test.each(engines["titans-memory"]!.map((engine) => [engine.name, engine] as const))(
    "%s: a memory that is empty and never writes, or is erased at every token, reads zeros, which mean no word",
    async (_, engine) => {
      const [golden] = cases.filter(({ config }) => config["residual"] === false && config["decay"] === undefined);
      const { theta, alpha, weights } = golden!.inputs;
      const still = (theta as number[]).map(() => 0);
      const zero = (numbers: unknown): unknown => (Array.isArray(numbers) ? numbers.map(zero) : 0);
      for (const [start, gates] of [
        [zero(weights), alpha],
        [weights, still.map(() => 1)],
      ]) {
        const { y } = await engine.run({
          ...golden!,
          inputs: { ...golden!.inputs, weights: start, theta: still, alpha: gates },
        });
        for (const answer of y as number[][]) {
          const wordVectors = Float32Array.from({ length: 3 * answer.length }, (_, at) => 1 + at);
          expect(decode({ wordVectors }, Float64Array.from(answer))).toBeNull();
        }
      }
    },
  );
});
