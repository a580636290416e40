// What do OmegaNet and Atlas (arXiv 2505.23735) make of a stream? Both descend the errors of the last tokens at every token; Atlas
// carries that on, and pushes in all directions alike. Leaves to omegaRules.ts how.

import { readMatrix } from "#model/kernels/matrixRule.cpu";
import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type MemoryMap,
  type RunningMemory,
} from "#model/contracts/comparedMemory";
import { emptyOmega, featuresFor, omegaWidth, writeOmega, type OmegaSequence } from "./omegaRules";
import { muonFlops, muonSteps } from "./newtonSchulz";
import { mapByReading } from "./read";
import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

interface OmegaMemory {
  /** Whether it has a momentum, and may make its directions alike. */
  readonly carries: boolean;
}

const featuresOf = ({ products }: CompareConfig) => (products ? "poly2" : "identity");

function sequenceOf({ carries }: OmegaMemory, { stream, config, floats }: CompareSetup): OmegaSequence {
  const { keyWidth, valueWidth, past, lossScale, orthogonal } = config;
  return {
    ...{ keys: stream.keys, values: stream.values, keyWidth, valueWidth },
    featureMap: featuresOf(config),
    window: past,
    gamma: new floats(stream.length * past).fill(lossScale / past),
    keep: stream.alpha.map((forgotten) => 1 - forgotten),
    eta: carries ? stream.eta : new floats(stream.length),
    rate: stream.theta,
    steps: carries && orthogonal ? muonSteps : 0,
  };
}

function beginOmega(omega: OmegaMemory, setup: CompareSetup): RunningMemory {
  const sequence = sequenceOf(omega, setup);
  const { keys, values, keyWidth, valueWidth, featureMap, window } = sequence;
  return running({
    start: emptyOmega(sequence),
    write: (state) => writeOmega(sequence, state),
    answer: ({ weights }, query) => readMatrix({ weights, query: featuresFor(featureMap, query) }),
    draw({ position, weights, momentum }) {
      const shape = { rows: omegaWidth(featureMap, keyWidth), columns: valueWidth };
      const from = Math.max(0, position - (window - 1)); // the next write sees these again
      const rows = position - from;
      return [
        { name: "M", ...shape, data: weights.slice() },
        ...(omega.carries ? [{ name: "S", ...shape, data: momentum.slice() }] : []),
        { name: "K", rows, columns: keyWidth, data: keys.slice(from * keyWidth, position * keyWidth) },
        { name: "V", rows, columns: valueWidth, data: values.slice(from * valueWidth, position * valueWidth) },
      ];
    },
  });
}

/** Made alike, a sum of pushes is not the sum of what each would have been. */
function mapOf(omega: OmegaMemory, setup: CompareSetup): MemoryMap {
  if (omega.carries && setup.config.orthogonal) return { over: "nothing", why: memoryWords.noMap.alike };
  return mapByReading((again) => beginOmega(omega, again), setup);
}

function omegaMemory(
  omega: OmegaMemory,
  described: Pick<ComparedMemory, "id" | "title" | "adds" | "after" | "equation" | "source" | "remark">,
): ComparedMemory {
  const { carries } = omega;
  const copies = carries ? 2 : 1;
  const width = (config: CompareConfig): number => omegaWidth(featuresOf(config), config.keyWidth);
  const letters = ({ products }: CompareConfig): string => (products ? "½d_k·(d_k + 3)·d_v" : "d_k·d_v");
  return {
    ...described,
    family: "delta",
    knobs: [
      ...(["theta", "alpha", "past", "products", "lossScale", "readOrder"] as const),
      ...(carries ? (["eta", "orthogonal"] as const) : []),
    ],
    stateNumbers: (config) => ({
      fixed: copies * width(config) * config.valueWidth,
      perToken: config.keyWidth + config.valueWidth,
      limit: config.past - 1,
      formula: `${copies > 1 ? `${copies}·` : ""}${letters(config)} + (d_k + d_v)·min(n, m − 1)`,
    }),
    // Each token in view is predicted and pushes; the read; the decay and what is carried; and Newton–Schulz.
    flopsPerToken(config) {
      const size = width(config) * config.valueWidth;
      const passes = carries ? 5 : 3;
      const shape = { rows: width(config), columns: config.valueWidth };
      const alike = carries && config.orthogonal ? muonFlops(shape) : 0;
      return {
        fixed: passes * size + alike,
        perToken: 4 * size,
        limit: config.past,
        formula: `(${passes} + 4·min(n, m))·${letters(config)}${alike > 0 ? ` + ${say(memoryWords.equations.alike, { steps: muonSteps })}` : ""}`,
      };
    },
    begin: (setup) => beginOmega(omega, setup),
    map: (setup) => mapOf(omega, setup),
  };
}

const loss = "ℓ = (c/2)‖*φ(k)*M − v‖²";
const past = say(memoryWords.equations.lastTokens, { sum: "(1/m) Σ∇ℓ" });
const paper = { title: "Atlas", arxiv: "2505.23735" };

export const omega = omegaMemory(
  { carries: false },
  translatedFields("memories.omega", describing, {
    id: "omega",
    title: "OmegaNet",
    adds: "mend the last tokens’ errors together",
    after: "gated-delta",
    equation: equation(loss, `u = *${past}*`, "M ← (1−α)M − θu", "y = *φ(q)*M"),
    source: { ...paper, equation: "eq. 10" },
    remark:
      "The paper learns how much each of its last tokens counts, and writes c for their number; here each counts 1/m. Its φ has all products up to a degree; here those of two coordinates are a switch.",
  }),
);

export const atlas = omegaMemory(
  { carries: true },
  translatedFields("memories.atlas", describing, {
    id: "atlas",
    title: "Atlas",
    adds: "carry, then push all directions alike",
    after: "omega",
    equation: equation(loss.replaceAll("*", ""), `u = ${past}`, "*S ← ηS − u*", "M ← (1−α)M + θ*NS(S)*", "y = φ(q)M"),
    source: { ...paper, equation: "eq. 32 and 33" },
    remark:
      "NS is Muon’s five steps of Newton–Schulz. They make every push about as large as θ says, however small the error was: with a large θ it never comes to rest.",
  }),
);
