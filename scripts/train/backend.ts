// What does a training compute on? SIMD on all cores, unless a GPU is asked for: tfjs on the package `webgpu` (Dawn for Node),
// or on wasm, operation by operation, which SIMD is measured against. The package is no dependency: its binaries weigh 130 MB.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { ModelConfig } from "#model/contracts/architecture";
import { tensorGradients } from "#model/learning/gradients.tfjs";
import type { GradientsOf } from "#model/learning/training";

interface Dawn {
  readonly create: (options: readonly string[]) => GPU;
  readonly globals: Readonly<Record<string, unknown>>;
}

const packageName = "webgpu";

interface Engine {
  readonly said: string;
  readonly gradientsOf: GradientsOf;
  readonly close: () => Promise<unknown>;
}

/**
 * `asked` is simd, wasm or webgpu, which takes a software adapter too; undefined is simd.
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
    case "wasm":
    case "webgpu":
      return { said: await openTensors(asked), gradientsOf: tensorGradients(learned.config), close: async () => {} };
    default:
      throw new RangeError(`--backend is ${asked}; allowed: simd, wasm, webgpu`);
  }
}

/** Puts tfjs on a backend, and says which. */
export async function openTensors(asked: "wasm" | "webgpu"): Promise<string> {
  if (asked === "webgpu") {
    const adapter = await findAdapter();
    if (!adapter) {
      throw new Error(
        `no WebGPU adapter; \`npm install --no-save ${packageName}\` brings Dawn, which needs a GPU's driver`,
      );
    }
    await import("@tensorflow/tfjs-backend-webgpu");
    await tf.setBackend("webgpu");
    return `on WebGPU: ${adapter.info.description || adapter.info.vendor}`;
  }
  const wasm = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
  setWasmPaths(`${wasm}/`);
  await tf.setBackend("wasm");
  await tf.ready();
  return "on wasm";
}

/** null without the package, or without a graphics driver. */
async function findAdapter(): Promise<GPUAdapter | null> {
  const dawn = (await import(packageName).catch(() => null)) as Dawn | null;
  if (!dawn) return null;
  const gpu = dawn.create([]);
  Object.assign(globalThis, dawn.globals);
  Object.defineProperty(globalThis, "navigator", { value: { gpu }, configurable: true });
  return gpu.requestAdapter({ powerPreference: "high-performance" });
}
