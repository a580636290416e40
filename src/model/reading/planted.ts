// How long does a memory keep a fact while millions of words pass? Facts are planted among them, each an unknown cue and one of
// thirty-two answers, and asked again at every distance, with the very words that stood before the answer.
// Leaves the reading to longText.ts, and what counts as an answer to said.ts.

import type { RecallAtDistance } from "#model/contracts/longQuestions";
import { uniform } from "#model/contracts/random";
import { readMemoryRows } from "#model/kernels/memory.cpu";
import type { LongReading } from "./longText";
import { saidIn } from "./said";
import { embed, mixesOf } from "./untrained";

/** Words between two facts, on average. */
export const wordsBetween = 500;
const answers = Array.from({ length: 32 }, (_, index) => `answer ${index + 1}`);
/** More facts are not kept: then every other one is dropped, and half as many are asked of each age. */
const mostFacts = 4096;
/** Facts of one distance that are asked after a block. */
export const askedAtOnce = 4;

interface Fact {
  /** The token of its answer. */
  readonly at: number;
  /** The words before it, as many as a key is made of. */
  readonly words: readonly string[];
  readonly answer: number;
}

type Counted = { -readonly [Field in keyof RecallAtDistance]: RecallAtDistance[Field] };

export interface Planted {
  readonly seed: string;
  facts: readonly Fact[];
  /** By rising distance; each begins at twice the one before. */
  readonly recall: Counted[];
  /** Facts planted, those that are no longer kept too. */
  count: number;
}

export function startPlanting(seed: string): Planted {
  return { seed, facts: [], recall: [], count: 0 };
}

/** Of all answers one is right. */
export const chanceOfAnswer = 1 / answers.length;

/** The cues of a block, by their place in it, and which answer each has. */
export type BlockFacts = ReadonlyMap<number, number>;

/** Where facts stand among `count` words, the first at token `from`: seed and block say it alone. */
export function factsAmong(seed: string, { from, count }: { from: number; count: number }): BlockFacts {
  const chance = uniform(`${seed} planted ${from}`);
  const facts = new Map<number, number>();
  for (let at = 0; at + 2 <= count; at++) {
    if (chance() * wordsBetween >= 1) continue;
    facts.set(at, Math.floor(chance() * answers.length));
    at++;
  }
  return facts;
}

/** A block's words: the next of a text, and its facts, of which `before` were planted earlier. It ends where the text does. */
export function wordsWithFacts(
  facts: BlockFacts,
  { words, before, count }: { words: readonly string[]; before: number; count: number },
): string[] {
  const mixed: string[] = [];
  let taken = 0;
  let planted = before;
  while (mixed.length < count) {
    const answer = facts.get(mixed.length);
    if (answer !== undefined) mixed.push(`fact ${++planted}`, answers[answer]!);
    else if (taken < words.length) mixed.push(words[taken++]!);
    else break;
  }
  return mixed;
}

/** Remembers the facts of a block that begins at token `from`, to be asked for later. */
export function plant(
  planted: Planted,
  facts: BlockFacts,
  {
    from,
    words,
    lastWords,
    reach,
  }: { from: number; words: readonly string[]; lastWords: readonly string[]; reach: number },
): void {
  const all = [...lastWords, ...words];
  const added = [...facts].flatMap(([cue, answer]): Fact[] => {
    const at = cue + 1;
    if (at >= words.length) return []; // the text ended before it
    const end = lastWords.length + at;
    return [{ at: from + at, words: all.slice(Math.max(0, end - reach), end), answer }];
  });
  planted.count += added.length;
  planted.facts = [...planted.facts, ...added];
  if (planted.facts.length > mostFacts) planted.facts = planted.facts.filter((_, index) => index % 2 === 0);
}

/** Asks some facts of every distance what came after their words, of the memory as it is, and counts. */
export function askPlanted(planted: Planted, reading: LongReading): void {
  const asked = factsToAsk(planted, reading.position);
  if (asked.length === 0) return;
  const { config, parameters, settings, state, vectors } = reading;
  const { dimension, seed } = settings;
  const keys = new Float32Array(asked.length * dimension);
  asked.forEach(({ fact }, index) => {
    const mixes = mixesOf(fact.words, settings, vectors);
    keys.set(mixes.subarray(fact.words.length * dimension, (fact.words.length + 1) * dimension), index * dimension);
  });
  const wordVectors = new Float32Array(answers.length * dimension);
  answers.forEach((word, index) => wordVectors.set(embed(word, { dimension, seed }), index * dimension));
  const read = (weights: Float32Array | Float64Array) => readMemoryRows({ config, parameters, weights, inputs: keys });
  const [now, untouched] = [read(state.weights), read(parameters.initialWeights)];
  asked.forEach(({ fact, place }, index) => {
    const row = (of: typeof now) => of.subarray(index * dimension, (index + 1) * dimension);
    const said = saidIn({ wordVectors }, { answer: row(now), untouched: row(untouched) }, 1);
    const recall = (planted.recall[place] ??= { least: 2 ** place, asked: 0, right: 0 });
    recall.asked++;
    if (said?.word === fact.answer) recall.right++;
  });
}

/** Of every distance a few facts that chance names. */
function factsToAsk({ facts, seed, recall }: Planted, position: number): { fact: Fact; place: number }[] {
  const chance = uniform(`${seed} asked ${position}`);
  const byPlace = new Map<number, Fact[]>();
  for (const fact of facts) {
    const place = Math.floor(Math.log2(Math.max(1, position - fact.at)));
    byPlace.set(place, [...(byPlace.get(place) ?? []), fact]);
  }
  const farthest = Math.max(-1, ...byPlace.keys());
  for (let place = recall.length; place <= farthest; place++) recall.push({ least: 2 ** place, asked: 0, right: 0 });
  return [...byPlace].flatMap(([place, all]) =>
    Array.from({ length: Math.min(askedAtOnce, all.length) }, () => ({
      place,
      fact: all[Math.floor(chance() * all.length)]!,
    })),
  );
}
