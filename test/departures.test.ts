// Does a model's card say what the model does otherwise than the paper, and does the model do it?

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasAttention, hasDeepMemory, hasMemory } from "#model/contracts/architecture";
import { isDeepModel, mixerNamed, trainedModels, type TrainedName } from "#model/contracts/models";
import { startForward, type ParameterArrays } from "#model/trained/forward";
import { recipeOf } from "#model/trained/recipes";
import { departureWords, departuresOf, type Departing } from "#words/departures";
import { modelConfig, randomIds, randomParameters } from "./support/randomModel";

const departing = (name: TrainedName): Departing => ({ mixer: mixerNamed(name), isDeep: isDeepModel(name) });

test.each(trainedModels)("the card of %s says in a sentence each what it does otherwise than the paper", (name) => {
  const card = JSON.parse(readFileSync(`public/models/${name}.json`, "utf8")) as { departures?: readonly string[] };
  const said = departuresOf(departing(name));
  expect(card.departures).toEqual(said);
  for (const sentence of said) expect(sentence).toMatch(/^[A-Z].*\.$/u);
});

test("the numbers in them are the recipes'", () => {
  for (const name of trainedModels) {
    const { config } = recipeOf(name);
    const { mixer } = config;
    const said = departuresOf(departing(name));
    expect(departing(name)).toEqual({ mixer, isDeep: hasDeepMemory(config) });
    expect(said.includes(departureWords.matrix[0])).toBe(hasMemory(mixer) && !isDeepModel(name));
    expect(said.includes(departureWords.network[0])).toBe(isDeepModel(name));
    expect(said.includes(departureWords.memory[0])).toBe(hasMemory(mixer));
    expect(said.includes(departureWords.attention[0])).toBe(hasAttention(mixer));
    expect(said.includes(departureWords.prefix[0])).toBe(hasAttention(mixer) && config.persistent > 0);
    if (!hasMemory(mixer)) continue;
    const network = { widths: [32, 64, 32], activation: "gelu", residual: false, clip: 1 };
    const matrix = { widths: [32, 32], clip: null };
    expect(config.memory).toMatchObject({ chunk: 8, ...(isDeepModel(name) ? network : matrix) });
    expect(config.layerNorm).toBe(false);
    expect(config.thetaMaximum).toBe(1 / 8);
    expect(config.persistent).toBeGreaterThan(0);
  }
});

describe("What they say is what the models do:", () => {
  const length = 12;
  const logitsOf = (
    config: ReturnType<typeof modelConfig>,
    { parameters, ids }: { parameters: ParameterArrays; ids: Int32Array },
    ablation = {},
  ) => {
    const forward = startForward({ config, parameters, ids, ablation, floats: Float64Array });
    forward.advance(Infinity);
    return forward.logits;
  };

  test("MAG's output is g ∘ attention + (1 − g) ∘ memory: with g at 0 it is the memory alone", () => {
    const [mag, lmm] = [modelConfig("mag"), modelConfig("lmm")];
    const parameters = randomParameters(mag);
    for (let layer = 0; layer < mag.layers; layer++) parameters[`layers.${layer}.blendBias`]!.data.fill(-1000);
    const shared = Object.keys(randomParameters(lmm));
    const ofMemory = Object.fromEntries(shared.map((name) => [name, parameters[name]!]));
    const ids = randomIds(length, mag);
    expect(logitsOf(mag, { parameters, ids })).toEqual(logitsOf(lmm, { parameters: ofMemory, ids }));
  });

  test("in MAC a frozen memory leaves the convolution as the only way across the border of a segment", () => {
    const crosses = (convolution: number): boolean => {
      const config = modelConfig("mac", { convolution, layers: 1 });
      const parameters = randomParameters(config);
      const ids = randomIds(length, config);
      const other = ids.with(config.window - 1, (ids[config.window - 1]! + 1) % config.vocabulary);
      const [a, b] = [ids, other].map((ids) => logitsOf(config, { parameters, ids }, { frozen: true }));
      const row = config.window * config.vocabulary; // of the first token of the second segment
      return a!.slice(row, row + config.vocabulary).some((x, index) => x !== b![row + index]);
    };
    expect([crosses(4), crosses(1)]).toEqual([true, false]);
  });

  test("in MAC attention has an output projection: what it finds passes through it on its way to the memory", () => {
    const config = modelConfig("mac", { layers: 1 });
    const ids = randomIds(length, config);
    const [as, without] = [1, 0].map((scale) => {
      const parameters = randomParameters(config);
      parameters["layers.0.attentionOutput"]!.data.forEach((x, at, all) => (all[at] = scale * x));
      const forward = startForward({ config, parameters, ids, floats: Float64Array });
      forward.advance(Infinity);
      return forward.layers[0]!.memories[0]!.stream.keys;
    });
    expect(as!.some((x) => x !== 0)).toBe(true);
    expect(as).not.toEqual(without);
  });

  test("in MAL attention sees the persistent tokens as they were learned, whatever the memory made of them", () => {
    const config = modelConfig("mal", { layers: 1 });
    const ids = randomIds(length, config);
    const rowOf = (scale: number) => {
      const parameters = randomParameters(config);
      parameters["layers.0.output"]!.data.fill(0); // nothing of the memory is added
      parameters["layers.0.initialMemory.0"]!.data.forEach((x, at, all) => (all[at] = scale * x));
      const forward = startForward({ config, parameters, ids, floats: Float64Array });
      forward.advance(Infinity);
      return forward.attentionRow({ layer: 0, head: 0, token: length - 1 })!.persistent;
    };
    expect(rowOf(5)).toEqual(rowOf(1));
  });
});
