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

/** A trained model makes its keys itself, and no two of them need be the same: a cue a token, but for the first. */
export function ownCues(length: number): Cues {
  const tokens = Array.from({ length: Math.max(0, length - 1) }, (_, index) => index + 1);
  return {
    all: tokens.map((token) => ({ length: 1, tokens: [token] })),
    at: Int32Array.from({ length }, (_, token) => token - 1),
  };
}

/** The cues of a text, for a memory that nobody trained and for one that somebody did. */
export function cuesOf(
  words: readonly string[],
  { model, ...settings }: KeySettings & Pick<MemorySettings, "model">,
): Cues {
  if (model !== "untrained") return ownCues(words.length);
  const most = cueLength(settings);
  const at = new Int32Array(words.length).fill(-1);
  const found = new Map<string, { length: number; tokens: number[]; index: number }>();
  for (let token = 1; token < words.length; token++) {
    const length = Math.min(most, token);
    const name = JSON.stringify([length < most, ...words.slice(token - length, token)]);
    const cue = found.get(name) ?? { length, tokens: [], index: found.size };
    found.set(name, cue);
    cue.tokens.push(token);
    at[token] = cue.index;
  }
  return { all: [...found.values()].map(({ length, tokens }) => ({ length, tokens })), at };
}

/** The last token read after a cue up to `token`: its key asks, its word is right. null where none was read yet. */
export function latestOf({ tokens }: Cue, token: number): number | null {
  let [least, most] = [0, tokens.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if (tokens[middle]! <= token) least = middle + 1;
    else most = middle;
  }
  return tokens[least - 1] ?? null;
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

/**
 * How much more of a word comes back than makes an answer: M(k)·v − max(0, M₀(k)·v) − leastAnswer · whole. What the untouched
 * memory says of the word is chance, or how it is built (a residual one says the word before), and none of it was learned.
 * `whole` is how long a perfect answer is: 1, but under a layer norm, which makes every answer as long as its gain.
 */
export function answerMargin({
  strength,
  untouched,
  whole,
}: {
  strength: number;
  untouched: number;
  whole: number;
}): number {
  return strength - Math.max(0, untouched) - leastAnswer * whole;
}

/** What is still answered: contexts are counted by their cues, and what was replaced is a word that no cue asks for any more. */
export interface AnswerCount {
  /** Cues that the memory answers with the last word that was read after them. */
  readonly right: number;
  /** Cues that were read. */
  readonly asked: number;
  /** Words that others took the place of: neither right nor wrong. */
  readonly replaced: number;
}

export const noAnswers: AnswerCount = { right: 0, asked: 0, replaced: 0 };

/** Of the cues that were read after the tokens `from` to `token`; `answer` is the word that the key of a token is answered with. */
export function countAnswers(
  { all }: Cues,
  {
    from,
    token,
    words,
    answer,
  }: { from: number; token: number; words: readonly string[]; answer: (token: number) => string | null },
): AnswerCount {
  const count = { right: 0, asked: 0, replaced: 0 };
  for (const cue of all) {
    const latest = latestOf(cue, token);
    if (latest === null || latest < from) continue;
    count.asked++;
    if (answer(latest) === words[latest]) count.right++;
    count.replaced += replacedWords(cue, { token, words }).length;
  }
  return count;
}

/** The latest token that was read after the same cue as the token `of`, up to `token`: itself where none was since. */
export function sinceOf({ all, at }: Cues, { of, token }: { of: number; token: number }): number {
  const cue = all[at[of]!];
  return (cue && latestOf(cue, token)) ?? of;
}

/**
 * What became of the word that was read after a token's context, at the cursor `token`: what its cue is answered with now, by
 * the latest key of it, where that is still the word that should come. The mark before all words is no cue, and is asked as it is.
 */
export function stateOf<Word>(
  cues: Cues,
  {
    of,
    token,
    words,
    answer,
  }: { of: number; token: number; words: ArrayLike<Word>; answer: (token: number) => Word | null },
): AnswerState {
  if (of > token) return "unread";
  const latest = sinceOf(cues, { of, token });
  if (words[latest] !== words[of]) return "replaced";
  const said = answer(latest);
  return said === null ? "none" : said === words[of] ? "right" : "wrong";
}
