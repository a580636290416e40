import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { baselineMixers, titansMixers, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import { startForward, type ParameterArrays } from "#model/trained/forward";
import { readDual } from "#model/kernels/memory.tfjs";
import { dualInputs, type DualReading } from "#model/kernels/memory.dual";
import { readMatrix, type MatrixStream } from "#model/kernels/matrixRule.tfjs";
import { normal, uniform } from "#model/contracts/random";
import { logitsOf } from "#model/trained/titans";
import { at, addOuter, difference, memoryConfig, randomReading, times } from "./support/memories";
import { modelConfig, oneHot, randomIds, randomParameters, tensorLogits, tensorsOf } from "./support/randomModel";

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

const single = 1e-5; // float32
const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];

describe.each(mixers)("A model of the mixer %s that is trained", (mixer) => {
  test("sees nothing of the future: what it expects before a changed token stays", () => {
    const config = modelConfig(mixer);
    const parameters = randomParameters(config);
    const ids = randomIds(12, config);
    const before = tensorLogits({ config, parameters, ids });
    for (const token of [1, 2, 3, 4, 6, 7, 8, 11]) {
      const changed = ids.slice();
      changed[token] = (ids[token]! + 1) % config.vocabulary;
      const after = tensorLogits({ config, parameters, ids: changed });
      const from = token * config.vocabulary;
      expect(difference(after.slice(0, from), before.slice(0, from))).toBeLessThan(1e-6);
      expect(difference(after.slice(from), before.slice(from))).toBeGreaterThan(1e-3);
    }
  });

  test("reads every text of a batch as if it were alone", () => {
    const config = modelConfig(mixer);
    const parameters = randomParameters(config);
    const texts = ["one", "two", "three"].map((seed) => randomIds(10, config, seed));
    const together = tf.tidy(() =>
      logitsOf({ config, parameters: tensorsOf(parameters), tokens: oneHot(texts, config) }).dataSync(),
    );
    const alone = texts.flatMap((ids) => [...tensorLogits({ config, parameters, ids })]);
    expect(difference(together, alone)).toBeLessThan(1e-6);
  });
});

// Every parameter's slope is held by learning.test.ts: SIMD's by small steps, and these by SIMD's. Here each number's.
describe.each(titansMixers)("The memory of %s", (mixer) => {
  test("is trained through its chunks: keys, gates and M_0 have each number's slope", () => {
    const config = modelConfig(mixer, { layers: 1 });
    const parameters = randomParameters(config);
    const ids = randomIds(12, config);
    const weights = gaussians(12 * config.vocabulary, "what is asked of the logits");
    const gradients = slopesOf({ config, parameters, ids, weights });
    for (const name of ["key", "gates", "gateBias", "initialMemory.0"]) {
      const gradient = gradients[`layers.0.${name}`]!;
      const some = Array.from({ length: 12 }, (_, index) => Math.floor((index * gradient.length) / 12));
      const measured = some.map((index) => {
        const direction = new Float64Array(gradient.length);
        direction[index] = 1;
        return measuredSlope({ config, parameters, ids, weights, name: `layers.0.${name}`, direction });
      });
      expect(
        difference(
          some.map((index) => gradient[index]!),
          measured,
        ),
        name,
      ).toBeLessThan(1e-4);
    }
  });
});

describe("The short way through a plain linear memory", () => {
  const config = memoryConfig({ chunk: 4, lossScale: 1 });
  const reading = randomReading({ config, length: 12 });

  test("gives the reads, losses and states of the general one, from the start and carried on", () => {
    tf.tidy(() => {
      const { parameters, stream } = dualInputs(reading);
      const short = readDual({ config, parameters, stream });
      const general = readDual({ config, parameters, stream, norms: true });
      expectSame(short, general);
      const { state } = general;
      expectSame(
        readDual({ config, parameters, stream, state }),
        readDual({ config, parameters, stream, state, norms: true }),
      );
    });
  });

  test("has the slopes of the general one", () => {
    tf.tidy(() => {
      const { parameters, stream } = dualInputs(reading);
      const { queries, keys, values, theta, eta, alpha } = stream;
      const [start] = parameters.initialWeights;
      const slopes = (norms: boolean) =>
        tf.grads((...inputs: tf.Tensor[]): tf.Scalar => {
          const [queries, keys, values, theta, eta, alpha, initial] = inputs;
          const { reads, loss, state } = readDual({
            config,
            parameters: { initialWeights: [initial as tf.Tensor3D], gain: null },
            stream: { queries, keys, values, theta, eta, alpha } as typeof stream,
            norms,
          });
          const weighed = tf.mul(reads, tf.tensor(Float32Array.from(gaussians(reads.size, "reads")), reads.shape));
          return tf.addN([weighed.sum(), loss.sum(), state.weights[0]!.sum(), state.momentum[0]!.sum()]);
        })([queries, keys, values, theta, eta, alpha, start!]);
      const general = slopes(true);
      slopes(false).forEach((slope, index) => {
        expect(difference(slope.dataSync(), general[index]!.dataSync())).toBeLessThan(single);
      });
    });
  });
});

