// How does a model learn? One step of AdamW on a batch of made-up texts, and everything it needs to go on another day.
// Step n's texts come from the seed and n alone, so a resumed training continues exactly. Leaves files to scripts/train.ts.

import * as tf from "@tensorflow/tfjs";
import { parameterShapes, type ModelConfig, type Start } from "#model/contracts/architecture";
import { normal, uniform } from "#model/contracts/random";
import { isBeyond } from "./reach";
import { commonReach, phaseOf, type TrainingPhase, type TrainingPlan } from "./recipes";
import type { Sample } from "./tasks/task";
import { mixture } from "./tasks/tasks";
import { logitsOf } from "./titans";
import { idsOf } from "#model/contracts/vocabulary";
import type { StoredTensors } from "./weights";

export type Weights = Record<string, Float32Array>;

export interface TrainingState {
  /** Steps done. */
  step: number;
  readonly parameters: Weights;
  /** AdamW's running means of the gradients and of their squares. */
  readonly first: Weights;
  readonly second: Weights;
}

export interface StepReport {
  /** Mean negative log probability of the next token, in nats, answers weighing 1 and others the plan's otherWeight. */
  readonly loss: number;
  readonly gradientNorm: number;
  readonly rate: number;
  /** Of the answers' tokens, how many the model would have said. */
  readonly accuracy: number;
  /** The same of answers beyond the reach of every model with a window. */
  readonly farAccuracy: number;
}

/** Before the first step. `given` are the parameters of the plan's `from`: those that fit are taken over. */
export function startTraining({
  config,
  plan: { seed },
  given,
}: {
  config: ModelConfig;
  plan: TrainingPlan;
  given: StoredTensors;
}): TrainingState {
  const parameters: Weights = {};
  for (const [name, { shape, start }] of Object.entries(parameterShapes(config))) {
    const fits = given[name]?.shape.join() === shape.join();
    parameters[name] = fits ? given[name]!.data.slice() : startOf({ shape, start, next: normal(`${seed} ${name}`) });
  }
  const zeros = (): Weights =>
    Object.fromEntries(Object.entries(parameters).map(([name, data]) => [name, new Float32Array(data.length)]));
  return { step: 0, parameters, first: zeros(), second: zeros() };
}

function startOf({ shape, start, next }: { shape: readonly number[]; start: Start; next: () => number }): Float32Array {
  const data = new Float32Array(shape.reduce((product, side) => product * side, 1));
  switch (start.kind) {
    case "constant":
      return data.fill(start.value);
    case "normal":
      return data.map(() => start.deviation * next());
    case "taps": // the first row is the current token's
      return data.map((_, at) => (at < shape[1]! ? 1 : 0) + start.deviation * next());
    case "identity":
      return data.map((_, at) => (at % (shape[1]! + 1) === 0 ? 1 : 0) + start.deviation * next());
    case "first":
      return data.map((_, at) => (at % shape.at(-1)! === 0 ? start.value : 0));
    case "gates": {
      const heads = data.length / 3;
      return data.map((_, at) => [start.theta, start.eta, start.alpha][Math.floor(at / heads)]!);
    }
    default:
      return start satisfies never;
  }
}

/** One step, on the current tfjs backend. Moves `state` on. */
export async function trainStep({
  config,
  plan,
  state,
}: {
  config: ModelConfig;
  plan: TrainingPlan;
  state: TrainingState;
}): Promise<StepReport> {
  const next = uniform(`${plan.seed} step ${state.step}`);
  const { phase, before } = phaseOf(plan, state.step);
  const { batch, length, shares } = phase;
  const samples = Array.from({ length: batch }, () => mixture({ next, length, shares }).sample);
  const { loss, guesses, gradients } = await gradientsOf({
    ...{ config, plan, samples },
    parameters: state.parameters,
  });
  const rate = rateOf(phase, before);
  state.step++;
  return {
    loss,
    rate,
    gradientNorm: descend({ config, plan, state, gradients, rate }),
    ...graded(samples, guesses),
  };
}

