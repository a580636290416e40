// How does a Titans memory read on the CPU's SIMD? scanMemory of memory.cpu.ts in float32: this file lays a call out in
// WebAssembly's memory, runs it, and takes back what it left. Leaves the arithmetic to simd/assembly/scan.ts, how it is told
// what to do to memory.record.simd.ts, and memories that lie there already to memory.inPlace.simd.ts.

import type { Layer, MemoryState } from "#model/contracts/config";
import { scanColumns, scanRows, type MemoryScan, type MemoryTrace, type ScanRow } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import {
  columnAddresses,
  sizeOf,
  stridedLayers,
  strideOf,
  takePass,
  takeRecord,
  writeRecord,
} from "./memory.record.simd";
import { layOut, openSimd, reserve, type Simd } from "./simd/instance";

/** Tokens a call, so that its memory does not grow with the text. */
const blockTokens = 256;

let opened: Simd | null = null;

/**
 * scanMemory of memory.cpu.ts for float32: the same numbers but for rounding, and the same bits however a text is cut.
 * @throws Error where there is no SIMD; RangeError where there is no memory left; TypeError for float64.
 */
export function scanMemorySimd(scan: MemoryScan): void {
  const { state, stream, trace, count } = scan;
  if (state.weights instanceof Float64Array) throw new TypeError("the SIMD engine reads float32, these are float64");
  const end = Math.min(state.position + count, stream.length);
  if (state.position >= end) return;
  const rows = Math.min(blockTokens, end - state.position);
  const call = isPlaced(scan, rows) ? placed! : (placed = place(scan, rows));
  call.load(state);
  while (state.position < end) {
    const from = state.position;
    const every = trace?.snapshots.every ?? Infinity;
    if (trace && from % every === 0) call.keepSnapshot(from);
    const to = Math.min(end, from + call.rows, (Math.floor(from / every) + 1) * every || Infinity);
    call.read({ from, to });
    state.position = to;
    if (trace) trace.filled = to;
  }
  call.store(state);
}

/** What lies in memory now: laid out anew only for another memory, text or trace, so that single tokens cost little more. */
let placed: Placed | null = null;

type Placed = ReturnType<typeof place>;

function isPlaced({ config, parameters, stream, trace, reads }: MemoryScan, rows: number): boolean {
  return (
    placed !== null &&
    placed.of.config === config &&
    placed.of.parameters === parameters &&
    placed.of.stream === stream &&
    placed.of.trace === trace &&
    placed.of.reads === reads &&
    placed.rows >= rows
  );
}

