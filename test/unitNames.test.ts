// Is a part of a text called what it is? A word, a letter or a value, wherever it is counted.

import { expect, test } from "vitest";
import { defaultSettings } from "#model/contracts/settings";
import { compareWords } from "#words/compare";
import { readingWords } from "#words/reading";
import { say } from "#words/say";
import { unitWords } from "#words/units";
import { meaningOf } from "#components/settings/meaning";

const units = ["words", "letters", "separators", "tokens"] as const;

test("the reach of a key is counted in what the text is split into", () => {
  const meaning = (split: "words" | "separators" | "letters", reach: number) =>
    meaningOf("reach", { ...defaultSettings, split, reach });
  expect(meaning("words", 3)).toBe("the 3 words before");
  expect(meaning("separators", 3)).toBe("the 3 values before");
  expect(meaning("separators", 1)).toBe("only the value before");
  expect(meaning("letters", 3)).toBe("the 3 letters before, together");
});

test("the parts of a write and the question of Compare name what is read", () => {
  const { key, target } = readingWords;
  expect(say(key.fading, { count: 3, unit: "separators", words: "“1 2 3”", times: "0.5" })).toBe(
    "The key, what is asked with, mixes the 3 values before it, “1 2 3”, each counting 0.5 times the one after it.",
  );
  expect(say(key.fadingWithStart, { count: 1, unit: "separators", words: "“1”", times: "0.5" })).toMatch(
    /^The key, what is asked with, mixes the value before it, “1”, and the mark/,
  );
  const came = units.map((unit) => say(target.right, { unit, word: "x" }).split(" ")[1]);
  expect(came).toEqual(["word", "letter", "value", "word"]);
  const question = { readers: "Two memories read", memories: 2, read: 9, of: "other", model: "", layer: "", head: "" };
  const asked = units.map((unit) =>
    say(compareWords.question.all, { ...question, parts: say(unitWords.count, { unit, n: 9 }) }),
  );
  expect(asked.map((text) => /the same (9 \w+) with/.exec(text)?.[1])).toEqual([
    ...["9 words", "9 letters", "9 values", "9 tokens"],
  ]);
});
