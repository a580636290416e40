// Do the memories of Nested Learning do what the paper says of them? Levels that are written at their own pace, and memories that
// make the values they are written with: identities, finite differences, and what a case must not say.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { continuumOf, firstStack, stackPlan } from "#model/compare/continuum";
import { hopeOf } from "#model/compare/hope";
import { driftOf, readStack, startStack, writeStack, type StackPlan } from "#model/compare/levelStack";
import { memoryOfId } from "#model/compare/memories";
import { readStream } from "#model/compare/read";
import { selfModifyingOf } from "#model/compare/selfModifying";
import { makeOf, writeSelf, type SelfModifyingPlan } from "#model/compare/selfModifyingRules";
import { defaultCompareConfig, type CompareConfig } from "#model/contracts/comparedMemory";
import type { MemoryStream } from "#model/contracts/config";
import { parseGolden, type GoldenCase } from "#model/contracts/golden";
import { normal } from "#model/contracts/random";
import { dot, norm } from "#model/contracts/vectors";
import { verifyCase } from "#model/check/verify";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { at, difference, memoryConfig, randomReading } from "./support/memories";

const width = 6;
const exact = 1e-10;
const config: CompareConfig = {
  ...defaultCompareConfig,
  ...{ keyWidth: width, valueWidth: width, hidden: 8, levels: 3, slowdown: 3 },
};
const generatesNothing = { ownKeys: false, ownValues: false, ownRates: false, ownGates: false };

function randomStream(gates: Partial<Record<"theta" | "eta" | "alpha", number>> = {}, length = 40): MemoryStream {
  return randomReading({ config: memoryConfig({ widths: [width, width] }), length, gates }).stream;
}

/** The same with keys of length 1, as the self-modifying memory makes them. */
function withUnitKeys(stream: MemoryStream): MemoryStream {
  const keys = stream.keys.slice();
  for (let token = 0; token < stream.length; token++) {
    const length = Math.hypot(...at(stream.keys, width, token));
    at(keys, width, token).forEach((x, j) => (keys[token * width + j] = x / length));
  }
  return { ...stream, keys };
}

function read(id: string, stream: MemoryStream, changes: Partial<CompareConfig> = {}) {
  return readStream({ memory: memoryOfId(id)!, stream, config: { ...config, ...changes }, floats: Float64Array }).reads;
}

const numbers = (seed: string, count: number, scale = 0.5): Float64Array => {
  const gaussian = normal(seed);
  return Float64Array.from({ length: count }, () => scale * gaussian());
};

function randomStack(
  periods: readonly number[],
  rates: readonly number[],
): { plan: StackPlan; weights: Float64Array[] } {
  const levels = periods.map((period, level) => ({ period, rate: rates[level]!, hidden: 5 + level }));
  return {
    plan: { width, activation: "gelu", levels },
    weights: levels.map(({ hidden }, level) => numbers(`level ${level}`, 2 * width * hidden, 0.4)),
  };
}

