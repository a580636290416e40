// Do the texts of things to be tracked ask what is true, are the models trained alike, and is what ships what they answered?

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { trackedLeft } from "../scripts/evaluate/track";
import { uniform } from "#model/contracts/random";
import {
  askedSymbols,
  trackedSeeds,
  trackedTasks,
  trackedTexts,
  trackers,
  trainedSymbols,
  type Tracked,
  type TrackedRow,
  type TrackedTask,
} from "#model/contracts/tracked";
import { lessonOfId } from "#lessons/course";
import { trackRecipe } from "#model/learning/trackRecipe";
import { weighed } from "#model/learning/training";
import { flippingSentence, forgettingSentence, learnedSentence } from "#components/compare/tracking/learnedSentence";
import { idsOf } from "#model/contracts/vocabulary";
import { swapWords, trackedText, underCups } from "#model/trained/tasks/tracked";

const textOf = (task: TrackedTask, symbols: number, seed = 1) =>
  trackedText({ task, symbols, next: uniform(`tracked ${seed}`) });

describe("A text of digits", () => {
  test("says beside each whether the ones so far are even or odd in number, read backwards from there", () => {
    for (const seed of [1, 2, 3]) {
      const { words, beside } = textOf("parity", 40, seed);
      words.forEach((_, at) => {
        const ones = words.slice(0, at + 1).filter((word) => word === "1").length;
        expect(beside[at]).toBe(ones % 2 === 0 ? "day" : "night");
      });
    }
  });
});

describe("A text of three cups", () => {
  test("says beside each swap what is under the first cup: followed backwards, from that cup to where its animal began", () => {
    for (const seed of [1, 2, 3]) {
      const { words, beside } = textOf("cups", 40, seed);
      words.forEach((_, at) => {
        let place = 0;
        for (let t = at; t > 0; t--) {
          const [one, other] = swapWords[words[t] as keyof typeof swapWords];
          if (place === one) place = other;
          else if (place === other) place = one;
        }
        expect(beside[at]).toBe(underCups[place]);
      });
    }
  });

  test("has all six orders, and each of the three swaps", () => {
    expect(new Set(textOf("cups", 60).words.slice(1))).toEqual(new Set(Object.keys(swapWords)));
    for (const [one, other] of Object.values(swapWords)) expect(one).not.toBe(other);
    expect(new Set(textOf("cups", 60).beside)).toEqual(new Set(underCups));
  });
});

test("what is asked beside a text is learned at every word and never read", () => {
  const text = textOf("cups", 8);
  const { ids, targets, weights } = weighed(text, 0.05);
  expect([...ids]).toEqual([...idsOf(text.words)]);
  expect([...targets]).toEqual([...idsOf(text.beside)]);
  expect(weights.every((weight) => weight === 1)).toBe(true);
  for (const animal of underCups) expect(text.words).not.toContain(animal);
});

