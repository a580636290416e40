// Is a reader told that a text is none for the memory that reads it, and offered what makes more of it? One that is a single long
// word, numbers that words cut up, or of words that a model never learned.

import { expect, test } from "vitest";
import { otherSplit, troubleOf } from "#components/settings/splitOffer";
import { spelledShare, tokensOf, type Reader } from "#model/contracts/tokenizer";
import { presets } from "#scene/presets";

const untrained: Reader = { model: "untrained", split: "words", punctuation: "shown" };
const trained: Reader = { ...untrained, model: "mac" };

const reads = (text: string, reader = untrained) => troubleOf({ text, tokens: tokensOf(text, reader).tokens, reader });
const offers = (text: string, reader = untrained) =>
  otherSplit({ text, tokens: tokensOf(text, reader).tokens, reader });

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
  ["a year or two in prose", "From 1999 to 2004 nobody came to the house by the lake"],
  ["a name of few letters", "Mississippi, Tennessee"],
] as const)("%s has words enough", (_, text) => {
  expect(reads(text)).toBeNull();
});

test("no preset is told that its words are too few, and none of a trained model's that it never learned most of them", () => {
  for (const { id, scene } of presets) {
    const tokens = tokensOf(scene.text, scene.memory);
    if (scene.memory.model !== "untrained") expect(spelledShare(tokens), id).toBeLessThan(0.5);
    else expect(reads(scene.text, scene.memory), id).toBeNull();
  }
});

test.each([
  ["a strand of DNA", "GATTACA".repeat(50), "letters"],
  ["a short strand of DNA, as one types it", "GATTACAGATTACA", "letters"],
  ["DNA in lines of 60", `${"GATTACATCG".repeat(6)}\n`.repeat(3), "letters"],
  ["a row of numbers without spaces", "1,2,3,4,5,6,7,8,9".repeat(6), "separators"],
  ["a series with signs", "0.5, -0.5, 0.7, -0.7, 0.5, -0.5, 0.7, -0.7, 0.5", "separators"],
  ["a table", "day;wind;rain\nmon;3,2;0\ntue;4,1;12\nwed;0,5;0\nthu;7,7;3\nfri;3,2;1", "separators"],
  ["signs alone", "!?".repeat(150), null],
  ["a few words far apart", `one${"-".repeat(120)}two${" ".repeat(120)}three`, null],
  ["a long word in a text of ordinary ones", `${"the fox sat by the lamp ".repeat(3)}${"k9".repeat(21)}`, null],
  ["an ordinary text", "the fox sat by the lamp", null],
] as const)("%s: the split that is offered is the one that makes more of it", (_, text, expected) => {
  expect(offers(text)).toBe(expected);
  // Taken up, nothing is left to say.
  if (expected) expect(reads(text, { ...untrained, split: expected })).toBeNull();
});

test.each([
  ["the fox sat by the lamp", 0],
  ["the fox sat by the zyzzyva", 1 / 6],
  ["GATTACA", 1],
  ["quantum chromodynamics and the gluon", 3 / 5],
  ["夜里一盏灯", 1],
  ["quantum, gluon, the fox.", 1 / 2], // as many that it knows; signs are no words
  ["", 0],
  ["...", 0],
] as const)("“%s”: the share of its words that a trained model never learned is %d", (text, share) => {
  expect(spelledShare(tokensOf(text, trained))).toBeCloseTo(share, 12);
});
