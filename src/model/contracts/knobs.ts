// What may a person turn? Every knob once: its name, and its range or what there is to choose from.
// Leaves to settings.ts what is turned, to rule.ts what it makes of a memory, and to scene.ts how it is shared.

import { activations } from "./config";
import { modelTitles, models } from "./models";
import { punctuations, splits } from "./splits";
import { translatedFields } from "#words/translate";

interface Named {
  /** The accessible name, as tests, links and users know it. */
  readonly label: string;
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
export type ChoiceKnobId = "model" | "activation" | "readOrder" | "decay" | "bias" | "split" | "punctuation";
export type SwitchKnobId = "residual" | "layerNorm" | "writes" | "carries" | "forgets" | "persistent";
export type KnobId = NumberKnobId | ChoiceKnobId | SwitchKnobId;

interface NumberKnob extends Named {
  readonly kind: "slider" | "stepper";
  readonly symbol: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** Whether the value must be whole. */
  readonly whole: boolean;
}

interface ChoiceKnob extends Named {
  readonly kind: "choice";
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface SwitchKnob extends Named {
  readonly kind: "switch";
}

const slider = { kind: "slider", whole: false } as const;
const stepper = { kind: "stepper", whole: true, step: 1 } as const;
const scale = { ...slider, minimum: 0, maximum: 4, step: 0.05 } as const;

/** What of a knob is words. */
const describing = ["label"];

export const numberKnobs: Readonly<Record<NumberKnobId, NumberKnob>> = translatedFields("numberKnobs", describing, {
  theta: {
    ...slider,
    label: "Learning rate θ",
    symbol: "θ",
    minimum: 0,
    maximum: 1,
    step: 0.01,
  },
  eta: {
    ...slider,
    label: "Momentum η",
    symbol: "η",
    minimum: 0,
    maximum: 0.99,
    step: 0.01,
  },
  alpha: {
    ...slider,
    label: "Forgetting α",
    symbol: "α",
    minimum: 0,
    maximum: 1,
    step: 0.001,
  },
  chunk: {
    ...stepper,
    label: "Chunk size",
    symbol: "b",
    minimum: 1,
    maximum: 64,
  },
  depth: {
    ...stepper,
    label: "Memory depth",
    symbol: "L",
    minimum: 1,
    maximum: 3,
  },
  hidden: {
    ...stepper,
    step: 16,
    label: "Hidden width",
    symbol: "h",
    minimum: 16,
    maximum: 128,
  },
  dimension: {
    ...stepper,
    step: 2,
    label: "Key dimension",
    symbol: "d",
    minimum: 2,
    maximum: 64,
  },
  clip: {
    ...slider,
    label: "Gradient clip",
    symbol: "clip",
    minimum: 0,
    maximum: 4,
    step: 0.1,
  },
  lossScale: {
    ...slider,
    label: "Loss scale c",
    symbol: "c",
    minimum: 0.5,
    maximum: 4,
    step: 0.5,
  },
  reach: {
    ...stepper,
    label: "Key reach",
    symbol: "n",
    minimum: 1,
    maximum: 16,
  },
  keyDecay: {
    ...slider,
    label: "Key decay",
    symbol: "ρ",
    minimum: 0,
    maximum: 1,
    step: 0.05,
  },
  seed: {
    ...stepper,
    label: "Seed",
    symbol: "seed",
    minimum: 0,
    maximum: 9999,
  },
  layer: {
    ...stepper,
    label: "Layer",
    symbol: "layer",
    minimum: 1,
    maximum: 8,
  },
  head: {
    ...stepper,
    label: "Head",
    symbol: "head",
    minimum: 1,
    maximum: 16,
  },
  thetaScale: {
    ...scale,
    label: "Learning rate θ ×",
    symbol: "θ ×",
  },
  etaScale: {
    ...scale,
    label: "Momentum η ×",
    symbol: "η ×",
  },
  alphaScale: {
    ...scale,
    label: "Forgetting α ×",
    symbol: "α ×",
  },
});

export const choiceKnobs: Readonly<Record<ChoiceKnobId, ChoiceKnob>> = translatedFields("choiceKnobs", describing, {
  model: {
    kind: "choice",
    label: "Model",
    options: models.map((value) => ({ value, label: modelTitles[value].long })),
  },
  activation: {
    kind: "choice",
    label: "Activation",
    options: activations.map((value) => ({
      value,
      label: value === "gelu" ? "GELU" : value === "silu" ? "SiLU" : value === "relu" ? "ReLU" : value,
    })),
  },
  readOrder: {
    kind: "choice",
    label: "Read order",
    options: [
      { value: "before", label: "before" },
      { value: "after", label: "after" },
    ],
  },
  decay: {
    kind: "choice",
    label: "Forget toward",
    options: [
      { value: "zero", label: "zero" },
      { value: "initial", label: "M₀" },
    ],
  },
  bias: {
    kind: "choice",
    label: "Attentional bias",
    options: [
      { value: "l2", label: "ℓ₂" },
      { value: "l3", label: "ℓ₃" },
      { value: "huber", label: "Huber" },
    ],
  },
  split: {
    kind: "choice",
    label: "Split by",
    options: splits.map((value) => ({ value, label: value })),
  },
  punctuation: {
    kind: "choice",
    label: "Punctuation",
    options: punctuations.map((value) => ({ value, label: value })),
  },
});

export const switchKnobs: Readonly<Record<SwitchKnobId, SwitchKnob>> = translatedFields("switchKnobs", describing, {
  residual: {
    kind: "switch",
    label: "Residual",
  },
  layerNorm: {
    kind: "switch",
    label: "Layer norm",
  },
  writes: {
    kind: "switch",
    label: "Memory",
  },
  carries: {
    kind: "switch",
    label: "Momentum",
  },
  forgets: {
    kind: "switch",
    label: "Forgetting",
  },
  persistent: {
    kind: "switch",
    label: "Persistent tokens",
  },
});
