// Do trained models read the same on SIMD? Every shipped model on a text of its tasks, models of any shape, and every kernel
// alone, against the plain loops in float64.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { baselineMixers, hasMemory, titansMixers, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import { activations } from "#model/contracts/config";
import { normal, uniform } from "#model/contracts/random";
import type { Floats } from "#model/contracts/vectors";
import { idsOf } from "#model/contracts/vocabulary";
import { fitsInPlace } from "#model/kernels/memory.inPlace.simd";
import { chooseCpuEngine } from "#model/kernels/memory.onCpu";
import { startForward, type Forward } from "#model/trained/forward";
import { plainKernels, type Kernels } from "#model/trained/forward.kernels";
import { openSimdKernels } from "#model/trained/forward.simd";
import { tasks } from "#model/trained/tasks/tasks";
import { readSafetensors } from "#model/trained/weights";
import { expectNear, readAll, shownOf } from "./support/forwards";
import { difference, memoryConfig } from "./support/memories";
import { modelConfig, randomIds, randomParameters } from "./support/randomModel";

type Start = Parameters<typeof startForward>[0];

const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];

function hasBits(numbers: Floats, others: Floats): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Floats) => new Uint8Array(buffer, byteOffset, byteLength);
  return Buffer.compare(bytes(numbers), bytes(others)) === 0;
}

function expectBits(actual: Forward, expected: Record<string, Floats>): void {
  for (const [name, numbers] of Object.entries(shownOf(actual))) {
    expect(hasBits(numbers, expected[name]!), name).toBe(true);
  }
}

describe("A shipped model", () => {
  test.each(mixers)("%s reads a text of every task as the plain loops do in float64", (name) => {
    const { config } = JSON.parse(readFileSync(`public/models/${name}.json`, "utf8")) as { config: ModelConfig };
    const { tensors: parameters } = readSafetensors(new Uint8Array(readFileSync(`public/models/${name}.safetensors`)));
    for (const task of tasks) {
      const { words } = task.sample({ next: uniform(`simd ${name} ${task.id}`), length: 96 });
      const options = { config, parameters, ids: idsOf(words) };
      expectNear(options, readAll(options));
    }
  });
});

/** A model of any shape, of no multiple of four; what it is told to leave out, and how its gates are changed. */
const models = fc
  .record({
    mixer: fc.constantFrom(...mixers),
    size: fc.integer({ min: 2, max: 13 }),
    heads: fc.integer({ min: 1, max: 3 }),
    layers: fc.integer({ min: 1, max: 2 }),
    vocabulary: fc.integer({ min: 2, max: 23 }),
    persistent: fc.integer({ min: 0, max: 5 }),
    window: fc.integer({ min: 1, max: 9 }),
    convolution: fc.integer({ min: 1, max: 5 }),
    feedForward: fc.integer({ min: 1, max: 21 }),
    inner: fc.array(fc.integer({ min: 1, max: 17 }), { maxLength: 2 }),
    chunk: fc.integer({ min: 1, max: 7 }),
    activation: fc.constantFrom(...activations),
    residual: fc.boolean(),
    layerNorm: fc.boolean(),
    ablation: fc.constantFrom(
      {},
      { frozen: true },
      { noMomentum: true },
      { noForgetting: true },
      { noPersistent: true },
    ),
    overrides: fc.constantFrom<NonNullable<Start["overrides"]>>(
      [],
      [{ gate: "theta", scale: 0.5 }],
      [{ gate: "alpha", from: 3, to: 9, value: 0.4 }],
    ),
    length: fc.integer({ min: 1, max: 40 }),
    seed: fc.string({ maxLength: 6 }),
  })
  .map(
    ({ mixer, size, heads, inner, chunk, activation, residual, layerNorm, ablation, overrides, length, ...sizes }) => {
      const { seed, ...counts } = sizes;
      const config = modelConfig(mixer, {
        ...{ ...counts, heads, width: size * heads, thetaMaximum: 0.05 },
        // A layer norm of one or two numbers has slopes without bounds, and then rounding is all there is.
        layerNorm: layerNorm && size > 4,
        memory: memoryConfig({ widths: [size, ...inner, size], chunk, activation, residual, lossScale: 1 }),
      });
      return {
        config,
        parameters: randomParameters(config, seed),
        ids: randomIds(length, config),
        ablation,
        overrides,
      };
    },
  );

