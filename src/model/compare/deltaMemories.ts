// What do the rules that refine the delta rule make of a stream? Several writes a token, channels that forget at rates of their
// own, and erasing apart from writing. Leaves to deltaRules.ts how they run.

import { readMatrix } from "#model/kernels/matrixRule.cpu";
import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type Growth,
  type RunningMemory,
} from "#model/contracts/comparedMemory";
import { newFloats, type Floats } from "#model/contracts/vectors";
import { emptyDelta, writeDeltaProduct, writeEraseDelta, type DeltaState } from "./deltaRules";
import { mapByReading } from "./read";
import { translatedFields } from "#words/translate";

type Begin = (setup: CompareSetup) => RunningMemory;

/** One matrix that is written by a rule, and what else is drawn of it. */
function runningMatrix(
  { stream, config }: CompareSetup,
  write: (state: DeltaState) => void,
  alsoDrawn: (position: number) => ReturnType<RunningMemory["draw"]> = () => [],
): RunningMemory {
  const { keyWidth, valueWidth } = config;
  return running({
    start: emptyDelta(stream.keys, config),
    write,
    answer: ({ weights }, query) => readMatrix({ weights, query }),
    draw: ({ weights, position }) => [
      { name: "M", rows: keyWidth, columns: valueWidth, data: weights.slice() },
      ...alsoDrawn(position),
    ],
  });
}

/** The last n tokens of each token, oldest first, a row each; zeros before the first. (T, width) → (T, n, width) */
function lastOf(rows: Floats, { width, steps }: { width: number; steps: number }): Floats {
  const length = rows.length / width;
  const last = newFloats(rows, length * steps * width);
  for (let t = 0; t < length; t++) {
    const from = Math.max(0, t - steps + 1);
    last.set(rows.subarray(from * width, (t + 1) * width), (t * steps + steps - (t + 1 - from)) * width);
  }
  return last;
}

const beginDeltaProduct: Begin = (setup) => {
  const { stream, config } = setup;
  const { keyWidth, valueWidth, lossScale, subSteps: steps } = config;
  const sequence = {
    ...{ steps, keyWidth, valueWidth },
    keys: lastOf(stream.keys, { width: keyWidth, steps }),
    values: lastOf(stream.values, { width: valueWidth, steps }),
    beta: lastOf(strengths(stream.theta, lossScale), { width: 1, steps }),
    keep: stream.alpha.map((forgotten) => 1 - forgotten),
  };
  return runningMatrix(
    setup,
    (state) => writeDeltaProduct(sequence, state),
    (position) => {
      const from = Math.max(0, position - (steps - 1)); // written again with the next token
      const rows = position - from;
      const part = (data: Floats, columns: number) => data.slice(from * columns, position * columns);
      return [
        { name: "K", rows, columns: keyWidth, data: part(stream.keys, keyWidth) },
        { name: "V", rows, columns: valueWidth, data: part(stream.values, valueWidth) },
      ];
    },
  );
};

/** β = cθ */
const strengths = (theta: Floats, lossScale: number): Floats => theta.map((rate) => lossScale * rate);

/** How many tokens' forgetting row i of d does at each: 2i/(d−1), none for the first, and for the last two. */
export function channelShare(row: number, width: number): number {
  return width === 1 ? 1 : (2 * row) / (width - 1);
}

/** Row i keeps (1−α) to the power of its share. (T, d_k) */
function keptByChannel(alpha: Floats, width: number): Floats {
  const kept = newFloats(alpha, alpha.length * width);
  for (let t = 0, at = 0; t < alpha.length; t++) {
    for (let i = 0; i < width; i++, at++) kept[at] = (1 - alpha[t]!) ** channelShare(i, width);
  }
  return kept;
}

/** KDA, or the same with an erase gate apart: `share` of how hard a token writes is how hard it erases. */
function beginEraseDelta(share: (config: CompareConfig) => number): Begin {
  return (setup) => {
    const { stream, config } = setup;
    const { keyWidth, valueWidth, lossScale } = config;
    const write = strengths(stream.theta, lossScale);
    const sequence = {
      ...{ keys: stream.keys, values: stream.values, keyWidth, valueWidth, write },
      keep: keptByChannel(stream.alpha, keyWidth),
      erase: write.map((beta) => share(config) * beta),
    };
    return runningMatrix(setup, (state) => writeEraseDelta(sequence, state));
  };
}

