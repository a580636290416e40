// In which language does the page speak? Every catalogue passes through `translated` as it is loaded, and comes out in the
// reader's language. English is what the code holds; a translation is one flat record of texts by where they stand.
// Leaves to say.ts how places, plurals and numbers are filled in.

import { isMessage } from "./message";
import { pseudo } from "./pseudo";

/** Texts by where they stand: “header.share”, “lessons.momentum.steps.2.prose”. */
type Texts = Readonly<Record<string, string>>;

/** The translations there are, by language tag. What one lacks stays English. */
const translations: Readonly<Record<string, (key: string, english: string) => string>> = {
  // Every text in accents: what stays plain on such a page is in no catalogue.
  "en-XA": (_, english) => pseudo(english),
};

const english = "en";

/** The language of this page, a worker of it, or a program in Node: fixed when it starts. */
export const locale = chosenLocale();

/** A page takes `?lang=`, else the first of the reader's languages that there is; a worker is named after its page's. */
function chosenLocale(): string {
  if (typeof document === "undefined") return knownLocale((globalThis as { name?: string }).name) ?? english;
  const asked = new URLSearchParams(location.search).get("lang");
  for (const tag of [asked, ...navigator.languages]) {
    const known = knownLocale(tag);
    if (known) return known;
  }
  return english;
}

function knownLocale(tag: string | null | undefined): string | null {
  const known = [english, ...Object.keys(translations)];
  return known.find((one) => one === tag) ?? known.find((one) => one === tag?.split("-")[0]) ?? null;
}

/** Names under which words stand; null is all of them. What is in a list stands under the name of the list. */
type Fields = readonly string[] | null;

const catalogues = new Map<string, { readonly catalogue: unknown; readonly fields: Fields }>();

/** A catalogue, all of it words, in the page's language. `name` is where its texts stand in a translation. */
export function translated<const T>(name: string, catalogue: T): T {
  return inLanguage(name, null, catalogue);
}

/** A table some of whose texts are words: those under `fields`, and in lists there. */
export function translatedFields<const T>(name: string, fields: readonly string[], table: T): T {
  return inLanguage(name, fields, table);
}

function inLanguage<T>(name: string, fields: Fields, catalogue: T): T {
  catalogues.set(name, { catalogue, fields });
  const translation = translations[locale];
  return translation
    ? mapTexts(catalogue, (key, text) => translation(key === "" ? name : `${name}.${key}`, text), fields)
    : catalogue;
}

/** Every English text of every catalogue loaded so far: what a translator gets. */
export function englishTexts(): Texts {
  const all: Record<string, string> = {};
  for (const [name, { catalogue, fields }] of catalogues) {
    for (const [key, text] of Object.entries(textsOf(catalogue, fields))) all[`${name}.${key}`] = text;
  }
  return all;
}

/** The texts of one catalogue, by where they stand in it. */
export function textsOf(catalogue: unknown, fields: Fields = null): Texts {
  const texts: Record<string, string> = {};
  mapTexts(catalogue, (key, text) => (texts[key] = text), fields);
  return texts;
}

/** The catalogue with other texts in their places; what these lack stays as it is. */
export function withTexts<T>(catalogue: T, texts: Texts, fields: Fields = null): T {
  return mapTexts(catalogue, (key, text) => texts[key] ?? text, fields);
}

function mapTexts<T>(catalogue: T, change: (key: string, text: string) => string, fields: Fields): T {
  const map = (value: unknown, path: readonly string[], field: string): unknown => {
    if (typeof value === "string" || isMessage(value))
      return fields === null || fields.includes(field) ? change(path.join("."), value as string) : value;
    if (Array.isArray(value)) return value.map((item, index) => map(item, [...path, String(index)], field));
    if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item, [...path, key], key)]));
  };
  return map(catalogue, [], "") as T;
}
