// Is a reader told that a text is none for the memory that reads it? One that is a single long word, or of words it never learned.

import { expect, test } from "vitest";
import { tooFewWords } from "#components/settings/fewWords";
import { isMostlySpelled, tokensOf } from "#model/contracts/tokenizer";
import { presets } from "#scene/presets";

const untrained = { model: "untrained", punctuation: "shown" } as const;
const trained = { model: "mac", punctuation: "shown" } as const;

const reads = (text: string) => tooFewWords({ text, tokens: tokensOf(text, untrained).tokens });

test.each([
  ["a strand of DNA", "GATTACA".repeat(50), { kind: "longWord", letters: 350 }],
  ["a row of numbers without spaces", "1,2,3,4,5,6,7,8,9".repeat(6), { kind: "longWord", letters: 102 }],
  ["one letter held down", "x".repeat(20_000), { kind: "longWord", letters: 20_000 }],
  ["a long word among ordinary ones", `the code is ${"k9".repeat(21)} and no other`, { kind: "longWord", letters: 42 }],
  [
    "a few words far apart",
    `one${"-".repeat(120)}two${" ".repeat(120)}three`,
    { kind: "fewWords", n: 3, characters: 251 },
  ],
  ["signs alone", "!?".repeat(150), { kind: "fewWords", n: 0, characters: 300 }],
] as const)("%s has too few words for its length", (_, text, expected) => {
  expect(reads(text)).toEqual(expected);
});

test.each([
  ["nothing", ""],
  ["only spaces", " ".repeat(400)],
  ["one short word", "fox"],
  ["a long word that somebody wrote", "Donaudampfschifffahrtselektrizitätenwerk"],
  ["Chinese, which has no spaces", "夜里一盏灯在黑水上慢慢转动没有人睡觉".repeat(12)],
  ["a row of a table with spaces", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18"],
  ["pictures", "🦊🐦🐻".repeat(40)],
] as const)("%s has words enough", (_, text) => {
  expect(reads(text)).toBeNull();
});

test("no preset is told that its words are too few, and none of a trained model's that it never learned most of them", () => {
  for (const { id, scene } of presets) {
    const tokens = tokensOf(scene.text, scene.memory);
    if (scene.memory.model !== "untrained") expect(isMostlySpelled(tokens), id).toBe(false);
    else expect(tooFewWords({ text: scene.text, tokens: tokens.tokens }), id).toBeNull();
  }
});

test.each([
  ["the fox sat by the lamp", false],
  ["the fox sat by the zyzzyva", false],
  ["GATTACA", true],
  ["quantum chromodynamics and the gluon", true],
  ["夜里一盏灯", true],
  ["quantum, gluon, the fox.", false], // as many that it knows; signs are no words
  ["", false],
  ["...", false],
] as const)("“%s”: whether a trained model never learned most of its words is %s", (text, isMost) => {
  expect(isMostlySpelled(tokensOf(text, trained))).toBe(isMost);
});
