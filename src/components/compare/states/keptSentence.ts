// How many numbers does a memory keep? One sentence under its picture.

import { grown } from "#model/contracts/comparedMemory";
import type { DescribedMemory, ComparedMoment } from "#model/contracts/compareQuestions";
import { say } from "#words/say";
import { compareWords } from "#words/compare";

const { state: stateWords } = compareWords;

/** How many numbers a memory keeps at a moment, and how many of them stand in its picture: the weights that a chunk began with do not. */
export function keptSentence(
  { knobs, stateNumbers }: Pick<DescribedMemory, "knobs" | "stateNumbers">,
  { token, state }: Pick<ComparedMoment, "token" | "state">,
): string {
  const drawn = state.reduce((sum, { data }) => sum + data.length, 0);
  // Without chunks everything is drawn; what a memory may come to keep is not what it keeps half-way through a segment.
  const count = knobs.includes("chunk") ? grown(stateNumbers, token + 1) : drawn;
  return drawn < count ? say(stateWords.numbersDrawn, { count, drawn }) : say(stateWords.numbers, { count });
}
