// Where do a forward pass's numbers lie on a GPU, and how does work on them get there? All arrays in one buffer, as SIMD's lie
// in one WebAssembly memory. Work is only written down; `submit` hands it over as few dispatches: whatever does not wait for
// other work, and is of the same kind, runs together. Leaves the work itself to programs in WGSL (programs.gpu.ts).

import type { Floats } from "#model/contracts/vectors";
import { arenaShader, callWords, forgetPrograms, programsOf, type Program } from "./programs.gpu";

/** Something to be done to arrays of an arena. */
interface Work {
  readonly program: Program;
  /** What the program is told: addresses, sizes, settings; see `bitsOf` for fractions. */
  readonly words: readonly number[];
  readonly reads: readonly Floats[];
  readonly writes: readonly Floats[];
  /** Whether only a part of them is written: that waits for no other write of a part, for they touch different numbers. */
  readonly isPart?: boolean;
  /** Workgroups. What runs together has its place in the third dimension, and the most that any of it asks for in these. */
  readonly size: readonly [x: number, y: number];
  /** Only work of the same kind runs together; where programs share settings, this tells them apart. */
  readonly kind?: string;
}

/** Numbers of an array that are wanted back: `count` of them from `from` on. */
export interface Wanted {
  readonly array: Floats;
  readonly from: number;
  readonly count: number;
}

/** Does what it is of once more, with what stands there now. */
export type Again = () => Promise<void>;

export interface Arena {
  /** An array on the GPU. What is returned has its length and its name, as any part of it has; its numbers come when wanted. */
  readonly room: (count: number) => Float32Array;
  /** The same, with these numbers in it from the start. */
  readonly given: (numbers: ArrayLike<number>) => Float32Array;
  /** The same in the other buffer, `gradients`: all zeros whenever what was written down begins. */
  readonly gradient: (count: number) => Float32Array;
  /** Numbers that lie there so far. */
  readonly size: () => number;
  /** What stands in an array here takes the place of what the GPU has of it, before anything else is done. */
  readonly upload: (array: Float32Array) => void;
  /** Whether an array, or a part of one, lies here. */
  readonly holds: (array: ArrayLike<number>) => array is Float32Array;
  /** Whether work has been written down that fills it. */
  readonly isMade: (array: Floats) => boolean;
  /** The address of one number. @throws RangeError of an array from elsewhere. */
  readonly at: (array: Floats, index?: number) => number;
  readonly add: (work: Work) => void;
  /**
   * Hands over what was written down; resolves when the wanted numbers are there. Rejects with an Error where the GPU refused,
   * with a RangeError where it has no room for so many.
   */
  readonly submit: (wanted: readonly Wanted[]) => Promise<void>;
  /** The same for as often as it is called. */
  readonly repeated: (wanted: readonly Wanted[]) => Again;
  /** No more work: the GPU's memory is given back when what was handed over is done. */
  readonly close: () => void;
}

/** Calls in one dispatch. */
const mostTogether = 128;
const lanes = 64;
/** More workgroups than these go over their numbers several times. */
const mostGroups = 512;

const showing: Program = {
  key: "arena.show",
  entry: "show",
  code: () => `${arenaShader}
@group(0) @binding(3) var<storage, read_write> shown : array<f32>;
@compute @workgroup_size(${lanes})
fn show(@builtin(global_invocation_id) id : vec3u, @builtin(num_workgroups) groups : vec3u) {
  let call = CALL_WORDS * i32(id.z);
  for (var n = i32(id.x); n < calls[call + 2]; n += ${lanes} * i32(groups.x)) {
    shown[calls[call + 1] + n] = numbers[calls[call] + n];
  }
}`,
};

/** Workgroups for `count` numbers, a lane each. */
export function groupsOf(count: number): number {
  return Math.max(1, Math.min(mostGroups, Math.ceil(count / lanes)));
}

/** A fraction as a word: bitcast<f32> of it is the fraction again. */
export function bitsOf(fraction: number): number {
  return new Int32Array(Float32Array.of(fraction).buffer)[0]!;
}

/** Where an array lies, and on which levels the work that waits fills and reads it: what is of one level runs at once. */
interface Place {
  readonly address: number;
  isMade: boolean;
  /** Of which submission the levels are. */
  turn: number;
  written: number;
  partWritten: number;
  read: number;
}

