// What do the page and the model worker say to each other? Every message, both ways, and nothing else.
// Late answers carry the run they belong to, so that the page can drop them.

import type { Floats } from "./config";
import type { MemorySettings, GateOverride } from "./knobs";
import type { MatrixQuantity, OperandId, QuantityId, TokenQuantity, WordQuantity } from "./probe";

export type Backend = "cpu" | "webgpu";

/** The page's columns: one number a token, by quantity. Words are indices into the run's vocabulary. */
export type PageColumns = Readonly<Record<TokenQuantity | WordQuantity, Float32Array>>;

export interface RunRequest {
  readonly words: readonly string[];
  readonly settings: MemorySettings;
  readonly overrides: readonly GateOverride[];
}

/** What the inspector asks about: a token's number, or one weight of one layer at a token. */
export type Subject =
  | { readonly kind: "quantity"; readonly quantity: TokenQuantity; readonly token: number }
  | {
      readonly kind: "cell";
      readonly quantity: MatrixQuantity;
      readonly token: number;
      readonly layer: number;
      readonly row: number;
      readonly column: number;
    };

/** What can be asked of a run; `run` and `ticket` go with it, so that late answers find nobody. */
export type Question =
  | { readonly kind: "moment"; readonly token: number; readonly window: number }
  | { readonly kind: "maps"; readonly token: number; readonly window: number }
  | { readonly kind: "explain"; readonly subject: Subject }
  | { readonly kind: "contributions"; readonly subject: Extract<Subject, { kind: "cell" }> }
  | { readonly kind: "export"; readonly name: string; readonly hash: string };

export interface Answers {
  readonly moment: Moment;
  readonly maps: AttentionMaps;
  readonly explain: Explanation;
  readonly contributions: Contributions;
  /** A titans-golden/1 document. */
  readonly export: string;
}

export type ToWorker =
  | { readonly type: "open"; readonly backend: Backend | null }
  | ({ readonly type: "run"; readonly run: number } & RunRequest)
  | { readonly type: "ask"; readonly ticket: number; readonly run: number; readonly question: Question };

export type FromWorker =
  | { readonly type: "opened"; readonly backend: Backend; readonly reason: string }
  /** Tokens `from` to `from + count` of every column, in their order. */
  | {
      readonly type: "progress";
      readonly run: number;
      readonly from: number;
      readonly count: number;
      readonly columns: PageColumns;
    }
  | ({ readonly type: "done"; readonly run: number } & RunSummary)
  /** A newer run took its place before it was done. */
  | { readonly type: "superseded"; readonly run: number }
  /** The float64 check, and the engine's speed on this text, read again warm. */
  | ({ readonly type: "verified"; readonly run: number; readonly tokensPerSecond: number } & Verification)
  /** null: the run was superseded, or never reaches the token. Every question is answered once. */
  | { readonly type: "answer"; readonly ticket: number; readonly answer: Answers[keyof Answers] | null }
  | { readonly type: "failed"; readonly ticket: number | null; readonly message: string };

export interface RunSummary {
  /** Tokens whose numbers are all finite and within the limits. */
  readonly filled: number;
  readonly diverged: Divergence | null;
  /** Of the last contexts (at most `recallLimit`), how many the finished memory answers. */
  readonly recall: { readonly correct: number; readonly asked: number };
  readonly milliseconds: number;
  readonly backend: Backend;
}

/** Where and how a run left the numbers that can be trusted. */
export interface Divergence {
  readonly token: number;
  readonly quantity: TokenQuantity;
  /** The value that passed the limit; null where it was no longer a number. */
  readonly value: number | null;
  readonly limit: number;
  readonly thetaEff: number;
  /** The largest stable θ_eff for one repeated key. */
  readonly bound: number;
}

/** The whole run again in float64. */
export interface Verification {
  /** Worst |page − reference| / max|reference| over all columns. */
  readonly worst: number;
  readonly quantity: TokenQuantity;
}

