// Is the WGSL scan right? In a real Chromium, on WebGPU's SwiftShader, against the golden file and the CPU engine.
// Without an adapter everything here fails.

import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import matrixRuleText from "../golden/matrix-rule.json?raw";
import mirasText from "../golden/miras.json?raw";
import goldenText from "../golden/titans-memory.json?raw";
import { answersAt } from "#model/reading/answers";
import { openBackend } from "#model/reading/backend";
import { advance, startRun } from "#model/reading/run";
import { readWords } from "#model/reading/untrained";
import type { CueAnswers } from "#model/contracts/protocol";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { parameterCount, type MemoryConfig, type MemoryParameters, type MemoryStream } from "#model/contracts/config";
import { nested, parseGolden, type GoldenCase } from "#model/contracts/golden";
import { composedMemory } from "#model/compare/mirasRules";
import { matrixRuleOfCase, mirasOfCase } from "#model/check/goldenCases";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { scanMemoryGpu } from "#model/kernels/memory.gpu";
import { supportsGpuMemory } from "#model/kernels/memory.shader";
import { allocateTrace, scanRows } from "#model/contracts/trace";
import { referenceRun } from "#model/check/reference";
import { passes, verifyCase } from "#model/check/verify";
import { wgslMemory } from "#model/check/verifyGpu";
import { shapeOf } from "../support/goldenShapes";

const baseConfig: MemoryConfig = {
  widths: [8, 16, 8],
  chunk: 4,
  activation: "silu",
  residual: false,
  readOrder: "after",
  bias: { kind: "l2" },
  decay: "zero",
  clip: null,
  lossScale: 2,
};

interface Memory {
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
}

beforeAll(async () => {
  expect(await openBackend("webgpu")).toMatchObject({ kind: "webgpu" });
});

describe("golden cases", () => {
  const cases = parseGolden(goldenText);
  const shapes = [...new Set(cases.map(shapeOf))];

  test("there are 71 of them", () => expect(cases).toHaveLength(71));

  test.each(shapes)("every output of %s is within ten times its tolerance", async (shape) => {
    for (const golden of cases.filter((each) => shapeOf(each) === shape)) {
      const wrong = (await verifyCase(golden, [wgslMemory])).filter((verdict) => !passes(verdict));
      expect(wrong, golden.name).toEqual([]);
    }
  });
});

describe("golden cases of other memories that the scan can read", () => {
  const caseNamed = (text: string, name: string): GoldenCase => parseGolden(text).find((each) => each.name === name)!;

  test("the delta rule is a linear memory that writes every token by itself, with cθ = β", async () => {
    const golden = caseNamed(matrixRuleText, "rule delta");
    const { keyWidth, valueWidth, length, beta, ...sequence } = matrixRuleOfCase(golden, Float32Array);
    const none = new Float32Array(length);
    await expectGolden(golden, {
      config: { ...baseConfig, widths: [keyWidth, valueWidth], chunk: 1, lossScale: 1 },
      parameters: { initialWeights: new Float32Array(keyWidth * valueWidth), gain: null },
      stream: { ...sequence, length, theta: beta, eta: none, alpha: none },
    });
  });

  test("Yaad is a linear memory with a Huber bias that forgets and carries nothing on", async () => {
    const golden = caseNamed(mirasText, "miras yaad");
    const { composition, config, start, stream } = mirasOfCase(golden, Float32Array);
    const parameters = { initialWeights: start as Float32Array, gain: null };
    await expectGolden(golden, { config: composedMemory(composition, config), parameters, stream });
  });

  async function expectGolden(golden: GoldenCase, memory: Memory): Promise<void> {
    const scan = traced(memory);
    await scanMemoryGpu(scan);
    const valueWidth = memory.config.widths.at(-1)!;
    const outputs = {
      y: nested(scan.trace.rows.reads.data, valueWidth),
      finalWeights: nested(scan.state.weights, valueWidth),
    };
    const verdicts = await verifyCase(golden, [{ name: "wgsl", slack: 10, run: () => outputs }]);
    expect(verdicts.map(({ output }) => output).sort()).toEqual(["finalWeights", "y"]);
    expect(verdicts.filter((verdict) => !passes(verdict))).toEqual([]);
  }
});

