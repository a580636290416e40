// More steps a chunk than a model was trained with: is what its memories write nearer, and does it answer better? A fresh story,
// read with as many, or up the gradient. Leaves the steps to kernels/memory.repeated.ts.

import {
  steppedStoryWords,
  type Direction,
  type SteppedStories,
  type SteppedTextCount,
  type SteppedTextQuestion,
} from "#model/contracts/innerSteps";
import { uniform } from "#model/contracts/random";
import { rowOf } from "#model/contracts/vectors";
import { idsOf } from "#model/contracts/vocabulary";
import { readMemory } from "#model/kernels/memory.cpu";
import { cpuEngine } from "#model/kernels/memory.onCpu";
import { scanRepeated } from "#model/kernels/memory.repeated";
import { likeliest } from "./evaluation";
import { changeOn, secondRunInterval } from "./interval";
import { startForward } from "./forward";
import { plainKernels, type Kernels } from "./forward.kernels";
import { openSimdKernels, type Pass } from "./forward.simd";
import type { TrainedModel } from "./modelFile";
import { story } from "./tasks/story";
import type { Sample } from "./tasks/task";

/** Between two chances to stop. */
const pieceTokens = 32;

/** The text that all models and all numbers of steps read; no training and no evaluation reads it. */
export function steppedStory(text: number): Sample {
  return story.sample({ next: uniform(`innerSteps ${text}`), length: steppedStoryWords });
}

/** Reads one text, a piece at every turn. What a model reads before a text, its persistent tokens, is written as it was trained. */
export function* readWithSteps(
  {
    card,
    parameters,
  }: Pick<TrainedModel, "parameters"> & { readonly card: Pick<TrainedModel["card"], "config" | "parameters"> },
  { direction, steps, text }: { direction: Direction; steps: number; text: number },
): Generator<void, SteppedTextCount> {
  const { config } = card;
  const { words, answers } = steppedStory(text);
  const ids = idsOf(words);
  const kernels = kernelsFor({ config, parameters: card.parameters, length: ids.length, traced: false });
  const sum = { error: 0, whole: 0 };
  const forward = startForward({
    ...{ config, parameters, ids, traced: false },
    kernels: {
      ...kernels,
      openMemory: (scan) => {
        if (scan.stream.length !== ids.length) return kernels.openMemory(scan);
        const [keyWidth, valueWidth] = [scan.config.widths[0]!, scan.config.widths.at(-1)!];
        const { state, stream, parameters, reads } = scan;
        const written = (from: number, to: number): void => {
          for (let row = from; row < to; row++) {
            const input = rowOf(stream.keys, { row, width: keyWidth });
            const value = rowOf(stream.values, { row, width: valueWidth });
            const answer = readMemory({ config: scan.config, parameters, weights: state.weights, input });
            for (let j = 0; j < valueWidth; j++) {
              sum.error += (answer[j]! - value[j]!) ** 2;
              sum.whole += value[j]! ** 2;
            }
          }
        };
        const repeated = { config: scan.config, parameters, stream, state, steps, direction, written };
        return {
          ...kernels.openMemory(scan),
          read: (count) => scanRepeated({ ...repeated, ...(reads && { reads }) }, count),
        };
      },
    },
  });
  while (forward.advance(pieceTokens)) yield;
  const { logits } = forward;
  const { vocabulary } = config;
  const isRight = ({ token, length }: { token: number; length: number }): boolean =>
    Array.from({ length }, (_, index) => token + index).every(
      (at) => likeliest(logits, { row: at - 1, vocabulary }) === ids[at],
    );
  return { right: answers.filter(isRight).length, asked: answers.length, ...sum };
}

/** All but the memories, whose chunks are written again and again, is as fast as it is elsewhere. */
function kernelsFor(pass: Pass): Kernels {
  return cpuEngine() === "cpu" ? openSimdKernels(pass) : plainKernels(Float32Array);
}

/** Reads the next text, letting other questions in between two pieces, and counts it with those that were read. */
export async function answerSteppedText(
  { model, direction, steps, known, one }: SteppedTextQuestion,
  {
    modelOf,
    pause,
  }: { modelOf: (name: SteppedTextQuestion["model"]) => Promise<TrainedModel>; pause: () => Promise<void> },
): Promise<SteppedStories> {
  const reading = readWithSteps(await modelOf(model), { direction, steps, text: known.length });
  let step = reading.next();
  while (!step.done) {
    await pause();
    step = reading.next();
  }
  return storiesOf([...known, step.value], { one, seed: `innerSteps ${model} ${direction} ${steps}` });
}

/** What some texts come to; the draws of the interval come from `seed`. */
function storiesOf(
  counts: readonly SteppedTextCount[],
  { one, seed }: { one: SteppedTextQuestion["one"]; seed: string },
): SteppedStories {
  const all = (of: keyof SteppedTextCount): number => counts.reduce((sum, count) => sum + count[of], 0);
  const [right, asked] = [all("right"), all("asked")];
  const twice = counts.map(({ right }, text) => ({ after: right, before: (one ?? counts)[text]!.right }));
  return {
    counts,
    error: all("error") / all("whole"),
    answers: { right, asked, share: right / asked, ...secondRunInterval(counts, { seed }) },
    change: changeOn(twice),
  };
}
