// What are a cue and a word of it called on the first screen? As they stand in the text.

import type { PageRun } from "#state/store";
import { shortened, spoken, written } from "#components/text/spelling";

const longestName = 16;

export function nameOf({ tokens }: Pick<PageRun, "tokens">, token: number): string {
  const read = tokens.tokens[token]!;
  return shortened(written(read) || spoken(read.word), longestName);
}

/** Its words one after the other, with a space between two where the text has something there: letters have nothing. */
export function cueName(run: Pick<PageRun, "tokens">, tokens: readonly number[]): string {
  return tokens
    .map((token, index) => (index === 0 || run.tokens.tokens[token]!.before === "" ? "" : " ") + nameOf(run, token))
    .join("");
}