interface Plan {
  readonly wanted: readonly Wanted[];
  readonly offsets: readonly number[];
  /** Numbers that are wanted. */
  readonly size: number;
  readonly groups: readonly (readonly Work[])[];
  readonly told: Int32Array<ArrayBuffer>;
}

/** By program and kind, of one level. */
type Together = Map<string, Work[]>;

export function openArena(device: GPUDevice): Arena {
  const places = new Map<ArrayBufferLike, Place>();
  let uploads: Float32Array[] = [];
  /** By level. */
  let waiting: Together[] = [];
  let turn = 0;
  let end = 0;
  let gradientsEnd = 0;
  let numbers: GPUBuffer | null = null;
  let gradients: GPUBuffer | null = null;
  let calls: GPUBuffer | null = null;
  let shown: GPUBuffer | null = null;
  let group: GPUBindGroup | null = null;
  /** What stands in `calls`. */
  let written: Int32Array | null = null;
  let last = Promise.resolve();
  const { layout, pipelineOf } = programsOf(device);

  const place = (array: Float32Array, isGradient = false): Float32Array => {
    if (numbers) throw new Error("no array can be added to an arena that has read already");
    const address = isGradient ? gradientsEnd : end;
    places.set(array.buffer, { address, isMade: false, turn, written: -1, partWritten: -1, read: -1 });
    const after = address + 4 * Math.ceil(array.length / 4);
    if (isGradient) gradientsEnd = after;
    else end = after;
    return array;
  };
  const placeOf = (array: Floats): Place => {
    const found = places.get(array.buffer);
    if (!found) throw new RangeError(`an array of ${array.length} numbers is not of this arena`);
    if (found.turn !== turn) Object.assign(found, { turn, written: -1, partWritten: -1, read: -1 });
    return found;
  };
  const at = (array: Floats, index = 0): number =>
    placeOf(array).address + array.byteOffset / array.BYTES_PER_ELEMENT + index;

  /** The level of a piece of work: after what fills the arrays it reads, and after what uses those it fills. */
  const add = (work: Work): void => {
    const { reads, writes, isPart = false, program, kind = "" } = work;
    let level = 0;
    for (const array of reads) {
      const { written, partWritten } = placeOf(array);
      level = Math.max(level, written + 1, partWritten + 1);
    }
    for (const array of writes) {
      const { written, partWritten, read } = placeOf(array);
      level = Math.max(level, written + 1, read + 1, isPart ? 0 : partWritten + 1);
    }
    for (const array of reads) {
      const place = placeOf(array);
      place.read = Math.max(place.read, level);
    }
    for (const array of writes) {
      const place = placeOf(array);
      place[isPart ? "partWritten" : "written"] = level;
      place.isMade = true;
    }
    const together = (waiting[level] ??= new Map<string, Work[]>());
    const key = program.key + kind;
    const group = together.get(key);
    if (group) group.push(work);
    else together.set(key, [work]);
  };

  /** A buffer at least so large: the old one where it is. Doubles, so that it seldom changes. */
  const grown = (old: GPUBuffer | null, bytes: number, usage: number): GPUBuffer => {
    if (old && old.size >= bytes) return old;
    old?.destroy();
    group = null;
    written = null;
    return device.createBuffer({ size: Math.max(4096, 2 ** Math.ceil(Math.log2(bytes))), usage });
  };

  /** What was written down, as dispatches, and where of what is shown each of the wanted parts begins. */
  const planned = (wanted: readonly Wanted[]): Plan => {
    const offsets: number[] = [];
    let size = 0;
    for (const { array, from, count } of wanted) {
      offsets.push(size);
      const groups = groupsOf(count);
      add({
        program: showing,
        kind: ` ${Math.ceil(Math.log2(groups))}`, // few numbers need not wait beside many
        words: [at(array, from), size, count],
        reads: [array],
        writes: [],
        size: [groups, 1],
      });
      size += count;
    }
    const groups = dispatchesOf(waiting);
    waiting = [];
    turn++;
    return { wanted, offsets, size, groups, told: toldTo(groups) };
  };

  const run = async ({ wanted, offsets, size, groups, told }: Plan): Promise<void> => {
    const earlier = last;
    const most = device.limits.maxStorageBufferBindingSize / 4;
    const needs = Math.max(end, gradientsEnd);
    if (needs > most) throw new RangeError(`${needs} numbers are more than the ${most} that this GPU can look at`);
    device.pushErrorScope("validation");
    device.pushErrorScope("out-of-memory");
    numbers ??= device.createBuffer({
      size: 4 * Math.max(4, end),
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
    });
    gradients ??= device.createBuffer({
      size: 4 * Math.max(4, gradientsEnd),
      usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
    });
    const tellable = told.byteLength + 4 * callWords * mostTogether; // a dispatch may look at the places of all
    calls = grown(calls, tellable, GPUBufferUsage.STORAGE | GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
    shown = grown(shown, 4 * size, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
    group ??= device.createBindGroup({
      layout,
      entries: [
        { binding: 0, resource: { buffer: numbers } },
        { binding: 1, resource: { buffer: calls, size: 4 * callWords * mostTogether } },
        { binding: 2, resource: { buffer: calls, size: 4 * callWords } },
        { binding: 3, resource: { buffer: shown } },
        { binding: 4, resource: { buffer: gradients } },
      ],
    });
    for (const array of uploads) device.queue.writeBuffer(numbers, 4 * at(array), array as Float32Array<ArrayBuffer>);
    uploads = [];
    if (written !== told) device.queue.writeBuffer(calls, 0, told);
    written = told;
    const encoder = device.createCommandEncoder();
    if (gradientsEnd > 0) encoder.clearBuffer(gradients);
    const pass = encoder.beginComputePass();
    let first = 0;
    for (const works of groups) {
      pass.setPipeline(pipelineOf(works[0]!.program));
      pass.setBindGroup(0, group, [4 * callWords * first, 4 * callWords * first]);
      let [x, y] = [1, 1];
      for (const { size } of works) [x, y] = [Math.max(x, size[0]), Math.max(y, size[1])];
      pass.dispatchWorkgroups(x, y, works.length);
      first += works.length;
    }
    pass.end();
    const back = device.createBuffer({
      size: 4 * Math.max(1, size),
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    if (size > 0) encoder.copyBufferToBuffer(shown, 0, back, 0, 4 * size);
    device.queue.submit([encoder.finish()]);
    const refusals = Promise.all([device.popErrorScope(), device.popErrorScope()]);
    const mapped = back.mapAsync(GPUMapMode.READ);
    const [errors] = await Promise.all([refusals, mapped, earlier]);
    const error = errors.find((found) => found !== null);
    if (error) {
      forgetPrograms(device); // one of them may be what was refused
      throw new Error(`the GPU refused to read: ${error.message}`);
    }
    const found = new Float32Array(back.getMappedRange());
    wanted.forEach(({ array, from, count }, index) => {
      array.set(found.subarray(offsets[index], offsets[index]! + count), from);
    });
    back.destroy();
  };

  return {
    room: (count) => place(new Float32Array(count)),
    given: (given) => {
      const array = place(new Float32Array(given));
      uploads.push(array);
      return array;
    },
    gradient: (count) => place(new Float32Array(count), true),
    size: () => Math.max(end, gradientsEnd),
    upload: (array) => uploads.push(array),
    holds: (array): array is Float32Array => array instanceof Float32Array && places.has(array.buffer),
    isMade: (array) => places.get(array.buffer)?.isMade ?? false,
    ...{ at, add },
    submit: (wanted) => (last = run(planned(wanted))),
    repeated: (wanted) => {
      const plan = planned(wanted);
      return () => (last = run(plan));
    },
    close: () => {
      const giveBack = (): void => [numbers, gradients, calls, shown].forEach((buffer) => buffer?.destroy());
      last.then(giveBack, giveBack);
    },
  };
}

/** What waits, as dispatches in their order: one level after the other, and of each level one program after the other. */
function dispatchesOf(waiting: readonly Together[]): Work[][] {
  return waiting.flatMap((together) =>
    [...together.values()].flatMap((group) => {
      if (group.length <= mostTogether) return [group];
      const parts: Work[][] = [];
      for (let from = 0; from < group.length; from += mostTogether) parts.push(group.slice(from, from + mostTogether));
      return parts;
    }),
  );
}

/** The words of all calls, one after the other. */
function toldTo(groups: readonly (readonly Work[])[]): Int32Array<ArrayBuffer> {
  const told = new Int32Array(callWords * groups.reduce((sum, works) => sum + works.length, 0));
  let at = 0;
  for (const works of groups) {
    for (const { words } of works) {
      for (let index = 0; index < words.length; index++) told[at + index] = words[index]!;
      at += callWords;
    }
  }
  return told;
}
