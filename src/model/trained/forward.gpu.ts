// Which kernels read a trained model on a GPU? The loops of forward.block.ts and its neighbours as programs in WGSL, in float32.
// They only write down what is to be done, and with whose rows; the arena hands it over block by block, and brings back what
// may be looked at. Takes a device and knows no page. Leaves the arithmetic to the .wgsl files.

import { hasMemory, headWidth, normEpsilon, type ModelConfig } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import { bitsOf, groupsOf, openArena, type Arena, type Wanted } from "#model/kernels/arena.gpu";
import { arenaShader, programNamed, type Program } from "#model/kernels/programs.gpu";
import { openInArena } from "#model/kernels/memory.inPlace.gpu";
import matrixShader from "#model/kernels/matrixRule.wgsl?raw";
import { supportsGpuMemory } from "#model/kernels/memory.shader";
import type { AttentionRows } from "#model/kernels/windowAttention.cpu";
import attentionShader from "#model/kernels/windowAttention.wgsl?raw";
import type { Rows } from "./forward.block";
import { gathered, joined, type Kernels } from "./forward.kernels";
import forwardShader from "./forward.wgsl?raw";

const widestHead = 64;

/** Whether this model is within the GPU's kernels. */
export function supportsGpuModel(config: ModelConfig): boolean {
  return headWidth(config) <= widestHead && (!hasMemory(config.mixer) || supportsGpuMemory(config.memory) === null);
}

const largest = 3.4e38;
const nowhere = -1;

/** @throws RangeError of an array that is not of these kernels. What the GPU refuses is thrown by `settle`. */
export function openGpuKernels(device: GPUDevice): Kernels {
  const arena = openArena(device);
  const { room, given } = arena;
  const followed: { array: Floats; width: number; every: number }[] = [];
  let once: Floats[] = [];
  return {
    ...kernelsIn(arena),
    zeros: room, // a new buffer is all zeros
    copied: (numbers) => {
      if (!arena.isMade(numbers as Floats)) return given(numbers);
      const copy = room(numbers.length);
      copyIn(arena, numbers as Floats, copy);
      return copy;
    },
    joined: (parts) => given(joined(parts)),
    gathered: (from, places) => given(gathered(from, places)),
    shown: (inside) => {
      once.push(inside);
      return inside;
    },
    followed: (inside, { width, every = 1 }) => {
      followed.push({ array: inside, width, every });
      return inside;
    },
    settle: ({ from, to }) => {
      const wanted = [
        ...once.map((array): Wanted => ({ array, from: 0, count: array.length })),
        ...followed.map(({ array, width, every }): Wanted => {
          if (every === Infinity) return { array, from: 0, count: array.length };
          const [first, end] = [Math.ceil(from / every) * width, Math.ceil(to / every) * width];
          return { array, from: first, count: end - first };
        }),
      ];
      once = [];
      return arena.submit(wanted.filter(({ array, count }) => count > 0 && arena.isMade(array)));
    },
    close: arena.close,
  };
}

/** Work on numbers one by one: as many as `words` are told of. */
function eachIn(
  arena: Arena,
  name: string,
  count: number,
  { words, reads, writes }: { words: number[]; reads: Floats[]; writes: Floats[] },
): void {
  arena.add({
    program: forwardProgram(name),
    words: [count, ...words],
    ...{ reads, writes },
    size: [groupsOf(count), 1],
  });
}

/** Writes down that an array takes the numbers of another. */
export function copyIn(arena: Arena, from: Floats, copy: Floats): void {
  eachIn(arena, "copy", copy.length, { words: [arena.at(from), arena.at(copy)], reads: [from], writes: [copy] });
}

/** What works on arrays of an arena, whoever makes them. */
type Working = Omit<Kernels, "zeros" | "copied" | "joined" | "gathered" | "shown" | "followed" | "settle" | "close">;

