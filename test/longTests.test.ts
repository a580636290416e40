// Is what the long tests call the answer true, and is it hidden as they say? A reader of the words, who knows nothing of how
// they were made, checks it.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longSizes, longTestIds } from "#model/contracts/longTests";
import { uniform } from "#model/contracts/random";
import { animals, people, places, things, vocabulary } from "#model/contracts/vocabulary";
import { longTests, pairTokens } from "#model/trained/tasks/longTests";
import type { Sample } from "#model/trained/tasks/task";
import { tested } from "#model/trained/tasks/tested";

const testOf = (id: string) => longTests.find((test) => test.id === id)!;
const sampleOf = (id: string, { seed, size }: { seed: string; size: number }): Sample =>
  testOf(id).sample({ next: uniform(seed), size });
/** With white space around every word, so that whole words are found. */
const said = (words: readonly string[]): string => ` ${words.join(" ")} `;

/** What the words tell of the thing that they ask for at their end: all values in the order in which they were told. */
const readers: Record<string, (text: string, question: string) => string[]> = {
  passkey: (text) => matches(text, / the passkey is (\d \d) \./gu),
  number: valuesOfNumber,
  several: valuesOfNumber,
  word(text, question) {
    const [, key] = /key of (\w+) \?/u.exec(question)!;
    return matches(text, new RegExp(` the key of ${key} is <spell> (·\\w ·\\w ·\\w ·\\w) \\.`, "gu"));
  },
  oneFact: (text, question) => placesOf(text, /where is (\w+) \?/u.exec(question)![1]!),
  twoFacts: (text, question) => placesOf(text, holderOf(text, thingOf(question))),
  threeFacts(text, question) {
    const [outside, ...others] = matches(text, new RegExp(` the ${thingOf(question)} lies in the (\\w+) \\.`, "gu"));
    expect(others).toEqual([]);
    return placesOf(text, holderOf(text, outside!));
  },
};

function valuesOfNumber(text: string, question: string): string[] {
  const [, key] = /number of (\w+) \?/u.exec(question)!;
  return matches(text, new RegExp(` the number of ${key} is (\\d \\d) \\.`, "gu"));
}

function thingOf(question: string): string {
  const [, thing] = /where is the (\w+) \?/u.exec(question)!;
  expect(things).toContain(thing);
  return thing!;
}

function holderOf(text: string, thing: string): string {
  const [holder, ...others] = matches(text, new RegExp(` (\\w+) has the ${thing} \\.`, "gu"));
  expect(people).toContain(holder);
  expect(others).toEqual([]);
  return holder!;
}

function placesOf(text: string, person: string): string[] {
  return matches(text, new RegExp(` ${person} went to (\\w+) \\.`, "gu"));
}

function matches(text: string, pattern: RegExp): string[] {
  // A full stop ends one sentence and begins the next: look at each anew.
  return text
    .split(/(?<= \.)(?= )/u)
    .flatMap((sentence) => [...`${sentence} `.matchAll(pattern)].map(([, value]) => value!));
}

test("every test that the page knows has its texts, and a size of its own", () => {
  expect(longTests.map(({ id }) => id)).toEqual(longTestIds);
});

describe.each(Object.keys(readers))("%s", (id) => {
  test("asks once, at the end, what the words told last of it", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 200, max: 1500 }), (seed, size) => {
        const { words, answers } = sampleOf(id, { seed, size });
        expect(words).toHaveLength(size);
        const [answer, ...others] = answers;
        expect(others).toEqual([]);
        const { token, length, distance } = answer!;
        const question = words.slice(words.lastIndexOf(".", token - 1) + 1, token);
        const told = said(words.slice(0, token - question.length));
        const values = readers[id]!(told, said(question));
        expect(words.slice(token, token + length).join(" ")).toBe(values.at(-1));
        expect(words.slice(token - distance, token - distance + length).join(" ")).toBe(values.at(-1));
        expect(values).toHaveLength(id.endsWith("Fact") || id.endsWith("Facts") ? 2 : 1);
        expect(size - token).toBeLessThan(30);
      }),
    );
  });

  test("has words of the vocabulary alone, the same for the same seed", () => {
    const one = sampleOf(id, { seed: "one", size: 1024 });
    expect(one.words.filter((word) => !vocabulary.includes(word))).toEqual([]);
    expect(sampleOf(id, { seed: "one", size: 1024 })).toEqual(one);
    expect(sampleOf(id, { seed: "two", size: 1024 }).words).not.toEqual(one.words);
  });

  test("hides it at every depth alike", () => {
    const texts = 400;
    const depths = Array.from({ length: texts }, (_, seed) => {
      const { answers } = sampleOf(id, { seed: `depth ${seed}`, size: 512 });
      return (answers[0]!.token - answers[0]!.distance) / answers[0]!.token;
    });
    // Of a person's two places the later one counts: its depth is the larger of two.
    const share = (depth: number): number => (id.endsWith("Fact") || id.endsWith("Facts") ? depth ** 2 : depth);
    for (const depth of [0.2, 0.4, 0.6, 0.8]) {
      const shallower = depths.filter((found) => found < depth).length / texts;
      expect(Math.abs(shallower - share(depth)), `${depth}`).toBeLessThan(0.1);
    }
  });
});

