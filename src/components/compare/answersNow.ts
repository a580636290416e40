// Who is right at the cursor? What every memory answers there, in a sentence: those that say the right word first, then what the
// others say instead.

import type { Asking, ComparedReading, DescribedMemory } from "#model/contracts/compareQuestions";
import type { PageRun } from "#state/store";
import { shortened, spoken, written } from "#components/text/spelling";
import { compareWords, namesOf } from "#words/compare";
import { say, sayRow } from "#words/say";

const { now: words } = compareWords;
const longestWord = 24;

export function answersNow(
  { tokens: { tokens }, vocabulary }: Pick<PageRun, "tokens" | "vocabulary">,
  {
    token,
    asking,
    chosen,
    readings,
  }: {
    token: number;
    asking: Asking;
    chosen: readonly Pick<DescribedMemory, "id" | "title">[];
    readings: ReadonlyMap<string, Pick<ComparedReading, "size" | "sound" | "says">>;
  },
): string {
  const known = chosen.filter(({ id }) => token >= 0 && token < (readings.get(id)?.size ?? 0));
  if (known.length === 0) return "";
  const right = tokens[asking === "recall" ? token : token + 1];
  /** By what they say: a word, or what is said where there is none. */
  const groups = new Map<string | null | undefined, string[]>();
  for (const { id, title } of known) {
    const { sound, says } = readings.get(id)!;
    const word = token < sound ? (vocabulary[says[token]!] ?? null) : undefined;
    groups.set(word, [...(groups.get(word) ?? []), title]);
  }
  const first = tokens.find(({ word }) => word === right?.word);
  const isRight = right ? (groups.get(right.word) ?? []) : [];
  const named = { word: first ? nameOf(first) : "", memories: isRight.length > 0 ? namesOf(isRight) : "" };
  const verdict = !right
    ? words.open
    : isRight.length === 0
      ? say(words.noneRight, { ...named, count: known.length })
      : isRight.length === known.length
        ? say(words.allRight, { ...named, count: known.length })
        : say(words.right, { ...named, count: isRight.length });
  const others = [...groups]
    .filter(([word]) => !right || word !== right.word)
    .map(([word, titles]) => {
      const of = { memories: namesOf(titles), count: titles.length };
      if (word === undefined) return say(words.diverged, of);
      if (word === null) return say(words.nothing, of);
      return say(words.says, { ...of, word: nameOf(tokens.find((read) => read.word === word)!) });
    });
  return others.length === 0 ? verdict : `${verdict} ${say(words.sentence, { said: sayRow(others) })}`;
}

/** A word as it stands in the text where it comes first. */
function nameOf(token: PageRun["tokens"]["tokens"][number]): string {
  return shortened(written(token) || spoken(token.word), longestWord);
}
