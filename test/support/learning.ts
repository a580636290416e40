// What a training of a small model is given, for the tests of its gradients.

import type { ModelConfig } from "#model/contracts/architecture";
import { normal } from "#model/contracts/random";
import type { WeighedText, Weights } from "#model/learning/training";
import type { ParameterArrays } from "#model/trained/forward";
import { randomIds } from "./randomModel";

/** A text of chance, each of whose tokens counts otherwise. */
export function textOf(length: number, config: ModelConfig, seed: string): WeighedText {
  const ids = randomIds(length + 1, config, seed);
  const next = normal(`weights ${seed}`);
  return {
    ids: ids.slice(0, length),
    targets: ids.slice(1),
    weights: Float32Array.from({ length }, () => Math.abs(next())),
  };
}

export function single(parameters: ParameterArrays): Weights {
  return Object.fromEntries(Object.entries(parameters).map(([name, { data }]) => [name, Float32Array.from(data)]));
}

/** ‖a − b‖ / ‖b‖ */
export function apart(a: Float32Array, b: Float32Array): number {
  return norm(b.map((x, at) => x - a[at]!)) / norm(b);
}

export function norm(a: ArrayLike<number>): number {
  let square = 0;
  for (let at = 0; at < a.length; at++) square += a[at]! * a[at]!;
  return Math.sqrt(square);
}
