// What may a person turn? Every knob once: its name, symbol, range, unit and the one sentence that says what it does.
// Leaves to scene.ts how settings are shared, and to untrained.ts what they build.

import { activations, type Activation, type Bias, type MemoryConfig } from "./config";
import { punctuations, type Punctuation } from "./tokenizer";

/** Everything that shapes a run of the untrained memory over a text. */
export interface MemorySettings {
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
  readonly punctuation: Punctuation;
  readonly seed: number;
}

/** A gate held at `value` for the tokens `from` to `to`, both included. */
export interface GateOverride {
  readonly gate: "theta" | "eta" | "alpha";
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
  punctuation: "shown",
  seed: 3,
};

interface Described {
  /** The accessible name, as tests, links and users know it. */
  readonly label: string;
  readonly symbol: string;
  /** One sentence: what turning it does. */
  readonly sentence: string;
  readonly group: "learns" | "made" | "reads" | "more";
}

export type NumberKnobId =
  | "theta"
  | "eta"
  | "alpha"
  | "chunk"
  | "depth"
  | "hidden"
  | "dimension"
  | "clip"
  | "lossScale"
  | "reach"
  | "keyDecay"
  | "seed";
export type ChoiceKnobId = "activation" | "readOrder" | "decay" | "bias" | "punctuation";
export type SwitchKnobId = "residual" | "layerNorm";
export type KnobId = NumberKnobId | ChoiceKnobId | SwitchKnobId;

export interface NumberKnob extends Described {
  readonly kind: "slider" | "stepper";
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly unit: string;
  /** Whether the value must be whole. */
  readonly whole: boolean;
}

