// Are a training's gradients on a GPU those on SIMD, which small steps hold? In a real Chromium, on WebGPU's SwiftShader.

import { beforeAll, expect, test, vi } from "vitest";
import { baselineMixers, hasMemory, titansMixers, type Mixer, type ModelConfig } from "#model/contracts/architecture";
import { openLearner } from "#model/learning/gradients";
import { openGpuLearner } from "#model/learning/gradients.gpu";
import type { Gradients } from "#model/learning/training";
import { memoryConfig } from "../support/memories";
import { apart, single, textOf } from "../support/learning";
import { deep, modelConfig, randomParameters } from "../support/randomModel";

let device: GPUDevice;

beforeAll(async () => {
  const adapter = await navigator.gpu.requestAdapter();
  device = await adapter!.requestDevice();
});

/** As many persistent tokens as a chunk has: fewer programs are to be made. */
const persistent = 4;

function expectSame(found: Gradients, expected: Gradients): void {
  expect(found.loss).toBeCloseTo(expected.loss, 3);
  expect(found.guesses).toEqual(expected.guesses);
  expect(Object.keys(found.gradients)).toEqual(Object.keys(expected.gradients));
  for (const [name, gradient] of Object.entries(expected.gradients)) {
    expect(apart(found.gradients[name]!, gradient), name).toBeLessThan(1e-4);
  }
}

const asked: readonly (readonly [string, ModelConfig])[] = [
  ["lmm of one matrix", modelConfig("lmm", { persistent })],
  ...[...titansMixers, ...baselineMixers].map((mixer: Mixer) => {
    const config = modelConfig(mixer, { ...(hasMemory(mixer) && deep), persistent });
    return [hasMemory(mixer) ? `${mixer} of two layers with all that a memory can have` : mixer, config] as const;
  }),
];

test.each(asked)(
  "A training of %s finds what SIMD finds, in every parameter and over several chunks",
  async (_, config) => {
    // Two are as long as each other and go together; what is left of the last chunk is short.
    const texts = [12, 10, 10].map((tokens, text) => textOf(tokens, config, `text ${text}`));
    const [learn, learnOnSimd] = [openGpuLearner({ config, device }), openLearner({ config, length: 12 })];
    const parameters = single(randomParameters(config));
    expectSame(await learn(parameters, texts), learnOnSimd(parameters, texts));
  },
);

test("A step reads its own texts with its own parameters over the way that the one before wrote down", async () => {
  const config = modelConfig("mamba2");
  const [learn, learnOnSimd] = [openGpuLearner({ config, device }), openLearner({ config, length: 9 })];
  for (const step of ["two", "three"]) {
    const parameters = single(randomParameters(config, step));
    const texts = [0, 1, 2].map((text) => textOf(9, config, `${step} ${text}`));
    expectSame(await learn(parameters, texts), learnOnSimd(parameters, texts));
  }
});

test("More texts take no more dispatches than one, and those too many to go together go one after the other", async () => {
  const config = modelConfig("window", { layers: 1 });
  const parameters = single(randomParameters(config));
  const dispatch = vi.spyOn(GPUComputePassEncoder.prototype, "dispatchWorkgroups");
  const submit = vi.spyOn(GPUQueue.prototype, "submit");
  const readings = async (count: number): Promise<{ dispatches: number; submissions: number }> => {
    const texts = Array.from({ length: count }, (_, text) => textOf(2, config, `text ${text}`));
    dispatch.mockClear();
    submit.mockClear();
    const found = await openGpuLearner({ config, device })(parameters, texts);
    expectSame(found, openLearner({ config, length: 2 })(parameters, texts));
    return { dispatches: dispatch.mock.calls.length, submissions: submit.mock.calls.length };
  };
  const one = await readings(1);
  expect(one.submissions).toBe(1);
  expect(await readings(5)).toEqual(one);
  expect((await readings(66)).submissions).toBe(2);
  vi.restoreAllMocks();
});

test("A training on a GPU of what it has no way back through says so", async () => {
  const parameters = single(randomParameters(modelConfig("lmm")));
  const learn = (changes: Parameters<typeof memoryConfig>[0]) => {
    const config = modelConfig("lmm", { memory: memoryConfig({ widths: [8, 8], ...changes }) });
    return openGpuLearner({ config, device })(parameters, [textOf(8, config, "one")]);
  };
  await expect(learn({ bias: { kind: "huber", delta: 1 } })).rejects.toThrow(
    "a memory's bias is huber in training; allowed: l2",
  );
  await expect(learn({ readOrder: "before" })).rejects.toThrow("read order is before in training; allowed: after");
  const wide = modelConfig("lmm", { memory: memoryConfig({ widths: [8, 300, 8] }) });
  expect(() => openGpuLearner({ config: wide, device })).toThrow("are wider than the GPU's kernels take");
});
