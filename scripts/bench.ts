// How fast do the engines read? `npm run bench [-- --json FILE]` prints tokens a second and, because machines differ, the
// ratio to the first simple loop (bench/memory.baseline.ts) measured in the same run.

import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parameterCount, type MemoryConfig, type MemoryParameters, type MemoryStream } from "#model/contracts/config";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { normal } from "#model/contracts/random";
import { allocateTrace } from "#model/contracts/trace";
import { assertWritable } from "./commandLine";
import { scanBaseline } from "./bench/memory.baseline";

type Inputs = { config: MemoryConfig; parameters: MemoryParameters; stream: MemoryStream };

const length = 256;
const rounds = 7;
const memories = [
  { name: "linear, d 48, b 4", widths: [48, 48] },
  { name: "depth 2, d 48, hidden 96, b 4", widths: [48, 96, 48] },
];

const { values: options } = parseArgs({ options: { json: { type: "string" } } });
if (options.json !== undefined) assertWritable(options.json, "json");
const tf = await import("@tensorflow/tfjs"); // only now, as it takes a second
const { readDual } = await import("#model/kernels/memory.tfjs");
const { dualInputs } = await import("#model/kernels/memory.dual");
tf.enableProdMode();
await tf.setBackend("cpu");

const results: { memory: string; engine: string; tokensPerSecond: number; ratio: number }[] = [];
for (const { name, widths } of memories) {
  const [single, double] = [inputsOf(widths, Float32Array), inputsOf(widths, Float64Array)];
  const dual = dualInputs(single);
  const { config } = single;
  const engines: Record<string, () => void> = {
    "baseline float32": () => readAll(scanBaseline, single, Float32Array),
    "cpu float32": () => readAll(scanMemory, single, Float32Array),
    "cpu float64": () => readAll(scanMemory, double, Float64Array),
    "tfjs on cpu": () =>
      tf.tidy(() => {
        readDual({ config, ...dual, norms: true }).reads.dataSync();
      }),
    "tfjs on cpu, outputs only": () =>
      tf.tidy(() => {
        readDual({ config, ...dual }).reads.dataSync();
      }),
  };
  const milliseconds = medians(engines);
  for (const [engine, time] of Object.entries(milliseconds)) {
    const ratio = milliseconds["baseline float32"]! / time;
    const tokensPerSecond = Math.round((length / time) * 1000);
    results.push({ memory: name, engine, tokensPerSecond, ratio });
    console.log(`${name} · ${engine}: ${tokensPerSecond} tokens/s, ${ratio.toFixed(2)} × the baseline`);
  }
}
if (options.json !== undefined)
  await writeFile(options.json, `${JSON.stringify({ length, rounds, results }, null, 2)}\n`);

/** Engines take turns, so that a machine that slows down slows all of them; the first turn only warms up. */
function medians(engines: Record<string, () => void>): Record<string, number> {
  const times = new Map(Object.keys(engines).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(engines)) {
      const start = performance.now();
      run();
      if (round > 0) times.get(name)!.push(performance.now() - start);
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, list.sort((a, b) => a - b)[rounds >> 1]!]));
}

function readAll(scan: typeof scanMemory, inputs: Inputs, floats: FloatsOf): void {
  const trace = allocateTrace({ config: inputs.config, length, floats });
  scan({ ...inputs, state: initialState(inputs.parameters), count: length, trace });
}

function inputsOf(widths: readonly number[], floats: FloatsOf): Inputs {
  const gaussian = normal("bench");
  const numbers = (count: number): Floats => new floats(count).map(() => gaussian() / Math.sqrt(widths[0]!));
  const gate = (value: number): Floats => new floats(length).fill(value);
  const config: MemoryConfig = {
    widths,
    chunk: 4,
    activation: "gelu",
    residual: false,
    readOrder: "after",
    bias: { kind: "l2" },
    decay: "zero",
    clip: null,
    lossScale: 2,
  };
  return {
    config,
    parameters: { initialWeights: numbers(parameterCount(widths)), gain: null },
    stream: {
      length,
      queries: numbers(length * widths[0]!),
      keys: numbers(length * widths[0]!),
      values: numbers(length * widths.at(-1)!),
      theta: gate(0.14),
      eta: gate(0.6),
      alpha: gate(0.01),
    },
  };
}
