// How many pairs does a memory hold, by how wide it is? Which small models were trained and asked for it, and what they answered,
// as `npm run evaluate -- --grid` leaves it for the page. Leaves what is trained to learning/gridRecipe.ts.

import type { Mixer } from "./architecture";

/** d: of one head's memory, too. */
export const gridWidths = [16, 32, 64] as const;
export type GridWidth = (typeof gridWidths)[number];
export const gridPairs = [4, 8, 16, 32] as const;

/** What one model answered to texts of so many pairs, each asked once. */
export interface GridCell {
  readonly pairs: number;
  /** How many were right, text by text. */
  readonly right: readonly number[];
  readonly accuracy: number;
  /** Where a second run on as many other texts falls, at least 95 times in 100: see interval.ts. */
  readonly low: number;
  readonly high: number;
}

/** One small model. */
export interface GridRow {
  readonly mixer: Mixer;
  readonly width: GridWidth;
  /** Learned numbers. */
  readonly parameters: number;
  readonly steps: number;
  /** Of a processor, for the training. */
  readonly seconds: number;
  /** The step that could not be made, for a number was not finite; null as a rule. */
  readonly brokeAt: number | null;
  /** By pairs; none of a training that broke. */
  readonly cells: readonly GridCell[];
  /** SHA-256 of its recipe: a row of another is trained anew. */
  readonly recipe: string;
}

export interface PairGrid {
  /** Of the texts that ask; the trainings' is in their recipe. */
  readonly seed: number;
  readonly rows: readonly GridRow[];
}
