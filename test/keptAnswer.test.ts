// How long is an answer kept, and what is it told among?

import { expect, test } from "vitest";
import { noWord } from "#model/contracts/probe";
import { tokenise } from "#model/contracts/tokenizer";
import { toldText } from "#components/explore/front/toldText";
import { keptOn, notYetKept } from "#state/keptAnswer";

/** What is said after each token from the one that taught word 7 on. */
const follow = (says: readonly number[]) =>
  says.reduce((kept, said, index) => keptOn(kept, { token: 1 + index, says: said, right: 7 }), notYetKept(1));

test("an answer is kept from the first token after which it is said, until something else is", () => {
  expect(follow([7, 7, 7])).toEqual({ asked: 1, since: 1, lostAt: null, says: null, upTo: 3 });
  expect(follow([2, 7, 7])).toMatchObject({ since: 2, lostAt: null });
  expect(follow([7, 7, 4, 7])).toMatchObject({ since: 1, lostAt: 3, says: 4 });
  expect(follow([7, noWord])).toMatchObject({ lostAt: 2, says: noWord });
  expect(follow([2, 2])).toMatchObject({ since: null, lostAt: null, upTo: 2 });
});

const words = (text: string): string[] => tokenise({ text, punctuation: "shown" }).tokens.map(({ word }) => word);

test("a flood of facts has the words that were asked for, and a longer one begins as a shorter one", () => {
  const [short, long] = [40, 400].map((count) => toldText({ cue: "Zelda", answer: "dragon", words: count })!);
  expect(words(short!.text)).toHaveLength(2 + 40);
  expect(words(long!.text)).toHaveLength(2 + 400);
  expect(long!.text.startsWith(short!.text)).toBe(true);
  expect(words(long!.text)[long!.asked]).toBe("dragon");
});

test("no other fact speaks of the reader's own words, whatever they are", () => {
  const { text, asked } = toldText({ cue: "my MIA", answer: "fox", words: 400 })!;
  const read = words(text);
  expect(read.slice(0, asked + 1)).toEqual(["my", "mia", "fox"]);
  expect(read.slice(asked + 1)).not.toContain("mia");
  expect(read.slice(asked + 1)).not.toContain("fox");
});

test("who comes again has another animal", () => {
  const facts = toldText({ cue: "Zelda", answer: "dragon", words: 400 })!.text.split(". ").slice(1);
  const told = facts.map((fact) => fact.replace(/\.$/, ""));
  expect(new Set(told).size).toBe(told.length);
});

test("a fact needs a word on both sides", () => {
  expect(toldText({ cue: " ", answer: "dragon", words: 8 })).toBeNull();
  expect(toldText({ cue: "Zelda", answer: "…", words: 8 })).toBeNull();
});