describe("Levels", () => {
  const stream = randomStream();
  const token = (t: number) => ({ input: at(stream.keys, width, t), value: at(stream.values, width, t), theta: 1 });

  test("a level of period C is written ⌊T/C⌋ times, and is bit for bit the same in between, whatever the order of periods", () => {
    const { plan, weights } = randomStack([4, 1, 7], [0.05, 0.1, 0.02]);
    const state = startStack(weights.map((block) => block.slice()));
    for (let t = 0; t < stream.length; t++) {
      const before = state.weights.map((block) => block.slice());
      writeStack(plan, state, token(t));
      plan.levels.forEach(({ period }, level) => {
        if ((t + 1) % period !== 0) expect(state.weights[level]).toEqual(before[level]);
        else expect(driftOf(state.weights[level]!, before[level]!)).toBeGreaterThan(0);
        expect(state.updates[level]).toBe(Math.floor((t + 1) / period));
      });
    }
  });

  test("a stack whose rates are all 0, or whose clocks never strike, answers as it did before the first token", () => {
    for (const [periods, rates] of [
      [
        [1, 4],
        [0, 0],
      ],
      [
        [1000, 999],
        [0.1, 0.1],
      ],
    ] as const) {
      const { plan, weights } = randomStack(periods, rates);
      const state = startStack(weights.map((block) => block.slice()));
      for (let t = 0; t < stream.length; t++) writeStack(plan, state, token(t));
      expect(state.weights).toEqual(weights);
    }
  });

  test("one level of period 1 is gradient descent on a residual network, token by token", () => {
    const { plan, weights } = randomStack([1], [0.1]);
    const state = startStack([weights[0]!.slice()]);
    const network = memoryConfig({ widths: [width, 5, width], residual: true, activation: "gelu", lossScale: 1 });
    const parameters = { initialWeights: weights[0]!, gain: null };
    const descended = initialState(parameters);
    const constant = (value: number) => new Float64Array(stream.length).fill(value);
    const gates = { theta: constant(0.1), eta: constant(0), alpha: constant(0) };
    for (let t = 0; t < stream.length; t++) {
      writeStack(plan, state, token(t));
      scanMemory({
        config: network,
        parameters,
        stream: { ...stream, ...gates },
        state: descended,
        count: 1,
        trace: null,
      });
      expect(difference(state.weights[0]!, descended.weights)).toBeLessThan(exact);
    }
  });

  test("what every level sums is the gradient of the one loss, by finite differences", () => {
    const { plan, weights } = randomStack([2, 2, 2], [1, 1, 1]);
    const { input, value } = token(3);
    const lossAt = (blocks: readonly Float64Array[]): number => {
      const error = readStack(plan, blocks, input).map((x, j) => x - value[j]!);
      return 0.5 * dot(error, error);
    };
    const state = startStack(weights);
    expect(writeStack(plan, state, { input, value, theta: 1 })).toBeCloseTo(lossAt(weights), 14);
    const step = 1e-6;
    weights.forEach((block, level) => {
      for (let index = 0; index < block.length; index += 3) {
        const moved = (by: number) =>
          weights.map((other, l) => (l === level ? other.map((x, i) => (i === index ? x + by : x)) : other));
        const slope = (lossAt(moved(step)) - lossAt(moved(-step))) / (2 * step);
        expect(state.sums[level]![index]).toBeCloseTo(slope, 8);
      }
    });
  });

  test("a token that reaches the levels by the memory has its key as input and its value beside it as aim, at cθ", () => {
    const { plan, rules } = continuumOf({ stream, config, floats: Float64Array });
    const state = structuredClone(rules.start);
    const by = structuredClone(rules.start);
    for (let t = 0; t < 10; t++) {
      rules.write(state, t);
      const { input, value } = token(t);
      const theta = config.lossScale * stream.theta[t]!;
      writeStack(plan, by, { input, value: value.map((x, j) => x + input[j]!), theta });
    }
    expect(state).toEqual(by);
    expect(plan.levels.map(({ period }) => period)).toEqual([1, 3, 9]);
  });

  test("before it reads, a continuum memory answers nothing, and a write at rate 1 undoes a fifth of an error or more, and not all of it, whatever the widths", () => {
    for (const [valueWidth, hidden] of [
      [8, 96],
      [48, 96],
      [48, 24],
    ] as const) {
      const plan = stackPlan({ ...config, keyWidth: valueWidth, valueWidth, hidden, levels: 1 });
      const key = numbers("key", valueWidth);
      const length = Math.hypot(...key);
      const unit = key.map((x) => x / length);
      const { weights, updates } = firstStack(plan, { seed: 3, floats: Float64Array });
      expect(readStack(plan, weights, unit)).toEqual(unit);
      expect(updates).toEqual([0]);
      const state = startStack(weights);
      writeStack(plan, state, { input: unit, value: unit.map((x) => 2 * x), theta: 1 });
      const undone = readStack(plan, state.weights, unit).map((x, j) => x - unit[j]!);
      expect(Math.hypot(...undone)).toBeGreaterThan(0.2);
      expect(Math.hypot(...undone)).toBeLessThan(0.9);
    }
  });

  test("a residual adds what goes in to what comes out: other widths of keys than of values are refused", () => {
    expect(() => continuumOf({ stream, config: { ...config, valueWidth: 5 }, floats: Float64Array })).toThrow(
      "keys are 6 wide and values 5; allowed: one width",
    );
  });
});

