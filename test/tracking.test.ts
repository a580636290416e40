// Does a memory with keys set by hand track what it is said to? Swaps, flips and the periods of momentum, on the engines' own kernels,
// and what keeps each of them from it.

import { describe, expect, test } from "vitest";
import { memories, memoryOfId } from "#model/compare/memories";
import { answerShellGame, bestTracks, playCups, playMark, playShuffles } from "#model/compare/tracking";
import { gameSentence, markSentence, thingNames } from "#components/compare/tracking/gameSentence";
import { theorySentence } from "#components/compare/tracking/theory";
import { defaultCompareConfig, ownKnobsOf } from "#model/contracts/comparedMemory";
import type { GameSettings } from "#model/contracts/shellGame";

const plain: GameSettings = { cups: 5, swaps: 64, rate: 2, chunk: 1, decay: 0, momentum: 0, seed: 1 };
/** The delta rule, and linear Titans without momentum. */
const reflecting = ["delta", "titans-plain"];
const precisions = [
  { floats: Float32Array, digits: 1e-6 },
  { floats: Float64Array, digits: 1e-12 },
] as const;

const cups = (
  id: string,
  settings: Partial<GameSettings> = {},
  floats: (typeof precisions)[number]["floats"] = Float32Array,
) => playCups({ memory: memoryOfId(id)!, settings: { ...plain, ...settings }, floats });
const mark = (
  id: string,
  settings: Partial<GameSettings> & { flips?: "random" | "all" } = {},
  floats: (typeof precisions)[number]["floats"] = Float32Array,
) => {
  const { flips = "random", ...changed } = settings;
  return playMark({ memory: memoryOfId(id)!, settings: { ...plain, ...changed }, flips, floats });
};

describe.each(precisions)("At a rate of 2, with $floats.name", ({ floats, digits }) => {
  test.each(reflecting)("%s swaps cups exactly, however often", (id) => {
    for (const seed of [1, 2, 3]) {
      const game = cups(id, { seed }, floats);
      expect(game.partsAt).toBeNull();
      expect([...game.held]).toEqual([...game.truth]);
      // Every answer is the told thing alone: it is ahead of the next by all of 1.
      game.sure.forEach((ahead, at) => expect(Math.abs(ahead - 1)).toBeLessThan((1 + Math.floor(at / 5)) * digits));
    }
  });

  test.each(reflecting)("%s flips a mark exactly, however often", (id) => {
    const game = mark(id, {}, floats);
    game.answers.forEach((answer, t) => expect(Math.abs(answer - game.truth[t]!)).toBeLessThan(digits));
  });

  test("momentum that keeps all counts a repeated token: by 6 at a rate of 1, by 4 at 2, by 3 at 3", () => {
    for (const [rate, period] of [
      [1, 6],
      [2, 4],
      [3, 3],
    ] as const) {
      expect(2 * Math.cos((2 * Math.PI) / period)).toBeCloseTo(2 - rate, 12); // cos φ = 1 − s/2
      const { answers } = mark("titans-momentum", { rate, momentum: 1, flips: "all", swaps: 24 }, floats);
      for (let t = 0; t + period <= 24; t++)
        expect(Math.abs(answers[t + period]! - answers[t]!)).toBeLessThan(24 * digits);
      for (let shorter = 1; shorter < period; shorter++) {
        expect(answers.some((answer, t) => Math.abs(answers[t + shorter]! - answer) > 0.5)).toBe(true);
      }
    }
  });
});

test("a shell game swaps two different cups at every token, and its truth is what comes of it", () => {
  const { swapped, truth } = cups("delta", { cups: 4, swaps: 40 });
  const order = [0, 1, 2, 3];
  for (let t = 0; t < 40; t++) {
    const [left, right] = [swapped[2 * t]!, swapped[2 * t + 1]!];
    expect(left).toBeLessThan(right);
    [order[left], order[right]] = [order[right]!, order[left]!];
    expect([...truth.subarray(4 * (t + 1), 4 * (t + 2))]).toEqual(order);
  }
});

