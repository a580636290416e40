// Is what is said of a key's making what the memory was given? Of every role, in trained models and without one.

import { describe, expect, test } from "vitest";
import { originRoles, type Origin, type OriginRole } from "#model/contracts/origins";
import { defaultSettings } from "#model/contracts/settings";
import { runHeadless } from "#model/reading/headless";
import { originsAt } from "#model/reading/origins";
import type { Run } from "#model/reading/run";
import { shippedModel } from "../scripts/models";

const words = ["Noor", "slept", "in", "Oslo", "Hugo", "is", "in", "Cairo"].map((word) => word.toLowerCase());

async function read(settings: typeof defaultSettings): Promise<Run> {
  const model = settings.model === "untrained" ? null : shippedModel(settings.model);
  return (await runHeadless({ words, settings, overrides: [] }, model)).run;
}

function given({ reading: { stream } }: Run, { role, size, token }: { role: OriginRole; size: number; token: number }) {
  const rows = { key: stream.keys, value: stream.values, query: stream.queries }[role];
  return rows.subarray(token * size, (token + 1) * size);
}

function expectNear(one: ArrayLike<number>, other: ArrayLike<number>): void {
  expect(one.length).toBe(other.length);
  for (let at = 0; at < one.length; at++) expect(one[at]!).toBeCloseTo(other[at]!, 5);
}

describe.each(["lmm", "mag", "mal"] as const)("of %s", (model) => {
  test.each([0, 1, 5])("the key, value and query of token %i are what its memory reads", async (token) => {
    for (const head of [1, 2]) {
      const settings = { ...defaultSettings, model, head };
      const run = await read(settings);
      const { of, size } = originsAt(run, { token, settings })!;
      expect(of.map(({ role }) => role)).toEqual(originRoles);
      for (const { role, made, mixed, shares } of of) {
        expectNear(made, given(run, { role, size, token }));
        expect(mixed).toEqual(Array.from({ length: Math.min(4, token + 1) }, (_, lag) => token - lag));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      }
    }
  });

  test("a word's row through the matrix is what is mixed of it", async () => {
    const settings = { ...defaultSettings, model };
    const { of, word, size } = originsAt(await read(settings), { token: 5, settings })!;
    for (const { matrix, rows } of of) {
      const through = Array.from({ length: size }, (_, column) =>
        word.reduce((sum, number, row) => sum + number * matrix![row * size + column]!, 0),
      );
      expectNear(through, rows.subarray(0, size));
    }
  });
});

test("of a model the parts add up to the mix, and the mix bent is the value", async () => {
  const settings = { ...defaultSettings, model: "lmm" as const };
  const { of, size } = originsAt(await read(settings), { token: 5, settings })!;
  const { parts, mixed, made } = of[1]!;
  const mix = Array.from({ length: size }, (_, at) => mixed.reduce((sum, _, row) => sum + parts[row * size + at]!, 0));
  expectNear(
    made,
    mix.map((number) => number / (1 + Math.exp(-number))),
  );
});

test("the heads of a model have matrices of their own", async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(async (head) => {
      const settings = { ...defaultSettings, model: "lmm" as const, head };
      return originsAt(await read(settings), { token: 3, settings })!.of[0]!.matrix!;
    }),
  );
  expect(one!.length).toBe(other!.length);
  expect(Array.from(one!)).not.toEqual(Array.from(other!));
});

test("nothing is said where keys are made of more than words", async () => {
  for (const settings of [
    { ...defaultSettings, model: "mac" as const },
    { ...defaultSettings, model: "lmm" as const, layer: 2 },
    { ...defaultSettings, split: "letters" as const },
  ]) {
    expect(originsAt(await read(settings), { token: 3, settings })).toBeNull();
  }
});

test("without a model the key is a mix of the words before, and the value the word itself", async () => {
  const settings = { ...defaultSettings, reach: 3, keyDecay: 0.5 };
  const run = await read(settings);
  for (const token of [0, 1, 4]) {
    const { of, size } = originsAt(run, { token, settings })!;
    for (const origin of of) {
      expectNear(origin.made, given(run, { role: origin.role, size, token }));
      if (origin.role !== "value") expectNear(origin.made, mixOf(origin, size));
    }
    expect(of[0]!.mixed).toEqual([token - 1, token - 2, token - 3].filter((word) => word >= -1));
    expect(of[1]!.mixed).toEqual([token]);
  }
});

/** The rows by their shares, of length 1. */
function mixOf({ rows, shares }: Origin, size: number): number[] {
  const mix = Array.from({ length: size }, (_, at) =>
    shares.reduce((sum, share, row) => sum + share * rows[row * size + at]!, 0),
  );
  const length = Math.hypot(...mix);
  return mix.map((number) => number / length);
}
