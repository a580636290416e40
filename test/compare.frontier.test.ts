// Are the memories after Titans what they say they are? Where one of their settings takes an idea away, they are a memory that
// was there before, to rounding; and what they find is the lowest point they claim.

import { describe, expect, test } from "vitest";
import { emptyDelta, writeDeltaProduct, writeEraseDelta } from "#model/compare/deltaRules";
import { memoryOfId } from "#model/compare/memories";
import { emptyMesa, solvedMesa, writeMesa, type MesaSequence } from "#model/compare/mesaRules";
import { newtonSchulz } from "#model/compare/newtonSchulz";
import { readStream } from "#model/compare/read";
import { defaultCompareConfig, grown, type CompareConfig } from "#model/contracts/comparedMemory";
import type { MemoryStream } from "#model/contracts/config";
import { normal } from "#model/contracts/random";
import { dot, type Floats } from "#model/contracts/vectors";
import { emptyMatrix, scanMatrix } from "#model/kernels/matrixRule.cpu";
import { addOuter, at, difference, memoryConfig, randomReading, times } from "./support/memories";

const width = 6;
const exact = 1e-10;
const config: CompareConfig = { ...defaultCompareConfig, keyWidth: width, valueWidth: width, chunk: 1 };

function streamOf(gates: Partial<Record<"theta" | "eta" | "alpha", number>> = {}): MemoryStream {
  return randomReading({ config: memoryConfig({ widths: [width, width] }), length: 40, gates }).stream;
}

const readsOf = (id: string, stream: MemoryStream, changes: Partial<CompareConfig> = {}) =>
  readStream({ memory: memoryOfId(id)!, stream, config: { ...config, ...changes }, floats: Float64Array }).reads;

describe("One idea less, and it is a memory that was there before:", () => {
  test.each([
    ["omega", { past: 1 }, { alpha: 0 }, "delta"],
    ["omega", { past: 1 }, {}, "titans-forgetting"],
    ["atlas", { past: 1, orthogonal: false }, { theta: 0.1 }, "titans"],
    ["atlas", { orthogonal: false }, { eta: 0 }, "omega"],
    ["delta-product", { subSteps: 1 }, {}, "gated-delta"],
    ["delta-product", { subSteps: 1 }, { alpha: 0 }, "delta"],
    ["kda", {}, { alpha: 0 }, "delta"],
    ["erase-delta", { erase: 1 }, {}, "kda"],
    ["erase-delta", { erase: 0 }, { alpha: 0 }, "mamba2"],
  ] as const)("%s with %o and gates %o is %s", (id, changes, gates, other) => {
    const stream = streamOf(gates);
    expect(difference(readsOf(id, stream, changes), readsOf(other, stream))).toBeLessThan(exact);
  });

  test("KDA whose channels all forget alike is the gated delta rule", () => {
    const { keys, values, queries, theta, alpha, length } = streamOf();
    const keep = alpha.map((forgotten) => 1 - forgotten);
    const shape = { keyWidth: width, valueWidth: width };
    const state = emptyDelta(keys, shape);
    const sequence = { ...shape, keys, values, erase: theta, write: theta };
    const channels = Float64Array.from({ length: length * width }, (_, index) => keep[Math.floor(index / width)]!);
    for (let t = 0; t < length; t++) writeEraseDelta({ ...sequence, keep: channels }, state);
    const gated = { rule: "gatedDelta", ...shape, length, queries, keys, values, keep, beta: theta } as const;
    const expected = emptyMatrix(gated);
    scanMatrix({ sequence: gated, state: expected, count: length, reads: null, norms: null });
    expect(difference(state.weights, expected.weights)).toBeLessThan(exact);
  });

  test("RWKV-7’s state with one number a gate is Titans without momentum, a chunk of one token: no row of its own", () => {
    const { keys, values, queries, theta, alpha, length } = streamOf();
    const expected = readsOf("titans-forgetting", { ...streamOf() });
    let weights = new Float64Array(width * width); // Sᵀ of S ← S(diag(w) − κ̂ᵀ(a⊙κ̂)) + vᵀk̃, arXiv 2503.14456
    for (let t = 0; t < length; t++) {
      const [key, value] = [at(keys, width, t), at(values, width, t)];
      const [beta, kept] = [config.lossScale * theta[t]!, 1 - alpha[t]!];
      const removed = times(key, weights); // κ̂ at the state before it decays
      weights = weights.map((number) => kept * number);
      addOuter(weights, -beta, key, removed);
      addOuter(weights, beta, key, value);
      expect(difference(times(at(queries, width, t), weights), at(expected, width, t))).toBeLessThan(exact);
    }
  });
});