test("up to a rate of 1 a flip never changes the sign, and brings the two states nearer: I − s kᵀk has no eigenvalue below 0", () => {
  for (const id of [...reflecting, "gated-delta"]) {
    for (const rate of [0.25, 0.5, 0.9, 1]) {
      const { answers, partsAt, flips } = mark(id, { rate, swaps: 16 });
      expect(partsAt).toBe(flips.indexOf(true) + 1);
      // From the mark and from its opposite the same tokens lead to states 2|answer| apart.
      flips.forEach((flip, t) => {
        expect(answers[t + 1]!).toBeGreaterThanOrEqual(-1e-6);
        if (!flip) expect(answers[t + 1]!).toBe(answers[t]!);
        else expect(answers[t + 1]!).toBeCloseTo((1 - rate) * answers[t]!, 6);
      });
    }
    expect(cups(id, { rate: 1 }).partsAt).toBe(1);
  }
});

test("a rate of 1 cannot tell two cups that it swapped apart any more: both answers are as near to either thing", () => {
  const { held, swapped, cups: n } = cups("titans-plain", { rate: 1, swaps: 1 });
  for (const cup of swapped) expect(held[n + cup]).toBe(-1);
});

test("swaps that are written a chunk at once are measured at the weights before it, and the order is lost", () => {
  for (const chunk of [2, 4, 8]) {
    const { partsAt } = cups("titans-plain", { chunk });
    expect(partsAt).not.toBeNull();
    expect(partsAt!).toBeLessThanOrEqual(chunk + 1);
    expect(cups("delta", { chunk }).partsAt).toBeNull(); // it writes token by token, and has no chunk
  }
});

describe("Forgetting", () => {
  const [decay, swaps] = [0.05, 40];

  test.each([
    ["gated-delta", 2],
    ["titans-forgetting", 2 * (1 - decay)], // its error is measured before it forgets
  ])("leaves (1 − α)ᵀ of every answer of %s after T swaps at a rate of %d, and the order right", (id, rate) => {
    const { sure, partsAt, cups: n } = cups(id, { decay, swaps, rate }, Float64Array);
    expect(partsAt).toBeNull();
    for (let t = 0; t <= swaps; t++) {
      for (let cup = 0; cup < n; cup++) expect(sure[t * n + cup]!).toBeCloseTo((1 - decay) ** t, 6);
    }
  });

  test("of all, beside a step of 1, flips a mark in Titans exactly; the gated delta rule forgets before its step, and loses it", () => {
    const settings = { decay: 1, rate: 1, swaps: 8, flips: "all" } as const;
    expect([...mark("titans-forgetting", settings).answers]).toEqual([1, -1, 1, -1, 1, -1, 1, -1, 1]);
    expect(mark("gated-delta", settings).answers[1]).toBe(0);
    // All else is forgotten with it.
    expect(cups("titans-forgetting", { decay: 1, rate: 1 }).partsAt).toBe(1);
  });

  test("makes a swap of Titans at a rate of 2 larger than it should be: −(1 + α) of what differs stays", () => {
    const { answers } = mark("titans-forgetting", { decay, swaps: 8, flips: "all" });
    answers.forEach((answer, t) => expect(answer).toBeCloseTo((-1 - decay) ** t, 5));
  });
});

test("momentum that counts cannot pause: a token that flips nothing moves it on", () => {
  const { answers, flips } = mark("titans-momentum", { momentum: 1, swaps: 32 });
  const idle = flips.findIndex((flip, t) => !flip && flips.slice(0, t).includes(true));
  expect(Math.abs(answers[idle + 1]! - answers[idle]!)).toBeGreaterThan(0.5);
});

