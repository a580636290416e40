// What does Compare ask the worker, and what comes back? Every question and answer about memories side by side.
// Part of protocol.ts; leaves to compare/answers.ts how they are answered.

import type { AnswerCount, AnswerState } from "./cues";
import type { InnerStepsAnswers, InnerStepsQuestion } from "./innerSteps";
import type { CompareConfig, ComparedMemory, Growth, OwnKnobs, StateMatrix } from "./comparedMemory";

/** Compare reads at most this many tokens of a text: its maps are (T, T), one a memory. */
export const compareLimit = 512;

export const askings = ["recall", "next"] as const;
/**
 * What a memory is asked at token t, after its write: "recall" k_t, the context that the token stands in, whose answer
 * should be the token; "next" q_t, the context up to and with it, whose answer should be the token after it.
 */
export type Asking = (typeof askings)[number];

export const storages = ["random", "correlated", "rewritten"] as const;
/**
 * What the capacity experiment stores. random: unit keys at random, nearly at right angles · correlated: unit keys that
 * share one direction · rewritten: every key twice, and only its newer value is right.
 */
export type Storage = (typeof storages)[number];

/** Numbers of pairs that the experiment stores, and how often it does so with other keys. */
export const storedPairs = [4, 8, 16, 32, 64, 128] as const;
export const capacityTrials = 12;

/** What a Scene says of how the memories read. */
export interface CompareSetting {
  readonly asking: Asking;
  /** w of the memories that see a window. */
  readonly window: number;
  readonly knobs: OwnKnobs;
}

export type CompareQuestion =
  /** `ids`: compositions of the workbench to be described beside the table. */
  | ({ readonly kind: "memories"; readonly ids: readonly string[] } & CompareSetting)
  | ({ readonly kind: "compared"; readonly memory: string } & CompareSetting)
  | ({
      readonly kind: "comparedAt";
      readonly memory: string;
      readonly token: number;
      /** Contexts to ask again: tokens whose word is the right answer. */
      readonly asked: readonly number[];
      /** The tokens whose keys are asked for the picture in words, and the words it has, of the run's vocabulary. */
      readonly cues: readonly number[];
      readonly words: readonly number[];
    } & CompareSetting)
  /** What each level of a memory has, and alone still answers, after a token. */
  | ({ readonly kind: "levels"; readonly memory: string; readonly token: number } & CompareSetting)
  /** The rate and the gate that a memory makes for itself, at every token. */
  | ({ readonly kind: "madeGates"; readonly memory: string } & CompareSetting)
  /** Goes on measuring for a moment, and says how far it is: to be asked again until it is done. */
  | ({ readonly kind: "capacity"; readonly memory: string; readonly storage: Storage } & CompareSetting)
  | InnerStepsQuestion
  /** Runs a token in a context of this many, on this device. */
  | ({ readonly kind: "timed"; readonly memory: string; readonly context: number } & CompareSetting);

export interface CompareAnswers extends Pick<InnerStepsAnswers, "innerSteps"> {
  readonly memories: MemoryTable;
  readonly compared: ComparedReading;
  readonly comparedAt: ComparedMoment;
  readonly levels: LevelsMoment;
  readonly madeGates: MadeGates;
  readonly capacity: CapacityProgress;
  readonly timed: TimedToken;
}

/** What a memory says of itself, with its sizes as they are at this width. */
export type DescribedMemory = Omit<ComparedMemory, "stateNumbers" | "flopsPerToken" | "begin" | "map"> & {
  /** Which member of its family it is, from 0: the same whatever stands beside it. */
  readonly place: number;
  readonly stateNumbers: Growth;
  readonly flopsPerToken: Growth;
};

/** All memories that there are, and the ids of the rungs, one idea more each. */
export interface MemoryTable {
  readonly memories: readonly DescribedMemory[];
  readonly ladder: readonly string[];
  /** What they were described for. */
  readonly config: CompareConfig;
}

/** One memory's way through the text. */
export interface ComparedReading {
  /** Tokens read, T. */
  readonly size: number;
  /** Tokens before the first number that is none: T, unless it diverged. */
  readonly sound: number;
  /** ‖M_{t−1}(k_t) − v_t‖². (T) */
  readonly errors: Float32Array;
  /** The word that the answer at t is nearest to, by the run's vocabulary; `noWord` where there is no answer. (T) */
  readonly says: Int32Array;
  /** Its cosine; 0 where there is no answer. (T) */
  readonly cosine: Float32Array;
  readonly map: ComparedMap;
}

