// What is read after a reader's own fact? A flood of other facts, the same every time, of which a longer one goes on where a shorter
// one ends; none of them speaks of the reader's own words.

import { uniform } from "#model/contracts/random";
import { tokenise } from "#model/contracts/tokenizer";
import { frontWords } from "./words";

const { names, animals } = frontWords.tell;

/** Who comes again has another animal: this many further down the list. */
const apart = 7;

interface Told {
  readonly text: string;
  /** The token that answers the reader's fact. */
  readonly asked: number;
}

/**
 * The fact, and about `words` other words of facts. null where cue or answer has no word.
 * @throws RangeError where `words` is no count.
 */
export function toldText({ cue, answer, words }: { cue: string; answer: string; words: number }): Told | null {
  if (!Number.isInteger(words) || words < 0) throw new RangeError(`A flood cannot have ${words} words.`);
  const [asking, answering] = [wordsOf(cue), wordsOf(answer)];
  if (asking.length === 0 || answering.length === 0) return null;
  const own = new Set([...asking, ...answering]);
  const free = (list: string, seed: string): string[] =>
    shuffled(list.split(" "), seed).filter((word) => !own.has(word.toLocaleLowerCase()));
  const [who, what] = [free(names, "names"), free(animals, "animals")];
  const facts = Array.from({ length: Math.floor(words / 2) }, (_, index) => {
    const round = Math.floor(index / who.length);
    const person = index % who.length;
    return `${who[person]}: ${what[(person + round * apart) % what.length]}.`;
  });
  return { text: [`${cue.trim()}: ${answer.trim()}.`, ...facts].join(" "), asked: asking.length };
}

function wordsOf(text: string): string[] {
  return tokenise({ text, punctuation: "shown" }).tokens.map(({ word }) => word);
}

function shuffled(words: readonly string[], seed: string): string[] {
  const random = uniform(seed);
  return words
    .map((word) => ({ word, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ word }) => word);
}
