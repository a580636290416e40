// Small models of random parameters, none of them zero, for the tests of both forward passes.

import * as tf from "@tensorflow/tfjs";
import { parameterShapes, type Mixer, type ModelConfig, type Start } from "#model/contracts/architecture";
import type { ParameterArrays } from "#model/trained/forward";
import { normal, uniform } from "#model/contracts/random";
import { logitsOf, type Ablation, type Parameters } from "#model/trained/titans";
import { memoryConfig } from "./memories";

/** d 16, two heads of 8, window and chunk 4, unless told otherwise. */
export function modelConfig(mixer: Mixer, changes: Partial<ModelConfig> = {}): ModelConfig {
  return {
    mixer,
    vocabulary: 12,
    width: 16,
    layers: 2,
    heads: 2,
    persistent: 3,
    window: 4,
    convolution: 4,
    feedForward: 24,
    memory: memoryConfig({ widths: [8, 8], chunk: 4, lossScale: 1 }),
    layerNorm: false,
    thetaMaximum: 0.25,
    ...changes,
  };
}

/** A residual memory of two layers with a layer norm, a clip, and forgetting toward where it began. */
export const deep: Partial<ModelConfig> = {
  memory: memoryConfig({
    widths: [8, 12, 8],
    chunk: 4,
    activation: "gelu",
    residual: true,
    decay: "initial",
    clip: 1,
    lossScale: 1,
  }),
  layerNorm: true,
};

export function randomParameters(
  config: ModelConfig,
  seed = "model",
): Record<string, { shape: readonly number[]; data: Float64Array }> {
  return Object.fromEntries(
    Object.entries(parameterShapes(config)).map(([name, { shape, start }]) => {
      const gaussian = normal(`${seed} ${name}`);
      const count = shape.reduce((product, size) => product * size, 1);
      const number = (at: number) => middle(start, at, shape) + spread(start) * gaussian();
      // Representable in 32 bits, so that both precisions start from the same numbers.
      return [name, { shape, data: Float64Array.from({ length: count }, (_, at) => Math.fround(number(at))) }];
    }),
  );
}

function middle(start: Start, at: number, shape: readonly number[]): number {
  switch (start.kind) {
    case "normal":
    case "identity":
    case "first":
      return 0;
    case "constant":
      return start.value;
    case "taps":
      return at < shape[1]! ? 1 : 0;
    case "gates":
      return at >= (2 * shape[0]!) / 3 ? -2 : 0; // forgets in a few tokens, so that forgetting matters
    default:
      return start satisfies never;
  }
}

function spread(start: Start): number {
  switch (start.kind) {
    case "normal":
    case "identity":
      return Math.max(start.deviation, 0.3);
    case "constant":
    case "first":
    case "taps":
      return 0.3;
    case "gates":
      return 0.7;
    default:
      return start satisfies never;
  }
}

export function randomIds(length: number, { vocabulary }: ModelConfig, seed = "text"): Int32Array {
  const next = uniform(seed);
  return Int32Array.from({ length }, () => Math.floor(next() * vocabulary));
}

export function tensorsOf(parameters: ParameterArrays): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { shape, data }]) => [
      name,
      tf.tensor(Float32Array.from(data), shape as number[]),
    ]),
  );
}

/** One-hot. (N, T, V) */
export function oneHot(texts: readonly Int32Array[], { vocabulary }: ModelConfig): tf.Tensor3D {
  const length = texts[0]!.length;
  const data = new Float32Array(texts.length * length * vocabulary);
  texts.forEach((ids, text) => ids.forEach((id, t) => (data[(text * length + t) * vocabulary + id] = 1)));
  return tf.tensor3d(data, [texts.length, length, vocabulary]);
}

/** What titans.ts gives for one text. (T, V) */
export function tensorLogits({
  config,
  parameters,
  ids,
  ablation,
}: {
  config: ModelConfig;
  parameters: ParameterArrays;
  ids: Int32Array;
  ablation?: Ablation;
}): Float32Array {
  return tf.tidy(
    () =>
      logitsOf({
        config,
        parameters: tensorsOf(parameters),
        tokens: oneHot([ids], config),
        ...(ablation && { ablation }),
      }).dataSync() as Float32Array,
  );
}
