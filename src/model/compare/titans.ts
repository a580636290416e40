// How does a Titans memory work beside the others? kernels/memory.cpu.ts, its parts left out one by one.

import { memoryAttentionMap } from "#model/reading/attention";
import { layersOf, parameterCount, type MemoryConfig } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import { initialState, readMemory } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { allocateTrace } from "#model/contracts/trace";
import { seededWeights } from "#model/reading/untrained";
import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type MemoryMap,
  type Knob,
  type RunningMemory,
  type StateMatrix,
} from "#model/contracts/comparedMemory";
import { mapByReading } from "./read";
import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

interface TitansMemory {
  readonly deep: boolean;
  readonly momentum: boolean;
  readonly forgetting: boolean;
}

/** What it runs as. A matrix starts at zero, a network at small seeded weights: at zero it would have no gradient. */
export function titansScan(
  { deep, momentum, forgetting }: TitansMemory,
  { stream, config, floats }: CompareSetup,
): Parameters<typeof scanOnCpu>[0] {
  const { keyWidth, valueWidth, chunk, activation, readOrder, lossScale, hidden, seed } = config;
  const memory: MemoryConfig = {
    widths: deep ? [keyWidth, hidden, valueWidth] : [keyWidth, valueWidth],
    ...{ chunk, activation, readOrder, lossScale },
    bias: { kind: "l2" },
    residual: false,
    decay: deep ? config.decay : "zero",
    clip: deep ? config.clip : null,
  };
  const weights = deep ? seededWeights({ widths: memory.widths, seed }) : new floats(parameterCount(memory.widths));
  const parameters = { initialWeights: floats.from(weights), gain: null };
  return {
    config: memory,
    parameters,
    stream: {
      ...stream,
      eta: momentum ? stream.eta : new floats(stream.length),
      alpha: forgetting ? stream.alpha : new floats(stream.length),
    },
    state: initialState(parameters),
    count: 1,
    trace: null,
  };
}

function beginTitans(titans: TitansMemory, setup: CompareSetup): RunningMemory {
  const scan = titansScan(titans, setup);
  const { config, parameters } = scan;
  return running({
    start: scan.state,
    write: (state) => scanOnCpu({ ...scan, state }),
    answer: ({ weights }, query) => readMemory({ config, parameters, weights, input: query }),
    draw: ({ weights, momentum }) => drawLayers({ config, weights, momentum: titans.momentum ? momentum : null }),
  });
}

/** A linear memory is linear in its values; of a deep one only the last layer can be unrolled, over its surprises. */
function mapOf(titans: TitansMemory, setup: CompareSetup): MemoryMap {
  if (!titans.deep) return mapByReading((again) => beginTitans(titans, again), setup);
  const scan = titansScan(titans, setup);
  const { config, parameters, stream } = scan;
  const trace = allocateTrace({ config, length: stream.length, floats: setup.floats });
  scanOnCpu({ ...scan, count: stream.length, trace });
  return { over: "surprises", weights: memoryAttentionMap({ config, parameters, stream, trace }) };
}

/** W₁, W₂ … and their S₁, S₂ …; of one layer M and S. */
export function drawLayers({
  config: { widths },
  weights,
  momentum,
}: {
  config: Pick<MemoryConfig, "widths">;
  weights: Floats;
  momentum: Floats | null;
}): StateMatrix[] {
  const layers = layersOf(widths);
  const drawn = (data: Floats, name: string): StateMatrix[] =>
    layers.map(({ rows, columns, offset }, index) => ({
      name: layers.length === 1 ? name : `${name === "M" ? "W" : name}${subscripts[index + 1]!}`,
      ...{ rows, columns },
      data: data.slice(offset, offset + rows * columns),
    }));
  return [...drawn(weights, "M"), ...(momentum ? drawn(momentum, "S") : [])];
}
const subscripts = "₀₁₂₃₄";

const titansPaper = { title: "Titans", arxiv: "2501.00663" };
/** Eq. 13 without its momentum is the first half of eq. 16. */
const sources = translatedFields("memories.titansSources", describing, {
  plain: { ...titansPaper, equation: "eq. 8 and 12, in chunks as in 3.2" },
  momentum: { ...titansPaper, equation: "eq. 9, 10 and 12, in chunks as in 3.2" },
  forgetting: { ...titansPaper, equation: "eq. 13 without momentum, as in eq. 16" },
  both: { ...titansPaper, equation: "eq. 12 to 14, in chunks as in eq. 18" },
});
const remarks = translatedFields("memories.titansRemarks", describing, {
  forgetting: {
    remark: "RWKV-7 (arXiv 2503.14456) is this too, where each of its gates is one number and a chunk is one token.",
  },
  deep: { remark: "The clip on its gradient is ours." },
  deepForgetting: {
    remark: "Forgetting toward its first weights and the clip on its gradient are ours; the paper shrinks toward zero.",
  },
});

function remarkOf({ deep, momentum, forgetting }: TitansMemory): string | null {
  if (deep) return remarks[forgetting ? "deepForgetting" : "deep"].remark;
  return forgetting && !momentum ? remarks.forgetting.remark : null;
}

/** What every equation below descends. */
const loss = "ℓ = (c/2)‖M(k) − v‖²";
const surprise = (gradient: string): string => say(memoryWords.equations.chunkStart, { gradient });

