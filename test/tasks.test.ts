// Is what the tasks call the answer true? A reader of the words, who knows nothing of how they were made, checks it.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uniform } from "#model/contracts/random";
import type { Sample } from "#model/trained/tasks/task";
import { smallTasks } from "#model/trained/tasks/small";
import { mixture, tasks } from "#model/trained/tasks/tasks";
import { animals, colours, foods, people, places, things, vocabulary } from "#model/contracts/vocabulary";

/** An answer as the reader finds it. */
interface Found {
  token: number;
  length: number;
  distance: number;
}

interface Mention {
  value: string;
  index: number;
}

/** Sentences up to their full stop, and where each starts; a last one that is cut is left out. */
function sentencesOf(words: readonly string[]): { sentence: string[]; start: number }[] {
  const sentences: { sentence: string[]; start: number }[] = [];
  let start = 0;
  words.forEach((word, index) => {
    if (word !== ".") return;
    sentences.push({ sentence: words.slice(start, index), start });
    start = index + 1;
  });
  return sentences;
}

const oneOf =
  (list: readonly string[]) =>
  (word: string): boolean =>
    list.includes(word);

/** Reads stories; fails where a question has not exactly one true answer. */
function readStory(words: readonly string[]): Found[] {
  const whereabouts = new Map<string, Mention>();
  const owners = new Map<string, Mention>();
  const tastes = new Map<string, Mention>();
  const found: Found[] = [];
  for (const { sentence, start } of sentencesOf(words)) {
    const text = sentence.join(" ");
    const index = (word: string): number => start + sentence.indexOf(word);
    if (sentence.includes("?")) {
      const [, kind, key, answer] = /^(where is|where is the|who has the|what does) (\w+) (?:like )?\? (\w+)$/.exec(
        text,
      )!;
      const facts = kind === "who has the" ? owners : kind === "what does" ? tastes : whereabouts;
      expect(kind === "where is" || kind === "what does" ? people : things).toContain(key);
      const fact = facts.get(key!)!;
      expect(`${text} (${words.slice(0, start).join(" ")})`).toContain(`? ${fact.value} (`);
      found.push({ token: start + sentence.indexOf("?") + 1, length: 1, distance: index(answer!) - fact.index });
      facts.set(key!, { value: answer!, index: start + sentence.length - 1 });
      continue;
    }
    const who = sentence.filter(oneOf(people));
    const [place] = sentence.filter(oneOf(places));
    const [thing] = sentence.filter(oneOf(things));
    const [food] = sentence.filter(oneOf(foods));
    const key = thing ?? who[0];
    const value = food ?? place ?? (thing && who.at(-1));
    if (key && value) expect(Math.abs(index(value) - index(key))).toBeLessThanOrEqual(4); // what a short convolution sees
    if (food) {
      const before = tastes.get(who[0]!);
      if (before) expect(food).toBe(before.value); // nobody likes two things
      tastes.set(who[0]!, { value: food, index: index(food) });
    } else if (thing && place) {
      expect(who).toEqual([]);
      owners.delete(thing);
      whereabouts.set(thing, { value: place, index: index(place) });
    } else if (thing) {
      if (who.length === 2) expect(owners.get(thing)!.value).toBe(who[0]); // nobody gives what another has
      if (/ (still|kept) /.test(text)) expect(owners.get(thing)!.value).toBe(who[0]);
      whereabouts.delete(thing);
      owners.set(thing, { value: who.at(-1)!, index: index(who.at(-1)!) });
    } else if (place) {
      if (text.includes(" stayed ")) expect(whereabouts.get(who[0]!)!.value).toBe(place);
      whereabouts.set(who[0]!, { value: place, index: index(place) });
    } else expect(who).toEqual([]);
  }
  expect(whereabouts.size + owners.size + tastes.size).toBeLessThanOrEqual(18);
  return found;
}

function readNeedles(words: readonly string[]): Found[] {
  const numbers = new Map<string, Mention>();
  const found: Found[] = [];
  for (const { sentence, start } of sentencesOf(words)) {
    const [, question, key, , value] =
      /^(what is )?the (passkey|number of \w+) (is|\?) (\d \d)$/.exec(sentence.join(" ")) ?? [];
    if (!key || !value) continue;
    const index = start + sentence.length - 2;
    const told = numbers.get(key);
    if (question) {
      expect(value).toBe(told!.value);
      found.push({ token: index, length: 2, distance: index - told!.index });
    } else expect(told).toBeUndefined(); // each key once
    numbers.set(key, { value, index });
  }
  return found;
}

