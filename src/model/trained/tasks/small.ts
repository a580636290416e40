// What does a small model learn within a minute? Texts that are short and ask often: a few pairs, whether it is day or night, and
// stories. Leaves how sentences and answers are kept to telling.ts, and stories to story.ts.

import { animals, colours } from "#model/contracts/vocabulary";
import type { TrainTask } from "#model/contracts/trainQuestions";
import { story } from "./story";
import type { Answer, Sample, SampleOptions } from "./task";
import { ask, between, isFull, pick, pickSeveral, sampleOf, startTelling, tell } from "./telling";

type SampleOf = (options: Omit<SampleOptions, "distance">) => Sample;

export const smallTasks: Readonly<Record<TrainTask, SampleOf>> = {
  pairs: (options) => {
    const telling = startTelling(options);
    const { next } = options;
    while (!isFull(telling)) {
      const keys = pickSeveral(next, colours, between(next, ...pairsAtOnce));
      for (const key of keys) tell(telling, { name: key, key, value: [pick(next, animals)], pattern: "# * ," });
      telling.words.splice(-1, 1, ";");
      for (const name of pickSeveral(next, keys, keys.length)) {
        ask(telling, { name, kind: "animal", pattern: "# ? * .", choices: animals.length });
      }
    }
    return sampleOf(telling);
  },
  parity: (options) => {
    const telling = startTelling(options);
    const { next } = options;
    const answers: Answer[] = [];
    for (let isNight = false; !isFull(telling);) {
      const digits = between(next, ...digitsAtOnce);
      for (let digit = 0; digit < digits; digit++) {
        const isOne = next() < 0.5;
        telling.words.push(isOne ? "1" : "0");
        isNight = isNight !== isOne;
      }
      answers.push({ kind: "parity", token: telling.words.length, length: 1, distance: digits, choices: 2 });
      telling.words.push(timesOfDay[Number(isNight)]!);
    }
    return sampleOf({ ...telling, answers });
  },
  story: story.sample,
};

/** So few that they are learned soon, and so many that a window of 8 has lost the first of them. */
const pairsAtOnce = [2, 6] as const;
/** Digits between two answers. */
const digitsAtOnce = [1, 4] as const;
/** After evenly many ones, and after oddly many: every 1 turns the one into the other. */
export const timesOfDay = ["day", "night"] as const;
