// What do small models learn to track? Which were trained and asked for it, and what they answered at lengths beyond those that they
// were trained on, as `npm run evaluate -- --track` leaves it for the page. Leaves what is trained to learning/trackRecipe.ts.

/** parity: is the number of ones so far even? · cups: three cups, two of which are swapped at every token; what is under the first? */
export const trackedTasks = ["parity", "cups"] as const;
export type TrackedTask = (typeof trackedTasks)[number];

/**
 * Who tracks. The delta rule comes with a rate of at most 1 and of at most 2; the linear memory with both, token by token, and once
 * more as it is usually trained, four tokens a chunk.
 */
export const trackers = ["full", "linear", "mamba2", "delta1", "delta2", "lmm1", "lmm2", "lmmChunk"] as const;
export type Tracker = (typeof trackers)[number];

/** Of every model; all are shown. */
export const trackedSeeds = [1, 2, 3, 4, 5] as const;

/** d, of all models. */
export const trackedWidth = 16;
/** Symbols of the shortest texts that are trained on, and of the longest. */
export const shortestSymbols = 4;
export const trainedSymbols = 32;
/** Symbols of the texts that are asked. */
export const askedSymbols = [32, 64, 128, 256] as const;

/** Of each length. */
export const trackedTexts = 32;

/** Right guesses at random: of two times of day, of three animals. */
export const trackedChance: Readonly<Record<TrackedTask, number>> = { parity: 1 / 2, cups: 1 / 3 };

/** One small model. */
export interface TrackedModel {
  readonly task: TrackedTask;
  readonly tracker: Tracker;
  /** Of its first weights and of its texts. */
  readonly seed: number;
}

/** And what it answered. */
export interface TrackedRow extends TrackedModel {
  /** Learned numbers. */
  readonly parameters: number;
  readonly steps: number;
  /** Of a processor, for the training. */
  readonly seconds: number;
  /** The step that could not be made, for a number was not finite; null as a rule. */
  readonly brokeAt: number | null;
  /** By `askedSymbols`, of the last quarter of each text: how many were right. Empty where the training broke. */
  readonly right: readonly number[];
  /** Asked, by `askedSymbols`. */
  readonly asked: readonly number[];
  /** What it learned to do at each symbol, on average over a text of the trained length; none of a model without gates. */
  readonly gates: readonly TrackedGates[];
  /** SHA-256 of its recipe: a row of another is trained anew. */
  readonly recipe: string;
}

export interface TrackedGates {
  readonly symbol: string;
  readonly theta: number;
  /** null of a model without momentum. */
  readonly eta: number | null;
  readonly alpha: number;
}

export interface Tracked {
  /** Of the texts that ask; the trainings' is in their rows. */
  readonly seed: number;
  readonly rows: readonly TrackedRow[];
}
