import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { linearAttentionMap, readMap } from "#model/reading/attention";
import { layersOf, stabilityBound, type MemoryState, type MemoryStream } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { readDual } from "#model/kernels/memory.tfjs";
import { dualInputs, initialDualState, type DualState, type DualStream } from "#model/kernels/memory.dual";
import { initialState, readMemory } from "#model/kernels/memory.cpu";
import { row, scanColumns, scanRows, type MemoryTrace } from "#model/contracts/trace";
import {
  addOuter,
  at,
  decays,
  difference,
  fromNothing,
  memoryConfig,
  randomReading,
  scan,
  times,
  type Reading,
} from "./support/memories";

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

const exact = 1e-10;
const single = 2e-5; // float32
const d = 4;

describe("1 The dual form is the loop", () => {
  test("a linear memory's reads are [(QKᵀ)∘G] over past errors, from nonzero M_0 and S_0, for any chunk", () => {
    for (const chunk of [1, 3, 5, 12]) {
      const reading = randomReading({ config: memoryConfig({ chunk }), length: 12 });
      const { stream, parameters } = reading;
      const state = withMomentum(reading);
      const momentum = state.momentum.slice();
      const { trace } = scan(reading, { state });
      for (let t = 0; t < stream.length; t++) {
        // The start stands one token before the first: it is kept like M_0, and carried like a write at no token.
        let kept = 1;
        for (let j = 0; j <= t; j++) kept *= 1 - stream.alpha[j]!;
        const query = at(stream.queries, d, t);
        const expected = times(query, parameters.initialWeights).map((x) => kept * x);
        const carried = times(query, momentum);
        for (let j = 0; j < d; j++) expected[j]! += stream.eta[0]! * decays(stream, t, 0).G * carried[j]!;
        for (let i = 0; i <= t; i++) {
          const key = at(stream.keys, d, i);
          const weight = 2 * stream.theta[i]! * dot(query, key) * decays(stream, t, i).G;
          const guess = row(trace, "guesses", i);
          for (let j = 0; j < d; j++) expected[j]! -= weight * (guess[j]! - stream.values[i * d + j]!);
        }
        expect(difference(row(trace, "reads", t), expected)).toBeLessThan(exact);
      }
    }
  });

  test("with chunks of one token a memory of any depth follows the paper's recurrence, its surprise the gradient by differences", () => {
    for (const widths of [
      [3, 3],
      [3, 5, 3],
      [3, 4, 5, 3],
    ]) {
      const reading = randomReading({ config: memoryConfig({ widths, activation: "gelu" }), length: 5 });
      const { config, parameters, stream } = reading;
      const state = withMomentum(reading);
      const weights = state.weights.slice();
      const momentum = state.momentum.slice();
      for (let t = 0; t < stream.length; t++) {
        const loss = (): number => {
          const guess = readMemory({ config, parameters, weights, input: at(stream.keys, 3, t) });
          return Array.from(guess).reduce((sum, x, j) => sum + (x - stream.values[t * 3 + j]!) ** 2, 0);
        };
        const u = slopes(weights, loss);
        for (let p = 0; p < weights.length; p++) {
          momentum[p] = stream.eta[t]! * momentum[p]! - stream.theta[t]! * u[p]!;
          weights[p] = (1 - stream.alpha[t]!) * weights[p]! + momentum[p]!;
        }
      }
      scan(reading, { state });
      expect(difference(state.weights, weights)).toBeLessThan(1e-7);
      expect(difference(state.momentum, momentum)).toBeLessThan(1e-7);
    }
  });

  test("on tfjs it equals the float64 loop for any chunk, depth, decay and read order, from nonzero S_0, gates of zero included", async () => {
    for (const widths of [
      [4, 4],
      [4, 6, 4],
      [4, 5, 6, 4],
    ])
      for (const chunk of [1, 4, 7, 30])
        for (const decay of ["zero", "initial"] as const)
          for (const readOrder of ["before", "after"] as const) {
            const config = memoryConfig({
              widths,
              chunk,
              decay,
              readOrder,
              residual: true,
              clip: 1,
              activation: "gelu",
            });
            const reading = randomReading({ config, length: 19, gain: true });
            for (const gate of ["theta", "eta", "alpha"] as const) reading.stream[gate].fill(0, 5, 9);
            reading.stream.alpha[11] = 1; // everything forgotten
            const state = withMomentum(reading);
            const inputs = dualInputs(reading);
            const dual = readDual({ config, ...inputs, state: dualState(reading, state) });
            const { trace } = scan(reading, { state });
            const of = `widths ${widths} chunk ${chunk} decay ${decay} read ${readOrder}`;
            expect(difference(await dual.reads.data(), trace.rows.reads.data), of).toBeLessThan(single);
            expect(difference(await dual.loss.data(), trace.columns.loss), of).toBeLessThan(single);
            expect(difference(await flat(dual.state.weights), state.weights), of).toBeLessThan(single);
            expect(difference(await flat(dual.state.momentum), state.momentum), of).toBeLessThan(single);
          }
  });

  test("on tfjs memories side by side read as each does alone", async () => {
    const config = memoryConfig({ widths: [4, 6, 4], chunk: 3 });
    const [one, other] = ["one", "other"].map((seed) => dualInputs(randomReading({ config, length: 8, seed })));
    const beside = <T extends tf.Tensor>(pick: (inputs: ReturnType<typeof dualInputs>) => T): T =>
      tf.concat([pick(one!), pick(other!)], 0);
    const both = readDual({
      config,
      parameters: {
        initialWeights: [0, 1].map((layer) => beside(({ parameters }) => parameters.initialWeights[layer]!)),
        gain: null,
      },
      stream: {
        queries: beside(({ stream }) => stream.queries),
        keys: beside(({ stream }) => stream.keys),
        values: beside(({ stream }) => stream.values),
        theta: beside(({ stream }) => stream.theta),
        eta: beside(({ stream }) => stream.eta),
        alpha: beside(({ stream }) => stream.alpha),
      },
      norms: true,
    });
    for (const [index, inputs] of [one!, other!].entries()) {
      const alone = readDual({ config, ...inputs, norms: true });
      const of = (x: tf.Tensor) => tf.slice(x, [index], [1]).data();
      expect(difference(await of(both.reads), await alone.reads.data())).toBeLessThan(single);
      expect(difference(await of(both.norms!.drift), await alone.norms!.drift.data())).toBeLessThan(single);
    }
  });
});

