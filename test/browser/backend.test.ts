// Which engine does a browser get, and what is the page told? In a real Chromium whose only adapter is software.

import { afterEach, expect, test, vi } from "vitest";
import { openBackend } from "#model/reading/backend";
import { parameterCount, type MemoryConfig } from "#model/contracts/config";
import { initialState } from "#model/kernels/memory.cpu";

afterEach(() => {
  vi.restoreAllMocks();
});

test("cpu when it is asked for", async () => {
  expect(await openBackend("cpu")).toEqual({ kind: "cpu", reason: "the CPU engine was asked for", device: null });
});

test("cpu where there is no adapter, even when WebGPU is asked for", async () => {
  vi.spyOn(navigator.gpu, "requestAdapter").mockResolvedValue(null);
  expect(await openBackend("webgpu")).toEqual({
    kind: "cpu",
    reason: "WebGPU finds no graphics adapter here",
    device: null,
  });
});

test("cpu where the adapter is software, with tfjs never loaded", async () => {
  expect(await openBackend(null)).toEqual({
    kind: "cpu",
    device: null,
    reason: "WebGPU here runs in software, the CPU engine is faster",
  });
  const loaded = performance.getEntriesByType("resource").filter(({ name }) => name.includes("tfjs"));
  expect(loaded.map(({ name }) => name)).toEqual([]);
});

test("cpu where the adapter gives no device", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {}); // tfjs says so too
  vi.spyOn(GPUAdapter.prototype, "requestDevice").mockRejectedValue(new Error("the driver said no"));
  expect(await openBackend("webgpu")).toEqual({ kind: "cpu", reason: "WebGPU did not start", device: null });
});

test("a lost device is reported once, and a scan on it fails rather than hangs", async () => {
  const lost = vi.fn();
  expect(await openBackend("webgpu", lost)).toMatchObject({ kind: "webgpu" });
  expect(lost).not.toHaveBeenCalled();
  const tf = await import("@tensorflow/tfjs");
  const { scanMemoryGpu } = await import("#model/kernels/memory.gpu");
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  device.destroy();
  await device.lost;
  await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1));

  const config: MemoryConfig = {
    widths: [4, 4],
    chunk: 1,
    activation: "identity",
    residual: false,
    readOrder: "after",
    bias: { kind: "l2" },
    decay: "zero",
    clip: null,
    lossScale: 2,
  };
  const numbers = (length: number) => new Float32Array(length).fill(0.1);
  const parameters = { initialWeights: numbers(parameterCount(config.widths)), gain: null };
  const stream = {
    length: 4,
    queries: numbers(16),
    keys: numbers(16),
    values: numbers(16),
    theta: numbers(4),
    eta: numbers(4),
    alpha: numbers(4),
  };
  const state = initialState(parameters);
  await expect(scanMemoryGpu({ config, parameters, stream, state, count: 4, trace: null })).rejects.toThrow();
  expect(state.position).toBe(0);
});
