// Which sentences are pinned beside each other? On the preset's own story, and on hand-made ones.

import { expect, test } from "vitest";
import { tokensOf } from "#model/contracts/tokenizer";
import { storyScene } from "#scene/presets";
import { storyPins } from "#components/explore/front/storyPins";

test("of the preset's story the last question is pinned to the sentence that told its answer first, far out of a window's sight", () => {
  const words = tokensOf(storyScene.text, storyScene.memory).tokens.map(({ word }) => word);
  const pins = storyPins(words, { answers: storyScene.answers, token: storyScene.cursor! })!;
  const said = ([from, to]: readonly [number, number]): string => words.slice(from, to + 1).join(" ");
  expect(said(pins.fact)).toBe("the shell lies in lisbon .");
  expect(said(pins.question)).toBe("where is the shell ?");
  expect(words[pins.answer]).toBe("lisbon");
  expect(pins.answer - pins.told).toBe(words.indexOf("lisbon"));
  expect(pins.said).toBeGreaterThan(8);
  expect(pins.said).toBeLessThanOrEqual(pins.told);
});

test("before a question is read there is none to pin, nor one whose answer was never told", () => {
  const words = ["tom", "is", "here", ".", "who", "?", "tom", ".", "where", "?", "there"];
  const answers = [
    { token: 6, length: 1 },
    { token: 10, length: 1 },
  ];
  expect(storyPins(words, { answers, token: 4 })).toBeNull();
  expect(storyPins(words, { answers, token: 5 })).toMatchObject({
    answer: 6,
    fact: [0, 3],
    question: [4, 5],
    told: 6,
    said: 6,
  });
  expect(storyPins(words, { answers, token: 9 })).toBeNull();
});
