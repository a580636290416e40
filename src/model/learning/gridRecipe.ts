// Which small models are asked how many pairs they hold, and how is each trained? One layer, one head, three widths, all alike: the
// same texts in the same order, as many steps, one rate. Leaves the texts to trained/tasks/pairBlocks.ts.

import { hasMemory, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import type { GridWidth } from "#model/contracts/pairGrid";
import { defaultTrain } from "#model/contracts/trainDefaults";
import type { TrainingPlan } from "#model/trained/recipes";
import { blockTokens } from "#model/trained/tasks/pairBlocks";
import { trainRecipe } from "./trainRecipe";

const steps = 800;

/** As Train's small models are made, wider and on longer texts. */
export function gridRecipe({ mixer, width }: { mixer: Mixer; width: GridWidth }): {
  config: ModelConfig;
  plan: TrainingPlan;
} {
  const { config, plan } = trainRecipe({ ...defaultTrain, mixer, steps });
  const memory = { ...config.memory, widths: [width, width] };
  // 1/b: what one repeated key bears. MAC's memory reads a segment at once; one matrix is written token by token.
  const atOnce = mixer === "mac" ? config.window : hasMemory(mixer) ? memory.chunk : 1;
  return {
    config: { ...config, width, feedForward: width, memory, thetaMaximum: 1 / atOnce },
    plan: { ...plan, phases: plan.phases.map((phase) => ({ ...phase, length: blockTokens, shares: {} })) },
  };
}
