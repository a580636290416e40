import { execFile } from "node:child_process";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activations, type MemoryConfig } from "#model/contracts/config";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { allocateTrace, scanColumns, scanRows, type MemoryScan } from "#model/contracts/trace";
import { hasSimd } from "#model/kernels/simd/instance";
import { initialState, readMemoryRows, scanMemory } from "#model/kernels/memory.cpu";
import { readMemoryRowsSimd } from "#model/kernels/memory.rows.simd";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import { difference, memoryConfig, randomReading, type Reading } from "./support/memories";

test("this machine has SIMD, or nothing here would be tested", () => expect(hasSimd()).toBe(true));

test("the kernels that are committed were made of these sources, by this compiler", async () => {
  await promisify(execFile)(process.execPath, ["scripts/simd.mjs", "--check"]);
});

/** Any shape, rule and read order that a memory may have, narrow, wide, and of no multiple of four. */
const configs = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 37 }), { minLength: 2, maxLength: 4 }),
    chunk: fc.integer({ min: 1, max: 19 }), // some tokens of a chunk pass through a layer together
    activation: fc.constantFrom(...activations),
    residual: fc.boolean(),
    readOrder: fc.constantFrom("after" as const, "before" as const),
    bias: fc.constantFrom<MemoryConfig["bias"]>({ kind: "l2" }, { kind: "lp", p: 3 }, { kind: "huber", delta: 0.4 }),
    decay: fc.constantFrom("zero" as const, "initial" as const),
    clip: fc.constantFrom(null, 0.3),
    lossScale: fc.constantFrom(1, 2),
  })
  .map((config) => ({
    ...config,
    widths: config.residual ? [...config.widths.slice(0, -1), config.widths[0]!] : config.widths,
  }));
const memories = fc.record({ config: configs, gain: fc.boolean(), seed: fc.string({ maxLength: 8 }) });
/** Slow enough to stay far from where a memory diverges and every rounding is another future. */
const gates = { theta: 0.02, eta: 0.4 };
const length = 24;

