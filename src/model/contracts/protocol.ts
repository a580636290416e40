// What do the page and the model worker say to each other? Every message, both ways, and nothing else.
// Late answers carry the run they belong to, so that the page can drop them.

import type { ModelConfig } from "./architecture";
import type { CompareAnswers, CompareQuestion, CompareSetting } from "./compareQuestions";
import type { AnswerCount } from "./cues";
import type { Divergence } from "./divergence";
import type { InnerStepsAnswers, SteppedTextQuestion } from "./innerSteps";
import type { LearningCurve } from "./learningCurve";
import type { Origins } from "./origins";
import type { LongAnswers, LongQuestion } from "./longQuestions";
import type { LongTestAnswer, LongTestQuestion } from "./longTests";
import type { PlayedGame, ShellGameAnswers, ShellGameQuestion } from "./shellGame";
import type { Floats } from "./vectors";
import type { CardEvaluation } from "./evaluated";
import type { MemorySettings, GateOverride } from "./settings";
import type { LearnedName } from "./models";
import type { Measure, Measured } from "./measure";
import type { PageColumns } from "./pageColumns";
import type { ParallelForm } from "./parallel";
import type { MatrixQuantity, OperandId, QuantityId, TokenQuantity } from "./probe";
import type { TrainAnswers, TrainQuestion } from "./trainQuestions";

/** What reads a memory: the CPU's SIMD, the plain loops that do without it, or a GPU. */
export const backends = ["cpu", "loops", "webgpu"] as const;
export type Backend = (typeof backends)[number];

/** How fast one of them reads the text on screen, measured warm. */
export interface EngineSpeed {
  readonly backend: Backend;
  readonly tokensPerSecond: number;
}

/** What is known of a shipped model: its file public/models/NAME.json. Of the reader's own it is in the file with the weights. */
export interface ModelCard {
  readonly name: LearnedName;
  readonly title: string;
  /** What it does otherwise than the paper it is named after, in English; the page says the same in its own language. */
  readonly departures: readonly string[];
  readonly config: ModelConfig;
  /** Of training. */
  readonly steps: number;
  readonly parameters: number;
  /** Of the file of its weights. */
  readonly bytes: number;
  readonly sha256: string;
  /** Spent on training it. */
  readonly seconds: number;
  /** Mean over its last steps, in nats a token. */
  readonly loss: number;
  /** How it learned; null where nothing was kept of that. */
  readonly curve: LearningCurve | null;
  /** What makes it again. */
  readonly command: string;
  /** On texts that no training saw; null where it was not judged yet. */
  readonly evaluation: CardEvaluation | null;
}

export interface RunRequest {
  readonly words: readonly string[];
  readonly settings: MemorySettings;
  readonly overrides: readonly GateOverride[];
}

/** How what a Scene compares is set while something is measured: the memories beside the run, and the shell game. */
export interface MeasuredSetting extends Omit<CompareSetting, "asking"> {
  readonly game: PlayedGame;
}

/** How much of `word` comes back to the cue that `asked` was read after, once `token` is written. */
export interface AnswerSubject {
  readonly kind: "answer";
  readonly quantity: "answer";
  readonly token: number;
  readonly asked: number;
  /** Of the run's vocabulary. */
  readonly word: number;
}

