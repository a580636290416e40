// What is a story to remember? People go from place to place, like what they eat, and give each other what they have;
// it is asked again, soon or much later. A micro-world in the manner of bAbI (Weston et al., arXiv 1502.05698).
// Its cast is small, so that no more than 18 facts are true at a time, however long it goes on.

import { foods, people, places, things } from "#model/contracts/vocabulary";
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
  addSentence,
  startTelling,
  tell,
  type Question,
  type Telling,
} from "./telling";

export const story: Task = {
  id: "story",
  title: "Stories",
  sample(options) {
    const telling = startTelling(options);
    const { next, distance } = options;
    const cast = castOf(next);
    for (let sentences = 0; !isFull(telling); sentences++) {
      const isBehind = telling.answers.length < questionShare * sentences;
      const asks = distance !== undefined || next() < (isBehind ? 0.75 : 0.15);
      const question = asks ? chooseQuestion(telling, questionsOf(telling, cast)) : null;
      if (question) ask(telling, question);
      else if (next() < (distance ? quietFillerShare : fillerShare)) addSentence(telling, pick(next, fillers));
      else state(telling, cast);
    }
    return sampleOf(telling);
  },
};

/** Of all sentences. */
const questionShare = 0.55;
/** Of the sentences that are no questions: in a usual text, and in one with few questions. */
const fillerShare = 0.12;
const quietFillerShare = 0.5;
/** Of the statements, while there is still something new to tell: those that tell it. */
const newShare = 0.7;
/** Of the statements about something known: those that say again what has not changed. */
const repeatedShare = 0.15;
/** Of the statements that change something. */
const openerShare = 0.2;

export interface Cast {
  readonly people: readonly string[];
  /** What can be told, by the names of the facts. */
  readonly names: readonly string[];
}

/** Where a person is: # is the person, * the place. */
const goes = ["went", "ran", "came", "walked", "hurried", "crept", "tiptoed"].map((verb) => `# ${verb} to * .`);
const stays = ["is", "waits", "sat", "slept", "sang"].map((verb) => `# ${verb} in * .`);
const stillThere = ["# stayed in * .", "# is in * ."];
const openers = ["then", "soon", "later", "at last", "at noon", "one day"];

/** Where a thing is: # is the thing, * the place. */
const lies = ["is", "lies", "stands", "waits"].map((verb) => `the # ${verb} in * .`);
const isMoved = ["someone took", "someone carried", "a crow took", "a fox carried"].map((who) => `${who} the # to * .`);
const isLeft = ["someone left", "someone hid", "a mouse hid"].map((who) => `${who} the # in * .`);
const stillLies = ["the # stayed in * .", "the # is in * ."];

/** Who has a thing: # is the thing, * the person. */
const has = ["has", "holds", "keeps", "got"].map((verb) => `* ${verb} the # .`);
const stillHas = ["* still has the # .", "* kept the # ."];
const gives = ["gave the # to *", "gave * the #", "sent the # to *", "sent * the #", "lent * the #"];

/** What a person likes, once and for all: # is the person, * the food. */
const likes = ["likes", "loves", "enjoys", "adores"].map((verb) => `# ${verb} * .`);
const stillLikes = ["# still likes * .", "# likes * ."];

/** Sentences that tell nothing of anybody. */
export const fillers = `
  rain fell . / snow fell for a day . / a long day passed . / the wind sang . / stars came out . / the night was long .
  birds sang . / the sun rose . / a dog barked . / nobody spoke . / the fire burned low . / bells rang far away .
  clouds drifted by . / the moon shone . / a door slammed . / it was late . / the evening was cold . / all was quiet .
  all was still . / the kitten slept . / the world turned slowly . / someone smiled . / a warm wind blew .
  the morning was bright .`
  .split(/[/\n]/)
  .map((sentence) => sentence.trim())
  .filter((sentence) => sentence !== "");

export function castOf(next: () => number): Cast {
  const cast = pickSeveral(next, people, between(next, 5, 6));
  const owned = pickSeveral(next, things, between(next, 5, 6));
  return {
    people: cast,
    names: [...cast.flatMap((person) => [`${person} is`, `${person} likes`]), ...owned.map((thing) => `${thing} is`)],
  };
}

/** What can be asked of what has been told. */
function questionsOf({ facts }: Telling, cast: Cast): Question[] {
  return [...facts].map(([name, { key, value }]) => {
    if (name.endsWith(" likes"))
      return { name, kind: "likes", pattern: "what does # like ? * .", choices: foods.length };
    if (people.includes(key)) return { name, kind: "where", pattern: "where is # ? * .", choices: places.length };
    return places.includes(value[0]!)
      ? { name, kind: "where", pattern: "where is the # ? * .", choices: places.length }
      : { name, kind: "who", pattern: "who has the # ? * .", choices: cast.people.length };
  });
}

/** Tells something new, or what became of something known, or that it is as it was. */
export function state(telling: Telling, cast: Cast): void {
  const { next } = telling.options;
  const isRepeated = next() < repeatedShare;
  const name = chooseName(telling, { cast, isRepeated });
  if (name === null) return addSentence(telling, pick(next, fillers));
  const [key = ""] = name.split(" ");
  const before = telling.facts.get(name)?.value[0] ?? null;
  const values = name.endsWith(" likes") ? foods : things.includes(key) && next() < 0.5 ? cast.people : places;
  const others = values.filter((value) => value !== before);
  const value = isRepeated && before !== null ? before : pick(next, others);
  const opener = before !== null && value !== before && next() < openerShare ? `${pick(next, openers)} ` : "";
  tell(telling, { name, key, value: [value], pattern: opener + pick(next, sentencesFor({ key, before, value })) });
}

/** What the next statement is about; `null` where all that is known is still to be asked. */
function chooseName(telling: Telling, { cast, isRepeated }: { cast: Cast; isRepeated: boolean }): string | null {
  const { next } = telling.options;
  const unknown = cast.names.filter((name) => !telling.facts.has(name));
  if (unknown.length > 0 && next() < newShare) return pick(next, unknown);
  // What somebody likes never changes.
  const known = [...telling.facts.keys()].filter((name) => isRepeated || !name.endsWith(" likes"));
  return chooseToRewrite(telling, known) ?? (unknown.length > 0 ? pick(next, unknown) : null);
}

/** The sentences that can tell what the value is after what it was before. */
function sentencesFor({
  key,
  before,
  value,
}: {
  key: string;
  before: string | null;
  value: string;
}): readonly string[] {
  const isRepeated = value === before;
  if (foods.includes(value)) return isRepeated ? stillLikes : likes;
  if (people.includes(key)) return isRepeated ? stillThere : before === null ? [...stays, ...goes] : goes;
  if (places.includes(value)) return isRepeated ? stillLies : before === null ? lies : [...isMoved, ...isLeft];
  if (isRepeated) return stillHas;
  return before !== null && people.includes(before) ? gives.map((gift) => `${before} ${gift} .`) : has;
}
