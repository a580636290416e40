// What can one core of this machine do at its best in WebAssembly? Multiplications and additions of four numbers at a time, in
// registers, with nothing else to do. AssemblyScript has no fused ones, nor have the page's kernels.

import { bestOf } from "./inputs";

/** How many sums go on beside each other: fewer wait for one another, more do not fit in the registers. */
const beside = [6, 8, 10, 12, 14];
const steps = 200_000;

function sourceOf(sums: number): string {
  const list = (of: (n: number) => string, between = "\n") =>
    Array.from({ length: sums }, (_, n) => of(n)).join(between);
  return `export function run(steps: i32): f32 {
  const by = f32x4.splat(0.5);
  const plus = f32x4.splat(1);
  ${list((n) => `let s${n} = f32x4.splat(${n});`)}
  for (let step = 0; step < steps; step++) {
    ${list((n) => `s${n} = f32x4.add(f32x4.mul(s${n}, by), plus);`)}
  }
  return ${list((n) => `f32x4.extract_lane(s${n}, 0)`, " + ")};
}`;
}

/** By a name that types do not follow: AssemblyScript's own say of every array here that `at` finds something. */
const compiler: string = "assemblyscript/asc";

interface Compiler {
  readonly compileString: (
    source: string,
    options: { optimizeLevel: number; enable: string[]; runtime: string },
  ) => Promise<{ binary: Uint8Array<ArrayBuffer> | null; stderr: { toString(): string } }>;
}

/** Operations a second. @throws Error where the kernel does not compile. */
export async function measurePeak(): Promise<number> {
  const { default: asc } = (await import(compiler)) as { default: Compiler }; // a second, which a table does not wait for
  let best = 0;
  for (const sums of beside) {
    const { binary, stderr } = await asc.compileString(sourceOf(sums), {
      optimizeLevel: 3,
      enable: ["simd"],
      runtime: "stub",
    });
    if (!binary) throw new Error(`the kernel of the peak does not compile: ${stderr.toString()}`);
    const { instance } = await WebAssembly.instantiate(binary);
    const run = instance.exports["run"] as (steps: number) => number;
    const { peak } = bestOf({ peak: () => void run(steps) }, 30);
    best = Math.max(best, (2 * 4 * sums * steps * 1000) / peak);
  }
  return best;
}
