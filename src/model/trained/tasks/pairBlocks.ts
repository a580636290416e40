// How does a training learn to hold as many pairs as a test of pairs may ask? Texts of as many pairs each, told and asked in blocks
// of 4, 8, 16 or all at once: what binds is learned where little is held. No key comes twice, so that nothing need give way.
// Leaves a block to manyPairs.ts.

import type { Sampled } from "./hidden";
import { manyPairs, pairKeys, pairWords } from "./manyPairs";
import type { Answer, Sample } from "./task";
import { pick, pickSeveral } from "./telling";

/** Pairs of a block; all of a text's blocks have the same. */
export const blockPairs = [4, 8, 16, 32] as const;
const mostPairs = 32;

/** Of every text. */
export const blockTokens = mostPairs * pairWords;

export function pairBlocks({ next }: Pick<Sampled, "next">): Sample {
  const pairs = pick(next, blockPairs);
  const length = pairs * pairWords;
  const keys = pickSeveral(next, pairKeys, mostPairs);
  const words: string[] = [];
  const answers: Answer[] = [];
  for (let told = 0; told < mostPairs; told += pairs) {
    const block = manyPairs({ next, pairs, length, keys: keys.slice(told, told + pairs) });
    answers.push(...block.answers.map((answer) => ({ ...answer, token: words.length + answer.token })));
    words.push(...block.words);
  }
  return { words, answers };
}
