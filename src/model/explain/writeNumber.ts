// Which number stands where, when the write of a token is worked out by hand? For a memory of one matrix.

import type { Measure } from "#model/contracts/measure";
import type { Floats } from "#model/contracts/vectors";
import { nudgedLoss } from "#model/contracts/nudge";
import type { Run } from "#model/reading/run";
import { writeAt } from "./write";

/** null where the part has no such place. */
export function writeNumber(
  run: Run,
  measure: Extract<Measure, { kind: "writePart" } | { kind: "nudgedLoss" }>,
): number | null {
  const { key, value, error, layers, before, after, guess, answerAfter, config } = writeAt(run, {
    token: measure.token,
    guess: run.columns.guess[measure.token]!,
  });
  const columns = value.length;
  if (measure.kind === "nudgedLoss") {
    const { weight, by, take } = measure;
    const loss = (nudge: number): number =>
      nudgedLoss(
        { key, error, lossScale: config.lossScale },
        { row: Math.floor(weight / columns), column: weight % columns, by: nudge },
      );
    return take === "rise" ? (loss(by) - loss(0)) / by : loss(by);
  }
  const { input, delta } = layers[0]!;
  const parts: Record<typeof measure.part, Floats> = {
    ...{ key, value, error, answerAfter, answer: guess, before: before.weights, after: after.weights },
    gradient: Float64Array.from({ length: key.length * columns }, (_, at) => input[Math.floor(at / columns)]! * delta[at % columns]!), // prettier-ignore
  };
  return parts[measure.part][measure.at] ?? null;
}