/** What the inspector asks about: a token's number, how much of a word comes back, or one weight of one layer at a token. */
export type Subject =
  | AnswerSubject
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
  /** The keys of `asked` tokens, asked while `token` is written, and read in `words` of the run's vocabulary. */
  | {
      readonly kind: "answers";
      readonly token: number;
      readonly asked: readonly number[];
      readonly words: readonly number[];
    }
  /** Every cue that was read up to `token`, from the place `from` on: as many as are quickly asked. */
  | { readonly kind: "everyAnswer"; readonly token: number; readonly from: number }
  /** What a trained model finds likely after these tokens. */
  | { readonly kind: "modelAnswers"; readonly after: readonly number[] }
  | { readonly kind: "maps"; readonly token: number; readonly window: number }
  /** The chunk of a token, summed as attention is. */
  | { readonly kind: "parallel"; readonly token: number }
  | { readonly kind: "explain"; readonly subject: Subject }
  | { readonly kind: "contributions"; readonly subject: Extract<Subject, { kind: "cell" }> }
  /** What the writes before the token `before` have to do with an answer: as many of the latest as are quickly tried. */
  | { readonly kind: "wroteAnswer"; readonly subject: AnswerSubject; readonly before: number }
  | { readonly kind: "write"; readonly token: number }
  /** Of the reading that was made with these settings. */
  | { readonly kind: "origins"; readonly token: number; readonly settings: MemorySettings }
  /** Of every engine there is for the memory on screen. */
  | { readonly kind: "speeds" }
  | { readonly kind: "export"; readonly name: string; readonly hash: string }
  /** Of the run, or of another reading of its words. */
  | {
      readonly kind: "measure";
      readonly measures: readonly Measure[];
      readonly request: RunRequest;
      readonly compared: MeasuredSetting;
    }
  /** One quantity along the text, of the run or of another reading of its words. */
  | { readonly kind: "series"; readonly quantity: TokenQuantity; readonly request: RunRequest }
  | CompareQuestion
  /** Of no run: they go on while others are read. */
  | LongQuestion
  | LongTestQuestion
  | ShellGameQuestion
  | SteppedTextQuestion
  | TrainQuestion;

export interface Answers extends CompareAnswers, InnerStepsAnswers, LongAnswers, ShellGameAnswers, TrainAnswers {
  readonly moment: Moment;
  readonly answers: CueAnswers;
  readonly everyAnswer: EverySlice;
  /** null of what no trained model reads. */
  readonly modelAnswers: ModelAnswers | null;
  readonly maps: AttentionMaps;
  /** null of what is no plain matrix. */
  readonly parallel: ParallelForm | null;
  readonly explain: Explanation;
  readonly contributions: Contributions;
  readonly wroteAnswer: WroteAnswer;
  readonly write: WriteParts;
  /** null where they are not made of words alone. */
  readonly origins: Origins | null;
  readonly speeds: readonly EngineSpeed[];
  /** A titans-golden/1 document. */
  readonly export: string;
  /** In the order of the measures. */
  readonly measure: readonly Measured[];
  /** As far as the text was read. */
  readonly series: Float32Array;
  readonly longTest: LongTestAnswer;
}

export type ToWorker =
  /** `models` is the address of the folder of trained models. */
  | { readonly type: "open"; readonly backend: Backend | null; readonly models: string }
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
  /** A trained model's weights are on their way; `total` is null until its card is there. */
  | { readonly type: "loading"; readonly run: number; readonly received: number; readonly total: number | null }
  /** Before the first progress of every run of a trained model. */
  | { readonly type: "loaded"; readonly run: number; readonly card: ModelCard }
  /** Ends the run: its model could not be had, and why. */
  | { readonly type: "unloadable"; readonly run: number; readonly message: string }
  /** `frozenProbability` of the tokens from `from` on: the text read again with the memory frozen, after the run is done. */
  | { readonly type: "compared"; readonly run: number; readonly from: number; readonly probabilities: Float32Array }
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
  /** What the finished memory still answers, of the cues that the last tokens (at most `recallLimit`) were read after. */
  readonly recall: AnswerCount;
  readonly milliseconds: number;
  readonly backend: Backend;
  /** Why that one, where it is not for the reason that was given as the engine opened. */
  readonly reason?: string;
}

/** What is compared with float64, kind by kind. */
export const checkedParts = [
  "columns",
  "words",
  "reads",
  "weights",
  "inputs",
  "recall",
  "maps",
  "next",
  "frozen",
] as const;
export type CheckedPart = (typeof checkedParts)[number];

