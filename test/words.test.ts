// Can the page speak another language? Every text for people stands in a catalogue, and every catalogue can be translated.

import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { pseudo } from "#words/pseudo";
import { englishTexts } from "#words/translate";
import { catalogueFiles } from "./support/catalogues";
import { strayTexts } from "./support/strayText";

/** Texts that are read by a model, shaders, style sheets, and programs whose mistakes only a programmer can make or meets in a terminal. */
const notPage =
  /^src\/(model\/(kernels\/|learning\/|trained\/(tasks\/|recipes|evaluation|weights)|reading\/headless|check\/(goldenCases|goldenRules|frontierCases|nestedCases|recompute|verify)|contracts\/(config|evaluated|golden|vocabulary))|components\/(hooks\/breakpoints|explore\/strip\/barSheet)|lessons\/(\d\d-|teaching\/|exhibits\/))/u;

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => `src/${path}`)
  .filter((path) => /(?<!\.d)\.tsx?$/u.test(path));

test("every text for people stands in a catalogue", () => {
  const stray = sources
    .filter((path) => !notPage.test(path))
    .flatMap((path) => strayTexts(path, readFileSync(path, "utf8")).map(({ line, text }) => `${path}:${line} ${text}`));
  expect(stray).toEqual([]);
});

test("every message is well formed, fills the same places in another language, and no two catalogues share a name", () => {
  expect(catalogueFiles.length).toBeGreaterThan(20);
  const names = sources.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(/\btranslated(?:Fields)?\(\s*"([^"]+)"/gu)].map(([, name]) => name!),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const texts = Object.entries(englishTexts()).filter(([key]) => !key.startsWith("lessons."));
  expect(texts.length).toBeGreaterThan(800);
  for (const [key, text] of texts) expect(placesOf(pseudo(text)), key).toEqual(placesOf(text));
});

test("every word of every lesson is in its catalogue", () => {
  const texts = englishTexts();
  for (const { id, title, steps } of lessons) {
    expect(texts[`lessons.${id}.title`]).toBe(title);
    for (const [step, { prose }] of steps.entries()) expect(texts[`lessons.${id}.steps.${step}.prose`]).toBe(prose);
  }
});

/** The names of a message's places, in the order they are met. */
function placesOf(message: string): string[] {
  const places: string[] = [];
  const walk = (elements: readonly unknown[]): void => {
    for (const element of elements as readonly Element[]) {
      if (element.type !== literal && element.value !== undefined) places.push(element.value);
      for (const { value } of Object.values(element.options ?? {})) walk(value);
      walk(element.children ?? []);
    }
  };
  walk(new IntlMessageFormat(message, "en").getAst());
  return places;
}

const literal = 0;

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly unknown[] }>>;
  readonly children?: readonly unknown[];
}
