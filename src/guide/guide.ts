// How is a reader led through a lesson? A step brings its Scene, the reader acts, tries the check, and goes on.
// Leaves to lessons/ what a lesson says and who is right, and to progress.ts what is kept.

import { create } from "zustand";
import {
  hintFor,
  judge,
  measuresOf,
  mostChanged,
  nthHint,
  passes,
  shownOrder,
  type Attempt,
  type Verdict,
} from "#lessons/judge";
import { movesOnly, sceneOf, type Check, type Lesson, type Prose } from "#lessons/lesson";
import { currentLink } from "#state/link";
import type { CompareSetting } from "#model/contracts/compareQuestions";
import type { Measure, Measured } from "#model/contracts/measure";
import { lockedTokenOf, place, play, stop, usePlayhead } from "#state/playhead";
import { defaultScene } from "#scene/presets";
import { forgetStep, keepPlace, keepStep, progressOf } from "./progress";
import { encodeScene, type Scene } from "#scene/scene";
import { patched, type ScenePatch } from "#scene/scenePatch";
import type { Session } from "#state/session";
import { patchScene, notify, showScene, useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { noticeWords } from "#words/notices";

/** What the reader is about to answer, and what came of the last answer. It begins anew with every step. */
interface Draft {
  /** The lesson and step that it is of. */
  readonly of: string;
  readonly guess: number | null;
  readonly picked: readonly number[];
  readonly items: readonly string[];
  readonly chosen: number | null;
  readonly sentence: string;
  readonly tries: number;
  readonly verdict: Verdict | null;
  readonly hint: Prose | null;
  /** What the engine found; null until a prediction has been judged right, or is shown. */
  readonly truth: number | null;
}

const blank: Draft = {
  ...{ of: "", guess: null, picked: [], items: [], chosen: null, sentence: "" },
  ...{ tries: 0, verdict: null, hint: null, truth: null },
};

export const useDraft = create<Draft>()(() => blank);

/** Where the reader is. */
export interface At {
  readonly lesson: Lesson;
  readonly step: number;
}

/** The whole text is read before the eyes in this time. */
const readingMilliseconds = 2400;
const slowestStep = 160;

const nameOf = ({ lesson, step }: At): string => `${lesson.id} ${step}`;

/** Makes ready to answer the step's check, unless that has begun. Things to be put in order stand in a seeded one. */
export function beginDraft(at: At): void {
  if (useDraft.getState().of === nameOf(at)) return;
  const check = at.lesson.steps[at.step]?.check;
  const items = check?.kind === "order" ? mixed(check.items, at) : [];
  useDraft.setState({ ...blank, of: nameOf(at), items });
}

export function mixed<Item>(items: readonly Item[], at: At): Item[] {
  return shownOrder(items.length, { lesson: at.lesson.id, step: at.step }).map((place) => items[place]!);
}

/** Under which letter each of three runs is drawn: places in `runs`, in the order of the letters. */
export const letters = ["A", "B", "C"] as const;

export function runOrder(at: At): number[] {
  return mixed([0, 1, 2], at);
}

/** Comes to a step, or to the closing page after the last one. What a link hides stays hidden. */
export function openStep(at: At, { acted = false }: { acted?: boolean } = {}): void {
  const { lesson, step } = at;
  const next = sceneOf({ lesson, step, acted });
  const hiddenControls = [...new Set([...next.hiddenControls, ...hiddenByLink(lesson)])];
  beginDraft(at);
  showScene({ ...next, ...sameReading(next), hiddenControls, assignment: isAssignment(lesson) }, { remember: false });
  place(next.cursor ?? useExplorer.getState().tokens.tokens.length - 1);
  keepPlace(lesson.id, step);
}

/** What is read already is not read again: the very settings on screen, where they are the same. */
function sameReading({ memory, overrides }: Scene): Partial<Scene> {
  const { scene } = useExplorer.getState();
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return {
    ...(isSame(memory, scene.memory) && { memory: scene.memory }),
    ...(isSame(overrides, scene.overrides) && { overrides: scene.overrides }),
  };
}

function hiddenByLink(lesson: Lesson): readonly string[] {
  const { scene } = useExplorer.getState();
  if (scene.lesson?.id !== lesson.id) return [];
  const own = sceneOf({ lesson, ...scene.lesson }).hiddenControls;
  return scene.hiddenControls.filter((id) => !own.includes(id));
}

/** What a teacher's link asks for holds through the whole lesson. */
function isAssignment(lesson: Lesson): boolean {
  const { scene } = useExplorer.getState();
  return scene.assignment && scene.lesson?.id === lesson.id;
}

/** A link that says where in a lesson, and nothing of what is to be seen there. */
export function isBare(scene: Scene): boolean {
  const seen = { ...scene, view: defaultScene.view, lesson: null, assignment: false, hiddenControls: [] };
  return scene.lesson !== null && encodeScene(seen, defaultScene) === encodeScene(defaultScene, defaultScene);
}

/** Does what the step lets the reader do. Where only the cursor moves, the text is read on to it before the eyes. */
export function act(at: At): void {
  const { action } = at.lesson.steps[at.step]!;
  if (!action) return;
  const from = lockedTokenOf(usePlayhead.getState());
  const until = action.scene.cursor ?? null;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!movesOnly(action.scene) || until === null || until <= from || still) return openStep(at, { acted: true });
  patchScene({ cursor: until, lesson: { id: at.lesson.id, step: at.step, acted: true } });
  play({ until, every: Math.min(slowestStep, readingMilliseconds / (until - from)) });
}