test("several people have a number, one of whom is asked; none of them is told of otherwise", () => {
  const { words } = sampleOf("several", { seed: "several", size: 1024 });
  const told = [...said(words).matchAll(/ number of (\w+) is /gu)].map(([, key]) => key!);
  expect(new Set(told).size).toBe(8);
  for (const key of told) {
    const mentions = words.flatMap((word, at) => (word === key ? [words[at - 1]] : []));
    expect(new Set(mentions)).toEqual(new Set(["of"]));
  }
});

test("of a chain's people each ends in another place, so that only who asks the right one is right by more than chance", () => {
  for (let seed = 0; seed < 50; seed++) {
    const { words, answers } = sampleOf("threeFacts", { seed: `chain ${seed}`, size: 512 });
    const told = said(words.slice(0, answers[0]!.token));
    const ends = people.flatMap((person) => placesOf(told, person).slice(-1));
    expect(new Set(ends).size).toBe(answers[0]!.choices);
    expect(ends.every((place) => places.includes(place))).toBe(true);
  }
});

test.each(longSizes.pairs)("of %i pairs each is told once and asked once", (size) => {
  const { words, answers } = sampleOf("pairs", { seed: `pairs ${size}`, size });
  expect(words).toHaveLength(pairTokens);
  expect(answers).toHaveLength(size);
  const told = new Map<string, string>();
  for (let at = 0; animals.includes(words[at + 1]!); at += 3) told.set(words[at]!, words[at + 1]!);
  expect(told.size).toBe(size);
  expect(new Set(answers.map(({ token }) => words[token - 2])).size).toBe(size);
  for (const { token, distance } of answers) {
    expect(words[token - 1]).toBe("?");
    expect(words[token]).toBe(told.get(words[token - 2]!));
    expect(words[token - distance - 1]).toBe(words[token - 2]);
  }
});

test("more pairs than there are keys or words for are refused", () => {
  const next = uniform("refused");
  expect(() => testOf("pairs").sample({ next, size: 80 })).toThrow(/80 pairs/);
});

describe("A text to train on", () => {
  /** The last that the words told. */
  const last = (told: string, pattern: RegExp): string | undefined => matches(told, pattern).at(-1);

  function readLast(told: string, question: string): string | undefined {
    if (question.includes("passkey")) return last(told, / the passkey is (\d \d) \./gu);
    const number = /number of (\w+) \?/u.exec(question)?.[1];
    if (number) return last(told, new RegExp(` the number of ${number} is (\\d \\d) \\.`, "gu"));
    const key = /key of (\w+) \?/u.exec(question)?.[1];
    if (key) return last(told, new RegExp(` the key of ${key} is <spell> (·\\w ·\\w ·\\w ·\\w) \\.`, "gu"));
    return undefined;
  }

  test("asks what the tests ask, again and again, and what was told last is the answer", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 64, max: 1024 }), (seed, length) => {
        const { words, answers } = tested.sample({ next: uniform(seed), length });
        expect(words).toHaveLength(length);
        expect(answers.length).toBeGreaterThan(0);
        for (const { token, length, distance, kind } of answers) {
          const question = words.slice(words.lastIndexOf(".", token - 1) + 1, token);
          const value = words.slice(token, token + length).join(" ");
          expect(words.slice(token - distance, token - distance + length).join(" ")).toBe(value);
          kinds.add(kind);
          // Chains are read by the tests above; one thing may lie in two that follow each other.
          if (kind === "where") continue;
          expect(readLast(said(words.slice(0, token - question.length)), said(question))).toBe(value);
        }
      }),
    );
    expect([...kinds].sort()).toEqual(["number", "where", "word"]);
  });
});
