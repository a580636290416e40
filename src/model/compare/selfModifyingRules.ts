// How does a memory work that also writes what its keys, values and gates are made by? Self-modifying Titans of Nested Learning
// (arXiv 2512.24695, eq. 83 to 88), every memory a matrix: all that a token needs is read before anything of it is written, and
// every memory makes the value that it is written with itself. Leaves to selfModifying.ts how it reads a stream.
//
//   k = M_k(x) / ‖M_k(x)‖    v = M_v(x)    η = etaMax σ(M_η(x))    keep = σ(M_α(x))
//   W ← (keep·I − ηkᵀk) W − ηkᵀ(M(k) − M(v))      for M, and for each of M_k, M_v, M_η, M_α that is written
//   M(x) = the coordinates of x that it lets through, and x W

import { newFloats, norm, type Floats } from "#model/contracts/vectors";

const parts = ["memory", "key", "value", "eta", "alpha"] as const;
/** Which memory: of the answers, or of what makes keys, values, rates and gates. */
export type Part = (typeof parts)[number];

/** Coordinates of x, the first and the one after the last. */
interface Passed {
  readonly from: number;
  readonly to: number;
}

export interface SelfModifyingPlan {
  /** d, of x and of keys and values. */
  readonly width: number;
  /** How many of the first coordinates of x the matrices see: all, or as many as a key can have. */
  readonly rows: number;
  /** The coordinates that each lets through beside its matrix; null for none. Of η and α one, which is their number. */
  readonly passes: Readonly<Record<Part, Passed | null>>;
  /** Which are written; `memory` always is. */
  readonly written: ReadonlySet<Part>;
  readonly etaMax: number;
  /** Whether a write takes out what was stored at its key: keep·I − ηkᵀk, else keep·I. */
  readonly projects: boolean;
}

/** A matrix each, (rows, d); of η and α (rows, 1). */
export type SelfModifyingState = Readonly<Record<Part, Floats>>;

/** Everything a token is written with, made before the write. */
interface Made {
  readonly key: Floats; // (d)
  readonly value: Floats; // (d)
  readonly eta: number;
  readonly keep: number;
}

/** M(x) of one of the memories: (d), or (1) of η and α. */
export function readPart(
  { width, rows, passes }: SelfModifyingPlan,
  state: SelfModifyingState,
  { part, input }: { part: Part; input: Floats },
): Floats {
  const columns = part === "eta" || part === "alpha" ? 1 : width;
  const weights = state[part];
  const output = newFloats(input, columns);
  for (let i = 0, at = 0; i < rows; i++) {
    const x = input[i]!;
    for (let j = 0; j < columns; j++, at++) output[j]! += x * weights[at]!;
  }
  const passed = passes[part];
  if (passed && columns === 1) output[0]! += input[passed.from]!;
  else if (passed) for (let j = passed.from; j < passed.to; j++) output[j]! += input[j]!;
  return output;
}

/** What a token is written with: all of it from the state before. A key without a length stays zero. */
export function makeOf(plan: SelfModifyingPlan, state: SelfModifyingState, input: Floats): Made {
  const made = (part: Part): Floats => readPart(plan, state, { part, input });
  const key = made("key");
  const length = norm(key);
  if (length > 0) for (let i = 0; i < key.length; i++) key[i]! /= length;
  return {
    key,
    value: made("value"),
    eta: plan.etaMax * sigmoid(made("eta")[0]!),
    keep: sigmoid(made("alpha")[0]!),
  };
}

/** Writes one token into every memory that is written, each toward the value it makes itself, M(v), a constant of the step. */
export function writeSelf(plan: SelfModifyingPlan, state: SelfModifyingState, input: Floats): Made {
  const made = makeOf(plan, state, input);
  const { key, value, eta, keep } = made;
  for (const part of parts) {
    if (part !== "memory" && !plan.written.has(part)) continue;
    const weights = state[part];
    const target = readPart(plan, state, { part, input: value });
    const answer = readPart(plan, state, { part, input: key });
    const columns = target.length;
    const push = answer.map((x, j) => x - target[j]!); // what is taken out along kᵀ, the projection with it
    if (plan.projects) {
      for (let i = 0, at = 0; i < plan.rows; i++) {
        for (let j = 0; j < columns; j++, at++) push[j]! += key[i]! * weights[at]!;
      }
    }
    for (let i = 0, at = 0; i < plan.rows; i++) {
      const along = eta * key[i]!;
      for (let j = 0; j < columns; j++, at++) weights[at] = keep * weights[at]! - along * push[j]!;
    }
  }
  return made;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
