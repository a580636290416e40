// How is a kind of check drawn? Where it is answered, in the text column or on the stage, and what is said of it.
// One file of this folder a kind, and its row in drawings.ts; lessons/checks/ has a file for how each is judged.

import type { ReactElement, ReactNode } from "react";
import type { At } from "#guide/draft";
import type { Verdict } from "#lessons/checks/check";
import type { TokenQuantity } from "#model/contracts/probe";
import type { Session } from "#state/session";
import type { GuessedBar } from "#components/lessons/LessonSeries";

export interface CheckProps<Check> {
  readonly session: Session;
  readonly at: At;
  readonly check: Check;
  /** Whether it has been answered, or shown. */
  readonly isOver: boolean;
}

/** Its functions are only ever given a check of their own kind. */
export interface CheckDrawing<Check, Answer> {
  /** Under the question. */
  Answer?(props: CheckProps<Check>): ReactNode;
  /** Under what came of it, once it is over. */
  After?(props: CheckProps<Check>): ReactNode;
  /** On the stage, before the panels of the step. */
  Stage?(props: CheckProps<Check>): ReactElement | null;
  /** Drawn over the series of a quantity, which comes on stage for it. */
  bar?(props: CheckProps<Check> & { readonly truth: number | null; readonly onCheck: () => void }): BarOnStage;
  /** On the button, in place of “Check”. */
  readonly button?: string;
  /** How it is answered, under the buttons. */
  readonly howTo?: string;
  /** And by a finger, where that is another way. */
  readonly howToByFinger?: string;
  /** What is said where the answer was shown. */
  readonly shown?: string;
  /** What is said in place of right or wrong, where nobody judges. */
  readonly kept?: string;
  /** What is said of a right answer. */
  rightly?(given: { readonly answer: Answer; readonly verdict: Verdict; readonly truth: number | null }): string;
}

interface BarOnStage {
  readonly quantity: TokenQuantity;
  readonly bar: GuessedBar;
}