/** Whatever plays by itself ends where it was going to. */
export function endPlaying(): void {
  const { playing } = usePlayhead.getState();
  const { cursor } = useExplorer.getState().scene;
  stop();
  if (playing && cursor !== null) place(cursor);
}

/** Goes on; a step without a check is done by reading it. */
export function next(at: At): void {
  const { lesson, step } = at;
  if (lesson.steps[step] && !progressOf(lesson.id).steps[step] && !lesson.steps[step].check) {
    keepStep(lesson.id, { step, end: "done", tries: 0, answer: null, run: currentLink() });
  }
  openStep({ lesson, step: Math.min(step + 1, lesson.steps.length) });
}

export function back({ lesson, step }: At): void {
  openStep({ lesson, step: Math.max(0, step - 1) });
}

export function skip(at: At): void {
  keepStep(at.lesson.id, {
    step: at.step,
    end: "skipped",
    tries: useDraft.getState().tries,
    answer: null,
    run: currentLink(),
  });
  next(at);
}

export function tryAgain(at: At): void {
  useDraft.setState({ of: "" });
  forgetStep(at.lesson.id, at.step);
  openStep(at, { acted: true });
}

/** The next hint, for whoever asks; null puts it away. */
export function showHint(check: Check, shown: boolean): void {
  const { tries } = useDraft.getState();
  useDraft.setState({ hint: shown ? nthHint(check, Math.max(1, tries)) : null });
}

