import { describe, expect, test } from "vitest";
import { linearAttentionMap, readMap } from "#model/reading/attention";
import { explicitFeatures } from "#model/compare/featureMaps";
import { defaultCompareConfig, grown, type CompareConfig, type ComparedMemory } from "#model/contracts/comparedMemory";
import { ladder, memories, memoryOfId } from "#model/compare/memories";
import { readStream } from "#model/compare/read";
import type { MemoryStream } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { at, difference, memoryConfig, randomReading } from "./support/memories";

const width = 6;
const exact = 1e-10;
const config: CompareConfig = {
  ...defaultCompareConfig,
  keyWidth: width,
  valueWidth: width,
  hidden: 8,
  chunk: 3,
  window: 5,
  segment: 4,
  slowdown: 2,
};

function randomStream({
  length = 40,
  gates = {},
}: { length?: number; gates?: Partial<Record<"theta" | "eta" | "alpha", number>> } = {}): MemoryStream {
  return randomReading({ config: memoryConfig({ widths: [width, width] }), length, gates }).stream;
}

function read(memory: ComparedMemory, { stream, ...changes }: { stream: MemoryStream } & Partial<CompareConfig>) {
  return readStream({ memory, stream, config: { ...config, ...changes }, floats: Float64Array });
}

const named = (id: string): ComparedMemory => memoryOfId(id)!;

