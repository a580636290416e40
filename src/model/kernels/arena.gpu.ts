// Where do a forward pass's numbers lie on a GPU, and how does work on them get there? All arrays in one buffer, as SIMD's lie
// in one WebAssembly memory. Work is only written down; `submit` hands it over as few dispatches: whatever does not wait for
// other work, and is of the same kind, runs together. Leaves the work itself to programs in WGSL.

import type { Floats } from "#model/contracts/vectors";

/** One entry point of a WGSL module that stands on `arenaShader`; `key` names it in the whole page. */
export interface Program {
  readonly key: string;
  readonly code: (device: GPUDevice) => string;
  readonly entry: string;
}

/** Something to be done to arrays of an arena. */
interface Work {
  readonly program: Program;
  /** What the program is told: addresses, sizes, settings; see `bitsOf` for fractions. */
  readonly words: readonly number[];
  readonly reads: readonly Floats[];
  /** A write of a part waits for no other write of a part: they touch different numbers. */
  readonly writes: readonly { readonly array: Floats; readonly part?: boolean }[];
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

/** Numbers that one call can be told: a whole step of the offsets that every GPU can bind at. */
const callWords = 64;
/** Calls in one dispatch. */
const mostTogether = 128;
const lanes = 64;
/** More workgroups than these go over their numbers several times. */
const mostGroups = 512;

/** What every program has: the numbers, and what its call, the nth in this dispatch, was told from word CALL_WORDS · n on. */
export const arenaShader = `
const CALL_WORDS : i32 = ${callWords};
@group(0) @binding(0) var<storage, read_write> numbers : array<f32>;
@group(0) @binding(1) var<storage, read> calls : array<i32>;
`;

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

/** How often an array was filled and read in the work that waits, as levels: what is of one level runs at once. */
interface Level {
  written: number;
  partWritten: number;
  read: number;
}

interface Leveled extends Work {
  readonly level: number;
}

export function openArena(device: GPUDevice): Arena {
  const addresses = new Map<Floats, number>();
  const made = new Set<Floats>();
  const levels = new Map<Floats, Level>();
  let uploads: Float32Array[] = [];
  let waiting: Leveled[] = [];
  let end = 0;
  let numbers: GPUBuffer | null = null;
  let calls: GPUBuffer | null = null;
  let shown: GPUBuffer | null = null;
  let group: GPUBindGroup | null = null;
  let last = Promise.resolve();
  const { layout, pipelineOf } = programsOf(device);

  const place = (array: Float32Array): Float32Array => {
    if (numbers) throw new Error("no array can be added to an arena that has read already");
    addresses.set(array, end);
    end += 4 * Math.ceil(array.length / 4);
    return array;
  };
  const at = (array: Floats, index = 0): number => {
    const address = addresses.get(array);
    if (address === undefined) throw new RangeError(`an array of ${array.length} numbers is not of this arena`);
    return address + index;
  };

  /** The level of a piece of work: after what fills the arrays it reads, and after what uses those it fills. */
  const add = (work: Work): void => {
    const of = (array: Floats): Level => {
      const known = levels.get(array) ?? { written: -1, partWritten: -1, read: -1 };
      levels.set(array, known);
      return known;
    };
    let level = 0;
    for (const array of work.reads) level = Math.max(level, of(array).written + 1, of(array).partWritten + 1);
    for (const { array, part } of work.writes) {
      const before = of(array);
      level = Math.max(level, before.written + 1, before.read + 1, part ? 0 : before.partWritten + 1);
    }
    for (const array of work.reads) of(array).read = Math.max(of(array).read, level);
    for (const { array, part } of work.writes) {
      of(array)[part ? "partWritten" : "written"] = level;
      made.add(array);
    }
    waiting.push({ ...work, level });
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
      const words = [at(array, from), size, count];
      const copies = { program: showing, words, reads: [array], writes: [], size: [groupsOf(count), 1] as const };
      add(copies);
      size += count;
    }
    const groups = together(waiting);
    const told = new Int32Array(callWords * groups.reduce((sum, calls) => sum + calls.length, 0));
    groups.flat().forEach(({ words }, index) => told.set(words, callWords * index));
    waiting = [];
    levels.clear();

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
      const most = (axis: 0 | 1) => Math.max(...works.map(({ size }) => size[axis]));
      pass.dispatchWorkgroups(most(0), most(1), works.length);
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
      programs.delete(device); // one of them may be what was refused
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
    isMade: (array) => made.has(array),
    ...{ at, add },
    submit: (wanted) => (last = submit(wanted)),
    close: () => {
      const giveBack = (): void => [numbers, calls, shown].forEach((buffer) => buffer?.destroy());
      last.then(giveBack, giveBack);
    },
  };
}

/** What waits, as dispatches in their order: one level after the other, and of each level one program after the other. */
function together(waiting: readonly Leveled[]): Leveled[][] {
  const groups = new Map<string, Leveled[]>();
  for (const work of waiting) {
    const { level, program, kind = "" } = work;
    const key = `${level} ${program.key} ${kind}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(work);
  }
  return [...groups.values()]
    .sort((a, b) => a[0]!.level - b[0]!.level)
    .flatMap((group) => {
      const parts: Leveled[][] = [];
      for (let from = 0; from < group.length; from += mostTogether) parts.push(group.slice(from, from + mostTogether));
      return parts;
    });
}

interface Programs {
  readonly layout: GPUBindGroupLayout;
  readonly pipelineOf: (program: Program) => GPUComputePipeline;
}

const programs = new WeakMap<GPUDevice, Programs>();

/** The pipelines of a device: each is made once, and serves every arena. */
function programsOf(device: GPUDevice): Programs {
  const known = programs.get(device);
  if (known) return known;
  const visibility = GPUShaderStage.COMPUTE;
  const layout = device.createBindGroupLayout({
    entries: [
      { binding: 0, visibility, buffer: { type: "storage" } },
      { binding: 1, visibility, buffer: { type: "read-only-storage", hasDynamicOffset: true } },
      { binding: 2, visibility, buffer: { type: "uniform", hasDynamicOffset: true } },
      { binding: 3, visibility, buffer: { type: "storage" } },
    ],
  });
  const pipelineLayout = device.createPipelineLayout({ bindGroupLayouts: [layout] });
  const pipelines = new Map<string, GPUComputePipeline>();
  const opened: Programs = {
    layout,
    pipelineOf: ({ key, code, entry }) => {
      const made =
        pipelines.get(key) ??
        device.createComputePipeline({
          layout: pipelineLayout,
          compute: { module: device.createShaderModule({ code: code(device) }), entryPoint: entry },
        });
      pipelines.set(key, made);
      return made;
    },
  };
  programs.set(device, opened);
  return opened;
}
