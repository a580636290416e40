// Is a model's reach what it is said to be? One token is changed, the memory kept as it was, and what is expected later compared.

import { expect, test } from "vitest";
import { shippedModel } from "../scripts/models";
import { baselineMixers, titansMixers } from "#model/contracts/architecture";
import { isBeyond, measuredReach, reachOf } from "#model/trained/reach";
import { commonReach, recipes } from "#model/trained/recipes";
import { modelConfig, randomParameters } from "./support/randomModel";

const mixers = [...titansMixers, ...baselineMixers];

test.each(mixers)(
  "the reach of the shipped %s by formula is what changing a token shows, and what its card says",
  (name) => {
    const { card, parameters } = shippedModel(name);
    const reach = reachOf(card.config);
    expect(measuredReach({ config: card.config, parameters })).toBe(reach);
    expect(card.evaluation!.reach).toEqual({ own: Number.isFinite(reach) ? reach : null, common: commonReach });
  },
);

test.each(mixers)(
  "a %s of another window, convolution and depth has the reach that changing a token shows",
  (mixer) => {
    for (const change of [
      { window: 5, convolution: 2, layers: 1 },
      { window: 3, convolution: 3, layers: 3 },
    ]) {
      const config = modelConfig(mixer, change);
      expect(measuredReach({ config, parameters: randomParameters(config) }), JSON.stringify(change)).toBe(
        reachOf(config),
      );
    }
  },
);

test("two layers with a window of 8 and convolutions of 4 taps see (7 + 3) × 2 = 20 tokens back", () => {
  const { config } = shippedModel("window").card;
  expect(config).toMatchObject({ window: 8, convolution: 4, layers: 2 });
  expect(reachOf(config)).toBe(20);
});

test("an answer is expected one token before it stands, so that its value is in sight one token farther than the reach", () => {
  expect(isBeyond(21, 20)).toBe(false);
  expect(isBeyond(22, 20)).toBe(true);
  expect(isBeyond(1000, Infinity)).toBe(false);
});

test("beyond the common reach lies what no shipped model sees but the one that sees everything", () => {
  const finite = recipes.map(({ config }) => reachOf(config)).filter((reach) => reach !== Infinity);
  expect(finite).toHaveLength(recipes.length - 1);
  expect(Math.max(...finite)).toBe(commonReach);
});
