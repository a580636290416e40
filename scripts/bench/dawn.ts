// How does Node come by a GPU? Through Dawn, Chromium's WebGPU, whose package `webgpu` is no dependency of ours: whoever has a card
// installs it. Puts it where a browser has its own, so that the engines need not know.

import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { typed } from "../commandLine";

/** As it was tested, for npm. */
export const dawnPackage = "webgpu@0.6.2";

interface Dawn {
  readonly create: (flags: readonly string[]) => GPU;
  /** GPUBufferUsage and its like. */
  readonly globals: Readonly<Record<string, unknown>>;
}

/** The package's file in `folder`, or in what this project has installed. @throws Error that says how to get it. */
export function findDawn(folder: string | null): string {
  const from = folder === null ? process.cwd() : resolve(folder);
  try {
    return createRequire(join(from, "any.js")).resolve("webgpu");
  } catch {
    const where = folder === null ? "is not installed" : `is not in --dawn ${typed(folder)}`;
    throw new Error(
      `the package webgpu (Dawn for Node) ${where}; npm install --no-save ${dawnPackage} gets it, and --dawn FOLDER names another place`,
    );
  }
}

/**
 * From now on navigator.gpu is Dawn's, until `close`.
 * @throws Error where Dawn finds no adapter here.
 */
export async function openDawn(file: string): Promise<{ adapter: GPUAdapter; close: () => void }> {
  const { create, globals } = (await import(pathToFileURL(file).href)) as Dawn;
  Object.assign(globalThis, globals);
  if (!("navigator" in globalThis)) Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  Object.defineProperty(navigator, "gpu", { value: create([]), configurable: true });
  const close = (): void => void Reflect.deleteProperty(navigator, "gpu"); // Dawn keeps Node alive as long as it can be reached
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter) return { adapter, close };
  close();
  throw new Error(
    "Dawn finds no adapter: it needs a driver, and on Linux libvulkan.so.1 (in Debian: apt-get install libvulkan1)",
  );
}
