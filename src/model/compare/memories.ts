// Which memories can be compared? A row each, in the order in which a list of them is read.
// To add one: a file beside this one that makes a ComparedMemory, and its row here.

import { infiniDelta, infiniLinear } from "./infini";
import { based, eluAttention, rebased } from "./kernels";
import { deltaRule, gatedDelta, linearAttention, mamba2, retentionDecay } from "./matrix";
import type { ComparedMemory } from "./memory";
import { fullAttention, slidingWindow, transformerXL } from "./softmax";
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
import { tttLinear, tttMlp } from "./ttt";

export const memories: readonly ComparedMemory[] = [
  slidingWindow,
  fullAttention,
  linearAttention,
  eluAttention,
  based,
  rebased,
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
  tttLinear,
  tttMlp,
  transformerXL,
  infiniLinear,
  infiniDelta,
];

/** The rungs, one idea more each. */
export const ladder: readonly ComparedMemory[] = [
  slidingWindow,
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