describe("What a card says of its memory is so:", () => {
  /** One pair again and again, at gates that stay as they are. */
  function again(length: number, theta: number): MemoryStream {
    const { keys, values, ...rest } = streamOf({ theta, eta: 0, alpha: 0 });
    const key = at(keys, width, 0);
    const unit = key.map((number) => number / Math.hypot(...key));
    const rows = (row: Floats) => Float64Array.from({ length: length * width }, (_, index) => row[index % width]!);
    return { ...rest, length, keys: rows(unit), queries: rows(unit), values: rows(at(values, width, 0)) };
  }
  const matrixAfter = (id: string, stream: MemoryStream, token: number, changes: Partial<CompareConfig> = {}) =>
    readStream({ memory: memoryOfId(id)!, stream, config: { ...config, ...changes }, floats: Float64Array }).stateAt(
      token,
    )[0]!.data;
  const distance = (a: Floats, b: Floats): number => Math.sqrt(squaredError(a, b));

  test("a push of Atlas is about as large as θ, however well it knows the pair; without Muon it comes to rest", () => {
    const stream = again(40, 0.3);
    const lastPush = (changes: Partial<CompareConfig>): number =>
      distance(matrixAfter("atlas", stream, 39, changes), matrixAfter("atlas", stream, 38, changes)) / 0.3;
    expect(lastPush({ past: 1 })).toBeGreaterThan(0.6);
    expect(lastPush({ past: 1 })).toBeLessThan(1.3);
    expect(lastPush({ past: 1, orthogonal: false })).toBeLessThan(1e-6);
  });

  test("a token of OmegaNet counts 1/m while it is the only one, and as much again with each of the next", () => {
    const stream = streamOf({ theta: 0.2, alpha: 0 });
    const first = matrixAfter("omega", stream, 0, { past: 4 });
    expect(
      difference(
        first,
        matrixAfter("delta", stream, 0).map((number) => number / 4),
      ),
    ).toBeLessThan(exact);
  });

  test("KDA’s first channel forgets nothing, its last as much as the gated delta rule in two tokens", () => {
    const stream = streamOf({ alpha: 0.1 });
    stream.theta.fill(0, 1); // only the first token is written
    const [early, late] = [matrixAfter("kda", stream, 0), matrixAfter("kda", stream, 10)];
    const gated = [matrixAfter("gated-delta", stream, 0), matrixAfter("gated-delta", stream, 20)] as const;
    expect(late[0]! / early[0]!).toBeCloseTo(1, 12);
    expect(late.at(-1)! / early.at(-1)!).toBeCloseTo(gated[1].at(-1)! / gated[0].at(-1)!, 12);
  });

  test("TNT’s slow memory overshoots where the keys of a segment are alike and θ is large, and not where θ is small", () => {
    const size = (theta: number): number => Math.hypot(...matrixAfter("tnt", again(40, theta), 39, { segment: 8 }));
    expect(size(0.03)).toBeLessThan(1.01 * Math.hypot(...at(again(1, 0).values, width, 0)));
    expect(size(0.3)).toBeGreaterThan(100);
  });
});

describe("DeltaProduct", () => {
  test("moves five things on by one place in one token of four writes, exactly, and with rates up to 1 cannot", () => {
    const things = 5;
    const moved = (beta: number): Float64Array => {
      const swaps = [0, 1, 2, 3].map((i) => {
        const key = new Float64Array(things);
        [key[i], key[i + 1]] = [Math.SQRT1_2, -Math.SQRT1_2];
        return key;
      });
      const shape = { keyWidth: things, valueWidth: things };
      const state = emptyDelta(new Float64Array(), shape);
      for (let i = 0; i < things; i++) state.weights[i * (things + 1)] = 1;
      const keys = Float64Array.from(swaps.flatMap((key) => [...key]));
      const [values, rates] = [new Float64Array(4 * things), new Float64Array(4).fill(beta)];
      writeDeltaProduct({ ...shape, steps: 4, keys, values, beta: rates, keep: Float64Array.of(1) }, state);
      return Float64Array.from(state.weights);
    };
    const wanted = new Float64Array(things * things);
    for (let i = 0; i < things; i++) wanted[i * things + ((i + 1) % things)] = 1;
    expect(difference(moved(2), wanted)).toBeLessThan(1e-15);
    expect(difference(moved(1), wanted)).toBeGreaterThan(0.4);
  });
});

