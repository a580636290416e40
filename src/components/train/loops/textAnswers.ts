// What does the model say at each answer of the fixed text, and is it right? Leaves how that is marked to TwoLoops.tsx.

import type { MemoryInWords } from "#model/contracts/trainQuestions";
import { rowsOf } from "#components/train/rowAnswers";

/** What stands at one answer of the text. */
interface TextAnswer {
  /** The word of the text that is right there. Counts from 0. */
  readonly token: number;
  readonly isRight: boolean;
  /** What the model says in its place; null where it is right, or finds no word likely enough. */
  readonly instead: string | null;
}

export function textAnswers(words: MemoryInWords): TextAnswer[] {
  return rowsOf(words).map(({ right, says }, row) => {
    const isRight = says !== null && says === right;
    return { token: words.after[row]! + 1, isRight, instead: isRight ? null : says };
  });
}
