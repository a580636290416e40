// Which models ship, and how was each made? One config and one training plan by name: `npm run train -- NAME`.

import type { Mixer, ModelConfig } from "./architecture";
import { vocabulary } from "./vocabulary";

export interface TrainingPlan {
  readonly steps: number;
  /** Texts a step. */
  readonly batch: number;
  /** Tokens a text. */
  readonly length: number;
  /** AdamW (arXiv 1711.05101): the rate rises over `warmUp` steps and falls along a cosine to a tenth of its peak. */
  readonly peakRate: number;
  readonly warmUp: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly weightDecay: number;
  /** Bound on the norm of all gradients together. */
  readonly clip: number;
  /** What a token that is no answer counts in the loss, where an answer's counts 1. */
  readonly otherWeight: number;
  readonly seed: number;
  /** The shipped model whose parameters it starts from, wherever they have the same name and shape; null for none. */
  readonly from: string | null;
}

export interface Recipe {
  readonly name: string;
  readonly title: string;
  readonly config: ModelConfig;
  readonly plan: TrainingPlan;
}

const width = 64;
const heads = 2;
/** b of the memory, and θ_max = 1/b: natural text repeats its keys, and 2/b is where one repeated key diverges. */
const chunk = 16;

const base: Omit<ModelConfig, "mixer"> = {
  vocabulary: vocabulary.length,
  width,
  layers: 2,
  heads,
  persistent: 4,
  window: 8,
  convolution: 4,
  feedForward: 64,
  layerNorm: false,
  thetaMaximum: 1 / chunk,
  memory: {
    widths: [width / heads, width / heads],
    chunk,
    activation: "identity",
    residual: false,
    readOrder: "after",
    bias: { kind: "l2" },
    decay: "zero",
    clip: null,
    lossScale: 1,
  },
};

const plan: TrainingPlan = {
  steps: 800,
  batch: 32,
  length: 64,
  peakRate: 3e-3,
  warmUp: 100,
  beta1: 0.9,
  beta2: 0.95,
  weightDecay: 0.1,
  clip: 1,
  otherWeight: 0.05,
  seed: 1,
  from: null,
};

/** Small enough to be trained in half a minute: to try the trainer, and to test it. Not shipped. */
const tiny: Recipe = {
  name: "tiny",
  title: "Tiny: to try the trainer",
  config: {
    ...base,
    mixer: "lmm",
    width: 16,
    layers: 1,
    feedForward: 16,
    memory: { ...base.memory, widths: [8, 8] },
  },
  plan: { ...plan, steps: 100, batch: 8, length: 32, peakRate: 1e-2, warmUp: 10 },
};

function named(
  mixer: Mixer,
  title: string,
  { config = {}, ...change }: Partial<TrainingPlan> & { config?: Partial<ModelConfig> } = {},
): Recipe {
  return { name: mixer, title, config: { ...base, mixer, ...config }, plan: { ...plan, ...change } };
}

export const recipes: readonly Recipe[] = [
  named("lmm", "LMM: memory alone"),
  // Memory alone learns to bind first; the others take over what it learned, and learn to attend beside it.
  named("mac", "MAC: memory as context", { from: "lmm" }),
  named("mag", "MAG: memory as gate", { from: "lmm" }),
  named("mal", "MAL: memory as layer", { from: "lmm" }),
  named("window", "Sliding window alone"),
  named("full", "Full attention", { config: { persistent: 0 } }),
  named("linear", "Linear attention", { config: { persistent: 0 } }),
  named("gatedDelta", "Gated delta rule", { config: { persistent: 0, thetaMaximum: 1 } }),
  named("mamba2", "Mamba-2's decay", { config: { persistent: 0, thetaMaximum: 1 } }),
  tiny,
];

/** @throws RangeError naming the recipes there are. */
export function recipeOf(name: string): Recipe {
  const recipe = recipes.find((candidate) => candidate.name === name);
  if (!recipe) throw new RangeError(`no recipe "${name}"; there are ${recipes.map(({ name }) => name).join(", ")}`);
  return recipe;
}