describe.each(memories.map((memory) => [memory.id, memory] as const))("%s", (_, memory) => {
  const stream = randomStream();
  const { length } = stream;
  const reading = read(memory, { stream });

  test.each(["after", "before"] as const)(
    "draws on nothing to come, and its reads are its map times the values where it has such a map, read %s the write",
    (readOrder) => {
      const { map, reads } = read(memory, { stream, readOrder });
      const weighs = map();
      if (weighs.over === "nothing") {
        expect(weighs.why).toMatch(/^\p{Lu}.*\.$/u);
        return;
      }
      for (let t = 0; t < length; t++) {
        const future = weighs.weights.subarray(t * length + t + (readOrder === "after" ? 1 : 0), (t + 1) * length);
        expect(future.every((weight) => weight === 0)).toBe(true);
      }
      if (weighs.over === "surprises") return;
      expect(
        difference(readMap({ map: weighs.weights, values: stream.values, valueWidth: width }), reads),
      ).toBeLessThan(exact);
    },
  );

  test("a token changed leaves every read and error before it as it was, and moves some after it", () => {
    const changed = 17;
    const other = structuredClone(stream);
    for (const rows of [other.queries, other.keys, other.values]) at(rows, width, changed).fill(0.7);
    for (const gate of [other.theta, other.eta, other.alpha]) gate[changed] = 0.2;
    const { reads, errors } = read(memory, { stream: other });
    expect(reads.subarray(0, changed * width)).toEqual(reading.reads.subarray(0, changed * width));
    expect(errors.subarray(0, changed)).toEqual(reading.errors.subarray(0, changed));
    expect(
      difference(reads.subarray((changed + 1) * width), reading.reads.subarray((changed + 1) * width)),
    ).toBeGreaterThan(1e-6);
  });

  test("a part of the stream makes the same reads as the whole, wherever it ends", () => {
    for (const end of [1, 16, 33]) {
      const part = read(memory, { stream: { ...stream, length: end } });
      expect(part.reads).toEqual(reading.reads.subarray(0, end * width));
    }
  });

  test("what it answers after a token is what it read there, in whatever order one asks", () => {
    for (const token of [39, 3, 20, 21, 4, 38]) {
      const answer = reading.answersAt(token, at(stream.queries, width, token));
      expect(answer).toEqual(at(reading.reads, width, token));
    }
  });

  test("its error is how far the answer to a key before the write is from the value", () => {
    for (const token of [0, 1, 18]) {
      const answer = reading.answersAt(token - 1, at(stream.keys, width, token));
      const expected = Array.from(answer).reduce((sum, x, j) => sum + (x - stream.values[token * width + j]!) ** 2, 0);
      expect(reading.errors[token]).toBeCloseTo(expected, 12);
    }
  });

  test("in float32 it reads the same to five digits", () => {
    const single = readStream({ memory, stream, config, floats: Float32Array });
    expect(single.reads).toBeInstanceOf(Float32Array);
    expect(difference(single.reads, reading.reads)).toBeLessThan(2e-5);
  });

  test("what is drawn is its state: of the size it says, and another after another token", () => {
    const [early, late] = [reading.stateAt(7), reading.stateAt(30)];
    for (const { rows, columns, data } of [...early, ...late]) expect(data).toHaveLength(rows * columns);
    expect(early).not.toEqual(late);
    const growth = memory.stateNumbers(config);
    const drawn = late.reduce((sum, { data }) => sum + data.length, 0);
    // Not drawn: the weights that a chunk began with.
    const chunkStart = memory.knobs.includes("chunk")
      ? late[0]!.data.length + (late[0]!.name === "W₁" ? late[1]!.data.length : 0)
      : 0;
    expect(drawn + chunkStart).toBeLessThanOrEqual(grown(growth, 31));
    if (growth.limit === null) expect(drawn + chunkStart).toBe(grown(growth, 31));
  });

  test("it names each knob that moves it, and no other", () => {
    const others: Partial<CompareConfig> = {
      ...{ readOrder: "before", sharpen: false, lossScale: 1, chunk: 5, hidden: 9, activation: "tanh", clip: 0.01 },
      ...{ decay: "zero", window: 7, segment: 6, gate: 1, gamma: 0.5, beta: 0.4, p: 2.5, q: 3, delta: 0.05, seed: 8 },
      ...{ past: 3, products: true, orthogonal: false, ridge: 2, subSteps: 3, erase: 0.2, levels: 2, slowdown: 3 },
      ...{ ownKeys: false, ownValues: false, ownRates: false, ownGates: false, projects: false },
    };
    const stream = randomStream({ length: 13 });
    const { reads } = read(memory, { stream });
    const moves = (changed: Floats): boolean => difference(changed, reads) > 1e-9;
    const movedBy = (Object.keys(others) as (keyof CompareConfig)[]).filter((knob) =>
      moves(read(memory, { stream, [knob]: others[knob] }).reads),
    );
    const gates = (["theta", "eta", "alpha"] as const).filter((gate) =>
      moves(read(memory, { stream: { ...stream, [gate]: stream[gate].map((x) => 0.5 * x) } }).reads),
    );
    expect([...movedBy, ...gates].sort()).toEqual([...memory.knobs].sort());
  });

  test("it says what it adds in six words, to a memory that is in the table, and marks that in its equation", () => {
    expect(memory.adds.split(" ").length).toBeLessThanOrEqual(6);
    expect(memory.after === null || memoryOfId(memory.after) !== null).toBe(true);
    expect(memory.equation.flat().some(({ isNew }) => isNew)).toBe(true);
  });
});

