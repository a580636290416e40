// How does a run leave the page? As a titans-golden/1 document, so that anybody's program can recompute what was shown.
// A model without a memory that is written exports what it has: the matrix of one head and what was read from it, or nothing.

import { hasMemory } from "#model/contracts/architecture";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import type { MatrixHead } from "#model/trained/forward.mixers";
import { goldenFormat, largestTolerance, nested, nestedLayers, type GoldenCase } from "#model/contracts/golden";
import { caseOfMatrix, caseOfMemory } from "./goldenCases";
import { modelTitles } from "#model/contracts/models";
import { stateAt } from "#model/reading/moment";
import { errorsOf, families, type Outputs } from "./recompute";
import type { Run } from "#model/reading/run";
import { say } from "#words/say";
import { engineWords } from "#words/engine";

const words = engineWords.export;

/** How far the shown numbers may be from float64's: where rounding has moved an unstable run farther, the file ends before. */
const largestError = largestTolerance / 4;
const leastTolerance = 1e-5;

/**
 * The run up to where its numbers can be trusted. `page` is what the page needs to show it again; checkers ignore it.
 * The tolerance is ten times the farthest that a written number is from `reference`, the same run in float64, where a file may.
 * @throws Error where the model keeps nothing that is written as it reads, or nothing of the run can be recomputed.
 */
export function exportRun(run: Run, reference: Run, page: { readonly name: string; readonly hash: string }): string {
  const exported =
    run.trained && !hasMemory(run.trained.forward.config.mixer) ? exportedMatrix(run) : exportedMemory(run, reference);
  const longest = fitting(exported, run.filled);
  if (longest === null) throw new Error(words.nothingExact);
  const { count, written, tolerance } = longest;
  const { wordOf, vocabulary } = run.reading;
  return JSON.stringify(
    {
      format: goldenFormat,
      page: { hash: page.hash, words: Array.from(wordOf.subarray(0, count), (index) => vocabulary[index]!) },
      cases: [{ name: page.name, ...written, tolerance }],
    },
    (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(9)) : value),
  );
}

type Written = Pick<GoldenCase, "family" | "config" | "inputs" | "expected">;

/** What leaves of a run's first `count` tokens, and the same outputs in float64. */
type Exported = (count: number) => { readonly written: Written; readonly exact: Outputs };

/** The most tokens that float64 agrees with. */
function fitting(exported: Exported, filled: number): { count: number; written: Written; tolerance: number } | null {
  for (let count = filled; count > 0; count = Math.floor(count / 2)) {
    const { written, exact } = exported(count);
    const error = Math.max(...Object.values(errorsOf(written, exact)));
    if (error <= largestError) return { count, written, tolerance: toleranceOf(error) };
  }
  return null;
}

function toleranceOf(error: number): number {
  return Math.min(largestTolerance, Math.max(leastTolerance, 10 * error));
}

function exportedMemory(run: Run, reference: Run): Exported {
  return (count) => {
    const { config, parameters, stream } = run.reading;
    const keyWidth = config.widths[0]!;
    const valueWidth = config.widths.at(-1)!;
    const upTo = (data: Floats, width = 1): Floats => data.subarray(0, count * width);
    const read = {
      length: count,
      queries: upTo(stream.queries, keyWidth),
      keys: upTo(stream.keys, keyWidth),
      values: upTo(stream.values, valueWidth),
      ...{ theta: upTo(stream.theta), eta: upTo(stream.eta), alpha: upTo(stream.alpha) },
    };
    const outputsOf = (of: Run): Outputs => {
      const { rows, columns } = of.trace;
      const last = stateAt(of, count - 1);
      return {
        y: nested(upTo(rows.reads.data, valueWidth), valueWidth),
        loss: Array.from(upTo(columns.loss)),
        gradNorm: Array.from(upTo(columns.surprise)),
        momentumNorm: Array.from(upTo(columns.momentum)),
        updateNorm: Array.from(upTo(columns.update)),
        drift: Array.from(upTo(columns.drift)),
        weightNorm: Array.from(upTo(columns.weightNorm)),
        finalWeights: nestedLayers(last.weights, config.widths),
        finalMomentum: nestedLayers(last.momentum, config.widths),
      };
    };
    const written = { ...caseOfMemory({ config, parameters, stream: read }), expected: outputsOf(run) };
    return { written: { family: "titans-memory", ...written }, exact: outputsOf(reference) };
  };
}

/** @throws Error where the model has no matrix either: attention keeps every token, and writes nothing. */
function exportedMatrix({ trained }: Run): Exported {
  const { forward, layer, head } = trained!;
  const matrix: MatrixHead | undefined = forward.layers[layer]!.matrices[head];
  if (!matrix) throw new Error(say(words.noMemory, { model: modelTitles[forward.config.mixer].long }));
  return (count) => {
    const written = { family: "matrix-rule", ...caseOfMatrix(matrix.sequence, count) };
    const outputs = (floats: FloatsOf) =>
      families["matrix-rule"].run({ ...written, name: "", expected: {}, tolerance: leastTolerance }, floats);
    return { written: { ...written, expected: outputs(Float32Array) }, exact: outputs(Float64Array) };
  };
}
