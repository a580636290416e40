// What is a memory that can be compared? What it says of itself, and what it does with one token after another.
// Leaves to one file a memory how it works, to memories.ts which there are, and to read.ts what is made of a stream.

import type { Activation, MemoryStream } from "./config";
import type { Floats, FloatsOf } from "./vectors";

/** What memories are of one kind: the menu lists them so, and one hue is theirs (components/chart/memoryLook.ts). */
export const families = [
  "attention",
  "linear",
  "decay",
  "delta",
  "titans",
  "segments",
  "ttt",
  "miras",
  "nested",
] as const;
export type Family = (typeof families)[number];

/** Everything that shapes a compared memory beside the stream. Each memory names what it listens to in its `knobs`. */
export interface CompareConfig {
  /** d_k */
  readonly keyWidth: number;
  /** d_v */
  readonly valueWidth: number;
  /** Whether y_t is read after the token's own write or before it. */
  readonly readOrder: "after" | "before";
  /** Whether q and k are scaled to norm √d where softmax, elu + 1 or its Taylor series would make unit keys all alike. */
  readonly sharpen: boolean;
  /** c of the ℓ2 loss, (c/2)‖M(k) − v‖². */
  readonly lossScale: number;
  /** b of the memories that take the gradients of a chunk at the weights it began with. */
  readonly chunk: number;
  /** Hidden width of the memories that are a small network. */
  readonly hidden: number;
  readonly activation: Activation;
  /** Bound on ∂ℓ/∂z of the memories that are a small network; null for none. */
  readonly clip: number | null;
  /** What forgetting shrinks the memories that are a small network toward: zero, or where they began. */
  readonly decay: "zero" | "initial";
  /** w: how many tokens a sliding window sees, the token itself included. */
  readonly window: number;
  /** C: tokens a segment. */
  readonly segment: number;
  /** g = σ(gate): how much of Infini-attention's read comes from its memory. */
  readonly gate: number;
  /** γ and β of ReBased, the same for every coordinate. */
  readonly gamma: number;
  readonly beta: number;
  /** p of an ℓp bias, q of an Lq retention, δ of a Huber bias. */
  readonly p: number;
  readonly q: number;
  readonly delta: number;
  /** c: how many tokens' losses an Omega rule descends at every token, the token's own included. */
  readonly past: number;
  /** Whether Omega rules take keys and queries with all products of two of their coordinates. */
  readonly products: boolean;
  /** Whether Atlas makes its momentum's singular values alike before it writes (Newton–Schulz, as in Muon). */
  readonly orthogonal: boolean;
  /** λ: the ridge of a memory that solves for its matrix. */
  readonly ridge: number;
  /** n_h: steps a token of DeltaProduct. */
  readonly subSteps: number;
  /** How much of what a write of an erase-gated delta rule adds it also erases: 1 is the delta rule. */
  readonly erase: number;
  /** Levels of a continuum memory, and how many times rarer each is written than the one before. */
  readonly levels: number;
  readonly slowdown: number;
  /** What a self-modifying memory writes by its own rule, beside its answers. */
  readonly ownKeys: boolean;
  readonly ownValues: boolean;
  readonly ownRates: boolean;
  readonly ownGates: boolean;
  /** Whether each of its writes first takes out what was stored at the key: M(keep·I − ηkᵀk), else M·keep. */
  readonly projects: boolean;
  /** Where the first weights come from, of the memories that cannot start at zero. */
  readonly seed: number;
}

export const defaultCompareConfig: CompareConfig = {
  keyWidth: 48,
  valueWidth: 48,
  readOrder: "after",
  sharpen: true,
  lossScale: 2,
  chunk: 4,
  hidden: 96,
  activation: "gelu",
  clip: 1,
  decay: "initial",
  window: 16,
  segment: 16,
  gate: 0,
  gamma: 1,
  beta: 0,
  p: 3,
  q: 4,
  delta: 0.3,
  past: 4,
  products: false,
  orthogonal: true,
  ridge: 0.1,
  subSteps: 2,
  erase: 0.5,
  levels: 3,
  slowdown: 4,
  ownKeys: true,
  ownValues: true,
  ownRates: true,
  ownGates: true,
  projects: true,
  seed: 3,
};

/** What only compared memories have: no run says anything of it. */
export type OwnKnobs = Pick<CompareConfig, (typeof ownKnobIds)[number]>;
const ownKnobIds = [
  ...(["segment", "gate", "gamma", "beta", "p", "q", "delta", "past", "ridge", "subSteps", "erase"] as const),
  ...(["levels", "slowdown", "sharpen", "products", "orthogonal"] as const),
  ...(["ownKeys", "ownValues", "ownRates", "ownGates", "projects"] as const),
] as const;

/** What those are where nobody turned them. */
export function ownKnobsOf(config: CompareConfig): OwnKnobs {
  return Object.fromEntries(ownKnobIds.map((id) => [id, config[id]])) as unknown as OwnKnobs;
}

/** What a memory says in words; the letters of its equation are none. */
export const describing = ["title", "adds", "equation", "remark"] as const;

