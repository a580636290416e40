// Does a model that is trained up its memory's gradient learn all the same? What the panel of more steps says of two trainings.

import { expect, test } from "vitest";
import { defaultTrain } from "#model/contracts/trainDefaults";
import { openLearner } from "#model/learning/gradients";
import { trainRecipe } from "#model/learning/trainRecipe";
import { startTraining, trainStep } from "#model/learning/training";
import { lookAtModel, textsToLookAt } from "#model/learning/trainLook";
import { smallTasks } from "#model/trained/tasks/small";

/** Trained as the view Train does at its defaults; θ below zero goes up the gradient. */
async function answered(sign: 1 | -1): Promise<{ right: number; asked: number }> {
  const { config: down, plan } = trainRecipe(defaultTrain);
  const config = { ...down, thetaMaximum: sign * down.thetaMaximum };
  const state = startTraining({ config, plan });
  const embedding = state.parameters["embedding"]!;
  embedding.forEach((number, at) => (embedding[at] = Math.sqrt(config.width) * number));
  const gradientsOf = openLearner({ config, length: defaultTrain.length });
  for (let step = 0; step < defaultTrain.steps; step++) {
    await trainStep({
      ...{ config, plan, state, gradientsOf },
      sample: ({ length }, next) => smallTasks[defaultTrain.task]({ next, length }),
    });
  }
  const { right, asked, gates } = lookAtModel({
    ...{ config, parameters: state.parameters, texts: textsToLookAt(defaultTrain), step: state.step },
  });
  expect(gates.every(({ theta }) => Math.sign(theta) === sign)).toBe(true);
  return { right, asked };
}

test("LMM with Train's settings answers 80 of 80 questions down the gradient, and 75 up it from its first step", async () => {
  expect(await answered(1)).toEqual({ right: 80, asked: 80 });
  expect(await answered(-1)).toEqual({ right: 75, asked: 80 });
}, 300_000);
