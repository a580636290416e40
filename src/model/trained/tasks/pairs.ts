// What is associative recall? Colours paired with animals, many at a time; a colour is asked, its animal is the answer:
// the multi-query recall of Zoology (Arora et al., arXiv 2312.04927). A colour may get another animal before it is asked.

import { animals, colours } from "#model/contracts/vocabulary";
import type { Task } from "./task";
import {
  ask,
  between,
  chooseQuestion,
  chooseToRewrite,
  isFull,
  pick,
  pickSeveral,
  sampleOf,
  startTelling,
  tell,
  type Question,
  type Telling,
} from "./telling";

export const pairs: Task = {
  id: "pairs",
  title: "Pairs",
  sample(options) {
    const telling = startTelling(options);
    const { next } = options;
    const keys = pickSeveral(next, colours, between(next, 6, 12));
    let told = keys.length + between(next, 0, 3);
    while (!isFull(telling)) {
      tellPairs(telling, { keys, count: told });
      askPairs(telling, between(next, 4, keys.length));
      told = between(next, 1, 4);
    }
    return sampleOf(telling);
  },
};

/** "red lion , blue fox ,": colours without an animal first, then others with a new one. */
function tellPairs(telling: Telling, { keys, count }: { keys: readonly string[]; count: number }): void {
  const { next, distance } = telling.options;
  for (let pair = 0; pair < count; pair++) {
    if (distance && chooseQuestion(telling, questionsOf(telling))) return;
    const key = keys.find((colour) => !telling.facts.has(colour)) ?? chooseToRewrite(telling, keys) ?? pick(next, keys);
    const before = telling.facts.get(key)?.value[0];
    const others = animals.filter((animal) => animal !== before);
    tell(telling, { name: key, key, value: [pick(next, others)], pattern: "# * ," });
  }
}

/** "; red ? lion . blue ? fox ." */
function askPairs(telling: Telling, count: number): void {
  for (let asked = 0; asked < count; asked++) {
    const question = chooseQuestion(telling, questionsOf(telling));
    if (!question) return;
    if (telling.words.at(-1) === ",") telling.words.splice(-1, 1, ";");
    ask(telling, question);
  }
}

function questionsOf({ facts }: Telling): Question[] {
  return [...facts.keys()].map((name) => ({ name, kind: "animal", pattern: "# ? * .", choices: animals.length }));
}
