// How does a run leave the page? As a titans-golden/1 document, so that anybody's program can recompute what was shown.

import { goldenFormat, nested, nestedLayers } from "./golden";
import { caseOfMemory } from "./goldenCases";
import { engineWords } from "../words/engine";
import { verifyRun } from "./reference";
import type { Run } from "./run";
import { stateAt } from "./moment";
import { canFreeze } from "./trained";
import type { Floats } from "./config";

/**
 * The run up to where its numbers can be trusted. `page` is what the page needs to show it again; checkers ignore it.
 * The tolerance is ten times the run's own float32 rounding, measured against float64, and never under 1e-5.
 */
export function exportRun(run: Run, reference: Run, page: { readonly name: string; readonly hash: string }): string {
  if (run.trained && !canFreeze(run.trained)) throw new Error(engineWords.export.noMemory);
  const { reading, trace, filled } = run;
  const { config, stream } = reading;
  const valueWidth = config.widths.at(-1)!;
  const upTo = (data: Floats, width = 1): Floats => data.subarray(0, filled * width);
  const last = stateAt(run, filled - 1);
  const written = caseOfMemory({
    ...reading,
    stream: {
      length: filled,
      queries: upTo(stream.queries, config.widths[0]),
      keys: upTo(stream.keys, config.widths[0]),
      values: upTo(stream.values, valueWidth),
      theta: upTo(stream.theta),
      eta: upTo(stream.eta),
      alpha: upTo(stream.alpha),
    },
  });
  const numbers = (data: Floats): number[] => Array.from(upTo(data));
  const expected = {
    y: nested(upTo(trace.rows.reads.data, valueWidth), valueWidth),
    loss: numbers(trace.columns.loss),
    gradNorm: numbers(trace.columns.surprise),
    momentumNorm: numbers(trace.columns.momentum),
    updateNorm: numbers(trace.columns.update),
    drift: numbers(trace.columns.drift),
    weightNorm: numbers(trace.columns.weightNorm),
    finalWeights: nestedLayers(last.weights, config.widths),
    finalMomentum: nestedLayers(last.momentum, config.widths),
  };
  const words = Array.from(reading.wordOf.subarray(0, filled), (index) => reading.vocabulary[index]!);
  const tolerance = Math.max(1e-5, 10 * verifyRun(run, reference).worst);
  return JSON.stringify(
    {
      format: goldenFormat,
      page: { hash: page.hash, words },
      cases: [{ name: page.name, family: "titans-memory", ...written, expected, tolerance }],
    },
    (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(9)) : value),
  );
}
