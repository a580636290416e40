// Seeded memories and streams for the tests of the engines.

import type { MemoryConfig, MemoryParameters, MemoryState, MemoryStream } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { layersOf, parameterCount } from "#model/contracts/config";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { normal, uniform } from "#model/contracts/random";
import { allocateTrace, type MemoryTrace } from "#model/contracts/trace";

export interface Reading {
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
}

/** A plain linear memory, of the l2 bias with c = 2, unless told otherwise. */
export function memoryConfig(changes: Partial<MemoryConfig> = {}): MemoryConfig {
  return {
    widths: [4, 4],
    chunk: 1,
    activation: "silu",
    residual: false,
    readOrder: "after",
    bias: { kind: "l2" },
    decay: "zero",
    clip: null,
    lossScale: 2,
    ...changes,
  };
}

/** Random float64 inputs for a memory; `gates` replaces θ, η or α by a constant. */
export function randomReading({
  config,
  length,
  seed = "reading",
  gain = false,
  gates = {},
}: {
  config: MemoryConfig;
  length: number;
  seed?: string;
  gain?: boolean;
  gates?: { theta?: number; eta?: number; alpha?: number };
}): Reading {
  const gaussian = normal(seed);
  const chance = uniform(`${seed} gates`);
  const numbers = (count: number, scale: number) => Float64Array.from({ length: count }, () => scale * gaussian());
  const gate = (constant: number | undefined, least: number, most: number) =>
    Float64Array.from({ length }, () => constant ?? least + (most - least) * chance());
  const keyWidth = config.widths[0]!;
  const valueWidth = config.widths.at(-1)!;
  return {
    config,
    parameters: {
      initialWeights: Float64Array.from(
        layersOf(config.widths).flatMap(({ rows, columns }) => [...numbers(rows * columns, 0.8 / Math.sqrt(rows))]),
      ),
      gain: gain ? numbers(valueWidth, 0.3).map((x) => 1 + x) : null,
    },
    stream: {
      length,
      queries: numbers(length * keyWidth, 1 / Math.sqrt(keyWidth)),
      keys: numbers(length * keyWidth, 1 / Math.sqrt(keyWidth)),
      values: numbers(length * valueWidth, 1 / Math.sqrt(valueWidth)),
      theta: gate(gates.theta, 0.02, 0.3),
      eta: gate(gates.eta, 0.1, 0.9),
      alpha: gate(gates.alpha, 0.01, 0.2),
    },
  };
}

/** The same reading from an empty memory, M_0 = 0. */
export function fromNothing(reading: Reading): Reading {
  const initialWeights = new Float64Array(parameterCount(reading.config.widths));
  return { ...reading, parameters: { ...reading.parameters, initialWeights } };
}

export function scan(
  { config, parameters, stream }: Reading,
  { state = initialState(parameters), count = Infinity }: { state?: MemoryState; count?: number } = {},
): { trace: MemoryTrace; state: MemoryState } {
  const trace = allocateTrace({ config, length: stream.length, floats: Float64Array });
  scanMemory({ config, parameters, stream, state, count, trace });
  return { trace, state };
}

/** Row t of a (T, width) array. */
export function at(rows: Floats, width: number, t: number): Floats {
  return rows.subarray(t * width, (t + 1) * width);
}

/** x W of a row vector and a (rows, columns) matrix. */
export function times(x: Floats, matrix: Floats): Float64Array {
  const columns = matrix.length / x.length;
  const result = new Float64Array(columns);
  x.forEach((xi, i) => {
    for (let j = 0; j < columns; j++) result[j]! += xi * matrix[i * columns + j]!;
  });
  return result;
}

/** matrix += scale · xᵀ y */
export function addOuter(matrix: Floats, scale: number, x: Floats, y: Floats): void {
  x.forEach((xi, i) => {
    for (let j = 0; j < y.length; j++) matrix[i * y.length + j]! += scale * xi * y[j]!;
  });
}

/** max|a − b| / (max|b| + 1e-6) */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let worst = 0;
  let size = 1e-6;
  for (let index = 0; index < expected.length; index++) {
    const off = Math.abs(actual[index]! - expected[index]!);
    if (off > worst || Number.isNaN(off)) worst = off;
    size = Math.max(size, Math.abs(expected[index]!));
  }
  return worst / size;
}

/** E[t,i] = Π_{i<j≤t} η_j and G[t,i] = Σ_{i≤s≤t} Π_{s<j≤t} (1−α_j) E[s,i], by their definitions. */
export function decays({ eta, alpha }: MemoryStream, t: number, i: number): { E: number; G: number } {
  const product = (gate: (j: number) => number, from: number, to: number) => {
    let result = 1;
    for (let j = from + 1; j <= to; j++) result *= gate(j);
    return result;
  };
  let G = 0;
  for (let s = i; s <= t; s++) G += product((j) => 1 - alpha[j]!, s, t) * product((j) => eta[j]!, i, s);
  return { E: product((j) => eta[j]!, i, t), G };
}
