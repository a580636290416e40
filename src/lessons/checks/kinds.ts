// Which kinds of check are there? One row each. A check and an attempt carry their kind, and find their row by it.

import { cells, type Cells } from "./cells";
import type { CheckRow } from "./check";
import { choose, type Choose } from "./choose";
import { goal, type Goal } from "./goal";
import { number, type TypedNumber } from "./number";
import { odd, type Odd } from "./odd";
import { order, type Order } from "./order";
import { ownWords, type OwnWords } from "./ownWords";
import { predict, type Predict } from "./predict";

export type Check = Predict | Goal | Cells | Order | Odd | Choose | TypedNumber | OwnWords;
export type CheckKind = Check["kind"];

const kinds = { predict, goal, cells, order, odd, choose, number, ownWords } as const satisfies Record<
  CheckKind,
  unknown
>;

type Kinds = typeof kinds;

/** What the reader has answered so far. */
export type AnswerOf<Kind extends CheckKind> = ReturnType<Kinds[Kind]["begin"]>;
/** An answer to a check, with what the engine says about it. */
export type Attempt = NonNullable<ReturnType<Kinds[CheckKind]["attempt"]>>;

/** The row of a kind. It may be given what is of this kind alone: a check, and what the row itself made of it. */
export function rowOf({ kind }: { readonly kind: CheckKind }): CheckRow<Check, AnswerOf<CheckKind>, unknown, Attempt> {
  return kinds[kind];
}
