// How does a model learn? One step of AdamW on a batch of made-up texts, and everything it needs to go on another day.
// Step n's texts come from the seed and n alone, so a resumed training continues exactly. Leaves files to scripts/train.ts.

import { parameterShapes, type ModelConfig, type Start } from "#model/contracts/architecture";
import { normal, uniform } from "#model/contracts/random";
import { isBeyond } from "#model/trained/reach";
import { commonReach, phaseOf, type TrainingPhase, type TrainingPlan } from "#model/trained/recipes";
import type { Sample } from "#model/trained/tasks/task";
import { mixture } from "#model/trained/tasks/tasks";
import { idsOf } from "#model/contracts/vocabulary";

export type Weights = Record<string, Float32Array>;

/** A text, and what each of its tokens counts as a prediction. */
export interface WeighedText {
  readonly ids: Int32Array; // (T)
  /** The token that should follow each. */
  readonly targets: Int32Array; // (T)
  readonly weights: Float32Array; // (T)
}

export interface Gradients {
  /** −Σ weight · ln p(target) of all texts, in nats. */
  readonly loss: number;
  /** Of every text the likeliest next tokens. (T) each */
  readonly guesses: readonly Int32Array[];
  readonly gradients: Weights;
}

/** What a step goes down by. */
export type GradientsOf = (parameters: Weights, texts: readonly WeighedText[]) => Gradients | Promise<Gradients>;

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

/** Before the first step. */
export function startTraining({ config, plan: { seed } }: { config: ModelConfig; plan: TrainingPlan }): TrainingState {
  const parameters: Weights = {};
  for (const [name, { shape, start }] of Object.entries(parameterShapes(config))) {
    parameters[name] = startOf({ shape, start, next: normal(`${seed} ${name}`) });
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

/** One step. Moves `state` on. */
export async function trainStep({
  config,
  plan,
  state,
  gradientsOf,
  sample = mixed,
}: {
  config: ModelConfig;
  plan: TrainingPlan;
  state: TrainingState;
  gradientsOf: GradientsOf;
  /** Makes up a text; of the tasks in the phase's shares unless told otherwise. */
  sample?: (phase: TrainingPhase, next: () => number) => Sample;
}): Promise<StepReport> {
  const { phase, before } = phaseOf(plan, state.step);
  const samples = stepTexts({ plan, step: state.step, sample });
  const texts = samples.map((sample) => weighed(sample, plan.otherWeight));
  const { loss, guesses, gradients } = await gradientsOf(state.parameters, texts);
  const total = texts.reduce((sum, { weights }) => sum + weights.reduce((sum, weight) => sum + weight, 0), 0);
  const rate = rateOf(phase, before);
  state.step++;
  return {
    loss: loss / total,
    rate,
    gradientNorm: descend({ config, plan, state, gradients, share: 1 / total, rate }),
    ...graded(samples, guesses),
  };
}

function mixed({ length, shares }: TrainingPhase, next: () => number): Sample {
  return mixture({ next, length, shares }).sample;
}

/** The texts that a step learns: they come from the seed and the step alone. */
export function stepTexts({
  plan,
  step,
  sample,
}: {
  plan: TrainingPlan;
  step: number;
  sample: (phase: TrainingPhase, next: () => number) => Sample;
}): Sample[] {
  const next = uniform(stepSeed(plan, step));
  const { phase } = phaseOf(plan, step);
  return Array.from({ length: phase.batch }, () => sample(phase, next));
}

export function stepSeed({ seed }: Pick<TrainingPlan, "seed">, step: number): string {
  return `${seed} step ${step}`;
}

/**
 * The texts of a step as they are learned: an answer's token counts 1, others `otherWeight`, what follows the last nothing. Of a text
 * that is asked beside every word, each of these answers counts 1, and nothing else.
 */
export function weighed({ words, answers, beside }: Sample, otherWeight: number): WeighedText {
  const ids = idsOf(words);
  if (beside) return { ids, targets: idsOf(beside), weights: new Float32Array(ids.length).fill(1) };
  const targets = new Int32Array(ids.length);
  targets.set(ids.subarray(1));
  const weights = new Float32Array(ids.length).fill(otherWeight, 0, ids.length - 1);
  for (const { token, length } of answers) weights.fill(1, token - 1, token - 1 + length);
  return { ids, targets, weights };
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
  share,
  rate,
}: {
  config: ModelConfig;
  plan: TrainingPlan;
  state: TrainingState;
  gradients: Weights;
  /** What all of them are multiplied by. */
  share: number;
  rate: number;
}): number {
  let square = 0;
  for (const gradient of Object.values(gradients)) for (const g of gradient) square += g * g;
  const norm = share * Math.sqrt(square);
  if (!Number.isFinite(norm)) throw new Error(`the gradient of step ${step} is ${norm}: the training diverged`);
  const scale = share * Math.min(1, clip / norm);
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

function graded(
  samples: readonly Sample[],
  guesses: readonly Int32Array[],
): Pick<StepReport, "accuracy" | "farAccuracy"> {
  const near = { right: 0, asked: 0 };
  const far = { right: 0, asked: 0 };
  samples.forEach(({ words, answers }, text) => {
    const ids = idsOf(words);
    for (const { token, length, distance } of answers) {
      const group = isBeyond(distance, commonReach) ? far : near;
      for (let at = token; at < token + length; at++) {
        group.asked++;
        if (guesses[text]![at - 1] === ids[at]) group.right++;
      }
    }
  });
  const asked = near.asked + far.asked;
  return {
    accuracy: asked > 0 ? (near.right + far.right) / asked : 0,
    farAccuracy: far.asked > 0 ? far.right / far.asked : 0,
  };
}
