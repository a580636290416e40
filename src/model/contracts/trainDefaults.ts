// What is trained where nobody has chosen? A small model that leaves chance within seconds; and what is known to fail, with why
// it does. Leaves the ranges to trainQuestions.ts. Data only.

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

/** θ_max under which a memory of two layers learns: at the default’s some broke. */
export const deepTheta = 0.125;

/**
 * works: it learns · thetaTooLarge: a deep memory overshoots in the first text it reads · noClip: the gradients of a deep memory
 * grow large, and the steps with them; with a bound on them the same seed goes on
 */
export const trainPresets = {
  works: { deep: false, layers: 1, thetaMaximum: 0.25, clip: 1, rate: 0.01 },
  thetaTooLarge: { deep: true, layers: 1, thetaMaximum: 1, clip: 1, rate: 0.01 },
  noClip: { deep: true, layers: 1, thetaMaximum: 0.5, clip: null, rate: 0.01 },
} as const satisfies Record<string, Partial<TrainSettings>>;
export type TrainPreset = keyof typeof trainPresets;