test("the best that hand-set gates find: exact reflections track to the end, sums and windows err at the first swap", () => {
  for (const id of ["delta", "gated-delta", "titans-plain", "titans"]) {
    const { mark, cups } = bestTracks(memoryOfId(id)!);
    expect({ id, mark: mark.partsAt, cups: cups.partsAt }).toEqual({ id, mark: null, cups: null });
    expect(cups.rate).toBe(2);
  }
  for (const id of ["window", "softmax", "linear", "retnet", "mamba2", "infini", "titans-deep"]) {
    const { mark, cups } = bestTracks(memoryOfId(id)!);
    expect(cups.partsAt).toBe(1);
    expect(mark.partsAt).toBeLessThan(10);
  }
});

test("DeltaProduct with four keys a token shuffles five cups in one, exactly as often as asked; with fewer it cannot", () => {
  for (const { floats } of precisions) expect(playShuffles({ cups: 5, tokens: 64, writes: 4, floats })).toBeNull();
  expect(bestTracks(memoryOfId("delta-product")!).shuffles).toEqual({ writes: 4, partsAt: null });
  expect(bestTracks(memoryOfId("delta")!).shuffles).toBe("oneKey");
});

test("a game is played with the memory's own knobs as the page has them", () => {
  const knobs = { ...ownKnobsOf(defaultCompareConfig), window: 16 };
  const partsAt = (subSteps: number): number | null => {
    const question = { kind: "shellGame", memory: "delta-product", flips: "random", ...plain } as const;
    const game = answerShellGame({ ...question, knobs: { ...knobs, subSteps } });
    return game.cups.partsAt;
  };
  expect(partsAt(1)).toBeNull();
  expect(partsAt(2)).toBe(2); // its second write is the token before, once more
});

test("what refines the delta rule tracks where its own knobs stand at their plainest, and says so", () => {
  for (const id of ["delta-product", "erase-delta", "omega"]) {
    const { cups, mark } = bestTracks(memoryOfId(id)!);
    expect({ id, cups, mark }).toMatchObject({ cups: { partsAt: null, isPlain: true }, mark: { partsAt: null } });
  }
});

test("the sentence names the first swap after which they part, a cup that is wrong, what is there and what the memory says", () => {
  expect(gameSentence(cups("delta"), "It")).toBe("It holds the true order after each of 64 swaps.");
  const game = cups("linear", { swaps: 8 });
  const [left] = game.swapped;
  const [thing, said] = [game.truth, game.held].map((of) => thingNames[of[5 + left!]!]);
  expect(said).not.toBe(thing);
  expect(gameSentence(game, "It")).toContain(
    `the first swap It is wrong for the first time: under cup ${left! + 1} is ${thing}, and it holds ${said}`,
  );
  expect(gameSentence(cups("delta", { rate: 1, swaps: 4 }), "It")).toContain(
    "holds nothing there, or two things alike",
  );
  const weak = cups("gated-delta", { decay: 0.05, swaps: 10 });
  expect(gameSentence(weak, "It")).toContain(`weakest answer at the end is ${Math.round(100 * 0.95 ** 10)}`);
  expect(markSentence(mark("linear"), "It")).toContain(`At token ${mark("linear").partsAt}`);
});

test("theory speaks of each memory of Compare once at most, and says of the others that it is open", () => {
  for (const { id } of memories) expect(theorySentence(id)).not.toBe("");
  expect(theorySentence("linear")).toMatch(/^No:.*2411\.12537/u);
  expect(theorySentence("titans-deep")).toMatch(/^Open/u);
  expect(theorySentence("moneta")).toMatch(/^Open/u);
  // What theory says no to, no setting that is tried does.
  for (const memory of memories.filter(({ id }) => theorySentence(id).startsWith("No:"))) {
    expect(bestTracks(memory)).toMatchObject({
      mark: { partsAt: expect.any(Number) },
      cups: { partsAt: expect.any(Number) },
    });
  }
});

test("a setting out of its range is refused with what is allowed", () => {
  expect(() => cups("delta", { cups: 9 })).toThrow(/cups is 9; allowed: 3 to 8/);
  expect(() => cups("delta", { rate: NaN })).toThrow(/rate is NaN/);
});
