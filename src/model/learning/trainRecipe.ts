// What is trained for the settings of the page, and how? A small model's config and plan: one phase, of one task.
// Leaves the texts to trained/tasks/small.ts, and a step to training.ts.

import { baselineMixers, hasMemory, titansMixers, type ModelConfig } from "#model/contracts/architecture";
import { trainLayers, trainRanges, trainTasks, trainWidths, type TrainSettings } from "#model/contracts/trainQuestions";
import { vocabulary } from "#model/contracts/vocabulary";
import type { TrainingPlan } from "#model/trained/recipes";

/** b: as many tokens measure their surprise against the same weights. */
const chunk = 4;

/** @throws RangeError naming the setting, its value and what is allowed. */
export function trainRecipe(settings: TrainSettings): { config: ModelConfig; plan: TrainingPlan } {
  assertTrainSettings(settings);
  const { mixer, deep, width, layers, thetaMaximum, rate, clip, batch, length, steps, seed, task } = settings;
  const isDeep = deep && hasMemory(mixer);
  return {
    config: {
      ...{ mixer, vocabulary: vocabulary.length, width, layers, thetaMaximum },
      ...{ heads: 1, persistent: hasMemory(mixer) || mixer === "window" ? 4 : 0 },
      ...{ window: 8, convolution: 4, feedForward: width, layerNorm: false },
      memory: {
        widths: isDeep ? [width, width, width] : [width, width],
        ...{
          chunk,
          activation: isDeep ? "gelu" : "identity",
          residual: false,
          readOrder: "after",
          bias: { kind: "l2" },
        },
        ...{ decay: "zero", clip: null, lossScale: 1 },
      },
    },
    plan: {
      phases: [
        { steps, batch, length, peakRate: rate, warmUp: Math.min(20, Math.ceil(steps / 10)), shares: { [task]: 1 } },
      ],
      ...{ beta1: 0.9, beta2: 0.95, weightDecay: 0.01, clip: clip ?? Infinity },
      ...{ otherWeight: 0.05, seed },
    },
  };
}

function assertTrainSettings(settings: TrainSettings): void {
  const oneOf = (name: keyof TrainSettings, allowed: readonly unknown[]): void => {
    if (!allowed.includes(settings[name])) refuse(name, settings[name], allowed.join(", "));
  };
  oneOf("task", trainTasks);
  oneOf("mixer", [...titansMixers, ...baselineMixers]);
  oneOf("deep", [true, false]);
  oneOf("width", trainWidths);
  oneOf("layers", trainLayers);
  for (const [name, [least, most]] of Object.entries(trainRanges)) {
    const value = settings[name as keyof typeof trainRanges];
    if (name === "clip" && value === null) continue;
    const isWhole = !["rate", "thetaMaximum", "clip"].includes(name);
    if (typeof value !== "number" || !(value >= least && value <= most) || (isWhole && !Number.isInteger(value))) {
      refuse(name, value, `${isWhole ? "whole numbers " : ""}from ${least} to ${most}`);
    }
  }
}

function refuse(name: string, value: unknown, allowed: string): never {
  throw new RangeError(`${name} is ${String(value).slice(0, 40)}; allowed: ${allowed}`);
}
