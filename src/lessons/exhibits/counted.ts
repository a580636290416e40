// How is a share that was counted here written among a lesson's figures?

import type { Counted } from "#lessons/lesson";

/** A share, and from where to where a second run on as many other texts falls. */
export function counted(share: number, low: number, high: number): Counted {
  return { share, low, high };
}
