// How many bytes does a model keep of a text that it goes on reading? Memories, matrices, the rows its convolutions and its
// window look back at; of attention over all, every key and value. As float32, what forward.stream.ts carries from block to block.

import { hasAttention, hasMemory, headWidth, type ModelConfig } from "#model/contracts/architecture";
import { parameterCount } from "#model/contracts/config";

const bytesANumber = 4;

/** After `tokens` tokens. */
export function keptBytes(config: ModelConfig, tokens: number): number {
  return bytesANumber * config.layers * (writtenNumbers(config) + rowNumbers(config, tokens));
}

/** M, S and the M at which the chunk began of every head, or its one matrix. */
function writtenNumbers({ mixer, heads, memory, ...config }: ModelConfig): number {
  const size = headWidth({ mixer, heads, memory, ...config });
  if (hasMemory(mixer)) return 3 * heads * parameterCount(memory.widths);
  if (mixer === "linear") return heads * size * (size + 1); // the last column sums the weights
  return mixer === "gatedDelta" || mixer === "mamba2" ? heads * size * size : 0;
}

function rowNumbers({ mixer, width, window, convolution }: ModelConfig, tokens: number): number {
  const attends = hasAttention(mixer);
  const isAttentionAlone = mixer === "window" || mixer === "full";
  const convolved = (attends ? 3 : 0) + (isAttentionAlone ? 0 : 3); // queries, keys and values
  const seen = mixer === "full" ? tokens : Math.min(tokens, mixer === "mac" ? 2 * window : window - 1);
  return width * (convolved * Math.min(tokens, convolution - 1) + (attends ? 2 * seen : 0));
}
