// What is known of more steps a chunk? Which memories and models are asked, with how many, and what comes of each.
// Part of protocol.ts; leaves to compare/innerSteps.ts and trained/innerSteps.ts how it is found.

import type { CompareSetting, Share } from "./compareQuestions";
import type { TrainedName } from "./models";

/** Steps a chunk of which each takes the gradient anew: 1 is what memories take. */
export const innerStepCounts = [1, 2, 4, 8, 16, 32] as const;

/** down: M ← M − θ∇ℓ, as memories are · up: M ← M + θ∇ℓ, away from what is to be written. */
export const directions = ["down", "up"] as const;
export type Direction = (typeof directions)[number];

/** One matrix, a network, and a network under a layer norm: none carries surprise on or forgets. */
export const steppedMemories = ["titans-plain", "titans-deep-plain", "ttt-mlp"] as const;
export type SteppedMemory = (typeof steppedMemories)[number];

/** Words of a story: within what every model was trained on. */
export const steppedStoryWords = 256;
/** Stories that are read at once: of six no change of LMM could be told. */
export const storiesAtOnce = 12;

export const steppedModels = ["lmm", "lmmDeep"] as const satisfies readonly TrainedName[];
export type SteppedModel = (typeof steppedModels)[number];

/** pairs: random ones, more than a matrix of 48 has room for, as the capacity experiment draws them · text: the one on screen. */
export const stepSources = ["pairs", "text"] as const;
export type StepSource = (typeof stepSources)[number];
export const steppedPairs = 64;
export const steppedTrials = 4;

/** One memory that read with one number of steps. */
export interface InnerStepsPoint {
  readonly steps: number;
  /** Σ‖M(k) − v‖² ∕ Σ‖v‖² over the tokens, each right after its chunk was written: 1 is what a memory that answers nothing gets wrong. */
  readonly error: number;
  /** Of the cues that were read, those that the finished memory answers with the word last read after them. */
  readonly atEnd: Share;
  /** The same, asked where the text comes upon a cue again, before it reads on; null where it never does. */
  readonly online: Share | null;
}

export interface InnerStepsProgress {
  /** Tokens read, of all. */
  readonly done: number;
  readonly total: number;
  readonly points: readonly InnerStepsPoint[];
}

/** One trained model on one fresh text with one number of steps. */
export interface SteppedTextCount {
  readonly right: number;
  readonly asked: number;
  /** Over the tokens, layers and heads: Σ‖M(k) − v‖², each right after its chunk was written, and Σ‖v‖². */
  readonly error: number;
  readonly whole: number;
}

/** Goes on for a moment, and says how far it is: to be asked again until it is done. */
export type InnerStepsQuestion = {
  readonly kind: "innerSteps";
  readonly memory: SteppedMemory;
  readonly direction: Direction;
  readonly source: StepSource;
} & CompareSetting;

/** What became of what is right: more of it, or less, or as far as can be told neither. */
export type Change = "rises" | "falls" | "same";

/** One trained model with one number of steps, on some fresh texts. */
export interface SteppedStories {
  /** Text by text. */
  readonly counts: readonly SteppedTextCount[];
  /** Σ‖M(k) − v‖² ∕ Σ‖v‖² of all texts. */
  readonly error: number;
  /** Where a second run on as many other texts falls, at least 95 times in 100: see trained/interval.ts. */
  readonly answers: Share;
  /** From one step on the same texts. */
  readonly change: Change;
}

/** Reads the next text with a trained model, and counts it with those that were read. */
export interface SteppedTextQuestion {
  readonly kind: "innerStepsText";
  readonly model: SteppedModel;
  readonly direction: Direction;
  readonly steps: number;
  readonly known: readonly SteppedTextCount[];
  /** The same texts with one step, this one included; null where that is what is asked. */
  readonly one: readonly SteppedTextCount[] | null;
}

export interface InnerStepsAnswers {
  readonly innerSteps: InnerStepsProgress;
  readonly innerStepsText: SteppedStories;
}
