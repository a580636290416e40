// What does a run leave behind? Columns of typed arrays, one per quantity, allocated once and filled in place.
// Leaves to probe.ts what each column means, and to golden.ts the file format.

import {
  layersOf,
  parameterCount,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryState,
  type MemoryStream,
} from "./config";
import { rowOf, type Floats, type FloatsOf } from "./vectors";

/** One number a token, measured inside the scan. Their formulas are in probe.ts. */
export const scanColumns = [
  "loss",
  "errorNorm",
  "surprise",
  "momentum",
  "alignment",
  "update",
  "drift",
  "weightNorm",
] as const;
export type ScanColumn = (typeof scanColumns)[number];

/** Of the longest so far: what is shorter is mostly rounding, and points nowhere. */
const vanishing = 1e-4;

/**
 * Whether the angle between S_t and u_t means something, asked token by token in their order. Both must be there: a memory
 * that learned its text, or writes nothing, has vectors that are as good as zero. `margin` asks for longer ones.
 */
export function directions(columns: MemoryTrace["columns"], { margin = 1 } = {}): (token: number) => boolean {
  const longest = { surprise: 0, momentum: 0 };
  let seen = 0;
  return (token) => {
    for (; seen <= token; seen++) {
      longest.surprise = Math.max(longest.surprise, columns.surprise[seen]!);
      longest.momentum = Math.max(longest.momentum, columns.momentum[seen]!);
    }
    const isThere = (name: "surprise" | "momentum"): boolean =>
      columns[name][token]! > margin * vanishing * longest[name];
    return isThere("surprise") && isThere("momentum");
  };
}

/** One vector a token, measured inside the scan. */
export const scanRows = [
  "reads", // y_t, in the configured read order (d_v)
  "guesses", // M(k_t) at the weights the chunk began with: what the surprise is measured against (d_v)
  "answersBefore", // M_{t−1}(k_t) (d_v)
  "answersAfter", // M_t(k_t) (d_v)
  "keyInputs", // the input of every layer for k_t at the chunk's weights, concatenated (Σ rows)
  "deltas", // ∂ℓ/∂(output of every layer), after the clip; u_t of a layer is inputᵀ delta (Σ columns)
  "queryInput", // the last layer's input for q_t, at the weights that answered (last rows)
] as const;
export type ScanRow = (typeof scanRows)[number];

/** How wide each vector of a token is for a memory of these widths. */
function rowWidths(widths: readonly number[]): Record<ScanRow, number> {
  const layers = layersOf(widths);
  const outputs = widths.at(-1)!;
  return {
    reads: outputs,
    guesses: outputs,
    answersBefore: outputs,
    answersAfter: outputs,
    keyInputs: layers.reduce((sum, layer) => sum + layer.rows, 0),
    deltas: layers.reduce((sum, layer) => sum + layer.columns, 0),
    queryInput: layers.at(-1)!.rows,
  };
}

/** All that one scan measures. Row t of a vector column is `row(trace, "reads", t)`, a view and not a copy. */
export interface MemoryTrace {
  readonly capacity: number;
  /** Tokens filled so far. */
  filled: number;
  readonly columns: Readonly<Record<ScanColumn, Floats>>;
  readonly rows: Readonly<Record<ScanRow, { readonly width: number; readonly data: Floats }>>;
  readonly snapshots: Snapshots;
}

/** (M, S) before token 0, `every`, 2·`every`, …: always where a chunk begins, so chunkWeights equal weights there. */
interface Snapshots {
  readonly every: number;
  readonly weights: Floats; // (n, P)
  readonly momentum: Floats; // (n, P)
}

/** One call of an engine: read the next `count` tokens of `stream`, the first at `state.position`. */
export interface MemoryScan {
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
  /** Moved on in place. */
  readonly state: MemoryState;
  readonly count: number;
  /** Filled in place; null where only the state, or the reads, are wanted. */
  readonly trace: MemoryTrace | null;
  /** y_t alone, filled in place: what is left of a trace where speed counts. (T, d_v) */
  readonly reads?: Floats;
}

/** The smallest multiple of the chunk of at least 32 tokens: replays stay short, snapshots few. */
function snapshotInterval(chunk: number): number {
  return chunk * Math.ceil(32 / chunk);
}

export function allocateTrace({
  floats,
  ...of
}: {
  config: MemoryConfig;
  length: number;
  floats: FloatsOf;
}): MemoryTrace {
  return traceOf({ ...of, numbers: (count) => new floats(count) });
}

/** A trace whose arrays `numbers` makes, but for those of `stream`: a memory of one layer leaves its keys and queries as inputs. */
export function traceOf({
  config,
  length,
  numbers,
  stream,
}: {
  config: MemoryConfig;
  length: number;
  numbers: (count: number) => Floats;
  stream?: MemoryStream;
}): MemoryTrace {
  const isOneLayer = config.widths.length === 2;
  const given: Partial<Record<ScanRow, Floats>> =
    stream && isOneLayer ? { keyInputs: stream.keys, queryInput: stream.queries } : {};
  const widths = rowWidths(config.widths);
  const every = snapshotInterval(config.chunk);
  const count = Math.ceil(length / every) * parameterCount(config.widths);
  return {
    capacity: length,
    filled: 0,
    columns: Object.fromEntries(scanColumns.map((name) => [name, numbers(length)])) as MemoryTrace["columns"],
    rows: Object.fromEntries(
      scanRows.map((name) => [name, { width: widths[name], data: given[name] ?? numbers(length * widths[name]) }]),
    ) as MemoryTrace["rows"],
    snapshots: { every, weights: numbers(count), momentum: numbers(count) },
  };
}

/** The vector of one token, as a view into the trace. */
export function row(trace: MemoryTrace, name: ScanRow, token: number): Floats {
  const { width, data } = trace.rows[name];
  return rowOf(data, { row: token, width });
}

/** A fresh state that stands where the last snapshot at or before `token` was taken. */
export function stateFromSnapshot({
  trace,
  token,
  parameters,
}: {
  trace: MemoryTrace;
  token: number;
  parameters: number;
}): MemoryState {
  const index = Math.floor(token / trace.snapshots.every);
  const from = index * parameters;
  const weights = trace.snapshots.weights.slice(from, from + parameters);
  const momentum = trace.snapshots.momentum.slice(from, from + parameters);
  return { position: index * trace.snapshots.every, weights, momentum, chunkWeights: weights.slice() };
}

/**
 * The packed form in which an accelerator returns a token: all scalar columns, then all vectors, in the order above.
 * `offsets` say where each starts in a token's row of `stride` numbers.
 */
export function packedLayout(widths: readonly number[]): {
  stride: number;
  offsets: Record<ScanColumn | ScanRow, number>;
} {
  const wide = rowWidths(widths);
  const offsets = {} as Record<ScanColumn | ScanRow, number>;
  let stride = 0;
  for (const name of scanColumns) offsets[name] = stride++;
  for (const name of scanRows) {
    offsets[name] = stride;
    stride += wide[name];
  }
  return { stride, offsets };
}
