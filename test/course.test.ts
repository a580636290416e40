// Does the course keep its word to readers and teachers? Short sentences, words explained before they are used, a reason and something
// to see for every wrong answer, a sentence to remember, notes for every step, and an answer to every known confusion.
// Leaves to lessons.test.ts whether what a lesson says is true.

import { describe, expect, test } from "vitest";
import { confusions, type ConfusionId } from "#lessons/confusions";
import { courseParts, lessons } from "#lessons/course";
import { lessonTexts, type Step } from "#lessons/lesson";
import { plainText } from "#lessons/markup";
import { minutesOf } from "#lessons/minutes";
import type { StepNote } from "#lessons/teaching/note";
import { terms, type TermId } from "#lessons/terms";
import { textsOf } from "#words/translate";

/** Words of the longest sentence, and of one on average. */
const longest = 30;
const usual = 15;

const notes = import.meta.glob<{ readonly notes: readonly StepNote[] }>("../src/lessons/teaching/*.ts", {
  eager: true,
});
/** Lessons of the second edition. */
const edited = lessons.filter(({ remember }) => remember !== undefined);
const wordsOf = (text: string): number => text.split(/\s+/u).filter((word) => /\p{L}|\p{N}/u.test(word)).length;

function sentencesOf(text: string): string[] {
  return plainText(text)
    .split(/(?<=[.?!:][”)]*)\s+|\n+/u)
    .filter((sentence) => wordsOf(sentence) > 0);
}

/** All that a reader reads of a step. */
function readAt(step: Step): string[] {
  return Object.entries(textsOf({ steps: [step] }, lessonTexts))
    .filter(([key]) => !key.includes(".claims.") && !key.includes(".cited."))
    .map(([, text]) => text);
}

describe.each(edited.map((lesson) => [lesson.id, lesson] as const))("lesson %s", (id, lesson) => {
  test("no sentence of it is longer than can be read aloud in one breath, and most are short", () => {
    const sentences = [
      ...lesson.steps.flatMap(({ prose, check }) => [prose, check?.question ?? "", check?.afterwards ?? ""]),
      lesson.question,
      lesson.remember!,
      lesson.notShown,
    ].flatMap(sentencesOf);
    expect(sentences.filter((sentence) => wordsOf(sentence) > longest)).toEqual([]);
    const mean = sentences.reduce((sum, sentence) => sum + wordsOf(sentence), 0) / sentences.length;
    expect(mean).toBeLessThanOrEqual(usual);
  });

  test("it ends in one sentence worth remembering and one limit, and says what it builds on", () => {
    expect(sentencesOf(lesson.remember!)).toHaveLength(1);
    expect(wordsOf(lesson.remember!)).toBeLessThanOrEqual(28);
    expect(wordsOf(lesson.notShown)).toBeLessThanOrEqual(45);
    const before = lessons.slice(0, lessons.indexOf(lesson)).map((one) => one.id);
    expect(before).toEqual(expect.arrayContaining([...(lesson.needs ?? ["it names none"])]));
  });

  test("every wrong answer has its reason and brings something to see, and none tells the right one", () => {
    for (const [index, { check }] of lesson.steps.entries()) {
      if (check?.kind !== "choose") continue;
      for (const { words, hint, see } of check.options) {
        if (hint === undefined) continue;
        expect(see ?? check.see, `step ${index + 1}: nothing to see for “${words}”`).toBeDefined();
      }
    }
  });

  test("an own sentence is held against three points", () => {
    for (const { check } of lesson.steps) if (check?.kind === "ownWords") expect(check.points).toHaveLength(3);
  });

  test("a teacher has a note for each of its steps", () => {
    const found = notes[`../src/lessons/teaching/${id}.ts`]?.notes ?? [];
    expect(found).toHaveLength(lesson.steps.length);
    for (const { misconception, ask, expect: answers } of found) {
      for (const text of [misconception, ask, answers]) expect(wordsOf(text)).toBeGreaterThan(2);
    }
  });
});

test("every lesson stands in one part of the course, in its order", () => {
  const parts = courseParts();
  expect(parts.flatMap((part) => part.lessons.map(({ id }) => id))).toEqual(lessons.map(({ id }) => id));
  for (const part of parts) expect(part.lessons.length, part.title).toBeGreaterThan(2);
});

test("no lesson takes more than a quarter of an hour, as its minutes are counted", () => {
  expect(lessons.filter((lesson) => minutesOf(lesson) > 15).map(({ id }) => id)).toEqual([]);
});

test("a word of the course is explained by one step, and no step before it uses it", () => {
  const steps = edited.flatMap(({ id, steps }) => steps.map((step, index) => ({ place: `${id} ${index + 1}`, step })));
  for (const [term, { used }] of Object.entries(terms) as [TermId, { used: RegExp }][]) {
    const explaining = steps.findIndex(({ step }) => step.explains?.includes(term));
    expect(explaining, `no step explains ${term}`).toBeGreaterThanOrEqual(0);
    const early = steps
      .slice(0, explaining)
      .filter(({ step }) => readAt(step).some((text) => used.test(plainText(text))));
    expect(
      early.map(({ place }) => place),
      `${term} is used before ${steps[explaining]!.place} explains it`,
    ).toEqual([]);
  }
});

test("every confusion that is known from public threads is answered by a step", () => {
  const answered = new Set(edited.flatMap(({ steps }) => steps.flatMap(({ answers = [] }) => answers)));
  expect((Object.keys(confusions) as ConfusionId[]).filter((id) => !answered.has(id))).toEqual([]);
});
