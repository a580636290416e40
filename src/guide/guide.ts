// How is a reader led through a lesson? A step brings its Scene, the reader acts, answers its check, and goes on.
// Leaves to lessons/ what a lesson says, to draft.ts and checking.ts the answer, and to progress.ts what is kept.

import { rowOf } from "#lessons/checks/kinds";
import { movesOnly, sceneOf, type Lesson } from "#lessons/lesson";
import { currentLink } from "#state/link";
import { currentToken, place, play, stop, usePlayhead } from "#state/playhead";
import { defaultScene } from "#scene/presets";
import { beginDraft, useDraft, type At } from "./draft";
import { forgetStep, keepPlace, keepStep, progressOf } from "./progress";
import { encodeScene, type Scene } from "#scene/scene";
import { patchScene, showScene, useExplorer } from "#state/store";

/** The whole text is read before the eyes in this time. */
const readingMilliseconds = 2400;
const slowestStep = 160;

/** Comes to a step, or to the closing page after the last one. What a link hides stays hidden. */
export function openStep(at: At, { acted: isActed = false }: { acted?: boolean } = {}): void {
  const { lesson, step } = at;
  const acted = isActed || isAnswered(at); // an answer speaks of what there was to see after the action
  const next = sceneOf({ lesson, step, acted });
  const hiddenControls = [...new Set([...next.hiddenControls, ...hiddenByLink(lesson)])];
  beginDraft(at);
  showScene({ ...next, ...sameReading(next), hiddenControls, assignment: isAssignment(lesson) }, { remember: false });
  place(next.cursor ?? useExplorer.getState().tokens.tokens.length - 1);
  showTruth(at);
  keepPlace(lesson.id, step);
}

/** What was asked for comes under the cursor, once it may be seen. */
export function showTruth({ lesson, step }: At): void {
  const { check, reveals } = lesson.steps[step] ?? {};
  const token = reveals?.cursor ?? (check && rowOf(check).token?.(check)) ?? null;
  if (token !== null && isAnswered({ lesson, step })) place(token);
}

/** Whether its check was answered, or the answer shown. */
function isAnswered({ lesson, step }: At): boolean {
  const { end } = progressOf(lesson.id).steps[step] ?? { end: "skipped" };
  return lesson.steps[step]?.check !== undefined && end !== "skipped";
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
  const from = currentToken();
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