describe("Memory Caching", () => {
  test("is linear attention while there is one segment, and later answers by the segment whose keys are like the query", () => {
    const stream = streamOf();
    expect(difference(readsOf("memory-caching", stream, { segment: 40 }), readsOf("linear", stream))).toBeLessThan(
      exact,
    );
    // One coordinate a segment: a query along the second one's key finds the second one's value and hardly another.
    const [length, segment] = [6, 2];
    const keys = new Float64Array(length * width);
    for (let t = 0; t < length; t++) keys[t * width + Math.floor(t / segment)] = 1;
    const values = Float64Array.from({ length: length * width }, (_, index) => (index % width) + 1);
    const query = new Float64Array(width);
    query[1] = 20;
    const memory = memoryOfId("memory-caching")!;
    const changed = { ...stream, length, keys, values, queries: keys };
    const { answersAt } = readStream({
      memory,
      stream: changed,
      config: { ...config, segment, sharpen: false },
      floats: Float64Array,
    });
    const wanted = values.slice(0, width).map((number) => 2 * 20 * number); // two pairs of one key
    expect(difference(answersAt(length - 1, query), wanted)).toBeLessThan(1e-7);
  });

  test("keeps a matrix and a mean key more with every segment begun: more than attention where segments are shorter than half of d", () => {
    const { stateNumbers } = memoryOfId("memory-caching")!;
    const growth = stateNumbers({ ...config, segment: 16 });
    const each = width * (width + 1);
    const kept = (id: string, segment: number): number =>
      grown(memoryOfId(id)!.stateNumbers({ ...defaultCompareConfig, segment }), 24 * 25 * 100);
    expect(kept("memory-caching", 24)).toBeGreaterThan(kept("softmax", 24)); // d = 48
    expect(kept("memory-caching", 25)).toBeLessThan(kept("softmax", 25));
    expect([0, 1, 16, 17, 320].map((tokens) => grown(growth, tokens))).toEqual([0, each, each, 2 * each, 20 * each]);
  });
});

describe("TNT", () => {
  test("asked for keys that stand at right angles is Titans with nothing but its surprise, while its first segment lasts", () => {
    const keys = new Float64Array(width * width);
    for (let i = 0; i < width; i++) keys[i * (width + 1)] = 1;
    const stream = { ...streamOf(), length: width, keys, queries: keys };
    const changes = { chunk: 4, segment: width };
    expect(difference(readsOf("tnt", stream, changes), readsOf("titans-plain", stream, changes))).toBeLessThan(exact);
  });

  test("writes a segment into its slow memory only when the next begins, and empties the other then", () => {
    const stream = streamOf();
    const memory = memoryOfId("tnt")!.begin({
      stream,
      config: { ...config, segment: 5, chunk: 2 },
      floats: Float64Array,
    });
    const isEmpty = (name: string): boolean =>
      memory
        .draw()
        .find((matrix) => matrix.name === name)!
        .data.every((number) => number === 0);
    for (let t = 0; t < 5; t++) memory.write();
    expect([isEmpty("V"), isEmpty("W")]).toEqual([true, false]);
    const before = memory.draw()[1]!.data;
    memory.write();
    expect(memory.draw()[0]!.data).toEqual(before);
    const key = at(stream.keys, width, 5);
    const written = times(key, Float64Array.from(memory.draw()[2]!.data)); // W holds the new segment's one token
    const strength = config.lossScale * stream.theta[5]! * dot(key, key);
    expect(
      difference(
        written,
        at(stream.values, width, 5).map((number) => strength * number),
      ),
    ).toBeLessThan(exact);
  });
});

