import { describe, expect, test } from "vitest";
import { contexts } from "#scene/compareScene";
import { measureCapacity, drawPairs, type CapacityPlan, type CapacityRow } from "#model/compare/capacity";
import { defaultCompareConfig, grown } from "#model/contracts/comparedMemory";
import { memoryOfId } from "#model/compare/memories";

const width = 32;
const config = { ...defaultCompareConfig, keyWidth: width, valueWidth: width, chunk: 1 };

function planOf(ids: readonly string[], changes: Partial<CapacityPlan> = {}): CapacityPlan {
  return {
    memories: ids.map((id) => memoryOfId(id)!),
    storage: "random",
    pairs: [32],
    trials: 10,
    seed: 1,
    gates: { theta: 0.5, eta: 0, alpha: 0 }, // c = 2 and unit keys: θ_eff = 1
    config,
    floats: Float32Array,
    ...changes,
  };
}

function measure(...args: Parameters<typeof planOf>): (id: string, pairs?: number) => CapacityRow {
  const plan = planOf(...args);
  const measuring = measureCapacity(plan);
  let step = measuring.next();
  while (!step.done) step = measuring.next();
  const rows = step.value;
  return (id, pairs = plan.pairs[0]!) => rows.find((row) => row.memory === id && row.pairs === pairs)!;
}

describe("After reading random pairs once", () => {
  const row = measure(["linear", "delta", "softmax"], { pairs: [16, 32, 64, 128] });

  test("Hebbian sums recall more than one delta pass of full steps, from 32 to 128 pairs, though with more squared error", () => {
    for (const pairs of [32, 64, 128]) {
      expect(row("linear", pairs).low).toBeGreaterThan(row("delta", pairs).high + 0.1);
      expect(row("linear", pairs).squaredError).toBeGreaterThan(1.2 * row("delta", pairs).squaredError);
    }
  });

  test("they recall what others measured: 1.00, .99, .82, .43 and .98, .81, .45, .21", () => {
    const near = (id: string, shares: readonly number[]) => {
      [16, 32, 64, 128].forEach((pairs, index) => expect(Math.abs(row(id, pairs).share - shares[index]!), `${id} ${pairs}`).toBeLessThan(0.06)); // prettier-ignore
    };
    near("linear", [1, 0.99, 0.82, 0.43]);
    near("delta", [0.98, 0.81, 0.45, 0.21]);
  });

  test("attention recalls every pair", () => {
    for (const pairs of [16, 32, 64, 128]) expect(row("softmax", pairs).share).toBe(1);
  });

  test("a full delta step remembers the newest pairs and loses the oldest, Hebbian sums do not mind the age", () => {
    const [delta, linear] = [row("delta", 64).byAge, row("linear", 64).byAge];
    expect(delta[0]!.share).toBe(1);
    expect(delta[0]).toMatchObject({ from: 0, to: 0, asked: 10 });
    expect(delta.at(-1)).toMatchObject({ from: 32, to: 63, asked: 320 });
    expect(delta.at(-1)!.high).toBeLessThan(0.4);
    expect(linear.at(-1)!.low).toBeGreaterThan(0.7);
  });

  test("momentum adds nothing to the delta rule, neither in recall nor in squared error", () => {
    const gates = { theta: 0.25, eta: 0, alpha: 0 };
    const pairs = [32, 64];
    const plain = measure(["delta"], { gates, pairs });
    const carried = measure(["titans-momentum"], { gates: { ...gates, eta: 0.5 }, pairs });
    for (const count of pairs) {
      expect(carried("titans-momentum", count).high).toBeLessThan(plain("delta", count).low);
      expect(carried("titans-momentum", count).squaredError).toBeGreaterThan(plain("delta", count).squaredError);
    }
  });
});

test("with keys rewritten the delta rule answers the new value, Hebbian sums as often the old one, and so does attention", () => {
  const row = measure(["linear", "delta", "softmax"], { storage: "rewritten", pairs: [8], trials: 30 });
  expect(row("delta").low).toBeGreaterThan(0.95);
  for (const id of ["linear", "softmax"]) {
    expect(row(id).low).toBeGreaterThan(0.35);
    expect(row(id).high).toBeLessThan(0.65);
  }
});

test("with correlated keys the delta rule has far less squared error than Hebbian sums, and momentum takes none of it away", () => {
  const row = measure(["linear", "delta"], { storage: "correlated", pairs: [16, 32] });
  const half = { storage: "correlated", pairs: [32], gates: { theta: 0.25, eta: 0.5, alpha: 0 } } as const;
  for (const pairs of [16, 32])
    expect(row("linear", pairs).squaredError).toBeGreaterThan(4 * row("delta", pairs).squaredError);
  const { squaredError } = measure(["delta"], half)("delta");
  expect(measure(["titans-momentum"], half)("titans-momentum").squaredError).toBeGreaterThan(squaredError);
});

