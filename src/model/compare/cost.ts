// What does a memory cost as the text grows? The bytes it keeps and the operations of one more token, by what each memory says
// of itself; no clock is read here.

import { grown, type CompareConfig, type ComparedMemory } from "./memory";

/** Of one number: float32. */
const bytes = 4;

/** From 1k to 2M tokens, doubling. */
export const contextLengths: readonly number[] = Array.from({ length: 12 }, (_, doubling) => 1024 * 2 ** doubling);

export interface CostPoint {
  /** Tokens read so far. */
  readonly tokens: number;
  readonly stateBytes: number;
  /** Of reading the last of them: its write and its read. */
  readonly flopsPerToken: number;
}

export interface CostCurve {
  readonly memory: string;
  /** Numbers kept, and operations a token, in the symbols of `Growth`. */
  readonly formulas: { readonly state: string; readonly flops: string };
  readonly points: readonly CostPoint[];
}

/** One head of one layer; a model keeps and does as much for each of its heads and layers. */
export function costCurve({
  memory,
  config,
  contexts = contextLengths,
}: {
  memory: ComparedMemory;
  config: CompareConfig;
  contexts?: readonly number[];
}): CostCurve {
  const state = memory.stateNumbers(config);
  const flops = memory.flopsPerToken(config);
  return {
    memory: memory.id,
    formulas: { state: state.formula, flops: flops.formula },
    points: contexts.map((tokens) => ({
      tokens,
      stateBytes: bytes * grown(state, tokens),
      flopsPerToken: grown(flops, tokens),
    })),
  };
}
