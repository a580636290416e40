// How many tokens a second does a training learn on this GPU, beside SIMD on one core? Loss and gradients of one batch, of every
// trained model; both must find the same gradients before they are timed. Leaves finding the GPU to dawn.ts.

import { baselineMixers, titansMixers } from "#model/contracts/architecture";
import { modelTitles, type TrainedName } from "#model/contracts/models";
import { openLearner } from "#model/learning/gradients";
import { openGpuLearner } from "#model/learning/gradients.gpu";
import type { Gradients } from "#model/learning/training";
import { bestInTurns, rateSaid } from "./inputs";
import { batchOf, gradientsApart } from "./training";

export interface GpuTrainingSpeed {
  readonly model: TrainedName;
  readonly batch: number;
  /** Of every text. */
  readonly length: number;
  /** ‖a − b‖ / ‖b‖ of all gradients, against SIMD. */
  readonly off: number;
  /** Tokens a second. */
  readonly simd: number;
  readonly wgsl: number;
}

const mostApart = 1e-4;

/** @throws Error where a model's gradients are not those of SIMD. */
export async function benchGpuTraining(
  device: GPUDevice,
  { models, batch, tokens: length, patience }: { models: number; batch: number; tokens: number; patience: number },
): Promise<GpuTrainingSpeed[]> {
  const speeds: GpuTrainingSpeed[] = [];
  for (const model of [...titansMixers, ...baselineMixers].slice(0, models)) {
    const { config, parameters, texts } = batchOf({ model, batch, length });
    const learners = { simd: openLearner({ config, length }), wgsl: openGpuLearner({ config, device }) };
    const found: Partial<Record<keyof typeof learners, Gradients>> = {};
    const learn = async (name: keyof typeof learners): Promise<void> => {
      found[name] = await learners[name](parameters, texts);
    };
    const times = await bestInTurns({ simd: () => learn("simd"), wgsl: () => learn("wgsl") }, patience);
    const off = gradientsApart(found.wgsl!, found.simd!);
    if (!(off <= mostApart))
      throw new Error(`${modelTitles[model].long}: the GPU's gradients are ${off} of their norm apart`);
    const rate = (milliseconds: number): number => Math.round((1000 * batch * length) / milliseconds);
    const speed = { model, batch, length, off, simd: rate(times.simd), wgsl: rate(times.wgsl) };
    console.log(
      `${modelTitles[model].long}, a training of ${batch} texts of ${length}: off by ${off.toExponential(1)} · ` +
        `SIMD ${rateSaid(speed.simd)} · WGSL ${rateSaid(speed.wgsl)} (${(speed.wgsl / speed.simd).toPrecision(2)} ×)`,
    );
    speeds.push(speed);
  }
  return speeds;
}
