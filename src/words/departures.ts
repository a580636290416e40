// What does a shipped model do otherwise than the paper it is named after? A sentence each: its card and its wiring say them.
// Leaves to model/trained/titans.ts what it does; test/departures.test.ts holds the two together.

import { translated } from "./translate";

export const departureWords = translated("departures", {
  title: "Otherwise than in the paper",

  /** Of every model with a Titans memory: of those that have a matrix, of those that have a network, and of both. */
  matrix: ["Each head’s memory is one matrix of 32 by 32; the paper’s base model has a deep one, a network."],
  network: [
    "Each head’s memory is a network of two layers, 32 → 64 → 32, with GELU between them: how wide it is inside is our choice.",
    "No error of a memory counts as longer than 1: without this bound on its surprise, its training broke off.",
  ],
  memory: [
    "The persistent tokens are read into the memory beforehand, as one chunk of their own.",
    "Surprise is measured in chunks of 8 tokens, and θ is at most 1/8: both are our choice.",
  ],

  /** Of every model with attention, and of those whose attention sees persistent tokens. */
  attention: ["Attention adds a learned bias for every distance; the paper names none."],
  prefix: ["The persistent tokens that attention sees skip its short convolution."],

  own: {
    lmm: [],
    mac: [
      "A token sees the memory’s answers up to its own, and its output is gated by the memory as it stands after that token: read literally, the paper’s equations would look ahead within a segment.",
      "The memory’s answers are RMS-normalised before attention sees them, and skip its short convolution.",
      "What attention finds is RMS-normalised before it goes to the memory.",
      "The gate is ŷ ∘ 2σ(RMSNorm(M(q(ŷ)))), for the paper’s y ⊗ M(y); the linear gate with SiLU of the other models is left out: after 600 steps of training on short texts, 31 % of answers were right with it, 49 % without.",
      "The short convolutions look back across the border of a segment.",
    ],
    mag: [
      "The output is g ∘ attention + (1 − g) ∘ memory, with g computed from the input; the paper normalises both and multiplies them (eq. 28).",
    ],
    mal: [
      "The memory’s answer is added to the token, and the sum RMS-normalised, before attention sees it; in the paper attention sees the answer alone (eq. 30 and 31).",
      "Attention sees the persistent tokens as they were learned; in the paper they pass through the memory first.",
    ],
    window: [],
    full: [],
    linear: ["It is linear attention’s rule in the block of the others: short convolutions, SiLU, keys of length one."],
    gatedDelta: ["It is the gated delta rule in the block of the others, with one gate of each kind for every head."],
    mamba2: [
      "It is Mamba-2’s rule in the block of the others. Decay and write have a gate each; in Mamba-2 one step Δ sets both.",
    ],
  },
});

type Mixer = keyof typeof departureWords.own;

export interface Departing {
  readonly mixer: Mixer;
  /** Whether each head's memory is a network. */
  readonly isDeep: boolean;
}

const withMemory: readonly Mixer[] = ["lmm", "mac", "mag", "mal"];
const withPrefix: readonly Mixer[] = ["mac", "mag", "mal", "window"];
const withAttention: readonly Mixer[] = [...withPrefix, "full"];

/** All that a model does otherwise: first what is its own, then what it shares with others. */
export function departuresOf({ mixer, isDeep }: Departing): readonly string[] {
  const { own, attention, prefix, matrix, network, memory } = departureWords;
  return [
    ...own[mixer],
    ...(withAttention.includes(mixer) ? attention : []),
    ...(withPrefix.includes(mixer) ? prefix : []),
    ...(withMemory.includes(mixer) ? [...(isDeep ? network : matrix), ...memory] : []),
  ];
}
