// How does a stack of levels learn that are written at different paces? The continuum memory system of Nested Learning
// (arXiv 2512.24695, eq. 70, 71 and 73): residual blocks one after the other, every level with a clock of its own. Leaves
// rates, periods and first weights to continuum.ts and hope.ts, which run it, and to golden cases.
//
//   F: x ← x + σ(xW₁)W₂, level after level
//   G_l ← G_l + θ_t ∇_l ½‖F(x_t) − v_t‖²     at the weights of the moment, at every token
//   W_l ← W_l − rate_l G_l, G_l ← 0           after every period_l tokens, and nothing in between

import type { Activation } from "#model/contracts/config";
import { dot, newFloats, type Floats } from "#model/contracts/vectors";
import { activate, slope } from "#model/kernels/memory.cpu";

export interface StackPlan {
  /** d, of what goes in and comes out. */
  readonly width: number;
  readonly activation: Activation;
  readonly levels: readonly {
    /** Tokens between two writes. */
    readonly period: number;
    /** What its sum of gradients is multiplied by when it is written. */
    readonly rate: number;
    /** Of its block. */
    readonly hidden: number;
  }[];
}

/** Everything a stack carries from one token to the next. */
export interface StackState {
  /** Tokens read: all clocks are read off it. */
  position: number;
  /** A level: W₁ (d, h), then W₂ (h, d). */
  readonly weights: readonly Floats[];
  /** A level: G, shaped as its weights. */
  readonly sums: readonly Floats[];
  /** How often each level was written. */
  readonly updates: number[];
}

/** Before the first token: `weights` as they are given, nothing summed. */
export function startStack(weights: readonly Floats[]): StackState {
  return {
    position: 0,
    weights,
    sums: weights.map((block) => newFloats(block, block.length)),
    updates: weights.map(() => 0),
  };
}

/** What one block made of its input, kept for the way back. */
interface BlockPass {
  readonly input: Floats; // x (d)
  readonly bent: Floats; // xW₁ (h)
  readonly features: Floats; // σ(xW₁) (h)
}

/** F(x): (d) → (d), a fresh array. */
export function readStack(plan: StackPlan, weights: readonly Floats[], input: Floats): Floats {
  return forward(plan, weights, input).output;
}

/**
 * Reads one pair: every level adds its gradient, and those whose clock strikes are written.
 * @returns ½‖F(x) − v‖² before.
 */
export function writeStack(
  plan: StackPlan,
  state: StackState,
  { input, value, theta }: { input: Floats; value: Floats; theta: number },
): number {
  const { levels, width } = plan;
  const { output, passes } = forward(plan, state.weights, input);
  const error = output.map((x, j) => x - value[j]!); // ∂ℓ/∂ of the level's output (d)
  const loss = 0.5 * dot(error, error);
  for (let level = levels.length - 1; level >= 0; level--) {
    const { hidden } = levels[level]!;
    const { input: x, bent, features } = passes[level]!;
    const weights = state.weights[level]!;
    const sum = state.sums[level]!;
    const second = width * hidden; // where W₂ begins
    const back = newFloats(x, hidden); // ∂ℓ/∂(xW₁)
    for (let h = 0, at = second; h < hidden; h++) {
      let along = 0;
      for (let j = 0; j < width; j++, at++) {
        along += weights[at]! * error[j]!;
        sum[at]! += theta * features[h]! * error[j]!;
      }
      back[h] = along * slope(plan.activation, bent[h]!);
    }
    for (let i = 0, at = 0; i < width; i++) {
      let along = 0;
      for (let h = 0; h < hidden; h++, at++) {
        along += weights[at]! * back[h]!;
        sum[at]! += theta * x[i]! * back[h]!;
      }
      error[i]! += along;
    }
  }
  state.position++;
  levels.forEach(({ period, rate }, level) => {
    if (state.position % period !== 0) return;
    const weights = state.weights[level]!;
    const sum = state.sums[level]!;
    for (let at = 0; at < sum.length; at++) weights[at]! -= rate * sum[at]!;
    sum.fill(0);
    state.updates[level]!++;
  });
  return loss;
}

function forward(
  { width, levels, activation }: StackPlan,
  weights: readonly Floats[],
  input: Floats,
): { output: Floats; passes: BlockPass[] } {
  let x = input.slice();
  const passes = levels.map(({ hidden }, level) => {
    const block = weights[level]!;
    const bent = newFloats(x, hidden);
    for (let i = 0, at = 0; i < width; i++) {
      for (let h = 0; h < hidden; h++, at++) bent[h]! += x[i]! * block[at]!;
    }
    const features = bent.map((z) => activate(activation, z));
    const output = x.slice();
    for (let h = 0, at = width * hidden; h < hidden; h++) {
      for (let j = 0; j < width; j++, at++) output[j]! += features[h]! * block[at]!;
    }
    const pass = { input: x, bent, features };
    x = output;
    return pass;
  });
  return { output: x, passes };
}

/** ‖W − W₀‖ of one level, its two matrices together. */
export function driftOf(weights: Floats, initial: Floats): number {
  let square = 0;
  for (let at = 0; at < weights.length; at++) square += (weights[at]! - initial[at]!) ** 2;
  return Math.sqrt(square);
}

/** W₁ and W₂ of one level, or of its sum, as views. */
export function layersOfBlock(
  block: Floats,
  { width, hidden }: { width: number; hidden: number },
): readonly [Floats, Floats] {
  return [block.subarray(0, width * hidden), block.subarray(width * hidden)] as const;
}
