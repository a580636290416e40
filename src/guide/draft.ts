// What is the reader about to answer, and what came of the last answer? It begins anew with every step.
// Leaves to checking.ts who judges it, and to progress.ts what is kept.

import { create } from "zustand";
import type { Verdict } from "#lessons/checks/check";
import { rowOf, type AnswerOf, type Check, type CheckKind } from "#lessons/checks/kinds";
import type { StepPlace } from "#lessons/checks/shownOrder";
import { nthHint } from "#lessons/judge";
import type { Lesson, Reveal } from "#lessons/lesson";
import type { Prose } from "#lessons/markup";
import { studentSeed } from "./student";

/** Where the reader is. */
export interface At {
  readonly lesson: Lesson;
  readonly step: number;
}

interface Draft {
  /** The lesson and step that it is of. */
  readonly of: string;
  /** As the kind of its check has answers. */
  readonly answer: AnswerOf<CheckKind>;
  readonly tries: number;
  readonly verdict: Verdict | null;
  readonly hint: Prose | null;
  /** What the last answer, which was wrong, brought on stage; until the next one. */
  readonly see: Reveal | null;
  /** What the engine found; null until a prediction has been judged right, or is shown. */
  readonly truth: number | null;
}

const blank: Draft = { of: "", answer: null, tries: 0, verdict: null, hint: null, see: null, truth: null };

export const useDraft = create<Draft>()(() => blank);

/** Makes ready to answer the step's check, unless that has begun. */
export function beginDraft(at: At): void {
  if (isDraftOf(at)) return;
  const check = at.lesson.steps[at.step]?.check;
  useDraft.setState({ ...blank, of: nameOf(at), answer: check ? rowOf(check).begin(check, placeOf(at)) : null });
}

/** The same from its beginning. */
export function beginAnew(at: At): void {
  useDraft.setState({ of: "" });
  beginDraft(at);
}

export function isDraftOf(at: At, { of } = useDraft.getState()): boolean {
  return of === nameOf(at);
}

export function placeOf({ lesson, step }: At): StepPlace {
  const seed = studentSeed();
  return { lesson: lesson.id, step, ...(seed !== null && { seed }) };
}

function nameOf({ lesson, step }: At): string {
  return `${lesson.id} ${step}`;
}

/** The answer as it stands; where the step's draft has not begun yet, as it begins. */
export function answerOf<Of extends Check>(at: At, check: Of, draft = useDraft.getState()): AnswerOf<Of["kind"]> {
  const answer = isDraftOf(at, draft) ? draft.answer : rowOf(check).begin(check, placeOf(at));
  return answer as AnswerOf<Of["kind"]>; // a step's draft was begun by its own check
}

export function useAnswer<Of extends Check>(at: At, check: Of): AnswerOf<Of["kind"]> {
  return answerOf(at, check, useDraft());
}

/** Another answer: what was said of the one before is said no more. */
export function answerWith(answer: AnswerOf<CheckKind>): void {
  useDraft.setState({ answer, verdict: null });
}

/** Something else is there to be judged: nothing is said of what was judged before. A hint that was asked for stays. */
export function forgetVerdict(): void {
  if (useDraft.getState().verdict !== null) useDraft.setState({ verdict: null, hint: null, see: null });
}

/** The next hint, for whoever asks; null puts it away. */
export function showHint(check: Check, shown: boolean): void {
  const { tries } = useDraft.getState();
  useDraft.setState({ hint: shown ? nthHint(check, Math.max(1, tries)) : null });
}
