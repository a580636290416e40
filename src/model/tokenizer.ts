// How does a text become tokens? Words by Intl.Segmenter, in any language; what lies between them is kept for display.

import { maximumTokens } from "./config";

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
