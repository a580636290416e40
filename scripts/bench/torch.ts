// How fast is PyTorch at the same memories on one core, beside SIMD in the same minute? Its program is memory.torch.py; what
// it reads is held against the page's engine first, so that both do the same work.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { initialState } from "#model/kernels/memory.cpu";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import {
  benchChunks,
  benchGates,
  benchInputs,
  benchLength,
  benchMemories,
  bestOf,
  rateSaid,
  type BenchInputs,
} from "./inputs";

interface TorchSpeed {
  readonly memory: string;
  readonly chunk: number;
  readonly simd: number;
  /** Tokens a second of its two forms. */
  readonly recurrent: number;
  readonly dual: number;
}

export interface TorchSpeeds {
  readonly version: string;
  readonly speeds: readonly TorchSpeed[];
}

const program = "scripts/bench/memory.torch.py";
const run = promisify(execFile);
/** Rounding, of two libraries that add in another order. */
const tolerance = 1e-3;

/** null where this machine has no PyTorch. @throws Error where it reads something else. */
export async function benchTorch(): Promise<TorchSpeeds | null> {
  const python = process.env["PYTHON"] ?? "python3";
  try {
    await run(python, ["-c", "import torch"]);
  } catch {
    console.log(`PyTorch: ${python} has none; PYTHON names another`);
    return null;
  }
  const cases = benchMemories.flatMap(({ name, widths }) => benchChunks.map((chunk) => ({ name, widths, chunk })));
  const all = cases.map(({ widths, chunk }) => benchInputs({ widths, chunk, floats: Float32Array }));
  const folder = await mkdtemp(join(tmpdir(), "torch-"));
  try {
    await writeFile(
      join(folder, "cases.json"),
      JSON.stringify(
        cases.map(({ widths, chunk }) => ({
          widths,
          chunk,
          length: benchLength,
          lossScale: 2,
          rounds: 15,
          ...benchGates,
        })),
      ),
    );
    await Promise.all(all.map((inputs, index) => writeFile(join(folder, `${index}.bin`), bytesOf(inputs))));
    const { stdout } = await run(python, [program, folder], { maxBuffer: 1 << 24 });
    const { version, results } = JSON.parse(stdout) as {
      version: string;
      results: { case: number; form: "recurrent" | "dual"; seconds: number }[];
    };
    const speeds: TorchSpeed[] = [];
    for (const [index, { name, chunk }] of cases.entries()) {
      const inputs = all[index]!;
      const reads = new Float32Array(inputs.stream.values.length);
      const { SIMD: time } = bestOf({ SIMD: () => read(inputs, reads) }, 100);
      const rateOf = (form: "recurrent" | "dual"): number =>
        Math.round(benchLength / results.find((result) => result.case === index && result.form === form)!.seconds);
      for (const form of ["recurrent", "dual"]) {
        const theirs = new Float32Array(Uint8Array.from(await readFile(join(folder, `${index}.${form}.bin`))).buffer);
        const off = farthest(theirs, reads);
        if (!(off < tolerance))
          throw new Error(`PyTorch, ${form}, ${name}, b ${chunk}: off by ${off.toExponential(1)}`);
      }
      const simd = Math.round((1000 * benchLength) / time);
      const speed = { memory: name, chunk, simd, recurrent: rateOf("recurrent"), dual: rateOf("dual") };
      speeds.push(speed);
      const best = Math.max(speed.recurrent, speed.dual);
      console.log(
        `PyTorch ${version}, one core, ${name}, b ${chunk}: token by token ${rateSaid(speed.recurrent)} · dual form ` +
          `${rateSaid(speed.dual)} · SIMD ${rateSaid(simd)} (${(simd / best).toFixed(1)} × the better)`,
      );
    }
    return { version, speeds };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function read({ config, parameters, stream }: BenchInputs, reads: Float32Array): void {
  scanMemorySimd({
    config,
    parameters,
    stream,
    state: initialState(parameters),
    count: benchLength,
    trace: null,
    reads,
  });
}

/** In the order of memory.torch.py: weights, keys, values, queries. */
function bytesOf({ parameters, stream }: BenchInputs): Uint8Array {
  const parts = [parameters.initialWeights, stream.keys, stream.values, stream.queries];
  return Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}

/** max|a − b| / max|b| */
function farthest(actual: Float32Array, expected: Float32Array): number {
  let difference = 0;
  let size = 0;
  expected.forEach((x, index) => {
    difference = Math.max(difference, Math.abs(actual[index]! - x));
    size = Math.max(size, Math.abs(x));
  });
  return difference / size;
}
