// How likely did a trained model find the word that really comes?

import { hasValue } from "#components/panel/tables";
import type { PageRun } from "#state/store";
import { neverCertain, sayShare } from "#words/share";

/** In words; a dash where nobody knows. */
export function likelihood(quantity: "nextProbability" | "frozenProbability"): (run: PageRun, token: number) => string {
  return (run, token) =>
    hasValue(run, { quantity, token }) ? sayShare(neverCertain(run.columns[quantity][token]!)) : "–";
}
