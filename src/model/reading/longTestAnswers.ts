// How does the worker read one text more of the papers' tests? A piece at a time, so that other questions are let in, and what
// it counts is added to what was known. Leaves grading to trained/longEvaluation.ts.

import type { LongTestAnswer, LongTestQuestion } from "#model/contracts/longTests";
import type { TrainedModel } from "#model/trained/modelFile";
import { gradeText, longRow, longSample } from "#model/trained/longEvaluation";

export async function answerLongTest(
  { model, test, size, frozen, seed, right: known }: LongTestQuestion,
  {
    modelOf,
    pause,
  }: { modelOf: (name: LongTestQuestion["model"]) => Promise<TrainedModel>; pause: () => Promise<void> },
): Promise<LongTestAnswer> {
  const { card, parameters } = await modelOf(model);
  const { config, sha256 } = card;
  const sample = longSample({ test, size, seed, text: known.length });
  const grading = gradeText({ config, parameters, frozen, sample });
  let milliseconds = 0;
  const goOn = (): ReturnType<typeof grading.next> => {
    const from = performance.now();
    const step = grading.next();
    milliseconds += performance.now() - from;
    return step;
  };
  let step = goOn();
  while (!step.done) {
    await pause();
    step = goOn();
  }
  const tokens = sample.words.length;
  return {
    sha256,
    tokens,
    milliseconds,
    row: longRow({ model, config, frozen, test, size, right: [...known, step.value], seed }),
  };
}