/** How many of the latest contexts are asked again, at most. */
export const recallLimit = 400;

/** Everything that is true at one token and too large to keep for all of them. */
export interface Moment {
  readonly token: number;
  readonly layers: readonly MomentLayer[];
  /** The context k_t asked before and after the write: the likeliest words, best after-cosine first. */
  readonly candidates: readonly { readonly word: number; readonly before: number; readonly after: number }[];
  /** What y_t is nearest to, best first. */
  readonly expected: readonly { readonly word: number; readonly cosine: number }[];
  readonly facts: Facts;
  /** What the token draws on in each map, strongest |weight| first. */
  readonly draws: Readonly<Record<MapName, readonly { readonly token: number; readonly weight: number }[]>>;
}

export interface MomentLayer {
  readonly rows: number;
  readonly columns: number;
  readonly matrices: Readonly<Record<MatrixQuantity, Float32Array>>; // (rows, columns)
  readonly norms: Readonly<Record<MatrixQuantity, number>>;
}

/** Every context of the tokens `from` to the moment's, asked again: entry i is token from + i. */
export interface Facts {
  readonly from: number;
  /** Cosine of M_t(k_i) to the right word v_i. */
  readonly cosine: Float32Array;
  /** The same, one token earlier. */
  readonly cosineBefore: Float32Array;
  /** The word that M_t(k_i) is nearest to. */
  readonly says: Int32Array;
  /** How many say the right word. */
  readonly correct: number;
}

export const mapNames = ["softmax", "linear", "memory"] as const;
export type MapName = (typeof mapNames)[number];

/** At most this many tokens a side: a longer text shows the part around the cursor. */
export const mapLimit = 320;

/** Tokens `from` to `from + size` asking the same tokens, row-major and causal. */
export interface AttentionMaps {
  readonly from: number;
  readonly size: number;
  readonly window: number;
  readonly maps: Readonly<Record<MapName, Float32Array>>; // (size, size)
  /** The largest |weight| of each map. */
  readonly largest: Readonly<Record<MapName, number>>;
}

/** A number taken apart: its operands, and the same computation in float64. */
export interface Explanation {
  readonly subject: Subject;
  readonly shown: number;
  /** What `terms` evaluate to. */
  readonly reference: number;
  /** The right-hand side of the formula, in order, with the operands of the float64 run. */
  readonly terms: readonly Term[];
  readonly vectors: readonly { readonly symbol: QuantityId | OperandId; readonly data: Floats }[];
  /** Where the operands came from: the guess of the chunk's start, the token before, a gate, or this token's own numbers. */
  readonly origin: "chunk" | "before" | "gate" | "now";
  /** The first token of the chunk, at whose start the guess was made. */
  readonly chunkStart: number;
  /** The full derivation, line by line. */
  readonly steps: readonly Step[];
}

export type Operator = "·" | "+" | "−" | "/" | "(" | ")" | "√(";

/** A symbol with its value, or what stands between symbols: operators, plain numbers, and powers of what is before them. */
export type Term =
  | {
      readonly kind: "operand";
      readonly symbol: QuantityId | OperandId;
      readonly value: number;
      /** The same number as a question of its own, where it is one. */
      readonly subject: Subject | null;
    }
  | { readonly kind: "operator"; readonly operator: Operator }
  | { readonly kind: "power" | "constant"; readonly value: number };

export interface Step {
  readonly symbol: QuantityId | OperandId;
  readonly value: number;
  readonly words: string;
  readonly subject: Subject | null;
}

/** What each token wrote into one weight, as it stands there now. */
export interface Contributions {
  readonly subject: Extract<Subject, { kind: "cell" }>;
  /** Strongest |amount| first. */
  readonly tokens: readonly { readonly token: number; readonly amount: number }[];
  /** What is left of the weight at the start. */
  readonly fromStart: number;
  /** fromStart + all tokens' amounts, to be held against `shown`. */
  readonly sum: number;
  readonly shown: number;
}
