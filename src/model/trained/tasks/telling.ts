// What has been told so far, where, and which of it is asked next? The bookkeeping that all kinds of text share.
// Leaves the sentences to the kinds: patterns of words in which # stands for the key and * for its value.

import type { Answer, QuestionKind, Sample, SampleOptions } from "./task";

/** What is known of a key, as told last. */
interface Fact {
  readonly key: string;
  readonly value: readonly string[];
  /** Index of the value's first word in the latest mention of it for this key. */
  readonly mention: number;
  /** The distance from which on it is asked; until then no statement touches it. `null`: nothing is planned. */
  readonly due: number | null;
}

export interface Telling {
  readonly options: SampleOptions;
  readonly words: string[];
  readonly answers: Answer[];
  /** By the name of what is known: of mia there can be "mia is" and "mia likes". */
  readonly facts: Map<string, Fact>;
}

export interface Question {
  /** Of the fact. */
  readonly name: string;
  readonly pattern: string;
  readonly kind: QuestionKind;
  readonly choices: number;
}

/** From here on a sentence fits between a value and its answer. */
const shortestDistance = 5;
/** No sentence has more words. */
export const longestSentence = 12;
/** Of a text that asks only at some distances: facts that wait to be asked. Pairs have at least two more to change. */
const mostWaiting = 4;

/** Throws a RangeError where the length is no count or the range of distances is none. */
export function startTelling(options: SampleOptions): Telling {
  const { length, distance } = options;
  if (!Number.isInteger(length) || length < 0) throw new RangeError(`A sample cannot have ${length} words.`);
  if (distance && !(distance[0] >= 1 && distance[0] <= distance[1])) {
    throw new RangeError(`Distances go from at least 1 up, not from ${distance[0]} to ${distance[1]}.`);
  }
  return { options, words: [], answers: [], facts: new Map() };
}

export function isFull({ options, words }: Telling): boolean {
  return words.length >= options.length;
}

/** The words, cut at the length that was asked for, and the answers that are whole and as far as was asked for. */
export function sampleOf({ options, words, answers }: Telling): Sample {
  const { length, distance: [low, high] = [0, Infinity] } = options;
  return {
    words: words.slice(0, length),
    answers: answers.filter(
      (answer) => answer.token + answer.length <= length && answer.distance >= low && answer.distance <= high,
    ),
  };
}

/** A sentence without facts. */
export function addSentence({ words }: Telling, sentence: string): void {
  words.push(...sentence.split(" "));
}

/** A statement: from now on this is the key's value. */
export function tell(
  telling: Telling,
  { name, key, value, pattern }: { name: string; key: string; value: readonly string[]; pattern: string },
): void {
  const mention = write(telling, { key, value, pattern });
  remember(telling, name, { key, value, mention });
}

/** A question with its true answer, which is a mention too. */
export function ask(telling: Telling, { name, pattern, kind, choices }: Question): void {
  const { key, value, mention } = telling.facts.get(name)!;
  const token = write(telling, { key, value, pattern });
  telling.answers.push({ token, length: value.length, distance: token - mention, kind, choices });
  remember(telling, name, { key, value, mention: token });
}

/** Which of these questions is asked now: of those whose time has come, the one whose time came last. `null`: none. */
export function chooseQuestion(telling: Telling, questions: readonly Question[]): Question | null {
  const [, high] = rangeOf(telling);
  let chosen: Question | null = null;
  let leastLate = Infinity;
  for (const question of questions) {
    const { mention, due } = telling.facts.get(question.name)!;
    const distance = telling.words.length + question.pattern.split(" ").indexOf("*") - mention;
    if (due === null || distance < due || distance > high || wasJustAsked(telling, question.name)) continue;
    const late = distance / due;
    if (late < leastLate) [chosen, leastLate] = [question, late];
  }
  return chosen;
}

/** Which of these facts a statement rewrites: any that does not wait to be asked. `null`: none. */
export function chooseToRewrite(telling: Telling, names: readonly string[]): string | null {
  const free = names.filter((name) => !isWaiting(telling, name));
  return free.length > 0 ? pick(telling.options.next, free) : null;
}

export function pick<Item>(next: () => number, items: readonly Item[]): Item {
  return items[Math.floor(next() * items.length)]!;
}

/** `count` different ones, in random order. */
export function pickSeveral<Item>(next: () => number, items: readonly Item[], count: number): Item[] {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0]!);
}

/** A whole number from `low` to `high`, both included. */
export function between(next: () => number, low: number, high: number): number {
  return low + Math.floor(next() * (high - low + 1));
}

/** Evenly spread on a log scale. */
export function logUniform(next: () => number, low: number, high: number): number {
  return low * Math.max(high / low, 1) ** next();
}

function remember(telling: Telling, name: string, fact: Omit<Fact, "due">): void {
  telling.facts.delete(name);
  telling.facts.set(name, { ...fact, due: plannedDistance(telling, fact.mention) });
}

/** The distances at which facts are asked. */
function rangeOf({ options }: Telling): readonly [low: number, high: number] {
  return options.distance ?? [shortestDistance, options.length];
}

function wasJustAsked({ words, answers, facts }: Telling, name: string): boolean {
  const { mention, value } = facts.get(name)!;
  return answers.at(-1)?.token === mention && words.length <= mention + value.length + 1;
}

/** Whether no statement may touch a fact: its time to be asked has not come, or, where a range is wanted, not gone. */
function isWaiting(telling: Telling, name: string): boolean {
  const { due, mention } = telling.facts.get(name)!;
  const age = telling.words.length - mention;
  return due !== null && (telling.options.distance ? age <= telling.options.distance[1] : age < due);
}

/**
 * At what distance a fact told just now is asked: evenly on a log scale over the range, early enough for the text.
 * `null`: never. Where a range is wanted only few facts wait at a time, the fewer the nearer it is; the others change.
 */
function plannedDistance(telling: Telling, mention: number): number | null {
  const { next, length, distance } = telling.options;
  const [low, high] = rangeOf(telling);
  const last = Math.min(high, length - mention) - longestSentence;
  if (distance) {
    const waiting = [...telling.facts.keys()].filter((name) => isWaiting(telling, name)).length;
    const most = Math.min(Math.max(low / 24, 1), mostWaiting);
    if (last < low || waiting >= most || (waiting > 0 && next() < 0.5)) return null;
  }
  return logUniform(next, low, last);
}

/** Writes the sentence and says where in the text its value stands. */
function write(
  { words }: Telling,
  { key, value, pattern }: { key: string; value: readonly string[]; pattern: string },
): number {
  let at = words.length;
  for (const word of pattern.split(" ")) {
    if (word === "*") at = words.length;
    words.push(...(word === "*" ? value : word === "#" ? [key] : [word]));
  }
  return at;
}
