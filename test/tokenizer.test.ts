// Does a text become the words that a reader sees in it? What nobody sees changes none, and every token lies where it was written.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maximumTokens } from "#model/contracts/config";
import { cutText, longestText } from "#model/contracts/longestText";
import { sameEnd, sameWord, tokenAtCharacter, tokenise, tokensOf, type Tokens } from "#model/contracts/tokenizer";
import { splits } from "#model/contracts/splits";
import { letterEnds, plainEnds, plainLetterEnds, wordEnds } from "#model/contracts/wordEnds";
import { presets } from "#scene/presets";

const words = (text: string): string[] => tokenise({ text, punctuation: "shown" }).tokens.map(({ word }) => word);
const modelWords = (text: string): string[] =>
  tokensOf(text, { model: "mac", split: "words", punctuation: "shown" }).tokens.map(({ word }) => word);

const unseen = [
  ..."\u00AD\u034F\u061C\u200B\u200C\u200D\u200E\u200F\u202A\u202E\u2060\u2063\u2066\u2069\uFEFF\uFE0F\uFFF9\u0000\u0007\u001B\u007F\u0090\uFDD0\uFFFE",
  ...["\uD800", "\uDC00", "\u{1FFFE}", "\u{E0041}", "\u{E0100}"],
];

describe("a character that nobody sees", () => {
  test.each(unseen.map((character) => [character.codePointAt(0)!.toString(16).toUpperCase(), character]))(
    "U+%s neither parts a word nor makes another of it, for either kind of reader",
    (_, character) => {
      for (const text of [
        `the key${character}hole`,
        `${character}the keyhole`,
        `the ${character}keyhole${character}`,
      ]) {
        expect(words(text)).toEqual(["the", "keyhole"]);
        expect(modelWords(text)).toEqual(modelWords("the keyhole"));
      }
      expect(words(`ключ${character}и`)).toEqual(["ключи"]);
      expect(modelWords(`Li${character}sbon`)).toEqual(["lisbon"]);
    },
  );

  test("is kept where a script spells with it or a picture is made of it", () => {
    expect(words("می\u200Cخواهم")).toEqual(["می\u200Cخواهم"]);
    expect(words("क्\u200Dष ന്\u200D")).toEqual(["क्\u200Dष", "ന്\u200D"]);
    for (const picture of [
      "👩\u200D👧",
      "❤\uFE0F",
      "1\uFE0F\u20E3",
      "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    ])
      expect(words(`a ${picture} b`)).toEqual(["a", picture, "b"]);
  });

  test("parts words only where a script without spaces writes it between them", () => {
    expect(words("แมว\u200Bปลา")).toEqual(["แมว", "ปลา"]);
  });
});

test("a word is the same however its letters are composed and its apostrophe is written", () => {
  expect(new Set(words("café cafe\u0301 CAFÉ"))).toEqual(new Set(["café"]));
  expect(words("각 \u1100\u1161\u11A8")).toEqual(["각", "각"]);
  expect(new Set(words("don't don’t don‘t donʼt DON＇T"))).toEqual(new Set(["don't"]));
  expect(modelWords("don’t cafe\u0301")).toEqual(modelWords("don't café"));
  expect(words("‘tis the dogs’ day")).toEqual(["tis", "the", "dogs", "day"]);
});

/** Any Unicode, with much of what this file speaks of. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        ...unseen,
        "e\u0301",
        "\u1100\u1161",
        "don’t",
        "夜里",
        "สวัสดี",
        "👩\u200D👧",
        " ",
        "\n",
        "·",
        "key",
        ".",
      ),
    ),
  )
  .map((parts) => parts.join(""));

test("tokens lie in the text exactly where they say, and with what stands between them they are the text", () => {
  fc.assert(
    fc.property(
      anyText,
      fc.constantFrom("untrained", "mac"),
      fc.constantFrom(...splits),
      fc.constantFrom("shown", "read"),
      (text, model, split, punctuation) => {
        const { tokens, starts, tail, leftOut } = tokensOf(text, { model, split, punctuation });
        let end = 0;
        for (const [index, token] of tokens.entries()) {
          const start = starts[index]!;
          expect(start - end).toBe(token.before.length);
          expect(text.slice(end, start)).toBe(token.before);
          // A mark, or a letter's further bytes, has no text of its own.
          const isSilent = model === "mac" && token.text === "·" && !text.startsWith("·", start);
          if (!isSilent) expect(text.startsWith(token.text, start)).toBe(true);
          const next = tokens[index + 1];
          end = next ? starts[index + 1]! - next.before.length : text.length - tail.length;
          expect([start, start + token.text.length]).toContain(end);
        }
        if (leftOut === 0) expect(text.slice(end)).toBe(tail);
        if (model === "untrained")
          for (const [index, start] of starts.entries())
            expect(tokenAtCharacter({ tokens, starts, tail, leftOut }, start)).toBe(index);
      },
    ),
    { numRuns: 400 },
  );
});

test("a long text's words end where they would if it were looked at as a whole", () => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const whole = (text: string): number[] =>
    Array.from(segmenter.segment(text), ({ index, segment }) => index + segment.length);
  for (const { scene } of presets) {
    const text = `${scene.text}\n`.repeat(Math.ceil(6000 / scene.text.length));
    expect(wordEnds(text)).toEqual(whole(text));
  }
  const words = fc.constantFrom(
    "the ",
    "don’t ",
    "3.14, ",
    "夜里。",
    "👩\u200D👧",
    "🇩🇪",
    "e\u0301",
    "a.b.c ",
    `${"x".repeat(1500)} `,
    "\r\n",
  );
  fc.assert(
    fc.property(fc.array(words, { minLength: 100, maxLength: 800 }), (parts) => {
      expect(wordEnds(parts.join(""))).toEqual(whole(parts.join("")));
    }),
    { numRuns: 30 },
  );
});

test(
  "200,000 characters of anything are tokens in seconds, and those left out are counted",
  { timeout: 120_000 },
  () => {
    const long = (part: string): string => cutText(part.repeat(Math.ceil(longestText / part.length))).text;
    for (const part of [
      "the fox’s lamp, ",
      "夜里一盏灯",
      "x",
      "\n",
      "a,",
      "👩\u200D👧",
      "\u00AD",
      "\u0301\u0323",
      "สวัสดี",
    ]) {
      for (const model of ["untrained", "mac"] as const) {
        const begun = process.cpuUsage(); // however busy the machine is
        const { tokens, leftOut } = tokensOf(long(part), { model, split: "words", punctuation: "read" });
        expect(process.cpuUsage(begun).user / 1e6, `${part} for ${model}`).toBeLessThan(10);
        expect(tokens.length).toBeLessThanOrEqual(maximumTokens);
        if (tokens.length < maximumTokens) expect(leftOut).toBe(0);
      }
    }
    expect(tokensOf("é ".repeat(3000), { model: "mac", split: "words", punctuation: "shown" }).leftOut).toBe(
      3000 * 5 - maximumTokens,
    );
  },
);

describe("split by letters", () => {
  const letters = (text: string, punctuation: "shown" | "read" = "shown"): string[] =>
    tokenise({ text, split: "letters", punctuation }).tokens.map(({ word }) => word);

  test("each letter is a token with the marks that it wears, small or capital; spaces are none, signs where they are read", () => {
    expect(letters("GAt ta\nCA")).toEqual(["g", "a", "t", "t", "a", "c", "a"]);
    expect(letters("e\u0301té 👩\u200D👧🇩🇪 3")).toEqual(["é", "t", "é", "👩\u200D👧", "🇩🇪", "3"]);
    expect(letters("A-T, N.")).toEqual(["a", "t", "n"]);
    expect(letters("A-T, N.", "read")).toEqual(["a", "-", "t", ",", "n", "."]);
  });

  test("letters end where they would without a segmenter, but where a script joins several to one", () => {
    for (const { scene } of presets) expect(plainLetterEnds(scene.text)).toEqual(letterEnds(scene.text));
    const text = "GATTACA e\u0301té 👩\u200D👧‍👦 🇩🇪🇫🇷 👍🏽 1\uFE0F\u20E3 夜里 각 ᄀ\u0301\r\n❤\uFE0F‍🔥";
    expect(plainLetterEnds(text)).toEqual(letterEnds(text));
  });

  test("200,000 letters are tokens in seconds", { timeout: 60_000 }, () => {
    const begun = performance.now();
    const { tokens, leftOut } = tokenise({
      text: "ACGT".repeat(longestText / 4),
      split: "letters",
      punctuation: "shown",
    });
    expect([tokens.length, leftOut]).toEqual([maximumTokens, longestText - maximumTokens]);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

test("a word's first and last letters are where the word is, and its letters are the word", () => {
  const [words, letters] = (["words", "letters"] as const).map((split) =>
    tokenise({ text: "cat, dog", split, punctuation: "shown" }),
  ) as [Tokens, Tokens];
  expect([0, 1].map((token) => sameWord({ from: words, to: letters, token }))).toEqual([0, 3]);
  expect([0, 1].map((token) => sameEnd({ from: words, to: letters, token }))).toEqual([2, 5]);
  expect([0, 2, 3, 5].map((token) => sameEnd({ from: letters, to: words, token }))).toEqual([0, 0, 1, 1]);
  expect(sameEnd({ from: words, to: letters, token: -1 })).toBe(-1);
});

describe("split by separators", () => {
  const values = (text: string, punctuation: "shown" | "read" = "shown"): string[] =>
    tokenise({ text, split: "separators", punctuation }).tokens.map(({ word }) => word);

  test("what stands between commas, semicolons, bars and white space is a token, and numbers keep their signs and points", () => {
    expect(values("0.31,-0.31;1e-5|3/4\t2026-01-02 12:30\nA.b?")).toEqual([
      ...["0.31", "-0.31", "1e-5", "3/4", "2026-01-02", "12:30", "a.b?"],
    ]);
    expect(values("一,二，三、四；五")).toEqual(["一", "二", "三", "四", "五"]);
    expect(values(",, ; -")).toEqual(["-"]);
  });

  test("a comma is a number's own where only other signs part them, as in many languages", () => {
    expect(values("day;wind\nmon;3,2\ntue;-0,5")).toEqual(["day", "wind", "mon", "3,2", "tue", "-0,5"]);
    expect(values("0,5\t1,25")).toEqual(["0,5", "1,25"]);
    expect(values("1,2,3;4,5,6")).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(values("1, 2; 3, 4")).toEqual(["1", "2", "3", "4"]);
    expect(values("0,5 1,25")).toEqual(["0", "5", "1", "25"]);
  });

  test("the separators are tokens of their own where punctuation is read, but no white space is", () => {
    expect(values("1, 2;\n3", "read")).toEqual(["1", ",", "2", ";", "3"]);
  });
});

describe("without a segmenter", () => {
  test("words are split by spaces and code points, as the segmenter splits them in scripts with spaces", () => {
    for (const { id, scene } of presets.filter(({ id }) => id !== "chinese"))
      expect(plainEnds(scene.text), id).toEqual(wordEnds(scene.text));
    const plain = tokenise({
      text: "Don’t say 3.14, 夜里 👩\u200D👧 e\u0301té แมว!",
      punctuation: "shown",
      isPlain: true,
    });
    expect(plain.tokens.map(({ word }) => word)).toEqual([
      ...["don't", "say", "3.14", "夜", "里", "👩\u200D👧", "été"],
      ...["แ", "ม", "ว"],
    ]);
  });

  test("a text is read as with one that knows no language, instead of not at all", () => {
    const { Segmenter } = Intl;
    try {
      Object.assign(Intl, { Segmenter: undefined });
      expect(words("The lamp’s 夜里.")).toEqual(["the", "lamp's", "夜", "里"]);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});

test("a text that is too long is cut between two characters", () => {
  expect(cutText("abc")).toEqual({ text: "abc", leftOut: 0 });
  expect(cutText("ab🦊c", 3)).toEqual({ text: "ab", leftOut: 3 });
  expect(cutText("x".repeat(longestText + 5)).leftOut).toBe(5);
});
