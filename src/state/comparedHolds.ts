// Does a memory hold anything at the cursor? Its column and its state say the same of it.

import type { ComparedMoment } from "#model/contracts/compareQuestions";

/** Whether a memory keeps no number other than 0, or none but those it began with: nothing was written, or all is forgotten. */
export function storesNothing({ state, isUntouched }: Pick<ComparedMoment, "state" | "isUntouched">): boolean {
  return isUntouched || state.every(({ data }) => data.every((number) => number === 0));
}
