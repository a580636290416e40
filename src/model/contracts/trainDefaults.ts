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
  steps: 1000,
  seed: 1,
};
