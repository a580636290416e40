// Which small models are asked what they can track, and how is each trained? One layer, one head, all alike: the same texts in the
// same order, as many steps, one rate, texts that grow. What differs is who remembers, how large a step its memory may make, and
// how many tokens it writes at once. Leaves the texts to trained/tasks/tracked.ts.

import type { Mixer, ModelConfig } from "#model/contracts/architecture";
import {
  shortestSymbols,
  trackedWidth,
  trainedSymbols,
  type TrackedTask,
  type Tracker,
} from "#model/contracts/tracked";
import { defaultTrain } from "#model/contracts/trainDefaults";
import type { TrainingPlan } from "#model/trained/recipes";
import { trainRecipe } from "./trainRecipe";

/** θ_max, and tokens a chunk. Keys have length one, so that one write of a memory undoes θ of its error. */
const wirings: Readonly<Record<Tracker, { mixer: Mixer; thetaMaximum: number; chunk?: number }>> = {
  full: { mixer: "full", thetaMaximum: 1 },
  linear: { mixer: "linear", thetaMaximum: 1 },
  mamba2: { mixer: "mamba2", thetaMaximum: 1 },
  delta1: { mixer: "gatedDelta", thetaMaximum: 1 },
  delta2: { mixer: "gatedDelta", thetaMaximum: 2 },
  lmm1: { mixer: "lmm", thetaMaximum: 1, chunk: 1 },
  lmm2: { mixer: "lmm", thetaMaximum: 2, chunk: 1 },
  lmmChunk: { mixer: "lmm", thetaMaximum: 1 / 4, chunk: 4 },
};

/** Symbols of the texts of a phase, and its steps. */
const phases = [
  { symbols: shortestSymbols, steps: 200 },
  { symbols: 8, steps: 200 },
  { symbols: 16, steps: 400 },
  { symbols: trainedSymbols, steps: 1600 },
];

export function trackRecipe({ task, tracker, seed }: { task: TrackedTask; tracker: Tracker; seed: number }): {
  config: ModelConfig;
  plan: TrainingPlan;
} {
  const { mixer, thetaMaximum, chunk = 1 } = wirings[tracker];
  const { config, plan } = trainRecipe({ ...defaultTrain, mixer, width: trackedWidth, seed });
  const [phase] = plan.phases;
  return {
    config: { ...config, thetaMaximum, persistent: 0, memory: { ...config.memory, chunk } },
    plan: {
      ...plan,
      phases: phases.map(({ symbols, steps }) => ({
        ...phase!,
        ...{ steps, length: symbols + 1, shares: { [task]: 1 }, warmUp: 20 },
      })),
    },
  };
}
