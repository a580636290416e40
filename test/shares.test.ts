// Is a part ever written as all of it, or as nothing? How shares and probabilities are written, and that nothing writes its own.

import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { formatGate, formatPair, formatPart, formatQuantity } from "#components/text/format";
import { uniform } from "#model/contracts/random";
import { say } from "#words/say";
import { neverCertain, sayEnds, sayShare } from "#words/share";
import { englishTexts } from "#words/translate";
import "./support/catalogues";

const plain = (text: string): string => text.replaceAll("\u202f", " ").replaceAll("−", "-");
const next = (value: number, steps: number): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
};

/** Doubles between 0 and 1: the nearest to both ends, denormals, every power of ten, and some of all sizes. */
const inside = [
  Number.MIN_VALUE,
  next(0, 7),
  2.2250738585072014e-308,
  ...Array.from({ length: 320 }, (_, power) => 10 ** -(power + 1)),
  ...Array.from({ length: 40 }, (_, steps) => next(1, -1 - steps)),
  ...Array.from({ length: 16 }, (_, power) => 1 - 10 ** -(power + 1)),
  ...[
    0.0004999, 0.0005, 0.00095, 0.0049, 0.005, 0.0095, 0.5, 0.9905, 0.994999, 0.995, 0.9986, 0.9994999, 0.9995, 0.99951,
  ],
  ...((random) => Array.from({ length: 1000 }, () => random() ** (1 + 30 * random())))(uniform("shares")),
].filter((share) => share > 0 && share < 1);

