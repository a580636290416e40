// Is one thing found again, however much is told around it? The needles of RULER (Hsieh et al., arXiv 2404.06654) in small:
// a passkey among sentences that repeat, a number or a made-up word in prose, one number of several. Asked once, at the end.
// Leaves needles for training, many a text and asked again and again, to needle.ts.

import { digits, letters, people } from "#model/contracts/vocabulary";
import { haystack } from "./needle";
import { castOf, fillers, state, type Cast } from "./story";
import type { QuestionKind, Sample } from "./task";
import {
  addSentence,
  ask,
  between,
  longestSentence,
  pick,
  pickSeveral,
  sampleOf,
  startTelling,
  tell,
  type Telling,
} from "./telling";

/** A text of exactly `length` words. */
export interface Sampled {
  readonly next: () => number;
  readonly length: number;
}

interface Needle {
  readonly kind: QuestionKind;
  /** # is the key, * the value. */
  readonly told: string;
  readonly asked: string;
  readonly value: (next: () => number) => string[];
  readonly choices: number;
}

const number = {
  kind: "number",
  value: (next) => [pick(next, digits), pick(next, digits)],
  choices: digits.length ** 2,
} as const satisfies Partial<Needle>;

const passkey: Needle = { ...number, told: "the # is * .", asked: "what is the # ? * ." };

const numberOf: Needle = { ...number, told: "the number of # is * .", asked: "what is the number of # ? * ." };

/** As a text spells "kqza": a mark, and its letters. The letters are the answer. */
const wordOf: Needle = {
  kind: "word",
  told: "the key of # is <spell> * .",
  asked: "what is the key of # ? <spell> * .",
  value: (next) => Array.from({ length: 4 }, () => pick(next, letters)),
  choices: letters.length ** 4,
};

/** S-NIAH-PK: the same five sentences over and over, and a passkey among them. */
export function passkeyInFiller(options: Sampled): Sample {
  let straw = between(options.next, 0, haystack.length - 1);
  return hide(options, { needle: passkey, keys: ["passkey"], around: () => haystack[straw++ % haystack.length]! });
}

/** S-NIAH-N: somebody's number in a story of others. */
export function numberInProse(options: Sampled): Sample {
  return hide(options, { needle: numberOf, keys: pickSeveral(options.next, people, 1), around: "story" });
}

/** S-NIAH-W: a made-up word of four letters, in a story. */
export function wordInProse(options: Sampled): Sample {
  return hide(options, { needle: wordOf, keys: pickSeveral(options.next, people, 1), around: "story" });
}

/** MK-NIAH: the numbers of several people, one of whom is asked. */
export function numberOfSeveral(options: Sampled): Sample {
  return hide(options, { needle: numberOf, keys: pickSeveral(options.next, people, severalKeys), around: "story" });
}

const severalKeys = 8;

/** Needles at depths all alike likely, the first of them asked at the end. */
function hide(
  options: Sampled,
  { needle, keys, around }: { needle: Needle; keys: readonly string[]; around: "story" | (() => string) },
): Sample {
  const { next, length } = options;
  const telling = startTelling(options);
  const roomToAsk = needle.asked.split(" ").length + needle.value(next).length + longestSentence;
  const end = length - roomToAsk;
  const toldWords = needle.told.split(" ").length + needle.value(next).length;
  const hidden = atDepths(keys, { next, end });
  const addAround = around === "story" ? storyAround(telling, keys) : () => addSentence(telling, around());
  while (hidden.length > 0 || telling.words.length < end) {
    const [first] = hidden;
    if (first && telling.words.length >= Math.min(first.depth, end - hidden.length * toldWords)) {
      hidden.shift();
      tell(telling, { name: first.item, key: first.item, value: needle.value(next), pattern: needle.told });
    } else addAround();
  }
  const { kind, choices, asked: pattern } = needle;
  ask(telling, { name: keys[0]!, pattern, kind, choices });
  while (telling.words.length < length) addAround();
  return sampleOf(telling);
}

/** Each at a depth of its own, in the order in which they come. */
export function atDepths<Item>(
  items: readonly Item[],
  { next, end }: { next: () => number; end: number },
): { item: Item; depth: number }[] {
  return items
    .map((item) => ({ item, depth: next() * Math.max(end, 0) }))
    .sort((one, other) => one.depth - other.depth);
}

/** One sentence more of a story without those who have something hidden, in which nothing is asked. */
function storyAround(telling: Telling, without: readonly string[]): () => void {
  const { next } = telling.options;
  const story: Telling = { ...telling, facts: new Map() }; // what is told there is nothing to be asked here
  const cast = castWithout(next, without);
  return () => (next() < fillerShare ? addSentence(story, pick(next, fillers)) : state(story, cast));
}

/** Of the sentences of a story around something hidden. */
const fillerShare = 0.25;

function castWithout(next: () => number, without: readonly string[]): Cast {
  for (;;) {
    const cast = castOf(next);
    if (!cast.people.some((person) => without.includes(person))) return cast;
  }
}
