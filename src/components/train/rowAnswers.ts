// What does the model answer to each question of the fixed text? The likeliest word, where it is likely enough to be an answer.

import { leastAnswer } from "#model/contracts/cues";
import { noWord } from "#model/contracts/probe";
import type { MemoryInWords } from "#model/contracts/trainQuestions";

/** What a row answers. */
export interface RowAnswer {
  readonly right: string | null;
  /** null is no answer: nothing is likely enough. */
  readonly says: string | null;
  readonly likely: ReadonlyMap<string, number>;
  /** The same with the memory frozen, where that is known. */
  readonly frozen: ReadonlyMap<string, number> | null;
}

export function rowsOf({ after, words: named, comes, live, frozen }: MemoryInWords): RowAnswer[] {
  const among = (chances: Float32Array, row: number): Map<string, number> =>
    new Map(named.map((word, at) => [word, chances[row * named.length + at]!]));
  return Array.from(after, (_, row) => {
    const likely = among(live, row);
    const best = [...likely].reduce((best, one) => (one[1] > best[1] ? one : best), ["", 0] as [string, number]);
    return {
      right: comes[row] === noWord ? null : named[comes[row]!]!,
      says: best[1] >= leastAnswer ? best[0] : null,
      likely,
      frozen: frozen && among(frozen, row),
    };
  });
}

/** How many questions of the fixed text are answered. */
export function countOf(rows: readonly RowAnswer[]): { readonly right: number; readonly asked: number } {
  return { right: rows.filter(({ right, says }) => right !== null && says === right).length, asked: rows.length };
}
