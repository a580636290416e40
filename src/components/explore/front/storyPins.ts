// Which sentences of a story belong together? A question that was asked, and where its answer was told first.

import type { AnswerSpan } from "#scene/scene";

export interface Pins {
  /** The token that answers the question. */
  readonly answer: number;
  /** First and last token of the sentence that told it first, and of the question. */
  readonly fact: readonly [number, number];
  readonly question: readonly [number, number];
  /** How many tokens before the answer its word was told first, and how many before it was said last. */
  readonly told: number;
  readonly said: number;
}

/** Of the last question that was read up to `token`; null where none was, or its answer was never told. */
export function storyPins(
  words: readonly string[],
  { answers, token }: { answers: readonly AnswerSpan[]; token: number },
): Pins | null {
  const answer = answers.findLast((span) => span.token - 1 <= token)?.token;
  if (answer === undefined) return null;
  const word = words[answer]!;
  const first = words.indexOf(word);
  if (first >= answer) return null;
  return {
    answer,
    fact: sentenceAt(words, first),
    question: sentenceAt(words, answer - 1),
    told: answer - first,
    said: answer - words.lastIndexOf(word, answer - 1),
  };
}

/** The first and last token of the sentence that a token stands in, its full stop included. */
function sentenceAt(words: readonly string[], token: number): [number, number] {
  const ends = (index: number): boolean => index < 0 || /^[.?!]$/.test(words[index]!);
  let [from, to] = [token, token];
  while (!ends(from - 1)) from--;
  while (to < words.length - 1 && !ends(to)) to++;
  return [from, to];
}
