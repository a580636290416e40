// How is one compared memory told from another, the same in every panel? A hue is a family, a pattern of dashes and dots a member
// of it; in the reader's own colours the pattern and the name say it alone. The hues are none that means a quantity, but amber,
// which is linear attention's in Explore too; test/memoryLook.test.ts holds how far apart they are.

import type { Family } from "#model/contracts/comparedMemory";
import type { DescribedMemory } from "#model/contracts/compareQuestions";

export interface MemoryLook {
  /** CSS colours: of a mark, and of words. */
  readonly mark: string;
  readonly text: string;
  /** stroke-dasharray, px; "" is a whole line. */
  readonly pattern: string;
  /** How many times as thick as others of the plot its line is. */
  readonly weight: number;
}

export const familyHues: Readonly<Record<Family, string>> = {
  attention: "m-attention",
  linear: "l",
  decay: "m-decay",
  delta: "m-delta",
  titans: "ink",
  segments: "m-segments",
  ttt: "m-ttt",
  miras: "m-miras",
  nested: "m-nested",
};

/** Plain dashes mean something else (encodings.ts): a member has one dot or more between two dashes. */
export const patterns = ["", "9 3 2 3", "9 3 2 3 2 3", "9 3 2 3 2 3 2 3"] as const;
const weights = [1, 1.8] as const;

export function lookOf({ family, place }: Pick<DescribedMemory, "family" | "place">): MemoryLook {
  const hue = familyHues[family];
  return {
    mark: `var(--${hue})`,
    text: `var(--${hue}-text)`,
    pattern: patterns[place % patterns.length]!,
    weight: weights[Math.floor(place / patterns.length) % weights.length]!,
  };
}
