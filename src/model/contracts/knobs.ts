// What may a person turn? Every knob once: its name, symbol, range, unit and the one sentence that says what it does.
// Leaves to scene.ts how settings are shared, and to untrained.ts what they build.

import { baselineMixers, hasMemory, titansMixers, type ModelConfig } from "./architecture";
import { activations, maximumTokens, type Activation, type Bias, type MemoryConfig } from "./config";
import { punctuations, type Punctuation } from "./tokenizer";
import { translated, translatedFields } from "#words/translate";

/** Who reads: a memory whose keys and gates nobody trained, or one of the shipped models. */
export const models = ["untrained", ...titansMixers, ...baselineMixers] as const;
export type ModelName = (typeof models)[number];
export type TrainedName = Exclude<ModelName, "untrained">;

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
  readonly punctuation: Punctuation;
  readonly seed: number;
}

/** What can be turned of a trained model. */
export interface TrainedSettings {
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

interface Described {
  /** The accessible name, as tests, links and users know it. */
  readonly label: string;
  readonly symbol: string;
  /** One sentence: what turning it does. */
  readonly sentence: string;
  readonly group: "learns" | "made" | "reads" | "more" | "trained";
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
  | "seed"
  | "layer"
  | "head"
  | "thetaScale"
  | "etaScale"
  | "alphaScale";
export type ChoiceKnobId = "model" | "activation" | "readOrder" | "decay" | "bias" | "punctuation";
export type SwitchKnobId = "residual" | "layerNorm" | "writes" | "carries" | "forgets" | "persistent";
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
const scale = { ...slider, minimum: 0, maximum: 4, step: 0.05, group: "trained" } as const;

/** What of a knob is words. */
const describing = ["label", "unit", "sentence"];

export const numberKnobs: Readonly<Record<NumberKnobId, NumberKnob>> = translatedFields("numberKnobs", describing, {
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
    sentence: "One layer is a matrix; more layers make a small network.",
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
    sentence: "How wide a network is between its layers; a single matrix has nothing between.",
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
    sentence: "How long keys and values are: longer keys overlap less, so a matrix keeps more facts apart.",
  },
  clip: {
    ...slider,
    label: "Gradient clip",
    symbol: "clip",
    minimum: 0,
    maximum: 4,
    step: 0.1,
    group: "more",
    sentence:
      "The largest size one token's gradient at the output may have; 0 is no limit. This page's own, not the paper's.",
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
  layer: {
    ...stepper,
    label: "Layer",
    symbol: "layer",
    minimum: 1,
    maximum: 8,
    unit: "",
    group: "trained",
    sentence: "Which layer of the model the panels show; all of them read.",
  },
  head: {
    ...stepper,
    label: "Head",
    symbol: "head",
    minimum: 1,
    maximum: 16,
    unit: "",
    group: "trained",
    sentence: "Which of the layer's heads the panels show. Each head has a memory of its own.",
  },
  thetaScale: {
    ...scale,
    label: "Learning rate θ ×",
    symbol: "θ ×",
    sentence: "How hard the model writes, next to how it was trained.",
  },
  etaScale: {
    ...scale,
    label: "Momentum η ×",
    symbol: "η ×",
    sentence: "How much of the past push carries on, next to how the model was trained; never more than all of it.",
  },
  alphaScale: {
    ...scale,
    label: "Forgetting α ×",
    symbol: "α ×",
    sentence: "How much every token erases, next to how the model was trained; never more than everything.",
  },
});

/** The names of models, as in the paper and in what they are compared with. */
export const modelTitles: Readonly<Record<ModelName, { readonly short: string; readonly long: string }>> = translated(
  "modelTitles",
  {
    untrained: { short: "Untrained", long: "Untrained memory" },
    lmm: { short: "LMM", long: "LMM: memory alone" },
    mac: { short: "MAC", long: "MAC: memory as context" },
    mag: { short: "MAG", long: "MAG: memory as gate" },
    mal: { short: "MAL", long: "MAL: memory as layer" },
    window: { short: "Window", long: "Sliding window alone" },
    full: { short: "Full attention", long: "Full attention" },
    linear: { short: "Linear attention", long: "Linear attention" },
    gatedDelta: { short: "Gated delta", long: "Gated delta rule" },
    mamba2: { short: "Mamba-2", long: "Mamba-2’s decay" },
  },
);

export const choiceKnobs: Readonly<Record<ChoiceKnobId, ChoiceKnob>> = translatedFields("choiceKnobs", describing, {
  model: {
    kind: "choice",
    label: "Model",
    symbol: "model",
    group: "reads",
    sentence: "Who reads: an untrained memory, or a small language model trained by this project.",
    options: models.map((value) => ({ value, label: modelTitles[value].long })),
  },
  activation: {
    kind: "choice",
    label: "Activation",
    symbol: "σ",
    group: "made",
    sentence: "The curve that bends numbers between the layers of a network.",
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
    sentence: "What forgetting shrinks the weights toward. Toward M₀ is this page's own, not the paper's.",
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
    sentence: "Whether punctuation is only shown, or also read, each mark as a token.",
    options: punctuations.map((value) => ({ value, label: value })),
  },
});

export const switchKnobs: Readonly<Record<SwitchKnobId, SwitchKnob>> = translatedFields("switchKnobs", describing, {
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
  writes: {
    kind: "switch",
    label: "Memory",
    symbol: "M",
    group: "trained",
    sentence: "Off: the memory is frozen, as it was before the first token.",
  },
  carries: {
    kind: "switch",
    label: "Momentum",
    symbol: "η",
    group: "trained",
    sentence: "Off: no push carries on to the next token.",
  },
  forgets: {
    kind: "switch",
    label: "Forgetting",
    symbol: "α",
    group: "trained",
    sentence: "Off: nothing that was written is ever erased.",
  },
  persistent: {
    kind: "switch",
    label: "Persistent tokens",
    symbol: "P",
    group: "trained",
    sentence: "Off: the learned tokens in front of every text are left out.",
  },
});

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

/**
 * The settings that describe the memory that is really on screen: of a trained model its own shape and rule.
 * Its keys are made by a convolution over `convolution` tokens, this one included.
 */
export function ruleOf(settings: MemorySettings, model: ModelConfig | null): MemorySettings {
  if (!model) return settings;
  const { widths, bias, clip, chunk, ...rule } = model.memory;
  return {
    ...settings,
    ...rule,
    // A model without a memory has no chunks: all of the text is one.
    chunk: !hasMemory(model.mixer) ? maximumTokens : model.mixer === "mac" ? model.window : chunk,
    depth: widths.length - 1,
    hidden: widths[1]!,
    dimension: widths[0]!,
    bias: bias.kind === "lp" ? "l3" : bias.kind,
    clip: clip ?? 0,
    layerNorm: model.layerNorm,
    reach: model.convolution - 1,
    layer: Math.min(settings.layer, model.layers),
    head: Math.min(settings.head, model.heads),
  };
}

export type Gate = GateOverride["gate"];

/** In the order of their usual sizes, the largest first. */
export const gates = ["eta", "theta", "alpha"] as const satisfies readonly Gate[];