function readPairs(words: readonly string[], most = 12): Found[] {
  const partners = new Map<string, Mention>();
  const found: Found[] = [];
  words.forEach((word, index) => {
    if (!animals.includes(word)) return;
    const isAnswer = words[index - 1] === "?";
    const key = words[index - (isAnswer ? 2 : 1)]!;
    expect(colours).toContain(key);
    const told = partners.get(key);
    if (isAnswer) {
      expect(word).toBe(told!.value);
      found.push({ token: index, length: 1, distance: index - told!.index });
    }
    partners.set(key, { value: word, index });
  });
  expect(partners.size).toBeLessThanOrEqual(most);
  return found;
}

function readLists(words: readonly string[]): Found[] {
  const found: Found[] = [];
  let listed: readonly string[] = [];
  let index = 0;
  for (let start = 0; start < words.length; start++) {
    if (words[start + 1] !== ":") continue;
    const first = start + 2;
    const end = words.indexOf(".", first);
    const items = words.slice(first, end < 0 ? words.length : end);
    if (words[start] === "again") {
      expect(items).toEqual(listed.slice(0, end < 0 ? items.length : listed.length));
      items.forEach((_, item) => found.push({ token: first + item, length: 1, distance: first - index }));
    } else {
      expect(new Set(items).size).toBe(items.length);
      listed = items;
    }
    index = first;
  }
  return found;
}

const readers: Record<string, (words: readonly string[]) => Found[]> = {
  story: readStory,
  needle: readNeedles,
  pairs: (words) => readPairs(words),
  list: readLists,
};

/** Digits and then the time of day: every 1 turns day into night, or night into day. */
function readTimesOfDay(words: readonly string[]): Found[] {
  const found: Found[] = [];
  let [ones, since] = [0, 0];
  words.forEach((word, token) => {
    since++;
    if (word === "1") ones++;
    else if (word !== "0") {
      expect(word).toBe(ones % 2 === 0 ? "day" : "night");
      found.push({ token, length: 1, distance: since - 1 });
      since = 0;
    }
  });
  return found;
}

const smallReaders: Record<keyof typeof smallTasks, (words: readonly string[]) => Found[]> = {
  pairs: (words) => readPairs(words, colours.length),
  parity: readTimesOfDay,
  story: readStory,
};

const answersOf = ({ answers }: Sample): Found[] =>
  answers.map(({ token, length, distance }) => ({ token, length, distance }));

/** The answers that the reader has found; of a last sentence that is cut before its full stop only the sample knows. */
function agrees(sample: Sample, found: readonly Found[], within: (distance: number) => boolean = () => true): void {
  const end = sample.words.length;
  const isCut = ({ token, length }: Found): boolean => token + length === end;
  const keep = (answers: readonly Found[]): Found[] => answers.filter((answer) => !isCut(answer));
  expect(keep(answersOf(sample))).toEqual(keep(found.filter(({ distance }) => within(distance))));
}