describe("against the CPU engine in float32", () => {
  test.each<[string, Partial<MemoryConfig>]>([
    ["a linear memory", { widths: [48, 48], chunk: 4 }],
    ["the widest and deepest memory", { widths: [64, 128, 128, 64], chunk: 16, activation: "gelu", clip: 1 }],
    ["values narrower than keys, read before", { widths: [40, 33, 12], chunk: 7, readOrder: "before" }],
  ])("every column, row, snapshot and weight agrees: %s", async (_, settings) => {
    const memory = madeUp({ ...baseConfig, ...settings }, 80);
    const expected = traced(memory);
    scanMemory(expected);
    const actual = traced(memory);
    await scanMemoryGpu(actual);
    expectSame(actual, expected, 1e-4);
  });

  test("a memory that is erased at every token and never written reads zeros, which mean no word", async () => {
    const memory = madeUp({ ...baseConfig, chunk: 4 }, 20);
    const gates = { theta: new Float32Array(20), alpha: new Float32Array(20).fill(1) };
    const scan = traced({ ...memory, stream: { ...memory.stream, ...gates } });
    await scanMemoryGpu(scan);
    const { data } = scan.trace.rows.reads;
    expect(data.length).toBeGreaterThan(0);
    expect(data.every((x) => x === 0)).toBe(true);
  });

  test("a scan carried on from inside a chunk gives the numbers of one long scan", async () => {
    const memory = madeUp({ ...baseConfig, chunk: 5 }, 97);
    const whole = traced(memory);
    await scanMemoryGpu(whole);
    const parts = traced(memory);
    for (const count of [3, 34, 1, 40, 100]) await scanMemoryGpu({ ...parts, count });
    expectSame(parts, whole, 1e-6);
    expect(parts.trace.filled).toBe(97);
  });

  test("a scan without a trace moves the state on all the same", async () => {
    const memory = madeUp(baseConfig, 21);
    const expected = traced(memory);
    scanMemory(expected);
    const actual = traced(memory);
    await scanMemoryGpu({ ...actual, trace: null });
    expect(farthest(actual.state.weights, expected.state.weights)).toBeLessThan(1e-5);
    expect(actual.state.position).toBe(21);
    expect(actual.trace.filled).toBe(0);
  });

  test("a run that diverges ends, right up to where float32 ends", async () => {
    const memory = madeUp({ ...baseConfig, widths: [8, 8] }, 300);
    memory.stream.theta.fill(40);
    const expected = traced(memory);
    scanMemory(expected);
    const actual = traced(memory);
    await scanMemoryGpu(actual);
    const { loss } = actual.trace.columns;
    expect(farthest(loss.subarray(0, 8), expected.trace.columns.loss.subarray(0, 8))).toBeLessThan(1e-4);
    expect(Number.isFinite(loss[299]!)).toBe(false);
  });
});

test("no tensors are left behind", async () => {
  const memory = madeUp(baseConfig, 40);
  await scanMemoryGpu(traced(memory));
  const before = tf.memory();
  for (let n = 0; n < 5; n++) await scanMemoryGpu(traced(memory));
  const after = tf.memory() as typeof before & { numBytesAllocatedInGPU: number };
  expect(after.numTensors).toBe(before.numTensors);
  expect(after.numDataBuffers).toBe(before.numDataBuffers);
  expect(after.numBytesAllocatedInGPU).toBe((before as typeof after).numBytesAllocatedInGPU);
});

test("memories beyond the kernel's limits are refused with the limit and the offending width", async () => {
  expect(supportsGpuMemory({ ...baseConfig, widths: [64, 128, 64] })).toBeNull();
  expect(supportsGpuMemory({ ...baseConfig, widths: [65, 65] })).toMatch(/64.*65/);
  expect(supportsGpuMemory({ ...baseConfig, widths: [8, 129, 8] })).toMatch(/128.*129/);
  const memory = madeUp({ ...baseConfig, widths: [8, 129, 8] }, 4);
  await expect(scanMemoryGpu(traced(memory))).rejects.toThrow(RangeError);
});

