// What does a reader submit? A document of one lesson: every question, how it was answered, and each run as a link.
// Leaves to progress.ts what is kept on the device; nothing is sent anywhere.

import type { CheckKind } from "#lessons/checks/kinds";
import type { Lesson } from "#lessons/lesson";
import { plainText } from "#lessons/markup";
import type { InventorySittings } from "./inventory";
import type { FirstTry, LessonProgress, StepProgress } from "./progress";

export const answersFormat = "titans-explorer-answers/2";

interface Submission {
  readonly format: typeof answersFormat;
  readonly lesson: { readonly id: string; readonly title: string };
  /** As the reader typed it; null where none was. */
  readonly name: string | null;
  /** On which the order of things hung, in an assignment: see student.ts. */
  readonly seed: string | null;
  /** When the file was made, ISO 8601. */
  readonly saved: string;
  readonly steps: readonly SubmittedStep[];
  /** The ten questions before and after the course, as far as they were answered. */
  readonly inventory: InventorySittings | null;
}

interface SubmittedStep {
  /** From 1, as on the page. */
  readonly step: number;
  /** null where there was nothing to answer. */
  readonly check: { readonly kind: CheckKind; readonly question: string } | null;
  readonly end: StepProgress["end"] | "unreached";
  readonly tries: number;
  /** Of all answers the first; null where none was given or shown. */
  readonly first: FirstTry | null;
  /** Which points the reader found in the own sentence. */
  readonly points: readonly boolean[] | null;
  readonly answer: string | null;
  /** Opens the page on the very run as it was left; null where the step was not reached. */
  readonly run: string | null;
}

export function submissionOf({
  lesson: { id, title, steps },
  name,
  seed = null,
  progress,
  inventory = null,
  saved,
  page,
}: {
  lesson: Lesson;
  name: string;
  seed?: string | null;
  progress: LessonProgress;
  inventory?: InventorySittings | null;
  saved: Date;
  /** The address of this page, without a hash. */
  page: string;
}): Submission {
  return {
    format: answersFormat,
    lesson: { id, title },
    name: name === "" ? null : name,
    seed,
    saved: saved.toISOString(),
    steps: steps.map(({ check }, step) => {
      const { end = "unreached", tries = 0, answer = null, run = null, points = null } = progress.steps[step] ?? {};
      const first = progress.firsts[step] ?? null;
      return {
        step: step + 1,
        check: check ? { kind: check.kind, question: plainText(check.question) } : null,
        ...{ end, tries, first: first && { ...first, answer: inWords(first.answer) }, points },
        answer: inWords(answer),
        run: run === null ? null : `${page}#${run}`,
      };
    }),
    inventory,
  };
}

function inWords(answer: string | null): string | null {
  return answer === null ? null : plainText(answer);
}