/** @throws RangeError of an array that is not of this arena. */
export function kernelsIn(arena: Arena): Working {
  const { at, room } = arena;
  const each = (name: string, count: number, of: Parameters<typeof eachIn>[3]): void => eachIn(arena, name, count, of);
  return {
    room,
    dense: ({ input, weights, output, inputs, outputs, from, to }) =>
      arena.add({
        program: forwardProgram("dense"),
        words: [at(input, from * inputs), at(weights), at(output, from * outputs), inputs, outputs, to - from],
        reads: [input, weights],
        writes: [output],
        size: [Math.ceil(outputs / 64), Math.ceil((to - from) / 4)],
      }),
    rmsNorm: ({ input, gain, output, stride = gain.length, offset = 0, from, to }) => {
      const width = gain.length;
      const addresses = [at(input, from * width), at(gain), at(output, from * stride + offset)];
      arena.add({
        program: forwardProgram("rmsNorm"),
        words: [...addresses, width, stride, to - from, bitsOf(normEpsilon)],
        reads: [input, gain],
        writes: [output],
        isPart: stride !== width,
        size: [1, to - from],
      });
    },
    splitHeads: ({ input, heads, size, unit, from, to }) => {
      const stride = heads.length * size;
      heads.forEach((output, head) => {
        const addresses = [at(input, from * stride + head * size), at(output, from * size)];
        arena.add({
          program: forwardProgram("splitHead"),
          words: [...addresses, size, stride, Number(unit), to - from, bitsOf(normEpsilon)],
          reads: [input],
          writes: [output],
          size: [1, to - from],
        });
      });
    },
    convolve: ({ input, taps, output, width, from, to }) =>
      each("convolve", (to - from) * width, {
        words: [at(input), at(taps), at(output), width, taps.length / width, from],
        reads: [input, taps],
        writes: [output],
      }),
    embed: ({ ids, table, output, width, scale, from, to }) =>
      each("embed", (to - from) * width, {
        words: [at(ids, from), at(table), at(output, from * width), width, bitsOf(scale)],
        reads: [ids, table],
        writes: [output],
      }),
    gate: ({ input, gate, output, width, from, to }) =>
      each("gate", (to - from) * width, {
        words: [at(input, from * width), at(gate, from * width), at(output, from * width)],
        reads: [input, gate],
        writes: [output],
      }),
    open: ({ input, gate, output, width, from, to }) =>
      each("open", (to - from) * width, {
        words: [at(input, from * width), at(gate, from * width), at(output, from * width)],
        reads: [input, gate],
        writes: [output],
      }),
    add: ({ input, output, width, from, to }) =>
      each("add", (to - from) * width, {
        words: [at(input, from * width), at(output, from * width)],
        reads: [input, output],
        writes: [output],
      }),
    openColumn: ({ input, bias, column, most, output, from, to }) =>
      each("openColumn", to - from, {
        words: [at(input, from * bias.length + column), at(bias, column), at(output, from), bias.length, bitsOf(most)],
        reads: [input, bias],
        writes: [output],
      }),
    scale: ({ values, scale, most = largest, from, to }) =>
      each("scale", to - from, {
        words: [at(values, from), bitsOf(scale), bitsOf(most)],
        reads: [values],
        writes: [values],
      }),
    hold: ({ values, value, from, to }) =>
      each("hold", to - from, { words: [at(values, from), bitsOf(value)], reads: [], writes: [values] }),
    complement: ({ input, output, from, to }) =>
      each("complement", to - from, { words: [at(input, from), at(output, from)], reads: [input], writes: [output] }),
    widen: ({ input, output, width, stride, from, to }) =>
      each("widen", (to - from) * width, {
        words: [at(input, from * width), at(output, from * stride), width, stride],
        reads: [input],
        writes: [output],
      }),
    blend: ({ share, bias, memory, attention, output, from, to }) => {
      const width = bias.length;
      const first = from * width;
      const parts = [at(share, first), at(bias), at(memory, first), at(attention, first), at(output, first)];
      each("blend", (to - from) * width, {
        words: [...parts, width],
        reads: [share, bias, memory, attention],
        writes: [share, output],
      });
    },
    eluPlusOne: ({ values, width, from, to }) =>
      each("eluPlusOne", (to - from) * width, { words: [at(values, from * width)], reads: [values], writes: [values] }),
    divideByLast: ({ input, output, width, from, to }) =>
      each("divideByLast", (to - from) * width, {
        words: [at(input, from * (width + 1)), at(output, from * width), width],
        reads: [input],
        writes: [output],
      }),
    scanMatrix: ({ sequence, state, count, reads, norms }) => {
      const { rule, length, keyWidth, valueWidth, queries, keys, values, keep, beta } = sequence;
      const from = state.position;
      const to = Math.min(from + count, length);
      if (to === from) return;
      arena.add({
        program: matrixProgram(keyWidth, valueWidth),
        words: [
          ...[Number(rule === "gatedDelta"), to - from, at(state.weights)],
          ...[at(keys, from * keyWidth), at(queries, from * keyWidth), at(values, from * valueWidth)],
          ...[at(keep, from), at(beta, from), at(reads, from * valueWidth), at(norms, from)],
        ],
        reads: [queries, keys, values, keep, beta, state.weights],
        writes: [state.weights, reads, norms],
        size: [1, 1],
      });
      state.position = to;
    },
    openAttention: (rows, length) => openAttention(arena, rows, length),
    openMemory: (scan) => openInArena(arena, scan),
  };
}

