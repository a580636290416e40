// What has the reader done? Steps, answers and own sentences, kept on this device alone and through a reload.

import { create } from "zustand";
import { persist } from "zustand/middleware";

export interface StepProgress {
  /** How it ended: answered or read, shown by “Show me”, or skipped. */
  readonly end: "done" | "shown" | "skipped";
  /** Answers that were given before that. */
  readonly tries: number;
  /** The last answer, in words; null where there was nothing to answer. */
  readonly answer: string | null;
  /** The Scene as the reader left it, as the hash of a link. */
  readonly run: string;
}

export interface LessonProgress {
  /** Where the reader was last, from 0. */
  readonly at: number;
  /** By step, from 0. */
  readonly steps: Readonly<Record<number, StepProgress>>;
}

interface Progress {
  /** By lesson id. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

const nothing: LessonProgress = { at: 0, steps: {} };

export const useProgress = create<Progress>()(
  persist(() => ({ lessons: {} }), {
    name: "titans-explorer.lessons",
    version: 1,
    // What somebody else wrote there is no progress.
    merge: (kept, now) => (isProgress(kept) ? { ...now, ...kept } : now),
  }),
);

export function progressOf(id: string, { lessons } = useProgress.getState()): LessonProgress {
  return lessons[id] ?? nothing;
}

export function keepPlace(id: string, at: number): void {
  change(id, (before) => ({ ...before, at }));
}

export function keepStep(id: string, { step, ...progress }: StepProgress & { readonly step: number }): void {
  change(id, (before) => ({ ...before, steps: { ...before.steps, [step]: progress } }));
}

/** As if a step had not been met. */
export function forgetStep(id: string, step: number): void {
  change(id, ({ steps: { [step]: _, ...steps }, ...before }) => ({ ...before, steps }));
}

export function forgetAll(): void {
  useProgress.setState({ lessons: {} });
}

function change(id: string, next: (before: LessonProgress) => LessonProgress): void {
  useProgress.setState((state) => ({ lessons: { ...state.lessons, [id]: next(progressOf(id, state)) } }));
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== "object" || value === null || !("lessons" in value)) return false;
  const { lessons } = value;
  return (
    typeof lessons === "object" &&
    lessons !== null &&
    Object.values(lessons).every(
      (lesson: unknown) => typeof lesson === "object" && lesson !== null && "at" in lesson && "steps" in lesson,
    )
  );
}
