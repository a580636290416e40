// What of a forward pass can be looked at from outside? The same layers, of arrays that stay when the kernels' own memory
// serves the next text. Leaves to the kernels how the two are kept the same.

import type { Floats } from "#model/contracts/vectors";
import type { AttentionColumns, AttentionRows } from "#model/kernels/windowAttention.cpu";
import type { Kernels } from "./forward.kernels";
import type { MemoryHead } from "./forward.memory";
import type { MatrixHead } from "./forward.mixers";
import type { ForwardLayer } from "./forward.wiring";

type Show = Pick<Kernels, "shown" | "followed">;

/** The layer for those who look at it; `length` is T. */
export function shownLayer(
  kernels: Show,
  { memories, matrices, attention, blend }: ForwardLayer,
  length: number,
): ForwardLayer {
  /** An array of a row a token. */
  const seen = new Map<Floats, Floats>(); // a memory of one layer has its keys twice
  const rows = (data: Floats): Floats => {
    const known = seen.get(data) ?? kernels.followed(data, { width: data.length / length });
    seen.set(data, known);
    return known;
  };
  const columns = ({ keys, values }: AttentionColumns): AttentionColumns => ({
    keys: rows(keys),
    values: rows(values),
  });
  return {
    memories: memories.map((memory) => shownMemory(kernels, memory, rows)),
    matrices: matrices.map((matrix) => shownMatrix(kernels, matrix, rows)),
    attention: attention && shownAttention(kernels, attention, { rows, columns }),
    blend: blend && rows(blend),
  };
}

function shownMemory(
  { shown, followed }: Show,
  { config, parameters, stream, state, trace }: MemoryHead,
  rows: (data: Floats) => Floats,
): MemoryHead {
  const { length, ...arrays } = stream;
  const whole = (data: Floats): Floats => followed(data, { width: data.length, every: Infinity });
  return {
    config,
    parameters: { initialWeights: shown(parameters.initialWeights), gain: parameters.gain && shown(parameters.gain) },
    stream: { length, ...mapped(arrays, rows) },
    state: {
      get position() {
        return state.position;
      },
      weights: whole(state.weights),
      momentum: whole(state.momentum),
      chunkWeights: whole(state.chunkWeights),
    },
    trace: trace && {
      ...trace,
      get filled() {
        return trace.filled;
      },
      columns: mapped(trace.columns, rows),
      rows: mapped(trace.rows, ({ width, data }) => ({ width, data: rows(data) })),
      snapshots: {
        every: trace.snapshots.every,
        weights: followed(trace.snapshots.weights, { width: state.weights.length, every: trace.snapshots.every }),
        momentum: followed(trace.snapshots.momentum, { width: state.weights.length, every: trace.snapshots.every }),
      },
    },
  };
}

function shownMatrix(
  { followed }: Show,
  { sequence, state, norms }: MatrixHead,
  rows: (data: Floats) => Floats,
): MatrixHead {
  const { queries, keys, values, keep, beta } = sequence;
  return {
    sequence: {
      ...sequence,
      ...{ queries: rows(queries), keys: rows(keys), values: rows(values), keep: rows(keep), beta: rows(beta) },
    },
    state: {
      get position() {
        return state.position;
      },
      weights: followed(state.weights, { width: state.weights.length, every: Infinity }),
    },
    norms: rows(norms),
  };
}

function shownAttention(
  { shown }: Show,
  attention: AttentionRows,
  { rows, columns }: { rows: (data: Floats) => Floats; columns: (of: AttentionColumns) => AttentionColumns },
): AttentionRows {
  const { queries, tokens, remembered, persistent, biases } = attention;
  return {
    ...attention,
    queries: rows(queries),
    tokens: columns(tokens),
    remembered: remembered && columns(remembered),
    persistent: persistent && { keys: shown(persistent.keys), values: shown(persistent.values) },
    biases: shown(biases),
  };
}

function mapped<K extends string, A, B>(record: Readonly<Record<K, A>>, make: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value as A)])) as Record<K, B>;
}
