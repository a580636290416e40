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

export interface Arena {
  /** An array on the GPU. What is returned has its length and its name; its numbers come when they are wanted. */
  readonly room: (count: number) => Float32Array;
  /** The same, with these numbers in it from the start. */
  readonly given: (numbers: ArrayLike<number>) => Float32Array;
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

/** By program and kind, of one level. */
type Together = Map<string, Work[]>;

export function openArena(device: GPUDevice): Arena {
  const places = new Map<Floats, Place>();
  let uploads: Float32Array[] = [];
  /** By level. */
  let waiting: Together[] = [];
  let turn = 0;
  let end = 0;
  let numbers: GPUBuffer | null = null;
  let calls: GPUBuffer | null = null;
  let shown: GPUBuffer | null = null;
  let group: GPUBindGroup | null = null;
  let last = Promise.resolve();
  const { layout, pipelineOf } = programsOf(device);

  const place = (array: Float32Array): Float32Array => {
    if (numbers) throw new Error("no array can be added to an arena that has read already");
    places.set(array, { address: end, isMade: false, turn, written: -1, partWritten: -1, read: -1 });
    end += 4 * Math.ceil(array.length / 4);
    return array;
  };
  const placeOf = (array: Floats): Place => {
    const found = places.get(array);
    if (!found) throw new RangeError(`an array of ${array.length} numbers is not of this arena`);
    if (found.turn !== turn) Object.assign(found, { turn, written: -1, partWritten: -1, read: -1 });
    return found;
  };
  const at = (array: Floats, index = 0): number => placeOf(array).address + index;

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
    return device.createBuffer({ size: Math.max(4096, 2 ** Math.ceil(Math.log2(bytes))), usage });
  };

  const submit = async (wanted: readonly Wanted[]): Promise<void> => {
    const earlier = last;
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
    const told = toldTo(groups);
    waiting = [];
    turn++;

    const most = device.limits.maxStorageBufferBindingSize / 4;
    if (end > most) throw new RangeError(`${end} numbers are more than the ${most} that this GPU can look at`);
    device.pushErrorScope("validation");
    device.pushErrorScope("out-of-memory");
    numbers ??= device.createBuffer({
      size: 4 * Math.max(4, end),
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
      ],
    });
    for (const array of uploads) device.queue.writeBuffer(numbers, 4 * at(array), array as Float32Array<ArrayBuffer>);
    uploads = [];
    device.queue.writeBuffer(calls, 0, told);
    const encoder = device.createCommandEncoder();
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
    isMade: (array) => places.get(array)?.isMade ?? false,
    ...{ at, add },
    submit: (wanted) => (last = submit(wanted)),
    close: () => {
      const giveBack = (): void => [numbers, calls, shown].forEach((buffer) => buffer?.destroy());
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
