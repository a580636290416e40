// Do trained models read the same on a GPU? In a real Chromium, on WebGPU's SwiftShader: every shipped model on a fresh text, and
// models of odd shapes, against the plain loops in float64. Without an adapter everything here fails.

import { beforeAll, describe, expect, test, vi } from "vitest";
import { baselineMixers, titansMixers, type Mixer } from "#model/contracts/architecture";
import { uniform } from "#model/contracts/random";
import type { ModelCard } from "#model/contracts/protocol";
import { idsOf } from "#model/contracts/vocabulary";
import { chooseModelEngine } from "#model/reading/modelEngine";
import { testModel, tolerance } from "#model/reading/selfTest";
import { startForward, type Forward } from "#model/trained/forward";
import { openGpuKernels, supportsGpuModel } from "#model/trained/forward.gpu";
import type { TrainedModel } from "#model/trained/modelFile";
import { tasks } from "#model/trained/tasks/tasks";
import { readSafetensors } from "#model/trained/weights";
import { expectNear, shownOf } from "../support/forwards";
import { memoryConfig } from "../support/memories";
import { deep, modelConfig, randomIds, randomParameters } from "../support/randomModel";

type Start = Parameters<typeof startForward>[0];

let device: GPUDevice;

beforeAll(async () => {
  const adapter = await navigator.gpu.requestAdapter();
  device = await adapter!.requestDevice();
});

/** Read in pieces, as the page does. */
async function readOnGpu(options: Start, pieces: readonly number[] = [5, 8]): Promise<Forward> {
  const forward = startForward({ ...options, kernels: openGpuKernels(device) });
  for (const count of [...pieces, Infinity]) {
    forward.advance(count);
    await forward.settled;
  }
  return forward;
}

async function shipped(name: Mixer): Promise<TrainedModel> {
  const file = (ending: string) => fetch(`/models/${name}.${ending}`);
  const card = (await (await file("json")).json()) as ModelCard;
  const { tensors } = readSafetensors(new Uint8Array(await (await file("safetensors")).arrayBuffer()));
  return { card, parameters: tensors };
}

describe("A shipped model", () => {
  test.each<Mixer>([...titansMixers, ...baselineMixers])("%s reads a fresh text as in float64", async (name) => {
    const { card, parameters } = await shipped(name);
    const { words } = tasks[0]!.sample({ next: uniform(`gpu ${name}`), length: 64 });
    const options = { config: card.config, parameters, ids: idsOf(words).subarray(0, 40) };
    expectNear(options, await readOnGpu(options));
  });

  test("is read by the GPU where its first tokens come out as on the CPU, and by the CPU where that fails", async () => {
    const model = await shipped("lmm");
    expect(await chooseModelEngine(model, device)).toMatchObject({ backend: "webgpu" });
    expect(await chooseModelEngine(model, null)).toEqual({ backend: "cpu", reason: null, open: null });
    const wrong = { ...openGpuKernels(device), add: () => {} };
    expect(await testModel(model, wrong)).toBeGreaterThan(100 * tolerance);

    const create = vi.spyOn(device, "createBindGroup").mockImplementation(() => {
      throw new Error("no more");
    });
    expect(await chooseModelEngine(model, device)).toEqual({
      backend: "cpu",
      reason: "the GPU failed at this model (no more), so the CPU reads it",
      open: null,
    });
    create.mockRestore();
  });
});

describe("A model of another shape", () => {
  test("with deep memories in three heads, changed gates and what a person left out reads as in float64", async () => {
    const config = modelConfig("mac", { ...deep, width: 24, heads: 3, window: 5, feedForward: 7 });
    const options: Start = {
      ...{ config, parameters: randomParameters(config), ids: randomIds(23, config) },
      ablation: { noMomentum: true, noPersistent: true },
      overrides: [
        { gate: "theta", scale: 0.5 },
        { gate: "alpha", scale: 3 },
        { gate: "alpha", from: 4, to: 11, value: 0.4 },
      ],
    };
    expectNear(options, await readOnGpu(options, [3, 11, 1]));
  });

  test("cut anywhere, and traced or not, leaves the bits of one reading", async () => {
    const config = modelConfig("lmm");
    const options = { config, parameters: randomParameters(config), ids: randomIds(60, config) };
    const whole = await readOnGpu(options, []);
    const pieces = shownOf(await readOnGpu(options, [1, 6, 31]));
    for (const [name, numbers] of Object.entries(shownOf(whole))) expect(pieces[name], name).toEqual(numbers);
    expect((await readOnGpu({ ...options, traced: false })).logits).toEqual(whole.logits);
  });

  test("of more heads takes no more dispatches", async () => {
    const dispatch = vi.spyOn(GPUComputePassEncoder.prototype, "dispatchWorkgroups");
    const dispatches = async (heads: number): Promise<number> => {
      const config = modelConfig("lmm", { width: 8 * heads, heads });
      dispatch.mockClear();
      await readOnGpu({ config, parameters: randomParameters(config), ids: randomIds(12, config) }, []);
      return dispatch.mock.calls.length;
    };
    const one = await dispatches(1);
    expect(one).toBeLessThan(60);
    expect(await dispatches(4)).toBe(one);
    dispatch.mockRestore();
  });
});

test("what a reading took of the GPU's memory is given back, whether it came to its end or was given up", async () => {
  const create = vi.spyOn(device, "createBuffer");
  const destroy = vi.spyOn(GPUBuffer.prototype, "destroy");
  const config = modelConfig("mamba2");
  const options = { config, parameters: randomParameters(config), ids: randomIds(30, config) };
  await readOnGpu(options);
  const forward = startForward({ ...options, kernels: openGpuKernels(device) });
  forward.advance(4);
  forward.close();
  await forward.settled;
  expect(forward.layers[0]!.matrices[0]!.norms[3]).toBeGreaterThan(0); // what was read is there
  expect(forward.advance(4)).toBe(false);
  expect(forward.position).toBe(4);
  expect(create.mock.calls.length).toBeGreaterThan(6);
  const given = new Set(destroy.mock.contexts);
  for (const { value } of create.mock.results) expect(given.has(value as GPUBuffer)).toBe(true);
  vi.restoreAllMocks();
});

test("models beyond the kernels are known before they are read", () => {
  expect(supportsGpuModel(modelConfig("lmm"))).toBe(true);
  const wide = { width: 130, heads: 2 };
  expect(supportsGpuModel(modelConfig("full", wide))).toBe(false);
  expect(supportsGpuModel(modelConfig("lmm", { memory: memoryConfig({ widths: [8, 300, 8] }) }))).toBe(false);
});

test("a text without room is refused with a RangeError before anything is asked of the GPU", async () => {
  const config = modelConfig("window", { feedForward: 3000 });
  const options = { config, parameters: randomParameters(config), ids: randomIds(6000, config) };
  const forward = startForward({ ...options, kernels: openGpuKernels(device) });
  forward.advance(1);
  await expect(forward.settled).rejects.toThrow(RangeError);
});

test("on a lost device a reading fails rather than hangs", async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const lost = await adapter!.requestDevice();
  const config = modelConfig("linear");
  const options = { config, parameters: randomParameters(config), ids: randomIds(20, config) };
  const forward = startForward({ ...options, kernels: openGpuKernels(lost) });
  lost.destroy();
  await lost.lost;
  forward.advance(10);
  await expect(forward.settled).rejects.toThrow();
});
