// Are the gradients of a training those of the model that is read? Against small steps of every parameter, read in float64 by
// the plain loops, and against tfjs.

import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { baselineMixers, hasMemory, titansMixers, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import { normal } from "#model/contracts/random";
import { tensorGradients } from "#model/learning/gradients.tfjs";
import { openLearner } from "#model/learning/gradients";
import type { WeighedText } from "#model/learning/training";
import { startForward, type ParameterArrays } from "#model/trained/forward";
import { apart, norm, single, textOf } from "./support/learning";
import { deep, modelConfig, randomParameters } from "./support/randomModel";

beforeAll(async () => {
  tf.enableProdMode();
  await tf.setBackend("cpu");
});

const mixers: readonly Mixer[] = [...titansMixers, ...baselineMixers];

describe.each(mixers)("A training of the mixer %s", (mixer) => {
  test("goes down the slopes, in every parameter and over several chunks, that small steps of it show", async () => {
    for (const [config, length] of hasMemory(mixer) ? both(mixer) : ([[modelConfig(mixer), 10]] as const)) {
      const parameters = randomParameters(config);
      // Of three texts in a row, as long as each other or not, the last two are read over the addresses of those before.
      const texts = [12, length, length].map((tokens, text) => textOf(tokens, config, `text ${text}`));
      const { gradients, loss } = openLearner({ config, length: 12 })(single(parameters), texts);
      expect(loss).toBeCloseTo(lossOf({ config, parameters, texts }), 3);
      for (const [name, gradient] of Object.entries(gradients)) {
        const direction = Float64Array.from(gradient, normal(`step ${name}`));
        const measured = measuredSlope({ config, parameters, texts, name, direction });
        const off = Math.abs(dot(gradient, direction) - measured) / norm(gradient) / norm(direction);
        expect(off, name).toBeLessThan(4e-5);
        expect(norm(gradient), `${name} matters`).toBeGreaterThan(1e-6);
      }
    }
  });
});

test.each(mixers)("A training of %s finds what tfjs finds: loss, guesses and gradients", async (mixer) => {
  const config = modelConfig(mixer, hasMemory(mixer) ? deep : {});
  const parameters = single(randomParameters(config));
  const texts = ["one", "two"].map((seed) => textOf(10, config, seed));
  const found = openLearner({ config, length: 10 })(parameters, texts);
  const expected = await tensorGradients(config)(parameters, texts);
  expect(found.loss).toBeCloseTo(expected.loss, 3);
  expect(found.guesses).toEqual(expected.guesses.map((guesses) => Int32Array.from(guesses)));
  for (const [name, gradient] of Object.entries(expected.gradients)) {
    expect(apart(found.gradients[name]!, gradient), name).toBeLessThan(3e-4);
  }
});

test("A training of what it has no way back through says so", () => {
  const config = modelConfig("lmm");
  const { memory } = config;
  const open = (changes: Partial<typeof memory>) => () =>
    openLearner({ config: { ...config, memory: { ...memory, ...changes } }, length: 8 })(
      single(randomParameters(config)),
      [textOf(8, config, "one")],
    );
  expect(open({ bias: { kind: "lp", p: 3 } })).toThrow("a memory's bias is lp in training; allowed: l2");
  expect(open({ readOrder: "before" })).toThrow("a memory's read order is before in training; allowed: after");
  expect(() => openLearner({ config: { ...config, width: 18 }, length: 8 })).toThrow("width is 18 in training");
});

/** One matrix; and two layers with all that a memory can have. */
function both(mixer: Mixer): readonly (readonly [ModelConfig, number])[] {
  return [
    [modelConfig(mixer), 12],
    [modelConfig(mixer, deep), 10],
  ];
}

interface Asked {
  readonly config: ModelConfig;
  readonly parameters: ParameterArrays;
  readonly texts: readonly WeighedText[];
}

/** −Σ weight · ln p(target), by the plain loops in float64. */
function lossOf({ config, parameters, texts }: Asked): number {
  let loss = 0;
  for (const { ids, targets, weights } of texts) {
    const forward = startForward({ config, parameters, ids, traced: false, floats: Float64Array });
    forward.advance(ids.length);
    targets.forEach((target, t) => {
      const row = [...forward.logits.subarray(t * config.vocabulary, (t + 1) * config.vocabulary)];
      const highest = Math.max(...row);
      const total = row.reduce((sum: number, logit: number) => sum + Math.exp(logit - highest), 0);
      loss += weights[t]! * (Math.log(total) - (row[target]! - highest));
    });
  }
  return loss;
}

/** By a central difference along a direction. */
function measuredSlope({ name, direction, ...asked }: Asked & { name: string; direction: Float64Array }): number {
  const step = 1e-5;
  const moved = (by: number): number => {
    const { shape, data } = asked.parameters[name]!;
    const changed = { shape, data: Float64Array.from(data, (x, at) => x + by * step * direction[at]!) };
    return lossOf({ ...asked, parameters: { ...asked.parameters, [name]: changed } });
  };
  return (moved(1) - moved(-1)) / (2 * step);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