describe("At as many numbers kept, and values of one width,", () => {
  const fair = (id: string, keyWidth: number, changes: Partial<CapacityPlan>): CapacityRow & { numbers: number } => {
    const widths = { ...config, keyWidth, valueWidth: 64 };
    const row = measure([id], { config: widths, trials: 30, ...changes })(id);
    return { ...row, numbers: memoryOfId(id)!.stateNumbers(widths).fixed };
  };
  const fight = (changes: Partial<CapacityPlan>) => [fair("linear", 58, changes), fair("based", 7, changes)] as const;

  test("a plain sum recalls far more random pairs than Based, whose short keys leave no room", () => {
    const [sum, based] = fight({ pairs: [128] });
    expect(Math.abs(sum.numbers / based.numbers - 1)).toBeLessThan(0.01);
    expect(sum.low).toBeGreaterThan(0.9);
    expect(based.high).toBeLessThan(0.35);
  });

  test("neither is ahead where all keys are half alike", () => {
    const [sum, based] = fight({ storage: "correlated", pairs: [32] });
    expect(Math.abs(sum.share - based.share)).toBeLessThan(0.05);
    expect(sum.low).toBeLessThan(based.high);
    expect(based.low).toBeLessThan(sum.high);
  });

  test("with keys as short as Based's, its products recall what the plain sum loses, for many times the numbers", () => {
    const [sum, based] = [fair("linear", 16, { pairs: [128] }), fair("based", 16, { pairs: [128] })];
    expect(based.low).toBeGreaterThan(sum.high + 0.3);
    expect(based.numbers / sum.numbers).toBeGreaterThan(15);
  });
});

describe("A measurement", () => {
  test("goes on one trial at a time, and says what is known so far", () => {
    const steps = [...measureCapacity(planOf(["linear", "delta"], { pairs: [4, 8], trials: 3 }))];
    expect(steps.map(({ done }) => done)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(steps.every(({ total }) => total === 12)).toBe(true);
    expect(steps[0]!.rows).toMatchObject([{ memory: "linear", pairs: 4, trials: 1, asked: 4 }]);
    expect(steps[11]!.rows.map(({ trials, asked }) => [trials, asked])).toEqual([[3, 12], [3, 24], [3, 12], [3, 24]]); // prettier-ignore
  });

  test("is the same for the same seed, and another for another", () => {
    const share = (seed: number) => measure(["delta"], { seed, pairs: [64], trials: 2 })("delta");
    expect(share(1)).toEqual(share(1));
    expect(share(1)).not.toEqual(share(2));
  });

  test("stores unit keys: at right angles on average, correlated by a half, or each one twice", () => {
    const keysOf = (storage: CapacityPlan["storage"]) =>
      drawPairs({ storage, pairs: 40, keyWidth: width, valueWidth: width, floats: Float64Array, seed: "keys" });
    const cosine = (keys: ArrayLike<number>, a: number, b: number) => {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += keys[a * width + j]! * keys[b * width + j]!;
      return sum;
    };
    for (const [storage, expected] of [
      ["random", 0],
      ["correlated", 0.5],
    ] as const) {
      // prettier-ignore
      const { keys } = keysOf(storage);
      const cosines = Array.from({ length: 39 }, (_, n) => cosine(keys, n, n + 1));
      expect(cosine(keys, 7, 7)).toBeCloseTo(1, 12);
      expect(Math.abs(cosines.reduce((sum, x) => sum + x / 39, 0) - expected)).toBeLessThan(0.08);
    }
    const short = drawPairs({ storage: "random", pairs: 3, keyWidth: 5, valueWidth: 9, floats: Float64Array, seed: "keys" }); // prettier-ignore
    expect([short.keys.length, short.values.length]).toEqual([15, 27]);
    const { keys, values, length } = keysOf("rewritten");
    expect(length).toBe(80);
    expect(keys.slice(0, 40 * width)).toEqual(keys.slice(40 * width));
    expect(values.slice(0, width)).not.toEqual(values.slice(40 * width, 41 * width));
  });
});

describe("Cost", () => {
  const wide = { ...config, keyWidth: 48, valueWidth: 48 };

  test("at 4,096 tokens full attention keeps 393,216 numbers and Titans 4,608, as it does at 2 million", () => {
    const numbersAt = (id: string, tokens: number) => grown(memoryOfId(id)!.stateNumbers(wide), tokens);
    expect(numbersAt("softmax", 4096)).toBe(393_216);
    expect(numbersAt("titans", 4096)).toBe(4608);
    expect(numbersAt("titans", 2 ** 21)).toBe(4608);
    expect(numbersAt("linear", 2 ** 21)).toBe(2304);
    expect(numbersAt("window", 2 ** 21)).toBe(16 * 96);
  });

  test("runs from 1k to 2M tokens, where a token of full attention costs as many times more and one of Titans no more", () => {
    expect([contexts[0], contexts.at(-1)]).toEqual([1024, 2_097_152]);
    const flops = (id: string, tokens: number) => grown(memoryOfId(id)!.flopsPerToken(wide), tokens);
    const growth = (id: string) => flops(id, contexts.at(-1)!) / flops(id, contexts[0]!);
    expect(growth("softmax")).toBe(2048);
    expect(growth("titans")).toBe(1);
    expect(growth("infini")).toBe(1);
  });
});
