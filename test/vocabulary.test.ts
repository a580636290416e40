import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultSettings } from "#model/contracts/settings";
import { uniform } from "#model/contracts/random";
import { tasks } from "#model/trained/tasks/tasks";
import { spelledWords, tokensOf } from "#model/contracts/tokenizer";
import { decodeIds, encodeText, idsOf, vocabulary } from "#model/contracts/vocabulary";

/** Any Unicode, and words and marks of the vocabulary in between. */
const text = fc
  .array(
    fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...vocabulary), fc.constantFrom(" ", "\n")),
  )
  .map((parts) => parts.join(""));

/** What a round trip must keep: lower case, character by character, without white space. */
function essence(written: string): string {
  return Array.from(written, (character) => character.toLowerCase())
    .join("")
    .replace(/\s+/gu, "");
}

const wordsOf = (written: string): string[] => encodeText(written).tokens.map(({ word }) => word);

describe("the vocabulary", () => {
  test("has no entry twice and at most 384", () => {
    expect(new Set(vocabulary).size).toBe(vocabulary.length);
    expect(vocabulary.length).toBeLessThanOrEqual(384);
  });

  test("has one token for each word of a task, however its letters are written", () => {
    expect(wordsOf("Mia WENT to Kyoto .")).toEqual(["mia", "went", "to", "kyoto", "."]);
    for (const task of tasks) {
      const { words } = task.sample({ next: uniform("words"), length: 300 });
      expect(encodeText(words.join(" ")).ids).toEqual(idsOf(words));
      expect(encodeText(words.join(" ").toUpperCase()).ids).toEqual(idsOf(words));
    }
  });

  test("has no number but one token a digit", () => {
    expect(wordsOf("471 or 12")).toEqual(["4", "7", "1", "<spell>", "·o", "·r", "1", "2"]);
  });

  test("refuses words and ids that it lacks by name", () => {
    expect(() => idsOf(["mia", "zebra"])).toThrow(/zebra/);
    expect(() => decodeIds([vocabulary.length])).toThrow(new RegExp(`${vocabulary.length}`));
    expect(() => decodeIds([-1])).toThrow(/-1/);
  });
});

describe("a text that the vocabulary lacks", () => {
  test("is spelled in letters and bytes, and comes back up to capitals and white space", () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(essence(decodeIds(encodeText(written).ids))).toBe(essence(written));
      }),
      { numRuns: 500 },
    );
  });

  test("is shown as it was written: the tokens' texts and the space between them are the text", () => {
    fc.assert(
      fc.property(text, (written) => {
        const { tokens, ids, tail } = encodeText(written);
        expect(tokens.map(({ before, text }) => before + text).join("") + tail).toBe(written);
        expect(Array.from(ids)).toEqual(tokens.map(({ word }) => vocabulary.indexOf(word)));
      }),
      { numRuns: 500 },
    );
  });

  test("keeps two unknown words apart, and apart from the known ones beside them", () => {
    expect(decodeIds(encodeText("Zebra crossing the a b").ids)).toBe("zebra crossing the a b");
    expect(decodeIds(encodeText("zebracrossing").ids)).toBe("zebracrossing");
  });

  test("reads well again: no space before punctuation, digits together", () => {
    const written = "where is the zebra? the café, 4711 — 東京!";
    expect(decodeIds(encodeText(written).ids)).toBe("where is the zebra? the café, 4711 — 東京!");
  });

  test("says which of its tokens are spelled", () => {
    const { tokens } = encodeText("mia saw é");
    expect(tokens.map(({ spelled }) => spelled)).toEqual([false, true, true, true, true, true, true, true, true, true]);
    expect(tokens.map(({ text }) => text)).toEqual(["mia", "", "s", "a", "w", "", "é", "", "", ""]);
  });
});

test("the words that a model does not know are named once each, as they were first written", () => {
  const settings = { ...defaultSettings, model: "mac" } as const;
  const unknown = (written: string): string[] => spelledWords(tokensOf(written, settings));
  expect(unknown("Mia likes tea. Where is the key?")).toEqual([]);
  expect(unknown("Zürich pizza, zürich; Mia 夜 – pizza")).toEqual(["Zürich", "pizza", "夜", "–"]);
  expect(unknown("don’t, 👩‍👧")).toEqual(["don’t", "👩‍👧"]);
});

test("whatever ids a model guesses, there is a text for them", () => {
  const anyIds = fc.array(fc.nat({ max: vocabulary.length - 1 }));
  fc.assert(
    fc.property(anyIds, (ids) => {
      expect(decodeIds(ids)).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});
