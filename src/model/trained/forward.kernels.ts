// What does a forward pass compute with? One record of kernels, in three versions: plain loops for either precision, which are
// the reference, and for float32 those of forward.simd.ts and forward.gpu.ts. How they are wired is the same.

import type { MemoryScan } from "#model/contracts/trace";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { scanMatrix } from "#model/kernels/matrixRule.cpu";
import { readMemoryRows } from "#model/kernels/memory.cpu";
import type { OpenMemory } from "#model/kernels/memory.inPlace.simd";
import { scanInLoops } from "#model/kernels/memory.onCpu";
import { attend, type AttentionRows } from "#model/kernels/windowAttention.cpu";
import { convolve, dense, embed, rmsNorm, splitHeads, type Rows } from "./forward.block";
import {
  add,
  blend,
  complement,
  divideByLast,
  eluPlusOne,
  gate,
  hold,
  open,
  openColumn,
  scale,
  widen,
} from "./forward.gates";

/** Rows of `width` numbers, one every so many tokens; where `every` is Infinity, one that changes with every token. */
interface Followed {
  readonly width: number;
  readonly every?: number;
}

export interface Kernels {
  /** Zeros that the others can read and fill: every array of a forward pass comes from here, or from `room`. */
  readonly zeros: (count: number) => Floats;
  /** The same for numbers that are all written before they are read: they may be anything. */
  readonly room: (count: number) => Floats;
  /** Numbers from elsewhere, or what another array of these kernels holds now. */
  readonly copied: (numbers: ArrayLike<number>) => Floats;
  /** Parts of the parameters, one after the other. */
  readonly joined: (parts: readonly Floats[]) => Floats;
  /** Numbers of one parameter, by their places in it. */
  readonly gathered: (from: Floats, places: Int32Array) => Floats;
  readonly embed: typeof embed;
  readonly dense: typeof dense;
  readonly rmsNorm: typeof rmsNorm;
  readonly convolve: typeof convolve;
  readonly splitHeads: typeof splitHeads;
  readonly gate: typeof gate;
  readonly open: typeof open;
  readonly add: typeof add;
  readonly openColumn: typeof openColumn;
  readonly scale: typeof scale;
  readonly hold: typeof hold;
  readonly complement: typeof complement;
  readonly widen: typeof widen;
  readonly blend: typeof blend;
  readonly eluPlusOne: typeof eluPlusOne;
  readonly divideByLast: typeof divideByLast;
  readonly scanMatrix: (scan: Parameters<typeof scanMatrix>[0] & { reads: Floats; norms: Floats }) => void;
  /** Attention over rows of `length` tokens, about to read. */
  readonly openAttention: (rows: AttentionRows, length: number) => (rows: Rows & { output: Floats }) => void;
  /** A memory about to read; every array of it is of these kernels, but for its gain. */
  readonly openMemory: (scan: Omit<MemoryScan, "count">) => OpenMemory;
  /** An array as it is now, for those who look at the pass from outside. */
  readonly shown: (inside: Floats) => Floats;
  /** The same of one that is filled as tokens are read: after `settle` what was filled is there. */
  readonly followed: (inside: Floats, of: Followed) => Floats;
  /** Tokens were read. A promise where their numbers have yet to come. */
  readonly settle: (rows: Rows) => Promise<void> | void;
  /** All is read: no array of these kernels is ever looked at again. */
  readonly close: () => void;
}

/** The plain loops, in either precision. */
export function plainKernels(floats: FloatsOf): Kernels {
  return {
    zeros: (count) => new floats(count),
    room: (count) => new floats(count),
    copied: (numbers) => new floats(numbers),
    joined: (parts) => new floats(joined(parts)),
    gathered: (from, places) => new floats(gathered(from, places)),
    ...{ embed, dense, rmsNorm, convolve, splitHeads, scanMatrix },
    ...{ gate, open, add, openColumn, scale, hold, complement, widen, blend, eluPlusOne, divideByLast },
    openAttention: (attention) => (rows) => attend(attention, rows),
    openMemory: plainMemory,
    shown: (inside) => inside,
    followed: (inside) => inside,
    settle: () => {},
    close: () => {},
  };
}

export function joined(parts: readonly Floats[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function gathered(from: Floats, places: Int32Array): Float64Array {
  return Float64Array.from(places, (place) => from[place]!);
}

/** A memory read by the plain loops. */
function plainMemory(scan: Omit<MemoryScan, "count">): OpenMemory {
  const { config, parameters } = scan;
  const [keyWidth, valueWidth] = [config.widths[0]!, config.widths.at(-1)!];
  return {
    read: (count) => scanInLoops({ ...scan, count }),
    answer: ({ weights, inputs, outputs, from, to }) => {
      const rows = inputs.subarray(from * keyWidth, to * keyWidth);
      outputs.set(readMemoryRows({ config, parameters, weights, inputs: rows }), from * valueWidth);
    },
  };
}
