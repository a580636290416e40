// How does a training learn what the papers' tests in small ask? Such texts one after another, each of a length of its own, until
// the sample is full. Not among the tasks of tasks.ts that models are judged on: the tests themselves do that, in longTests.ts.

import { chainOf } from "./chain";
import { numberInProse, numberOfSeveral, passkeyInFiller, wordInProse, type Sampled } from "./hidden";
import type { Answer, Sample, Task } from "./task";
import { logUniform, pick } from "./telling";

/** What is asked, and the words that it takes to tell and ask it. */
const texts: readonly { readonly least: number; readonly sample: (options: Sampled) => Sample }[] = [
  { least: 32, sample: passkeyInFiller },
  { least: 40, sample: numberInProse },
  { least: 40, sample: wordInProse },
  { least: 110, sample: numberOfSeveral },
  { least: 64, sample: chainOf(1) },
  { least: 100, sample: chainOf(2) },
  { least: 140, sample: chainOf(3) },
];
const shortest = Math.min(...texts.map(({ least }) => least));

export const tested: Task = {
  id: "tested",
  title: "The long-context tests",
  sample({ next, length }) {
    const words: string[] = [];
    const answers: Answer[] = [];
    while (words.length < length) {
      const left = length - words.length;
      const long = left < 2 * shortest ? left : Math.round(logUniform(next, shortest, left));
      const fitting = texts.filter(({ least }) => least <= long);
      const { sample } = fitting.length > 0 ? pick(next, fitting) : texts[0]!;
      const part = sample({ next, length: long });
      answers.push(...part.answers.map((answer) => ({ ...answer, token: words.length + answer.token })));
      words.push(...part.words);
    }
    return { words, answers };
  },
};