describe("A model of any shape", () => {
  test("reads as the plain loops do in float64, whatever is left out or changed", () => {
    fc.assert(
      fc.property(models, (model) => expectNear(model, readAll(model))),
      { numRuns: 80, seed: 11 },
    );
  });

  test("cut anywhere, and with another in between, leaves the bits of one reading", () => {
    const pieces = fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 6 });
    fc.assert(
      fc.property(models, models, pieces, (model, other, pieces) => {
        const whole = shownOf(readAll(model));
        const forward = startForward(model);
        const between = startForward(other);
        for (const count of pieces) {
          forward.advance(count);
          between.advance(count);
        }
        forward.advance(Infinity);
        between.advance(Infinity);
        expectBits(forward, whole);
        expectBits(between, shownOf(readAll(other)));
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  test("traced or not, expects the same to the bit; frozen and not traced it only answers, and where rows are no whole vectors, in loops", () => {
    fc.assert(
      fc.property(models, (model) => {
        const [bare, traced] = [readAll({ ...model, traced: false }).logits, readAll(model).logits];
        const { mixer, memory } = model.config;
        const inLoops = model.ablation.frozen && hasMemory(mixer) && !fitsInPlace(memory.widths);
        if (inLoops) expect(difference(bare, traced)).toBeLessThan(1e-4);
        else expect(hasBits(bare, traced)).toBe(true);
      }),
      { numRuns: 25, seed: 9 },
    );
  });
});

test("what a model left to be looked at stays as it is while others read in the memory that it gave back", () => {
  for (const mixer of mixers) {
    const config = modelConfig(mixer);
    const parameters = randomParameters(config);
    const first = readAll({ config, parameters, ids: randomIds(50, config) });
    const then = Object.fromEntries(Object.entries(shownOf(first)).map(([name, data]) => [name, data.slice()]));
    readAll({ config, parameters, ids: randomIds(50, config, "another") });
    expectBits(first, then);
    expect(first.advance(10)).toBe(false);
    if (hasMemory(mixer)) expect(first.layers[0]!.memories[0]!.trace!.filled).toBe(50);
  }
});

test("a long text in a small model and a short one in a wide model have room", () => {
  for (const mixer of mixers) {
    const narrow = modelConfig(mixer, { width: 4, heads: 1, feedForward: 1, memory: memoryConfig({ widths: [4, 4] }) });
    const wide = modelConfig(mixer, {
      ...{ width: 8, heads: 2, persistent: 40, feedForward: 300, vocabulary: 900 },
      memory: memoryConfig({ widths: [4, 120, 4] }),
    });
    for (const [config, length] of [
      [narrow, 1500],
      [wide, 1],
      [wide, 0],
    ] as const) {
      const { logits } = readAll({ config, parameters: randomParameters(config), ids: randomIds(length, config) });
      expect(logits.every(Number.isFinite)).toBe(true);
    }
  }
});

describe("Without SIMD", () => {
  afterEach(() => chooseCpuEngine("cpu"));

  test("the plain loops read", () => {
    const config = modelConfig("mac");
    const options = { config, parameters: randomParameters(config), ids: randomIds(30, config) };
    const loops = shownOf(readAll({ ...options, kernels: plainKernels(Float32Array) }));
    expect(hasBits(readAll(options).logits, loops.logits!)).toBe(false);
    chooseCpuEngine("loops");
    expectBits(readAll(options), loops);
  });
});

describe("A kernel alone", () => {
  const sizes = fc.record({
    inputs: fc.integer({ min: 1, max: 40 }),
    outputs: fc.integer({ min: 1, max: 40 }),
    heads: fc.integer({ min: 1, max: 3 }),
    rows: fc.integer({ min: 1, max: 13 }),
    from: fc.integer({ min: 0, max: 13 }),
    seed: fc.string({ maxLength: 6 }),
  });

  interface Sizes {
    readonly inputs: number;
    readonly outputs: number;
    readonly heads: number;
    /** The rows that are read lie among others. */
    readonly from: number;
    readonly to: number;
    readonly length: number;
    readonly numbers: (count: number) => Floats;
  }

  /** What a kernel makes of the same numbers in both versions; all that it may write is returned. */
  function expectSame(run: (kernels: Kernels, sizes: Sizes) => readonly Floats[]): void {
    fc.assert(
      fc.property(sizes, ({ rows, from, seed, ...of }) => {
        const length = from + rows + 2;
        const config = modelConfig("lmm", { width: 120, feedForward: 120, vocabulary: 120 });
        const of32 = openSimdKernels({ config, parameters: 20_000, length, traced: true });
        const [actual, expected] = [of32, plainKernels(Float64Array)].map((kernels) => {
          const gaussian = normal(seed);
          const numbers = (count: number): Floats => {
            const data = kernels.zeros(count);
            for (let at = 0; at < count; at++) data[at] = Math.fround(gaussian());
            return data;
          };
          return run(kernels, { ...of, from, to: from + rows, length, numbers });
        });
        actual!.forEach((data, index) => expect(difference(data, expected![index]!)).toBeLessThan(4e-6));
      }),
      { numRuns: 40, seed: 3 },
    );
  }

  test("dense multiplies rows of any width, and touches no other row", () => {
    expectSame(({ dense }, { numbers, inputs, outputs, from, to, length }) => {
      const output = numbers(length * outputs);
      const weights = numbers(inputs * outputs);
      dense({ input: numbers(length * inputs), weights, output, inputs, outputs, from, to });
      return [output];
    });
  });

  test("rmsNorm writes its columns and no other", () => {
    expectSame(({ rmsNorm }, { numbers, inputs, outputs, from, to, length }) => {
      const stride = inputs + outputs;
      const output = numbers(length * stride);
      rmsNorm({ input: numbers(length * inputs), gain: numbers(inputs), output, stride, offset: outputs, from, to });
      return [output];
    });
  });

  test("the short convolution begins with zeros before the text", () => {
    expectSame(({ convolve }, { numbers, inputs: width, heads: reach, from, to, length }) => {
      const output = numbers(length * width);
      convolve({ input: numbers(length * width), taps: numbers(reach * width), output, width, from, to });
      return [output];
    });
  });

  test("heads are split, to length one where asked", () => {
    expectSame(({ splitHeads }, { numbers, inputs: size, heads, from, to, length }) => {
      const outputs = Array.from({ length: 2 * heads }, () => numbers(length * size));
      const input = numbers(length * size * heads);
      splitHeads({ input, heads: outputs.slice(0, heads), size, unit: true, from, to });
      splitHeads({ input, heads: outputs.slice(heads), size, unit: false, from, to });
      return outputs;
    });
  });

  test("gates open, close, blend and share", () => {
    expectSame((kernels, { numbers, inputs: width, from, to, length }) => {
      const rows = { width, from, to };
      const all = Array.from({ length: 7 }, () => numbers(length * width));
      const [input, gate, output, opened, sum, share, mixed] = all as [Floats, Floats, Floats, Floats, Floats, Floats, Floats]; // prettier-ignore
      kernels.gate({ input, gate, output, ...rows });
      kernels.open({ input, gate, output: opened, ...rows });
      kernels.add({ input, output: sum, ...rows });
      kernels.blend({ share, bias: numbers(width), memory: input, attention: gate, output: mixed, from, to });
      const values = numbers(length * width);
      kernels.eluPlusOne({ values, ...rows });
      const shares = numbers(length * width);
      const wide = numbers(length * (width + 1));
      for (let t = 0; t < length; t++) wide[t * (width + 1) + width] = 2 + t;
      kernels.divideByLast({ input: wide, output: shares, ...rows });
      return [...all, values, shares];
    });
  });

  test("attention weighs persistent, remembered and seen tokens", () => {
    expectSame(({ openAttention }, { numbers, inputs, heads, from, to, length }) => {
      const width = inputs * heads;
      const columns = (count: number) => ({ keys: numbers(count * width), values: numbers(count * width) });
      const output = numbers(length * width);
      const attention = {
        ...{ heads, width, queries: numbers(length * width), tokens: columns(length) },
        remembered: inputs % 2 === 0 ? columns(length) : null,
        persistent: inputs % 3 === 0 ? null : columns(3),
        biases: numbers(heads * length),
        firstSeen: (token: number) => Math.max(0, token - (inputs % 11)),
      };
      openAttention(attention, length)({ from, to, output });
      return [output];
    });
  });

  test.each(["additive", "gatedDelta"] as const)("a memory of one matrix reads by the %s rule", (rule) => {
    expectSame(({ scanMatrix, zeros }, { numbers, inputs, outputs, to, length }) => {
      const gates = (): Floats => {
        const data = numbers(length);
        for (let t = 0; t < length; t++) data[t] = Math.fround(0.3 + 0.2 * Math.tanh(data[t]!));
        return data;
      };
      const scaled = (data: Floats): Floats => {
        for (let at = 0; at < data.length; at++) data[at] = Math.fround(data[at]! / Math.sqrt(inputs));
        return data;
      };
      const sequence = {
        ...{ rule, length, keyWidth: inputs, valueWidth: outputs, keep: gates(), beta: gates() },
        ...{ queries: scaled(numbers(length * inputs)), keys: scaled(numbers(length * inputs)) },
        values: numbers(length * outputs),
      };
      const [reads, norms, weights] = [zeros(length * outputs), zeros(length), zeros(inputs * outputs)];
      const state = { position: 0, weights };
      for (const count of [1, to]) scanMatrix({ sequence, state, count, reads, norms });
      return [reads, norms, weights];
    });
  });
});