describe("What a card says of its memory is so:", () => {
  const card = (id: string): string => {
    const { equation, source, remark } = named(id);
    return [...equation.map((line) => line.map(({ text }) => text).join("")), source.equation, remark].join("; ");
  };

  test("every Titans card says what u is, and that a chunk's surprises are taken where the chunk began", () => {
    const titans = memories.filter(({ family }) => family === "titans");
    expect(titans).toHaveLength(8);
    for (const { id } of titans)
      expect(card(id), id).toMatch(/ℓ = \(c\/2\)‖M\(k\) − v‖².*u = ∇ℓ at the chunk’s start/u);
  });

  test("forgetting is the paper's eq. 13, with momentum and without", () => {
    for (const id of ["titans-forgetting", "titans-deep-forgetting"])
      expect(card(id)).toContain("eq. 13 without momentum");
    for (const id of ["titans", "titans-deep"]) expect(card(id)).toContain("eq. 12 to 14");
    for (const id of ["titans-momentum", "titans-deep-momentum"]) expect(card(id)).not.toMatch(/13|14/u);
  });

  test("TTT starts from random weights: its key and a vector of length √2, further off than no answer", () => {
    for (const id of ["ttt-linear", "ttt-mlp"]) {
      const stream = randomStream();
      const first = stream.keys.slice(0, width);
      const answer = named(id).begin({ stream, config, floats: Float64Array }).answer(first);
      expect(Math.hypot(...answer.map((x, j) => x - first[j]!)), id).toBeCloseTo(Math.SQRT2, 2); // less the layer norm’s epsilon
      const { errors } = read(named(id), { stream });
      const nothing = Math.hypot(...stream.values.slice(0, width)) ** 2;
      expect(errors[0]!, id).toBeGreaterThan(nothing);
      expect(card(id)).toContain("random");
    }
  });

  test("Yaad bends the length of the error: its push past δ is δ long whatever the error, where ℓ₁'s would not be", () => {
    const stream = randomStream({ length: 1, gates: { theta: 1, alpha: 0, eta: 0 } });
    const pushOf = (scale: number): number => {
      const memory = named("yaad").begin({
        stream: { ...stream, values: stream.values.map((x) => scale * x) },
        config,
        floats: Float64Array,
      });
      memory.write();
      return Math.hypot(...memory.draw()[0]!.data);
    };
    expect(pushOf(10)).toBeCloseTo(config.delta * Math.hypot(...stream.keys), 10);
    expect(pushOf(20)).toBeCloseTo(pushOf(10), 10);
    expect(card("yaad")).toMatch(/ℓ₁.*eq\. 15/u);
  });

  test("whoever had an idea first is named with it, and letters are each paper's own", () => {
    expect(card("delta")).toMatch(/Widrow and Hoff.*Schlag/u);
    expect(card("mamba2")).toContain("exp(ΔA)");
    expect(card("retnet")).toMatch(/γ is a constant of each head/u);
  });
});

test("every memory has an id of its own, and a description of it can be posted", () => {
  expect(new Set(memories.map(({ id }) => id)).size).toBe(memories.length);
  expect(memoryOfId("crystal-ball")).toBeNull();
  expect(ladder.every((memory) => memories.includes(memory))).toBe(true);
});

test("a memory that leaves the range of numbers says how many tokens it read soundly", () => {
  const stream = randomStream({ gates: { theta: 0.1, alpha: 0, eta: 0 } });
  expect(read(named("delta"), { stream }).sound).toBe(40);
  stream.theta.fill(1e200, 20);
  const { sound } = read(named("delta"), { stream });
  expect(sound).toBeGreaterThanOrEqual(20);
  expect(sound).toBeLessThan(24);
});

describe("9 Based and ReBased", () => {
  const x = Float64Array.of(0.3, -1.2, 0.8, 0.1, -0.5, 0.9);
  const y = Float64Array.of(-0.4, 0.7, 1.1, -0.2, 0.6, 0.5);
  const gamma = Float64Array.of(1.1, 0.8, 1.3, 0.9, 1, 0.7);
  const beta = Float64Array.of(0.1, -0.2, 0, 0.3, -0.1, 0.2);

  test.each([
    { kind: "taylor2" } as const,
    { kind: "rebased", gamma, beta } as const,
    { kind: "elu1" } as const,
    { kind: "identity" } as const,
  ])("$kind written out in features is its kernel", (featureMap) => {
    const [a, b] = [explicitFeatures(featureMap, x), explicitFeatures(featureMap, y)];
    const product = Array.from(a).reduce((sum, feature, i) => sum + feature * b[i]!, 0);
    const map = linearAttentionMap({
      queries: Float64Array.of(...y, ...x),
      keys: Float64Array.of(...y, ...x),
      width,
      featureMap,
      normalise: false,
      epsilon: 0,
    });
    expect(product).toBeCloseTo(map[2]!, 12); // row 1, token 0: x asks for y
  });

  test.each(["elu", "based", "rebased"])("%s token by token reads what its map reads at once", (id) => {
    const stream = randomStream();
    const { reads, map } = read(named(id), { stream, gamma: 0.8, beta: 0.3 });
    const weighs = map();
    if (weighs.over !== "values") throw new Error("a map over values was expected");
    expect(difference(reads, readMap({ map: weighs.weights, values: stream.values, valueWidth: width }))).toBeLessThan(
      exact,
    );
  });
});

