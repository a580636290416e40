// Are the wires that are drawn of a network memory the strongest of each layer, and is what is said of them true?

import { expect, test } from "vitest";
import { defaultSettings } from "#model/contracts/settings";
import { writeParts } from "#model/explain/writeParts";
import { referenceRun } from "#model/check/reference";
import { runHeadless } from "#model/reading/headless";
import { changedWires, drawnWires, passingWires } from "#components/explore/network/wires";

const words = "mia fox noor heron ada owl now noor kite".split(" ");
const settings = { ...defaultSettings, depth: 2, dimension: 16, hidden: 32 } as const;
const { run } = await runHeadless({ words, settings, overrides: [] });
const parts = writeParts(run, await referenceRun(run), 8);

test.each([
  ["pass on most", passingWires],
  ["change most", changedWires],
] as const)("no wire that is left out would %s beside one of its layer that is drawn", (name, of) => {
  const { drawn, count, share } = of(parts);
  const strengthOf = (layer: number): number[] => {
    const { input, delta, weights, change } = parts.layers[layer]!;
    return Array.from(change, (moved, at) =>
      Math.abs(name === "change most" ? moved : input[Math.floor(at / delta.length)]! * weights[at]!),
    ).sort((a, b) => b - a);
  };
  expect(count).toBe(16 * 32 + 32 * 16);
  const all = [strengthOf(0), strengthOf(1)];
  for (const [layer, strengths] of all.entries()) {
    const own = drawn.filter((wire) => wire.layer === layer).map(({ value }) => Math.abs(value));
    expect(own).toEqual(strengths.slice(0, drawnWires / 2));
  }
  const square = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value ** 2, 0);
  expect(share).toBeCloseTo(square(drawn.map(({ value }) => value)) / square(all.flat()), 9);
  expect(share).toBeLessThan(1);
});

test("what comes out of the last layer is the guess, and the error is what it lacks of the value", () => {
  const { guess, value, layers } = parts;
  const { delta } = layers.at(-1)!;
  delta.forEach((back, unit) => expect(back).toBeCloseTo(2 * (guess[unit]! - value[unit]!), 4));
});
