// What does the memory answer to every cue that it has read? Slice after slice of a long text, and of each answer only the words
// that are drawn. Leaves which cues there are to contracts/cues.ts, and a few cues through one write to answers.ts.

import { latestOf, leastAnswer } from "#model/contracts/cues";
import { noWord } from "#model/contracts/probe";
import type { EverySlice } from "#model/contracts/protocol";
import { rowOf } from "#model/contracts/vectors";
import { readRowsOnCpu } from "#model/kernels/memory.onCpu";
import { strengthOf } from "./answers";
import { stateAt } from "./moment";
import type { Run } from "./run";
import { saidIn, untouchedAnswers, wholeAnswer } from "./said";

/** Products that one slice may take, at least for one cue: some ten milliseconds. */
const mostProducts = 8e6;

/** How many cues are asked at once: each is read through the memory, twice with the untouched one, and held against every word. */
export function sliceLength({ reading: { config, parameters, wordVectors } }: Run): number {
  const reads = 2 * parameters.initialWeights.length;
  return Math.max(1, Math.floor(mostProducts / (reads + 2 * wordVectors.length + config.widths[0]!)));
}

/**
 * The answers of M_t to the cues from the place `from` on, each asked by the key of the latest token that was read after it. Only
 * cues and words that were read up to `token` are asked and answered.
 */
export function everyAnswer(run: Run, { token, from }: { token: number; from: number }): EverySlice {
  const { config, parameters, stream, wordVectors, wordOf, cues } = run.reading;
  const [keyWidth, width] = [config.widths[0]!, config.widths.at(-1)!];
  const asked: number[] = [];
  for (const cue of cues.all.slice(from, from + sliceLength(run))) {
    const latest = latestOf(cue, token);
    if (latest === null) break; // cues stand in the order of their first appearance
    asked.push(latest);
  }
  const keys = new Float32Array(asked.length * keyWidth);
  asked.forEach((one, index) => keys.set(rowOf(stream.keys, { row: one, width: keyWidth }), index * keyWidth));
  const answers = readRowsOnCpu({ config, parameters, weights: stateAt(run, token).weights, inputs: keys }); // (n, d_v)
  const start = untouchedAnswers(run, keys);
  const whole = wholeAnswer(run);
  const known = [...new Set(wordOf.subarray(0, token + 1))];

  const says = new Int32Array(asked.length).fill(noWord);
  const right = new Float32Array(asked.length);
  const begins = new Int32Array(asked.length + 1);
  const words: number[] = [];
  const strengths: number[] = [];
  asked.forEach((one, index) => {
    const answer = rowOf(answers, { row: index, width });
    const untouched = start && rowOf(start, { row: index, width });
    says[index] = saidIn(run.reading, { answer, untouched }, whole)?.word ?? noWord;
    for (const word of known) {
      const strength = strengthOf(answer, rowOf(wordVectors, { row: word, width }), run);
      if (word === wordOf[one]) right[index] = strength;
      if (strength < leastAnswer) continue;
      words.push(word);
      strengths.push(strength);
    }
    begins[index + 1] = words.length;
  });
  return {
    ...{ token, from, says, right, begins },
    asked: Int32Array.from(asked),
    words: Int32Array.from(words),
    strengths: Float32Array.from(strengths),
  };
}
