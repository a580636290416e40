// What does a reader submit? A document of one lesson: every question, how it was answered, and each run as a link.
// Leaves to progress.ts what is kept on the device; nothing is sent anywhere.

import type { CheckKind } from "#lessons/checks/kinds";
import type { Lesson } from "#lessons/lesson";
import { plainText } from "#lessons/markup";
import type { LessonProgress, StepProgress } from "./progress";

interface Submission {
  readonly format: "titans-explorer-answers/1";
  readonly lesson: { readonly id: string; readonly title: string };
  /** As the reader typed it; null where none was. */
  readonly name: string | null;
  /** When the file was made, ISO 8601. */
  readonly saved: string;
  readonly steps: readonly SubmittedStep[];
}

interface SubmittedStep {
  /** From 1, as on the page. */
  readonly step: number;
  /** null where there was nothing to answer. */
  readonly check: { readonly kind: CheckKind; readonly question: string } | null;
  readonly end: StepProgress["end"] | "unreached";
  readonly tries: number;
  readonly answer: string | null;
  /** Opens the page on the very run as it was left; null where the step was not reached. */
  readonly run: string | null;
}

export function submissionOf({
  lesson: { id, title, steps },
  name,
  progress,
  saved,
  page,
}: {
  lesson: Lesson;
  name: string;
  progress: LessonProgress;
  saved: Date;
  /** The address of this page, without a hash. */
  page: string;
}): Submission {
  return {
    format: "titans-explorer-answers/1",
    lesson: { id, title },
    name: name === "" ? null : name,
    saved: saved.toISOString(),
    steps: steps.map(({ check }, step) => {
      const { end = "unreached", tries = 0, answer = null, run = null } = progress.steps[step] ?? {};
      return {
        step: step + 1,
        check: check ? { kind: check.kind, question: plainText(check.question) } : null,
        ...{ end, tries, answer: answer === null ? null : plainText(answer) },
        run: run === null ? null : `${page}#${run}`,
      };
    }),
  };
}
