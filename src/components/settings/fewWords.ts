// Has a text too few words to show anything? A sequence of letters, or a row of a table without spaces, is one word, and a
// memory that learns from word to word learns nothing of it.

import type { Token } from "#model/contracts/tokenizer";

/** A word of more characters than these is a sequence that nobody wrote as a word. */
const longestOrdinary = 40;
/** In characters, from its first that is seen to its last: a longer text has more than `fewest` words where it has spaces. */
const longEnough = 200;
const fewest = 8;

type TooFew =
  | { readonly kind: "longWord"; readonly letters: number }
  | { readonly kind: "fewWords"; readonly n: number; readonly characters: number };

/** What is said of an untrained memory's text; null where its words are enough for its length. */
export function tooFewWords({ text, tokens }: { text: string; tokens: readonly Token[] }): TooFew | null {
  const longest = tokens.reduce((most, { text }) => (text.length > most.length ? text : most), "");
  const letters = longest.length > longestOrdinary ? Array.from(longest).length : 0;
  if (letters > longestOrdinary) return { kind: "longWord", letters };
  if (tokens.length >= fewest) return null;
  const characters = Array.from(text.trim()).length;
  return characters > longEnough ? { kind: "fewWords", n: tokens.length, characters } : null;
}
