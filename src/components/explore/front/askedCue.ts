// Which cue does the first screen ask, and can a window of a few words still see it? Of positions in the text alone: what the
// memory answers is the engine's to say.

import { latestOf } from "#model/contracts/cues";
import type { CueText } from "#state/cueAnswers";

/** The cue that a Scene asks first; where it asks none, the first of the text. null of a text without cues. */
export function askedCue({ cues }: CueText, asked: readonly number[]): number | null {
  const cue = asked.map((token) => cues.at[token] ?? -1).find((index) => index >= 0);
  return cue ?? (cues.all.length > 0 ? 0 : null);
}

/** The cues that were read up to a token. */
export function cuesRead({ cues }: CueText, token: number): number[] {
  return cues.all.flatMap(({ tokens }, index) => (tokens[0]! <= token ? [index] : []));
}

/** The tokens of a cue where it was read last: up to `token`, or where that is too early, first. */
export function cueTokens({ cues }: CueText, { cue, token }: { cue: number; token: number }): number[] {
  const { length, tokens } = cues.all[cue]!;
  const read = latestOf(cues.all[cue]!, token) ?? tokens[0]!;
  return Array.from({ length }, (_, index) => read - length + index);
}

/**
 * What a reader knows that keeps the last `window` words, the cursor's own among them, and nothing else: the word that came
 * last after the cue, as long as the cue is among them; so does exact attention over that window. `null`: the cue is still to be read.
 */
export function seenByWindow(
  text: CueText,
  { cue, token, window }: { cue: number; token: number; window: number },
): { readonly word: number; readonly left: null } | { readonly word: null; readonly left: number } | null {
  const read = latestOf(text.cues.all[cue]!, token);
  if (read === null) return null;
  const left = token - (read - text.cues.all[cue]!.length + window);
  return left < 0 ? { word: text.wordOf[read]!, left: null } : { word: null, left };
}

/** How many of some cues a reader could answer that keeps the last `window` words: those whose last word came in its view. */
export function cuesInWindow(
  text: CueText,
  { cues, token, window }: { cues: readonly number[]; token: number; window: number },
): number {
  return cues.filter((cue) => seenByWindow(text, { cue, token, window })?.left === null).length;
}

/** The words read so far that come back most strongly, with how much of each, the strongest first. */
export function strongestOf(
  { firstOf }: Pick<CueText, "firstOf">,
  { strengths, token, most }: { strengths: ArrayLike<number>; token: number; most: number },
): { word: number; strength: number }[] {
  return Array.from(strengths, (strength, word) => ({ word, strength }))
    .filter(({ word }) => firstOf[word]! <= token)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, most);
}