/** A part of the config, or a gate of the stream. */
export type Knob = Exclude<keyof CompareConfig, "keyWidth" | "valueWidth"> | "theta" | "eta" | "alpha";

/** A piece of an equation in plain Unicode; single letters are set in italics, names of several letters upright. */
interface EquationPart {
  readonly text: string;
  /** Whether it is what this memory adds to the one it is `after`. */
  readonly isNew: boolean;
}

/** One line, as it is run at every token. */
export type EquationLine = readonly EquationPart[];

/** `"M ← M + *φ(k)ᵀv*"`: what stands between stars is new. */
export function equation(...lines: readonly string[]): EquationLine[] {
  return lines.map((line) =>
    line
      .split("*")
      .map((text, index) => ({ text, isNew: index % 2 === 1 }))
      .filter(({ text }) => text !== ""),
  );
}

/** How a number grows with the tokens read: fixed + perToken · min(tokens, limit), in steps of `every` tokens, begun ones whole. */
export interface Growth {
  readonly fixed: number;
  readonly perToken: number;
  /** Tokens past which it grows no more; null where it grows for ever. */
  readonly limit: number | null;
  /** 1 where it is left out. */
  readonly every?: number;
  /** The same in symbols: d_k, d_v, h hidden width, w window, C segment, n tokens read. */
  readonly formula: string;
}

/** Of one number of a state: float32. */
export const bytesEach = 4;

export function grown({ fixed, perToken, limit, every = 1 }: Growth, tokens: number): number {
  const counted = limit === null ? tokens : Math.min(tokens, limit);
  return fixed + perToken * every * Math.ceil(counted / every);
}

/** A matrix of a memory's state, as it is drawn. Attention's keys and values are matrices too, a row a token. */
export interface StateMatrix {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly data: Floats; // (rows, columns)
}

/** A memory part-way through a stream. */
export interface RunningMemory {
  /** Tokens read so far. */
  readonly position: number;
  /** Reads the next token: its key, its value and its gates. */
  readonly write: () => void;
  /** What it answers now, its state left as it is: (d_k) → (d_v). A memory that knows nothing answers zeros. */
  readonly answer: (query: Floats) => Floats;
  readonly draw: () => StateMatrix[];
  /** The same memory at the same place, to be read on by itself. */
  readonly copy: () => RunningMemory;
}

export interface CompareSetup {
  /** d_k and d_v wide, as the config says, in the precision of `floats`. */
  readonly stream: MemoryStream;
  readonly config: CompareConfig;
  readonly floats: FloatsOf;
}

/**
 * How much of what each token brought is in each read. Over "values": y_t = Σ_i weights[t, i] v_i, plus what a first state
 * other than zero adds. Over "surprises": z_t = what is left of the first weights − Σ_i weights[t, i] δ_i, with δ_i the
 * gradient at token i and z the last layer's output. Over "nothing": there are no such weights, and why, in plain words.
 */
export type MemoryMap =
  | { readonly over: "values" | "surprises"; readonly weights: Floats /* (T, T) */ }
  | { readonly over: "nothing"; readonly why: string };

export interface ComparedMemory {
  /** As links name it. */
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  /** What idea it adds, in at most six plain words. */
  readonly adds: string;
  /** The id of the memory that it differs from by what is new in its equation; null for a beginning. */
  readonly after: string | null;
  readonly equation: readonly EquationLine[];
  readonly source: { readonly title: string; readonly arxiv: string; readonly equation: string };
  /** What it does here otherwise than its source, or owes to whom, in a sentence or two; null for nothing. */
  readonly remark: string | null;
  readonly knobs: readonly Knob[];
  /** Numbers it keeps from one token to the next, the fixed ones that it never writes left out. */
  readonly stateNumbers: (config: CompareConfig) => Growth;
  /** Multiply-adds count as two, anything else of a lower order not at all. Of one token's write and read. */
  readonly flopsPerToken: (config: CompareConfig) => Growth;
  readonly begin: (setup: CompareSetup) => RunningMemory;
  readonly map: (setup: CompareSetup) => MemoryMap;
}

/** What a memory file has to say for `running`: the functions of a state that is a plain record of numbers and typed arrays. */
export interface MemoryRules<State> {
  readonly start: State;
  /** Moves the state on by one token. */
  readonly write: (state: State, token: number) => void;
  readonly answer: (state: State, query: Floats) => Floats;
  readonly draw: (state: State) => StateMatrix[];
}

/** Runs a memory's rules from their start, or from a later state. */
export function running<State>(
  rules: MemoryRules<State>,
  from: { state: State; position: number } | null = null,
): RunningMemory {
  const state = from?.state ?? structuredClone(rules.start);
  let position = from?.position ?? 0;
  return {
    get position() {
      return position;
    },
    write() {
      rules.write(state, position);
      position++;
    },
    answer: (query) => rules.answer(state, query),
    draw: () => rules.draw(state),
    copy: () => running(rules, { state: structuredClone(state), position }),
  };
}