describe("2–5 Titans beside the other linear memories", () => {
  test("2 without momentum and forgetting a linear memory is DeltaNet with β = cθ", () => {
    const reading = randomReading({ config: memoryConfig(), length: 20, gates: { eta: 0, alpha: 0 } });
    const expected = recurrence(reading, (memory, key, value, t) => {
      const guess = times(key, memory);
      addOuter(memory, 2 * reading.stream.theta[t]!, key, value.map((v, j) => v - guess[j]!)); // prettier-ignore
    });
    expect(difference(scan(reading).trace.rows.reads.data, expected)).toBeLessThan(exact);
  });

  test("3 where the guess stays zero it writes −v: linear attention with weights cθ, and with forgetting Mamba-2", () => {
    for (const alpha of [0, undefined]) {
      const config = memoryConfig({ chunk: 20, lossScale: 1 });
      const reading = fromNothing(
        randomReading({ config, length: 20, gates: { eta: 0, ...(alpha === 0 && { alpha }) } }),
      );
      const expected = recurrence(reading, (memory, key, value, t) => {
        memory.forEach((m, p) => (memory[p] = (1 - reading.stream.alpha[t]!) * m));
        addOuter(memory, reading.stream.theta[t]!, key, value);
      });
      expect(difference(scan(reading).trace.rows.reads.data, expected)).toBeLessThan(exact);
    }
  });

  test("4 from nothing, in one chunk, without momentum and forgetting, its reads are the linear attention map over cθv", () => {
    const reading = fromNothing(
      randomReading({ config: memoryConfig({ chunk: 16 }), length: 16, gates: { eta: 0, alpha: 0 } }),
    );
    const { queries, keys, values, theta } = reading.stream;
    const featureMap = { kind: "identity" } as const;
    const map = linearAttentionMap({ queries, keys, width: d, featureMap, normalise: false, epsilon: 0 });
    const scaled = values.map((v, index) => 2 * theta[Math.floor(index / d)]! * v);
    expect(
      difference(scan(reading).trace.rows.reads.data, readMap({ map, values: scaled, valueWidth: d })),
    ).toBeLessThan(exact);
  });

  test("5 with forgetting it is not Gated DeltaNet, which guesses from the decayed memory, until β = cθ/a and v′ = a·v", () => {
    const reading = randomReading({ config: memoryConfig(), length: 20, gates: { eta: 0 } });
    const { theta, alpha } = reading.stream;
    const gatedDelta = (rate: (t: number) => number, scale: (t: number) => number) =>
      recurrence(reading, (memory, key, value, t) => {
        memory.forEach((m, p) => (memory[p] = (1 - alpha[t]!) * m));
        const guess = times(key, memory);
        addOuter(memory, rate(t), key, value.map((v, j) => scale(t) * v - guess[j]!)); // prettier-ignore
      });
    const reads = scan(reading).trace.rows.reads.data;
    const literal = gatedDelta(
      (t) => 2 * theta[t]!,
      () => 1,
    );
    expect(difference(reads, literal)).toBeGreaterThan(0.005);
    const matched = gatedDelta(
      (t) => (2 * theta[t]!) / (1 - alpha[t]!),
      (t) => 1 - alpha[t]!,
    );
    expect(difference(reads, matched)).toBeLessThan(exact);

    const keeping = randomReading({ config: memoryConfig(), length: 20, gates: { eta: 0, alpha: 0 } });
    const delta = recurrence(keeping, (memory, key, value, t) => {
      const guess = times(key, memory);
      addOuter(memory, 2 * keeping.stream.theta[t]!, key, value.map((v, j) => v - guess[j]!)); // prettier-ignore
    });
    expect(difference(scan(keeping).trace.rows.reads.data, delta)).toBeLessThan(exact);
  });
});

