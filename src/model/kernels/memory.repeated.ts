// How does a memory read that takes several steps where others take one? The scan of memory.cpu.ts, and when a chunk is read, the
// same chunk again and again, the gradient taken anew each time. One step is that scan, to the bit. Leaves what is found to whoever asks.

import type { MemoryConfig, MemoryParameters, MemoryState, MemoryStream } from "#model/contracts/config";
import type { Direction } from "#model/contracts/innerSteps";
import { newFloats, type Floats } from "#model/contracts/vectors";
import { scanInLoops, scanOnCpu } from "./memory.onCpu";

export interface RepeatedScan {
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
  /** Moved on in place. */
  readonly state: MemoryState;
  /** Steps a chunk, the one that every memory takes included. */
  readonly steps: number;
  readonly direction: Direction;
  /** y_t, filled in place: after the token's own first step, and after all steps of the chunks before. (T, d_v) */
  readonly reads?: Floats;
  /** A chunk, or what is left of one where the text ends, is written in all its steps: the tokens from ≤ t < to. */
  readonly written?: (from: number, to: number) => void;
}

/**
 * Reads the next `count` tokens. The first step of a chunk is S ← ηS ∓ θ∇ℓ, M ← (1 − α)M + S, a token after the other; each further
 * one is M ← M ∓ Σθ∇ℓ over the tokens of the chunk, at the weights by then: nothing is carried on or forgotten again.
 */
export function scanRepeated(scan: RepeatedScan, count: number): void {
  const { config, stream, state, written } = scan;
  const end = Math.min(state.position + count, stream.length);
  while (state.position < end) {
    const from = state.position - (state.position % config.chunk);
    const to = Math.min(from + config.chunk, stream.length);
    scanOnce(scan, Math.min(to, end) - state.position);
    if (state.position < to) return;
    scanAgain(scan, { from, to });
    written?.(from, to);
  }
}

function scanOnce({ config, parameters, stream, state, direction, reads }: RepeatedScan, count: number): void {
  const rows = { from: state.position, to: state.position + count };
  // The stream may still be filled as it is read: what is turned round is what is read now.
  const theta = direction === "down" ? stream.theta : newFloats(stream.theta, stream.length);
  if (direction === "up") for (let t = rows.from; t < rows.to; t++) theta[t] = -stream.theta[t]!;
  scanInLoops({
    ...{ config, parameters, state, count, trace: null },
    stream: { ...stream, theta },
    ...(reads && { reads }),
  });
}

/** The steps after the first, as one text: the chunk over and over. */
function scanAgain(
  { config, parameters, stream, state, steps, direction }: RepeatedScan,
  { from, to }: { from: number; to: number },
): void {
  if (steps === 1) return;
  const tokens = to - from;
  const length = tokens * (steps - 1);
  const over = (part: Floats, width: number, scale = 1): Floats => {
    const all = newFloats(part, length * width);
    const chunk = part.slice(from * width, to * width).map((x) => scale * x);
    for (let at = 0; at < all.length; at += chunk.length) all.set(chunk, at);
    return all;
  };
  const keys = over(stream.keys, config.widths[0]!);
  const none = newFloats(stream.theta, length);
  scanOnCpu({
    config: { ...config, chunk: tokens },
    parameters,
    stream: {
      ...{ length, keys, queries: keys, values: over(stream.values, config.widths.at(-1)!) },
      ...{ theta: over(stream.theta, 1, direction === "down" ? 1 : -1), eta: none, alpha: none },
    },
    state: {
      position: 0,
      weights: state.weights,
      // What is carried on is of the first steps alone, and the next chunk begins where this one ends.
      momentum: newFloats(state.momentum, state.momentum.length),
      chunkWeights: state.chunkWeights,
    },
    count: length,
    trace: null,
  });
}
