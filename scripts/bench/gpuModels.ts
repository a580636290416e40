// Do the trained models read on this GPU what they read in float64, and how fast beside SIMD? Each on a text of chance, traced as in
// the page. Leaves finding the GPU to dawn.ts.

import { baselineMixers, titansMixers } from "#model/contracts/architecture";
import { modelTitles, type TrainedName } from "#model/contracts/models";
import type { Floats } from "#model/contracts/vectors";
import { startForward, type Forward } from "#model/trained/forward";
import { openGpuKernels, supportsGpuModel } from "#model/trained/forward.gpu";
import { plainKernels } from "#model/trained/forward.kernels";
import { shippedModel } from "../models";
import { bestInTurns, rateSaid } from "./inputs";
import { benchIds, forwardReaders } from "./models";

export interface GpuModelSpeed {
  readonly model: TrainedName;
  /** max|a − b| / max|b| of what it expects next, against float64. */
  readonly off: number;
  /** Tokens a second. */
  readonly simd: number;
  readonly wgsl: number;
}

/** Tokens a block, as the page reads them on a GPU. */
const block = 256;
/** Tokens that are held against float64. */
const checked = 96;

/** @throws Error where a model reads something else than in float64. */
export async function benchGpuModels(
  device: GPUDevice,
  { models, length, patience }: { models: number; length: number; patience: number },
): Promise<GpuModelSpeed[]> {
  const speeds: GpuModelSpeed[] = [];
  for (const model of [...titansMixers, ...baselineMixers].slice(0, models)) {
    const { card, parameters } = shippedModel(model);
    const { config } = card;
    if (!supportsGpuModel(config)) throw new Error(`the GPU's kernels are too narrow for ${modelTitles[model].long}`);
    const ids = benchIds(length);
    const readOnGpu = async (until: number): Promise<Forward> => {
      const kernels = openGpuKernels(device);
      const forward = startForward({ config, parameters, ids: ids.subarray(0, until), kernels });
      while (forward.advance(block)) await forward.settled;
      await forward.settled;
      return forward;
    };
    const off = await howFarOff(model, await readOnGpu(checked));
    const times = await bestInTurns(
      { simd: forwardReaders(model, length).simd, wgsl: async () => void (await readOnGpu(length)) },
      patience,
    );
    const speed = { model, off, simd: (1000 * length) / times.simd, wgsl: (1000 * length) / times.wgsl };
    speeds.push(speed);
    console.log(
      `${modelTitles[model].long}, ${length} tokens, traced: off by ${off.toExponential(1)} · SIMD ${rateSaid(speed.simd)} · ` +
        `WGSL ${rateSaid(speed.wgsl)} (${(speed.wgsl / speed.simd).toPrecision(2)} ×)`,
    );
  }
  return speeds;
}

/** @throws Error where that is more than rounding: several times what the plain loops are off by in float32. */
async function howFarOff(model: TrainedName, { logits }: Forward): Promise<number> {
  const { card, parameters } = shippedModel(model);
  const options = { config: card.config, parameters, ids: benchIds(checked) };
  const exact = startForward({ ...options, floats: Float64Array });
  const loops = startForward({ ...options, kernels: plainKernels(Float32Array) });
  for (const forward of [exact, loops]) while (forward.advance(block));
  const off = farthest(logits, exact.logits);
  const allowed = 5e-5 + 50 * farthest(loops.logits, exact.logits);
  if (!(off <= allowed)) {
    throw new Error(
      `${modelTitles[model].long} on the GPU is off by ${off.toExponential(1)}; allowed: ${allowed.toExponential(1)}`,
    );
  }
  return off;
}

/** max|a − b| / max|b|; NaN where a number is missing. */
function farthest(actual: Floats, expected: Floats): number {
  let [difference, size] = [0, 1e-6];
  expected.forEach((x, index) => {
    difference = Math.max(difference, Math.abs(actual[index]! - x));
    size = Math.max(size, Math.abs(x));
  });
  return difference / size;
}