function openAttention(arena: Arena, rows: AttentionRows, length: number): (rows: Rows & { output: Floats }) => void {
  const { heads, queries, tokens, remembered, persistent, biases, firstSeen } = rows;
  const opens = arena.given(Array.from({ length }, (_, token) => firstSeen(token)));
  const seen = [tokens, remembered, persistent].flatMap((part) => (part ? [part.keys, part.values] : []));
  const program: Program = { key: "attention", entry: "attend", code: () => arenaShader + attentionShader };
  const reads = [queries, biases, ...seen];
  return (filled) =>
    arena.add({
      program,
      words: attentionWords(arena, rows, { ...filled, opens }),
      reads,
      writes: [filled.output],
      size: [heads, filled.to - filled.from],
    });
}

/** What windowAttention.wgsl is told; `opens` has the first token that each sees. */
export function attentionWords(
  { at }: Arena,
  { heads, width, queries, tokens, remembered, persistent, biases }: AttentionRows,
  { from, to, output, opens }: Rows & { output: Floats; opens: Floats },
): number[] {
  const kept = persistent ? persistent.keys.length / width : 0;
  const place = (array: Floats | undefined): number => (array ? at(array) : nowhere);
  return [
    ...[heads, to - from, from, width / heads],
    ...[place(persistent?.keys), place(persistent?.values), kept],
    ...[place(remembered?.keys), at(tokens.keys), at(tokens.values)],
    ...[at(biases), biases.length / heads, at(opens), at(queries), at(output), place(remembered?.values)],
  ];
}

/** An entry point of forward.wgsl. */
function forwardProgram(entry: string): Program {
  return programNamed(`forward.${entry}`, () => ({ entry, code: () => arenaShader + forwardShader }));
}

function matrixProgram(keyWidth: number, valueWidth: number): Program {
  return programNamed(`matrix ${keyWidth} ${valueWidth}`, () => {
    const code = (): string => `${arenaShader}${matrixConstants(keyWidth, valueWidth)}\n${matrixShader}`;
    return { entry: "scanMatrix", code };
  });
}

/** What matrixRule.wgsl stands on. */
export function matrixConstants(keyWidth: number, valueWidth: number): string {
  const sizes = { LANES: 64 * Math.ceil(valueWidth / 64), KEY_WIDTH: keyWidth, VALUE_WIDTH: valueWidth };
  return Object.entries(sizes)
    .map(([name, value]) => `const ${name} : i32 = ${value};`)
    .join("\n");
}
