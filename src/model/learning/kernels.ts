// What does a forward pass compute with when there is to be a way back? The SIMD kernels, each of which writes down what it did
// and how what is known of its output comes to be known of its inputs. So a training reads through the very wiring that the page
// reads through, once; texts as long as the first go the same way again, over the same addresses.
// Leaves the memory to memory.ts, and the arithmetic to kernels/simd/assembly/.

import { normEpsilon } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import type { Kernels } from "#model/trained/forward.kernels";
import { simdKernels } from "#model/trained/forward.simd";
import { matrixSpan, type Arena } from "./arena";
import { learnMemory } from "./memory";

/** What is done with some rows: now, and again for every other text; and on the way back. */
export type Step = (forward: () => void, back: (() => void) | null) => void;

interface LearningKernels {
  readonly kernels: Kernels;
  readonly step: Step;
  /** Does again all that was done, with whatever stands there now. */
  readonly forward: () => void;
  /** From the gradients that are there to those of all that was read with. */
  readonly back: () => void;
}

/** Kernels whose arrays lie in `arena`. */
export function learningKernels(arena: Arena): LearningKernels {
  const { simd, apart, take, save, scratch, holds, gradientOf } = arena;
  const { call } = simd;
  const forward = simdKernels(simd, take);
  const forwards: (() => void)[] = [];
  const backs: (() => void)[] = [];
  const step: Step = (go, back) => {
    go();
    forwards.push(go);
    if (back) backs.push(back);
  };
  /** Room for some numbers as they will be when the text is there. */
  const saved = (from: number, count: number): number => {
    const to = save(count);
    step(() => simd.floats.copyWithin(to >> 2, from >> 2, (from >> 2) + count), null);
    return to;
  };

  const kernels: Kernels = {
    zeros: (count) => {
      const numbers = forward.room(count);
      step(() => numbers.fill(0), null);
      return numbers;
    },
    room: forward.room,
    copied: (numbers) => {
      const copy = forward.copied(numbers) as Float32Array;
      if (holds(numbers)) step(() => copy.set(numbers), addsTo(numbers, copy));
      return copy;
    },
    joined: (parts) => {
      const all = forward.joined(parts) as Float32Array;
      let first = 0;
      for (const part of parts) {
        const copy = all.subarray(first, (first += part.length));
        step(() => copy.set(part), addsTo(part, copy));
      }
      return all;
    },
    gathered: (from, places) => {
      const found = forward.gathered(from, places);
      const [dFrom, dFound] = [gradientOf(from), gradientOf(found)];
      step(
        () => places.forEach((place, index) => (found[index] = from[place]!)),
        () => places.forEach((place, index) => (dFrom[place]! += dFound[index]!)),
      );
      return found;
    },
    embed: (embedding) => {
      const { ids, table, output, width, scale, from, to } = embedding;
      const [dTable, dOutput] = [gradientOf(table), gradientOf(output)];
      step(
        () => forward.embed(embedding),
        () => {
          for (let t = from; t < to; t++) {
            const row = ids[t]! * width;
            for (let i = 0; i < width; i++) dTable[row + i]! += scale * dOutput[t * width + i]!;
          }
        },
      );
    },
    dense: ({ input, weights, output, inputs, outputs, from, to }) => {
      const [x, w, y] = [at(input, from * inputs), at(weights), at(output, from * outputs)];
      const rows = to - from;
      step(
        () => call.dense(x, w, y, inputs, outputs, rows),
        () => {
          call.toWeights(x, y + apart, w + apart, inputs, outputs, rows);
          call.toInputs(w, y + apart, x + apart, inputs, outputs, rows);
        },
      );
    },
    rmsNorm: ({ input, gain, output, stride = gain.length, offset = 0, from, to }) => {
      const width = gain.length;
      const [x, g, y] = [at(input, from * width), at(gain), at(output, from * stride + offset)];
      const before = saved(x, (to - from) * width);
      const rows = to - from;
      step(
        () => call.rmsNorm(before, g, y, width, stride, rows, normEpsilon),
        () => call.rmsNormBack(before, g, y + apart, x + apart, g + apart, width, stride, rows, normEpsilon),
      );
    },
    convolve: ({ input, taps, output, width, from, to }) => {
      const [x, w, y] = [at(input), at(taps), at(output)];
      const [reach, rows] = [taps.length / width, to - from];
      step(
        () => call.convolve(x, w, y, width, reach, from, rows),
        () => call.convolveBack(x, w, y + apart, x + apart, w + apart, width, reach, from, rows),
      );
    },
    splitHeads: ({ input, heads, size, unit, from, to }) => {
      const stride = heads.length * size;
      const [units, rows] = [Number(unit), to - from];
      heads.forEach((output, head) => {
        const [x, y] = [at(input, from * stride + head * size), at(output, from * size)];
        step(
          () => call.splitHead(x, y, size, stride, units, rows, normEpsilon),
          () => call.splitHeadBack(x, y + apart, x + apart, size, stride, units, rows, normEpsilon),
        );
      });
    },
    gate: (gated) => gateBy("gate", "gateBack", gated),
    open: (gated) => gateBy("open", "openBack", gated),
    add: ({ input, output, width, from, to }) => {
      const [x, y, count] = [at(input, from * width), at(output, from * width), (to - from) * width];
      step(
        () => call.add(x, y, count),
        () => call.add(y + apart, x + apart, count),
      );
    },
    openColumn: (opened) => {
      const { input, bias, column, most, output, from, to } = opened;
      const [dInput, dBias, dOutput] = [gradientOf(input), gradientOf(bias), gradientOf(output)];
      const columns = bias.length;
      step(
        () => forward.openColumn(opened),
        () => {
          for (let t = from; t < to; t++) {
            const share = output[t]! / most; // σ
            const change = dOutput[t]! * most * share * (1 - share);
            dInput[t * columns + column]! += change;
            dBias[column]! += change;
          }
        },
      );
    },
    scale: notLearned("scale"),
    hold: notLearned("hold"),
    complement: (difference) => {
      const { input, output, from, to } = difference;
      const [dInput, dOutput] = [gradientOf(input), gradientOf(output)];
      step(
        () => forward.complement(difference),
        () => {
          for (let t = from; t < to; t++) dInput[t]! -= dOutput[t]!;
        },
      );
    },
    widen: (wider) => {
      const { input, output, width, stride, from, to } = wider;
      const [x, y] = [at(input) + apart, at(output) + apart];
      step(
        () => forward.widen(wider),
        () => {
          for (let t = from; t < to; t++) call.add(y + 4 * t * stride, x + 4 * t * width, width);
        },
      );
    },
    blend: ({ share, bias, memory, attention, output, from, to }) => {
      const width = bias.length;
      const [first, rows] = [from * width, to - from];
      const [open, b, own, other] = [at(share, first), at(bias), at(memory, first), at(attention, first)];
      const y = at(output, first);
      step(
        () => call.blend(open, b, own, other, y, width, rows),
        () => {
          const [dOpen, dBias, dOwn, dOther] = [open + apart, b + apart, own + apart, other + apart];
          call.blendBack(open, own, other, y + apart, dOpen, dBias, dOwn, dOther, width, rows);
        },
      );
    },
    eluPlusOne: ({ values, width, from, to }) => {
      const [y, count] = [at(values, from * width), (to - from) * width];
      step(
        () => call.eluPlusOne(y, count),
        () => call.eluPlusOneBack(y, y + apart, count),
      );
    },
    divideByLast: ({ input, output, width, from, to }) => {
      const [x, y, rows] = [at(input, from * (width + 1)), at(output, from * width), to - from];
      step(
        () => call.divideByLast(x, y, width, rows),
        () => call.divideByLastBack(x, y + apart, x + apart, width, rows),
      );
    },
    scanMatrix: ({ sequence, state, count, reads, norms }) => {
      const end = Math.min(state.position + count, sequence.length);
      for (let from = state.position; from < end; from += matrixSpan) {
        scanSpan({ sequence, state, reads, norms }, from, Math.min(matrixSpan, end - from));
      }
      state.position = end;
    },
    openAttention: (rows, length) => {
      const attend = forward.openAttention(rows, length);
      const { heads, width, queries, tokens, remembered, persistent, biases, firstSeen } = rows;
      const kept = persistent ? persistent.keys.length / width : 0;
      const weights = scratch("attention", 4 * (kept + 2 * length + 8));
      const [keptKeys, keptValues] = persistent ? [at(persistent.keys), at(persistent.values)] : [0, 0];
      const [rememberedKeys, rememberedValues] = remembered ? [at(remembered.keys), at(remembered.values)] : [0, 0];
      const [q, keys, values, bias] = [at(queries), at(tokens.keys), at(tokens.values), at(biases)];
      const biasStride = (4 * biases.length) / heads;
      const size = width / heads;
      return (filled) => {
        const { from, to } = filled;
        const y = at(filled.output);
        const back = (): void => {
          for (let token = to - 1; token >= from; token--) {
            const first = firstSeen(token);
            const [row, firstRow] = [4 * token * width, 4 * first * width];
            call.attendBack(
              apart,
              q + row,
              y + row,
              heads,
              size,
              keptKeys,
              keptValues,
              kept,
              remembered ? rememberedKeys + firstRow : 0,
              remembered ? rememberedValues + firstRow : 0,
              keys + firstRow,
              values + firstRow,
              token + 1 - first,
              bias + 4 * (token - first),
              biasStride,
              weights,
            );
          }
        };
        step(() => attend(filled), back);
      };
    },
    openMemory: (scan) => learnMemory({ arena, step, saved, scan, memory: forward.openMemory(scan) }),
    shown: (inside) => inside,
    followed: (inside) => inside,
    settle: () => {},
    close: () => {},
  };

  /** What is known of a copy is known of what it is of. */
  function addsTo(of: Floats, copy: Floats): () => void {
    return () => call.add(at(copy) + apart, at(of) + apart, copy.length);
  }

  /** An output may take the place of its input or of its gate: then what stood there is kept. */
  function gateBy(
    name: "gate" | "open",
    nameBack: "gateBack" | "openBack",
    { input, gate, output, width, from, to }: Parameters<Kernels["gate"]>[0],
  ): void {
    const count = (to - from) * width;
    const [x, g, y] = [at(input, from * width), at(gate, from * width), at(output, from * width)];
    const before = x === y ? saved(x, count) : x;
    const gates = g === y ? saved(g, count) : g;
    step(
      () => call[name](before, gates, y, count),
      () => call[nameBack](before, gates, y + apart, x + apart, g + apart, count),
    );
  }

  function scanSpan(
    { sequence, state, reads, norms }: Omit<Parameters<Kernels["scanMatrix"]>[0], "count">,
    from: number,
    count: number,
  ): void {
    const { rule, keyWidth, valueWidth, queries, keys, values, keep, beta } = sequence;
    const size = keyWidth * valueWidth;
    const before = saved(at(state.weights), size);
    const [q, k, v] = [at(queries, from * keyWidth), at(keys, from * keyWidth), at(values, from * valueWidth)];
    const [kept, written, y] = [at(keep, from), at(beta, from), at(reads, from * valueWidth)];
    const [isDelta, weights, norm] = [Number(rule === "gatedDelta"), at(state.weights), at(norms, from)];
    const states = scratch(`matrix ${size}`, (matrixSpan + 1) * size);
    const sums = scratch(`matrix keys ${keyWidth}`, 8 * keyWidth);
    const { floats } = simd;
    step(
      () => call.scanMatrix(isDelta, keyWidth, valueWidth, q, k, v, kept, written, count, weights, y, norm),
      () => {
        floats.copyWithin(states >> 2, before >> 2, (before >> 2) + size);
        const ofRows = [keyWidth, valueWidth, q, k, v, kept, written, count, states, y] as const;
        call.matrixBack(apart, isDelta, ...ofRows, weights + apart, sums);
      },
    );
  }

  return {
    kernels,
    step,
    forward: () => {
      for (const forward of forwards) forward();
    },
    back: () => {
      for (let index = backs.length - 1; index >= 0; index--) backs[index]!();
    },
  };
}

/** The address of one number. */
export function at({ byteOffset }: Floats, index = 0): number {
  return byteOffset + 4 * index;
}

export function notLearned(name: string): () => never {
  return () => {
    throw new Error(`a training holds no gate: ${name} has no way back`);
  };
}
