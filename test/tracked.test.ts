// Do the texts of things to be tracked ask what is true, are the models trained alike, and is what ships what they answered?

import { describe, expect, test } from "vitest";
import { uniform } from "#model/contracts/random";
import type { trackedTasks } from "#model/contracts/tracked";
import { trackers, trainedSymbols } from "#model/contracts/tracked";
import { trackRecipe } from "#model/learning/trackRecipe";
import { weighed } from "#model/learning/training";
import { idsOf } from "#model/contracts/vocabulary";
import { swapWords, trackedText, underCups } from "#model/trained/tasks/tracked";

const textOf = (task: (typeof trackedTasks)[number], symbols: number, seed = 1) =>
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