test("6 constant momentum multiplies a Hebbian write by 1/(1−η)", () => {
  const eta = 0.7;
  const reading = fromNothing(
    randomReading({ config: memoryConfig({ chunk: 80 }), length: 80, gates: { eta, alpha: 0, theta: 0 } }),
  );
  reading.stream.theta[0] = 0.1; // one write, then only its momentum
  const { trace } = scan(reading);
  expect(trace.columns.weightNorm[79]! / trace.columns.weightNorm[0]!).toBeCloseTo(1 / (1 - eta), 9);
});

describe("7 Orthonormal keys with θ_eff = 1, no momentum and no forgetting", () => {
  const orthonormal = (): Reading => {
    const reading = fromNothing(
      randomReading({ config: memoryConfig(), length: d + 1, gates: { theta: 0.5, eta: 0, alpha: 0 } }),
    );
    reading.stream.keys.fill(0);
    for (let t = 0; t < d; t++) reading.stream.keys[t * d + t] = 1;
    reading.stream.keys[d * d + 1] = 1; // the key of token 1 once more
    return reading;
  };

  test("every key answers its value exactly, and rewriting a key replaces its value and leaves the others", () => {
    const reading = orthonormal();
    const { config, parameters, stream } = reading;
    const { state } = scan(reading);
    for (const [key, writer] of [
      [0, 0],
      [1, d],
      [2, 2],
      [3, 3],
    ] as const) {
      // prettier-ignore
      const answer = readMemory({ config, parameters, weights: state.weights, input: at(stream.keys, d, key) });
      expect(difference(answer, at(stream.values, d, writer))).toBeLessThan(exact);
    }
  });

  test("a Hebbian write sums the two values of a rewritten key", () => {
    const reading = orthonormal();
    const { parameters, stream } = reading;
    const config = memoryConfig({ chunk: d + 1 });
    const { state } = scan({ ...reading, config });
    const answer = readMemory({ config, parameters, weights: state.weights, input: at(stream.keys, d, 1) });
    const sum = at(stream.values, d, 1).map((v, j) => v + stream.values[d * d + j]!);
    expect(difference(answer, sum)).toBeLessThan(exact);
  });
});

