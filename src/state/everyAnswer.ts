// What does the memory answer to all of its cues, as far as they were asked? Slices one after the other: those that are not asked
// anew yet are of the token before. Leaves who asks to questions.ts.

import { latestOf } from "#model/contracts/cues";
import type { EverySlice } from "#model/contracts/protocol";
import type { EveryAnswer } from "./store";
import { answeredCue, type AnsweredCue, type CueText } from "./cueAnswers";

/** One more slice, in the place of what was there. Slices of one run are equally long, but for the last. */
export function withSlice(before: EveryAnswer | null, run: number, slice: EverySlice, count: number): EveryAnswer {
  const kept = before?.run === run ? before.slices : [];
  const index = kept.findIndex(({ from }) => from >= slice.from);
  const asked = slice.from + slice.asked.length;
  const isAsking = asked < count;
  const earlier = index < 0 ? kept : kept.slice(0, index);
  const later = isAsking && index >= 0 ? kept.slice(index + 1).filter(({ from }) => from >= asked) : [];
  return { run, token: slice.token, asked, isAsking, slices: [...earlier, slice, ...later] };
}

/** Where a cue stands in the slices; null where it was not asked. */
function placed(slices: readonly EverySlice[], cue: number): { slice: EverySlice; row: number } | null {
  const slice = slices[Math.floor(cue / (slices[0]?.asked.length || 1))];
  const row = slice ? cue - slice.from : -1;
  return slice && row >= 0 && row < slice.asked.length ? { slice, row } : null;
}

/** A cue with its answer. */
export interface EveryCue extends AnsweredCue {
  readonly slice: EverySlice;
}

/** null where it was not asked yet, or was not read up to `token`. */
export function everyCue(
  text: CueText,
  { slices }: EveryAnswer,
  { cue, token }: { cue: number; token: number },
): EveryCue | null {
  const place = placed(slices, cue);
  if (!place || latestOf(text.cues.all[cue]!, token) === null) return null;
  const { slice, row } = place;
  const [asked, says] = [slice.asked[row]!, slice.says[row]!];
  return { ...answeredCue(text, { asked, row, says, read: slice.token }), slice };
}

/** How much of a word comes back to a cue; null where that is too little to be told. */
export function strengthOf({ slice, row, right }: EveryCue, word: number): number | null {
  if (word === right) return slice.right[row]!;
  const at = slice.words.subarray(slice.begins[row], slice.begins[row + 1]).indexOf(word);
  return at < 0 ? null : slice.strengths[slice.begins[row]! + at]!;
}
