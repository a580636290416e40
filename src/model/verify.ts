// Is a golden case right on every engine that runs here? Recomputes it and measures how far each output is off.
// Leaves the file format to golden.ts, and reading files and printing to scripts/verify.ts.

import * as tf from "@tensorflow/tfjs";
import { linearAttentionMap, readMap, softmaxMap } from "./attention";
import { absorb, answerInfini, emptyInfini, writeInfini } from "./compare/infini";
import { answerMiras, startFrom, writeMiras } from "./compare/mirasRules";
import type { Floats } from "./config";
import { nested, nestedLayers, vector, type GoldenCase } from "./golden";
import {
  infiniOfCase,
  linearAttentionOfCase,
  matrixRuleOfCase,
  memoryOfCase,
  mirasOfCase,
  softmaxAttentionOfCase,
} from "./goldenCases";
import { emptyMatrix, scanMatrix } from "./kernels/matrixRule.cpu";
import { initialState, scanMemory } from "./kernels/memory.cpu";
import { dualInputs, readDual } from "./kernels/memory";
import { allocateTrace } from "./trace";

type FloatsOf = Float32ArrayConstructor | Float64ArrayConstructor;
type Nested = number | readonly Nested[];
type Outputs = Readonly<Record<string, Nested>>;

/** An engine recomputes a case; `slack` times the case's tolerance is what it may be off. */
export interface Engine {
  readonly name: string;
  readonly slack: number;
  readonly run: (golden: GoldenCase) => Promise<Outputs> | Outputs;
}

/** What one engine made of one output of a case. */
export interface Verdict {
  readonly engine: string;
  readonly output: string;
  /** max|a − b| / (max|expected| + 1e-6) */
  readonly error: number;
  readonly allowed: number;
}

/** The tfjs engine on whichever backend is set. */
export const tfjsMemory: Engine = { name: "tfjs", slack: 10, run: runDual };

/** The engines of every family that Node can run. */
export const engines: Readonly<Record<string, readonly Engine[]>> = {
  "titans-memory": [...bothPrecisions(runScan), tfjsMemory],
  "linear-attention": bothPrecisions(runLinearAttention),
  "softmax-attention": bothPrecisions(runSoftmaxAttention),
  "matrix-rule": bothPrecisions(runMatrixRule),
  "infini-attention": bothPrecisions(runInfini),
  miras: bothPrecisions(runMiras),
};

/**
 * @throws Error where the case is malformed: a family or an output that no engine knows, or inputs or expected numbers
 * that are missing, ragged, not finite or of the wrong shape.
 */
export async function verifyCase(
  golden: GoldenCase,
  using: readonly Engine[] | null = Object.hasOwn(engines, golden.family) ? engines[golden.family]! : null,
): Promise<Verdict[]> {
  if (!using) {
    throw new Error(`family is ${JSON.stringify(golden.family)}; allowed: ${Object.keys(engines).join(", ")}`);
  }
  const verdicts: Verdict[] = [];
  for (const engine of using) {
    const outputs = await engine.run(golden);
    for (const [output, expected] of Object.entries(golden.expected)) {
      if (!Object.hasOwn(outputs, output))
        throw new Error(
          `expected.${output} is no output of ${golden.family}; allowed: ${Object.keys(outputs).join(", ")}`,
        );
      const { difference, size } = compare(outputs[output]!, expected, `expected.${output}`);
      const allowed = golden.tolerance * engine.slack;
      verdicts.push({ engine: engine.name, output, error: difference / (size + 1e-6), allowed });
    }
  }
  return verdicts;
}

/** Whether an engine is right; a NaN is not. */
export function passes({ error, allowed }: Verdict): boolean {
  return error <= allowed;
}

function bothPrecisions(run: (golden: GoldenCase, floats: FloatsOf) => Outputs): Engine[] {
  return [
    { name: "cpu float64", slack: 1, run: (golden) => run(golden, Float64Array) },
    { name: "cpu float32", slack: 10, run: (golden) => run(golden, Float32Array) },
  ];
}

function runScan(golden: GoldenCase, floats: FloatsOf): Outputs {
  const { config, parameters, stream } = memoryOfCase(golden, floats);
  const state = initialState(parameters);
  const trace = allocateTrace({ config, length: stream.length, floats });
  scanMemory({ config, parameters, stream, state, count: stream.length, trace });
  const { columns, rows } = trace;
  return {
    y: nested(rows.reads.data, rows.reads.width),
    loss: Array.from(columns.loss),
    gradNorm: Array.from(columns.surprise),
    momentumNorm: Array.from(columns.momentum),
    updateNorm: Array.from(columns.update),
    drift: Array.from(columns.drift),
    weightNorm: Array.from(columns.weightNorm),
    finalWeights: nestedLayers(state.weights, config.widths),
    finalMomentum: nestedLayers(state.momentum, config.widths),
  };
}

