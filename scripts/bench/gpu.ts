// Are the WGSL engines right on this machine's GPU, and how fast? Every golden case, then memories beside SIMD in turns, then what
// the card can do at its best. Leaves finding a GPU to dawn.ts, and the page's own choice of an engine to reading/backend.ts.

import { readFile } from "node:fs/promises";
import * as tf from "@tensorflow/tfjs";
import { parseGolden } from "#model/contracts/golden";
import { allocateTrace, type MemoryScan } from "#model/contracts/trace";
import { passes, verifyCase } from "#model/check/verify";
import { wgslMemory } from "#model/check/verifyGpu";
import { initialState } from "#model/kernels/memory.cpu";
import { scanMemoryGpu } from "#model/kernels/memory.gpu";
import { scanMemorySimd } from "#model/kernels/memory.simd";
import { openBackend } from "#model/reading/backend";
import { measureCard } from "./card";
import { sharesOf, type Peak } from "./cost";
import { openDawn } from "./dawn";
import { benchGpuModels, type GpuModelSpeed } from "./gpuModels";
import { benchGpuTraining, type GpuTrainingSpeed } from "./gpuTraining";
import { benchInputs, benchMemories, bestInTurns, rateSaid, type BenchInputs } from "./inputs";

export interface GpuSpeeds {
  readonly card: string;
  /** A processor that plays a GPU: its speed says nothing of any card. */
  readonly isSoftware: boolean;
  readonly golden: { readonly cases: number; readonly worst: number };
  readonly limits: Peak;
  readonly memories: readonly GpuSpeed[];
  readonly models: readonly GpuModelSpeed[];
  readonly trainings: readonly GpuTrainingSpeed[];
}

interface GpuSpeed {
  readonly memory: string;
  readonly widths: readonly number[];
  readonly chunk: number;
  readonly traced: boolean;
  /** Tokens a second: SIMD, and WGSL in blocks as the page reads, and in long ones. */
  readonly simd: number;
  readonly blocks: number;
  readonly long: number;
}

/** What is timed; tests ask for little, a software adapter being slow. */
interface GpuAsked {
  readonly memories: number;
  readonly chunks: readonly number[];
  readonly long: number;
  /** How many models, and the tokens that they read. */
  readonly models: number;
  readonly length: number;
  /** Texts of a training's step, and the tokens of each. */
  readonly batch: number;
  readonly tokens: number;
  /** Seconds that one line may take, and a turn more. */
  readonly patience: number;
}

const all: GpuAsked = {
  memories: Infinity,
  chunks: [1, 16],
  long: 4096,
  models: Infinity,
  length: 512,
  batch: 32,
  tokens: 64,
  patience: 4,
};
const few: GpuAsked = {
  memories: 1,
  chunks: [16],
  long: 512,
  models: 1,
  length: 96,
  batch: 2,
  tokens: 32,
  patience: 1,
};

/** Tokens a block, as in the page. */
const block = 256;
/** As wide as the scan goes: what a card should be good for. */
const wide = [
  { name: "linear, d 64", widths: [64, 64] },
  { name: "depth 2, 64-128-64", widths: [64, 128, 64] },
  { name: "depth 3, 64-128-128-64", widths: [64, 128, 128, 64] },
];
const goldenFile = "test/golden/titans-memory.json";

/** @throws Error where there is no adapter, the engine does not start on it, or a golden case is wrong. */
export async function benchGpu(dawn: string, { quick }: { quick: boolean }): Promise<GpuSpeeds> {
  const { adapter, close } = await openDawn(dawn);
  try {
    tf.enableProdMode();
    const card = nameOf(adapter);
    console.log(`GPU: ${card}`);
    const { device, reason } = await openBackend("webgpu");
    if (!device) throw new Error(`the WGSL engine does not start on ${card}: ${reason}`);
    const golden = await checkGolden();
    const limits = await measureCard(device);
    console.log(`at its best: ${giga(limits.flopsPerSecond)} GFLOP/s, ${giga(limits.bytesPerSecond)} GB/s`);
    const asked = quick ? few : all;
    const memories = await timeMemories(asked, limits);
    const models = await benchGpuModels(device, asked);
    const trainings = await benchGpuTraining(device, asked);
    return { card, isSoftware: adapter.info.isFallbackAdapter, golden, limits, memories, models, trainings };
  } finally {
    await tf.setBackend("cpu");
    tf.removeBackend("webgpu");
    close();
  }
}

async function checkGolden(): Promise<GpuSpeeds["golden"]> {
  const cases = parseGolden(await readFile(goldenFile, "utf8"));
  const wrong: string[] = [];
  let worst = 0;
  for (const golden of cases) {
    for (const verdict of await verifyCase(golden, [wgslMemory])) {
      worst = Math.max(worst, verdict.error);
      if (!passes(verdict)) wrong.push(`${golden.name}: ${verdict.output} is off by ${verdict.error.toExponential(1)}`);
    }
  }
  for (const sentence of wrong) console.error(`FAILED ${sentence}`);
  if (wrong.length > 0) throw new Error(`the WGSL scan is wrong in ${wrong.length} outputs of the golden cases`);
  console.log(`golden: ${cases.length} of ${cases.length} cases pass, worst relative error ${worst.toExponential(1)}`);
  return { cases: cases.length, worst };
}

async function timeMemories({ memories, chunks, long, patience }: GpuAsked, limits: Peak): Promise<GpuSpeed[]> {
  const speeds: GpuSpeed[] = [];
  for (const { name: memory, widths } of [...benchMemories, ...wide].slice(0, memories)) {
    for (const chunk of chunks) {
      for (const traced of [true, false]) {
        const short = scanOf(benchInputs({ widths, chunk, floats: Float32Array, length: block }), traced);
        const whole = scanOf(benchInputs({ widths, chunk, floats: Float32Array, length: long }), traced);
        const times = await bestInTurns(
          {
            simd: () => scanMemorySimd(short()),
            blocks: () => scanMemoryGpu(short()),
            long: () => scanMemoryGpu(whole()),
          },
          patience,
        );
        const rate = (tokens: number, milliseconds: number): number => Math.round((1000 * tokens) / milliseconds);
        const speed: GpuSpeed = {
          ...{ memory, widths, chunk, traced },
          simd: rate(block, times.simd),
          blocks: rate(block, times.blocks),
          long: rate(long, times.long),
        };
        speeds.push(speed);
        const { flops, bytes } = sharesOf({ widths, traced, tokensPerSecond: speed.long }, limits);
        console.log(
          `${memory}, b ${chunk}${traced ? ", traced" : ""}: SIMD ${rateSaid(speed.simd)} · WGSL ${rateSaid(speed.blocks)} in blocks ` +
            `of ${block}, ${rateSaid(speed.long)} in ${long} (${flops} of the card's FLOP/s, ${bytes} of its bytes/s)`,
        );
      }
    }
  }
  return speeds;
}

function scanOf({ config, parameters, stream }: BenchInputs, traced: boolean): () => MemoryScan {
  const trace = traced ? allocateTrace({ config, length: stream.length, floats: Float32Array }) : null;
  return () => ({ config, parameters, stream, state: initialState(parameters), count: stream.length, trace });
}

function nameOf({ info }: GPUAdapter): string {
  return [...new Set([info.vendor, info.architecture, info.device, info.description])].filter(Boolean).join(" ");
}

function giga(number: number): string {
  return (number / 1e9).toPrecision(3);
}
