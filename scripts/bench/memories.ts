// How many tokens a second does every engine read, traced and not, at every memory and chunk? Ratios are to the first simple
// loop (memory.baseline.ts), which always took the same turns.

import * as tf from "@tensorflow/tfjs";
import type { FloatsOf } from "#model/contracts/vectors";
import { allocateTrace, type MemoryScan } from "#model/contracts/trace";
import { dualInputs } from "#model/kernels/memory.dual";
import { initialState } from "#model/kernels/memory.cpu";
import { scanInLoops } from "#model/kernels/memory.onCpu";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import { readDual } from "#model/kernels/memory.tfjs";
import {
  benchChunks,
  benchInputs,
  benchLength,
  benchMemories as memories,
  bestOf,
  rateSaid,
  type BenchInputs,
} from "./inputs";
import { scanBaseline } from "./memory.baseline";

export interface MemorySpeed {
  readonly memory: string;
  readonly chunk: number;
  readonly traced: boolean;
  readonly engine: string;
  readonly tokensPerSecond: number;
  /** Of the first simple loop's. */
  readonly ratio: number;
}

export async function benchMemories(): Promise<MemorySpeed[]> {
  tf.enableProdMode();
  await tf.setBackend("cpu");
  const speeds: MemorySpeed[] = [];
  for (const { name, widths } of memories) {
    for (const chunk of benchChunks) {
      const single = benchInputs({ widths, chunk, floats: Float32Array });
      const double = benchInputs({ widths, chunk, floats: Float64Array });
      for (const traced of [true, false]) {
        const times: Record<string, number> = bestOf({
          "first simple loop": readerOf(scanBaseline, { inputs: single, traced, floats: Float32Array }),
          "plain loops": readerOf(scanInLoops, { inputs: single, traced, floats: Float32Array }),
          "plain loops, float64": readerOf(scanInLoops, { inputs: double, traced, floats: Float64Array }),
          SIMD: readerOf(scanMemorySimd, { inputs: single, traced, floats: Float32Array }),
        });
        // A hundredth as fast: a few turns of its own.
        Object.assign(times, bestOf({ "tfjs, op by op": dualReader(single, traced) }, 1));
        const of = (engine: string): MemorySpeed => ({
          ...{ memory: name, chunk, traced, engine },
          tokensPerSecond: Math.round((1000 * benchLength) / times[engine]!),
          ratio: times["first simple loop"]! / times[engine]!,
        });
        const all = Object.keys(times).map(of);
        speeds.push(...all);
        const said = all.map(({ engine, tokensPerSecond, ratio }) => {
          return `${engine} ${rateSaid(tokensPerSecond)} (${ratio.toFixed(1)} ×)`;
        });
        console.log(`${name}, b ${chunk}${traced ? ", traced" : ""}: ${said.join(" · ")}`);
      }
    }
  }
  return speeds;
}

export function readerOf(
  scan: (scan: MemoryScan) => void,
  { inputs, traced, floats }: { inputs: BenchInputs; traced: boolean; floats: FloatsOf },
): () => void {
  const { config, parameters, stream } = inputs;
  const trace = traced ? allocateTrace({ config, length: benchLength, floats }) : null;
  return () => scan({ config, parameters, stream, state: initialState(parameters), count: benchLength, trace });
}

/** The chunk-wise dual form on tfjs's own kernels. */
function dualReader(inputs: BenchInputs, traced: boolean): () => void {
  const dual = dualInputs(inputs);
  const { config } = inputs;
  return () =>
    tf.tidy(() => {
      readDual({ config, ...dual, ...(traced && { norms: true }) }).reads.dataSync();
    });
}
