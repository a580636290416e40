// What shapes a run over a text? Its settings, as plain values, and the gates that are held for a while.
// Leaves to knobs.ts what people are told of each, and to rule.ts the memory that they make.

import type { Activation, MemoryConfig } from "./config";
import type { ModelName } from "./models";
import type { Punctuation, Split } from "./splits";

/** Everything that shapes a run over a text. A trained model has its own shape and gates; of it only `TrainedSettings` count. */
export interface MemorySettings extends TrainedSettings {
  readonly theta: number;
  readonly eta: number;
  readonly alpha: number;
  readonly chunk: number;
  readonly depth: number;
  readonly hidden: number;
  readonly dimension: number;
  readonly activation: Activation;
  readonly readOrder: MemoryConfig["readOrder"];
  readonly decay: MemoryConfig["decay"];
  /** Bound on the gradient; 0 is no bound. */
  readonly clip: number;
  readonly bias: "l2" | "l3" | "huber";
  readonly lossScale: number;
  readonly residual: boolean;
  readonly layerNorm: boolean;
  /** How many earlier tokens a key mixes. */
  readonly reach: number;
  /** How much less each earlier token counts in a key. */
  readonly keyDecay: number;
  /** Into what the text is parted: each part is a token. */
  readonly split: Split;
  readonly punctuation: Punctuation;
  readonly seed: number;
}

/** What can be turned of a trained model. */
interface TrainedSettings {
  readonly model: ModelName;
  /** Whose memory is on screen, both from 1. */
  readonly layer: number;
  readonly head: number;
  /** What the model's own gates are multiplied by. */
  readonly thetaScale: number;
  readonly etaScale: number;
  readonly alphaScale: number;
  /** Whether the memory learns and forgets while it reads; without, it stays as it was before the first token. */
  readonly writes: boolean;
  readonly carries: boolean;
  readonly forgets: boolean;
  /** Whether the learned tokens in front of every text are there. */
  readonly persistent: boolean;
}

/** In the order of their usual sizes, the largest first. */
export const gates = ["eta", "theta", "alpha"] as const;
export type Gate = (typeof gates)[number];

/** A gate held at `value` for the tokens `from` to `to`, both included. */
export interface GateOverride {
  readonly gate: Gate;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

export const defaultSettings: MemorySettings = {
  theta: 0.14,
  eta: 0.6,
  alpha: 0.005,
  chunk: 4,
  depth: 1,
  hidden: 96,
  dimension: 48,
  activation: "gelu",
  readOrder: "after",
  decay: "zero",
  clip: 0,
  bias: "l2",
  lossScale: 2,
  residual: false,
  layerNorm: false,
  reach: 5,
  keyDecay: 0.3,
  split: "words",
  punctuation: "shown",
  seed: 3,
  model: "untrained",
  layer: 1,
  head: 1,
  thetaScale: 1,
  etaScale: 1,
  alphaScale: 1,
  writes: true,
  carries: true,
  forgets: true,
  persistent: true,
};
