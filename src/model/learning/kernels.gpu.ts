// What does a forward pass compute with on a GPU when there is to be a way back? The programs of forward.gpu.ts, each of which
// says what is to be written down when it is time to go back. Every text has kernels of its own, over arrays of one arena: what
// several texts do at the same place is of one kind, waits for nothing of each other, and so goes to the GPU in one dispatch.
// What kernels.ts is on SIMD. Leaves what sees other tokens to attention.gpu.ts, matrix.gpu.ts and memory.gpu.ts,
// and the arithmetic to kernels.back.wgsl.

import { normEpsilon } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import { bitsOf, groupsOf, type Arena } from "#model/kernels/arena.gpu";
import { arenaShader, programNamed, type Program } from "#model/kernels/programs.gpu";
import type { Kernels } from "#model/trained/forward.kernels";
import { copyIn, kernelsIn } from "#model/trained/forward.gpu";
import { learnAttentionOnGpu } from "./attention.gpu";
import { notLearned } from "./kernels";
import blockBack from "./kernels.back.wgsl?raw";
import { learnMatrixOnGpu } from "./matrix.gpu";
import { learnMemoryOnGpu } from "./memory.gpu";

/** What the way back of a text is written down with. */
export interface LearnedText {
  readonly arena: Arena;
  /** Every array has one; a part of it has that part. */
  readonly gradientOf: (array: Floats) => Float32Array;
  /** Takes what is to be written down when it is time to go back. */
  readonly back: (go: () => void) => void;
}

interface LearningKernels {
  readonly kernels: Kernels;
  /** Something more that is to be done on the way back. */
  readonly back: (go: () => void) => void;
  /** Writes down the way back from the gradients that are there then to those of all that was read with. */
  readonly goBack: () => void;
  readonly gradientOf: (array: Floats) => Float32Array;
}

