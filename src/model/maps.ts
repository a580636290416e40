// What does each token draw on? The three attention maps of a run, on the same queries and keys, as the page shows them.
// The maps themselves are in attention.ts; here a part of a long text is cut out, and the twins' inputs are scaled.

import { linearAttentionRow, memoryAttentionRow, softmaxRow } from "./attention";
import { mapLimit, type AttentionMaps, type MapName } from "./protocol";
import type { Run } from "./run";

/** Row `token` of every map over its whole past. (token + 1) */
export function attentionRows(
  run: Run,
  { token, window }: { token: number; window: number },
): Record<MapName, Float32Array> {
  const rows = twinRows(run, { from: 0, to: token + 1, window });
  const memory = new Float32Array(token + 1);
  memoryAttentionRow({ ...run.reading, trace: run.trace, token, into: memory });
  return { ...rows(token), memory };
}

/** The maps of at most `mapLimit` tokens around one; the part does not move while the cursor stays in its middle half. */
export function attentionMaps(run: Run, { token, window }: { token: number; window: number }): AttentionMaps {
  const size = Math.min(run.filled, mapLimit);
  const half = mapLimit / 2;
  const from = Math.max(0, Math.min(Math.round(token / half) * half - half, run.filled - size));
  const maps = {
    softmax: new Float32Array(size * size),
    linear: new Float32Array(size * size),
    memory: new Float32Array(size * size),
  };
  const whole = new Float32Array(from + size);
  const rows = twinRows(run, { from: 0, to: from + size, window });
  for (let line = 0; line < size; line++) {
    const at = from + line;
    const { softmax, linear } = rows(at);
    memoryAttentionRow({ ...run.reading, trace: run.trace, token: at, into: whole });
    maps.softmax.set(softmax.subarray(from, at + 1), line * size);
    maps.linear.set(linear.subarray(from, at + 1), line * size);
    maps.memory.set(whole.subarray(from, at + 1), line * size);
  }
  return {
    from,
    size,
    window,
    maps,
    largest: { softmax: largest(maps.softmax), linear: largest(maps.linear), memory: largest(maps.memory) },
  };
}

/**
 * Rows of the softmax and the linear twin. Unit keys would leave both nearly flat, so queries and keys are scaled to
 * length √d for these two, as a trained attention's are; the memory reads the unit keys themselves.
 */
function twinRows(
  { reading }: Run,
  { from, to, window }: { from: number; to: number; window: number },
): (token: number) => { softmax: Float32Array; linear: Float32Array } {
  const { stream, config } = reading;
  const width = config.widths[0]!;
  const scaled = (data: ArrayLike<number>): Float32Array =>
    Float32Array.from(data, (x) => x * Math.sqrt(width)).subarray(from * width, to * width);
  const inputs = { queries: scaled(stream.queries), keys: scaled(stream.keys), width };
  const softmax = new Float32Array(to - from);
  const linear = new Float32Array(to - from);
  return (token) => {
    softmaxRow({ ...inputs, visible: { window }, token, into: softmax });
    linearAttentionRow({ ...inputs, featureMap: { kind: "elu1" }, normalise: true, epsilon: 0, token, into: linear });
    return { softmax: softmax.subarray(0, token + 1), linear: linear.subarray(0, token + 1) };
  };
}

function largest(map: Float32Array): number {
  return map.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
}
