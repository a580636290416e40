// What can a model be asked, and what is the true answer? The kinds of text that a model is trained and judged on.
// Leaves each kind to its own file, and to telling.ts how sentences and answers are kept.

import { list } from "./list";
import { needle } from "./needle";
import { pairs } from "./pairs";
import { story } from "./story";

export interface Answer {
  /** Index of its first token. */
  readonly token: number;
  /** In tokens, all of which must be right. */
  readonly length: number;
  /** Tokens from the latest earlier mention of this value for this key, in a statement or an answer, to this one. */
  readonly distance: number;
  /** How many values there are to guess from for one who knows the kind: chance is 1 / choices. */
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

const weights: readonly (readonly [task: Task, weight: number])[] = [
  [story, 0.8],
  [needle, 0.08],
  [pairs, 0.07],
  [list, 0.05],
];

export const tasks: readonly Task[] = weights.map(([task]) => task);

/** A sample of a task drawn by its share of the training text. */
export function mixture(options: SampleOptions): { task: Task; sample: Sample } {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = options.next() * total;
  const task = weights.find(([, weight]) => (left -= weight) < 0)?.[0] ?? story;
  return { task, sample: task.sample(options) };
}
