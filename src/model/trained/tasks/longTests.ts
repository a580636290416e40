// Which tests of the papers are there in small, and at which sizes? One row each. What is asked stands in tasks' files; leaves
// grading to longEvaluation.ts.

import { chainOf } from "./chain";
import { numberInProse, numberOfSeveral, passkeyInFiller, wordInProse } from "./hidden";
import { manyPairs } from "./manyPairs";
import type { Sample } from "./task";
import type { LongTestId } from "#model/contracts/longTests";

interface LongTest {
  readonly id: LongTestId;
  /** Tokens of a text, or pairs in one of `pairTokens`. */
  readonly by: "tokens" | "pairs";
  readonly sample: (options: { next: () => number; size: number }) => Sample;
}

/** As long as 64 pairs and their questions need, and a little more. */
export const pairTokens = 512;

const byTokens = (id: LongTestId, sample: (options: { next: () => number; length: number }) => Sample): LongTest => ({
  id,
  by: "tokens",
  sample: ({ next, size }) => sample({ next, length: size }),
});

export const longTests: readonly LongTest[] = [
  byTokens("passkey", passkeyInFiller),
  byTokens("number", numberInProse),
  byTokens("word", wordInProse),
  byTokens("several", numberOfSeveral),
  byTokens("oneFact", chainOf(1)),
  byTokens("twoFacts", chainOf(2)),
  byTokens("threeFacts", chainOf(3)),
  {
    id: "pairs",
    by: "pairs",
    sample: ({ next, size }) => manyPairs({ next, pairs: size, length: pairTokens }),
  },
];