describe("against the plain loops in float64", () => {
  test("every column, row, snapshot and weight agrees, whatever the memory", () => {
    fc.assert(
      fc.property(memories, ({ config, gain, seed }) => {
        // A layer norm of one or two numbers has slopes without bounds, and then rounding is all there is.
        fc.pre(!gain || config.widths.at(-1)! > 3);
        const reading = randomReading({ config, length, seed, gain, gates });
        const expected = all(run(scanMemory, reading, Float64Array));
        const actual = all(run(scanMemorySimd, reading, Float32Array));
        const single = all(run(scanMemory, reading, Float32Array));
        for (const [name, numbers] of Object.entries(actual)) {
          // What float32 itself is off by is no fault of the kernels'.
          const allowed = 5e-5 + 20 * difference(single[name]!, expected[name]!);
          expect(difference(numbers, expected[name]!), name).toBeLessThan(allowed);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test("a traced run leaves the very state of one that is not traced", () => {
    fc.assert(
      fc.property(memories, (memory) => {
        const reading = asFloats(randomReading({ ...memory, length, gates }), Float32Array);
        const { state } = run(scanMemorySimd, reading, Float32Array);
        const alone = initialState(reading.parameters);
        scanMemorySimd({ ...reading, state: alone, count: length, trace: null });
        expect(hasBits(alone.weights, state.weights) && hasBits(alone.momentum, state.momentum)).toBe(true);
      }),
      { numRuns: 40, seed: 5 },
    );
  });
});

test("what a memory answers to many rows is what the plain loops answer, and the same bits however many are asked", () => {
  fc.assert(
    fc.property(memories, fc.integer({ min: 0, max: length }), (memory, cut) => {
      fc.pre(!memory.gain || memory.config.widths.at(-1)! > 3); // a layer norm of one or two numbers is rounding alone
      const { config, parameters, stream } = asFloats(randomReading({ ...memory, length, gates }), Float32Array);
      const weights = parameters.initialWeights as Float32Array;
      const keys = stream.keys as Float32Array;
      const [keyWidth, valueWidth] = [config.widths[0]!, config.widths.at(-1)!];
      const ask = (inputs: Float32Array): Float32Array => readMemoryRowsSimd({ config, parameters, weights, inputs });
      const answers = ask(keys);
      const loops = readMemoryRows({ config, parameters, weights, inputs: keys });
      expect(difference(answers, loops)).toBeLessThan(5e-5);
      expect(hasBits(ask(keys.subarray(0, cut * keyWidth)), answers.subarray(0, cut * valueWidth))).toBe(true);
      expect(hasBits(ask(keys.subarray(cut * keyWidth)), answers.subarray(cut * valueWidth))).toBe(true);
    }),
    { numRuns: 80, seed: 3 },
  );
});

const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 9 });

test("a scan that stops and goes on anywhere gives the bits of one long scan", () => {
  fc.assert(
    fc.property(memories, cuts, (memory, counts) => {
      const reading = randomReading({ ...memory, length: 100, gates });
      const whole = all(run(scanMemorySimd, reading, Float32Array));
      const parts = all(run(scanMemorySimd, reading, Float32Array, [...counts, 100]));
      for (const [name, numbers] of Object.entries(parts)) expect(hasBits(numbers, whole[name]!), name).toBe(true);
    }),
    { numRuns: 40, seed: 3 },
  );
});

test("reads alone, without a trace and cut anywhere, are those of a traced run to the bit", () => {
  fc.assert(
    fc.property(memories, cuts, (memory, counts) => {
      const reading = asFloats(randomReading({ ...memory, length: 100, gates }), Float32Array);
      const { trace, state } = run(scanMemorySimd, reading, Float32Array);
      const { config, parameters, stream } = reading;
      const alone = initialState(parameters);
      const reads = new Float32Array(trace.rows.reads.data.length);
      for (const count of [...counts, 100]) {
        scanMemorySimd({ config, parameters, stream, state: alone, count, trace: null, reads });
      }
      expect(hasBits(reads, trace.rows.reads.data)).toBe(true);
      for (const name of ["weights", "momentum", "chunkWeights"] as const) {
        expect(hasBits(alone[name], state[name]), name).toBe(true);
      }
    }),
    { numRuns: 40, seed: 13 },
  );
});

test("memories of different shapes take turns without touching each other's numbers", () => {
  const readings = [
    randomReading({ config: memoryConfig({ widths: [7, 7] }), length, gates }),
    randomReading({ config: memoryConfig({ widths: [30, 33, 21, 30], residual: true }), length, gain: true, gates }),
    randomReading({ config: memoryConfig({ widths: [48, 48], chunk: 4 }), length: 300, gates }),
  ];
  const alone = readings.map((reading) => all(run(scanMemorySimd, reading, Float32Array)));
  for (const index of [2, 0, 1, 0, 2]) {
    for (const [name, numbers] of Object.entries(all(run(scanMemorySimd, readings[index]!, Float32Array)))) {
      expect(hasBits(numbers, alone[index]![name]!), name).toBe(true);
    }
  }
});

test("float64 is refused, since its numbers would be rounded unseen", () => {
  const reading = randomReading({ config: memoryConfig(), length });
  expect(() => run(scanMemorySimd, reading, Float64Array)).toThrow(/float32.*float64/);
});

test("a run that diverges does so where the plain loops do", () => {
  const reading = randomReading({ config: memoryConfig({ widths: [8, 8] }), length: 300, gates: { theta: 4 } });
  const expected = run(scanMemory, reading, Float32Array).trace.columns.loss;
  const { loss } = run(scanMemorySimd, reading, Float32Array).trace.columns;
  const end = (column: Floats) => column.findIndex((x) => !Number.isFinite(x));
  expect(end(expected)).toBeGreaterThan(0);
  expect(Math.abs(end(loss) - end(expected))).toBeLessThanOrEqual(2);
});

function hasBits(numbers: Floats, others: Floats): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Floats) => new Uint8Array(buffer, byteOffset, byteLength);
  return Buffer.compare(bytes(numbers), bytes(others)) === 0;
}

function asFloats({ config, parameters, stream }: Reading, floats: FloatsOf): Reading {
  const to = <F extends Floats | null>(numbers: F): F => (numbers && new floats(numbers)) as F;
  return {
    config,
    parameters: { initialWeights: to(parameters.initialWeights), gain: to(parameters.gain) },
    stream: {
      length: stream.length,
      queries: to(stream.queries),
      keys: to(stream.keys),
      values: to(stream.values),
      theta: to(stream.theta),
      eta: to(stream.eta),
      alpha: to(stream.alpha),
    },
  };
}

function run(scan: (scan: MemoryScan) => void, reading: Reading, floats: FloatsOf, counts = [Infinity]) {
  const { config, parameters, stream } = asFloats(reading, floats);
  const state = initialState(parameters);
  const trace = allocateTrace({ config, length: stream.length, floats });
  for (const count of counts) scan({ config, parameters, stream, state, count, trace });
  return { state, trace };
}

function all({ state, trace }: ReturnType<typeof run>): Record<string, Floats> {
  return {
    ...trace.columns,
    ...Object.fromEntries(scanRows.map((name) => [name, trace.rows[name].data])),
    snapshotWeights: trace.snapshots.weights,
    snapshotMomentum: trace.snapshots.momentum,
    weights: state.weights,
    momentumWeights: state.momentum,
    chunkWeights: state.chunkWeights,
    filled: Float32Array.of(trace.filled, state.position, scanColumns.length),
  };
}
