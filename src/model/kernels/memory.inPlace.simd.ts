// How does a memory read on SIMD whose arrays all lie in WebAssembly's memory already? As in memory.simd.ts, but nothing is
// copied: its record is written once and then moved on. Leaves the arithmetic to simd/assembly/scan.ts.

import { scanColumns, scanRows, type MemoryScan } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import { columnAddresses, stridedLayers, takePass, takeRecord, writeRecord } from "./memory.record.simd";
import type { Simd } from "./simd/instance";

/** A memory about to read. */
export interface OpenMemory {
  /** Reads the next `count` tokens, as scanMemory does. */
  readonly read: (count: number) => void;
  /** M(x) of the rows from ≤ t < to at any weights: (T, d_k) → (T, d_v) */
  readonly answer: (rows: { weights: Floats; inputs: Floats; outputs: Floats; from: number; to: number }) => void;
}

/** Whether rows of these widths are whole vectors of four: only then may they follow each other. */
export function fitsInPlace(widths: readonly number[]): boolean {
  return widths.every((width) => width % 4 === 0);
}

/** `take` hands out zeros of the memory in which all arrays of the scan lie. The widths must be such as `fitsInPlace` says. */
export function openInPlace(
  simd: Simd,
  take: (numbers: number) => number,
  { config, parameters, stream, state, trace, reads }: Omit<MemoryScan, "count">,
): OpenMemory {
  const layers = stridedLayers(config.widths);
  const [keyWidth, valueWidth] = [config.widths[0]!, config.widths.at(-1)!];
  const record = takeRecord(take, layers);
  const numbers = writeRecord(simd, record, {
    ...{ config, layers, pass: takePass(take, { layers, gain: parameters.gain }), gain: parameters.gain },
    addresses: {
      ...addressesOf(state, ["weights", "momentum", "chunkWeights"]),
      ...addressesOf(parameters, ["initialWeights"]),
      ...addressesOf(stream, ["keys", "values", "queries", "theta", "eta", "alpha"]),
      ...(trace && columnAddresses((index) => trace.columns[scanColumns[index]!].byteOffset)),
      ...(trace && Object.fromEntries(scanRows.map((name) => [name, trace.rows[name].data.byteOffset]))),
      ...(reads && !trace && { reads: reads.byteOffset }),
    },
    traced: trace !== null,
  });
  const every = trace?.snapshots.every ?? Infinity;
  return {
    read: (count) => {
      const end = Math.min(state.position + count, stream.length);
      while (state.position < end) {
        const from = state.position;
        const to = Math.min(end, (Math.floor(from / every) + 1) * every || Infinity);
        if (trace && from % every === 0) {
          const at = (from / every) * state.weights.length;
          trace.snapshots.weights.set(state.weights, at);
          trace.snapshots.momentum.set(state.momentum, at);
        }
        numbers.set("position", from);
        numbers.set("from", from);
        numbers.set("count", to - from);
        simd.call.scan(record.scan);
        state.position = to;
        if (trace) trace.filled = to;
      }
    },
    answer: ({ weights, inputs, outputs, from, to }) => {
      const [input, output] = [inputs.byteOffset + 4 * from * keyWidth, outputs.byteOffset + 4 * from * valueWidth];
      simd.call.answer(record.scan, weights.byteOffset, input, to - from, output);
    },
  };
}

function addressesOf<Name extends string>(
  arrays: Readonly<Record<Name, Floats>>,
  names: readonly Name[],
): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, arrays[name].byteOffset]));
}
