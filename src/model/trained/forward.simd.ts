// Which kernels read a trained model on SIMD? The loops of forward.block.ts and its neighbours in float32. All arrays of a
// forward pass lie in one WebAssembly memory of its own, so that nothing is copied between two kernels: a call is a few
// addresses. Leaves the arithmetic to kernels/simd/assembly/.

import { normEpsilon, type ModelConfig } from "#model/contracts/architecture";
import { parameterCount } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { readMemoryRows } from "#model/kernels/memory.cpu";
import { fitsInPlace, openInPlace } from "#model/kernels/memory.inPlace.simd";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import { layOut, openSimd, reserve, type Simd } from "#model/kernels/simd/instance";
import { embed } from "./forward.block";
import { complement, hold, openColumn, scale, widen } from "./forward.gates";
import { gathered, joined, type Kernels } from "./forward.kernels";

/** What a forward pass needs room for. */
export interface Pass {
  readonly config: ModelConfig;
  /** Numbers in all parameters. */
  readonly parameters: number;
  readonly length: number;
  readonly traced: boolean;
  /** Tokens whose keys and values attention keeps beyond the rows of the pass; none as a rule. */
  readonly held?: number;
}

/** What the last forward pass that came to its end read in: to use it again is much faster than to ask for new memory. */
let idle: Simd | null = null;
/** More is given back. */
const mostIdleBytes = 64 * 2 ** 20;

/** @throws Error where there is no SIMD; RangeError where there is no memory left. */
export function openSimdKernels(pass: Pass): Kernels {
  const simd = idle ?? openSimd();
  idle = null;
  const { take, end } = layOut(simd);
  reserve(simd, end() + 4 * numbersOf(pass));
  const { buffer } = simd.floats;
  const followed: { inside: Float32Array; outside: Float32Array; width: number; every: number }[] = [];
  const takeRoom = (count: number): number => {
    const address = take(count);
    if (end() + 16 > buffer.byteLength) throw new RangeError("a forward pass is larger than was thought"); // a vector may be read past the end
    return address;
  };
  return {
    ...simdKernels(simd, takeRoom),
    shown: (inside) => inside.slice(),
    followed: (inside, { width, every = 1 }) => {
      const outside = new Float32Array(inside.length);
      if (every === Infinity) outside.set(inside);
      followed.push({ inside: inside as Float32Array, outside, width, every });
      return outside;
    },
    settle: ({ from, to }) => {
      for (const { inside, outside, width, every } of followed) {
        if (every === Infinity) outside.set(inside);
        else {
          const first = Math.ceil(from / every) * width;
          outside.set(inside.subarray(first, Math.ceil(to / every) * width), first);
        }
      }
    },
    close: () => {
      if (buffer.byteLength <= mostIdleBytes) idle = simd;
    },
  };
}

