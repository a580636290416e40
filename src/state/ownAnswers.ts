// What does a trained model itself answer to the questions of its text, and what would it without its memory? How likely it
// found each answer when it was asked. Leaves what one of its heads' memories answers to cueAnswers.ts.

import type { AnswerSpan } from "#scene/scene";
import type { PageRun } from "./store";

/** From here on an answer is likelier than all others together: that is what it answers. */
const mostLikely = 0.5;

/** One question of a text, and how likely its answer was, all of its tokens. */
export interface OwnAnswer {
  readonly span: AnswerSpan;
  readonly live: number;
  readonly isRight: boolean;
  /** With the memory frozen; null where there is none, or nobody has asked it yet. */
  readonly frozen: number | null;
}

/** How many questions were asked, and answered right with the memory and without. */
interface OwnCount {
  readonly asked: number;
  readonly right: number;
  /** null where the frozen memory was not asked all of them. */
  readonly frozen: number | null;
}

/** The questions of a text that were asked up to a token, in its order. */
export function ownAnswers(
  run: PageRun,
  { answers, token }: { answers: readonly AnswerSpan[]; token: number },
): OwnAnswer[] {
  return answers
    .filter(({ token: at, length }) => at > 0 && at - 1 <= token && at + length <= run.filled)
    .map((span) => {
      const live = likelihoodOf(run.columns.nextProbability, span);
      const isCompared = span.token + span.length - 1 <= run.compared;
      const frozen = isCompared ? likelihoodOf(run.columns.frozenProbability, span) : null;
      return { span, live, isRight: live > mostLikely, frozen };
    });
}

export function countOwn(answers: readonly OwnAnswer[]): OwnCount {
  const isCompared = answers.length > 0 && answers.every(({ frozen }) => frozen !== null);
  return {
    asked: answers.length,
    right: answers.filter(({ isRight }) => isRight).length,
    frozen: isCompared ? answers.filter(({ frozen }) => frozen! > mostLikely).length : null,
  };
}

/** ∏ of how likely each token of the answer was before it came. */
function likelihoodOf(column: Float32Array, { token, length }: AnswerSpan): number {
  return column.subarray(token - 1, token - 1 + length).reduce((product, share) => product * share, 1);
}
