// What does a training compute on? A GPU where the package `webgpu` (Dawn for Node) is installed and finds one, else wasm.
// The package is no dependency: its binaries weigh 130 MB, and most machines have no use for them.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

interface Dawn {
  readonly create: (options: readonly string[]) => GPU;
  readonly globals: Readonly<Record<string, unknown>>;
}

const packageName = "webgpu";

/**
 * Puts tfjs on the backend that was asked for, or on the better one, and says which. `asked` "webgpu" takes a software
 * adapter too. @throws Error where what was asked for is unknown or not to be had.
 */
export async function openTrainingBackend(asked: string | undefined): Promise<string> {
  if (asked !== undefined && asked !== "wasm" && asked !== "webgpu") {
    throw new RangeError(`--backend is ${asked}; allowed: wasm, webgpu`);
  }
  const adapter = asked === "wasm" ? null : await findAdapter();
  if (adapter && (asked === "webgpu" || !adapter.info.isFallbackAdapter)) {
    await import("@tensorflow/tfjs-backend-webgpu");
    await tf.setBackend("webgpu");
    return `on WebGPU: ${adapter.info.description || adapter.info.vendor}`;
  }
  if (asked === "webgpu") {
    throw new Error(
      `no WebGPU adapter; \`npm install --no-save ${packageName}\` brings Dawn, which needs a GPU's driver`,
    );
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
