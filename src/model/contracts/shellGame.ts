// What is asked of a memory that is to track something, and what comes back? Cups that are swapped, and a mark that flips, with keys
// and gates set by hand. Part of protocol.ts; leaves to compare/tracking.ts how they are set.

import type { CompareConfig, OwnKnobs } from "./comparedMemory";
import type { Floats } from "./vectors";

/** How a game is played. The same settings are the same game, whoever plays. */
export interface GameSettings {
  /** n, from 3 to 8: as many things, keys of as many coordinates. */
  readonly cups: number;
  readonly swaps: number;
  /** s: how much of its error a write undoes, 1 all of it, 2 as much again. */
  readonly rate: number;
  /** b: swaps that are written at the weights their chunk began with. */
  readonly chunk: number;
  /** α of every swap. */
  readonly decay: number;
  /** η of every swap. */
  readonly momentum: number;
  readonly seed: number;
}

/** at random: half of the tokens flip the mark · all: every one does. */
export const flipKinds = ["random", "all"] as const;
export type FlipKind = (typeof flipKinds)[number];

/** A game as a link has it. */
export interface PlayedGame extends GameSettings {
  readonly memory: string;
  readonly flips: FlipKind;
}

/** What memories listen to beside the gates of a game. */
export type GameKnobs = OwnKnobs & Pick<CompareConfig, "window">;

export type ShellGameQuestion =
  | ({
      readonly kind: "shellGame";
      readonly memory: string;
      readonly flips: FlipKind;
      readonly knobs: GameKnobs;
    } & GameSettings)
  /** The memory's own best, of the settings that are tried by hand. */
  | { readonly kind: "tracks"; readonly memory: string };

export interface ShellGameAnswers {
  readonly shellGame: ShellGame;
  readonly tracks: Tracks;
}

/** Where a memory holds nothing, or two things alike. */
export const nothingHeld = -1;

export interface ShellGame {
  readonly cups: CupsGame;
  readonly mark: MarkGame;
}

/** State t is after t swaps; T of them. */
export interface CupsGame {
  readonly cups: number;
  /** Which two cups each swaps, from 0, the left one first. (T, 2) */
  readonly swapped: Int8Array;
  /** The thing under every cup. (T + 1, n) */
  readonly truth: Int8Array;
  /** What the memory holds there: the thing that its answer has most of; `nothingHeld` where none is ahead. (T + 1, n) */
  readonly held: Int8Array;
  /** How far that is ahead of the next, told things being 1. (T + 1, n) */
  readonly sure: Floats;
  /** The first state in which the two differ; null where they never do. */
  readonly partsAt: number | null;
}

/** State t is after t tokens. */
export interface MarkGame {
  /** Whether each token flips the mark. (T) */
  readonly flips: readonly boolean[];
  /** 1 or −1. (T + 1) */
  readonly truth: Int8Array;
  /** What the memory answers along the mark. (T + 1) */
  readonly answers: Floats;
  readonly partsAt: number | null;
}

/** What is tried of every memory, each with each: α = 0 and b = 1 throughout. */
export const triedRates = [0.5, 1, 2] as const;
export const triedMomenta = [0, 1] as const;

/** How long a memory tracks at most, of all that is tried: tokens until it errs; null: it never does. */
export interface BestTrack {
  readonly partsAt: number | null;
  readonly rate: number;
  readonly momentum: number;
  /** Whether its own knobs stand at their plainest: one write a token, one token in view, erasing as hard as writing, no Muon. */
  readonly isPlain: boolean;
}

export interface Tracks {
  readonly memory: string;
  readonly mark: BestTrack;
  readonly cups: BestTrack;
  /** Tokens until it errs where each shuffles all cups at once: of one that brings several keys a token; else not tried. */
  readonly shuffles: { readonly partsAt: number | null; readonly writes: number } | "oneKey";
}

/** Tokens of the mark, and swaps of five cups, that the table asks. */
export const tableTokens = 64;
export const tableCups = 5;