describe("A memory that writes itself", () => {
  const stream = withUnitKeys(randomStream());

  /** M ← (keep·I − ηkᵀk)M − ηkᵀ(kM − v), the projection left out where told. */
  function byHand({ projects }: { projects: boolean }): Float64Array {
    const memory = new Float64Array(width * width);
    const reads: number[] = [];
    const times = (x: ArrayLike<number>) =>
      Array.from({ length: width }, (_, j) =>
        Array.from(x).reduce((sum, xi, i) => sum + xi * memory[i * width + j]!, 0),
      );
    for (let t = 0; t < stream.length; t++) {
      const [key, value] = [at(stream.keys, width, t), at(stream.values, width, t)];
      const [eta, keep] = [config.lossScale * stream.theta[t]!, 1 - stream.alpha[t]!];
      const stored = times(key);
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) {
          const erased = projects ? eta * key[i]! * stored[j]! : 0;
          memory[i * width + j]! *= keep;
          memory[i * width + j]! -= erased + eta * key[i]! * (stored[j]! - value[j]!);
        }
      }
      reads.push(...times(at(stream.queries, width, t)));
    }
    return Float64Array.from(reads);
  }

  test("that generates nothing descends by delta gradient descent, with the decay of the stream", () => {
    expect(difference(read("self-modifying", stream, generatesNothing), byHand({ projects: true }))).toBeLessThan(
      exact,
    );
  });

  test("and where it does not erase first it is Titans without momentum, η being cθ", () => {
    const reads = read("self-modifying", stream, { ...generatesNothing, projects: false });
    expect(difference(reads, byHand({ projects: false }))).toBeLessThan(exact);
    expect(difference(reads, read("titans-forgetting", stream, { chunk: 1 }))).toBeLessThan(exact);
  });

  test("that is also the dot-product form, which erases once: the delta rule where all is kept, and no gated delta where not", () => {
    const forgetsNothing = withUnitKeys(randomStream({ alpha: 0 }));
    const erasesOnce = { ...generatesNothing, projects: false };
    // keep·M − ηkᵀ(kM) + ηkᵀv: the projection of eq. 92 is the first half of a delta step.
    expect(difference(read("self-modifying", forgetsNothing, erasesOnce), read("delta", forgetsNothing))).toBeLessThan(
      exact,
    );
    expect(difference(read("self-modifying", stream, erasesOnce), read("gated-delta", stream))).toBeGreaterThan(1e-3);
  });

  test("what it erases first halves what it settles at: v/2 where all is kept, by steps of keep − 2η", () => {
    const length = 60;
    const once = withUnitKeys(randomStream({ theta: 0.1, alpha: 0 }, 1));
    const repeated = (data: typeof once.keys) =>
      Float64Array.from({ length: length * width }, (_, i) => data[i % width]!);
    const same = {
      ...{ length, queries: repeated(once.keys), keys: repeated(once.keys), values: repeated(once.values) },
      theta: new Float64Array(length).fill(0.1),
      ...{ eta: new Float64Array(length), alpha: new Float64Array(length) },
    };
    const reads = read("self-modifying", same, generatesNothing);
    const share = (t: number): number => at(reads, width, t)[0]! / once.values[0]!;
    const rate = config.lossScale * 0.1;
    for (let t = 0; t < 20; t++) expect(share(t)).toBeCloseTo((1 - (1 - 2 * rate) ** (t + 1)) / 2, 8);
    expect(share(length - 1)).toBeCloseTo(0.5, 8);
    expect(
      at(read("self-modifying", same, { ...generatesNothing, projects: false }), width, length - 1)[0]! /
        once.values[0]!,
    ).toBeCloseTo(1, 5);
    // With its own values it aims at twice the value in the end, and settles at the whole.
    const ownValues = read("self-modifying", { ...same }, { ...generatesNothing, ownValues: true });
    expect(at(ownValues, width, length - 1)[0]! / once.values[0]!).toBeCloseTo(1, 3);
  });

  /** Keys are x itself; v = x·kᵀv where x is k; η is half of etaMax, and all is kept. */
  function oneStep({ etaMax, key, value }: { etaMax: number; key: Float64Array; value: Float64Array }) {
    const plan: SelfModifyingPlan = {
      ...{ width, rows: width, etaMax, written: new Set(["memory"] as const), projects: true },
      passes: { memory: null, key: { from: 0, to: width }, value: null, eta: null, alpha: null },
    };
    const state = {
      memory: numbers("before", width * width),
      key: new Float64Array(width * width),
      value: Float64Array.from({ length: width * width }, (_, i) => key[Math.floor(i / width)]! * value[i % width]!),
      ...{ eta: new Float64Array(width), alpha: key.map((x) => 60 * x) },
    };
    const before = structuredClone(state);
    const made = writeSelf(plan, state, key);
    return { plan, before, after: state, made };
  }
  const times = (x: Float64Array, weights: Float64Array): Float64Array =>
    Float64Array.from({ length: width }, (_, j) => x.reduce((sum, xi, i) => sum + xi * weights[i * width + j]!, 0));
  const key = at(stream.keys, width, 5) as Float64Array;
  const value = at(stream.values, width, 5) as Float64Array;

  test("its step is the nearest matrix that answers its aim, by Sherman and Morrison, at η′ = η/(1 + η)", () => {
    const eta = 0.7;
    const { before, after, made } = oneStep({ etaMax: 2 * (eta / (1 + eta)), key, value });
    expect(made.eta).toBeCloseTo(eta / (1 + eta), 12);
    expect(made.keep).toBeCloseTo(1, 12);
    expect(difference(made.value, value)).toBeLessThan(exact);
    // Least ½‖kM − u‖² + ‖M − M′‖²/2η with u = v̂ − kM′: there (kᵀk + I/η) M = kᵀu + M′/η.
    const [aim, answer] = [times(value, before.memory), times(key, before.memory)];
    const along = times(key, after.memory);
    after.memory.forEach((weight, at) => {
      const [i, j] = [Math.floor(at / width), at % width];
      const right = key[i]! * (aim[j]! - answer[j]!) + before.memory[at]! / eta;
      expect(key[i]! * along[j]! + weight / eta).toBeCloseTo(right, 10);
    });
  });

  test("what it pushes is the gradient of ½‖kM − v̂‖², v̂ held, and its projection: by finite differences", () => {
    const { before, after, made } = oneStep({ etaMax: 0.6, key, value });
    const aim = times(value, before.memory);
    const lossAt = (memory: Float64Array): number =>
      0.5 * times(key, memory).reduce((sum, x, j) => sum + (x - aim[j]!) ** 2, 0);
    const stored = times(key, before.memory);
    before.memory.forEach((weight, at) => {
      const moved = (by: number) => before.memory.map((x, other) => (other === at ? x + by : x));
      const slope = (lossAt(moved(1e-6)) - lossAt(moved(-1e-6))) / 2e-6;
      const erased = key[Math.floor(at / width)]! * stored[at % width]!;
      expect(after.memory[at]).toBeCloseTo(weight - made.eta * (erased + slope), 8);
    });
  });

  test("what stands at right angles to a key only decays, and the first answer is read before anything is written", () => {
    const forgets = withUnitKeys(randomStream({ alpha: 0.2 }));
    const running = memoryOfId("self-modifying")!.begin({
      ...{ stream: forgets, floats: Float64Array },
      config: { ...config, ownKeys: false, ownGates: false },
    });
    const [first, second] = [at(forgets.keys, width, 0), at(forgets.keys, width, 1)];
    expect(running.answer(first)).toEqual(new Float64Array(width));
    running.write();
    const along = dot(first, second);
    const probe = first.map((x, j) => x - along * second[j]!); // ⟂ the key that is written next
    const before = running.answer(probe);
    running.write();
    expect(
      difference(
        running.answer(probe),
        before.map((x) => 0.8 * x),
      ),
    ).toBeLessThan(exact);
    expect(
      difference(read("self-modifying", forgets, { readOrder: "before" }).slice(0, width), new Float64Array(width)),
    ).toBe(0);
  });

  test("its rate and gate are the stream's at a first key; at a key that comes again its rate is lower where it was low, and it keeps more", () => {
    const twice = withUnitKeys(randomStream({ theta: 0.1, alpha: 0.05 }, 2));
    twice.keys.set(at(twice.keys, width, 0).slice(), width);
    const made = (changes: Partial<CompareConfig>) => {
      const { plan, start, inputOf } = selfModifyingOf({
        stream: twice,
        config: { ...config, ...generatesNothing, ...changes },
        floats: Float64Array,
      });
      return [0, 1].map((token) => writeSelf(plan, start, inputOf(token)));
    };
    const none = made({});
    for (const { eta, keep } of none) {
      expect(eta).toBeCloseTo(0.2, 12);
      expect(keep).toBeCloseTo(0.95, 12);
    }
    const [first, again] = made({ ownRates: true, ownGates: true });
    expect(first!.eta).toBeCloseTo(0.2, 12);
    expect(first!.keep).toBeCloseTo(0.95, 12);
    // It wrote η times its own logit at the key: the second time logit(0.2) comes 1.2-fold, and so does logit(0.95).
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    expect(again!.eta).toBeCloseTo(sigmoid(1.2 * Math.log(0.2 / 0.8)), 12);
    expect(again!.keep).toBeCloseTo(sigmoid(1.2 * Math.log(0.95 / 0.05)), 12);
    expect(made({ ownRates: true })[1]!.keep).toBeCloseTo(0.95, 12);
    expect(made({ ownGates: true })[1]!.eta).toBeCloseTo(0.2, 12);
  });

  test("a key that is near one it has read leans away from it: of what they share, (1 − η) is left before it is unit again", () => {
    const { plan, start, inputOf } = selfModifyingOf({ stream, config, floats: Float64Array });
    const [before, other] = [makeOf(plan, start, inputOf(0)).key, makeOf(plan, start, inputOf(1)).key];
    const { eta } = writeSelf(plan, start, inputOf(0));
    const after = makeOf(plan, start, inputOf(1)).key;
    const shared = dot(before, other);
    const leant = other.map((x, j) => x - eta * shared * before[j]!);
    expect(Math.abs(shared)).toBeGreaterThan(0.1);
    expect(
      difference(
        after,
        leant.map((x) => x / norm(leant)),
      ),
    ).toBeLessThan(exact);
    expect(Math.abs(dot(before, after))).toBeLessThan(Math.abs(shared));
  });

  test("a rate of 0 writes nothing as far as twelve digits go, and a gate of 1 makes no number that is none", () => {
    const still = read("self-modifying", withUnitKeys(randomStream({ theta: 0, alpha: 0 })));
    expect(Math.max(...still.map(Math.abs))).toBeLessThan(1e-11);
    const forgetful = read("self-modifying", withUnitKeys(randomStream({ theta: 0.2, alpha: 1 })));
    expect(forgetful.every((x) => Number.isFinite(x))).toBe(true);
  });
});

