// Which word of the run's does a compared memory say? Of many answers at once, by the page's one rule (reading/said.ts).

import { noWord } from "#model/contracts/probe";
import { rowOf, type Floats } from "#model/contracts/vectors";
import type { Run } from "#model/reading/run";
import { saidIn, type Answer } from "#model/reading/said";

/** The word of each answer, or `noWord`; `untouched` is what the memory answers to the same before it reads: (n, d_v) each. */
export function wordsSaid(
  run: Pick<Run, "reading" | "trained">,
  { answers, untouched }: { answers: Floats; untouched: Floats },
): Int32Array {
  const width = run.reading.config.widths.at(-1)!;
  // The values that a trained model makes are of any length: there all counts that was not said before.
  const whole = run.trained ? 0 : 1;
  const of = (row: number): Answer => ({
    answer: rowOf(answers, { row, width }),
    untouched: rowOf(untouched, { row, width }),
  });
  return Int32Array.from(
    { length: answers.length / width },
    (_, row) => saidIn(run.reading, of(row), whole)?.word ?? noWord,
  );
}
