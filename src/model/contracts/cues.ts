// What can a memory be asked? Its cues: the distinct contexts of a text, and the words that were read after each.
// Two contexts are one cue where their keys are as good as the same, since then no memory can tell them apart: a word written
// after the second takes the place of the word after the first. Leaves what is answered to reading/answers.ts.

import type { MemorySettings } from "./settings";
import { isTogether } from "./splits";

/** A context that some token was read after. */
interface Cue {
  /** How many words before a token make it: the last of them is the latest. */
  readonly length: number;
  /** The tokens read after it, in the order of the text. The word of the latest is what it should be answered with. */
  readonly tokens: readonly number[];
}

export interface Cues {
  /** In the order of their first appearance. */
  readonly all: readonly Cue[];
  /** Which of them each token is read after; −1 for the first token, whose key is the mark before all words. (T) */
  readonly at: Int32Array;
}

type KeySettings = Pick<MemorySettings, "reach" | "keyDecay" | "split">;

/** Contexts whose keys share this much of their length, in squares, are one cue. */
const sameShare = 0.9;

/**
 * How many of the last words make a cue: the fewest m with Σ_{b<m} w_b² ≥ 0.9 Σ_{b<reach} w_b², w_b = keyDecay^b. Two keys that
 * share these words, and no other, have a cosine of about 0.9 or more, since the vectors of different words are nearly orthogonal.
 * Of letters the longest ending counts most: w_b = keyDecay^(reach − 1 − b) is what the last b + 1 of them together count.
 */
export function cueLength({ reach, keyDecay, split }: KeySettings): number {
  const shares = Array.from(
    { length: reach },
    (_, back) => keyDecay ** (2 * (isTogether(split) ? reach - 1 - back : back)),
  );
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let length = 1;
  for (let sum = shares[0]!; sum < sameShare * whole; sum += shares[length++]!);
  return length;
}

/** The cues of an untrained memory. A trained model makes its keys itself, and no two of them need be the same: one a token. */
export function cuesOf(
  words: readonly string[],
  { model, ...settings }: KeySettings & Pick<MemorySettings, "model">,
): Cues {
  const most = cueLength(settings);
  const at = new Int32Array(words.length).fill(-1);
  const found = new Map<string, { length: number; tokens: number[]; index: number }>();
  for (let token = 1; token < words.length; token++) {
    const length = Math.min(most, token);
    const name =
      model === "untrained" ? JSON.stringify([length < most, ...words.slice(token - length, token)]) : String(token);
    const cue = found.get(name) ?? { length, tokens: [], index: found.size };
    found.set(name, cue);
    cue.tokens.push(token);
    at[token] = cue.index;
  }
  return { all: [...found.values()].map(({ length, tokens }) => ({ length, tokens })), at };
}

/** The last token read after a cue up to `token`: its key asks, its word is right. null where none was read yet. */
export function latestOf({ tokens }: Cue, token: number): number | null {
  return tokens.findLast((read) => read <= token) ?? null;
}

/**
 * What became of what a token taught, after `token`. *Replaced*: another word was read after the same cue since, which is what
 * the memory should answer now; that is its success, and counts neither as right nor as wrong.
 */
export type AnswerState = "right" | "wrong" | "none" | "replaced" | "unread";

/** The words that a cue was once answered with and is no more: the distinct ones before its latest, without that one. */
export function replacedWords<Word>(cue: Cue, { token, words }: { token: number; words: ArrayLike<Word> }): Word[] {
  const latest = latestOf(cue, token);
  if (latest === null) return [];
  const read = cue.tokens.filter((read) => read < latest).map((read) => words[read]!);
  return [...new Set(read)].filter((word) => word !== words[latest]);
}

/**
 * The least that counts as an answer: how much of a word, M(k)·v, comes back. A memory that begins with small weights answers
 * a tenth of a word at most by chance, and what is weaker is no answer yet, whichever word is nearest.
 */
export const leastAnswer = 0.1;