/** The whole run again in float64, and where it is farthest from the page's. */
export interface Verification {
  /** Worst |page − reference| / max|reference| over all that is compared; Infinity where a number is none. */
  readonly worst: number;
  readonly part: CheckedPart;
  /** Of the columns: which. */
  readonly quantity: TokenQuantity | null;
}

/** How many digits agree, 15 at most. */
export function agreeingDigits({ worst }: Pick<Verification, "worst">): number {
  return worst > 0 ? Math.max(0, Math.min(15, Math.floor(-Math.log10(worst)))) : 15;
}

/** What may be said of it: from four digits on all is verified, and with one or none something is wrong. */
export function agreementOf(verification: Pick<Verification, "worst">): "verified" | "approximate" | "differs" {
  const digits = agreeingDigits(verification);
  return digits >= 4 ? "verified" : digits >= 2 ? "approximate" : "differs";
}

/** How many of the latest contexts are asked again, at most. */
export const recallLimit = 400;

/** Everything that is true at one token and too large to keep for all of them. */
export interface Moment {
  readonly token: number;
  readonly layers: readonly MomentLayer[];
  /** The context k_t asked before and after the write: the likeliest words, best after-cosine first. */
  readonly candidates: readonly { readonly word: number; readonly before: number; readonly after: number }[];
  /** What y_t is nearest to, best first; none where the memory has no answer. */
  readonly expected: readonly { readonly word: number; readonly cosine: number }[];
  readonly facts: Facts;
  /** What the token draws on in each map, strongest |weight| first. */
  readonly draws: Readonly<Record<MapName, readonly { readonly token: number; readonly weight: number }[]>>;
  /** Of a trained model: what it expects after this token. */
  readonly next: NextWords | null;
  /** Of a trained model with attention: what the token attends to, in the chosen layer and head. */
  readonly attends: Attends | null;
}

/** The words that are likeliest with the memory or with it frozen, and the one that really comes; likeliest with it first. */
export interface NextWords {
  readonly words: readonly Prediction[];
  /** Whether the frozen memory has been asked, or will be. */
  readonly compared: "yes" | "soon" | "never";
}

export interface Prediction {
  /** Of the model's vocabulary. */
  readonly word: string;
  readonly live: number;
  /** With the memory frozen; null until it is known, or where there is none. */
  readonly frozen: number | null;
  /** Whether the text goes on with it. */
  readonly comes: boolean;
}

/** How much of one token's attention goes where; all of it together is 1. */
export interface Attends {
  readonly persistent: readonly number[];
  /** To what the memory answered for the tokens from `from` on (MAC); null for other wirings. */
  readonly remembered: { readonly from: number; readonly weights: Float32Array } | null;
  /** To the tokens from `from` to itself. */
  readonly window: { readonly from: number; readonly weights: Float32Array };
  /** The share of what comes out that is attention's and not the memory's (MAG), over the head's channels; null elsewhere. */
  readonly blend: number | null;
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
  /** The word that M_t(k_i) is nearest to; `noWord` where it answers nothing. */
  readonly says: Int32Array;
  /** What is still answered, cue by cue. */
  readonly count: AnswerCount;
}

/** What some keys are answered with, by one memory. */
export interface Answered {
  /** How much of each word comes back, M(k)·v: 1 is all of it. (asked, words), row-major */
  readonly strengths: Float32Array;
  /** The word of the vocabulary that each answer is nearest to; `noWord` where it is too weak to be one. (asked) */
  readonly says: Int32Array;
}

/** What the memory answers while one token is written: as it was, at two stages between, and as it is then. */
export interface CueAnswers {
  readonly token: number;
  readonly asked: Int32Array;
  readonly words: Int32Array;
  /** M_{t−1} */
  readonly before: Answered;
  /** M_{t−1} + η_t S_{t−1}: pushed on by the past alone. */
  readonly carried: Answered;
  /** (1 − α_t) M_{t−1}: less what is forgotten. */
  readonly forgotten: Answered;
  /** M_t */
  readonly after: Answered;
  /** How alike each key is to the one that is written: their cosine. (asked) */
  readonly alike: Float32Array;
  /** The answer that the surprise is measured against, from the weights at the start of the chunk, in words. (words) */
  readonly guess: Float32Array;
  /** What it lacks of the value, v_t less the guess, in words: what must grow, and what must shrink. (words) */
  readonly error: Float32Array;
}

