// Which memories can be compared? A row each, in the order in which a list of them is read.
// To add one: a file beside this one that makes a ComparedMemory, and its row here.

import { infiniDelta, infiniLinear } from "./infini";
import { based, eluAttention, rebased } from "./featureMaps";
import { deltaRule, gatedDelta, linearAttention, mamba2, retentionDecay } from "./matrix";
import { defaultCompareConfig, type ComparedMemory } from "#model/contracts/comparedMemory";
import { memora, mirasMemory, moneta, yaad } from "./miras";
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
import { compositionOf, refusalOf } from "#model/contracts/workbench";

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
  moneta,
  yaad,
  memora,
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

/** A row of the table, or a composition of the MIRAS workbench by its own id; null where neither has that id, or it makes no memory. */
export function memoryOfId(id: string): ComparedMemory | null {
  const row = memories.find((memory) => memory.id === id);
  if (row) return row;
  const composition = compositionOf(id);
  return composition && refusalOf(composition, defaultCompareConfig) === null ? mirasMemory(composition) : null;
}