describe("what the page asks of a text that the scan has read", () => {
  const words = (
    "mia fox noor heron ada owl tom crab zoe moth ben lynx ivy newt kai wren now noor kite later " +
    "mia fox zoe moth noor kite kai wren"
  ).split(" ");

  test.each<[string, Partial<MemorySettings>]>([
    ["a matrix", {}],
    ["a network of two layers", { depth: 2 }],
  ])("%s answers every cue as in float64, at every stage of every write", async (_, settings) => {
    const request = { words, settings: { ...defaultSettings, ...settings }, overrides: [] };
    const run = startRun(readWords(request));
    while (await advance(run, { scan: scanMemoryGpu, count: 256 }));
    expect(run.filled).toBe(words.length);
    const reference = await referenceRun(run);
    const vocabulary = Array.from(run.reading.vocabulary.keys());
    for (const token of [0, 5, 18, words.length - 1]) {
      const asked = Array.from({ length: token + 1 }, (_, index) => index);
      const [found, expected] = [run, reference].map((of) => answersAt(of, { token, asked, words: vocabulary })) as [
        CueAnswers,
        CueAnswers,
      ];
      for (const stage of ["before", "carried", "forgotten", "after"] as const) {
        expect(farthest(found[stage].strengths, expected[stage].strengths), `${stage} ${token}`).toBeLessThan(1e-4);
        expect(Array.from(found[stage].says), `${stage} ${token}`).toEqual(Array.from(expected[stage].says));
      }
      expect(farthest(found.guess, expected.guess), `guess ${token}`).toBeLessThan(1e-4);
      expect(farthest(found.error, expected.error), `error ${token}`).toBeLessThan(1e-4);
    }
    const last = answersAt(run, { token: words.length - 1, asked: [words.length - 1], words: vocabulary });
    expect(Math.max(...last.after.strengths)).toBeGreaterThan(0.3); // it has learned something to agree on
  });
});

/** A memory with reproducible pseudo-noise in it: unit-sized keys, gates as the page has them. */
function madeUp(config: MemoryConfig, length: number): Memory {
  let seed = 0;
  const noise = (count: number, size: number) =>
    Float32Array.from({ length: count }, () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return size * (seed / 2 ** 31 - 1);
    });
  const keyWidth = config.widths[0]!;
  const valueWidth = config.widths.at(-1)!;
  return {
    config,
    parameters: {
      initialWeights: noise(parameterCount(config.widths), 1.5 / Math.sqrt(Math.max(...config.widths))),
      gain: null,
    },
    stream: {
      length,
      queries: noise(length * keyWidth, Math.sqrt(3 / keyWidth)),
      keys: noise(length * keyWidth, Math.sqrt(3 / keyWidth)),
      values: noise(length * valueWidth, Math.sqrt(3 / valueWidth)),
      theta: noise(length, 0.02).map((offset) => 0.06 + offset),
      eta: noise(length, 0.3).map((offset) => 0.5 + offset),
      alpha: noise(length, 0.02).map((offset) => 0.03 + offset),
    },
  };
}

function traced({ config, parameters, stream }: Memory) {
  const { length } = stream;
  const trace = allocateTrace({ config, length, floats: Float32Array });
  return { config, parameters, stream, state: initialState(parameters), count: length, trace };
}

function expectSame(actual: ReturnType<typeof traced>, expected: ReturnType<typeof traced>, tolerance: number): void {
  const all = ({ state, trace }: ReturnType<typeof traced>): Record<string, ArrayLike<number>> => ({
    ...trace.columns,
    ...Object.fromEntries(scanRows.map((name) => [name, trace.rows[name].data])),
    snapshotWeights: trace.snapshots.weights,
    snapshotMomentum: trace.snapshots.momentum,
    weights: state.weights,
    momentum: state.momentum,
    chunkWeights: state.chunkWeights,
  });
  const wanted = all(expected);
  for (const [name, numbers] of Object.entries(all(actual))) {
    expect(farthest(numbers, wanted[name]!), name).toBeLessThanOrEqual(tolerance);
  }
  expect(actual.state.position).toBe(expected.state.position);
}

/** max|a − b| / max|b|; NaN where a number is missing. */
function farthest(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let difference = 0;
  let size = 1e-6;
  for (let n = 0; n < expected.length; n++) {
    difference = Math.max(difference, Math.abs(actual[n]! - expected[n]!));
    size = Math.max(size, Math.abs(expected[n]!));
  }
  return difference / size;
}