describe("8 The stability bound of one repeated key", () => {
  const gates = [
    { alpha: 0, eta: 0, chunk: 1 },
    { alpha: 0.1, eta: 0.6, chunk: 1 },
    { alpha: 0, eta: 0, chunk: 16 },
    { alpha: 0.05, eta: 0, chunk: 7 },
    { alpha: 0, eta: 0.6, chunk: 4 },
    { alpha: 0.02, eta: 0.9, chunk: 4 },
    { alpha: 0.3, eta: 0.5, chunk: 16 },
    { alpha: 0.5, eta: 0.95, chunk: 2 },
    { alpha: 0.01, eta: 0.99, chunk: 32 },
  ];

  test.each(gates)("separates fading from growing at α $alpha, η $eta, chunk $chunk", ({ alpha, eta, chunk }) => {
    const bound = stabilityBound({ alpha, eta, chunk });
    /** ‖M‖ over the last quarter of a long run against its second quarter, of a key of norm 2 that must forget its answer. */
    const growth = (effective: number): number => {
      const config = memoryConfig({ widths: [1, 1], chunk });
      const length = chunk * 2000;
      const reading = randomReading({ config, length, gates: { alpha, eta, theta: effective / 2 / 4 } });
      reading.stream.keys.fill(2);
      reading.stream.values.fill(0);
      reading.parameters.initialWeights.fill(1);
      const norms = scan(reading).trace.columns.weightNorm;
      const peak = (from: number, to: number) =>
        Array.from(norms.subarray(length * from, length * to)).reduce((a, b) => Math.max(a, b));
      return peak(0.75, 1) / Math.max(peak(0.25, 0.5), Number.MIN_VALUE);
    };
    expect(growth(0.99 * bound)).toBeLessThan(1);
    const beyond = growth(1.01 * bound);
    expect(beyond > 1 || Number.isNaN(beyond)).toBe(true); // NaN: past the largest number
  });

  test("is (1+a)(1+η) for single tokens and 2/b for plain chunks", () => {
    expect(stabilityBound({ alpha: 0.2, eta: 0.5, chunk: 1 })).toBeCloseTo((1 + 0.8) * 1.5, 12);
    expect(stabilityBound({ alpha: 0, eta: 0, chunk: 16 })).toBeCloseTo(2 / 16, 12);
  });
});

describe("12 Nothing depends on the future", () => {
  const config = memoryConfig({ widths: [4, 6, 4], chunk: 4, activation: "gelu" });
  const length = 18;
  const cuts = [3, 4, 9, 16, length]; // inside chunks and between them

  test("a scan stopped anywhere and carried on makes the same trace, bit for bit", () => {
    const reading = randomReading({ config, length });
    const whole = scan(reading);
    const state = initialState(reading.parameters);
    const { trace } = scan(reading, { state, count: 0 });
    for (const cut of cuts) {
      const part = scan(reading, { state, count: cut - state.position }).trace;
      copyTokens(part, trace, cut);
    }
    for (const name of scanColumns) expect(trace.columns[name]).toEqual(whole.trace.columns[name]);
    for (const name of scanRows) expect(trace.rows[name].data).toEqual(whole.trace.rows[name].data);
    expect(state).toEqual(whole.state);
  });

  test("changing one token leaves every number of the tokens before it as it was", () => {
    const reading = randomReading({ config, length });
    const changed = randomReading({ config, length });
    const j = 10;
    changeToken(changed.stream, j);
    const [before, after] = [scan(reading).trace, scan(changed).trace];
    for (const name of scanColumns) {
      expect(after.columns[name].subarray(0, j)).toEqual(before.columns[name].subarray(0, j));
    }
    for (const name of scanRows) {
      const { width, data } = before.rows[name];
      expect(after.rows[name].data.subarray(0, j * width)).toEqual(data.subarray(0, j * width));
    }
    expect(difference(row(after, "reads", j), row(before, "reads", j))).toBeGreaterThan(0.01);
  });

  test("on tfjs a stream read in parts makes the same reads and final state", async () => {
    const reading = randomReading({ config, length });
    const { parameters, stream } = dualInputs(reading);
    const whole = readDual({ config, parameters, stream });
    let state = initialDualState(parameters);
    const reads: tf.Tensor3D[] = [];
    for (const cut of cuts) {
      const part = readDual({ config, parameters, stream: tokensOf(stream, state.position, cut), state });
      state = part.state;
      reads.push(part.reads);
    }
    expect(state.position).toBe(length);
    expect(difference(await tf.concat(reads, 1).data(), await whole.reads.data())).toBeLessThan(single);
    expect(difference(await flat(state.weights), await flat(whole.state.weights))).toBeLessThan(single);
    expect(difference(await flat(state.momentum), await flat(whole.state.momentum))).toBeLessThan(single);
  });

  test("on tfjs changing one token leaves the reads before it as they were", async () => {
    const changed = randomReading({ config, length });
    const j = 10;
    changeToken(changed.stream, j);
    const [before, after] = await Promise.all(
      [randomReading({ config, length }), changed].map((reading) =>
        readDual({ config, ...dualInputs(reading) }).reads.data(),
      ),
    );
    expect(after!.subarray(0, j * d)).toEqual(before!.subarray(0, j * d));
    expect(difference(after!.subarray(j * d), before!.subarray(j * d))).toBeGreaterThan(0.01);
  });
});