/** Where everything of a call lies, and the ways in and out. */
function place(scan: MemoryScan, rows: number) {
  const { config, parameters, stream, trace, reads } = scan;
  const simd = (opened ??= openSimd());
  const { take, end } = layOut(simd);
  const layers = stridedLayers(config.widths);
  const last = layers.at(-1)!;
  const keyWidth = config.widths[0]!;
  const valueWidth = last.columns;
  const [keyStride, valueStride] = [strideOf(keyWidth), last.stride];
  const size = sizeOf(layers);

  const record = takeRecord(take, layers);
  const scratchFrom = take(0);
  const pass = takePass(take, { layers, gain: parameters.gain });
  const carried = { weights: take(size), momentum: take(size), chunkWeights: take(size), initialWeights: take(size) };
  const read = {
    keys: take(rows * keyStride),
    queries: take(rows * keyStride),
    values: take(rows * valueStride),
    theta: take(rows),
    eta: take(rows),
    alpha: take(rows),
  };
  const scratchTo = take(0);
  // A row is copied in whole vectors: four numbers of room after the last.
  const rowAt = (wanted: boolean, width: number): number => (wanted ? take(rows * width + 4) : 0);
  const traced = trace !== null;
  const left = {
    columns: scanColumns.map(() => rowAt(traced, 1)),
    rows: Object.fromEntries(
      scanRows.map((name) => [
        name,
        name === "reads"
          ? rowAt(traced || reads !== undefined, valueWidth)
          : rowAt(traced, trace?.rows[name].width ?? 0),
      ]),
    ) as Record<ScanRow, number>,
  };
  reserve(simd, end());
  simd.floats.fill(0, scratchFrom >> 2, scratchTo >> 2);

  const numbers = writeRecord(simd, record, {
    ...{ config, layers, pass, gain: parameters.gain },
    addresses: {
      ...{ ...carried, ...read, ...left.rows },
      ...columnAddresses((index) => left.columns[index]!),
    },
    traced,
  });

  const blocks = { simd, layers };
  putBlocks(blocks, carried.initialWeights, parameters.initialWeights);
  const count = parameters.initialWeights.length;
  return {
    of: scan,
    rows,
    load({ weights, momentum, chunkWeights }: MemoryState): void {
      putBlocks(blocks, carried.weights, weights);
      putBlocks(blocks, carried.momentum, momentum);
      putBlocks(blocks, carried.chunkWeights, chunkWeights);
    },
    store({ weights, momentum, chunkWeights }: MemoryState): void {
      getBlocks(blocks, carried.weights, weights);
      getBlocks(blocks, carried.momentum, momentum);
      getBlocks(blocks, carried.chunkWeights, chunkWeights);
    },
    keepSnapshot(token: number): void {
      const { every, weights, momentum } = trace!.snapshots;
      const at = (token / every) * count;
      getBlocks(blocks, carried.weights, weights.subarray(at, at + count));
      getBlocks(blocks, carried.momentum, momentum.subarray(at, at + count));
    },
    read({ from, to }: { from: number; to: number }): void {
      putRows(simd, read.keys, stream.keys, { from, to, width: keyWidth });
      putRows(simd, read.queries, stream.queries, { from, to, width: keyWidth });
      putRows(simd, read.values, stream.values, { from, to, width: valueWidth });
      for (const gate of ["theta", "eta", "alpha"] as const)
        putRows(simd, read[gate], stream[gate], { from, to, width: 1, stride: 1 });
      numbers.set("position", from);
      numbers.set("count", to - from);
      simd.call.scan(record.scan);
      if (trace) takeTrace(simd, trace, { from, to, left });
      if (reads) takeRows(simd, left.rows.reads, reads, { from, to, width: valueWidth });
    },
  };
}

function takeTrace(
  simd: Simd,
  trace: MemoryTrace,
  { from, to, left }: { from: number; to: number; left: { columns: number[]; rows: Record<ScanRow, number> } },
): void {
  scanColumns.forEach((name, index) => {
    takeRows(simd, left.columns[index]!, trace.columns[name], { from, to, width: 1 });
  });
  for (const name of scanRows) {
    const { width, data } = trace.rows[name];
    takeRows(simd, left.rows[name], data, { from, to, width });
  }
}

interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Rows that follow each other without a gap, back to where they belong. */
function takeRows({ floats }: Simd, address: number, data: Floats, { from, to, width }: RowRange): void {
  data.set(floats.subarray(address >> 2, (address >> 2) + (to - from) * width), from * width);
}

/** Rows of the stream, each rounded up to whole vectors. */
export function putRows(
  { floats }: Simd,
  address: number,
  data: Floats,
  { from, to, width, stride = strideOf(width) }: RowRange & { stride?: number },
): void {
  const at = address >> 2;
  if (stride === width) return floats.set(data.subarray(from * width, to * width), at);
  for (let row = from; row < to; row++) {
    floats.set(data.subarray(row * width, (row + 1) * width), at + (row - from) * stride);
  }
}

interface Blocks {
  readonly simd: Simd;
  readonly layers: readonly (Layer & { inputStride: number; stride: number })[];
}

/** The weights of all layers, rows and columns rounded up to whole vectors. */
export function putBlocks({ simd: { floats }, layers }: Blocks, address: number, data: Floats): void {
  let at = address >> 2;
  for (const { rows, columns, inputStride, stride, offset } of layers) {
    if (stride === columns) floats.set(data.subarray(offset, offset + rows * columns), at);
    else {
      for (let row = 0; row < rows; row++) {
        const start = offset + row * columns;
        floats.set(data.subarray(start, start + columns), at + row * stride);
      }
    }
    at += inputStride * stride;
  }
}

function getBlocks({ simd: { floats }, layers }: Blocks, address: number, data: Floats): void {
  let at = address >> 2;
  for (const { rows, columns, inputStride, stride, offset } of layers) {
    if (stride === columns) data.set(floats.subarray(at, at + rows * columns), offset);
    else {
      for (let row = 0; row < rows; row++) {
        data.set(floats.subarray(at + row * stride, at + row * stride + columns), offset + row * columns);
      }
    }
    at += inputStride * stride;
  }
}
