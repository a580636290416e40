// Which word does a memory say when it is asked? The nearest to its answer, where enough of that word comes back: what an
// untouched memory answers is chance. Leaves to contracts/cues.ts how much is enough.

import { answerMargin } from "#model/contracts/cues";
import { noWord } from "#model/contracts/probe";
import { dot, norm, rowOf, type Floats } from "#model/contracts/vectors";
import { readRowsOnCpu } from "#model/kernels/memory.onCpu";
import { nearestRows } from "#model/kernels/nearest.simd";
import type { Trained } from "./trained";
import type { Reading } from "./untrained";

/** The directions of the words that may be said, one after the other. (words, d_v) */
interface Words {
  readonly wordVectors: Floats;
}

export interface Nearest {
  readonly word: number;
  readonly cosine: number;
}

/**
 * The word of the text that a vector is nearest to by cosine. null where it is zero or not finite: it has no direction, and is
 * as near to one word as to any other.
 */
export function decode({ wordVectors }: Words, vector: Floats): Nearest | null {
  const width = vector.length;
  const length = norm(vector);
  if (!isDirection(length)) return null;
  const scale = 1 / length;
  let word = noWord;
  let cosine = -Infinity;
  for (let index = 0, at = 0; at < wordVectors.length; index++) {
    let product = 0; // by hand: most of a run's time is spent here
    for (let i = 0; i < width; i++, at++) product += wordVectors[at]! * vector[i]!;
    product *= scale;
    if (product > cosine && isKnown(wordVectors, { word: index, width })) {
      cosine = product;
      word = index;
    }
  }
  return word === noWord ? null : { word, cosine };
}

/** `decode` of every row, (n, d_v), to the bit: SIMD finds the word, and only where two are as near as rounding all are asked. */
function decodeRows(words: Words, rows: Floats, width: number): (Nearest | null)[] {
  const { wordVectors } = words;
  const found = nearestRows({ rows, vectors: wordVectors, width });
  return Array.from({ length: rows.length / width }, (_, index) => {
    const vector = rowOf(rows, { row: index, width });
    const word = found ? found[index]! : noWord;
    const length = norm(vector);
    if (word < 0 || !isDirection(length) || !isKnown(wordVectors, { word, width })) return decode(words, vector);
    return { word, cosine: dot(vector, wordVectors, word * width) * (1 / length) };
  });
}

/** `saidIn` of every row of answers, (n, d_v), and of what the untouched memory answers to the same. */
export function saidInRows(
  words: Words,
  { answers, untouched, width }: { answers: Floats; untouched: Floats | null; width: number },
  whole: number,
): (Nearest | null)[] {
  return decodeRows(words, answers, width).map((nearest, row) => {
    if (!nearest) return null;
    const asked = {
      answer: rowOf(answers, { row, width }),
      untouched: untouched && rowOf(untouched, { row, width }),
      word: nearest.word,
    };
    return marginOf(words, asked, whole) > 0 ? nearest : null;
  });
}

/** Whether a vector of this length points anywhere. */
function isDirection(length: number): boolean {
  return length > 0 && length < Infinity;
}

/** Whether a word has a vector: a trained model's has none until it is read. */
export function isKnown(wordVectors: Floats, { word, width }: { word: number; width: number }): boolean {
  for (let at = word * width; at < (word + 1) * width; at++) if (wordVectors[at] !== 0) return true;
  return false;
}

/** An answer M(k), and what the memory would have answered before it read anything, M₀(k); null of a trained one. (d_v) each */
export interface Answer {
  readonly answer: Floats;
  readonly untouched: Floats | null;
}

/** The word that is said, with how near it is; null where there is no answer. `whole` is how long a perfect answer is. */
export function saidIn(words: Words, asked: Answer, whole: number): Nearest | null {
  const nearest = decode(words, asked.answer);
  return nearest && marginOf(words, { ...asked, word: nearest.word }, whole) > 0 ? nearest : null;
}

/** How much more of a word comes back than makes an answer. Of a trained memory all does: its first weights were learned. */
export function marginOf(
  { wordVectors }: Words,
  { answer, untouched, word }: Answer & { word: number },
  whole: number,
): number {
  if (!untouched) return Infinity;
  const vector = rowOf(wordVectors, { row: word, width: answer.length });
  const before = dot(untouched, vector);
  // A memory that keeps a text itself has nothing to answer with before it.
  return answerMargin({ strength: dot(answer, vector), untouched: before > 0 ? before : 0, whole });
}

/** What M₀ answers to each of the inputs, (n, d_k) → (n, d_v); null of a trained memory, which begins with what it learned. */
export function untouchedAnswers(
  { reading, trained }: { readonly reading: Reading; readonly trained: Trained | null },
  inputs: Floats,
): Floats | null {
  const { config, parameters } = reading;
  return trained ? null : readRowsOnCpu({ config, parameters, weights: parameters.initialWeights, inputs });
}

/** How long a perfect answer of the run's memory is. */
export function wholeAnswer({ reading }: { readonly reading: Reading }): number {
  const { gain } = reading.parameters;
  return gain ? norm(gain) : 1;
}
