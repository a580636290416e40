// Into what does an untrained memory's text part? Its words; its letters, where it has no words, as DNA; or what stands between
// its separators, where they are what parts it, as the values of a table or a series. Leaves to wordEnds.ts where words and letters
// end, and to tokenizer.ts what becomes of the parts.

import { letterEnds, plainEnds, plainLetterEnds, wordEnds } from "./wordEnds";

export const splits = ["words", "letters", "separators"] as const;
export type Split = (typeof splits)[number];

/** Whether a key stands for what the last parts are together, and their shorter endings, and not for what each is by itself. */
export function isTogether(split: Split): boolean {
  return split === "letters";
}

/** Whether what stands between the parts is only shown, or read as tokens of its own. White space is never read. */
export const punctuations = ["shown", "read"] as const;
export type Punctuation = (typeof punctuations)[number];

interface Cut {
  /** Where each segment of a text ends: the parts, and what stands between them. */
  readonly ends: (text: string) => number[];
  /** The same where the browser knows no language. */
  readonly plainEnds: (text: string) => number[];
  /** A segment that is no token where punctuation is only shown. */
  readonly between: RegExp;
}

export const onlySpace = /^\s*$/u;
export const onlySpaceOrPunctuation = /^[\s\p{P}]*$/u;
/** Commas and semicolons as they are written anywhere, and the line between two cells: 0.31, −2 and 3/4 stay whole. */
const fields = /[^\s,;|،؛、，；]+|[,;|،؛、，；]|\s+/gu;
/** The same where commas stand in numbers alone, one each, and something else parts them: 0,31;0,52. */
const fieldsWithDecimals = /[^\s;|]+|[;|]|\s+/gu;
const otherSeparator = /[;|\t]/u;
const commaOfList = /(?<!\d),|,(?!\d)|,\d+,/u;

export const cuts: Readonly<Record<Split, Cut>> = {
  words: { ends: wordEnds, plainEnds, between: onlySpaceOrPunctuation },
  letters: { ends: letterEnds, plainEnds: plainLetterEnds, between: onlySpaceOrPunctuation },
  separators: { ends: fieldEnds, plainEnds: fieldEnds, between: /^(?:\s*|[,;|،؛、，；])$/u },
};

function fieldEnds(text: string): number[] {
  return Array.from(
    text.matchAll(otherSeparator.test(text) && !commaOfList.test(text) ? fieldsWithDecimals : fields),
    ({ 0: segment, index }) => index + segment.length,
  );
}
