// What did the papers' tests in small find? Which tests there are, at which sizes, and how many answers of every text were
// right, as `npm run evaluate` leaves them for the page. Leaves the texts to trained/tasks/longTests.ts.

import type { TrainedName } from "./models";

export const longTestIds = [
  "passkey",
  "number",
  "word",
  "several",
  "oneFact",
  "twoFacts",
  "threeFacts",
  "pairs",
] as const;
export type LongTestId = (typeof longTestIds)[number];

/** Of a test by tokens, and of one by pairs. */
export const longSizes = { tokens: [1024, 4096, 16_384, 65_536], pairs: [4, 8, 16, 32, 64] } as const;

/** What all that ship were trained on of the same kind: tokens of a text, or pairs at once. */
export const longestTrained = { tokens: 1024, pairs: 12 } as const satisfies Record<keyof typeof longSizes, number>;

/** One model on the texts of one size of one test. */
export interface LongRow {
  readonly model: TrainedName;
  /** Whether its memory stayed as it was before the first token, as static inference has it. */
  readonly frozen: boolean;
  readonly test: LongTestId;
  /** Tokens of a text, or pairs in one. */
  readonly size: number;
  /** Answers of every text. */
  readonly asked: number;
  /** How many of them were right, text by text. */
  readonly right: readonly number[];
  readonly accuracy: number;
  /** Where a second run on as many other texts falls, at least 95 times in 100: see interval.ts. */
  readonly low: number;
  readonly high: number;
  /** Share that a guesser gets right. */
  readonly chance: number;
  /** What the model keeps of a text when it is read. */
  readonly bytes: number;
}

/** What is asked of the worker: to read the next text, and to count it with those that were read. */
export interface LongTestQuestion extends Pick<LongRow, "frozen" | "test" | "size" | "right"> {
  readonly kind: "longTest";
  readonly model: TrainedName;
  readonly seed: number;
}

export interface LongTestAnswer {
  readonly row: LongRow;
  /** Of the text that was read, and how long the reading took, without what was let in between. */
  readonly tokens: number;
  readonly milliseconds: number;
  /** Of the weights that read. */
  readonly sha256: string;
}

/**
 * What it took one model to read, in milliseconds of a processor's time for 1,000 tokens of a text of 4,096: both in one run, by
 * turns. Another model's were taken at another time: only what stands in one of these can be compared.
 */
export interface LongCost {
  readonly learning: number;
  /** null where there is no memory to freeze. */
  readonly frozen: number | null;
}

/** What `npm run evaluate` keeps. */
export interface LongResults {
  readonly seed: number;
  /** SHA-256 of the weights that were read, by model: results of others are stale. */
  readonly models: Readonly<Record<string, string>>;
  readonly costs: Readonly<Record<string, LongCost>>;
  readonly rows: readonly LongRow[];
}