describe("Mesa", () => {
  const { keys, values, theta, alpha, length } = streamOf();
  const sequence: MesaSequence = {
    ...{ keys, values, keyWidth: width, valueWidth: width, lambda: 0.3 },
    beta: theta,
    keep: alpha.map((forgotten) => 1 - forgotten),
  };

  /** Σ_i w_i‖k_i M − v_i‖² + λ‖M‖², by its definition. */
  function objective(weights: Float64Array, { beta, keep, lambda }: MesaSequence, tokens: number): number {
    let sum = lambda * weights.reduce((square, number) => square + number * number, 0);
    for (let i = 0; i < tokens; i++) {
      let weight = beta[i]!;
      for (let j = i + 1; j < tokens; j++) weight *= keep[j]!;
      const error = times(at(keys, width, i), weights).map((number, j) => number - values[i * width + j]!);
      sum += weight * error.reduce((square, number) => square + number * number, 0);
    }
    return sum;
  }

  function solvedAfter(of: MesaSequence, tokens: number): Float64Array {
    const state = emptyMesa(of);
    for (let t = 0; t < tokens; t++) writeMesa(of, state);
    return Float64Array.from(solvedMesa(of, state));
  }

  test("stands where its weighted squared error is lowest: no slope in any direction, by finite differences", () => {
    const weights = solvedAfter(sequence, length);
    const step = 1e-4;
    for (let index = 0; index < weights.length; index++) {
      const [up, down] = [weights.slice(), weights.slice()];
      up[index]! += step;
      down[index]! -= step;
      const [higher, lower] = [up, down].map((moved) => objective(moved, sequence, length));
      expect(Math.abs(higher! - lower!) / (2 * step)).toBeLessThan(1e-9);
      expect(higher! + lower!).toBeGreaterThan(2 * objective(weights, sequence, length));
    }
  });

  test("with nothing forgotten and hardly a ridge it answers every key exactly, while there are no more keys than coordinates", () => {
    const all = { ...sequence, beta: new Float64Array(length).fill(1), keep: new Float64Array(length).fill(1) };
    const weights = solvedAfter({ ...all, lambda: 1e-12 }, width);
    for (let t = 0; t < width; t++)
      expect(difference(times(at(keys, width, t), weights), at(values, width, t))).toBeLessThan(1e-7);
  });

  test("has less squared error over all pairs than any other memory of one matrix", () => {
    const stream = streamOf({ alpha: 0, theta: 0.25, eta: 0.3 });
    const errorOf = (id: string): number => {
      const memory = memoryOfId(id)!;
      const { answersAt } = readStream({ memory, stream, config: { ...config, ridge: 1e-3 }, floats: Float64Array });
      return squaredError(answersAt(length - 1, stream.keys), stream.values);
    };
    const least = errorOf("mesa");
    for (const id of ["linear", "delta", "omega", "atlas", "titans", "delta-product", "kda", "erase-delta"])
      expect(errorOf(id), id).toBeGreaterThan(1.02 * least);
  });
});

/** Σ(a − b)² */
function squaredError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  return Array.from(actual).reduce((sum, number, index) => sum + (number - expected[index]!) ** 2, 0);
}

describe("Newton–Schulz", () => {
  const gaussian = normal("muon");
  const [rows, columns] = [4, 7];
  const matrix = Float64Array.from({ length: rows * columns }, gaussian);

  test("brings singular values from a hundredth of the matrix’s size to about 1, and leaves the directions", () => {
    const diagonal = new Float64Array(rows * columns);
    [1, 0.5, 0.1, 0.01].forEach((value, i) => (diagonal[i * (columns + 1)] = value));
    const made = newtonSchulz(diagonal, { rows, columns, steps: 5 });
    made.forEach((number, index) => {
      const isDiagonal = index % (columns + 1) === 0;
      if (!isDiagonal) return expect(number).toBe(0);
      expect(number).toBeGreaterThan(0.65);
      expect(number).toBeLessThan(1.25);
    });
  });

  /** As it is written: each X from the X before. */
  function stepByStep(of: Float64Array): Float64Array {
    const size = Math.sqrt(of.reduce((sum, number) => sum + number * number, 0)) + 1e-7;
    let x = of.map((number) => number / size);
    const rowOfX = (i: number) => at(x, columns, i);
    for (let step = 0; step < 5; step++) {
      const gram = Float64Array.from({ length: rows * rows }, (_, index) =>
        dot(rowOfX(Math.floor(index / rows)), rowOfX(index % rows)),
      );
      const square = Float64Array.from(gram, (_, index) => times(at(gram, rows, Math.floor(index / rows)), gram)[index % rows]!); // prettier-ignore
      const factor = gram.map((number, index) => -4.775 * number + 2.0315 * square[index]!);
      x = Float64Array.from(x, (number, index) => {
        const row = Math.floor(index / columns);
        return 3.4445 * number + times(at(factor, rows, row), x)[index % columns]!;
      });
    }
    return x;
  }

  test("is its steps as they are written, also where some directions are hardly there or not at all", () => {
    const thin = matrix.map((number, index) => number * [1, 1e-3, 1e-7, 0][Math.floor(index / columns)]!);
    for (const of of [matrix, thin])
      expect(difference(newtonSchulz(of, { rows, columns, steps: 5 }), stepByStep(of))).toBeLessThan(1e-12);
  });

  test("is the same for a matrix and its transpose, whatever the matrix is multiplied by; no step leaves it alone", () => {
    const turned = (of: Float64Array) =>
      Float64Array.from(of, (_, index) => of[(index % rows) * columns + Math.floor(index / rows)]!);
    const made = newtonSchulz(matrix, { rows, columns, steps: 5 });
    const other = newtonSchulz(turned(matrix), { rows: columns, columns: rows, steps: 5 });
    expect(difference(other, turned(made))).toBeLessThan(1e-12);
    const scaled = newtonSchulz(matrix.map((number) => 300 * number), { rows, columns, steps: 5 }); // prettier-ignore
    expect(difference(scaled, made)).toBeLessThan(1e-6);
    expect(newtonSchulz(matrix, { rows, columns, steps: 0 })).toEqual(matrix);
  });
});
