// How is a share that was counted here written among a lesson's figures?

import type { Counted, ExhibitScale, Figure } from "#lessons/lesson";

/** A share, and from where to where a second run on as many other texts falls. */
export function counted(share: number, low: number, high: number): Counted {
  return { share, low, high };
}

/** With the ends of its thin line as figures of their own, in whole per cent: columns of the scale below. */
export function withEnds(figure: Counted): readonly Figure[] {
  return [figure, Math.round(100 * figure.low), Math.round(100 * figure.high)];
}

export const wholePerCent: ExhibitScale = { full: 100, digits: 0, unit: "%" };
