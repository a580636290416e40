// What does the first screen ask, and what can a window of a few words still know of it? By positions in the text alone.

import { expect, test } from "vitest";
import { defaultSettings } from "#model/contracts/settings";
import { tokensOf } from "#model/contracts/tokenizer";
import { openingScene } from "#scene/presets";
import { cueTextOf } from "#state/cueAnswers";
import {
  askedCue,
  cueTokens,
  cuesInWindow,
  cuesRead,
  seenByWindow,
  strongestOf,
} from "#components/explore/front/askedCue";

const rule = { ...defaultSettings, reach: 1 };

function read(words: string) {
  const tokens = tokensOf(words, rule);
  const vocabulary = [...new Set(tokens.tokens.map(({ word }) => word))];
  return { text: cueTextOf({ tokens, vocabulary, rule }), vocabulary, words: tokens.tokens.map(({ word }) => word) };
}

test("a window of w words knows a fact for as long as cue and word are among the last w, and nothing of it after", () => {
  const { text, vocabulary } = read("a x b c d e f");
  const cue = text.cues.at[1]!; // a, answered by x
  const seen = (token: number) => seenByWindow(text, { cue, token, window: 4 });
  expect(seen(0)).toBeNull();
  for (const token of [1, 2, 3]) expect(seen(token)).toEqual({ word: vocabulary.indexOf("x"), left: null });
  // At “d” the window is x b c d.
  expect([4, 5, 6].map((token) => seen(token)?.left)).toEqual([0, 1, 2]);
});

test("of a fact that was told twice the window knows the later one, and forgets it later", () => {
  const { text, vocabulary } = read("a x b a y c d e");
  const cue = text.cues.at[1]!;
  const at = (token: number) => seenByWindow(text, { cue, token, window: 3 });
  expect(at(4)?.word).toBe(vocabulary.indexOf("y"));
  expect(at(5)?.word).toBe(vocabulary.indexOf("y"));
  expect(at(6)).toEqual({ word: null, left: 0 });
});

test("the opening Scene asks for Ada's animal, told once and soon out of its window's sight", () => {
  const { text, vocabulary, words } = read(openingScene.text);
  const cue = askedCue(text, openingScene.asked)!;
  expect(cueTokens(text, { cue, token: 27 }).map((token) => words[token])).toEqual(["ada"]);
  const { window } = openingScene;
  expect(vocabulary[seenByWindow(text, { cue, token: 5, window })!.word!]).toBe("owl");
  expect(seenByWindow(text, { cue, token: 27, window })).toEqual({ word: null, left: 15 });
});

test("a Scene that asks nothing asks its first cue, and a text of one word has none", () => {
  expect(askedCue(read("a x b").text, [])).toBe(0);
  expect(askedCue(read("a").text, [0])).toBeNull();
});

test("what may be asked is what was read", () => {
  expect(cuesRead(read("a x b c").text, 2)).toEqual([0, 1]);
});

test("the strongest words that were read come first", () => {
  const strengths = [0.1, 0.9, -0.2, 0.4, 0.7];
  const text = { firstOf: Int32Array.of(0, 1, 2, 3, 9) };
  expect(strongestOf(text, { strengths, token: 3, most: 2 })).toEqual([
    { word: 1, strength: 0.9 },
    { word: 3, strength: 0.4 },
  ]);
});

test("a window of eight words could answer seven of the opening text's nineteen cues, one of two words one", () => {
  const { text, words } = read(openingScene.text);
  const token = words.length - 1;
  const cues = cuesRead(text, token);
  const within = (window: number, at = token) => cuesInWindow(text, { cues, token: at, window });
  expect(cues).toHaveLength(19);
  expect([1, 2, 3, 8, words.length].map((window) => within(window))).toEqual([0, 1, 2, 7, 19]);
  // Those that are still to be read it cannot answer.
  expect(within(8, 3)).toBe(3);
});
