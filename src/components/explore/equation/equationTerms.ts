// What stands in the two lines that a memory runs? Each symbol once: its series, its caption, its number at a token.

import type { OperandId, QuantityId, SubStep, TokenQuantity } from "#model/contracts/probe";
import type { Explanation, Moment } from "#model/contracts/protocol";
import type { PageRun } from "#state/store";
import { derivationWords } from "#words/derivation";
import type { Gate } from "#model/contracts/settings";

const { captions } = derivationWords.equation;

export interface Term {
  readonly symbol: QuantityId | OperandId;
  readonly caption: string;
  /** What lights with it, and what a click on its number asks about. */
  readonly quantity: TokenQuantity;
  /** 1 where its number is the last token's. */
  readonly back: 0 | 1;
  readonly kind: "matrix" | Gate;
  /** The part of the write in which it is first used. */
  readonly subStep: SubStep;
  /** The part of the write that brings its number. */
  readonly brought: SubStep;
  readonly inBrackets: boolean;
  /** Its number: of a matrix its norm. null where it is not known. */
  readonly read: (run: PageRun, token: number, startNorm: number | null) => number | null;
  /** Its number in one weight. */
  readonly readCell: (cell: CellValues) => number | null;
}

/** What an explanation of a weight says of that weight, by symbol. */
export type CellValues = ReadonlyMap<QuantityId | OperandId, number>;

/** Terms with what stands before each. */
export type Line = readonly { readonly operator: "" | "=" | "+" | "−"; readonly term: Term }[];

const matrix = { kind: "matrix", back: 0, brought: "key", inBrackets: false } as const;
const at =
  (symbol: QuantityId | OperandId): Term["readCell"] =>
  (cell) =>
    cell.get(symbol) ?? null;

const push: Term = {
  ...matrix,
  symbol: "push",
  caption: captions.push,
  quantity: "momentum",
  subStep: "carry",
  brought: "carry",
  read: ({ columns }, token) => columns.momentum[token]!,
  readCell: at("push"),
};
const pastPush: Term = {
  ...matrix,
  symbol: "pushBefore",
  caption: captions.pastPush,
  quantity: "momentum",
  back: 1,
  subStep: "carry",
  read: ({ columns }, token) => (token === 0 ? 0 : columns.momentum[token - 1]!),
  readCell: at("pushBefore"),
};
const surprise: Term = {
  ...matrix,
  symbol: "gradientMatrix",
  caption: captions.surprise,
  quantity: "surprise",
  subStep: "error",
  brought: "error",
  read: ({ columns }, token) => columns.surprise[token]!,
  readCell: at("surpriseCell"),
};
const memory: Term = {
  ...matrix,
  symbol: "memory",
  caption: captions.memory,
  quantity: "weightNorm",
  subStep: "write",
  brought: "write",
  read: ({ columns }, token) => columns.weightNorm[token]!,
  readCell: at("memory"),
};
const before: Term = {
  ...matrix,
  symbol: "memoryBefore",
  caption: captions.before,
  quantity: "weightNorm",
  back: 1,
  subStep: "forget",
  read: ({ columns }, token, startNorm) => (token === 0 ? startNorm : columns.weightNorm[token - 1]!),
  readCell: at("memoryBefore"),
};
const start: Term = {
  ...before,
  symbol: "start",
  caption: captions.start,
  quantity: "drift",
  back: 0,
  read: (_run, _token, startNorm) => startNorm,
  readCell: at("start"),
};
const learned: Term = {
  ...before,
  symbol: "fromStartBefore",
  caption: captions.learned,
  quantity: "drift",
  inBrackets: true,
  read: ({ columns }, token) => (token === 0 ? 0 : columns.drift[token - 1]!),
  readCell(cell) {
    const now = cell.get("memoryBefore");
    const then = cell.get("start");
    return now === undefined || then === undefined ? null : now - then;
  },
};

function gate(kind: Gate, { symbol, caption, subStep }: Pick<Term, "symbol" | "caption" | "subStep">): Term {
  const read: Term["read"] = ({ columns }, token) =>
    kind === "alpha" ? 1 - columns.alpha[token]! : columns[kind][token]!;
  return {
    symbol,
    caption,
    quantity: kind,
    back: 0,
    kind,
    subStep,
    brought: "key",
    inBrackets: false,
    read,
    readCell: () => null,
  };
}
const carry = gate("eta", { symbol: "eta", caption: captions.carry, subStep: "carry" });
const rate = gate("theta", { symbol: "theta", caption: captions.rate, subStep: "carry" });
const keep = gate("alpha", { symbol: "keep", caption: captions.keep, subStep: "forget" });

export const pushLine: Line = [
  { operator: "", term: push },
  { operator: "=", term: carry },
  { operator: "", term: pastPush },
  { operator: "−", term: rate },
  { operator: "", term: surprise },
];

/** The equation that is actually run: forgetting shrinks the weights toward zero, or toward where they began. */
export const memoryLines: Readonly<Record<"zero" | "initial", Line>> = {
  zero: [
    { operator: "", term: memory },
    { operator: "=", term: keep },
    { operator: "", term: before },
    { operator: "+", term: { ...push, subStep: "write" } },
  ],
  initial: [
    { operator: "", term: memory },
    { operator: "=", term: start },
    { operator: "+", term: keep },
    { operator: "", term: learned },
    { operator: "+", term: { ...push, subStep: "write" } },
  ],
};

/** ‖M_0‖, which no column holds: what is left of M_t without what was learned. */
export function startNormOf({ layers }: Moment): number {
  let square = 0;
  for (const { matrices } of layers) {
    matrices.memory.forEach((weight, index) => (square += (weight - matrices.fromStart[index]!) ** 2));
  }
  return Math.sqrt(square);
}

/** The numbers of the weight that an explanation is about; null where it is about another kind of number. */
export function cellValuesOf(explanation: Explanation | null): CellValues | null {
  if (explanation?.subject.kind !== "cell") return null;
  return new Map(explanation.steps.map(({ symbol, value }) => [symbol, value]));
}