describe("10 Infini-attention", () => {
  const stream = randomStream();
  const g = 1 / (1 + Math.exp(-0.4));
  const segment = 4;
  const { reads } = read(named("infini"), { stream, gate: 0.4, segment });
  const local = read(named("infini"), { stream, gate: -800, segment }).reads;

  test.each(["infini", "infini-delta"])("%s reads (1−g) of the local attention in the first segment", (id) => {
    const first = read(named(id), { stream, gate: 0.4, segment }).reads.subarray(0, segment * width);
    const window = read(named("softmax"), { stream }).reads.subarray(0, segment * width);
    expect(
      difference(
        first,
        window.map((x) => (1 - g) * x),
      ),
    ).toBeLessThan(exact);
  });

  test("its memory reads as linear attention over all earlier segments", () => {
    for (let t = segment; t < stream.length; t++) {
      const start = t - (t % segment);
      const remembered = read(named("elu"), { stream }).answersAt(start - 1, at(stream.queries, width, t));
      const expected = remembered.map((x, j) => g * x + (1 - g) * local[t * width + j]!);
      expect(difference(at(reads, width, t), expected)).toBeLessThan(exact);
    }
  });
});

describe("Memories that are each other", () => {
  const stream = randomStream();

  test("with chunks of one token Titans with nothing but its surprise is the delta rule", () => {
    const { reads } = read(named("titans-plain"), { stream, chunk: 1 });
    expect(difference(reads, read(named("delta"), { stream }).reads)).toBeLessThan(exact);
  });

  test.each([
    ["titans-momentum", { eta: 0 }, "titans-plain"],
    ["titans-forgetting", { alpha: 0 }, "titans-plain"],
    ["titans", { eta: 0 }, "titans-forgetting"],
    ["titans", { alpha: 0 }, "titans-momentum"],
    ["titans-deep", { eta: 0, alpha: 0 }, "titans-deep-plain"],
    ["titans-deep-forgetting", { alpha: 0 }, "titans-deep-plain"],
    ["titans-deep-momentum", { eta: 0 }, "titans-deep-plain"],
    ["gated-delta", { alpha: 0 }, "delta"],
    ["retnet", { alpha: 0 }, "linear"],
  ])("%s with %o is %s", (id, gates, other) => {
    const stream = randomStream({ gates });
    expect(difference(read(named(id), { stream }).reads, read(named(other), { stream }).reads)).toBeLessThan(exact);
  });

  test("gated delta and Titans without momentum differ where both forget", () => {
    const { reads } = read(named("titans-forgetting"), { stream, chunk: 1 });
    expect(difference(reads, read(named("gated-delta"), { stream }).reads)).toBeGreaterThan(1e-3);
  });

  test.each(["window", "transformer-xl"])("%s that is longer than the text is full attention", (id) => {
    const { reads } = read(named(id), { stream, window: 40, segment: 20 });
    expect(difference(reads, read(named("softmax"), { stream }).reads)).toBeLessThan(exact);
  });

  test("Transformer-XL sees the segment before its own, and nothing older", () => {
    const weighs = read(named("transformer-xl"), { stream, segment: 4 }).map();
    if (weighs.over !== "values") throw new Error("a map over values was expected");
    for (const [t, first] of [
      [3, 0],
      [4, 0],
      [7, 0],
      [8, 4],
      [39, 32],
    ] as const) {
      expect(weighs.weights.subarray(t * 40, (t + 1) * 40).findIndex((weight) => weight > 0)).toBe(first);
    }
  });
});