/** What the memory answers after a token to some of its cues, one after the other; of the answers what is drawn alone. */
export interface EverySlice {
  readonly token: number;
  /** The place of the first among the text's cues, and the token whose key asked each; none where no more were read. (n) */
  readonly from: number;
  readonly asked: Int32Array;
  /** The word that each is answered with; `noWord` where it is too weak to be one. (n) */
  readonly says: Int32Array;
  /** How much of its right word comes back, also where that is too little to be drawn. (n) */
  readonly right: Float32Array;
  /** Where each cue's words begin below; the last is where they end. (n + 1) */
  readonly begins: Int32Array;
  /** The words of which `leastAnswer` or more comes back, in the order of the vocabulary, and how much of each. */
  readonly words: Int32Array;
  readonly strengths: Float32Array;
}

/** How likely a model finds words after some tokens: rows are the tokens, columns the words. */
export interface ModelAnswers {
  readonly after: Int32Array;
  /** Of the model's vocabulary: those that come, and the likeliest. */
  readonly words: readonly string[];
  /** Which of them comes after each token; `noWord` where none does. */
  readonly comes: Int32Array;
  /** With its memory, and with it frozen where that is known. (after, words) */
  readonly live: Float32Array;
  readonly frozen: Float32Array | null;
  /** Whether the frozen memory has been asked, or will be. */
  readonly compared: NextWords["compared"];
}

/** What each token's write has to do with an answer as it stands. */
export interface WroteAnswer {
  readonly subject: AnswerSubject;
  readonly shown: number;
  /**
   * sum: the answer of a matrix is the sum of what every token wrote, and of what is left of the start. takenAway: how much weaker
   * the answer would be, had this one write not been made and all after it as they then come.
   */
  readonly how: "sum" | "takenAway";
  /** The part that is of no token: left of the start. 0 where writes are taken away. */
  readonly fromStart: number;
  /** The first token that was tried. */
  readonly from: number;
  /** Of the tokens from there on. */
  readonly amounts: Float32Array;
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
  /** A trained model's own attention, in the chosen layer and head; null where it has none. */
  readonly own: OwnAttention | null;
}

/** Softmax weights of the same rows as the maps'; a row's persistent, remembered and window parts together sum to 1. */
export interface OwnAttention {
  readonly persistent: Float32Array; // (size, persistentCount)
  readonly persistentCount: number;
  readonly remembered: Float32Array | null; // (size, size)
  readonly window: Float32Array; // (size, size)
  /** The first token that every row's token sees, counted as the maps' tokens are; below 0 where it lies before them. */
  readonly firstSeen: Int32Array; // (size)
  readonly largest: number;
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

/** What one token's write was made of and what it did, layer by layer from the key on: a layer's surprise is input ⊗ delta. */
export interface WriteParts {
  readonly token: number;
  /** M(k) at the weights that the surprise is measured at, and what it should have been. (d_v) */
  readonly guess: Float32Array;
  readonly value: Float32Array;
  readonly layers: readonly {
    readonly input: Float32Array; // (rows)
    readonly delta: Float32Array; // (columns)
    /** The weights that the surprise is measured at, those at the start of the chunk. */
    readonly weights: Float32Array; // (rows, columns)
    /** η_t S_{t−1}: what the past push alone adds. */
    readonly carried: Float32Array; // (rows, columns)
    /** −α_t M_{t−1}, or toward where it began −α_t (M_{t−1} − M₀): what forgetting alone takes. */
    readonly forgotten: Float32Array; // (rows, columns)
    /** M_t − M_{t−1}. */
    readonly change: Float32Array; // (rows, columns)
  }[];
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