async function runDual(golden: GoldenCase): Promise<Outputs> {
  const { config, parameters, stream } = memoryOfCase(golden, Float32Array);
  const inputs = dualInputs({ config, parameters, stream });
  const { reads, loss, state, norms } = readDual({ config, ...inputs, norms: true });
  const column = async (x: tf.Tensor2D): Promise<number[]> => Array.from(await x.data());
  const layers = (all: readonly tf.Tensor3D[]): Promise<Nested[]> =>
    Promise.all(all.map(async (x) => nested((await x.data()) as Floats, x.shape[2])));
  const outputs = {
    y: nested((await reads.data()) as Floats, reads.shape[2]),
    loss: await column(loss),
    gradNorm: await column(norms!.surprise),
    momentumNorm: await column(norms!.momentum),
    updateNorm: await column(norms!.update),
    drift: await column(norms!.drift),
    weightNorm: await column(norms!.weightNorm),
    finalWeights: await layers(state.weights),
    finalMomentum: await layers(state.momentum),
  };
  tf.dispose([inputs, reads, loss, state, norms] as unknown as tf.TensorContainer);
  return outputs;
}

function runLinearAttention(golden: GoldenCase, floats: FloatsOf): Outputs {
  const { values, valueWidth, ...rest } = linearAttentionOfCase(golden, floats);
  const map = linearAttentionMap(rest);
  return mapAndReads({ map, values, valueWidth });
}

function runSoftmaxAttention(golden: GoldenCase, floats: FloatsOf): Outputs {
  const { values, valueWidth, ...rest } = softmaxAttentionOfCase(golden, floats);
  const map = softmaxMap(rest);
  return mapAndReads({ map, values, valueWidth });
}

function runMatrixRule(golden: GoldenCase, floats: FloatsOf): Outputs {
  const sequence = matrixRuleOfCase(golden, floats);
  const state = emptyMatrix(sequence);
  const reads = new floats(sequence.values.length);
  scanMatrix({ sequence, state, count: sequence.length, reads, norms: null });
  return { y: nested(reads, sequence.valueWidth), finalWeights: nested(state.weights, sequence.valueWidth) };
}

function runInfini(golden: GoldenCase, floats: FloatsOf): Outputs {
  const { queries, ...sequence } = infiniOfCase(golden, floats);
  const { keyWidth } = sequence;
  const state = emptyInfini(sequence);
  const y: number[][] = [];
  for (let at = 0; at < queries.length; at += keyWidth) {
    writeInfini(sequence, state);
    y.push([...answerInfini(sequence, { state, query: queries.subarray(at, at + keyWidth) })]);
  }
  absorb(sequence, state);
  const finalWeights = nested(state.weights, y[0]!.length);
  return { y, finalWeights, finalNormaliser: Array.from(state.normaliser) };
}

function runMiras(golden: GoldenCase, floats: FloatsOf): Outputs {
  const { start, ...scan } = mirasOfCase(golden, floats);
  const { queries, length } = scan.stream;
  const { keyWidth, valueWidth } = scan.config;
  const state = startFrom({ ...scan, kept: start });
  const y = Array.from({ length }, (_, t) => {
    writeMiras(scan, state);
    const query = queries.subarray(t * keyWidth, (t + 1) * keyWidth);
    return [...answerMiras(scan, { weights: state.weights, query })];
  });
  return { y, finalWeights: nested(state.weights, valueWidth) };
}

function mapAndReads({ map, values, valueWidth }: { map: Floats; values: Floats; valueWidth: number }): Outputs {
  return {
    map: nested(map, values.length / valueWidth),
    y: nested(readMap({ map, values, valueWidth }), valueWidth),
  };
}

/** max|a − b| and max|expected| over one output. @throws Error where the shapes differ or a number is missing. */
function compare(actual: Nested, expected: unknown, name: string): { difference: number; size: number } {
  if (typeof actual === "number") throw new Error(`${name} is a single number`);
  const isRow = typeof actual[0] === "number";
  if (!Array.isArray(expected)) throw new Error(`${name} is not a list`);
  if (expected.length !== actual.length)
    throw new Error(`${name} has ${expected.length} entries; allowed: ${actual.length}, as its inputs say`);
  let difference = 0;
  let size = 0;
  if (isRow) {
    const numbers = vector(expected, name);
    for (let index = 0; index < numbers.length; index++) {
      const off = Math.abs((actual[index] as number) - numbers[index]!);
      if (off > difference || Number.isNaN(off)) difference = off;
      size = Math.max(size, Math.abs(numbers[index]!));
    }
  } else {
    actual.forEach((part, index) => {
      const inner = compare(part, expected[index], `${name}[${index}]`);
      if (inner.difference > difference || Number.isNaN(inner.difference)) difference = inner.difference;
      size = Math.max(size, inner.size);
    });
  }
  return { difference, size };
}