/** Asks the engine about the reading on screen, or with other settings beside it. Waits for a reading that is not there yet. */
export async function measure(
  session: Session,
  { measures, scene: patch = {} }: { measures: readonly Measure[]; scene?: ScenePatch },
): Promise<readonly Measured[]> {
  for (let patience = 0; patience < 200; patience++) {
    const { run, scene, tokens } = useExplorer.getState();
    const wanted = patched(scene, patch);
    if (run && run.tokens === tokens && run.settings === scene.memory && run.overrides === scene.overrides) {
      const words = tokens.tokens.map(({ word }) => word);
      const request = { words, settings: wanted.memory, overrides: wanted.overrides };
      const values = await session.ask(run.id, { kind: "measure", measures, request, compared: comparedBy(wanted) });
      if (values) return values;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(noticeWords.guide.noAnswer);
}

function comparedBy({ window, compare: { knobs } }: Scene): Omit<CompareSetting, "asking"> {
  return { window, knobs };
}

/** Judges what the reader has answered. `changes` is the write that cells are picked of. */
export async function check(at: At, { session, changes }: { session: Session; changes: ArrayLike<number> | null }) {
  const check = at.lesson.steps[at.step]!.check!;
  const asked = measuresOf(check);
  const measured = asked.length > 0 ? await measure(session, { measures: asked }) : [];
  if (useDraft.getState().of !== nameOf(at)) return;
  const attempt = attemptOf(check, { measured, changes });
  if (!attempt) return notify(lessonWords.unanswered, { of: "screen" });
  const tries = useDraft.getState().tries + 1;
  const verdict = judge(attempt);
  if (!passes(verdict)) return useDraft.setState({ tries, verdict, hint: hintFor(attempt, tries) });
  useDraft.setState({ tries, verdict, hint: null, truth: "truth" in attempt ? attempt.truth : null });
  keepStep(at.lesson.id, { step: at.step, end: "done", tries, answer: answerOf(attempt, at), run: currentLink() });
}

function attemptOf(
  check: Check,
  { measured, changes }: { measured: readonly Measured[]; changes: ArrayLike<number> | null },
): Attempt | null {
  const { guess, picked, items, chosen, sentence } = useDraft.getState();
  switch (check.kind) {
    case "predict": {
      const [truth] = measured;
      return guess !== null && typeof truth === "number" ? { check, guess, truth } : null;
    }
    case "goal":
      return { check, measured };
    case "cells":
      return changes && picked.length === check.pick ? { check, picked, changes } : null;
    case "order":
      return { check, items };
    case "odd":
      return chosen === null ? null : { check, chosen };
    case "choose":
      return chosen === null ? null : { check, chosen };
    case "ownWords":
      return { check, sentence };
    default:
      return check satisfies never;
  }
}

/** In words, as it is kept. */
function answerOf(attempt: Attempt, at: At): string {
  if ("guess" in attempt) return attempt.guess.toFixed(2);
  if ("measured" in attempt) return attempt.measured.map(String).join(", ");
  if ("picked" in attempt) return attempt.picked.join(", ");
  if ("items" in attempt) return attempt.items.join(", ");
  if ("sentence" in attempt) return attempt.sentence.trim();
  if (attempt.check.kind === "choose") return attempt.check.options[attempt.chosen]!.words;
  return letters[runOrder(at).indexOf(attempt.chosen)]!;
}

/** Shows one right answer, as if the reader had given it. It counts as shown, and the reader goes on like anybody. */
export async function showAnswer(
  at: At,
  { session, changes }: { session: Session; changes: ArrayLike<number> | null },
) {
  const { lesson, step } = at;
  const check = lesson.steps[step]!.check!;
  const { tries } = useDraft.getState();
  switch (check.kind) {
    case "predict": {
      const [truth] = await measure(session, { measures: measuresOf(check) });
      if (typeof truth === "number") useDraft.setState({ truth, ...(tries === 0 && { guess: null }) });
      break;
    }
    case "goal":
      showScene(patched(useExplorer.getState().scene, check.solution));
      break;
    case "cells":
      useDraft.setState({ picked: changes ? mostChanged(changes, check.pick) : [] });
      break;
    case "order":
      useDraft.setState({ items: check.items });
      break;
    case "odd":
      useDraft.setState({ chosen: check.odd });
      break;
    case "choose":
      useDraft.setState({ chosen: check.options.findIndex(({ hint }) => hint === undefined) });
      break;
    case "ownWords":
      break;
    default:
      check satisfies never;
  }
  if (useDraft.getState().of !== nameOf(at)) return;
  useDraft.setState({ hint: null, verdict: null });
  keepStep(lesson.id, { step, end: "shown", tries, answer: null, run: currentLink() });
}