/** Kernels of one text, whose arrays lie in `arena`. */
export function learningKernelsOn(arena: Arena): LearningKernels {
  const { at } = arena;
  const forward = kernelsIn(arena);
  const gradients = new Map<ArrayBufferLike, Float32Array>();
  const backs: (() => void)[] = [];
  const back = (go: () => void): void => void backs.push(go);
  const gradientOf = ({ buffer, byteOffset, length }: Floats): Float32Array => {
    const whole = gradients.get(buffer) ?? arena.gradient(buffer.byteLength / 4);
    gradients.set(buffer, whole);
    return whole.subarray(byteOffset / 4, byteOffset / 4 + length);
  };
  const text: LearnedText = { arena, gradientOf, back };
  /** A workgroup for every row, or for every number of a parameter. */
  const byRow = (entry: string, words: number[], size: readonly [number, number], of: Touched): void =>
    arena.add({ program: blockProgram(entry), words, size, ...of });
  const each = (entry: string, count: number, words: number[], of: Touched): void =>
    arena.add({ program: blockProgram(entry), words: [count, ...words], size: [groupsOf(count), 1], ...of });
  const addBack = (error: Floats, to: Floats, factor = 1): void =>
    each("addBack", to.length, [at(error), at(to), bitsOf(factor)], { reads: [error, to], writes: [to] });
  const copied = (from: Floats, copy: Floats): void => {
    copyIn(arena, from, copy);
    back(() => addBack(gradientOf(copy), gradientOf(from)));
  };
  /** What stands in some rows now: it will be overwritten. */
  const saved = (from: Floats): Float32Array => {
    const copy = forward.room(from.length) as Float32Array;
    copyIn(arena, from, copy);
    return copy;
  };
  const rowsOf = (array: Floats, width: number, { from, to }: { from: number; to: number }): Floats =>
    array.subarray(from * width, to * width);

  /** An output may take the place of its input or of its gate: then what stood there is kept. */
  const gateBy = (name: "gate" | "open", gated: Parameters<Kernels["gate"]>[0]): void => {
    const { input, gate, output, width } = gated;
    const own = (array: Floats): Floats => rowsOf(array, width, gated);
    const before = input === output ? saved(own(input)) : own(input);
    const gates = gate === output ? saved(own(gate)) : own(gate);
    forward[name](gated);
    back(() => {
      const [error, dInput, dGate] = [own(gradientOf(output)), own(gradientOf(input)), own(gradientOf(gate))];
      each(`${name}Back`, error.length, [at(before), at(gates), at(error), at(dInput), at(dGate)], {
        reads: [before, gates, error, dInput, dGate],
        writes: [dInput, dGate],
      });
    });
  };

  const kernels: Kernels = {
    ...forward,
    zeros: (count) => {
      const numbers = forward.room(count);
      forward.hold({ values: numbers, value: 0, from: 0, to: count });
      return numbers;
    },
    copied: (numbers) => {
      if (!arena.holds(numbers)) return arena.given(numbers);
      const copy = forward.room(numbers.length);
      copied(numbers, copy);
      return copy;
    },
    joined: (parts) => {
      const all = forward.room(parts.reduce((sum, { length }) => sum + length, 0));
      let first = 0;
      for (const part of parts) copied(part, all.subarray(first, (first += part.length)));
      return all;
    },
    gathered: (from, places) => {
      const [found, where] = [forward.room(places.length), arena.given(places)];
      const count = places.length;
      each("gather", count, [at(from), at(where), at(found)], { reads: [from, where], writes: [found] });
      back(() => {
        const [error, to] = [gradientOf(found), gradientOf(from)];
        byRow("gatherBack", [at(where), at(error), at(to), count, from.length], [from.length, 1], {
          reads: [where, error, to],
          writes: [to],
        });
      });
      return found;
    },
    embed: (embedding) => {
      forward.embed(embedding);
      const { ids, table, output, width, scale, from, to } = embedding;
      back(() => {
        const [error, dTable] = [gradientOf(output), gradientOf(table)];
        const words = [at(ids, from), at(error, from * width), at(dTable), width, bitsOf(scale), to - from];
        each("embedBack", table.length, words, { reads: [ids, error, dTable], writes: [dTable] });
      });
    },
    dense: (product) => {
      forward.dense(product);
      const { input, weights, output, inputs, outputs, from, to } = product;
      const rows = to - from;
      back(() => {
        const error = { array: gradientOf(output), from: from * outputs, isGradient: true };
        multiply(arena, {
          left: { ...error, steps: [outputs, 1] },
          right: { array: weights, steps: [1, outputs] },
          to: { array: gradientOf(input), from: from * inputs, isGradient: true },
          size: [rows, inputs, outputs],
        });
        multiply(arena, {
          left: { array: input, from: from * inputs, steps: [1, inputs] },
          right: { ...error, steps: [outputs, 1] },
          to: { array: gradientOf(weights), isGradient: true },
          size: [inputs, outputs, rows],
        });
      });
    },
    rmsNorm: (norm) => {
      const { input, gain, output, stride = gain.length, offset = 0, from, to } = norm;
      const width = gain.length;
      const before = saved(rowsOf(input, width, norm));
      forward.rmsNorm(norm);
      const scales = forward.room(to - from);
      back(() => {
        const [error, dInput, dGain] = [gradientOf(output), gradientOf(input), gradientOf(gain)];
        const [y, x] = [at(error, from * stride + offset), at(dInput, from * width)];
        byRow(
          "rmsNormBack",
          [at(before), at(gain), y, x, at(scales), width, stride, to - from, bitsOf(normEpsilon)],
          [1, to - from],
          { reads: [before, gain, error, dInput], writes: [dInput, scales] },
        );
        byRow("gainBack", [at(before), y, at(scales), at(dGain), width, stride, to - from], [width, 1], {
          reads: [before, error, scales, dGain],
          writes: [dGain],
        });
      });
    },
    convolve: (convolution) => {
      forward.convolve(convolution);
      const { input, taps, output, width, from, to } = convolution;
      const reach = taps.length / width;
      const first = Math.max(0, from - reach + 1);
      back(() => {
        const [error, dInput, dTaps] = [gradientOf(output), gradientOf(input), gradientOf(taps)];
        const words = [at(taps), at(error), at(dInput), width, reach, from, to, first];
        each("convolveBack", (to - first) * width, words, { reads: [taps, error, dInput], writes: [dInput] });
        byRow("tapsBack", [at(input), at(error), at(dTaps), width, from, to, reach], [taps.length, 1], {
          reads: [input, error, dTaps],
          writes: [dTaps],
        });
      });
    },
    splitHeads: (split) => {
      forward.splitHeads(split);
      const { input, heads, size, unit, from, to } = split;
      const stride = heads.length * size;
      back(() => {
        heads.forEach((output, head) => {
          const [error, dInput] = [gradientOf(output), gradientOf(input)];
          const first = from * stride + head * size;
          const addresses = [at(input, first), at(error, from * size), at(dInput, first)];
          arena.add({
            program: blockProgram("splitHeadBack"),
            words: [...addresses, size, stride, Number(unit), to - from, bitsOf(normEpsilon)],
            reads: [input, error],
            writes: [dInput],
            isPart: true,
            size: [1, to - from],
          });
        });
      });
    },
    gate: (gated) => gateBy("gate", gated),
    open: (gated) => gateBy("open", gated),
    add: (sum) => {
      forward.add(sum);
      back(() =>
        addBack(rowsOf(gradientOf(sum.output), sum.width, sum), rowsOf(gradientOf(sum.input), sum.width, sum)),
      );
    },
    openColumn: (opened) => {
      forward.openColumn(opened);
      const { input, bias, column, most, output, from, to } = opened;
      back(() => {
        const [error, dInput, dBias] = [gradientOf(output), gradientOf(input), gradientOf(bias)];
        const addresses = [
          at(output, from),
          at(error, from),
          at(dInput, from * bias.length + column),
          at(dBias, column),
        ];
        byRow("openColumnBack", [...addresses, bias.length, bitsOf(most), to - from], [1, 1], {
          reads: [output, error, dInput, dBias],
          writes: [dInput, dBias],
        });
      });
    },
    scale: notLearned("scale"),
    hold: notLearned("hold"),
    complement: (difference) => {
      forward.complement(difference);
      const { input, output } = difference;
      back(() => addBack(rowsOf(gradientOf(output), 1, difference), rowsOf(gradientOf(input), 1, difference), -1));
    },
    widen: (wider) => {
      forward.widen(wider);
      const { input, output, width, stride, from, to } = wider;
      back(() => {
        const [error, dInput] = [gradientOf(output), gradientOf(input)];
        const words = [at(error, from * stride), at(dInput, from * width), width, stride];
        each("widenBack", (to - from) * width, words, { reads: [error, dInput], writes: [dInput] });
      });
    },
    blend: (mixed) => {
      forward.blend(mixed);
      const { share, bias, memory, attention, output, from, to } = mixed;
      const width = bias.length;
      const first = from * width;
      back(() => {
        const [error, dShare, dMemory, dAttention] = [output, share, memory, attention].map(gradientOf) as [
          Float32Array,
          Float32Array,
          Float32Array,
          Float32Array,
        ];
        const addresses = [share, memory, attention, error, dShare, dMemory, dAttention].map((array) =>
          at(array, first),
        );
        each("blendBack", (to - from) * width, addresses, {
          reads: [share, memory, attention, error, dShare, dMemory, dAttention],
          writes: [dShare, dMemory, dAttention],
        });
        const dBias = gradientOf(bias);
        byRow("biasBack", [at(dShare, first), at(dBias), width, to - from], [width, 1], {
          reads: [dShare, dBias],
          writes: [dBias],
        });
      });
    },
    eluPlusOne: (changed) => {
      forward.eluPlusOne(changed);
      const own = rowsOf(changed.values, changed.width, changed);
      back(() => {
        const error = gradientOf(own);
        each("eluPlusOneBack", own.length, [at(own), at(error)], { reads: [own, error], writes: [error] });
      });
    },
    divideByLast: (divided) => {
      forward.divideByLast(divided);
      const { input, output, width, from, to } = divided;
      back(() => {
        const [error, dInput] = [gradientOf(output), gradientOf(input)];
        const x = from * (width + 1);
        const words = [at(input, x), at(error, from * width), at(dInput, x), width];
        each("divideByLastBack", to - from, words, { reads: [input, error, dInput], writes: [dInput] });
      });
    },
    scanMatrix: (scan) => learnMatrixOnGpu({ ...text, read: forward.scanMatrix, saved }, scan),
    openAttention: (rows, length) => learnAttentionOnGpu({ ...text, open: forward.openAttention }, rows, length),
    openMemory: (scan) => learnMemoryOnGpu(text, scan),
    shown: (inside) => inside,
    followed: (inside) => inside,
    settle: () => {},
    close: () => {},
  };

  return {
    kernels,
    ...{ back, gradientOf },
    goBack: () => {
      for (let index = backs.length - 1; index >= 0; index--) backs[index]!();
    },
  };
}

