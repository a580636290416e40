// Which memories can be compared? A row each, in the order in which a list of them is read.
// To add one: a file beside this one that makes a ComparedMemory, and its row here.

import { deltaRule, gatedDelta, linearAttention, mamba2, retentionDecay } from "./matrix";
import type { ComparedMemory } from "./memory";
import {
  deepTitans,
  deepTitansForgetting,
  deepTitansMomentum,
  deepTitansPlain,
  titans,
  titansForgetting,
  titansMomentum,
  titansPlain,
} from "./titans";

export const memories: readonly ComparedMemory[] = [
  linearAttention,
  retentionDecay,
  mamba2,
  deltaRule,
  gatedDelta,
  titansPlain,
  titansMomentum,
  titansForgetting,
  titans,
  deepTitans,
  deepTitansPlain,
  deepTitansMomentum,
  deepTitansForgetting,
];

/** The rungs, one idea more each. */
export const ladder: readonly ComparedMemory[] = [
  linearAttention,
  retentionDecay,
  deltaRule,
  gatedDelta,
  titans,
  deepTitans,
];

/** null where no memory has that id. */
export function memoryOfId(id: string): ComparedMemory | null {
  return memories.find((memory) => memory.id === id) ?? null;
}
