// How many tokens a second does a training learn? Loss and gradients of one batch: on SIMD on one core, and by tfjs on its wasm
// backend, operation by operation, which is how this project trained at first. Both are held to the same gradients before.

import type { ModelConfig } from "#model/contracts/architecture";
import { modelTitles, type TrainedName } from "#model/contracts/models";
import { uniform } from "#model/contracts/random";
import { openLearner } from "#model/learning/gradients";
import { tensorGradients } from "#model/learning/gradients.tfjs";
import { weighed, type Gradients, type WeighedText, type Weights } from "#model/learning/training";
import { mixture } from "#model/trained/tasks/tasks";
import { shippedModel } from "../models";
import { openTensors } from "../train/backend";
import { rateSaid } from "./inputs";

export interface TrainingSpeed {
  readonly model: TrainedName;
  /** Of every text. */
  readonly length: number;
  readonly simd: number;
  readonly tensors: number;
}

const timed: readonly { model: TrainedName; batch: number; length: number }[] = [
  ...(["lmm", "mac", "mag", "mal", "window", "full", "linear", "gatedDelta", "mamba2"] as const).map((model) => ({
    ...{ model, batch: 32, length: 64 },
  })),
  { model: "lmm", batch: 8, length: 256 },
  { model: "mac", batch: 8, length: 256 },
];
const turns = 4;
const mostApart = 1e-3;

export async function benchTraining(): Promise<TrainingSpeed[]> {
  await openTensors();
  const speeds: TrainingSpeed[] = [];
  for (const { model, batch, length } of timed) {
    const { config, parameters: given, texts } = batchOf({ model, batch, length });
    const learners = { simd: openLearner({ config, length }), tensors: tensorGradients(config) };
    const best = { simd: Infinity, tensors: Infinity };
    const found: Partial<Record<keyof typeof learners, Gradients>> = {};
    for (let turn = 0; turn < turns; turn++) {
      for (const name of ["simd", "tensors"] as const) {
        const start = process.cpuUsage();
        found[name] = await learners[name](given, texts);
        const { user, system } = process.cpuUsage(start);
        best[name] = Math.min(best[name], (user + system) / 1e6);
      }
    }
    const apart = gradientsApart(found.simd!, found.tensors!);
    if (apart > mostApart) throw new Error(`${model}: SIMD and tfjs find gradients ${apart} of their norm apart`);
    const rate = (name: keyof typeof learners): number => Math.round((batch * length) / best[name]);
    const speed = { model, length, simd: rate("simd"), tensors: rate("tensors") };
    console.log(
      `${modelTitles[model].long}, ${batch} texts of ${length}: SIMD ${rateSaid(speed.simd)} · ` +
        `tfjs on wasm ${rateSaid(speed.tensors)} (${(speed.simd / speed.tensors).toFixed(1)} ×)`,
    );
    speeds.push(speed);
  }
  return speeds;
}

/** A trained model, and texts of all kinds for it. */
export function batchOf({ model, batch, length }: { model: TrainedName; batch: number; length: number }): {
  config: ModelConfig;
  parameters: Weights;
  texts: WeighedText[];
} {
  const { card, parameters } = shippedModel(model);
  const next = uniform(`bench training ${model}`);
  const shares = { story: 1, needle: 1, pairs: 1, list: 1 };
  return {
    config: card.config,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, { data }]) => [name, Float32Array.from(data)]),
    ),
    texts: Array.from({ length: batch }, () => weighed(mixture({ next, length, shares }).sample, 0.05)),
  };
}

/** ‖a − b‖ / ‖b‖ over all parameters. */
export function gradientsApart({ gradients: some }: Gradients, { gradients: others }: Gradients): number {
  let [apart, whole] = [0, 0];
  for (const [name, gradient] of Object.entries(others)) {
    gradient.forEach((g, at) => {
      apart += (some[name]![at]! - g) ** 2;
      whole += g * g;
    });
  }
  return Math.sqrt(apart / whole);
}
