// What does a training compute on? SIMD on all cores, unless a GPU is asked for: our kernels in WGSL on the package `webgpu` (Dawn
// for Node); or tfjs on wasm, operation by operation, which SIMD is measured against.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { ModelConfig } from "#model/contracts/architecture";
import { openGpuLearner } from "#model/learning/gradients.gpu";
import { tensorGradients } from "#model/learning/gradients.tfjs";
import type { GradientsOf } from "#model/learning/training";
import { findDawn, openDawn } from "../bench/dawn";

interface Engine {
  readonly said: string;
  readonly gradientsOf: GradientsOf;
  readonly close: () => Promise<unknown>;
}

/**
 * `asked` is simd, gpu or wasm; undefined is simd.
 * @throws Error where what was asked for is unknown or not to be had.
 */
export async function openEngine(
  asked: string | undefined,
  learned: { config: ModelConfig; length: number },
): Promise<Engine> {
  switch (asked) {
    case undefined:
    case "simd": {
      const { openTeam } = await import("./team");
      const team = openTeam(learned);
      return { ...team, said: `on SIMD, ${team.size} at once` };
    }
    case "gpu":
      return openCard(learned.config);
    case "wasm":
      await openTensors();
      return { said: "on wasm, by tfjs", gradientsOf: tensorGradients(learned.config), close: async () => {} };
    default:
      throw new RangeError(`--backend is ${asked}; allowed: simd, gpu, wasm`);
  }
}

/** @throws Error without the package, or without a graphics driver. */
async function openCard(config: ModelConfig): Promise<Engine> {
  const { adapter, close } = await openDawn(findDawn(null));
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const device = await adapter.requestDevice({ requiredLimits: { maxStorageBufferBindingSize, maxBufferSize } });
  const { description, vendor, isFallbackAdapter } = adapter.info;
  const name = description || vendor;
  return {
    said: isFallbackAdapter ? `on ${name}, a processor that plays a GPU: SIMD is faster` : `on the GPU: ${name}`,
    gradientsOf: openGpuLearner({ config, device }),
    close: async () => {
      device.destroy();
      close();
    },
  };
}

/** Puts tfjs on wasm. */
export async function openTensors(): Promise<void> {
  const wasm = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
  setWasmPaths(`${wasm}/`);
  await tf.setBackend("wasm");
  await tf.ready();
}
