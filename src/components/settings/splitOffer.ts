// Does an untrained memory's text make sense as it is split? A sequence of letters, or a row of a table without spaces, is one word,
// and a memory that learns from word to word learns nothing of it. What is wrong, and which other split makes more of the text.

import { maximumTokens } from "#model/contracts/config";
import type { Split } from "#model/contracts/splits";
import { tokensOf, type Reader, type Token } from "#model/contracts/tokenizer";

/** A word of more characters than these is a sequence that nobody wrote as a word. */
const longestOrdinary = 40;
/** In characters, from its first that is seen to its last: a longer text has more than `fewest` words where it has spaces. */
const longEnough = 200;
const fewest = 8;
/** A word as long as this, of as few letters, is a sequence: DNA has four. */
const shortestSequence = 12;
const lettersOfSequence = 6;

export type Trouble =
  | { readonly kind: "longWord"; readonly letters: number }
  | { readonly kind: "fewWords"; readonly n: number; readonly characters: number }
  | { readonly kind: "values" };

interface SplitText {
  readonly text: string;
  /** As `reader` reads it. */
  readonly tokens: readonly Token[];
  readonly reader: Reader;
}

/** What is said of a text; null where it is well split. */
export function troubleOf(split: SplitText): Trouble | null {
  const { text, tokens } = split;
  const longest = tokens.reduce((most, { text }) => (text.length > most.length ? text : most), "");
  const letters = longest.length > longestOrdinary || isSequence(longest) ? Array.from(longest).length : 0;
  if (letters > longestOrdinary || (tokens.length < fewest && 2 * letters > seen(text)))
    return { kind: "longWord", letters };
  if (areValues(split)) return { kind: "values" };
  if (tokens.length >= fewest) return null;
  const characters = Array.from(text.trim()).length;
  return characters > longEnough ? { kind: "fewWords", n: tokens.length, characters } : null;
}

/** The larger parts first. */
const others = ["separators", "letters"] as const satisfies readonly Split[];

/** Another split of a text that makes more of it; null where none does, or it is well split as it is. */
export function otherSplit(split: SplitText): Split | null {
  const { text, reader } = split;
  const trouble = troubleOf(split);
  if (trouble === null) return null;
  if (trouble.kind === "values") return "separators";
  if (trouble.kind === "longWord" && !isMostlyLong(split)) return null;
  const found = others.find((other) => {
    if (other === reader.split) return false;
    const { tokens } = tokensOf(text, { ...reader, split: other });
    // Letters that stand far apart, between signs, are none that were meant.
    const isFull = other === "separators" || tokens.length === maximumTokens || 2 * tokens.length >= seen(text);
    return tokens.length >= fewest && isFull && !isMostlyLong({ tokens });
  });
  return found ?? null;
}

function isSequence(word: string): boolean {
  if (word.length < shortestSequence || !/^\p{L}+$/u.test(word)) return false;
  return new Set(word.toLowerCase()).size <= lettersOfSequence;
}

/** Whether long words have more than half of all letters. */
function isMostlyLong({ tokens }: Pick<SplitText, "tokens">): boolean {
  let [all, long] = [0, 0];
  for (const { text } of tokens) {
    all += text.length;
    if (text.length > longestOrdinary || isSequence(text)) long += text.length;
  }
  return 2 * long > all;
}

const number = /^[+\-−]?\p{N}+(?:[.,:/-]\p{N}+)*(?:e[+\-−]?\d+)?%?$/iu;

/** Whether more than half of what stands between the separators of a text is numbers, and it is split at other places. */
function areValues({ text, tokens, reader }: SplitText): boolean {
  if (reader.split !== "words" || 4 * (text.match(/\p{N}/gu)?.length ?? 0) < seen(text)) return false;
  const values = tokensOf(text, { ...reader, split: "separators" }).tokens;
  if (values.length < fewest || 2 * values.filter(({ word }) => number.test(word)).length <= values.length)
    return false;
  return values.length !== tokens.length || values.some(({ text }, index) => text !== tokens[index]!.text);
}

/** The characters of a text that are no white space, in UTF-16 units. */
function seen(text: string): number {
  return text.replace(/\s+/gu, "").length;
}