describe("14 Gradients through the dual form are those of the float64 loop, by differences", () => {
  const variants = [
    { name: "linear", config: memoryConfig({ chunk: 3 }) },
    { name: "two layers", config: memoryConfig({ widths: [4, 6, 4], chunk: 3, activation: "gelu" }) },
    {
      name: "read before",
      config: memoryConfig({ widths: [4, 5, 4], chunk: 4, readOrder: "before", activation: "tanh" }),
    },
    { name: "lp", config: memoryConfig({ widths: [4, 5, 4], chunk: 3, bias: { kind: "lp", p: 3 } }) },
    { name: "huber", config: memoryConfig({ chunk: 3, bias: { kind: "huber", delta: 0.7 } }) },
    {
      name: "residual, layer norm, clip, decay to the start",
      config: memoryConfig({
        widths: [4, 6, 4],
        chunk: 4,
        residual: true,
        clip: 1,
        decay: "initial",
        activation: "gelu",
      }),
      gain: true,
    },
  ];

  test.each(variants)(
    "of $name: W_k, the gates, M_0 and all else, over three chunks",
    async ({ config, gain = false }) => {
      const reading = randomReading({ config, length: 10, gain });
      const { parameters, stream } = reading;
      stream.eta[4] = 0;
      stream.alpha[5] = 0;
      const wanted = randomReading({ config, length: 10, seed: "wanted" }).stream.values;
      const source = stream.keys.slice(); // keys = source W_k
      const projection = randomReading({ config: memoryConfig(), length: 1, seed: "W_k" }).parameters.initialWeights;
      projection.forEach((w, p) => (projection[p] = 0.5 * w + (p % (d + 1) === 0 ? 1 : 0)));

      const outer = (): number => {
        for (let t = 0; t < stream.length; t++) stream.keys.set(times(at(source, d, t), projection), t * d);
        return dot(scan(reading).trace.rows.reads.data, wanted);
      };
      const numeric = [projection, stream.theta, stream.eta, stream.alpha, stream.values, stream.queries, parameters.initialWeights, ...(parameters.gain ? [parameters.gain] : [])].map((x) => slopes(x, outer)); // prettier-ignore

      const inputs = dualInputs(reading);
      const { theta, eta, alpha, values, queries } = inputs.stream;
      const sources = tf.tensor2d(Float32Array.from(source), [10, d]);
      const weights = inputs.parameters.initialWeights;
      const variables = [
        tf.tensor2d(Float32Array.from(projection), [d, d]),
        theta,
        eta,
        alpha,
        values,
        queries,
        ...weights,
      ];
      if (inputs.parameters.gain) variables.push(inputs.parameters.gain);
      const loss = (W: tf.Tensor, ...rest: tf.Tensor[]): tf.Scalar => {
        const [θ, η, α, v, q, ...slow] = rest as [
          tf.Tensor2D,
          tf.Tensor2D,
          tf.Tensor2D,
          tf.Tensor3D,
          tf.Tensor3D,
          ...tf.Tensor3D[],
        ];
        const keys = tf.expandDims<tf.Tensor3D>(tf.matMul(sources, W), 0);
        const { reads } = readDual({
          config,
          parameters: { initialWeights: slow.slice(0, weights.length), gain: slow[weights.length] ?? null },
          stream: { queries: q, keys, values: v, theta: θ, eta: η, alpha: α },
        });
        return tf.sum(tf.mul(reads, tf.tensor3d(Float32Array.from(wanted), [1, 10, d])));
      };
      const gradients = tf.grads(loss)(variables);
      const all = await Promise.all(gradients.map((gradient) => gradient.data()));
      const layers = all.splice(6, weights.length).flatMap((layer) => [...layer]);
      const analytic: ArrayLike<number>[] = [...all.slice(0, 6), layers, ...all.slice(6)];
      const names = ["W_k", "theta", "eta", "alpha", "values", "queries", "M_0", "gain"];
      analytic.forEach((gradient, index) =>
        expect(difference(gradient, numeric[index]!), names[index]).toBeLessThan(2e-4),
      );
      expect(analytic).toHaveLength(numeric.length);
    },
  );
});

