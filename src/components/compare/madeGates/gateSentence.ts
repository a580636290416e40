// How do a memory's own gates stand to those of the text, at one token? One sentence, in the digits of the page.

import type { MadeGates } from "#model/contracts/compareQuestions";
import { formatPart } from "#components/text/format";
import { namesOf } from "#words/compare";
import { say } from "#words/say";
import { madeGateWords as words } from "./words";

/** `titles`: of the memories that make them alike. */
export function gateSentence(
  { rate, keep }: MadeGates,
  { token, titles }: { token: number; titles: readonly string[] },
): string {
  const [ownRate, streamRate, ownKeep, streamKeep] = [rate.own, rate.stream, keep.own, keep.stream].map((gate) =>
    formatPart(gate[token]!, { digits: 3 }),
  );
  return say(words.said, {
    memories: namesOf(titles),
    count: titles.length,
    token: token + 1,
    ...{ rate: ownRate!, streamRate: streamRate!, keep: ownKeep!, streamKeep: streamKeep! },
    rates: standing(ownRate!, streamRate!, rate.own[token]! - rate.stream[token]!),
    keeps: standing(ownKeep!, streamKeep!, keep.own[token]! - keep.stream[token]!),
  });
}

/** What reads the same is the same. */
function standing(own: string, stream: string, difference: number): "same" | "less" | "more" {
  if (own === stream) return "same";
  return difference < 0 ? "less" : "more";
}
