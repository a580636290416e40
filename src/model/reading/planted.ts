// How long does a memory keep a fact while millions of words pass? Facts are planted among them, each an unknown cue and one of
// thirty-two answers, and asked again at every distance, with the very words that stood before the answer.
// Leaves the reading to longText.ts, and what counts as an answer to said.ts.

import { uniform } from "#model/contracts/random";
import { readMemoryRows } from "#model/kernels/memory.cpu";
import type { LongReading } from "./longText";
import { saidIn } from "./said";
import { embed, mixesOf } from "./untrained";

/** Words between two facts, on average. */
const between = 500;
const answers = Array.from({ length: 32 }, (_, index) => `answer ${index + 1}`);
/** More facts are not kept: then every other one is dropped, and half as many are asked of each age. */
const mostFacts = 4096;
/** Facts of one distance that are asked after a block. */
const askedAtOnce = 4;

interface Fact {
  /** The token of its answer. */
  readonly at: number;
  /** The words before it, as many as a key is made of. */
  readonly words: readonly string[];
  readonly answer: number;
}

/** Of facts planted from `least` words ago to twice as many. */
interface RecallAtDistance {
  readonly least: number;
  asked: number;
  right: number;
}

export interface Planted {
  readonly chance: () => number;
  facts: readonly Fact[];
  /** By rising distance; each begins at twice the one before. */
  readonly recall: RecallAtDistance[];
  /** Facts planted, those that are no longer kept too. */
  count: number;
}

export function startPlanting(seed: string): Planted {
  return { chance: uniform(`${seed} planted`), facts: [], recall: [], count: 0 };
}

/** Of all answers one is right. */
export const chanceOfAnswer = 1 / answers.length;

/** `count` words, the first at token `from`, as `next` gives them and with facts between them. */
export function withFacts(
  planted: Planted,
  {
    from,
    count,
    lastWords,
    next,
    reach,
  }: { from: number; count: number; lastWords: readonly string[]; next: () => string; reach: number },
): string[] {
  const words: string[] = [];
  const facts: Fact[] = [];
  while (words.length < count) {
    if (words.length + 2 > count || planted.chance() * between >= 1) {
      words.push(next());
      continue;
    }
    words.push(`fact ${++planted.count}`);
    const before = [...lastWords, ...words].slice(-reach);
    const answer = Math.floor(planted.chance() * answers.length);
    facts.push({ at: from + words.length, words: before, answer });
    words.push(answers[answer]!);
  }
  planted.facts = [...planted.facts, ...facts];
  if (planted.facts.length > mostFacts) planted.facts = planted.facts.filter((_, index) => index % 2 === 0);
  return words;
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

/** Of every distance the first few facts that chance names. */
function factsToAsk({ facts, chance, recall }: Planted, position: number): { fact: Fact; place: number }[] {
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
