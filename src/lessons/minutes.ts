// How long does a lesson take? Its words at the pace at which people read to understand, and for each check the time that answering
// it takes: counted, not promised.

import type { CheckKind } from "./checks/kinds";
import { plainText, type Prose } from "./markup";
import type { Lesson, Step } from "./lesson";

/** Words a minute. */
export const readingPace = 180;

/** Minutes that an answer takes. */
const answering = {
  choose: 0.5,
  odd: 0.75,
  predict: 0.5,
  number: 1,
  order: 1,
  cells: 1,
  goal: 1.5,
  ownWords: 1.5,
} as const satisfies Record<CheckKind, number>;
/** Minutes that it takes to do what a step lets the reader do, and to look. */
const acting = 0.25;

export function minutesOf({ steps, notShown, remember = "" }: Lesson): number {
  const closing = wordsIn(notShown, remember) / readingPace;
  return Math.ceil(steps.reduce((sum, step) => sum + minutesOfStep(step), closing));
}

function minutesOfStep({ prose, action, check }: Step): number {
  const read = wordsIn(prose, check?.question, check?.afterwards, ...(check?.kind === "choose" ? check.options.map(({ words }) => words) : [])); // prettier-ignore
  return read / readingPace + (action ? acting : 0) + (check ? answering[check.kind] : 0);
}

function wordsIn(...texts: readonly (Prose | undefined)[]): number {
  return texts.reduce((sum, text) => sum + (text ? plainText(text).split(/\s+/u).length : 0), 0);
}
