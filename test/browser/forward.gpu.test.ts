// Do trained models read the same on a GPU? In a real Chromium, on WebGPU's SwiftShader: every shipped model on a text of its
// tasks, and models of odd shapes, against the plain loops in float64. Without an adapter everything here fails.

import { beforeAll, describe, test } from "vitest";
import { baselineMixers, titansMixers, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import { uniform } from "#model/contracts/random";
import { idsOf } from "#model/contracts/vocabulary";
import { startForward, type Forward } from "#model/trained/forward";
import { openGpuKernels } from "#model/trained/forward.gpu";
import { tasks } from "#model/trained/tasks/tasks";
import { readSafetensors } from "#model/trained/weights";
import { expectNear } from "../support/forwards";

let device: GPUDevice;

beforeAll(async () => {
  const adapter = await navigator.gpu.requestAdapter();
  device = await adapter!.requestDevice();
});

type Start = Parameters<typeof startForward>[0];

/** Read in pieces, as the page does. */
async function readOnGpu(options: Start, pieces: readonly number[] = [5, 8]): Promise<Forward> {
  const forward = startForward({ ...options, kernels: openGpuKernels(device) });
  for (const count of [...pieces, Infinity]) {
    forward.advance(count);
    await forward.settled;
  }
  return forward;
}

describe("A shipped model", () => {
  test.each<Mixer>([...titansMixers, ...baselineMixers])(
    "%s reads a fresh text as the plain loops do in float64",
    async (name) => {
      const file = async (ending: string) => fetch(`/models/${name}.${ending}`);
      const { config } = (await (await file("json")).json()) as { config: ModelConfig };
      const { tensors: parameters } = readSafetensors(new Uint8Array(await (await file("safetensors")).arrayBuffer()));
      const { words } = tasks[0]!.sample({ next: uniform(`gpu ${name}`), length: 64 });
      const options = { config, parameters, ids: idsOf(words).subarray(0, 40) };
      expectNear(options, await readOnGpu(options));
    },
  );
});
