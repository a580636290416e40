// What does the page ask of a model that it trains itself, and what comes back? A small model, trained in slices in the worker.
// Part of protocol.ts; leaves to learning/trainAnswers.ts how it is answered, and to learning/trainRecipe.ts what is trained.

import type { Mixer } from "./architecture";
import type { Divergence } from "./divergence";
import type { ModelAnswers, ModelCard } from "./protocol";

/** pairs: colours and their animals · parity: is the number of ones even so far? · story: who is where */
export const trainTasks = ["pairs", "parity", "story"] as const;
export type TrainTask = (typeof trainTasks)[number];

/** What is trained, and how. All of a training follows from this. */
export interface TrainSettings {
  readonly task: TrainTask;
  readonly mixer: Mixer;
  /** Whether each head's memory has two layers. Counts where the mixer has a memory. */
  readonly deep: boolean;
  /** d, of the residual stream. */
  readonly width: (typeof trainWidths)[number];
  readonly layers: (typeof trainLayers)[number];
  /** The peak of the outer loop's learning rate, AdamW's. */
  readonly rate: number;
  /** θ_max: how fast the inner loop, the memory, may learn at most. */
  readonly thetaMaximum: number;
  /** Bound on the norm of all gradients together; null is none. */
  readonly clip: number | null;
  /** Texts a step. */
  readonly batch: number;
  /** Tokens a text. */
  readonly length: number;
  readonly steps: number;
  readonly seed: number;
}

export const trainWidths = [16, 32] as const;
export const trainLayers = [1, 2] as const;

/** Ends included. */
export const trainRanges = {
  rate: [1e-4, 1],
  thetaMaximum: [0.01, 16],
  clip: [0.1, 10],
  batch: [1, 64],
  length: [16, 128],
  steps: [10, 2000],
  seed: [0, 9999],
} as const satisfies Partial<Record<keyof TrainSettings, readonly [least: number, most: number]>>;

export type TrainQuestion =
  /**
   * Goes on training for a moment, or for `steps` steps, and says how far it is: to be asked again until it is over. `begins`
   * where nothing is trained yet. `known` steps have been told; those from there on come back.
   */
  | {
      readonly kind: "train";
      readonly training: number;
      readonly settings: TrainSettings;
      readonly begins: boolean;
      readonly known: number;
      /** 1 is one step at a time; null is as many as a moment has. */
      readonly steps: number | null;
    }
  /** The model as it stands, as a file. */
  | { readonly kind: "trainedFile"; readonly training: number }
  /** A model of a file: the one that Explore reads with as "own". @throws Error saying what in the file is wrong. */
  | { readonly kind: "openOwn"; readonly bytes: Uint8Array<ArrayBuffer> };

export interface TrainAnswers {
  /** null: the worker knows of no such training; it was started again. */
  readonly train: TrainSlice | null;
  readonly trainedFile: OwnModel | null;
  readonly openOwn: OwnModel;
}

/** The card of a model that no page ships. */
export interface OwnCard extends ModelCard {
  readonly training: {
    readonly settings: TrainSettings;
    readonly steps: number;
    /** Of the answers of held-out texts, once it was trained so far. */
    readonly asked: number;
    readonly right: number;
  };
}

/** A model that no page ships: trained here, or out of a file. */
export interface OwnModel {
  readonly card: OwnCard;
  /** A safetensors file whose metadata hold the card. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A text of its task that it has not learned, and where in it its answers are. */
  readonly text: readonly string[];
  readonly answers: readonly { readonly token: number; readonly length: number }[];
}

export interface TrainSlice {
  /** Steps done. */
  readonly step: number;
  readonly isOver: boolean;
  /** Spent on training, without what was looked at beside it. */
  readonly milliseconds: number;
  /** Learned numbers. */
  readonly parameters: number;
  /** Tokens read in training. */
  readonly tokens: number;
  /** Of the steps from `known` on. */
  readonly losses: Float32Array; // in nats a token, answers weighing 1
  readonly accuracies: Float32Array; // of the step's answers
  readonly gradientNorms: Float32Array; // before the clip
  /** The latest look at held-out texts; the first is of step 0. */
  readonly look: TrainLook;
  readonly diverged: TrainDivergence | null;
}

export interface TrainDivergence {
  /** The step that could not be made: the weights are those before it. */
  readonly step: number;
  /** What was no finite number. */
  readonly what: "loss" | "gradient";
  /** The largest gradient norm of the steps before; 0 where there was none. */
  readonly largestNorm: number;
  /**
   * Where, in the texts of that step, a memory left the numbers that can be trusted, layers and heads from 1; null where none did,
   * and the gradients alone grew.
   */
  readonly memory: (Divergence & { readonly words: readonly string[] }) | null;
}

/** What a model does at some step: all of it on fixed texts that no step learns. */
export interface TrainLook {
  readonly step: number;
  /** Of the answers of held-out texts. */
  readonly asked: number;
  readonly right: number;
  /** Where the share of right answers falls, 95 times in 100, in as many other texts of the same kind. */
  readonly second: { readonly low: number; readonly high: number };
  /** Of those answers that lie farther back than `reach`. */
  readonly beyond: { readonly asked: number; readonly right: number };
  /** Mean of what a guesser gets right who knows the kinds of question. */
  readonly chance: number;
  /** By rising distance: from how many tokens before its answer a value was mentioned last. Empty ones are left out. */
  readonly distances: readonly TrainDistance[];
  /** How far the model sees without what its memory writes, in tokens; Infinity where attention sees all. */
  readonly reach: number;
  /** By layer, then head; empty where the mixer has no gates. */
  readonly gates: readonly TrainGates[];
  /** null where there are no keys. */
  readonly keys: TrainKeys | null;
  readonly words: MemoryInWords;
}

/** Answers whose distance is `least` to `most`. */
export interface TrainDistance {
  readonly least: number;
  readonly most: number;
  readonly asked: number;
  readonly right: number;
}

/** Means over the tokens of the held-out texts. Layers and heads count from 0. */
export interface TrainGates {
  readonly layer: number;
  readonly head: number;
  readonly theta: number;
  /** null where the mixer carries no momentum. */
  readonly eta: number | null;
  readonly alpha: number;
}

/** How alike are the keys of the same word in different places of one fixed text? */
export interface TrainKeys {
  /** What each key stands for: same names stand side by side. (n) */
  readonly names: readonly string[];
  /** told: the key under which its value is written · asked: what its answer is looked for with. (n) */
  readonly roles: readonly ("told" | "asked")[];
  /** By layer, then head. */
  readonly maps: readonly {
    readonly layer: number;
    readonly head: number;
    /** Cosines. (n, n) */
    readonly cosines: Float32Array;
    /** Means over told and asked of the same name, and of different names. */
    readonly same: number;
    readonly other: number;
  }[];
}

/** What the model answers to one fixed text: how likely it finds each of its words after each of its questions. */
export interface MemoryInWords extends ModelAnswers {
  /** The text, whose tokens `after` counts. */
  readonly text: readonly string[];
  /** What is asked, in the order of `after`. */
  readonly cues: readonly string[];
}
