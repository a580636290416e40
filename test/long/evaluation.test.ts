// Do the models' cards say where a second run falls? Every model reads as many other texts, and its shares are looked up.

import { expect, test } from "vitest";
import { lengthsOf, textsOfLength } from "../../scripts/evaluate/texts";
import { shippedModel } from "../../scripts/models";
import { cardRow } from "#model/contracts/evaluated";
import { trainedModels } from "#model/contracts/models";
import { evaluateTask, evaluationRow } from "#model/trained/evaluation";
import { measuredReach } from "#model/trained/reach";
import { commonReach } from "#model/trained/recipes";
import { tasks } from "#model/trained/tasks/tasks";

const seed = 8;

test("of the shares of a second run, on other texts, 95 in 100 fall where the cards say", () => {
  let [inside, all] = [0, 0];
  for (const model of trainedModels) {
    const { card, parameters } = shippedModel(model);
    expect(card.evaluation!.seed).not.toBe(seed);
    const reach = { own: measuredReach({ config: card.config, parameters }), common: commonReach };
    for (const task of tasks) {
      for (const length of lengthsOf(task.id)) {
        const asked = { task, length, texts: textsOfLength(length), ablation: "none", seed, reach };
        for (const counted of evaluateTask({ ...asked, config: card.config, parameters })) {
          const said = cardRow(card.evaluation!, counted);
          if (said === null) continue; // distances have no place in a card
          const { accuracy } = evaluationRow(model, counted, seed);
          all++;
          if (said.low <= accuracy && accuracy <= said.high) inside++;
        }
      }
    }
  }
  expect(all).toBeGreaterThan(250);
  expect(inside / all).toBeGreaterThanOrEqual(0.95);
});
