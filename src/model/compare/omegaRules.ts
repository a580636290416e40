// How does an Omega rule (Atlas, arXiv 2505.23735) run? One gradient of the errors of several past tokens at once, carried on or
// not, its directions made alike or not.
//
//   S_t = η_t S_{t−1} − ∇ Σ_j (γ_{t,j}/2)‖φ(k_{t−j})M_{t−1} − v_{t−j}‖²,   j < min(w, t + 1)
//   M_t = a_t M_{t−1} + θ_t NS(S_t),   y = φ(q)M
//
// Leaves to newtonSchulz.ts how directions are made alike, and to omega.ts which memories run so.

import { newFloats, rowOf, type Floats } from "#model/contracts/vectors";
import { newtonSchulz } from "./newtonSchulz";

export const omegaFeatures = ["identity", "poly2"] as const;
type OmegaFeatures = (typeof omegaFeatures)[number];

export interface OmegaSequence {
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  readonly keyWidth: number;
  readonly valueWidth: number;
  readonly featureMap: OmegaFeatures;
  /** w: how many tokens' errors a write mends, its own included. */
  readonly window: number;
  /** γ: column j weighs the token j before. */
  readonly gamma: Floats; // (T, w)
  /** a, the fraction kept. */
  readonly keep: Floats; // (T)
  readonly eta: Floats; // (T)
  readonly rate: Floats; // θ (T)
  /** Steps of Newton–Schulz; 0 writes S as it is. */
  readonly steps: number;
}

interface OmegaState {
  position: number;
  readonly weights: Floats; // M (D, d_v)
  /** S: in float64 always. What rounding leaves in directions that it has not, Newton–Schulz makes hundreds of times larger. (D, d_v) */
  readonly momentum: Float64Array;
}

/** D: d_k, with all products of two coordinates d_k + d_k(d_k + 1)/2. */
export function omegaWidth(featureMap: OmegaFeatures, width: number): number {
  return featureMap === "identity" ? width : (width * (width + 3)) / 2;
}

/** φ(x): x, or all x_i and then all x_i x_j with i ≤ j. (d_k) → (D) */
export function featuresFor(featureMap: OmegaFeatures, x: Floats): Floats {
  if (featureMap === "identity") return x;
  const features = newFloats(x, omegaWidth(featureMap, x.length));
  features.set(x);
  for (let i = 0, at = x.length; i < x.length; i++) {
    for (let j = i; j < x.length; j++, at++) features[at] = x[i]! * x[j]!;
  }
  return features;
}

export function emptyOmega({ keys, keyWidth, valueWidth, featureMap }: OmegaSequence): OmegaState {
  const size = omegaWidth(featureMap, keyWidth) * valueWidth;
  return { position: 0, weights: newFloats(keys, size), momentum: new Float64Array(size) };
}

/** Reads the next token. */
export function writeOmega(sequence: OmegaSequence, state: OmegaState): void {
  const { keys, values, keyWidth, valueWidth, featureMap, window, gamma, keep, eta, rate, steps } = sequence;
  const { position: t, weights, momentum } = state;
  const carried = eta[t]!;
  for (let at = 0; at < momentum.length; at++) momentum[at]! *= carried;
  // M stands still until all of them have pushed.
  for (let j = 0; j < Math.min(window, t + 1); j++) {
    const features = featuresFor(featureMap, rowOf(keys, { row: t - j, width: keyWidth }));
    const push = Float64Array.from(rowOf(values, { row: t - j, width: valueWidth }));
    for (let i = 0, at = 0; i < features.length; i++) {
      for (let column = 0; column < valueWidth; column++, at++) push[column]! -= features[i]! * weights[at]!;
    }
    const weight = gamma[t * window + j]!;
    for (let i = 0, at = 0; i < features.length; i++) {
      const strength = weight * features[i]!;
      for (let column = 0; column < valueWidth; column++, at++) momentum[at]! += strength * push[column]!;
    }
  }
  const written =
    steps === 0 ? momentum : newtonSchulz(momentum, { rows: weights.length / valueWidth, columns: valueWidth, steps });
  for (let at = 0; at < weights.length; at++) weights[at] = keep[t]! * weights[at]! + rate[t]! * written[at]!;
  state.position++;
}
