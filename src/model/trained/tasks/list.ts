// What is it to say a list again? Random words, then the same in the same order, at once or after other sentences.
// Every word said again is an answer, and all of one repetition are equally far from where they were said before.

import { animals, colours, foods, people, places, things } from "#model/contracts/vocabulary";
import { haystack } from "./needle";
import type { Task } from "./task";
import { between, isFull, logUniform, pickSeveral, sampleOf, addSentence, startTelling, type Telling } from "./telling";

export const list: Task = {
  id: "list",
  title: "Lists said again",
  sample(options) {
    const telling = startTelling(options);
    const { next, distance } = options;
    const most = distance ? Math.max(distance[1] - lead, 1) : Infinity; // a longer list comes again too late
    while (!isFull(telling)) {
      const items = pickSeveral(next, listed, Math.min(between(next, 6, 12), most));
      addSentence(telling, "list :");
      let mention = sayItems(telling, items);
      for (let left = between(next, 1, 3); left > 0 && !isFull(telling); left--) {
        mention = sayAgain(telling, { items, mention });
      }
    }
    return sampleOf(telling);
  },
};

const listed = [people, places, things, foods, colours, animals].flat();
/** Words between a list and its repetition: ". again :". */
const lead = 3;
const longestStraw = 5;

/** Says the items and where they start. */
function sayItems(telling: Telling, items: readonly string[]): number {
  const start = telling.words.length;
  telling.words.push(...items, ".");
  return start;
}

function sayAgain(telling: Telling, { items, mention }: { items: readonly string[]; mention: number }): number {
  const { words, answers } = telling;
  const distance = distanceOf(telling, { items, mention });
  for (let straw = 0; words.length + 2 - mention < distance; straw++)
    addSentence(telling, haystack[straw % haystack.length]!);
  addSentence(telling, "again :");
  const start = sayItems(telling, items);
  items.forEach((_, said) => {
    const choices = listed.length - said; // no word stands twice in a list
    answers.push({ kind: "item", token: start + said, length: 1, distance: start - mention, choices });
  });
  return start;
}

/** How far away the list is said again, at least: half of the time at once. */
function distanceOf({ options }: Telling, { items, mention }: { items: readonly string[]; mention: number }): number {
  const { next, length, distance } = options;
  if (!distance) return next() < 0.5 ? 0 : logUniform(next, items.length + lead, length / 2);
  const [low, high] = distance;
  return logUniform(next, low, Math.min(high - longestStraw, length - mention - items.length));
}
