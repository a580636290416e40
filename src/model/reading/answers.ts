// What does the memory answer to every cue, while one token is written? The answers as they stand at each stage of the write,
// read in words: how much of each word comes back. Leaves which cues there are to contracts/cues.ts.

import { noWord } from "#model/contracts/probe";
import type { Answered, CueAnswers } from "#model/contracts/protocol";
import { row } from "#model/contracts/trace";
import { cosine, dot, rowOf, type Floats } from "#model/contracts/vectors";
import { readRowsOnCpu } from "#model/kernels/memory.onCpu";
import { stateAt } from "./moment";
import type { Run } from "./run";
import { saidIn, untouchedAnswers, wholeAnswer } from "./said";

/**
 * Asks the keys of the tokens `asked` for the words `words` (of the run's vocabulary) with four memories: M_{t−1}, the same
 * pushed on by the past, M_{t−1} + η_t S_{t−1}, the same less what is forgotten, (1 − α_t) M_{t−1} (toward M₀ where it is
 * forgotten toward there), and M_t.
 */
export function answersAt(
  run: Run,
  { token, asked, words }: { token: number; asked: readonly number[]; words: readonly number[] },
): CueAnswers {
  const { config, parameters, stream, wordVectors } = run.reading;
  const [keyWidth, width] = [config.widths[0]!, config.widths.at(-1)!];
  const before = stateAt(run, token - 1);
  const after = stateAt(run, token);
  const [eta, alpha] = [stream.eta[token]!, stream.alpha[token]!];
  const anchor = config.decay === "initial" ? parameters.initialWeights : null;
  const carried = before.weights.map((weight, at) => weight + eta * before.momentum[at]!);
  const forgotten = before.weights.map((weight, at) => (1 - alpha) * weight + (anchor ? alpha * anchor[at]! : 0));
  const keys = new Float32Array(asked.length * keyWidth);
  asked.forEach((one, index) => keys.set(rowOf(stream.keys, { row: one, width: keyWidth }), index * keyWidth));
  const key = rowOf(stream.keys, { row: token, width: keyWidth });
  const start = untouchedAnswers(run, keys);
  const whole = wholeAnswer(run);

  const ask = (weights: Floats): Answered => {
    const answers = readRowsOnCpu({ config, parameters, weights, inputs: keys }); // (n, d_v)
    const strengths = new Float32Array(asked.length * words.length);
    const says = new Int32Array(asked.length).fill(noWord);
    asked.forEach((_, index) => {
      const answer = rowOf(answers, { row: index, width });
      words.forEach((word, column) => {
        strengths[index * words.length + column] = strengthOf(answer, rowOf(wordVectors, { row: word, width }), run);
      });
      const untouched = start && rowOf(start, { row: index, width });
      says[index] = saidIn(run.reading, { answer, untouched }, whole)?.word ?? noWord;
    });
    return { strengths, says };
  };
  const guess = row(run.trace, "guesses", token);
  const value = rowOf(stream.values, { row: token, width });
  const inWords = (vector: Floats): Float32Array =>
    Float32Array.from(words, (word) => strengthOf(vector, rowOf(wordVectors, { row: word, width }), run));
  return {
    token,
    asked: Int32Array.from(asked),
    words: Int32Array.from(words),
    before: ask(before.weights),
    carried: ask(carried),
    forgotten: ask(forgotten),
    after: ask(after.weights),
    alike: Float32Array.from(asked, (one) => cosine(rowOf(stream.keys, { row: one, width: keyWidth }), key)),
    guess: inWords(guess),
    error: inWords(Float32Array.from(value, (x, at) => x - guess[at]!)),
  };
}

/**
 * M(k)·v / v·v: how much of a word is in an answer. Untrained words have length 1; a trained model's are the mean values of a
 * word, and of one that is not read yet there is none.
 */
export function strengthOf(answer: Floats, word: Floats, { trained }: Pick<Run, "trained">): number {
  const product = dot(answer, word);
  if (!trained) return product;
  const whole = dot(word, word);
  return whole > 0 ? product / whole : 0;
}
