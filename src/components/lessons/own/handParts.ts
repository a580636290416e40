// How far is a write worked out by hand? As far as the lesson has asked: what a step asks for, and all that follows from it, stays
// open until it is answered.

import type { Lesson, Step } from "#lessons/lesson";
import { useStepNow } from "./stepNow";

/** In the order in which they are worked out. */
const handParts = ["answer", "error", "loss", "gradient", "after", "answerAfter"] as const;
export type HandPart = (typeof handParts)[number];

interface HandState {
  readonly isShown: (part: HandPart) => boolean;
  /** What the step asks for now, or what has to be worked out on the way there: it has its place, and a question mark. */
  readonly isAsked: (part: HandPart) => boolean;
}

export function useHandState(): HandState {
  const now = useStepNow();
  return now ? handState(now.lesson, now) : { isShown: () => true, isAsked: () => false };
}

export function handState({ steps }: Lesson, { step, isOver }: { step: number; isOver: boolean }): HandState {
  const now = steps[step];
  const asked = now && !isOver ? askedBy(now) : null;
  const next =
    asked ??
    steps
      .slice(step + 1)
      .map(askedBy)
      .find((part) => part !== null) ??
    null;
  // What is just answered ends the sheet: the numbers that the next question is worked out of come with it.
  const answered = now && isOver && next !== null ? askedBy(now) : null;
  const shown =
    answered !== null ? handParts.indexOf(answered) + 1 : next === null ? handParts.length : handParts.indexOf(next);
  const open = asked ? [asked, ...worked(asked)] : [];
  const isAsked = (part: HandPart): boolean => open.includes(part);
  return { isShown: (part) => handParts.indexOf(part) < shown && !isAsked(part), isAsked };
}

/** Who is asked for the loss works out the error first: with the error there, only squaring would be left. */
function worked(asked: HandPart): readonly HandPart[] {
  return asked === "loss" ? ["error"] : [];
}

function askedBy({ check }: Step): HandPart | null {
  if (check?.kind !== "number") return null;
  const { of } = check;
  if (of.kind === "quantity") return of.quantity === "loss" ? "loss" : null;
  return of.kind === "writePart" ? (handParts.find((part) => part === of.part) ?? null) : null;
}
