// What is a needle in a haystack? A number told once among sentences that say the same over and over, asked for at the
// end and now and then before: the S-NIAH kind of RULER (Hsieh et al., arXiv 2404.06654). Needles have different keys.

import { digits, people } from "#model/contracts/vocabulary";
import type { Task } from "./task";
import {
  ask,
  between,
  chooseQuestion,
  isFull,
  pick,
  pickSeveral,
  sampleOf,
  addSentence,
  startTelling,
  tell,
  type Question,
  type Telling,
} from "./telling";

export const needle: Task = {
  id: "needle",
  title: "Needles in a haystack",
  sample(options) {
    const telling = startTelling(options);
    const { next, length, distance } = options;
    const keys = pickSeveral(next, [passkey, ...pickSeveral(next, people, 3)], between(next, 1, 4));
    const lastDepth = distance ? length - distance[0] - 3 * roomForQuestion : 0.6 * length;
    const depths = keys.map(() => next() * Math.max(lastDepth, 0)).sort((a, b) => a - b);
    for (let straw = between(next, 0, haystack.length - 1); !isFull(telling);) {
      const isEnd = length - telling.words.length < roomForQuestion;
      const asks = distance !== undefined || isEnd || next() < questionShare;
      const question = asks ? chooseQuestion(telling, [...telling.facts.keys()].map(questionOf)) : null;
      const [depth = Infinity] = depths;
      if (question) ask(telling, question);
      else if (telling.words.length >= depth) {
        hide(telling, keys.pop()!);
        depths.shift();
      } else addSentence(telling, haystack[straw++ % haystack.length]!);
    }
    return sampleOf(telling);
  },
};

/** Sentences to lose a needle in. */
export const haystack = [
  "the grass is green .",
  "the sky is blue .",
  "the sun is yellow .",
  "here we go .",
  "there and back again .",
];

const passkey = "passkey";
/** So few that all lie within the convolution's reach of their key. */
const needleDigits = 2;
/** Of the sentences. */
const questionShare = 0.2;
/** Words of the longest question with its answer, and of a straw. */
const roomForQuestion = 16;

function hide(telling: Telling, key: string): void {
  const value = Array.from({ length: needleDigits }, () => pick(telling.options.next, digits));
  tell(telling, { name: key, key, value, pattern: key === passkey ? "the # is * ." : "the number of # is * ." });
}

function questionOf(name: string): Question {
  const pattern = name === passkey ? "what is the # ? * ." : "what is the number of # ? * .";
  return { name, kind: "number", pattern, choices: digits.length ** needleDigits };
}
