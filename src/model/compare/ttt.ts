// How do TTT-Linear and TTT-MLP work? A gradient step a token on ℓ2, on x + g∘LN(f(x)), with neither momentum nor forgetting:
// kernels/memory.cpu.ts with a residual and a layer norm.

import type { MemoryConfig } from "#model/contracts/config";
import { assertMemoryConfig } from "#model/contracts/config";
import { initialState, readMemory } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { seededWeights } from "#model/reading/untrained";
import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type RunningMemory,
} from "#model/contracts/comparedMemory";
import { drawLayers } from "./titans";
import { memoryWords } from "#words/memories";
import { translatedFields } from "#words/translate";

/**
 * What it runs as. Its slow parts, W_0 and g, come from nobody's training: W_0 is seeded, of variance 1/in, and g is √(2/d), by which the layer
 * norm's output has the length √2 of v − k, what it stands for where keys and values are unit vectors at random.
 * @throws RangeError where d_k is not d_v: the residual adds the two.
 */
export function tttScan(deep: boolean, { stream, config, floats }: CompareSetup): Parameters<typeof scanOnCpu>[0] {
  const { keyWidth, valueWidth, chunk, lossScale, readOrder, hidden, seed } = config;
  const memory: MemoryConfig = {
    widths: deep ? [keyWidth, hidden, valueWidth] : [keyWidth, valueWidth],
    ...{ chunk, lossScale, readOrder },
    activation: "gelu",
    residual: true,
    bias: { kind: "l2" },
    decay: "zero",
    clip: null,
  };
  assertMemoryConfig(memory);
  const parameters = {
    initialWeights: floats.from(seededWeights({ widths: memory.widths, seed, lastScale: 1 })),
    gain: new floats(valueWidth).fill(Math.sqrt(2 / valueWidth)),
  };
  const none = new floats(stream.length);
  return {
    ...{ config: memory, parameters, stream: { ...stream, eta: none, alpha: none } },
    ...{ state: initialState(parameters), count: 1, trace: null },
  };
}

function beginTtt(deep: boolean, setup: CompareSetup): RunningMemory {
  const scan = tttScan(deep, setup);
  const { config, parameters } = scan;
  return running({
    start: scan.state,
    write: (state) => scanOnCpu({ ...scan, state }),
    answer: ({ weights }, query) => readMemory({ config, parameters, weights, input: query }),
    draw: ({ weights }) => drawLayers({ config, weights, momentum: null }),
  });
}

function tttMemory(
  deep: boolean,
  described: Pick<ComparedMemory, "id" | "title" | "adds" | "after" | "equation" | "source" | "remark" | "knobs">,
): ComparedMemory {
  const weights = ({ keyWidth, valueWidth, hidden }: CompareConfig): number =>
    deep ? hidden * (keyWidth + valueWidth) : keyWidth * valueWidth;
  const formula = deep ? "h·(d_k + d_v)" : "d_k·d_v";
  return {
    ...described,
    family: "ttt",
    stateNumbers(config) {
      const copies = config.chunk > 1 ? 2 : 1;
      return { fixed: copies * weights(config), perToken: 0, limit: null, formula: `${copies}·${formula}` };
    },
    flopsPerToken: (config) => ({
      fixed: 6 * weights(config) + (deep ? 2 * config.hidden * config.valueWidth : 0),
      perToken: 0,
      limit: null,
      formula: `6·${formula}${deep ? " + 2·h·d_v" : ""}`,
    }),
    begin: (setup) => beginTtt(deep, setup),
    map: () => ({ over: "nothing", why: memoryWords.noMap.layerNorm }),
  };
}

const tttStart = translatedFields("memories.tttStart", describing, {
  remark:
    "TTT learns its first weights W₀. Here they are random, so at first it answers its key plus a random vector of length √2: further off than a memory that answers nothing.",
});

export const tttLinear = tttMemory(
  false,
  translatedFields("memories.tttLinear", describing, {
    id: "ttt-linear",
    title: "TTT-Linear",
    adds: "a normed answer beside the key",
    after: "titans-plain",
    equation: equation("M ← M − θ∇‖f(k) − v‖²", "y = f(q), *f(x) = x + LN(*xM*)*"),
    source: { title: "TTT", arxiv: "2407.04620", equation: "TTT-Linear, section 2.7" },
    remark: tttStart.remark,
    knobs: ["theta", "chunk", "lossScale", "seed", "readOrder"],
  }),
);

export const tttMlp = tttMemory(
  true,
  translatedFields("memories.tttMlp", describing, {
    id: "ttt-mlp",
    title: "TTT-MLP",
    adds: "write into a small network",
    after: "ttt-linear",
    equation: equation("M ← M − θ∇‖f(k) − v‖²", "y = f(q), f(x) = x + LN(*gelu(xW₁)W₂*)"),
    source: { title: "TTT", arxiv: "2407.04620", equation: "TTT-MLP, section 2.7" },
    remark: tttStart.remark,
    knobs: ["theta", "chunk", "lossScale", "hidden", "seed", "readOrder"],
  }),
);
