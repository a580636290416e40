// What has the reader done? Steps, answers and own sentences, kept on this device alone and through a reload.
// Several tabs write to the same place: each change is made to what stands there now, and what another tab wrote is taken over.

import { create } from "zustand";
import { longestHash } from "#scene/linkFields";
import { longestText } from "#model/contracts/longestText";
import { notify } from "#state/store";
import { noticeWords } from "#words/notices";

export interface StepProgress {
  /** How it ended: answered or read, shown by “Show me”, or skipped. */
  readonly end: "done" | "shown" | "skipped";
  /** Answers that were given before that. */
  readonly tries: number;
  /** The last answer, in words; null where there was nothing to answer. */
  readonly answer: string | null;
  /** The Scene as the reader left it, as the hash of a link. */
  readonly run: string;
  /** Which points the reader found in the own sentence, once one is ticked. */
  readonly points?: readonly boolean[];
}

/** The first answer to a step's check, which no later one changes. */
export interface FirstTry {
  /** In words; null where the answer was shown before any was given. */
  readonly answer: string | null;
  readonly right: boolean;
}

export interface LessonProgress {
  /** Where the reader was last, from 0. */
  readonly at: number;
  /** By step, from 0. */
  readonly steps: Readonly<Record<number, StepProgress>>;
  /** By step, from 0: kept where the step is tried again, too. */
  readonly firsts: Readonly<Record<number, FirstTry>>;
}

interface Progress {
  /** By lesson id. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

const nothing: LessonProgress = { at: 0, steps: {}, firsts: {} };

const key = "titans-explorer.lessons";
/** Of the form in which it is written. */
const version = 1;

const lessonId = /^[a-z0-9][a-z0-9-]{0,60}$/;
const stepNumber = /^\d{1,2}$/;
const mostSteps = 99;
const mostTries = 1_000_000;
const mostPoints = 3;

export const useProgress = create<Progress>()(() => stored() ?? { lessons: {} });

/** Whether the last change could be written: until then this page knows more than the device. */
let isWritten = true;
let isTold = false;

if (typeof addEventListener === "function") {
  addEventListener("storage", (event) => {
    // Without a key, everything that this page has kept was cleared.
    if (event.key === null) useProgress.setState({ lessons: {} });
    else if (event.key === key)
      useProgress.setState((state) => (isWritten ? (stored() ?? state) : joined(stored(), state)));
  });
}

export function progressOf(id: string, { lessons } = useProgress.getState()): LessonProgress {
  return Object.hasOwn(lessons, id) ? lessons[id]! : nothing;
}

export function keepPlace(id: string, at: number): void {
  change(id, (before) => ({ ...before, at }));
}

export function keepStep(id: string, { step, ...progress }: StepProgress & { readonly step: number }): void {
  change(id, (before) => ({ ...before, steps: { ...before.steps, [step]: progress } }));
}

/** Keeps what the reader found in the own sentence of a step that is done. */
export function keepPoints(id: string, step: number, points: readonly boolean[]): void {
  change(id, (before) => {
    const done = before.steps[step];
    return done ? { ...before, steps: { ...before.steps, [step]: { ...done, points } } } : before;
  });
}

/** Keeps an answer as the first, unless there was one before. */
export function keepFirst(id: string, { step, ...first }: FirstTry & { readonly step: number }): void {
  if (progressOf(id).firsts[step]) return;
  change(id, (before) => ({ ...before, firsts: { [step]: first, ...before.firsts } }));
}

/** As if a step had not been met, but for the first answer to it. */
export function forgetStep(id: string, step: number): void {
  change(id, ({ steps: { [step]: _, ...steps }, ...before }) => ({ ...before, steps }));
}

export function forgetAll(): void {
  write({ lessons: {} });
}

function change(id: string, next: (before: LessonProgress) => LessonProgress): void {
  const state = useProgress.getState();
  const { lessons } = isWritten ? (stored() ?? state) : joined(stored(), state);
  write({ lessons: { ...lessons, [id]: next(progressOf(id, { lessons })) } });
}

/** What cannot be kept lasts as long as the page, and that is said once. */
function write(progress: Progress): void {
  try {
    localStorage.setItem(key, JSON.stringify({ state: progress, version }));
    isWritten = true;
  } catch {
    isWritten = false;
    if (!isTold) notify(noticeWords.progress.notKept);
    isTold = true;
  }
  useProgress.setState(progress);
}

/** What the device has kept; null where that is nothing, or nothing of ours. */
function stored(): Progress | null {
  try {
    const written = localStorage.getItem(key);
    const kept: unknown = written === null ? null : JSON.parse(written);
    return isRecord(kept) && kept.version === version ? progressIn(kept.state) : null;
  } catch {
    return null;
  }
}

/** Every step that either has. */
function joined(kept: Progress | null, { lessons }: Progress): Progress {
  const both = Object.entries(lessons).map(([id, { at, steps, firsts }]) => [
    id,
    { at, steps: { ...kept?.lessons[id]?.steps, ...steps }, firsts: { ...firsts, ...kept?.lessons[id]?.firsts } },
  ]);
  return { lessons: { ...kept?.lessons, ...(Object.fromEntries(both) as Progress["lessons"]) } };
}

/** As much of what somebody wrote there as is progress: every value is of its type and within its range. */
function progressIn(kept: unknown): Progress | null {
  if (!isRecord(kept) || !isRecord(kept.lessons)) return null;
  const lessons = Object.entries(kept.lessons).flatMap(([id, lesson]) => {
    if (!lessonId.test(id) || !isRecord(lesson)) return [];
    const at = isCount(lesson.at, mostSteps) ? lesson.at : 0;
    return [[id, { at, steps: byStep(lesson.steps, stepIn), firsts: byStep(lesson.firsts, firstIn) }] as const];
  });
  return { lessons: Object.fromEntries(lessons) };
}

function byStep<Kept>(written: unknown, read: (one: unknown) => Kept | null): Record<number, Kept> {
  const entries = Object.entries(isRecord(written) ? written : {}).flatMap(([step, one]) => {
    const kept = stepNumber.test(step) ? read(one) : null;
    return kept ? [[Number(step), kept] as const] : [];
  });
  return Object.fromEntries(entries);
}

function firstIn(kept: unknown): FirstTry | null {
  if (!isRecord(kept)) return null;
  const { answer, right } = kept;
  return isAnswer(answer) && typeof right === "boolean" ? { answer, right } : null;
}

function stepIn(kept: unknown): StepProgress | null {
  if (!isRecord(kept)) return null;
  const { end, tries, answer, run, points } = kept;
  const isEnd = end === "done" || end === "shown" || end === "skipped";
  const isRun = typeof run === "string" && run.length <= longestHash;
  if (!isEnd || !isCount(tries, mostTries) || !isAnswer(answer) || !isRun) return null;
  return { end, tries, answer, run, ...(arePoints(points) && { points }) };
}

function arePoints(value: unknown): value is boolean[] {
  return Array.isArray(value) && value.length <= mostPoints && value.every((point) => typeof point === "boolean");
}

function isAnswer(value: unknown): value is string | null {
  return value === null || (typeof value === "string" && value.length <= longestText);
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