describe.each(tasks)("$title", (task) => {
  const read = readers[task.id]!;

  test("say answers that are true for a reader of the words, at the distances they state", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 700 }), (seed, length) => {
        const sample = task.sample({ next: uniform(seed), length });
        agrees(sample, read(sample.words));
      }),
    );
  });

  test("have exactly as many words as were asked for, all in the vocabulary", () => {
    for (const length of [0, 1, 2, 7, 31, 128, 129, 512]) {
      const { words } = task.sample({ next: uniform(`length ${length}`), length });
      expect(words).toHaveLength(length);
      expect(words.filter((word) => !vocabulary.includes(word))).toEqual([]);
    }
  });

  test("are the same for the same seed, and others for another", () => {
    const sample = (seed: string): Sample => task.sample({ next: uniform(seed), length: 128 });
    expect(sample("one")).toEqual(sample("one"));
    expect(sample("one").words).not.toEqual(sample("two").words);
  });

  test.each([
    [128, [16, 32]],
    [128, [32, 64]],
    [128, [64, 128]],
    [512, [64, 128]],
    [512, [256, 512]],
    [2048, [64, 128]],
    [2048, [256, 512]],
  ] as const)("of %i words always ask something at a distance in %j, and nothing at any other", (length, distance) => {
    const [low, high] = distance;
    for (let seed = 0; seed < (length > 1000 ? 10 : 50); seed++) {
      const sample = task.sample({ next: uniform(`distance ${seed}`), length, distance });
      expect(sample.words).toHaveLength(length);
      expect(sample.answers.length).toBeGreaterThan(0);
      agrees(sample, read(sample.words), (found) => found >= low && found <= high);
    }
  });

  test("end for any range of distances, with answers in no other", () => {
    const range = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.nat({ max: 300 }));
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 300 }), range, (seed, length, [low, width]) => {
        const sample = task.sample({ next: uniform(seed), length, distance: [low, low + width] });
        expect(sample.words).toHaveLength(length);
        for (const { distance } of sample.answers) {
          expect(distance).toBeGreaterThanOrEqual(low);
          expect(distance).toBeLessThanOrEqual(low + width);
        }
      }),
    );
  });

  test("refuse a length and a range that make no sense", () => {
    const next = uniform("refused");
    expect(() => task.sample({ next, length: -1 })).toThrow(/-1 words/);
    expect(() => task.sample({ next, length: 128, distance: [64, 32] })).toThrow(/from 64 to 32/);
    expect(() => task.sample({ next, length: 128, distance: [0, 32] })).toThrow(/from 0 to 32/);
  });
});

test("a story of 128 words has eight answers or more as a rule, near and far ones", () => {
  const samples = Array.from({ length: 300 }, (_, seed) => tasks[0]!.sample({ next: uniform(`${seed}`), length: 128 }));
  const distances = samples.flatMap(({ answers }) => answers.map(({ distance }) => distance));
  expect(distances.length / samples.length).toBeGreaterThanOrEqual(8);
  expect(Math.min(...samples.map(({ answers }) => answers.length))).toBeGreaterThanOrEqual(5);
  const share = (low: number, high: number): number =>
    distances.filter((distance) => distance >= low && distance < high).length / distances.length;
  for (const [low, high] of [
    [5, 16],
    [16, 32],
    [32, 64],
  ] as const) {
    expect(share(low, high)).toBeGreaterThan(0.2);
  }
  expect(share(64, 128)).toBeGreaterThan(0.05);
});

test("beyond what it sees, a guesser who knows the kind and the people of a story is right by chance alone", () => {
  const window = 32;
  let right = 0;
  let expected = 0;
  let count = 0;
  for (let seed = 0; seed < 600; seed++) {
    const { words, answers } = tasks[0]!.sample({ next: uniform(`guess ${seed}`), length: 128, distance: [64, 128] });
    for (const { token, choices } of answers) {
      const kind = [people, places, foods].find((values) => values.includes(words[token]!))!;
      const asked = words.slice(words.lastIndexOf(".", token) + 1, token);
      const seen = words.slice(token - window, token).filter((word) => kind.includes(word) && !asked.includes(word));
      right += seen.at(-1) === words[token] ? 1 : 0;
      expected += seen.length > 0 ? 1 / choices : 0;
      count++;
    }
  }
  expect(count).toBeGreaterThan(1000);
  expect(right / count).toBeLessThan(expected / count + 0.03);
});

test("the mixture draws every task by its share", () => {
  const next = uniform("mixture");
  const shares = { story: 4, needle: 3, pairs: 2, list: 1 };
  const counts = new Map<string, number>();
  for (let index = 0; index < 2000; index++) {
    const { task, sample } = mixture({ next, length: 24, shares });
    expect(sample.words).toHaveLength(24);
    counts.set(task.id, (counts.get(task.id) ?? 0) + 1 / 2000);
  }
  for (const [id, share] of Object.entries(shares)) {
    expect(Math.abs(counts.get(id)! - share / 10), id).toBeLessThan(0.03);
  }
});

describe.each(Object.keys(smallTasks) as (keyof typeof smallTasks)[])("the small task %s", (task) => {
  test("says answers that are true for a reader of the words, of any length, and asks in every text of 32 words", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 200 }), (seed, length) => {
        const sample = smallTasks[task]({ next: uniform(seed), length });
        expect(sample.words).toHaveLength(length);
        expect(sample.words.filter((word) => !vocabulary.includes(word))).toEqual([]);
        agrees(sample, smallReaders[task](sample.words));
        if (length >= 32) expect(sample.answers.length).toBeGreaterThan(0);
      }),
    );
  });
});