export interface ChoiceKnob extends Described {
  readonly kind: "choice";
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface SwitchKnob extends Described {
  readonly kind: "switch";
}

const slider = { kind: "slider", whole: false, unit: "" } as const;
const stepper = { kind: "stepper", whole: true, step: 1 } as const;

export const numberKnobs: Readonly<Record<NumberKnobId, NumberKnob>> = {
  theta: {
    ...slider,
    label: "Learning rate θ",
    symbol: "θ",
    minimum: 0,
    maximum: 1,
    step: 0.01,
    group: "learns",
    sentence: "How hard each surprise is written.",
  },
  eta: {
    ...slider,
    label: "Momentum η",
    symbol: "η",
    minimum: 0,
    maximum: 0.99,
    step: 0.01,
    group: "learns",
    sentence: "How much of the past push carries on to the next token.",
  },
  alpha: {
    ...slider,
    label: "Forgetting α",
    symbol: "α",
    minimum: 0,
    maximum: 1,
    step: 0.001,
    group: "learns",
    sentence: "The fraction of the memory that every token erases.",
  },
  chunk: {
    ...stepper,
    label: "Chunk size",
    symbol: "b",
    minimum: 1,
    maximum: 64,
    unit: "tokens",
    group: "made",
    sentence: "Surprise is taken at the weights the chunk began with.",
  },
  depth: {
    ...stepper,
    label: "Memory depth",
    symbol: "L",
    minimum: 1,
    maximum: 3,
    unit: "layers",
    group: "made",
    sentence: "One layer is a matrix; two or three make a small network.",
  },
  hidden: {
    ...stepper,
    step: 16,
    label: "Hidden width",
    symbol: "h",
    minimum: 16,
    maximum: 128,
    unit: "numbers",
    group: "made",
    sentence: "How wide a deep memory is inside; a memory of depth 1 has no inside.",
  },
  dimension: {
    ...stepper,
    step: 4,
    label: "Key dimension",
    symbol: "d",
    minimum: 4,
    maximum: 64,
    unit: "numbers",
    group: "made",
    sentence: "How long keys and values are: a matrix has room for about d facts.",
  },
  clip: {
    ...slider,
    label: "Gradient clip",
    symbol: "clip",
    minimum: 0,
    maximum: 4,
    step: 0.1,
    group: "more",
    sentence: "The most that one token's output gradient may weigh; 0 is no limit. Ours, not the paper's.",
  },
  lossScale: {
    ...slider,
    label: "Loss scale c",
    symbol: "c",
    minimum: 0.5,
    maximum: 4,
    step: 0.5,
    group: "more",
    sentence: "The loss is c/2 times the squared error: 2 in the paper's eq. 12, 1 in its eq. 17.",
  },
  reach: {
    ...stepper,
    label: "Key reach",
    symbol: "n",
    minimum: 1,
    maximum: 16,
    unit: "tokens",
    group: "reads",
    sentence: "How many earlier words a key mixes.",
  },
  keyDecay: {
    ...slider,
    label: "Key decay",
    symbol: "ρ",
    minimum: 0,
    maximum: 1,
    step: 0.05,
    group: "reads",
    sentence: "How much each earlier word counts in a key, next to the word after it.",
  },
  seed: {
    ...stepper,
    label: "Seed",
    symbol: "seed",
    minimum: 0,
    maximum: 9999,
    unit: "",
    group: "reads",
    sentence: "Draws the words' vectors and the first weights.",
  },
};

export const choiceKnobs: Readonly<Record<ChoiceKnobId, ChoiceKnob>> = {
  activation: {
    kind: "choice",
    label: "Activation",
    symbol: "σ",
    group: "made",
    sentence: "The bend between the layers of a deep memory.",
    options: activations.map((value) => ({
      value,
      label: value === "gelu" ? "GELU" : value === "silu" ? "SiLU" : value === "relu" ? "ReLU" : value,
    })),
  },
  readOrder: {
    kind: "choice",
    label: "Read order",
    symbol: "y",
    group: "made",
    sentence: "Whether the memory guesses the next word before or after it has written this one.",
    options: [
      { value: "before", label: "before" },
      { value: "after", label: "after" },
    ],
  },
  decay: {
    kind: "choice",
    label: "Forget toward",
    symbol: "M₀",
    group: "more",
    sentence: "What forgetting shrinks the weights toward. Toward M₀ is ours, not the paper's.",
    options: [
      { value: "zero", label: "zero" },
      { value: "initial", label: "M₀" },
    ],
  },
  bias: {
    kind: "choice",
    label: "Attentional bias",
    symbol: "ℓ",
    group: "more",
    sentence: "What the memory's own loss measures: the squared error, its third power, or Huber's.",
    options: [
      { value: "l2", label: "ℓ₂" },
      { value: "l3", label: "ℓ₃" },
      { value: "huber", label: "Huber" },
    ],
  },
  punctuation: {
    kind: "choice",
    label: "Punctuation",
    symbol: ".,",
    group: "reads",
    sentence: "Whether punctuation is only shown, or read as tokens of its own.",
    options: punctuations.map((value) => ({ value, label: value })),
  },
};

export const switchKnobs: Readonly<Record<SwitchKnobId, SwitchKnob>> = {
  residual: {
    kind: "switch",
    label: "Residual",
    symbol: "x +",
    group: "more",
    sentence: "The memory adds to its input: M(x) = x + …",
  },
  layerNorm: {
    kind: "switch",
    label: "Layer norm",
    symbol: "LN",
    group: "more",
    sentence: "The memory's output is layer-normalised, with a gain that is never written.",
  },
};

/** The δ of the Huber bias the page offers: an error twice this long pulls as hard as one this long. */
export const huberDelta = 0.5;

/** The memory's rule for some settings. Depth counts layers, so depth 1 is linear. */
export function memoryConfig(settings: MemorySettings): MemoryConfig {
  const { dimension, depth, hidden, bias } = settings;
  const biases: Record<MemorySettings["bias"], Bias> = {
    l2: { kind: "l2" },
    l3: { kind: "lp", p: 3 },
    huber: { kind: "huber", delta: huberDelta },
  };
  return {
    widths: [dimension, ...Array.from({ length: depth - 1 }, () => hidden), dimension],
    chunk: settings.chunk,
    activation: settings.activation,
    residual: settings.residual,
    readOrder: settings.readOrder,
    bias: biases[bias],
    decay: settings.decay,
    clip: settings.clip > 0 ? settings.clip : null,
    lossScale: settings.lossScale,
  };
}

/**
 * Whether θ_eff = cθ‖k‖² and its bound describe a memory: one matrix with the plain squared error.
 * Other biases, a clip, a layer norm or more layers answer a write in other ways.
 */
export function hasEffectiveRate({
  depth,
  bias,
  clip,
  layerNorm,
}: Pick<MemorySettings, "depth" | "bias" | "clip" | "layerNorm">): boolean {
  return depth === 1 && bias === "l2" && clip === 0 && !layerNorm;
}
