// Type the number that comes out: worked out on paper, and held against the engine.

import type { Prose } from "#lessons/markup";
import type { Measure, Measured } from "#model/contracts/measure";
import { rightIf, type Asked, type Asker, type CheckRow } from "./check";

export interface TypedNumber extends Asked {
  readonly kind: "number";
  readonly of: Measure;
  /** What it is, before the box: “kM, first number”. */
  readonly label: Prose;
  /** How far off it may be: paper rounds. Half a unit of the second decimal place without. */
  readonly within?: number;
  /** Numbers that a known slip makes of the right one, times it: −1 where the sign was lost. Each has its own hint. */
  readonly slips?: readonly { readonly times: number; readonly hint: Prose }[];
}

interface NumberAttempt {
  readonly kind: "number";
  readonly check: TypedNumber;
  readonly typed: number;
  readonly truth: number;
}

const usuallyWithin = 0.0051;
const decimals = 2;

/** The answer is what stands in the box. */
export const number: CheckRow<TypedNumber, string, Measured, NumberAttempt> = {
  begin: () => "",
  find: numberAsked,
  attempt(check, { answer, found: truth }) {
    const typed = numberTyped(answer);
    return typed !== null && typeof truth === "number" ? { kind: "number", check, typed, truth } : null;
  },
  judge: ({ check, typed, truth }) => rightIf(isNear(check, typed, truth)),
  hint: ({ check, typed, truth }) =>
    check.slips?.find(({ times }) => isNear(check, typed, times * truth))?.hint ?? null,
  told: ({ typed }) => String(typed),
  async solve(check, asker) {
    const truth = await numberAsked(check, asker);
    return { answer: typeof truth === "number" ? writtenNumber(truth) : "" };
  },
};

async function numberAsked({ of }: TypedNumber, { measure }: Asker): Promise<Measured> {
  return (await measure([of]))[0] ?? null;
}

function isNear({ within = usuallyWithin }: TypedNumber, typed: number, truth: number): boolean {
  return Math.abs(typed - truth) <= within;
}

/** With a point or a comma, and any of the signs that stand for minus; null where it is no number. */
export function numberTyped(text: string): number | null {
  const plain = text.trim().replace(/[−–]/u, "-").replace(",", ".");
  const typed = plain === "" ? NaN : Number(plain);
  return Number.isFinite(typed) ? typed : null;
}

/** As it is typed: a zero has no sign. */
export function writtenNumber(value: number): string {
  return (Number(value.toFixed(decimals)) || 0).toFixed(decimals).replace("-", "−");
}
