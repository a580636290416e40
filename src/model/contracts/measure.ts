// What can the engine be asked for one number, or one word? Measures, as plain data: lessons state them, goals wait for them,
// guesses are held against them. Tokens count from 0, as in a Scene. Leaves to takeMeasure.ts how they are answered.

import type { Storage } from "./compareQuestions";
import type { OriginRole } from "./origins";
import type { TokenQuantity, WordQuantity } from "./probe";
import type { NumberKnobId } from "./knobs";
import type { PlayedGame } from "./shellGame";

export type Measure =
  /** A number of the table of quantities, at a token. */
  | { readonly kind: "quantity"; readonly quantity: TokenQuantity; readonly token: number }
  /** Its mean over the tokens `from` to `to`, both included. */
  | { readonly kind: "mean"; readonly quantity: TokenQuantity; readonly from: number; readonly to: number }
  /** A word of the table of quantities, at a token: what was answered or is expected there. */
  | { readonly kind: "word"; readonly quantity: WordQuantity; readonly token: number }
  /** Cosine of M_t(k_i) to v_i: how near the answer to the context of token `of` is to its word, or to that of `to`, asked after token `at`. */
  | ({ readonly kind: "recall"; readonly to?: number } & Asked)
  /** The word that M_t(k_i) is nearest to. */
  | ({ readonly kind: "answer" } & Asked)
  /** Cosine of the query of token `at` to the key of token `of`: 1 where both point the same way, near 0 where nothing is shared. */
  | ({ readonly kind: "likeness" } & Asked)
  /** How many of the contexts `asked` are answered by their own word after token `at`. */
  | { readonly kind: "right"; readonly asked: readonly number[]; readonly at: number }
  /** The same three of a compared memory, by its id: a row of Compare, or a composition of the MIRAS workbench. */
  | ({ readonly kind: "comparedRecall" } & Asked & OfMemory)
  | ({ readonly kind: "comparedAnswer" } & Asked & OfMemory)
  | ({ readonly kind: "comparedRight"; readonly asked: readonly number[]; readonly at: number } & OfMemory)
  /** Mean of a compared memory's ‖M(k) − v‖² before each write, over the tokens `from` to `to`, both included. */
  | ({ readonly kind: "comparedError"; readonly from: number; readonly to: number } & OfMemory)
  /** How much of what token `of` brought is in a compared memory's answer at token `at`: a cell of its map. */
  | ({ readonly kind: "comparedWeight" } & Asked & OfMemory)
  /** Share of `pairs` stored pairs that a compared memory recalls, as the Capacity panel measures it. */
  | ({
      readonly kind: "capacity";
      readonly storage: Storage;
      readonly pairs: number;
      readonly widths?: Widths;
    } & OfMemory)
  /** Numbers or bytes that a compared memory keeps, or multiplications and additions it does for a token, in a context of `context`. */
  | ({
      readonly kind: "cost";
      readonly cost: "state" | "bytes" | "flops";
      readonly context: number;
      readonly widths?: Widths;
    } & OfMemory)
  /**
   * Of a memory that has levels, after token `at`: how often a level was written, how many cues it alone answers, how many it has lost,
   * and how many of those that the faster one before it has lost it still answers. Levels count from 1.
   */
  | {
      readonly kind: "level";
      readonly memory: string;
      readonly at: number;
      readonly level: number;
      readonly take: "updates" | "right" | "lost" | "keeps";
    }
  /** And how many all levels together answer, or none of them; of how many cues. */
  | {
      readonly kind: "levels";
      readonly memory: string;
      readonly at: number;
      readonly take: "whole" | "without" | "asked";
    }
  /**
   * The rate that a token is written at, or what is kept of the memory there: as a memory makes it, or as the text has it. Where there
   * is a `to`, its mean over the tokens `token` to `to`, both included.
   */
  | {
      readonly kind: "madeGate";
      readonly memory: string;
      readonly gate: "rate" | "keep";
      readonly whose: "own" | "stream";
      readonly token: number;
      readonly to?: number;
    }
  /** How many swaps, or tokens of the mark, a memory follows before it errs; what `game` does not say is the Scene's game. */
  | { readonly kind: "follows"; readonly what: "cups" | "mark"; readonly game?: Partial<PlayedGame> }
  /** What it answers along the mark after so many tokens: 1 as it was told, −1 its opposite. */
  | { readonly kind: "markAnswer"; readonly after: number; readonly game?: Partial<PlayedGame> }
  /** The word that a trained model finds likeliest after a token, with its memory or with it frozen. */
  | { readonly kind: "expects"; readonly token: number; readonly frozen: boolean }
  /** How many of the tokens were what was expected right before they came: a memory's guess, or a trained model's likeliest word. */
  | { readonly kind: "foreseen"; readonly tokens: readonly number[]; readonly frozen: boolean }
  /** Tokens until half of what is written is gone, forgetting as at a token: ln 2 / −ln(1 − α). */
  | { readonly kind: "halfLife"; readonly token: number }
  /** How much of one surprise is written in all, carried on as at a token for ever: θ / (1 − η). */
  | { readonly kind: "writtenInAll"; readonly token: number }
  /** One number of a token's write, as it is worked out by hand. For a memory of one matrix. */
  | { readonly kind: "writePart"; readonly part: WritePart; readonly token: number; readonly at: number }
  /** The memory's own loss at a token, if one weight were larger by so much; or how much it grew for each 1 of this nudge. */
  | {
      readonly kind: "nudgedLoss";
      readonly take?: "rise";
      readonly token: number;
      readonly weight: number;
      readonly by: number;
    }
  /**
   * A cell of the parallel form of a chunk of a matrix memory: q·k, what is left of a write (G), or what its error is multiplied with;
   * or how far all its answers are from those that were read word by word, at most, and the largest number in them.
   */
  | {
      readonly kind: "parallel";
      readonly take: "products" | "kept" | "weights";
      readonly of: number;
      readonly at: number;
    }
  | { readonly kind: "parallel"; readonly take: "gap" | "largest"; readonly at: number }
  /** How much of what a token's key, value or query is mixed of comes from the token so many before it; null where nothing is said of it. */
  | { readonly kind: "origin"; readonly role: OriginRole; readonly token: number; readonly back: number }
  /** What a knob is set to; w is the window of the memories that see one. */
  | { readonly kind: "setting"; readonly knob: NumberKnobId | "window" }
  /** How many of a trained model's parts are switched off. */
  | { readonly kind: "partsOff" }
  /** How many tokens the text has. */
  | { readonly kind: "length" }
  | { readonly kind: "difference"; readonly of: Measure; readonly less: Measure }
  | { readonly kind: "ratio"; readonly of: Measure; readonly to: Measure }
  /** How much smaller one is than another, as a fraction: 1 − of/than. */
  | { readonly kind: "smaller"; readonly of: Measure; readonly than: Measure };

/**
 * What a write is worked out of, part by part: of rows of numbers `at` is a place, of matrices a place row by row. The weights
 * before it, what they answer, the gradient, the weights after it, and what those answer.
 */
export type WritePart = "key" | "value" | "before" | "answer" | "error" | "gradient" | "after" | "answerAfter";

interface Asked {
  readonly of: number;
  readonly at: number;
}

interface OfMemory {
  readonly memory: string;
}

/** Of keys and of values, where they are not the run's. */
export interface Widths {
  readonly keys: number;
  readonly values: number;
}

/** Where a memory was asked and had no answer: no word at all, which is a finding, too. */
export const noAnswer = "";

/** A word, a number, or null where the run has none: a token not reached, a memory that has no map, a model that has no memory. */
export type Measured = number | string | null;
