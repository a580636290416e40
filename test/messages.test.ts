// Does the page as it is built say what its catalogues say? Their messages are read while it is built (scripts/messages.mjs); here
// they are held against the texts, and what is said against the library that other programs say messages with.

import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import type { Pieces } from "#words/message";
import { pseudo } from "#words/pseudo";
import { readMessage } from "#words/readMessage";
import { placesOf, sayParts } from "#words/say";
import { englishTexts } from "#words/translate";
import { withMessagesRead } from "../scripts/messages.mjs";
import "./support/catalogues";

const texts = [...new Set(Object.values(englishTexts()))];
const messages = texts.filter((text) => JSON.stringify(readMessage(text)) !== JSON.stringify([0, text]));

test("the build reads every message of every catalogue, each in its place, and nothing else", () => {
  const found = new Set<string>();
  for (const path of readdirSync("src", { recursive: true, encoding: "utf8" })) {
    if (!/(?<!\.d)\.tsx?$/u.test(path)) continue;
    const inFile: string[] = [];
    const source = readFileSync(`src/${path}`, "utf8");
    if (!source.includes("translated(")) continue;
    const built = withMessagesRead(source, path, (text) => inFile.push(text));
    for (const text of inFile) expect(built).toContain(JSON.stringify(readMessage(text)));
    withMessagesRead(built, path, (text) => expect.fail(`${path} still has “${text}”`));
    inFile.forEach((text) => found.add(text));
  }
  expect(messages.length).toBeGreaterThan(500);
  expect([...found].sort()).toEqual(messages.toSorted());
});

test("a text that is no message, or one that nothing here says, fails the build with its file", () => {
  const catalogue = (text: string): string => `const words = translated("test", { one: "${text}" });`;
  const build = (text: string) => () => withMessagesRead(catalogue(text), "src/words/test.ts");
  expect(build("{n, plural, one {# word}")).toThrow(
    /^src\/words\/test\.ts: “\{n, plural, one \{# word\}” is no message/u,
  );
  expect(build("{n, plural, one {# word}}")).toThrow(SyntaxError);
  expect(build("on {day, date, short}")).toThrow(/“on \{day, date, short\}”.*nothing here says a date so/u);
  expect(build("{n, plural, offset:1 other {#}}")).toThrow(/nothing here says a plural so/u);
  expect(build("{n, number, percent}")).toThrow(/nothing here says a number so/u);
  expect(build("the {n} words")()).toBe(`const words = translated("test", { one: [0,"the ",["n"]," words"] });`);
});

test("what is said of a message, however its places are filled, is what the library says", () => {
  for (const text of messages) {
    const format = new IntlMessageFormat(text, "en");
    for (const filling of fillingsOf(readMessage(text).slice(1) as Pieces)) {
      const said = format.format<unknown>(filling);
      const read = readMessage(text) as unknown as string; // as a built page hands it over
      expect(sayParts(read, filling), text).toEqual(Array.isArray(said) ? said : [said]);
    }
  }
});

test("a message that is read and then put in another language is that language's, read", () => {
  for (const text of messages)
    expect(pseudo(readMessage(text) as unknown as string), text).toEqual(readMessage(pseudo(text)));
});

test("the places of a sentence come in its order, whatever its choices are called", () => {
  expect(placesOf("The {unit, select, letters {letter} other {word}} is {word}, not {other}")).toEqual([
    "unit",
    "word",
    "other",
  ]);
  expect(() => sayParts("{n} words", {})).toThrow("Nothing fills {n}.");
});

/** Every choice of every place once, what stands in tags in a list; numbers of three digits and decimals, as all write them. */
function fillingsOf(pieces: Pieces): Record<string, unknown>[] {
  const values = new Map<string, unknown[]>();
  const walk = (inside: Pieces): void => {
    for (const piece of inside) {
      if (typeof piece === "string" || piece[0] === "#") continue;
      const [name, kind, within] = piece;
      const before = values.get(name) ?? [];
      if (kind === "plural") values.set(name, [0, 1, 2, 5, 12, 100, 999, 1.5]);
      else if (kind === "select") values.set(name, [...Object.keys(within), "constructor"]);
      else if (kind === "tag") values.set(name, [(said: unknown[]) => ({ said }), (said: unknown[]) => said]);
      else if (kind === "number") values.set(name, [0, 4096, 0.25]);
      else if (before.length === 0) values.set(name, ["", "word", "{n}", { element: name }, 7]);
      if (kind === "tag") walk(within);
      else if (within) Object.values(within).forEach(walk);
    }
  };
  walk(pieces);
  const most = Math.max(...Array.from(values.values(), ({ length }) => length));
  return Array.from({ length: most }, (_, turn) =>
    Object.fromEntries(Array.from(values, ([name, each], place) => [name, each[(turn + place) % each.length]])),
  );
}
