// Does a memory hold anything at the cursor? Its column and its state say the same of it.

import type { ComparedMoment } from "#model/contracts/compareQuestions";

/** Whether a memory keeps no number other than 0: nothing was written, or all of it is forgotten. */
export function holdsNothing({ state }: Pick<ComparedMoment, "state">): boolean {
  return state.every(({ data }) => data.every((number) => number === 0));
}
