// What does each token draw on? The three attention maps of a run, on the same queries and keys, as the page shows them.
// The maps themselves are in attention.ts; here a part of a long text is cut out, and the twins' inputs are scaled.

import { atAttentionLength, featuresOf, linearAttentionRow, memoryAttentionRow, softmaxRow } from "./attention";
import type { Floats } from "#model/contracts/vectors";
import { mapLimit, type AttentionMaps, type MapName } from "#model/contracts/protocol";
import type { Run } from "./run";
import { ownAttention } from "./ownAttention";
import type { Reading } from "./untrained";

/** Row `token` of every map over its whole past. (token + 1) */
export function attentionRows(
  run: Run,
  { token, window }: { token: number; window: number },
): Record<MapName, Float32Array> {
  const rows = { softmax: newRow(token + 1), linear: newRow(token + 1), memory: newRow(token + 1) };
  fillRows(run, { token, window, rows });
  return rows;
}

/** The maps of at most `mapLimit` tokens around one; the part does not move while the cursor stays in its middle half. */
export function attentionMaps(run: Run, { token, window }: { token: number; window: number }): AttentionMaps {
  const size = Math.min(run.filled, mapLimit);
  const half = mapLimit / 2;
  const from = Math.max(0, Math.min(Math.round(token / half) * half - half, run.filled - size));
  const maps = { softmax: newRow(size * size), linear: newRow(size * size), memory: newRow(size * size) };
  const rows = { softmax: newRow(from + size), linear: newRow(from + size), memory: newRow(from + size) };
  for (let line = 0; line < size; line++) {
    fillRows(run, { token: from + line, window, rows });
    maps.softmax.set(rows.softmax.subarray(from, from + line + 1), line * size);
    maps.linear.set(rows.linear.subarray(from, from + line + 1), line * size);
    maps.memory.set(rows.memory.subarray(from, from + line + 1), line * size);
  }
  return {
    from,
    size,
    window,
    maps,
    largest: { softmax: largest(maps.softmax), linear: largest(maps.linear), memory: largest(maps.memory) },
    own: run.trained && ownAttention(run.trained, { from, size }),
  };
}

function fillRows(
  run: Run,
  { token, window, rows }: { token: number; window: number; rows: Record<MapName, Float32Array> },
): void {
  const { reading, trace } = run;
  const { queries, keys, queryFeatures, keyFeatures, width } = twinInputs(run, token);
  softmaxRow({ queries, keys, width, visible: { window }, token, into: rows.softmax });
  linearAttentionRow({
    queries: queryFeatures,
    keys: keyFeatures,
    width,
    featureMap: { kind: "identity" }, // φ is already applied
    normalise: true,
    epsilon: 0,
    token,
    into: rows.linear,
  });
  memoryAttentionRow({ ...reading, trace, token, into: rows.memory });
}

interface TwinInputs {
  readonly queries: Floats; // (T, d)
  readonly keys: Floats; // (T, d)
  readonly queryFeatures: Floats; // (T, d)
  readonly keyFeatures: Floats; // (T, d)
  readonly width: number;
  /** Tokens whose queries and keys were known. */
  readonly known: number;
}

/** Of a trained model, whose keys come as it reads, by its reading; else by the keys, which a turned knob leaves as they are. */
const twinInputsOf = new WeakMap<Reading | Floats, TwinInputs>();

/**
 * Queries and keys of the softmax twin, and the same with φ = elu + 1 for the linear one. Both are
 * of attention's length; the memory reads the unit keys themselves.
 */
function twinInputs({ reading, trained, filled }: Run, token: number): TwinInputs {
  const { stream, config } = reading;
  const of = trained ? reading : stream.keys;
  const earlier = twinInputsOf.get(of);
  if (earlier && token < earlier.known) return earlier;
  const width = config.widths[0]!;
  const queries = atAttentionLength(stream.queries, width);
  const keys = atAttentionLength(stream.keys, width);
  const features = (rows: Floats): Floats => featuresOf({ kind: "elu1" }, rows, width);
  const inputs = {
    ...{ queries, keys, width },
    queryFeatures: features(queries),
    keyFeatures: features(keys),
    known: trained ? filled : stream.length,
  };
  twinInputsOf.set(of, inputs);
  return inputs;
}

function newRow(length: number): Float32Array {
  return new Float32Array(length);
}

function largest(map: Float32Array): number {
  return map.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}
