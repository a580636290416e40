// Which memories can be compared? A row each, in the order in which a list of them is read.
// To add one: a file beside this one that makes a ComparedMemory, and its row here.

import { continuum } from "./continuum";
import { deltaProduct, eraseDelta, kda } from "./deltaMemories";
import { hope } from "./hope";
import { infiniDelta, infiniLinear } from "./infini";
import { based, eluAttention, rebased } from "./featureMaps";
import { deltaRule, gatedDelta, linearAttention, mamba2, retentionDecay } from "./matrix";
import { defaultCompareConfig, type ComparedMemory } from "#model/contracts/comparedMemory";
import { memora, mirasMemory, moneta, yaad } from "./miras";
import { memoryCaching } from "./memoryCaching";
import { mesa } from "./mesa";
import { atlas, omega } from "./omega";
import { selfModifying } from "./selfModifying";
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
import { tnt } from "./tnt";
import { tttLinear, tttMlp } from "./ttt";
import {
  algorithms,
  architectures,
  biases,
  compositionOf,
  retentions,
  type Composition,
} from "#model/contracts/composition";
import { refusalOf } from "#model/contracts/workbench";

export const memories: readonly ComparedMemory[] = [
  slidingWindow,
  fullAttention,
  linearAttention,
  eluAttention,
  based,
  rebased,
  mesa,
  retentionDecay,
  mamba2,
  deltaRule,
  gatedDelta,
  deltaProduct,
  kda,
  eraseDelta,
  omega,
  atlas,
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
  memoryCaching,
  tnt,
  moneta,
  yaad,
  memora,
  continuum,
  selfModifying,
  hope,
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

/** Which member of its family a memory is, from 0: rungs of the ladder come first, compositions after all rows of the table. */
export function placeOf({ id, family }: Pick<ComparedMemory, "id" | "family">): number {
  const members = [...new Set([...ladder, ...memories])].filter((memory) => memory.family === family);
  const place = members.findIndex((memory) => memory.id === id);
  const composition = place < 0 ? compositionOf(id) : null;
  return composition ? members.length + orderOf(composition) : Math.max(0, place);
}

/** Where a composition stands among all that there are, from 0. */
function orderOf({ architecture, bias, retention, algorithm }: Composition): number {
  const before = architectures.indexOf(architecture) * biases.length + biases.indexOf(bias);
  return (
    (before * retentions.length + retentions.indexOf(retention)) * algorithms.length + algorithms.indexOf(algorithm)
  );
}

/** A row of the table, or a composition of the MIRAS workbench by its own id; null where neither has that id, or it makes no memory. */
export function memoryOfId(id: string): ComparedMemory | null {
  const row = memories.find((memory) => memory.id === id);
  if (row) return row;
  const composition = compositionOf(id);
  return composition && refusalOf(composition, defaultCompareConfig) === null ? mirasMemory(composition) : null;
}