test("all that track are trained alike: what differs is who remembers, its largest step, and its chunk", () => {
  const recipes = trackers.map((tracker) => ({ tracker, ...trackRecipe({ task: "cups", tracker, seed: 3 }) }));
  expect(new Set(recipes.map(({ plan }) => JSON.stringify(plan))).size).toBe(1);
  for (const { config } of recipes) expect(config).toMatchObject({ layers: 1, heads: 1, width: 16, persistent: 0 });
  const of = (tracker: string) => recipes.find((recipe) => recipe.tracker === tracker)!.config;
  expect([of("delta1").thetaMaximum, of("delta2").thetaMaximum]).toEqual([1, 2]);
  expect([of("lmm1"), of("lmm2")].map(({ thetaMaximum, memory }) => [thetaMaximum, memory.chunk])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(of("lmmChunk")).toMatchObject({ thetaMaximum: 1 / 4, memory: { chunk: 4, lossScale: 1 } });
  expect(recipes[0]!.plan.phases.at(-1)!.length).toBe(trainedSymbols + 1);
});

describe("What ships of tracking", () => {
  const { rows, seed } = JSON.parse(readFileSync("public/track.json", "utf8")) as Tracked;
  const right = (row: TrackedRow, symbols: (typeof askedSymbols)[number]): number => {
    const at = askedSymbols.indexOf(symbols);
    return row.right[at]! / row.asked[at]!;
  };
  const of = (task: string, tracker: string): TrackedRow[] =>
    rows.filter((row) => row.task === task && row.tracker === tracker);

  test("has every seed of every model and task, of today's recipes, asked as often as it says", () => {
    expect(rows).toHaveLength(trackedTasks.length * trackers.length * trackedSeeds.length);
    expect(trackedLeft([], seed)).toEqual([]);
    for (const { asked, brokeAt } of rows) {
      expect(asked).toEqual(brokeAt === null ? askedSymbols.map((symbols) => (trackedTexts * symbols) / 4) : []);
    }
  });

  test("a rate of 2 learns what one of 1 does not: cups beyond the trained length, which sums and decays never reach", () => {
    const best = (task: string, tracker: string): number =>
      Math.max(...of(task, tracker).map((row) => right(row, 128)));
    for (const tracker of ["delta2", "lmm2"]) expect(best("cups", tracker)).toBeGreaterThan(0.95);
    for (const tracker of ["full", "linear", "mamba2", "delta1", "lmm1", "lmmChunk"]) {
      expect(best("cups", tracker)).toBeLessThan(0.45);
    }
    for (const row of of("parity", "delta2")) expect(right(row, 32)).toBeGreaterThan(0.95);
  });

  test("the sentences count the seeds that learned, and say how a step of at most 1 flips", () => {
    const said = learnedSentence(rows, "cups");
    const seeds = of("cups", "delta2").filter((row) => right(row, 32) >= 0.95).length;
    expect(said).toContain(`s ≤ 2 (${seeds} of 5 seeds)`);
    const flips = of("parity", "lmm1").filter((row) => right(row, 32) >= 0.95);
    expect(flips.length).toBeGreaterThan(0);
    expect(forgettingSentence(rows)).toContain(`${flips.length} of 5 seeds`);
    for (const { gates } of flips) {
      const { theta, alpha } = gates.find(({ symbol }) => symbol === "1")!;
      expect(theta).toBeLessThanOrEqual(1);
      expect(1 - alpha - theta).toBeLessThan(-0.5); // of an old answer, left: a flip
    }
  });

  test("who learned the cups writes every swap with a rate near 2, and the sentence says the least of them", () => {
    const learned = rows.filter((row) => row.task === "cups" && right(row, 32) >= 0.95);
    const least = Math.min(...learned.flatMap(({ gates }) => gates.map(({ theta }) => theta)));
    expect(least).toBeGreaterThan(1.99);
    expect(flippingSentence(rows)).toContain(`${learned.length} models`);
    const said = Number(/s is (?<said>[\d.]+) or more/u.exec(flippingSentence(rows))!.groups!["said"]);
    expect(said).toBeLessThanOrEqual(least);
    expect(said).toBeGreaterThan(least - 0.001);
  });

  test("the lesson on tracking counts the seeds that learned, and quotes the gates of the best one at a one", () => {
    const { steps } = lessonOfId("what-it-can-track")!;
    const learned = (task: TrackedTask, tracker: string): number =>
      of(task, tracker).filter((row) => right(row, 32) >= 0.95).length;
    expect(trackers.filter((tracker) => learned("cups", tracker) > 0)).toEqual(["delta2", "lmm2"]);
    expect([learned("cups", "delta2"), learned("cups", "lmm2"), learned("parity", "lmm1")]).toEqual([3, 2, 3]);
    expect(steps[7]!.check!.afterwards).toContain("in 3 of 5 runs");
    expect(steps[7]!.check!.afterwards).toContain("in 2 of 5");
    expect(steps[6]!.prose).toContain("3 of 5 runs learned it");
    const [best] = of("parity", "lmm1").sort((one, other) => right(other, 256) - right(one, 256));
    const { theta, alpha, eta } = best!.gates.find(({ symbol }) => symbol === "1")!;
    expect([theta.toFixed(2), alpha.toFixed(2)]).toEqual(["1.00", "0.95"]);
    expect(eta).toBeLessThan(0.05);
    expect(steps[6]!.check!.afterwards).toContain("1.00 and α = 0.95");
  });
});