describe("A one-matrix memory read chunk by chunk", () => {
  test.each(["additive", "gatedDelta"] as const)(
    "is the plain loop of the rule %s, for any chunk and start",
    (rule) => {
      const [length, keyWidth, valueWidth] = [11, 4, 3];
      const chance = uniform("gates");
      const stream = {
        queries: gaussians(length * keyWidth, "queries"),
        keys: gaussians(length * keyWidth, "keys").map((x) => x / 2),
        values: gaussians(length * valueWidth, "values"),
        keep: Float64Array.from({ length }, () => 0.8 + 0.2 * chance()),
        beta: Float64Array.from({ length }, chance),
      };
      const start = gaussians(keyWidth * valueWidth, "start");
      const memory = start.slice();
      const expected: number[] = [];
      for (let t = 0; t < length; t++) {
        memory.forEach((weight, index) => (memory[index] = stream.keep[t]! * weight));
        const key = at(stream.keys, keyWidth, t);
        const answer = times(key, memory);
        const target = at(stream.values, valueWidth, t).map((v, j) => (rule === "gatedDelta" ? v - answer[j]! : v));
        addOuter(memory, stream.beta[t]!, key, target);
        expected.push(...times(at(stream.queries, keyWidth, t), memory));
      }
      const rows = (data: Float64Array, width: number) => tf.tensor3d(Float32Array.from(data), [1, length, width]);
      for (const chunk of [1, 3, 4, 11, 16]) {
        const tensors: MatrixStream = {
          queries: rows(stream.queries, keyWidth),
          keys: rows(stream.keys, keyWidth),
          values: rows(stream.values, valueWidth),
          keep: tf.tensor2d(Float32Array.from(stream.keep), [1, length]),
          beta: tf.tensor2d(Float32Array.from(stream.beta), [1, length]),
        };
        const weights = tf.tensor3d(Float32Array.from(start), [1, keyWidth, valueWidth]);
        const read = readMatrix({ rule, stream: tensors, weights, chunk });
        expect(difference(read.reads.dataSync(), expected)).toBeLessThan(single);
        expect(difference(read.weights.dataSync(), memory)).toBeLessThan(single);
      }
    },
  );
});

function expectSame(one: DualReading, other: DualReading): void {
  const numbers = ({ reads, loss, state }: DualReading) =>
    [reads, loss, ...state.weights, ...state.momentum, ...state.chunkWeights].map((tensor) => tensor.dataSync());
  const expected = numbers(other);
  numbers(one).forEach((data, index) => expect(difference(data, expected[index]!)).toBeLessThan(single));
  expect(one.state.position).toBe(other.state.position);
}

interface Asked {
  readonly config: ModelConfig;
  readonly parameters: ParameterArrays;
  readonly ids: Int32Array;
  /** What every logit counts in the number whose slope is taken. (T, V) */
  readonly weights: Float64Array;
}

/** ∂(weights·logits)/∂parameter by titans.ts and autodiff, for every parameter. */
function slopesOf({ config, parameters, ids, weights }: Asked): Record<string, Float32Array> {
  return tf.tidy(() => {
    const names = Object.keys(parameters);
    const tensors = tensorsOf(parameters);
    const tokens = oneHot([ids], config);
    const asked = tf.tensor3d(Float32Array.from(weights), tokens.shape);
    const slopes = tf.grads((...values: tf.Tensor[]): tf.Scalar => {
      const parameters = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
      return tf.sum(tf.mul(logitsOf({ config, parameters, tokens }), asked));
    })(names.map((name) => tensors[name]!));
    return Object.fromEntries(names.map((name, index) => [name, slopes[index]!.dataSync() as Float32Array]));
  });
}

/** The slope of weights·logits along a direction of one parameter, by central differences of forward.ts in float64. */
function measuredSlope({
  config,
  parameters,
  ids,
  weights,
  name,
  direction,
}: Asked & { name: string; direction: Float64Array }): number {
  const step = 1e-5;
  const [above, below] = [step, -step].map((size) => {
    const { shape, data } = parameters[name]!;
    const moved = Float64Array.from(data, (x, index) => x + size * direction[index]!);
    const forward = startForward({
      ...{ config, ids, traced: false, floats: Float64Array },
      parameters: { ...parameters, [name]: { shape, data: moved } },
    });
    forward.advance(Infinity);
    return dot(forward.logits, weights);
  });
  return (above! - below!) / (2 * step);
}

function gaussians(length: number, seed: string): Float64Array {
  return Float64Array.from({ length }, normal(seed));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}