/** Row t: how much of what each token brought is in the answer at t. */
export type ComparedMap =
  | { readonly over: "values" | "surprises"; readonly weights: Float32Array /* (T, T) */; readonly largest: number }
  | { readonly over: "nothing"; readonly why: string };

/** What one memory answers to some keys, read in words. */
interface ComparedCues {
  /** The tokens whose keys were asked. (n) */
  readonly asked: Int32Array;
  /** Of the run's vocabulary. (m) */
  readonly words: Int32Array;
  /** How much of each word is in each answer: M(k)·v, and of a trained model’s values the cosine. (n, m) */
  readonly strengths: Float32Array;
  /** The word that each key is answered with; `noWord` where it answers nothing. (n) */
  readonly says: Int32Array;
}

/** What one memory keeps and still answers after a token. */
export interface ComparedMoment {
  readonly token: number;
  /** The contexts that were asked: tokens whose word is the right answer. */
  readonly asked: readonly number[];
  /** Of each asked context: cosine of M_t(k_i) to v_i, and the word that M_t(k_i) is nearest to; `noWord` where it answers nothing, or i is not read. */
  readonly cosine: Float32Array;
  readonly says: Int32Array;
  /** What it still answers of all contexts up to the token, cue by cue. */
  readonly count: AnswerCount;
  readonly inWords: ComparedCues;
  /** What it was answered with at the token, and what is right: (1, d_v) each. */
  readonly read: StateMatrix;
  readonly right: StateMatrix | null;
  readonly state: readonly StateMatrix[];
  /** Whether that is what it began with: a network begins with numbers other than 0, and has stored nothing. */
  readonly isUntouched: boolean;
}

/** One level of a memory that has several, on its own: all others at their first weights. */
export interface LevelMoment {
  /** Tokens between two writes. */
  readonly period: number;
  /** Writes up to and with the token. */
  readonly updates: number;
  /** ‖W − W₀‖ after every token of the text. (T) */
  readonly drift: Float32Array;
  /** What became of every word up to the token, by what this level alone answers. (token + 1) */
  readonly states: readonly AnswerState[];
  /** Of the cues up to the token. */
  readonly count: AnswerCount;
  /** The newest tokens of cues that this level alone answered right after the write they were in, and does not answer now. */
  readonly lost: readonly number[];
  /** Which of those that the level before has lost this one alone still answers. */
  readonly keeps: readonly number[];
}

export interface LevelsMoment {
  readonly token: number;
  /** The fastest first. */
  readonly levels: readonly LevelMoment[];
  /** What is answered with all levels, and with every level at its first weights. */
  readonly whole: AnswerCount;
  readonly without: AnswerCount;
}

/** The gates of the stream, and what a self-modifying memory makes of them as it reads. (T) each */
export interface MadeGates {
  /** The rate of a write: cθ, and the memory's own η. */
  readonly rate: { readonly stream: Float32Array; readonly own: Float32Array };
  /** What is kept at a token: 1 − α, and the memory's own. */
  readonly keep: { readonly stream: Float32Array; readonly own: Float32Array };
}

/** How often an answer came out right. */
export interface Share {
  readonly right: number;
  readonly asked: number;
  readonly share: number;
  /** The 95 % interval of Wilson (1927), as if questions were independent; those of one trial share a memory, so it is a little narrow. */
  readonly low: number;
  readonly high: number;
}

/** One memory that has read a number of pairs, in all trials together. */
export interface CapacityPoint extends Share {
  readonly pairs: number;
  readonly trials: number;
  /** Mean ‖M(k) − v‖² over what was asked, v the newest value of k. */
  readonly squaredError: number;
  /** The same by age: pairs that were stored `from` to `to` writes before the end, both included, 0 the last. */
  readonly byAge: readonly (Share & { readonly from: number; readonly to: number })[];
}

export interface CapacityProgress {
  /** Trials that are done, of all. */
  readonly done: number;
  readonly total: number;
  readonly points: readonly CapacityPoint[];
}

/** How long one token's write and read take in a context; null where getting there would take too long. */
export interface TimedToken {
  readonly microseconds: number | null;
}