test("nothing between none and all is written as 0 % or 100 %, and what is written is true", () => {
  const wrong: string[] = [];
  for (const share of inside) {
    for (const value of [share, -share, 1 - share].filter((part) => part !== 0 && part !== 1)) {
      for (const digits of [0, 1, 2]) {
        const text = plain(sayShare(value, { digits, signed: digits === 1 }));
        const [, bound, number] = /^([<>]?)([+-]?[\d.]+) %$/u.exec(text) ?? [];
        const written = Number(number) / 100;
        const off = Math.abs(written - value);
        const isTrue =
          bound === "<"
            ? value < written
            : bound === ">"
              ? value > written
              : off <= 0.005 * 10 ** -digits + 1e-12 && ![0, 1, -1].includes(written);
        if (!isTrue) wrong.push(`${value} is written ${text}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("none is 0 %, all is 100 %, and the rest is as short as it can be read", () => {
  const said = [0, 1, 0.38, 0.005, 0.0002, 0.9986, 0.99999, 0.5, 1.4, 1.0001, 0.123].map((share) =>
    plain(sayShare(share)),
  );
  expect(said).toEqual([
    "0 %",
    "100 %",
    "38 %",
    "0.5 %",
    "<0.1 %",
    "99.9 %",
    ">99.9 %",
    "50 %",
    "140 %",
    ">100 %",
    "12 %",
  ]);
  expect(plain(sayShare(0.125, { digits: 1 }))).toBe("12.5 %");
  expect([0.14, -0.14, -0.0001, -0.99999].map((change) => plain(sayShare(change, { signed: true })))).toEqual([
    "+14 %",
    "-14 %",
    ">-0.1 %",
    "<-99.9 %",
  ]);
});

test("25 of 109, or all but one of ten thousand, never reads as none or all", () => {
  for (const asked of [2, 3, 109, 1000, 4096, 10_000, 1_000_000]) {
    for (const right of [1, asked - 1]) expect(plain(sayShare(right / asked))).not.toMatch(/^(0|100) %$/u);
  }
});

test("an interval holds what it was said of, and no end of it reads as none or all that is not", () => {
  const ends = ([low, high]: readonly [number, number]) => Object.values(sayEnds({ low, high })).join("–");
  expect(
    (
      [
        [0, 1],
        [0.547, 0.7001],
        [0.0079, 0.9945],
        [0.0004, 0.9996],
        [0.29, 0.57],
        [0.996, 0.003],
      ] as const
    ).map(ends),
  ).toEqual(
    // prettier-ignore
    ["0–100", "54–71", "0.7–99.5", "<0.1–>99.9", "29–57", "99–1"],
  );
  for (const share of inside) {
    const { low, high } = sayEnds({ low: share, high: share });
    for (const end of [low, high]) expect(end, String(share)).not.toMatch(/^(0|100)$/u);
    if (!low.startsWith("<")) expect(Number(low.replace(">", "")) / 100).toBeLessThanOrEqual(share + 1e-8);
    if (!high.startsWith(">")) expect(Number(high.replace("<", "")) / 100).toBeGreaterThanOrEqual(share - 1e-8);
  }
});

test("a probability is never all or nothing, even where float32 has rounded it", () => {
  expect(plain(sayShare(neverCertain(1)))).toBe(">99.9 %");
  expect(plain(sayShare(neverCertain(0)))).toBe("<0.1 %");
  expect(formatQuantity(1, { quantity: "nextProbability", digits: 3 })).toBe(">0.999999");
  for (const share of inside) expect(plain(sayShare(neverCertain(Math.fround(share))))).not.toMatch(/^(0|100) %$/u);
});

test("a part of 1 in a table, and a gate, are never rounded to 0 or 1", () => {
  expect([0.42, 0.9996, 1 - 1e-9, 1, 0].map((part) => formatPart(part, { digits: 3 }))).toEqual([
    "0.420",
    "0.9996",
    ">0.999999",
    "1.000",
    "0.000",
  ]);
  const written = inside.flatMap((part) => [
    formatGate(part),
    ...[2, 3, 4].map((digits) => formatPart(part, { digits })),
  ]);
  expect(written.filter((text) => /^(0(\.0+)?|1(\.0+)?)$/u.test(text))).toEqual([]);
});

test("no message writes a share by itself: none formats per cent, and none but the share's own has the sign after a place", () => {
  for (const [key, text] of Object.entries(englishTexts())) {
    if (key.startsWith("lessons.")) continue;
    const elements = flat(new IntlMessageFormat(text, "en").getAst());
    for (const [index, { type, value, style }] of elements.entries()) {
      if (type === number) expect(style ?? null, `${key}: ${text}`).toBeNull();
      const isAfterPlace = index > 0 && elements[index - 1]!.type !== literal;
      if (type === literal && isAfterPlace && key !== "shares.percent") {
        expect(value, `${key}: ${text}`).not.toMatch(/^\s*(%|per ?cent)/u);
      }
    }
  }
});

test("nothing but the one way to write a share writes the sign of per cent after a number", () => {
  const sources = ["src", "scripts"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => `${root}/${path}`),
  );
  const writers = new Set(["src/words/share.ts"]);
  for (const path of sources.filter((path) => /(?<!\.d)\.tsx?$/u.test(path) && !writers.has(path))) {
    const source = readFileSync(path, "utf8");
    expect(source.match(/\}(\s|\\u[\da-f]{4})%/giu) ?? [], path).toEqual([]);
    expect(source.match(/style:\s*"percent"/gu) ?? [], path).toEqual([]);
  }
});

const literal = 0;
const number = 2;

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly style?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly unknown[] }>>;
  readonly children?: readonly unknown[];
}

function flat(elements: readonly unknown[]): Element[] {
  return (elements as readonly Element[]).flatMap((element) => [
    element,
    ...Object.values(element.options ?? {}).flatMap(({ value }) => flat(value)),
    ...flat(element.children ?? []),
  ]);
}

test("what is said beside two numbers follows from them as they are written", () => {
  const percent = (one: number, other: number): string => sayShare(Math.abs(one / other - 1));
  const random = uniform("pairs");
  expect(formatPair(1.128, 0.834, percent)).toEqual({ one: "1.128", other: "0.834", said: "35\u202f%" });
  for (let times = 0; times < 2000; times++) {
    const other = 10 ** (5 * random() - 3);
    const { one, other: beside, said } = formatPair(other * (0.2 + 2 * random()), other, percent);
    const [first, second] = [one, beside].map((text) => Number(text.replaceAll(",", "")));
    expect(percent(first!, second!), `${one} and ${beside}`).toBe(said);
  }
});

test("a number in a sentence is written as numbers are, to its last decimal", () => {
  expect(say("{now} of {length}, by {rate}", { now: 4096, length: "x", rate: 0.0005 })).toBe("4,096 of x, by 0.0005");
  expect(say("{n, plural, one {# word} other {# words}} of {n}", { n: 1500 })).toBe("1,500 words of 1,500");
});

test("a number in a place of a sentence is written as all numbers are; what a choice says may be spelled like a place", () => {
  const message =
    "Of {pairs} {kind, select, new {new pairs} other {pairs}}, {pairs, plural, one {# is} other {# are}} kept.";
  expect(say(message, { pairs: 4096, kind: "old" })).toBe("Of 4,096 pairs, 4,096 are kept.");
  expect(say(message, { pairs: 1, kind: "new" })).toBe("Of 1 new pairs, 1 is kept.");
});
