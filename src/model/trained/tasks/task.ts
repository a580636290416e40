// What is a task? A kind of text that a model is trained and judged on: what can be asked in it, and the true answers.
// Leaves to tasks.ts which there are, and to telling.ts how sentences and answers are kept.

/** What can be asked, and what there is to guess from. */
export const questionKinds = {
  where: "where a person or a thing is",
  who: "who of the story has a thing",
  likes: "what a person likes",
  number: "a number of two digits",
  word: "a made-up word of four letters",
  animal: "the animal of a colour",
  item: "the next word of a list",
  parity: "whether the ones so far are even or odd in number",
} as const;
export type QuestionKind = keyof typeof questionKinds;

export interface Answer {
  readonly kind: QuestionKind;
  /** Index of its first token. */
  readonly token: number;
  /** In tokens, all of which must be right. */
  readonly length: number;
  /** Tokens from the latest earlier mention of this value for this key, in a statement or an answer, to this one. */
  readonly distance: number;
  /**
   * How many values there are to guess from, all alike, for one who knows the kind and, of a story, its people: whatever is
   * guessed is right with the chance 1 / choices.
   */
  readonly choices: number;
}

export interface Sample {
  /** All in the vocabulary, one token each. */
  readonly words: readonly string[];
  readonly answers: readonly Answer[];
  /** What is asked after each word and never read, where a text says none of its answers. One word each. */
  readonly beside?: readonly string[];
}

export interface SampleOptions {
  /** Uniform in [0, 1); the same numbers give the same sample. */
  readonly next: () => number;
  /** Words, exactly. */
  readonly length: number;
  /** Ask few questions, and only ones whose distance lies in this range, ends included. */
  readonly distance?: readonly [low: number, high: number];
}

export interface Task {
  readonly id: string;
  readonly title: string;
  readonly sample: (options: SampleOptions) => Sample;
}
