// What can a model be asked, and what is the true answer? The kinds of text that a model is trained and judged on.
// Leaves each kind to its own file, and to telling.ts how sentences and answers are kept.

import { list } from "./list";
import { needle } from "./needle";
import { pairs } from "./pairs";
import { story } from "./story";

/** What can be asked, and what there is to guess from. */
export const questionKinds = {
  where: "where a person or a thing is",
  who: "who of the story has a thing",
  likes: "what a person likes",
  number: "a number of two digits",
  animal: "the animal of a colour",
  item: "the next word of a list",
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

export const tasks: readonly Task[] = [story, needle, pairs, list];

/** By a task's id, how often it comes; they need not add up to 1. */
export type Shares = Readonly<Record<string, number>>;

/** A sample of a task drawn by its share. */
export function mixture({ shares, ...options }: SampleOptions & { shares: Shares }): { task: Task; sample: Sample } {
  const total = tasks.reduce((sum, { id }) => sum + (shares[id] ?? 0), 0);
  let left = options.next() * total;
  const task = tasks.find(({ id }) => (left -= shares[id] ?? 0) < 0) ?? story;
  return { task, sample: task.sample(options) };
}
