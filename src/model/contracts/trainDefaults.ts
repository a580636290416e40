// What is trained where nobody has chosen? A small model that leaves chance within seconds; and what is known to fail, with why
// it does. Leaves the ranges to trainQuestions.ts. Data only.

import { hasMemory, type Mixer } from "./architecture";
import type { TrainSettings } from "./trainQuestions";

export const defaultTrain: TrainSettings = {
  task: "pairs",
  mixer: "lmm",
  deep: false,
  width: 32,
  layers: 1,
  rate: 0.01,
  thetaMaximum: 0.25,
  clip: 1,
  batch: 16,
  length: 32,
  steps: 800,
  seed: 1,
};

type Learning = Pick<TrainSettings, "layers" | "rate" | "steps" | "thetaMaximum">;

/**
 * What a model learns pairs with, where that is not the default. MAC at the default answered 14 of 80 questions, at seed 1; with
 * two layers and half the rate 51 after 1,200 steps.
 */
const ownLearning: Partial<Record<Mixer, Partial<Learning>>> = { mac: { layers: 2, rate: 0.005, steps: 1600 } };

/** What a model is known to learn with. */
export function learningOf({ mixer, deep }: Pick<TrainSettings, "mixer" | "deep">): Learning {
  const { layers, rate, steps, thetaMaximum } = defaultTrain;
  const known = { layers, rate, steps, thetaMaximum, ...ownLearning[mixer] };
  return deep && hasMemory(mixer) ? { ...known, thetaMaximum: deepTheta } : known;
}

/** θ_max under which a memory of two layers learns: at the default’s some broke. */
export const deepTheta = 0.125;

/**
 * works: it learns · thetaTooLarge: a deep memory overshoots in the first text it reads · noClip: the gradients of a deep memory
 * grow large, and the steps with them; with a bound on them the same seed goes on
 */
export const trainPresets = ["works", "thetaTooLarge", "noClip"] as const;
export type TrainPreset = (typeof trainPresets)[number];

/** What a preset sets for a model; those that fail need a memory to break, and take LMM's where it has none. */
export function presetOf(preset: TrainPreset, mixer: Mixer): Partial<TrainSettings> {
  if (preset === "works") return { deep: false, clip: defaultTrain.clip, ...learningOf({ mixer, deep: false }) };
  const broken = { mixer: hasMemory(mixer) ? mixer : defaultTrain.mixer, deep: true };
  const fails = { ...broken, layers: 1, rate: learningOf(broken).rate } as const;
  switch (preset) {
    case "thetaTooLarge":
      return { ...fails, thetaMaximum: 1, clip: defaultTrain.clip };
    case "noClip":
      return { ...fails, rate: 0.03, thetaMaximum: 0.5, clip: null };
    default:
      return preset satisfies never;
  }
}
