// How many pairs are held at once? Keys and animals side by side, then every key asked once in another order: the multi-query
// recall of Zoology (Arora et al., arXiv 2312.04927), by how many pairs there are. Leaves pairs for training, of which some
// change, to pairs.ts.

import { animals, colours, foods, things } from "#model/contracts/vocabulary";
import type { Sampled } from "./hidden";
import { haystack } from "./needle";
import type { Sample } from "./task";
import { addSentence, ask, pick, pickSeveral, sampleOf, startTelling, tell } from "./telling";

/** What may be a key. */
export const pairKeys: readonly string[] = [colours, things, foods].flat();
const toldWords = 3;
const askedWords = 4;
/** What a pair takes, told and asked. */
export const pairWords = toldWords + askedWords;

/**
 * A text of exactly `length` words. Unless told otherwise colours are the keys, as in training, as long as there are enough.
 * @throws RangeError where they are too few, or the pairs are more than there are keys.
 */
export function manyPairs({
  pairs,
  next,
  length,
  keys = pairs > colours.length ? pairKeys : colours,
}: Sampled & { pairs: number; keys?: readonly string[] }): Sample {
  const needed = pairs * pairWords;
  if (length < needed) throw new RangeError(`${pairs} pairs take ${needed} words, and not ${length}`);
  if (pairs > keys.length) throw new RangeError(`${pairs} pairs; allowed: up to ${keys.length}`);
  const telling = startTelling({ next, length });
  const told = pickSeveral(next, keys, pairs);
  for (const key of told) tell(telling, { name: key, key, value: [pick(next, animals)], pattern: "# * ," });
  telling.words.splice(-1, 1, ".");
  for (let straw = 0; ; straw++) {
    const sentence = haystack[straw % haystack.length]!;
    if (telling.words.length + sentence.split(" ").length > length - pairs * askedWords) break;
    addSentence(telling, sentence);
  }
  for (const name of pickSeveral(next, told, pairs)) {
    ask(telling, { name, pattern: "# ? * .", kind: "animal", choices: animals.length });
  }
  for (let straw = 0; telling.words.length < length; straw++) addSentence(telling, haystack[straw % haystack.length]!);
  return sampleOf(telling);
}
