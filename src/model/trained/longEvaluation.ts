// How does a model do on the papers' tests in small? Every answer of a text is graded as it is read, in memory of a fixed size.
// Leaves the texts to tasks/longTests.ts, the reading to forward.stream.ts, and what becomes of the rows to others.

import type { ModelConfig } from "#model/contracts/architecture";
import type { LongRow, LongTestId } from "#model/contracts/longTests";
import { uniform } from "#model/contracts/random";
import { idsOf } from "#model/contracts/vocabulary";
import { likeliest } from "./evaluation";
import type { ParameterArrays } from "./forward";
import { startStream } from "./forward.stream";
import { keptBytes } from "./kept";
import { secondRunInterval, shareOf } from "./interval";
import { longTests } from "./tasks/longTests";
import type { Sample } from "./tasks/task";

/** One size of one test. */
interface Cell {
  readonly test: LongTestId;
  /** Tokens of a text, or pairs in one. */
  readonly size: number;
}

interface TextOf extends Cell {
  readonly text: number;
  readonly seed: number;
}

/** The text that an evaluation reads. */
export function longSample(of: TextOf): Sample {
  const { sample } = longTests.find(({ id }) => id === of.test)!;
  return sample({ next: uniform(longSeed(of)), size: of.size });
}

/** Written otherwise than the seed of any step of a training. */
export function longSeed({ test, size, text, seed }: TextOf): string {
  return `long ${seed} ${test} ${size} ${text}`;
}

/**
 * Reads a text, a piece at every turn, and ends with how many of its answers were right: those all of whose tokens the model
 * would have said.
 */
export function* gradeText({
  config,
  parameters,
  frozen,
  sample: { words, answers },
}: {
  config: ModelConfig;
  parameters: ParameterArrays;
  frozen: boolean;
  sample: Sample;
}): Generator<{ read: number }, number> {
  const ids = idsOf(words);
  const expected = new Map<number, number>(
    answers.flatMap(({ token, length }) => Array.from({ length }, (_, index) => [token + index - 1, -1] as const)),
  );
  const stream = startStream({ config, parameters, length: ids.length, ablation: frozen ? { frozen } : {} });
  const { vocabulary } = config;
  try {
    for (let from = 0; from < ids.length; from += pieceTokens) {
      stream.read(ids.subarray(from, from + pieceTokens), ({ logits, row, token, count }) => {
        for (let index = 0; index < count; index++) {
          const at = token + index;
          if (expected.has(at)) expected.set(at, likeliest(logits, { row: row + index, vocabulary }));
        }
      });
      yield { read: stream.position };
    }
  } finally {
    stream.close();
  }
  const isRight = ({ token, length }: { token: number; length: number }): boolean =>
    Array.from({ length }, (_, index) => token + index).every((at) => expected.get(at - 1) === ids[at]);
  return answers.filter(isRight).length;
}

/** The same to its end, at once. */
export function graded(of: Parameters<typeof gradeText>[0]): number {
  const grading = gradeText(of);
  let step = grading.next();
  while (!step.done) step = grading.next();
  return step.value;
}

/** Between two chances to stop. */
const pieceTokens = 1024;

/** What the counts of some texts come to; the draws of the interval come from `seed`. */
export function longRow({
  right,
  seed,
  config,
  ...of
}: Pick<LongRow, "model" | "frozen" | "test" | "size" | "right"> & { config: ModelConfig; seed: number }): LongRow {
  const { answers, words } = longSample({ ...of, text: 0, seed });
  const counts = right.map((right) => ({ asked: answers.length, right }));
  return {
    ...of,
    ...{ asked: answers.length, right, accuracy: shareOf(counts) },
    ...secondRunInterval(counts, { seed: [seed, ...Object.values(of)].join(" ") }),
    chance: answers.reduce((sum, { choices }) => sum + 1 / choices, 0) / answers.length,
    bytes: keptBytes(config, words.length),
  };
}