test("15 what each token wrote adds up to the memory, less its decayed start, layer by layer", () => {
  const config = memoryConfig({ widths: [4, 6, 4], chunk: 3, activation: "gelu" });
  const reading = randomReading({ config, length: 14 });
  const { stream, parameters } = reading;
  for (const last of [0, 4, 13]) {
    const { trace, state } = scan(reading, { count: last + 1 });
    const sum = parameters.initialWeights.slice();
    for (let j = 0; j <= last; j++) sum.forEach((m, p) => (sum[p] = (1 - stream.alpha[j]!) * m));
    for (let i = 0; i <= last; i++) {
      for (const { rows, columns, offset, inputOffset, deltaOffset } of layersOf(config.widths)) {
        const input = row(trace, "keyInputs", i).subarray(inputOffset, inputOffset + rows);
        const delta = row(trace, "deltas", i).subarray(deltaOffset, deltaOffset + columns);
        addOuter(
          sum.subarray(offset, offset + rows * columns),
          -stream.theta[i]! * decays(stream, last, i).G,
          input,
          delta,
        );
      }
    }
    expect(difference(sum, state.weights)).toBeLessThan(exact);
  }
});

function dot(a: Floats, b: Floats): number {
  return Array.from(a).reduce((sum, x, j) => sum + x * b[j]!, 0);
}

/** ∂f/∂x by central differences; f reads x itself. */
function slopes(x: Floats, f: () => number): Float64Array {
  const step = 1e-5;
  return Float64Array.from(x, (value, p) => {
    x[p] = value + step;
    const above = f();
    x[p] = value - step;
    const below = f();
    x[p] = value;
    return (above - below) / (2 * step);
  });
}

/** The reads of a linear memory of d × d that `write` changes in place, token by token. */
function recurrence(
  { parameters, stream }: Reading,
  write: (memory: Float64Array, key: Floats, value: Floats, t: number) => void,
): Float64Array {
  const memory = Float64Array.from(parameters.initialWeights);
  const reads = new Float64Array(stream.length * d);
  for (let t = 0; t < stream.length; t++) {
    write(memory, at(stream.keys, d, t), at(stream.values, d, t), t);
    reads.set(times(at(stream.queries, d, t), memory), t * d);
  }
  return reads;
}

/** A state before token 0 that already carries momentum. */
function withMomentum(reading: Reading): MemoryState {
  const state = initialState(reading.parameters);
  state.momentum.set(
    randomReading({ ...reading, length: 1, seed: "momentum" }).parameters.initialWeights.map((x) => x / 8),
  );
  return state;
}

function dualState(reading: Reading, { momentum }: MemoryState): DualState {
  const start = dualInputs(reading).parameters;
  const carried = dualInputs({ ...reading, parameters: { initialWeights: momentum, gain: null } }).parameters;
  return { ...initialDualState(start), momentum: carried.initialWeights };
}

async function flat(layers: readonly tf.Tensor[]): Promise<number[]> {
  return (await Promise.all(layers.map((layer) => layer.data()))).flatMap((data) => [...data]);
}

function tokensOf(stream: DualStream, from: number, to: number): DualStream {
  const cut = <T extends tf.Tensor>(x: T): T => tf.slice(x, [0, from], [1, to - from]);
  const { queries, keys, values, theta, eta, alpha } = stream;
  return {
    queries: cut(queries),
    keys: cut(keys),
    values: cut(values),
    theta: cut(theta),
    eta: cut(eta),
    alpha: cut(alpha),
  };
}

function changeToken(stream: MemoryStream, token: number): void {
  for (const rows of [stream.queries, stream.keys, stream.values]) at(rows, d, token).fill(1);
  for (const gate of [stream.theta, stream.eta, stream.alpha]) gate[token] = 0.5;
}

/** Copies the tokens a partial scan filled. */
function copyTokens(from: MemoryTrace, to: MemoryTrace, end: number): void {
  const start = to.filled;
  for (const name of scanColumns) to.columns[name].set(from.columns[name].subarray(start, end), start);
  for (const name of scanRows) {
    const { width, data } = from.rows[name];
    to.rows[name].data.set(data.subarray(start * width, end * width), start * width);
  }
  to.filled = end;
}
