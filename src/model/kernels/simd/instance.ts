// Can this machine run the SIMD kernels, and where do their numbers lie? Compiles them once, from bytes and not from a
// file that a server could name wrongly. Leaves what lies in memory, and the calls, to the *.simd.ts files.

import { kernels } from "./kernels";

export type Kernels = {
  readonly memory: WebAssembly.Memory;
  /** The first byte that the kernels do not use themselves. */
  readonly free: WebAssembly.Global<"i32">;
  readonly scan: (record: number) => void;
  readonly answer: (record: number, weights: number, inputs: number, count: number, outputs: number) => void;
} & Readonly<Record<RowKernel, (...numbers: readonly number[]) => void>>;

/** Kernels over rows; their arguments stand in simd/assembly/. */
type RowKernel =
  | ("dense" | "rmsNorm" | "convolve" | "splitHead" | "gate" | "open" | "add" | "blend")
  | ("eluPlusOne" | "divideByLast" | "scanMatrix" | "attend" | "nearest");

/** The kernels, and room for what they work on. Addresses are bytes. */
export interface Simd<Calls extends Kernels = Kernels> {
  readonly call: Calls;
  /** All memory as numbers, of which address a is number a / 4. New after every `reserve`. */
  floats: Float32Array;
  integers: Int32Array;
}

const pageBytes = 65_536;

const modules = new Map<string, WebAssembly.Module | null>();

/** null where WebAssembly has no SIMD here, or the page's policy forbids it. */
function compileOnce(base64: string): WebAssembly.Module | null {
  const known = modules.get(base64);
  if (known !== undefined) return known;
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  let compiled: WebAssembly.Module | null = null;
  try {
    compiled = new WebAssembly.Module(bytes);
  } catch {
    // No SIMD.
  }
  modules.set(base64, compiled);
  return compiled;
}

/** Whether `openSimd` gives kernels. */
export function hasSimd(): boolean {
  return compileOnce(kernels) !== null;
}

/** @throws Error where `hasSimd` is false. */
export function openSimd(): Simd {
  return openModule<Kernels>(kernels);
}

/** An instance of another module that has these kernels and more. @throws Error where `hasSimd` is false. */
export function openModule<Calls extends Kernels>(base64: string): Simd<Calls> {
  const compiled = compileOnce(base64);
  if (!compiled) throw new Error("WebAssembly has no SIMD here");
  const call = new WebAssembly.Instance(compiled).exports as unknown as Calls;
  return { call, ...viewsOf(call) };
}

function viewsOf({ memory }: Kernels): Pick<Simd, "floats" | "integers"> {
  return { floats: new Float32Array(memory.buffer), integers: new Int32Array(memory.buffer) };
}

/** Hands out addresses, each a multiple of 16, one after the other; `end` is the first byte that is still free. */
export function layOut(simd: Simd): { take: (numbers: number) => number; end: () => number } {
  let next = simd.call.free.value;
  const take = (numbers: number): number => {
    const at = (next = Math.ceil(next / 16) * 16);
    next += 4 * numbers;
    return at;
  };
  return { take, end: () => next };
}

/** Makes room up to address `end`. @throws RangeError where there is no such memory. */
export function reserve(simd: Simd, end: number): void {
  const { memory } = simd.call;
  const missing = end - memory.buffer.byteLength;
  if (missing <= 0) return;
  memory.grow(Math.ceil(missing / pageBytes));
  Object.assign(simd, viewsOf(simd.call));
}