/** What computes with arrays that lie in the memory of `simd`, where `takeRoom` finds them a place. */
export function simdKernels(
  simd: Simd,
  takeRoom: (numbers: number) => number,
): Omit<Kernels, "shown" | "followed" | "settle" | "close"> {
  const { call } = simd;
  const { buffer } = simd.floats;
  const takeZeros = (count: number): number => {
    const address = takeRoom(count);
    simd.floats.fill(0, address >> 2, (address >> 2) + count);
    return address;
  };
  const copied = (numbers: ArrayLike<number>): Float32Array => {
    const copy = new Float32Array(buffer, takeRoom(numbers.length), numbers.length);
    copy.set(numbers);
    return copy;
  };
  return {
    zeros: (count) => new Float32Array(buffer, takeZeros(count), count),
    room: (count) => new Float32Array(buffer, takeRoom(count), count),
    copied,
    joined: (parts) => copied(joined(parts)),
    gathered: (from, places) => copied(gathered(from, places)),
    ...{ embed, openColumn, scale, hold, complement, widen }, // a number a token, or as good as that
    dense: ({ input, weights, output, inputs, outputs, from, to }) =>
      call.dense(at(input, from * inputs), at(weights), at(output, from * outputs), inputs, outputs, to - from),
    rmsNorm: ({ input, gain, output, stride = gain.length, offset = 0, from, to }) => {
      const width = gain.length;
      const [x, y] = [at(input, from * width), at(output, from * stride + offset)];
      call.rmsNorm(x, at(gain), y, width, stride, to - from, normEpsilon);
    },
    convolve: ({ input, taps, output, width, from, to }) =>
      call.convolve(at(input), at(taps), at(output), width, taps.length / width, from, to - from),
    splitHeads: ({ input, heads, size, unit, from, to }) => {
      const stride = heads.length * size;
      heads.forEach((output, head) => {
        const [x, y] = [at(input, from * stride + head * size), at(output, from * size)];
        call.splitHead(x, y, size, stride, Number(unit), to - from, normEpsilon);
      });
    },
    gate: ({ input, gate, output, width, from, to }) =>
      call.gate(at(input, from * width), at(gate, from * width), at(output, from * width), (to - from) * width),
    open: ({ input, gate, output, width, from, to }) =>
      call.open(at(input, from * width), at(gate, from * width), at(output, from * width), (to - from) * width),
    add: ({ input, output, width, from, to }) =>
      call.add(at(input, from * width), at(output, from * width), (to - from) * width),
    blend: ({ share, bias, memory, attention, output, from, to }) => {
      const width = bias.length;
      const first = from * width;
      const [own, other] = [at(memory, first), at(attention, first)];
      call.blend(at(share, first), at(bias), own, other, at(output, first), width, to - from);
    },
    eluPlusOne: ({ values, width, from, to }) => call.eluPlusOne(at(values, from * width), (to - from) * width),
    divideByLast: ({ input, output, width, from, to }) =>
      call.divideByLast(at(input, from * (width + 1)), at(output, from * width), width, to - from),
    scanMatrix: ({ sequence, state, count, reads, norms }) => {
      const { rule, length, keyWidth, valueWidth, queries, keys, values, keep, beta } = sequence;
      const from = state.position;
      const to = Math.min(from + count, length);
      call.scanMatrix(
        ...[Number(rule === "gatedDelta"), keyWidth, valueWidth],
        ...[at(queries, from * keyWidth), at(keys, from * keyWidth), at(values, from * valueWidth)],
        ...[at(keep, from), at(beta, from), to - from, at(state.weights)],
        ...[at(reads, from * valueWidth), at(norms, from)],
      );
      state.position = to;
    },
    openAttention: (attention, length) => {
      const { heads, width, queries, tokens, remembered, persistent, biases, firstSeen, before = () => 0 } = attention;
      const kept = persistent ? persistent.keys.length / width : 0;
      const weights = takeRoom(kept + 2 * length);
      const [keptKeys, keptValues] = persistent ? [at(persistent.keys), at(persistent.values)] : [0, 0];
      const biasStride = (4 * biases.length) / heads;
      return ({ from, to, output }) => {
        for (let token = from; token < to; token++) {
          const last = token + before();
          const first = firstSeen(last);
          // Written out: to spread arguments would take as long as the kernel.
          call.attend(
            at(queries, token * width),
            at(output, token * width),
            heads,
            width / heads,
            keptKeys,
            keptValues,
            kept,
            remembered ? at(remembered.keys, first * width) : 0,
            remembered ? at(remembered.values, first * width) : 0,
            at(tokens.keys, first * width),
            at(tokens.values, first * width),
            last + 1 - first,
            at(biases, last - first),
            biasStride,
            weights,
          );
        }
      };
    },
    openMemory: (scan) => {
      if (fitsInPlace(scan.config.widths)) return openInPlace(simd, takeZeros, scan);
      const { config, parameters } = scan;
      const [keyWidth, valueWidth] = [config.widths[0]!, config.widths.at(-1)!];
      return {
        read: (count) => scanMemorySimd({ ...scan, count }),
        answer: ({ weights, inputs, outputs, from, to }) => {
          const rows = inputs.subarray(from * keyWidth, to * keyWidth);
          outputs.set(readMemoryRows({ config, parameters, weights, inputs: rows }), from * valueWidth);
        },
      };
    },
  };
}

/** The address of one number. */
function at({ byteOffset }: Floats, index = 0): number {
  return byteOffset + 4 * index;
}

/**
 * No fewer numbers than a forward pass allocates: memory that is never touched costs nothing, and a view of it would be lost
 * if it grew. A block has at most 40 rows of d a token, those of its feed-forward layer, and its memories' traces.
 */
export function numbersOf({ config, parameters, length, traced, held = 0 }: Pass): number {
  const { vocabulary, width, layers, heads, persistent, feedForward, memory } = config;
  const memoryWidths = memory.widths.reduce((sum, width) => sum + width, 0);
  const state = parameterCount(memory.widths);
  const snapshots = traced ? 2 * state * Math.ceil(length / 32) : 0;
  const ofToken = 40 * width + 2 * feedForward + heads * (32 + (traced ? 4 * memoryWidths : 0));
  const ofBlock = heads * (snapshots + 12 * state + 192 * memoryWidths + 1024) + 16_384;
  const tokens = length + 2 * persistent + 8;
  const ofHeld = held * (2 * width + heads + 2);
  return 2 * parameters + tokens * (vocabulary + 2 * width + 1) + layers * (tokens * ofToken + ofBlock + ofHeld);
}
