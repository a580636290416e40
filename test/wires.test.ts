// Are the wires that are drawn of a network memory the strongest of each layer, and is what is said of them true?

import { expect, test } from "vitest";
import { defaultSettings } from "#model/contracts/settings";
import { blockOf, layersOf } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { stateAt } from "#model/reading/moment";
import { writeParts } from "#model/explain/writeParts";
import { referenceRun } from "#model/check/reference";
import { runHeadless } from "#model/reading/headless";
import {
  carriedWires,
  changedWires,
  drawnWires,
  forgottenWires,
  passingWires,
} from "#components/explore/network/wires";

const words = "mia fox noor heron ada owl now noor kite".split(" ");
const settings = { ...defaultSettings, depth: 2, dimension: 16, hidden: 32 } as const;
const { run } = await runHeadless({ words, settings, overrides: [] });
const parts = writeParts(run, await referenceRun(run), 8);

test.each([
  ["pass on most", passingWires],
  ["be moved most by the past push", carriedWires],
  ["lose most", forgottenWires],
  ["change most", changedWires],
] as const)("no wire that is left out would %s beside one of its layer that is drawn", (name, of) => {
  const { drawn, count, share } = of(parts);
  const strengthOf = (layer: number): number[] => {
    const { input, delta, weights, ...changes } = parts.layers[layer]!;
    const changed = {
      "be moved most by the past push": "carried",
      "lose most": "forgotten",
      "change most": "change",
    } as const;
    return Array.from(weights, (weight, at) =>
      Math.abs(name === "pass on most" ? input[Math.floor(at / delta.length)]! * weight : changes[changed[name]][at]!),
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

test("the past push, what is forgotten and the surprise are together the change of every weight", () => {
  const { theta, eta, alpha } = settings;
  const before = stateAt(run, 7);
  for (const [layer, { input, delta, carried, forgotten, change }] of parts.layers.entries()) {
    const block = layersOf(run.reading.config.widths)[layer]!;
    const [weights, momentum] = [before.weights, before.momentum].map((all) => blockOf(all, block)) as [Floats, Floats];
    change.forEach((moved, at) => {
      expect(carried[at]).toBeCloseTo(eta * momentum[at]!, 6);
      expect(forgotten[at]).toBeCloseTo(-alpha * weights[at]!, 6);
      const surprise = input[Math.floor(at / delta.length)]! * delta[at % delta.length]!;
      expect(moved).toBeCloseTo(carried[at]! + forgotten[at]! - theta * surprise, 4);
    });
  }
});
