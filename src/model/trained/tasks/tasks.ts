// Which tasks are models judged on? One row each. And a text to train on, of one of them or of the long tests, drawn by its share.
// Leaves each to its own file.

import { list } from "./list";
import { needle } from "./needle";
import { pairs } from "./pairs";
import { story } from "./story";
import type { Sample, SampleOptions, Task } from "./task";
import { tested } from "./tested";

export const tasks: readonly Task[] = [story, needle, pairs, list];

/** By a task's id, how often it comes; they need not add up to 1. */
export type Shares = Readonly<Record<string, number>>;

const trained = [...tasks, tested];

/** A sample to train on, of a task drawn by its share. */
export function mixture({ shares, ...options }: SampleOptions & { shares: Shares }): { task: Task; sample: Sample } {
  const total = trained.reduce((sum, { id }) => sum + (shares[id] ?? 0), 0);
  let left = options.next() * total;
  const task = trained.find(({ id }) => (left -= shares[id] ?? 0) < 0) ?? story;
  return { task, sample: task.sample(options) };
}
