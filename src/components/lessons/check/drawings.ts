// Which kinds of check can be drawn? All of them: one row each.

import type { AnswerOf, Check, CheckKind } from "#lessons/checks/kinds";
import { cells } from "./cells";
import { choose } from "./choose";
import type { CheckDrawing } from "./drawing";
import { goal } from "./goal";
import { number } from "./number";
import { odd } from "./odd";
import { order } from "./order";
import { ownWords } from "./ownWords";
import { predict } from "./predict";

const drawings = { predict, goal, cells, order, odd, choose, number, ownWords } as const satisfies Record<
  CheckKind,
  unknown
>;

/** The row of a kind. It may be given a check of this kind alone. */
export function drawingOf({ kind }: Check): CheckDrawing<Check, AnswerOf<CheckKind>> {
  return drawings[kind];
}
