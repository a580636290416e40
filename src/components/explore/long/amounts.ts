// How are large amounts of a long text written? Bytes with three digits, words in round thousands and millions.

import { say, sayNumber } from "#words/say";
import { longWords } from "./words";

/** 32.8 kB: powers of a thousand. */
export function sayBytes(bytes: number): string {
  const power = Math.min(longWords.bytes.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return say(longWords.bytes[power]!, { n: sayNumber(bytes / 1000 ** power, { maximumSignificantDigits: 3 }) });
}

/** 100k, 2M. */
export function sayLength(words: number): string {
  const { k, m } = longWords.lengths;
  return words >= 1e6 ? say(m, { n: words / 1e6 }) : words >= 1000 ? say(k, { n: words / 1000 }) : sayNumber(words);
}

export function sayWords(n: number): string {
  return say(longWords.unit, { n });
}

/** Where a distance ends that begins at `least`. */
export function farthest({ least }: { readonly least: number }): number {
  return 2 * least - 1;
}
