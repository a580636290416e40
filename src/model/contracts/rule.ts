// What memory do some settings make? Its rule as the engines read it, and the way back from a trained model's own.

import { hasMemory, type ModelConfig } from "./architecture";
import { isPlainMatrix, maximumTokens, type Bias, type MemoryConfig } from "./config";
import type { MemorySettings } from "./settings";

/** The δ of the Huber bias the page offers: an error twice this long pulls as hard as one this long. */
export const huberDelta = 0.5;

/** The memory's rule for some settings. Depth counts layers, so depth 1 is linear. */
export function memoryConfig(settings: MemorySettings): MemoryConfig {
  const { dimension, depth, hidden, bias } = settings;
  const biases: Record<MemorySettings["bias"], Bias> = {
    l2: { kind: "l2" },
    l3: { kind: "lp", p: 3 },
    huber: { kind: "huber", delta: huberDelta },
  };
  return {
    widths: [dimension, ...Array.from({ length: depth - 1 }, () => hidden), dimension],
    chunk: settings.chunk,
    activation: settings.activation,
    residual: settings.residual,
    readOrder: settings.readOrder,
    bias: biases[bias],
    decay: settings.decay,
    clip: settings.clip > 0 ? settings.clip : null,
    lossScale: settings.lossScale,
  };
}

/** Whether θ_eff = cθ‖k‖² and its bound describe a memory: any other than a plain matrix answers a write in other ways. */
export function hasEffectiveRate(settings: MemorySettings): boolean {
  return isPlainMatrix({ ...memoryConfig(settings), layerNorm: settings.layerNorm });
}

/**
 * The settings that describe the memory that is really on screen: of a trained model its own shape and rule.
 * Its keys are made by a convolution over `convolution` tokens, this one included.
 */
export function ruleOf(settings: MemorySettings, model: ModelConfig | null): MemorySettings {
  if (!model) return settings;
  const { widths, bias, clip, chunk, ...rule } = model.memory;
  return {
    ...settings,
    ...rule,
    // A model without a memory has no chunks: all of the text is one.
    chunk: !hasMemory(model.mixer) ? maximumTokens : model.mixer === "mac" ? model.window : chunk,
    depth: widths.length - 1,
    hidden: widths[1]!,
    dimension: widths[0]!,
    bias: bias.kind === "lp" ? "l3" : bias.kind,
    clip: clip ?? 0,
    layerNorm: model.layerNorm,
    reach: model.convolution - 1,
    layer: Math.min(settings.layer, model.layers),
    head: Math.min(settings.head, model.heads),
  };
}
