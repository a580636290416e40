// Are the memories of Compare told apart, by every eye and in both themes? Their colours measured, as they stand in the sheet.

import { readFileSync } from "node:fs";
import { lab, rgb } from "d3";
import { describe, expect, test } from "vitest";
import { familyHues, lookOf } from "#components/chart/memoryLook";
import { ladder, memories, placeOf } from "#model/compare/memories";
import { mirasMemory } from "#model/compare/miras";
import { families } from "#model/contracts/comparedMemory";
import { knownModels } from "#model/contracts/workbench";

const sheet = readFileSync(new URL("../src/page/tokens.css", import.meta.url), "utf8");
const themes = {
  light: sheet.slice(0, sheet.indexOf("@media")),
  dark: /\[data-theme="dark"\] \{([^}]*)\}/u.exec(sheet)![1]!,
};
const quantities = ["u", "s", "a", "r"];

type Linear = readonly [number, number, number];
type Sight = readonly Linear[];

/** Machado, Oliveira and Fernandes 2009, severity 1, over linear RGB. */
const sights: Readonly<Record<string, Sight>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

describe.each(Object.entries(themes))("in the %s theme", (_, theme) => {
  const colour = (name: string): string => new RegExp(`--${name}: (#\\w+);`, "u").exec(theme)![1]!;
  const hues = families.map((family) => familyHues[family]);

  test("every family's line is 3 : 1 on every ground of the page or more, and its words 4.5 : 1", () => {
    for (const ground of ["paper", "side", "band"].map(colour)) {
      for (const hue of hues) {
        expect(contrast(colour(hue), ground), `${hue} on ${ground}`).toBeGreaterThanOrEqual(3);
        expect(contrast(colour(`${hue}-text`), ground), `${hue}-text on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test.each(Object.entries(sights))("no two families look alike to %s sight", (_, sight) => {
    const pairs = hues.flatMap((one, index) => hues.slice(0, index).map((other) => [one, other] as const));
    const nearest = pairs.map(([one, other]) => [apart(colour(one), colour(other), sight), one, other] as const);
    expect(nearest.filter(([distance]) => distance < leastApart)).toEqual([]);
  });

  test("no family but linear attention, whose amber is its own in Explore too, has nearly the hue of a quantity", () => {
    for (const hue of hues.filter((name) => name.startsWith("m-"))) {
      for (const quantity of quantities) {
        const distance = apart(colour(hue), colour(quantity), sights.usual!);
        expect(distance, `${hue} and ${quantity}`).toBeGreaterThan(leastApart);
      }
    }
  });
});

/** ΔE of CIE 1976: six times what can just be told apart side by side. */
const leastApart = 14;

test("every family has its own hue, and a member of it is told from the others by its line, whatever else is chosen", () => {
  expect(new Set(Object.values(familyHues)).size).toBe(families.length);
  const looks = memories.map((memory) => JSON.stringify(lookOf({ ...memory, place: placeOf(memory) })));
  expect(looks.filter((look, index) => looks.indexOf(look) !== index)).toEqual([]);
});

test("the first rung of every family is a whole line, and no line is of plain dashes", () => {
  const looks = ladder.map((memory) => ({ family: memory.family, ...lookOf({ ...memory, place: placeOf(memory) }) }));
  const first = families.flatMap((family) => looks.find((look) => look.family === family) ?? []);
  expect(first.map(({ pattern }) => pattern)).toEqual(first.map(() => ""));
  for (const place of [1, 2, 3]) expect(lookOf({ family: "titans", place }).pattern).toMatch(/^9 3( 2 3)+$/u);
});

test("a composition of the workbench looks like none of its family's own, and always the same", () => {
  const own = memories.filter(({ family }) => family === "miras").map(placeOf);
  const composed = knownModels.titans.composition;
  const places = [composed, { ...composed, bias: "huber" as const }].map((one) => placeOf(mirasMemory(one)));
  expect(new Set([...own, ...places]).size).toBe(own.length + 2);
  expect(Math.min(...places)).toBeGreaterThan(Math.max(...own));
});

function linear(colour: string): Linear {
  const { r, g, b } = rgb(colour);
  const of = (part: number): number =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  return [of(r), of(g), of(b)];
}

function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map((colour) => {
    const [red, green, blue] = linear(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function apart(one: string, other: string, sight: Sight): number {
  const seen = (colour: string) => {
    const parts = linear(colour);
    const [r, g, b] = sight.map((row) => {
      const part = Math.min(
        1,
        Math.max(
          0,
          row.reduce((sum, weight, index) => sum + weight * parts[index]!, 0),
        ),
      );
      return 255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055);
    }) as [number, number, number];
    return lab(rgb(r, g, b));
  };
  const [a, b] = [seen(one), seen(other)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}
