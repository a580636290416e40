// Has a memory anything to answer with? Not before it has written, nor once all that it wrote is erased: what it then says
// is what it began with, and that is chance. Leaves to run.ts which word an answer means.

import type { MemoryTrace } from "#model/contracts/trace";
import type { Trained } from "./trained";
import type { Reading } from "./untrained";

/**
 * Whether anything that was read is left in the memory after a token, −1 for the start. A trained model's memory begins with
 * weights that were learned: what it answers from them is an answer.
 */
export function hasLearned(
  {
    trained,
    trace,
    reading,
  }: { readonly trained: Trained | null; readonly trace: MemoryTrace; readonly reading: Pick<Reading, "stream"> },
  token: number,
): boolean {
  if (trained) return true;
  const { alpha } = reading.stream;
  for (let at = token; at >= 0; at--) {
    if (trace.columns.momentum[at]! > 0) return true;
    if (alpha[at]! >= 1) return false;
  }
  return false;
}

/** The same of a compared memory: those that write at a rate of their own choosing learn from the first token on. */
export function hasWritten(
  { knobs, theta }: { readonly knobs: readonly string[]; readonly theta: ArrayLike<number> },
  token: number,
): boolean {
  if (!knobs.includes("theta")) return token >= 0;
  for (let at = token; at >= 0; at--) if (theta[at]! > 0) return true;
  return false;
}
