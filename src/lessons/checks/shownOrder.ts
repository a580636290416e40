// In which order are the things of a check shown? In one that the step decides, and never the right one: the same for everybody,
// but in an assignment, where it is each student's own.

import { uniform } from "#model/contracts/random";

/** Where a check stands: a lesson by its id, and its step from 0. */
export interface StepPlace {
  readonly lesson: string;
  readonly step: number;
  /** In an assignment: whose. */
  readonly seed?: string;
}

/** 0 to `count` − 1 in an order that the seed decides, and that is never the one they stand in. */
export function shuffled(count: number, seed: string): number[] {
  const next = uniform(seed);
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  const isSame = order.every((place, index) => place === index);
  return isSame ? [...order.slice(1), order[0]!] : order;
}

/** The order in which the things of a step's check are shown. */
export function shownOrder(count: number, { lesson, step, seed }: StepPlace): number[] {
  return shuffled(count, seed === undefined ? `${lesson} ${step}` : `${lesson} ${step} ${seed}`);
}
