// What must the engine be asked, so that the picture and its count can be drawn? The cues on screen, and the latest of all that
// were read; of the words those on screen.

import { latestOf } from "#model/contracts/cues";
import { recallLimit } from "#model/contracts/protocol";
import type { CueText } from "#state/cueAnswers";
import type { AsksFor } from "#state/store";
import { indices, placeIn, type Plot } from "./answersLayout";

/** Each cue is asked by the key of the latest token that was read after it. */
export function asksFor({ cues }: CueText, { token, plot }: { token: number; plot: Plot }): AsksFor {
  const wanted = new Set(indices(plot.rows));
  for (let read = token; read > 0 && wanted.size < recallLimit + plot.rows.count; read--) wanted.add(cues.at[read]!);
  // Where the rows are those that a text asks, all of them are counted.
  const { listed } = plot.rows;
  if (listed)
    for (const cue of listed.slice(0, placeIn(plot.rows, cues.at[token]!) + 1).slice(-recallLimit)) wanted.add(cue);
  const asked = [...wanted]
    .sort((a, b) => a - b)
    .map((cue) => latestOf(cues.all[cue]!, token))
    .filter((read) => read !== null);
  return { asked, words: indices(plot.columns) };
}

export function isSame(a: AsksFor | null, b: AsksFor | null): boolean {
  if (a === null || b === null) return a === b;
  const same = (one: readonly number[], other: readonly number[]): boolean =>
    one.length === other.length && one.every((value, index) => value === other[index]);
  return same(a.asked, b.asked) && same(a.words, b.words);
}
