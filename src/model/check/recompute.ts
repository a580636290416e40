// What should the numbers of a golden case be? Every family by plain loops, in either precision, and how far a file's are off.
// Leaves the file format to golden.ts, what a case describes to goldenCases.ts, and who must agree to verify.ts.

import { linearAttentionMap, readMap, softmaxMap } from "#model/reading/attention";
import { absorb, answerInfini, emptyInfini, writeInfini } from "#model/compare/infini";
import { answerMiras, startFrom, writeMiras } from "#model/compare/mirasRules";
import { rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { matrix, nested, nestedLayers, shown, vector, type GoldenCase } from "#model/contracts/golden";
import {
  infiniOfCase,
  linearAttentionOfCase,
  matrixRuleOfCase,
  memoryOfCase,
  mirasOfCase,
  softmaxAttentionOfCase,
} from "./goldenCases";
import type { FamilyName } from "./goldenRules";
import { frontierFamilies } from "./recomputeFrontier";
import { nestedFamilies } from "./recomputeNested";
import { emptyMatrix, scanMatrix } from "#model/kernels/matrixRule.cpu";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { visibleLine } from "#model/contracts/readable";
import { allocateTrace, type MemoryScan, type MemoryTrace } from "#model/contracts/trace";

export type Nested = number | readonly Nested[];
export type Outputs = Readonly<Record<string, Nested>>;

export interface Family {
  /** All that there is to compare. */
  readonly outputs: readonly string[];
  readonly run: (golden: GoldenCase, floats: FloatsOf) => Outputs;
  /** How large the numbers are that an output is made of, where it may be far smaller than they are. */
  readonly madeOf: (
    golden: Pick<GoldenCase, "inputs" | "config">,
    outputs: Outputs,
  ) => Readonly<Record<string, number>>;
}

const memoryOutputs = [
  ...["y", "loss", "gradNorm", "momentumNorm", "updateNorm", "drift", "weightNorm"],
  ...["finalWeights", "finalMomentum"],
];

export const families: Readonly<Record<FamilyName, Family>> = {
  "titans-memory": { outputs: memoryOutputs, run: runScan, madeOf: memoryIsMadeOf },
  "linear-attention": { outputs: ["map", "y"], run: runLinearAttention, madeOf: readsOfMapAreMadeOf },
  "softmax-attention": { outputs: ["map", "y"], run: runSoftmaxAttention, madeOf: readsOfMapAreMadeOf },
  "matrix-rule": { outputs: ["y", "finalWeights"], run: runMatrixRule, madeOf: writesAreMadeOf },
  "infini-attention": { outputs: ["y", "finalWeights", "finalNormaliser"], run: runInfini, madeOf: readsAreMadeOf },
  // What bounded pushes write is no larger for larger values: nothing of it cancels.
  miras: { outputs: ["y", "finalWeights"], run: runMiras, madeOf: () => ({}) },
  ...frontierFamilies,
  ...nestedFamilies,
};

/**
 * A number that others cancel to cannot be more exact than they are: M − M₀ of a memory that writes nothing is 0, and in
 * 32 bits some 10⁻⁷ of M. Below this share of what it is made of, no output counts as small.
 */
const cancelled = 1 / 16;

/**
 * How far each output that a file expects is off: max|a − b| / (max|b| + 10⁻⁶), with no max|b| under a sixteenth of what
 * the output is made of. A number that is none makes it NaN.
 * @throws Error where an output is unknown, or its shape is another one, or an expected number is missing.
 */
export function errorsOf(
  golden: Pick<GoldenCase, "family" | "config" | "inputs" | "expected">,
  outputs: Outputs,
): Record<string, number> {
  const family = familyOf(golden);
  const madeOf = family.madeOf(golden, outputs);
  return Object.fromEntries(
    Object.entries(golden.expected).map(([output, expected]) => {
      if (!family.outputs.includes(output))
        throw new Error(
          `expected.${visibleLine(output, 40)} is no output of ${golden.family}; allowed: ${family.outputs.join(", ")}`,
        );
      const { difference, size } = compare(outputs[output]!, expected, `expected.${output}`);
      return [output, difference / (Math.max(size, cancelled * (madeOf[output] ?? 0)) + 1e-6)];
    }),
  );
}

/** @throws Error where there is no such family. */
export function familyOf({ family }: Pick<GoldenCase, "family">): Family {
  if (Object.hasOwn(families, family)) return families[family as FamilyName];
  throw new Error(`family is ${shown(family)}; allowed: ${Object.keys(families).join(", ")}`);
}

/** What could be held against an engine, and the file does not say. @throws Error where there is no such family. */
export function notCompared({ family, expected }: Pick<GoldenCase, "family" | "expected">): string[] {
  return familyOf({ family }).outputs.filter((output) => !Object.hasOwn(expected, output));
}

function memoryIsMadeOf({ inputs, config }: Pick<GoldenCase, "inputs" | "config">, outputs: Outputs) {
  const lossScale = typeof config["lossScale"] === "number" ? config["lossScale"] : 2;
  const value = longestRow(inputs["v"], "inputs.v");
  const gradient = lossScale * value * longestRow(inputs["k"], "inputs.k");
  const push = gradient * largest(inputs["theta"] as Nested);
  const weights = largest(outputs["weightNorm"]!);
  return {
    y: largest(inputs["v"] as Nested),
    loss: (lossScale / 2) * value * value,
    gradNorm: gradient,
    ...{ momentumNorm: push, finalWeights: push, weightNorm: push },
    finalMomentum: Math.max(push, largest(outputs["momentumNorm"]!)),
    ...{ updateNorm: weights, drift: weights },
  };
}

/** Of every value, as much as a token attends to. */
function readsOfMapAreMadeOf({ inputs }: Pick<GoldenCase, "inputs">, { map }: Outputs) {
  const values = (inputs["v"] as Nested[]).map(largest);
  const seen = (map as readonly (readonly number[])[]).map((row) =>
    row.reduce((sum, weight, token) => sum + Math.abs(weight) * values[token]!, 0),
  );
  return { y: largest(seen) };
}

/** Of the values that are written at all. */
function writesAreMadeOf({ inputs }: Pick<GoldenCase, "inputs">) {
  const beta = inputs["beta"] as readonly number[];
  const value = largest(
    (inputs["v"] as Nested[]).map((row, token) => largest(row) * Math.min(1, Math.abs(beta[token]!))),
  );
  return { y: value, finalWeights: value };
}

function readsAreMadeOf({ inputs }: Pick<GoldenCase, "inputs">) {
  const value = largest(inputs["v"] as Nested);
  return { y: value, finalWeights: value };
}

function longestRow(rows: unknown, name: string): number {
  const { columns, data } = matrix(rows, name);
  let longest = 0;
  for (let at = 0; at < data.length; at += columns) {
    longest = Math.max(longest, Math.hypot(...data.slice(at, at + columns)));
  }
  return longest;
}

function largest(numbers: Nested): number {
  if (typeof numbers === "number") return Math.abs(numbers);
  return numbers.reduce((most: number, part) => Math.max(most, largest(part)), 0);
}

/** A case as one call of an engine, with a trace to fill. */
export function scanOfCase(golden: GoldenCase, floats: FloatsOf): TracedScan {
  const { config, parameters, stream } = memoryOfCase(golden, floats);
  const trace = allocateTrace({ config, length: stream.length, floats });
  return { config, parameters, stream, state: initialState(parameters), count: stream.length, trace };
}

type TracedScan = MemoryScan & { readonly trace: MemoryTrace };

/** What an engine has made of a case. */
export function outputsOf({ config, state, trace: { columns, rows } }: TracedScan): Outputs {
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

/** What one engine of the scan makes of a case. */
export function runScan(
  golden: GoldenCase,
  floats: FloatsOf,
  engine: (scan: MemoryScan) => void = scanMemory,
): Outputs {
  const scan = scanOfCase(golden, floats);
  engine(scan);
  return outputsOf(scan);
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
    const query = rowOf(queries, { row: t, width: keyWidth });
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
