// How do the memories of one matrix work? Linear attention with plain keys, decay, the delta rule and the gated delta rule:
// kernels/matrixRule.cpu.ts with the gates of the stream.

import {
  emptyMatrix,
  readMatrix,
  scanMatrix,
  type MatrixRule,
  type MatrixSequence,
} from "#model/kernels/matrixRule.cpu";
import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type Growth,
} from "#model/contracts/comparedMemory";
import { mapByReading } from "./read";
import { translatedFields } from "#words/translate";

interface MatrixMemory {
  readonly rule: MatrixRule;
  /** Whether (1 − α) M is carried on, or all of M. */
  readonly forgets: boolean;
  /** Whether a write is cθ strong, or 1. */
  readonly scaled: boolean;
}

/** d_k·d_v numbers, whatever was read. */
const stateNumbers = ({ keyWidth, valueWidth }: CompareConfig): Growth => ({
  fixed: keyWidth * valueWidth,
  perToken: 0,
  limit: null,
  formula: "d_k·d_v",
});

/** Two for each multiply-add over the matrix: predict (delta only), write, read; a decay is one multiplication. */
function flopsOf({ rule, forgets }: MatrixMemory): ComparedMemory["flopsPerToken"] {
  const passes = (rule === "gatedDelta" ? 6 : 4) + (forgets ? 1 : 0);
  return ({ keyWidth, valueWidth }) => ({
    fixed: passes * keyWidth * valueWidth,
    perToken: 0,
    limit: null,
    formula: `${passes}·d_k·d_v`,
  });
}

function beginMatrix(
  { rule, forgets, scaled }: MatrixMemory,
  { stream, config }: CompareSetup,
): ReturnType<ComparedMemory["begin"]> {
  const { keyWidth, valueWidth, lossScale } = config;
  const { length, queries, keys, values, theta, alpha } = stream;
  const sequence: MatrixSequence = {
    ...{ rule, length, keyWidth, valueWidth, queries, keys, values },
    keep: alpha.map((x) => (forgets ? 1 - x : 1)),
    beta: theta.map((x) => (scaled ? lossScale * x : 1)),
  };
  return running({
    start: emptyMatrix(sequence),
    write: (state) => scanMatrix({ sequence, state, count: 1, reads: null, norms: null }),
    answer: ({ weights }, query) => readMatrix({ weights, query }),
    draw: ({ weights }) => [{ name: "M", rows: keyWidth, columns: valueWidth, data: weights.slice() }],
  });
}

function matrixMemory(
  rule: MatrixMemory,
  described: Omit<ComparedMemory, "stateNumbers" | "flopsPerToken" | "begin" | "map">,
): ComparedMemory {
  const begin = (setup: CompareSetup) => beginMatrix(rule, setup);
  return {
    ...described,
    stateNumbers,
    flopsPerToken: flopsOf(rule),
    begin,
    map: (setup) => mapByReading(begin, setup),
  };
}

export const linearAttention = matrixMemory(
  { rule: "additive", forgets: false, scaled: false },
  translatedFields("memories.linear", describing, {
    id: "linear",
    title: "Linear attention",
    family: "linear",
    adds: "add every pair to one matrix",
    after: null,
    equation: equation("*M ← M + kᵀv*", "y = qM"),
    source: {
      title: "Transformers are RNNs",
      arxiv: "2006.16236",
      equation: "eq. 18–20, φ the identity, not normalised",
    },
    remark: null,
    knobs: ["readOrder"],
  }),
);

export const retentionDecay = matrixMemory(
  { rule: "additive", forgets: true, scaled: false },
  translatedFields("memories.retnet", describing, {
    id: "retnet",
    title: "Decay (RetNet)",
    family: "decay",
    adds: "forget a little at every token",
    after: "linear",
    equation: equation("M ← *(1−α)*M + kᵀv", "y = qM"),
    source: { title: "RetNet", arxiv: "2307.08621", equation: "eq. 6, γ = 1−α" },
    remark:
      "RetNet’s γ is a constant of each head; here every token has its own α. RetNet also rotates queries and keys.",
    knobs: ["alpha", "readOrder"],
  }),
);

export const mamba2 = matrixMemory(
  { rule: "additive", forgets: true, scaled: true },
  translatedFields("memories.mamba2", describing, {
    id: "mamba2",
    title: "Decay (Mamba-2)",
    family: "decay",
    adds: "each token sets decay and write",
    after: "retnet",
    equation: equation("M ← *(1−α)*M + *β*kᵀv", "y = qM"),
    source: { title: "Mamba-2", arxiv: "2405.21060", equation: "its scalar recurrence: a = exp(ΔA) = 1−α, Δ = β = cθ" },
    remark:
      "In Mamba-2 a token’s one step Δ sets both: how much is kept and how hard is written. Here α and θ are apart.",
    knobs: ["theta", "alpha", "lossScale", "readOrder"],
  }),
);

export const deltaRule = matrixMemory(
  { rule: "gatedDelta", forgets: false, scaled: true },
  translatedFields("memories.delta", describing, {
    id: "delta",
    title: "Delta rule",
    family: "delta",
    adds: "write only the error",
    after: "linear",
    equation: equation("M ← M + *β*kᵀ(v *− kM*)", "y = qM"),
    source: {
      title: "Linear Transformers Are Secretly Fast Weight Programmers",
      arxiv: "2102.11174",
      equation: "eq. 20–25, φ the identity, with β = cθ",
    },
    remark:
      "The rule is Widrow and Hoff’s (1960). Schlag, Irie and Schmidhuber (2021) made it a memory of keys and values; DeltaNet (arXiv 2406.06484) trains it in parallel.",
    knobs: ["theta", "lossScale", "readOrder"],
  }),
);

export const gatedDelta = matrixMemory(
  { rule: "gatedDelta", forgets: true, scaled: true },
  translatedFields("memories.gatedDelta", describing, {
    id: "gated-delta",
    title: "Gated delta rule",
    family: "delta",
    adds: "forget, then correct",
    after: "delta",
    equation: equation("D = *(1−α)*M", "M ← D + βkᵀ(v − kD)", "y = qM"),
    source: { title: "Gated DeltaNet", arxiv: "2412.06464", equation: "eq. 10, with β = cθ" },
    remark: "Gated DeltaNet writes α for what is kept, here 1 − α.",
    knobs: ["theta", "alpha", "lossScale", "readOrder"],
  }),
);