/** The loss of some texts and its gradient by every parameter; `guesses` are the likeliest next tokens. (N·T) */
async function gradientsOf({
  config,
  parameters,
  samples,
  plan: { otherWeight },
}: {
  config: ModelConfig;
  parameters: Weights;
  samples: readonly Sample[];
  plan: Pick<TrainingPlan, "otherWeight">;
}): Promise<{ loss: number; guesses: Int32Array; gradients: Weights }> {
  const batch = samples.length;
  const length = samples[0]!.words.length;
  const { vocabulary } = config;
  const ids = new Int32Array(batch * length);
  const targets = new Int32Array(batch * length);
  const weights = new Float32Array(batch * length);
  samples.forEach(({ words, answers }, text) => {
    const from = text * length;
    ids.set(idsOf(words), from);
    targets.set(ids.subarray(from + 1, from + length), from);
    weights.fill(otherWeight, from, from + length - 1); // after the last token nothing is known to come
    for (const { token, length: size } of answers) weights.fill(1, from + token - 1, from + token - 1 + size);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shapes = parameterShapes(config);
  const names = Object.keys(shapes);

  const tensors = tf.tidy(() => {
    const oneHot = (of: Int32Array): tf.Tensor2D =>
      tf.cast(tf.oneHot(tf.tensor1d(of, "int32"), vocabulary), "float32") as tf.Tensor2D;
    const tokens = tf.reshape<tf.Rank.R3>(oneHot(ids), [batch, length, vocabulary]);
    const expected = tf.mul(oneHot(targets), tf.tensor2d(weights, [batch * length, 1]));
    let guesses: tf.Tensor | null = null;
    const lossOf = (...values: tf.Tensor[]): tf.Scalar => {
      const named = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
      const logits = tf.reshape<tf.Rank.R2>(logitsOf({ config, parameters: named, tokens }), [-1, vocabulary]);
      guesses = tf.keep(tf.argMax(logits, -1));
      return tf.div(tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), expected))), total);
    };
    const inputs = names.map((name) => tf.tensor(parameters[name]!, [...shapes[name]!.shape]));
    const { value, grads } = tf.valueAndGrads(lossOf)(inputs);
    return { value, grads, guesses: guesses! };
  });
  const gradients: Weights = {};
  for (const [index, gradient] of tensors.grads.entries()) {
    gradients[names[index]!] = (await gradient.data()) as Float32Array;
  }
  const loss = (await tensors.value.data())[0]!;
  const guesses = (await tensors.guesses.data()) as Int32Array;
  tf.dispose([tensors.value, tensors.guesses, ...tensors.grads]);
  return { loss, guesses, gradients };
}

/** Up along a line, down along half a cosine to a tenth. */
function rateOf({ peakRate, warmUp, steps }: TrainingPhase, step: number): number {
  if (step < warmUp) return (peakRate * (step + 1)) / warmUp;
  const done = Math.min(1, (step - warmUp) / Math.max(1, steps - warmUp));
  return peakRate * (0.1 + 0.9 * 0.5 * (1 + Math.cos(Math.PI * done)));
}

/** AdamW on clipped gradients. Returns their norm before the clip. @throws Error where it is not finite. */
function descend({
  config,
  plan: { beta1, beta2, weightDecay, clip },
  state: { step, parameters, first, second },
  gradients,
  rate,
}: {
  config: ModelConfig;
  plan: TrainingPlan;
  state: TrainingState;
  gradients: Weights;
  rate: number;
}): number {
  let square = 0;
  for (const gradient of Object.values(gradients)) for (const g of gradient) square += g * g;
  const norm = Math.sqrt(square);
  if (!Number.isFinite(norm)) throw new Error(`the gradient of step ${step} is ${norm}: the training diverged`);
  const scale = Math.min(1, clip / norm);
  const [bias1, bias2] = [1 - beta1 ** step, 1 - beta2 ** step];
  for (const [name, { decays }] of Object.entries(parameterShapes(config))) {
    const [gradient, data, mean, meanSquare] = [gradients[name]!, parameters[name]!, first[name]!, second[name]!];
    const shrink = decays ? rate * weightDecay : 0;
    for (let at = 0; at < data.length; at++) {
      const g = gradient[at]! * scale;
      mean[at] = beta1 * mean[at]! + (1 - beta1) * g;
      meanSquare[at] = beta2 * meanSquare[at]! + (1 - beta2) * g * g;
      const step = mean[at]! / bias1 / (Math.sqrt(meanSquare[at]! / bias2) + 1e-8);
      data[at] = data[at]! - rate * step - shrink * data[at]!;
    }
  }
  return norm;
}

function graded(samples: readonly Sample[], guesses: Int32Array): Pick<StepReport, "accuracy" | "farAccuracy"> {
  const near = { right: 0, asked: 0 };
  const far = { right: 0, asked: 0 };
  samples.forEach(({ words, answers }, text) => {
    const ids = idsOf(words);
    for (const { token, length, distance } of answers) {
      const group = isBeyond(distance, commonReach) ? far : near;
      for (let at = token; at < token + length; at++) {
        group.asked++;
        if (guesses[text * words.length + at - 1] === ids[at]) group.right++;
      }
    }
  });
  const asked = near.asked + far.asked;
  return {
    accuracy: asked > 0 ? (near.right + far.right) / asked : 0,
    farAccuracy: far.asked > 0 ? far.right / far.asked : 0,
  };
}