/** Predict, write and read, and a decay. */
const passes = 7;

function oneMatrix(begin: Begin): Pick<ComparedMemory, "family" | "stateNumbers" | "flopsPerToken" | "begin" | "map"> {
  const fixedAt =
    (count: number) =>
    ({ keyWidth, valueWidth }: CompareConfig): Growth => ({
      fixed: count * keyWidth * valueWidth,
      ...{ perToken: 0, limit: null },
      formula: count === 1 ? "d_k·d_v" : `${count}·d_k·d_v`,
    });
  return {
    family: "delta",
    stateNumbers: fixedAt(1),
    flopsPerToken: fixedAt(passes),
    begin,
    map: (setup) => mapByReading(begin, setup),
  };
}

export const deltaProduct: ComparedMemory = {
  ...oneMatrix(beginDeltaProduct),
  ...translatedFields("memories.deltaProduct", describing, {
    id: "delta-product",
    title: "DeltaProduct",
    adds: "several delta writes a token",
    after: "gated-delta",
    equation: equation("M ← (1−α)M", "*n_h times:* M ← M + β*ⱼ*k*ⱼ*ᵀ(v*ⱼ* − k*ⱼ*M)", "y = qM"),
    source: { title: "DeltaProduct", arxiv: "2502.10297", equation: "its gated form, with β = cθ up to 2" },
    remark:
      "In the paper each of a token’s n_h writes has a key, a value and a β of its own. Here a token brings one of each, so its writes are those of the last n_h tokens, oldest first.",
  }),
  knobs: ["theta", "alpha", "lossScale", "subSteps", "readOrder"],
  stateNumbers: ({ keyWidth, valueWidth, subSteps }) => ({
    fixed: keyWidth * valueWidth,
    perToken: keyWidth + valueWidth,
    limit: subSteps - 1,
    formula: "d_k·d_v + (d_k + d_v)·min(n, n_h − 1)",
  }),
  flopsPerToken: ({ keyWidth, valueWidth, subSteps }) => ({
    fixed: 3 * keyWidth * valueWidth,
    perToken: 4 * keyWidth * valueWidth,
    limit: subSteps,
    formula: "(3 + 4·min(n, n_h))·d_k·d_v",
  }),
};

export const kda: ComparedMemory = {
  ...oneMatrix(beginEraseDelta(() => 1)),
  ...translatedFields("memories.kda", describing, {
    id: "kda",
    title: "KDA (Kimi)",
    adds: "each channel forgets at its rate",
    after: "gated-delta",
    equation: equation("D = *diag(a)*M", "*aᵢ = (1−α)^(2i/(d−1)), i from 0*", "M ← D + βkᵀ(v − kD)", "y = qM"),
    source: { title: "Kimi Linear", arxiv: "2510.26692", equation: "its recurrence, with β = cθ" },
    remark:
      "Kimi Delta Attention learns what each channel keeps. Here a token has one α: the first channel forgets nothing, the last as much as the gated delta rule in two tokens.",
  }),
  knobs: ["theta", "alpha", "lossScale", "readOrder"],
};

export const eraseDelta: ComparedMemory = {
  ...oneMatrix(beginEraseDelta(({ erase }) => erase)),
  ...translatedFields("memories.eraseDelta", describing, {
    id: "erase-delta",
    title: "Gated DeltaNet-2",
    adds: "erasing has its own gate",
    after: "kda",
    equation: equation("D = diag(a)M", "M ← D + kᵀ(*w*v − *b*kD)", "*w = β, b = β times the erase share*", "y = qM"),
    source: { title: "Gated DeltaNet-2", arxiv: "2605.22791", equation: "its recurrence" },
    remark:
      "The paper learns b for each channel of the key and w for each of the value. Here all channels of a token have the same, and b is a share of w. It keeps as KDA does.",
  }),
  knobs: ["theta", "alpha", "lossScale", "erase", "readOrder"],
};
