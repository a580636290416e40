// How does a text become tokens? For the untrained memory words, in any language, letters, or values; for a trained model the words
// it knows, and all others spelled out. What lies between tokens is kept for display. Leaves to readable.ts which characters are
// read, and to splits.ts where a token ends.

import { maximumTokens } from "./config";
import { cutText } from "./longestText";
import type { ModelName } from "./models";
import { normalForm, readable, type Readable } from "./readable";
import { cuts, onlySpace, onlySpaceOrPunctuation, type Punctuation, type Split } from "./splits";
import { encodeText, isSpelling } from "./vocabulary";

export interface Token {
  /** What is learned: the text in lower case and one Unicode form. Equal words are the same token. */
  readonly word: string;
  /** The text as it was written. */
  readonly text: string;
  /** What stands between the token before and this one: spaces, punctuation, characters that nobody sees. */
  readonly before: string;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Where in the text each token's own letters begin, in UTF-16 units. */
  readonly starts: readonly number[];
  /** What stands after the last token. */
  readonly tail: string;
  /** Tokens that were left out because the text is too long. */
  readonly leftOut: number;
}

/** Of a run's settings, what decides how its text is cut. */
export interface Reader {
  readonly model: ModelName;
  readonly split: Split;
  readonly punctuation: Punctuation;
}

/** Whether two readers cut every text into the same tokens. A trained model has its own way, and all of them have the same. */
export function readsAlike(a: Reader, b: Reader): boolean {
  if (a.model !== "untrained" || b.model !== "untrained") return a.model !== "untrained" && b.model !== "untrained";
  return a.split === b.split && a.punctuation === b.punctuation;
}

/** The tokens that the reader of these settings reads. */
export function tokensOf(text: string, { model, split, punctuation }: Reader): Tokens {
  return model === "untrained" ? tokenise({ text, split, punctuation }) : tokeniseForModel(text);
}

/** The tokens of an untrained memory. `isPlain`: as a browser would cut the text that knows nothing of languages. */
export function tokenise({
  text,
  split = "words",
  punctuation,
  isPlain = false,
}: {
  text: string;
  split?: Split;
  punctuation: Punctuation;
  isPlain?: boolean;
}): Tokens {
  const written = cutText(text).text;
  const read = readable(written);
  const { ends, plainEnds, between } = cuts[split];
  const skipped = punctuation === "shown" ? between : onlySpace;
  const spans: Span[] = [];
  let start = 0;
  let count = 0;
  for (const end of (isPlain ? plainEnds : ends)(read.text)) {
    const segment = read.text.slice(start, end);
    if (!skipped.test(segment)) {
      const word = count < maximumTokens ? normalForm(segment, "NFKC").toLocaleLowerCase("en") : "";
      if (count < maximumTokens) spans.push({ word, start, end });
      count++;
    }
    start = end;
  }
  return placed(spans, { read, written, leftOut: count - spans.length + wordsBeyond(text, written) });
}

/** Stands on the page for a token that has no text of its own: the mark before a spelled word, a letter's further bytes. */
const silent = "·";

function tokeniseForModel(text: string): Tokens {
  const written = cutText(text).text;
  const read = readable(written);
  const { tokens, leftOut } = encodeText(read.text, maximumTokens);
  const spans: Span[] = [];
  let end = 0;
  for (const { word, text, before } of tokens) {
    const start = end + before.length;
    end = start + text.length;
    spans.push({ word, start, end });
  }
  return placed(spans, { read, written, leftOut: leftOut + wordsBeyond(text, written) });
}

/** A token's word, and the units of the readable text that it is made of. */
interface Span {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Tokens with the very letters that were written, and where they were. */
function placed(
  spans: readonly Span[],
  { read, written, leftOut }: { read: Readable; written: string; leftOut: number },
): Tokens {
  const starts: number[] = [];
  let at = 0;
  const tokens = spans.map(({ word, start, end }) => {
    const isSilent = start === end;
    const from = Math.max(at, isSilent ? (start > 0 ? read.to(start - 1) : 0) : read.from(start));
    const to = isSilent ? from : Math.max(from, read.to(end - 1));
    const token = { word, text: written.slice(from, to) || silent, before: written.slice(at, from) };
    starts.push(from);
    at = to;
    return token;
  });
  return { tokens, starts, tail: leftOut > 0 ? "" : written.slice(at), leftOut };
}

function wordsBeyond(text: string, written: string): number {
  return text.length === written.length ? 0 : (text.slice(written.length).match(/\S+/gu)?.length ?? 0);
}

/** The distinct words and signs that a trained model does not know and spells out, as they are first written. */
export function spelledWords({ tokens }: Tokens): string[] {
  const found = new Map<string, string>();
  let written = "";
  const end = (): void => {
    const key = written.toLowerCase();
    if (written !== "" && !found.has(key)) found.set(key, written);
    written = "";
  };
  for (const { word, text, before } of tokens) {
    if (before !== "" || !isSpelling(word)) end();
    if (isSpelling(word) && text !== silent) written += text;
  }
  end();
  return [...found.values()];
}

/** Which part of a text's words are spelled out, each as often as it stands there; 0 of none. Signs that the model knows are no words. */
export function spelledShare({ tokens }: Tokens): number {
  let [spelled, known, isOpen] = [0, 0, false];
  for (const { word, before } of tokens) {
    if (!isSpelling(word)) {
      if (!onlySpaceOrPunctuation.test(word)) known++;
      isOpen = false;
    } else if (!isOpen || before !== "") {
      spelled++;
      isOpen = true;
    }
  }
  return spelled === 0 ? 0 : spelled / (spelled + known);
}

/** Where in the text a token's own letters begin. */
export function characterAt({ starts }: Tokens, token: number): number {
  return starts[token] ?? starts.at(-1) ?? 0;
}

/** The last token that begins at a place of the text or before it; the first where none does. */
export function tokenAtCharacter({ starts }: Tokens, character: number): number {
  let [found, beyond] = [0, starts.length];
  while (beyond - found > 1) {
    const middle = (found + beyond) >> 1;
    if (starts[middle]! <= character) found = middle;
    else beyond = middle;
  }
  return found;
}

/** The token of another reading of the same text that stands where this one does. */
export function sameWord({ from, to, token }: { from: Tokens; to: Tokens; token: number }): number {
  return from === to || token < 0 ? token : tokenAtCharacter(to, characterAt(from, token));
}

/** The last token of another reading of the same text that this one has read: of a word's letters the last. */
export function sameEnd({ from, to, token }: { from: Tokens; to: Tokens; token: number }): number {
  if (from === to || token < 0) return token;
  return tokenAtCharacter(to, characterAt(from, token) + (from.tokens[token]?.text.length ?? 1) - 1);
}
