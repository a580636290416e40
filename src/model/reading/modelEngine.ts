// Which engine reads a trained model here? The GPU, where one reads memories, the model is within its kernels and its first
// tokens come out as on the CPU; else the CPU, and why. Leaves to backend.ts which GPU there is.

import type { Backend } from "#model/contracts/protocol";
import { cpuEngine } from "#model/kernels/memory.onCpu";
import type { Kernels } from "#model/trained/forward.kernels";
import type { TrainedModel } from "#model/trained/modelFile";
import { engineWords } from "#words/engine";
import { say } from "#words/say";
import { testedTokens, testModel, tolerance } from "./selfTest";

const words = engineWords.model;

export interface ModelEngine {
  readonly backend: Backend;
  /** Why, in words for the page; null where there is no more to say than of the engine that reads memories. */
  readonly reason: string | null;
  /** The kernels of one more reading; null for the fastest of the CPU. */
  readonly open: (() => Kernels) | null;
}

export function modelOnCpu(reason: string | null): ModelEngine {
  return { backend: cpuEngine(), reason, open: null };
}

/** `device` is the GPU's that reads memories, null where none does. */
export async function chooseModelEngine(model: TrainedModel, device: GPUDevice | null): Promise<ModelEngine> {
  if (!device) return modelOnCpu(null);
  try {
    const { openGpuKernels, supportsGpuModel } = await import("#model/trained/forward.gpu");
    if (!supportsGpuModel(model.card.config)) return modelOnCpu(words.beyond);
    const open = (): Kernels => openGpuKernels(device);
    const off = await testModel(model, open());
    if (off <= tolerance) return { backend: "webgpu", reason: say(words.passed, { tokens: testedTokens }), open };
    return modelOnCpu(say(words.off, { tokens: testedTokens }));
  } catch (error) {
    return modelOnCpu(whyFailed(error));
  }
}

/** What is said where the GPU failed at a model, and the CPU reads it. */
export function whyFailed(error: unknown): string {
  return say(words.failed, { why: error instanceof Error ? error.message : String(error) });
}