describe("Hope", () => {
  test("asks the memory as it was before the token, and its levels mend that answer toward the value", () => {
    const stream = randomStream();
    const setup = { stream, config, floats: Float64Array };
    const { plan, rules } = hopeOf(setup);
    const state = structuredClone(rules.start);
    const memory = selfModifyingOf(setup);
    const { weights } = firstStack(plan, { seed: config.seed, floats: Float64Array });
    const stack = startStack(weights);
    for (let t = 0; t < 12; t++) {
      const query = at(stream.queries, width, t);
      expect(rules.answer(state, query)).toEqual(readStack(plan, stack.weights, memory.answer(memory.start, query)));
      rules.write(state, t);
      const input = memory.answer(memory.start, at(stream.keys, width, t));
      const theta = config.lossScale * stream.theta[t]!;
      writeSelf(memory.plan, memory.start, memory.inputOf(t));
      writeStack(plan, stack, { input, value: at(stream.values, width, t), theta });
    }
    expect(stack.updates).toEqual([12, 4, 1]);
    expect(state.stack).toEqual(stack);
  });
});

describe("A case that is malformed is refused by its part:", () => {
  const first = (family: string): GoldenCase =>
    parseGolden(readFileSync(new URL(`golden/${family}.json`, import.meta.url), "utf8")).find(
      ({ config }) => !Array.isArray(config["periods"]) || config["periods"].length > 1,
    )!;
  type Fields = Record<string, unknown>;
  test.each([
    ["continuum", { periods: [1, 0] }, {}, "config.periods has 0; allowed: whole numbers from 1"],
    ["continuum", { periods: [1, 2.5] }, {}, "config.periods has 2.5; allowed: whole numbers from 1"],
    ["continuum", { periods: [] }, {}, "config.periods is empty"],
    ["continuum", { periods: "1,4" }, {}, "config.periods is not a list of numbers"],
    ["continuum", { rates: [0.1] }, {}, "config.rates has 1 numbers; allowed: 2"],
    ["continuum", { rates: [0.1, null] }, {}, "config.rates[1] is null; allowed: a finite number"],
    ["continuum", { activation: "swish" }, {}, 'config.activation is "swish"; allowed: identity, silu'],
    ["continuum", {}, { weights: [] }, "inputs.weights has 0 levels; allowed: 2"],
    ["continuum", {}, { weights: [[[[1]]], []] }, "inputs.weights[0] is not two matrices"],
    ["continuum", {}, { v: [[1]] }, "inputs.v is [1]; allowed: [19]"],
    ["self-modifying", { generated: ["key", "key"] }, {}, 'config.generated has "key"; allowed: each of key, value'],
    ["self-modifying", { generated: ["memory"] }, {}, 'config.generated has "memory"; allowed: each of key'],
    ["self-modifying", { generated: "key" }, {}, 'config.generated is "key"; allowed: a list of names'],
    ["self-modifying", { etaMax: 0 }, {}, "config.etaMax is 0; allowed: a number above 0"],
    ["self-modifying", {}, { eta: [[1]] }, "inputs.eta is [1,1]; allowed: [6,1]"],
    ["self-modifying", {}, { memory: undefined }, "inputs.memory is not a matrix"],
  ] as [string, Fields, Fields, string][])("%s %j %j", async (family, config, inputs, message) => {
    const golden = first(family);
    const spoilt = { ...golden, config: { ...golden.config, ...config }, inputs: { ...golden.inputs, ...inputs } };
    await expect(verifyCase(spoilt)).rejects.toThrow(message);
  });
});
