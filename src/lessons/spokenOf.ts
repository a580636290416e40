// Where is something taught? A symbol in each lesson at the first step whose prose links a word to it, a word or a known confusion at
// the steps that name it, in the order of the course. And what may the text mark at a step?

import type { LetterId, QuantityId } from "#model/contracts/probe";
import type { ConfusionId } from "./confusions";
import { lessons } from "./course";
import type { Lesson, Step } from "./lesson";
import { paragraphsOf, type Prose } from "./markup";
import { terms, type TermId } from "./terms";

export interface Taught {
  readonly lesson: Lesson;
  /** From 0. */
  readonly step: number;
}

export function whereTaught(symbol: QuantityId | LetterId): readonly Taught[] {
  return firstSteps((step) => names(step, symbol));
}

export function whereExplained(term: TermId): readonly Taught[] {
  return firstSteps(({ explains = [] }) => explains.includes(term));
}

/** Whether the course has not come to the step that explains a word. */
function isBefore(term: TermId, { lesson, step }: Taught): boolean {
  const [first] = whereExplained(term);
  if (!first) return false;
  const ahead = lessons.indexOf(first.lesson) - lessons.indexOf(lesson);
  return ahead > 0 || (ahead === 0 && step < first.step);
}

/** What the text of a lesson marks beside its words: only what is spoken of there, and was explained before. */
export function textMarks({ lesson, step }: Taught): { readonly chunks: boolean; readonly surprises: boolean } {
  const at = { lesson, step };
  const current = lesson.steps[Math.min(step, lesson.steps.length - 1)]!;
  return {
    chunks: current.shows === "segments" || (!isBefore("chunk", at) && speaksOf(current, terms.chunk.used)),
    // From the first step that speaks of them to the last, so that they do not come and go.
    surprises:
      current.focus.includes("surprise") ||
      (!isBefore("surprise", at) && lesson.steps.slice(0, step + 1).some((one) => speaksOf(one, surprising))),
  };
}

const surprising = /surpris/iu;

export function whereAnswered(confusion: ConfusionId): readonly Taught[] {
  return firstSteps(({ answers = [] }) => answers.includes(confusion));
}

/** In each lesson the first step that does it. */
function firstSteps(does: (step: Step) => boolean): Taught[] {
  return lessons.flatMap((lesson) => {
    const step = lesson.steps.findIndex(does);
    return step < 0 ? [] : [{ lesson, step }];
  });
}

function names(step: Step, symbol: string): boolean {
  return wordsOf(step).some((words) => paragraphsOf(words).some((pieces) => pieces.some(({ of }) => of === symbol)));
}

function speaksOf(step: Step, pattern: RegExp): boolean {
  return wordsOf(step).some((words) => pattern.test(words));
}

function wordsOf({ prose, check }: Step): readonly Prose[] {
  return [prose, check?.question ?? "", check?.afterwards ?? ""];
}