interface Touched {
  readonly reads: readonly Floats[];
  readonly writes: readonly Floats[];
}

/** Numbers of an array from one on. */
interface Factor {
  readonly array: Floats;
  readonly from?: number;
  readonly isGradient?: boolean;
}

/** A B: (rows, inner) and (inner, columns) → (rows, columns), added to what is there where that is a gradient. */
export function multiply(
  arena: Arena,
  {
    left,
    right,
    to,
    size: [rows, columns, inner],
  }: {
    /** `steps` from a row to the next, and from a column to the next. */
    left: Factor & { steps: readonly [number, number] };
    right: Factor & { steps: readonly [number, number] };
    to: Factor;
    size: readonly [rows: number, columns: number, inner: number];
  },
): void {
  const placed = ({ array, from = 0 }: Factor): number => arena.at(array, from);
  const isGradient = (factor: Factor): number => Number(factor.isGradient ?? false);
  arena.add({
    program: blockProgram("product"),
    words: [
      ...[placed(left), ...left.steps, isGradient(left)],
      ...[placed(right), ...right.steps, isGradient(right)],
      ...[placed(to), isGradient(to), rows, columns, inner],
    ],
    reads: [left.array, right.array, to.array],
    writes: [to.array],
    size: [Math.ceil(columns / 32), Math.ceil(rows / 32)],
  });
}

/** An entry point of kernels.back.wgsl. */
export function blockProgram(entry: string): Program {
  return programNamed(`back.${entry}`, () => ({ entry, code: () => arenaShader + blockBack }));
}
