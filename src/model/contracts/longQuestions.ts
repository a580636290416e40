// What does the page ask of a text that is too long to be kept, and what comes back? Millions of words, read by one memory in
// slices. Part of protocol.ts; leaves to reading/longAnswers.ts how it is answered.

import type { Binned } from "./binned";
import type { Divergence } from "./divergence";
import type { MemorySettings } from "./settings";

export const floods = ["familiar", "strange"] as const;
/**
 * What stands between the facts of a made-up text. familiar: one sentence, again and again · strange: words drawn at random, which
 * nobody can expect.
 */
export type FloodWords = (typeof floods)[number];

/** A made-up text: all of it follows from this and the seed. */
export interface Flood {
  readonly words: FloodWords;
  /** The facts among them are counted too. */
  readonly tokens: number;
}

/** How many words are read at most, made up or of a file. */
export const mostLongTokens = 2_000_000;

/** The curves that are kept. */
export const keptCurves = ["surprise", "momentum", "drift", "weightNorm"] as const;
export type KeptCurve = (typeof keptCurves)[number];

/** How many words on either side of a token are shown in full. */
export const aroundToken = 256;

export interface LongRequest {
  readonly settings: MemorySettings;
  readonly tokens: number;
  /** A file is read piece by piece where it lies. */
  readonly words: FloodWords | Blob;
}

export type LongQuestion =
  /** Goes on reading for a moment, and says how far it is: to be asked again until it is over. `begins` where nothing is read yet. */
  | ({ readonly kind: "long"; readonly reading: number; readonly begins: boolean } & LongRequest)
  /** The words around a token that was read, and all of their numbers, to the bit as they were when they were read. */
  | { readonly kind: "longAt"; readonly reading: number; readonly token: number };

export interface LongAnswers {
  /** null: the worker knows of no such reading; it was started again. */
  readonly long: LongProgress | null;
  readonly longAt: LongDetail | null;
}

/** Of facts that were planted from `least` words ago to twice as many, less one. */
export interface RecallAtDistance {
  readonly least: number;
  readonly asked: number;
  readonly right: number;
}

export interface LongProgress {
  /** Words read. */
  readonly position: number;
  /** How much of what there is to read: 1 is all of it. */
  readonly share: number;
  readonly isOver: boolean;
  /** Spent on reading. */
  readonly milliseconds: number;
  /** What M and S take, and what attention would have had to keep of as many words, in float32. */
  readonly bytes: { readonly memory: number; readonly attention: number };
  readonly curves: Readonly<Record<KeptCurve, Binned>>;
  /** Facts planted. */
  readonly facts: number;
  /** By rising distance, with the 95 % interval of Wilson (1927), as if no fact were asked twice; many are, so it is a little narrow. */
  readonly recall: readonly (RecallAtDistance & { readonly low: number; readonly high: number })[];
  /** Of all answers one is right. */
  readonly chance: number;
  readonly diverged: Divergence | null;
}

export interface LongDetail {
  readonly token: number;
  /** The token of the first word. */
  readonly from: number;
  readonly words: readonly string[];
  /** Which of them begin a fact: a cue, and its answer after it. */
  readonly cues: readonly number[];
  readonly columns: Readonly<Record<KeptCurve, Float32Array>>;
}
