// How does a text become tokens? For the untrained memory words by Intl.Segmenter, in any language; for a trained model the
// words it knows, and all others spelled out. What lies between tokens is kept for display.

import { maximumTokens } from "./config";
import type { MemorySettings } from "./knobs";
import { encodeText, isSpelling } from "./vocabulary";

export interface Token {
  /** What is learned: the text in lower case and one Unicode form. Equal words are the same token. */
  readonly word: string;
  /** The text as it was written. */
  readonly text: string;
  /** What stands between the token before and this one: spaces, punctuation. */
  readonly before: string;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** What stands after the last token. */
  readonly tail: string;
  /** Tokens that were left out because the text is too long. */
  readonly leftOut: number;
}

/** Whether punctuation is only shown between words, or read as tokens of its own. */
export const punctuations = ["shown", "read"] as const;
export type Punctuation = (typeof punctuations)[number];

const onlySpace = /^\s*$/u;
const onlySpaceOrPunctuation = /^[\s\p{P}]*$/u;
/** Segmenting a megabyte takes seconds; no text of this many characters has fewer tokens than are read at most. */
const maximumCharacters = 200_000;

/** The tokens that the reader of these settings reads. */
export function tokensOf(text: string, { model, punctuation }: Pick<MemorySettings, "model" | "punctuation">): Tokens {
  return model === "untrained" ? tokenise({ text, punctuation }) : tokeniseForModel(text);
}

/** Stands on the page for a token that has no text of its own: the mark before a spelled word, a letter's further bytes. */
const silent = "·";

function tokeniseForModel(text: string): Tokens {
  const { tokens, tail } = encodeText(text.slice(0, maximumCharacters));
  const beyond = text.slice(maximumCharacters).match(/\S+/gu)?.length ?? 0;
  const leftOut = Math.max(0, tokens.length - maximumTokens) + beyond;
  return {
    tokens: tokens.slice(0, maximumTokens).map(({ word, text, before }) => ({ word, text: text || silent, before })),
    tail: leftOut > 0 ? "" : tail,
    leftOut,
  };
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

/** Where in the text a token's own letters begin. */
export function characterAt({ tokens }: Tokens, token: number): number {
  let at = 0;
  for (const { before, text } of tokens.slice(0, token)) at += before.length + (text === silent ? 0 : text.length);
  return at + (tokens[token]?.before.length ?? 0);
}

/** The last token that begins at a place of the text or before it; the first where none does. */
export function tokenAtCharacter({ tokens }: Tokens, character: number): number {
  let at = 0;
  let found = 0;
  for (const [token, { before, text }] of tokens.entries()) {
    if (at + before.length > character) break;
    found = token;
    at += before.length + (text === silent ? 0 : text.length);
  }
  return found;
}

/** The token of another reading of the same text that stands where this one does. */
export function sameWord({ from, to, token }: { from: Tokens; to: Tokens; token: number }): number {
  return from === to || token < 0 ? token : tokenAtCharacter(to, characterAt(from, token));
}

export function tokenise({ text, punctuation }: { text: string; punctuation: Punctuation }): Tokens {
  const skipped = punctuation === "shown" ? onlySpaceOrPunctuation : onlySpace;
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  const tokens: Token[] = [];
  let before = "";
  let leftOut = 0;
  for (const { segment } of segmenter.segment(text.slice(0, maximumCharacters))) {
    if (skipped.test(segment)) before += segment;
    else if (tokens.length < maximumTokens) {
      tokens.push({ word: segment.normalize("NFKC").toLocaleLowerCase("en"), text: segment, before });
      before = "";
    } else leftOut++;
  }
  const beyond = text.slice(maximumCharacters).match(/\S+/gu)?.length ?? 0;
  leftOut += beyond;
  return { tokens, tail: leftOut > 0 ? "" : before, leftOut };
}
