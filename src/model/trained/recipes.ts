// Which models ship, and how was each made? One config and one training plan by name: `npm run train -- NAME`.

import type { Mixer, ModelConfig, TitansMixer } from "#model/contracts/architecture";
import type { MemoryConfig } from "#model/contracts/config";
import { reachOf } from "./reach";
import type { Shares } from "./tasks/tasks";
import { vocabulary } from "#model/contracts/vocabulary";

/** Some steps on texts of one length. The rate rises over `warmUp` of them and falls along a cosine to a tenth of its peak. */
export interface TrainingPhase {
  readonly steps: number;
  /** Texts a step. */
  readonly batch: number;
  /** Tokens a text. */
  readonly length: number;
  readonly peakRate: number;
  readonly warmUp: number;
  /** How often each kind of text comes. */
  readonly shares: Shares;
}

export interface TrainingPlan {
  /** One after another; a finished training goes on when one is added. */
  readonly phases: readonly TrainingPhase[];
  /** AdamW (arXiv 1711.05101). */
  readonly beta1: number;
  readonly beta2: number;
  readonly weightDecay: number;
  /** Bound on the norm of all gradients together. */
  readonly clip: number;
  /** What a token that is no answer counts in the loss, where an answer's counts 1. */
  readonly otherWeight: number;
  readonly seed: number;
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
const chunk = 8;

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

/** How often each kind of text comes, in every phase. */
const shares: Shares = { story: 0.36, needle: 0.14, pairs: 0.18, list: 0.1, tested: 0.22 };

/** What binds is learned where a step is cheapest; then facts change many times, and old ones must give way; then for long. */
const shortTexts: TrainingPhase = { steps: 2500, batch: 32, length: 64, peakRate: 6e-3, warmUp: 100, shares };
const middleTexts: TrainingPhase = { steps: 700, batch: 16, length: 256, peakRate: 3e-3, warmUp: 50, shares };
const longTexts: TrainingPhase = { steps: 240, batch: 8, length: 1024, peakRate: 1.5e-3, warmUp: 20, shares };

/** One plan for all that ship: the same texts in the same order, from nothing. */
const plan: TrainingPlan = {
  phases: [shortTexts, middleTexts, longTexts],
  beta1: 0.9,
  beta2: 0.95,
  weightDecay: 0.1,
  clip: 1,
  otherWeight: 0.05,
  seed: 1,
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
  plan: { ...plan, phases: [{ ...shortTexts, steps: 100, batch: 8, length: 32, peakRate: 1e-2, warmUp: 10 }] },
};

function named(mixer: Mixer, title: string, change: Partial<ModelConfig> = {}): Recipe {
  return { name: mixer, title, config: { ...base, mixer, ...change }, plan };
}

/**
 * With the paper's default, a network of two matrices a head. Its surprise is bounded: without, training broke off within 350 steps
 * of 600 (at θ_max of 1/8 and of 1/16).
 */
function deep(mixer: TitansMixer, title: string): Recipe {
  const memory: MemoryConfig = {
    ...base.memory,
    widths: [width / heads, (2 * width) / heads, width / heads],
    activation: "gelu",
    clip: 1,
  };
  return { ...named(mixer, title, { memory }), name: `${mixer}Deep` };
}

export const recipes: readonly Recipe[] = [
  named("lmm", "LMM: memory alone"),
  named("mac", "MAC: memory as context"),
  named("mag", "MAG: memory as gate"),
  named("mal", "MAL: memory as layer"),
  deep("lmm", "LMM with a deep memory"),
  deep("mac", "MAC with a deep memory"),
  deep("mag", "MAG with a deep memory"),
  deep("mal", "MAL with a deep memory"),
  named("window", "Sliding window alone"),
  named("full", "Full attention", { persistent: 0 }),
  named("linear", "Linear attention", { persistent: 0 }),
  named("gatedDelta", "Gated delta rule", { persistent: 0, thetaMaximum: 1 }),
  named("mamba2", "Mamba-2's decay", { persistent: 0, thetaMaximum: 1 }),
  tiny,
];

/**
 * The reach of the farthest-seeing model whose attention has a window, in tokens: what lies beyond it is out of every one's sight
 * but full attention's. Training and evaluation ask all models the same questions, so it is this reach that divides them.
 */
export const commonReach = Math.max(...recipes.map(({ config }) => reachOf(config)).filter(Number.isFinite));

/** Of all phases. */
export function stepsOf({ phases }: TrainingPlan): number {
  return phases.reduce((sum, { steps }) => sum + steps, 0);
}

/** The phase of a step, and how many of its own steps came before. */
export function phaseOf({ phases }: TrainingPlan, step: number): { phase: TrainingPhase; before: number } {
  let before = step;
  for (const phase of phases) {
    if (before < phase.steps) return { phase, before };
    before -= phase.steps;
  }
  throw new RangeError(`step ${step} is past the plan's ${step - before} steps`);
}

/** @throws RangeError naming the recipes there are. */
export function recipeOf(name: string): Recipe {
  const recipe = recipes.find((candidate) => candidate.name === name);
  if (!recipe) throw new RangeError(`no recipe "${name}"; there are ${recipes.map(({ name }) => name).join(", ")}`);
  return recipe;
}
