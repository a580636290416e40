// How far up do the rows of errors reach? Far enough for what is usual: what errs much more leaves the scale, and says so, so that it
// does not press all others to the floor.

import type { ComparedReading } from "#model/contracts/compareQuestions";

type Errors = Pick<ComparedReading, "errors" | "sound">;

/** Of the tokens of one memory, what is not its usual error may be above it. */
const usualShare = 0.9;
/** How many times the usual error the scale reaches. */
const room = 3;

/**
 * The top of a scale for all of these memories: the largest error of any, but at most three times the usual one. Usual is what
 * nine in ten of a memory's errors do not pass, of the memory in the middle of all (of two, of the better one). 0 for no errors.
 */
export function errorBound(readings: readonly Errors[]): number {
  const known = readings.filter(({ sound }) => sound > 0);
  if (known.length === 0) return 0;
  const largest = Math.max(
    ...known.map(({ errors, sound }) => errors.subarray(0, sound).reduce((a, b) => Math.max(a, b))),
  );
  const usual = known
    .map(({ errors, sound }) => quantile(errors.slice(0, sound).sort(), usualShare))
    .sort((a, b) => a - b);
  const middle = usual[Math.floor((usual.length - 1) / 2)]!;
  return middle > 0 ? Math.min(largest, room * middle) : largest;
}

function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}

/** Where a memory's error is above the scale: the highest token of every stretch there. */
export function peaksBeyond({ errors, sound }: Errors, bound: number): number[] {
  const peaks: number[] = [];
  let wasBeyond = false;
  for (let token = 0; token < sound; token++) {
    const isBeyond = errors[token]! > bound;
    if (isBeyond && !wasBeyond) peaks.push(token);
    else if (isBeyond && errors[token]! > errors[peaks.at(-1)!]!) peaks[peaks.length - 1] = token;
    wasBeyond = isBeyond;
  }
  return peaks;
}
