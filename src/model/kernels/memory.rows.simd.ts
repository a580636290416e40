// What does a memory answer to many inputs, at any weights, on SIMD? readMemoryRows of memory.cpu.ts in float32. Leaves the
// arithmetic to simd/assembly/scan.ts, and to memory.onCpu.ts whether SIMD reads here.

import type { MemoryConfig, MemoryParameters } from "#model/contracts/config";
import { putBlocks, putRows } from "./memory.simd";
import { sizeOf, stridedLayers, strideOf, takePass, takeRecord, writeRecord } from "./memory.record.simd";
import { layOut, openSimd, reserve, type Simd } from "./simd/instance";

interface Placed {
  readonly config: MemoryConfig;
  readonly gain: MemoryParameters["gain"];
  readonly rows: number;
  readonly read: (weights: Float32Array, inputs: Float32Array) => Float32Array;
}

let opened: Simd | null = null;
/** What lies in memory now: laid out anew only for another memory, or for more rows. */
let placed: Placed | null = null;

/**
 * M(x) of every row, the same numbers as of readMemoryRows but for rounding, however many there are. (n, d_k) → (n, d_v)
 * @throws Error where there is no SIMD; RangeError where there is no memory left.
 */
export function readMemoryRowsSimd({
  config,
  parameters: { gain },
  weights,
  inputs,
}: {
  config: MemoryConfig;
  parameters: Pick<MemoryParameters, "gain">;
  weights: Float32Array;
  inputs: Float32Array;
}): Float32Array {
  const rows = inputs.length / config.widths[0]!;
  const isPlaced = placed?.config === config && placed.gain === gain && placed.rows >= rows;
  if (!isPlaced) placed = place({ config, gain, rows });
  return placed!.read(weights, inputs);
}

function place({ config, gain, rows }: Omit<Placed, "read">): Placed {
  const simd = (opened ??= openSimd());
  const { take, end } = layOut(simd);
  const layers = stridedLayers(config.widths);
  const keyWidth = config.widths[0]!;
  const valueWidth = config.widths.at(-1)!;
  const record = takeRecord(take, layers);
  const passFrom = take(0);
  const pass = takePass(take, { layers, gain });
  const at = {
    weights: take(sizeOf(layers)),
    inputs: take(rows * strideOf(keyWidth)),
    outputs: take(rows * valueWidth + 4), // a row is written in whole vectors
  };
  reserve(simd, end());
  simd.floats.fill(0, passFrom >> 2, at.outputs >> 2);
  writeRecord(simd, record, { config, layers, pass, gain, addresses: {}, traced: false });
  return {
    ...{ config, gain, rows },
    read: (weights, inputs) => {
      const count = inputs.length / keyWidth;
      putBlocks({ simd, layers }, at.weights, weights);
      putRows(simd, at.inputs, inputs, { from: 0, to: count, width: keyWidth });
      simd.call.answer(record.scan, at.weights, at.inputs, count, at.outputs);
      return simd.floats.slice(at.outputs >> 2, (at.outputs >> 2) + count * valueWidth);
    },
  };
}
