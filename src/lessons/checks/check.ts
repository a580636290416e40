// What is a kind of check? How it begins, what the engine is asked, who is right, and what “Show me” gives away.
// One file of this folder a kind, and its row in kinds.ts; components/lessons/check/ has a file for how each is drawn.

import type { Reveal } from "#lessons/lesson";
import type { Prose } from "#lessons/markup";
import type { Measure, Measured } from "#model/contracts/measure";
import type { KnobId } from "#model/contracts/knobs";
import type { WriteParts } from "#model/contracts/protocol";
import type { ScenePatch } from "#scene/scenePatch";
import type { StepPlace } from "./shownOrder";

/** What every check has. */
export interface Asked {
  /** What is to be done, in one or two sentences. */
  readonly question: Prose;
  /** One for every wrong answer, the last for all further ones. None of them says the answer. */
  readonly hints: readonly Prose[];
  /** What there is to see once it is answered. */
  readonly afterwards?: Prose;
  /** What a wrong answer brings on stage, beside its hint: never what gives the answer away. */
  readonly see?: Reveal;
}

/** A knob, or the window that the memories of Compare see. */
export type LessonKnob = KnobId | "window";

export type Verdict = "right" | "spotOn" | "tooHigh" | "tooLow" | "wrong";

/** Who can be asked about the reading on screen. Waits for it where it is not there yet. */
export interface Asker {
  readonly measure: (measures: readonly Measure[]) => Promise<readonly Measured[]>;
  /** null where the reading never comes to the token. */
  readonly write: (token: number) => Promise<WriteParts | null>;
}

/**
 * A kind's check, the answer as the reader has it so far, what the engine found, and the attempt that is judged.
 * Its functions are only ever given what is of their own kind.
 */
export interface CheckRow<Check, Answer, Found, Attempt> {
  /** Before anything is answered. */
  begin(check: Check, place: StepPlace): Answer;
  /** Asks the engine what has to be known before anybody can judge. */
  find(check: Check, asker: Asker): Promise<Found>;
  /** null while there is no answer to be judged. */
  attempt(check: Check, given: { readonly answer: Answer; readonly found: Found }): Attempt | null;
  judge(attempt: Attempt): Verdict;
  /** What a wrong answer buys in place of the next hint of all; null where it has none of its own. */
  hint?(attempt: Attempt): Prose | null;
  /** What a wrong answer brings on stage in place of the check's own; null where it has nothing of its own. */
  see?(attempt: Attempt): Reveal | null;
  /** The answer in words, as it is kept. */
  told(attempt: Attempt, place: StepPlace): string;
  /** One right answer, as “Show me” gives it; a kind without one has none to show. `tries` were made before. */
  solve?(
    check: Check,
    asker: Asker,
    given: { readonly answer: Answer; readonly tries: number },
  ): Solution<Answer> | Promise<Solution<Answer>>;
  /** The knobs that are turned for an answer. */
  knobs?(check: Check): readonly LessonKnob[];
  /** The token whose numbers are asked for: hidden from there on until it is answered, and under the cursor after that. */
  token?(check: Check): number;
}

interface Solution<Answer> {
  readonly answer: Answer;
  /** What has to be turned for it. */
  readonly scene?: ScenePatch;
  /** The number that was to be guessed. */
  readonly truth?: number;
}

export function rightIf(isRight: boolean): Verdict {
  return isRight ? "right" : "wrong";
}