function titansMemory(
  titans: TitansMemory,
  described: Pick<ComparedMemory, "id" | "title" | "adds" | "after" | "equation">,
): ComparedMemory {
  const { deep, momentum, forgetting } = titans;
  const knobs: Knob[] = ["theta", "chunk", "lossScale", "readOrder"];
  if (momentum) knobs.push("eta");
  if (forgetting) knobs.push("alpha");
  if (deep) knobs.push("hidden", "activation", "clip", "seed");
  if (deep && forgetting) knobs.push("decay");
  const formula = deep ? "h·(d_k + d_v)" : "d_k·d_v";
  const weights = ({ keyWidth, valueWidth, hidden }: CompareConfig): number =>
    deep ? hidden * (keyWidth + valueWidth) : keyWidth * valueWidth;
  // Predict, write and read are two each; back through the last layer of a network two more over h·d_v.
  const passes = 6 + (momentum ? 2 : 0) + (forgetting ? 1 : 0);
  return {
    ...described,
    family: "titans",
    knobs,
    source: sources[momentum && forgetting ? "both" : momentum ? "momentum" : forgetting ? "forgetting" : "plain"],
    remark: remarkOf(titans),
    // With chunks the weights that the chunk began with are kept beside the newest ones.
    stateNumbers(config) {
      const copies = 1 + (momentum ? 1 : 0) + (config.chunk > 1 ? 1 : 0);
      return { fixed: copies * weights(config), perToken: 0, limit: null, formula: `${copies}·${formula}` };
    },
    flopsPerToken: (config) => ({
      fixed: passes * weights(config) + (deep ? 2 * config.hidden * config.valueWidth : 0),
      perToken: 0,
      limit: null,
      formula: `${passes}·${formula}${deep ? " + 2·h·d_v" : ""}`,
    }),
    begin: (setup) => beginTitans(titans, setup),
    map: (setup) => mapOf(titans, setup),
  };
}

export const titansPlain = titansMemory(
  { deep: false, momentum: false, forgetting: false },
  translatedFields("memories.titansPlain", describing, {
    id: "titans-plain",
    title: "Titans, only the surprise",
    adds: "measure a chunk's errors at once",
    after: "delta",
    equation: equation(loss, `u = *${surprise("∇ℓ")}*`, "M ← M − θu", "y = qM"),
  }),
);

export const titansMomentum = titansMemory(
  { deep: false, momentum: true, forgetting: false },
  translatedFields("memories.titansMomentum", describing, {
    id: "titans-momentum",
    title: "Titans without forgetting",
    adds: "carry past surprise on",
    after: "titans-plain",
    equation: equation(loss, `u = ${surprise("∇ℓ")}`, "S ← *ηS* − θu", "M ← M + *S*", "y = qM"),
  }),
);

export const titansForgetting = titansMemory(
  { deep: false, momentum: false, forgetting: true },
  translatedFields("memories.titansForgetting", describing, {
    id: "titans-forgetting",
    title: "Titans without momentum",
    adds: "forget a little at every token",
    after: "titans-plain",
    equation: equation(loss, `u = ${surprise("∇ℓ")}`, "M ← *(1−α)*M − θu", "y = qM"),
  }),
);

export const titans = titansMemory(
  { deep: false, momentum: true, forgetting: true },
  translatedFields("memories.titans", describing, {
    id: "titans",
    title: "Titans",
    adds: "carry past surprise, then forget",
    after: "gated-delta",
    equation: equation(loss, `u = *${surprise("∇ℓ")}*`, "S ← *ηS* − θu", "M ← (1−α)M + *S*", "y = qM"),
  }),
);

export const deepTitans = titansMemory(
  { deep: true, momentum: true, forgetting: true },
  translatedFields("memories.titansDeep", describing, {
    id: "titans-deep",
    title: "Deep Titans",
    adds: "write into a small network",
    after: "titans",
    equation: equation(loss, `u = ${surprise("∇ℓ")}`, "S ← ηS − θu", "M ← (1−α)M + S", "y = *σ(qW₁)W₂*"),
  }),
);

export const deepTitansPlain = titansMemory(
  { deep: true, momentum: false, forgetting: false },
  translatedFields("memories.titansDeepPlain", describing, {
    id: "titans-deep-plain",
    title: "Deep Titans, only the surprise",
    adds: "a network, nothing carried or forgotten",
    after: "titans-plain",
    equation: equation(loss, `u = ${surprise("∇ℓ")}`, "M ← M − θu", "y = *σ(qW₁)W₂*"),
  }),
);

export const deepTitansMomentum = titansMemory(
  { deep: true, momentum: true, forgetting: false },
  translatedFields("memories.titansDeepMomentum", describing, {
    id: "titans-deep-momentum",
    title: "Deep Titans without forgetting",
    adds: "a network that carries past surprise",
    after: "titans-momentum",
    equation: equation(loss, `u = ${surprise("∇ℓ")}`, "S ← ηS − θu", "M ← M + S", "y = *σ(qW₁)W₂*"),
  }),
);

export const deepTitansForgetting = titansMemory(
  { deep: true, momentum: false, forgetting: true },
  translatedFields("memories.titansDeepForgetting", describing, {
    id: "titans-deep-forgetting",
    title: "Deep Titans without momentum",
    adds: "a network that forgets",
    after: "titans-forgetting",
    equation: equation(loss, `u = ${surprise("∇ℓ")}`, "M ← (1−α)M − θu", "y = *σ(qW₁)W₂*"),
  }),
);
