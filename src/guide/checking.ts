// What comes of an answer? The engine is asked, the answer judged, and the step is done or a hint is bought; or it is shown.
// Leaves to lessons/checks who is right and what there is to show.

import type { Asker } from "#lessons/checks/check";
import { rowOf } from "#lessons/checks/kinds";
import { hintFor, judge, passes, seeFor } from "#lessons/judge";
import { hiddenFrom, sceneOf, type Reveal } from "#lessons/lesson";
import { patched } from "#scene/scenePatch";
import { currentLink } from "#state/link";
import { place } from "#state/playhead";
import type { Session } from "#state/session";
import { notify, showScene, useExplorer } from "#state/store";
import { lessonWords } from "#words/lessons";
import { askerOf } from "./askReading";
import { isDraftOf, placeOf, useDraft, type At } from "./draft";
import { keepFirst, keepStep } from "./progress";

/** Judges what the reader has answered. */
export async function check(at: At, session: Session): Promise<void> {
  const { lesson, step } = at;
  const check = lesson.steps[step]!.check!;
  const row = rowOf(check);
  const known = await ask(at, session, (asker) => row.find(check, asker));
  if (!known) return;
  const { answer, tries: before } = useDraft.getState();
  const attempt = row.attempt(check, { answer, found: known.answer });
  if (!attempt) return notify(lessonWords.unanswered, { of: "screen" });
  if (useExplorer.getState().notice === lessonWords.unanswered) notify(null);
  const tries = before + 1;
  const verdict = judge(attempt);
  keepFirst(lesson.id, { step, answer: row.told(attempt, placeOf(at)), right: passes(verdict) });
  if (!passes(verdict)) {
    const see = seeFor(attempt);
    look(at, see);
    return useDraft.setState({ tries, verdict, hint: hintFor(attempt, tries), see });
  }
  look(at, null);
  useDraft.setState({ tries, verdict, hint: null, see: null, truth: "truth" in attempt ? attempt.truth : null });
  keepStep(lesson.id, { step, end: "done", tries, answer: row.told(attempt, placeOf(at)), run: currentLink() });
}

/** Shows one right answer, as if the reader had given it. It counts as shown, and the reader goes on like anybody. */
export async function showAnswer(at: At, session: Session): Promise<void> {
  const { lesson, step } = at;
  const check = lesson.steps[step]!.check!;
  const { answer, tries } = useDraft.getState();
  const known = await ask(at, session, async (asker) => rowOf(check).solve?.(check, asker, { answer, tries }));
  if (!known?.answer) return;
  const { scene, truth, answer: solution } = known.answer;
  if (scene) showScene(patched(useExplorer.getState().scene, scene));
  keepFirst(lesson.id, { step, answer: null, right: false });
  look(at, null);
  useDraft.setState({ answer: solution, hint: null, see: null, verdict: null, ...(truth !== undefined && { truth }) });
  keepStep(lesson.id, { step, end: "shown", tries, answer: null, run: currentLink() });
}

/** The cursor goes where a wrong answer has it look, never to what is hidden; after that it stands where the step had it. */
function look({ lesson, step }: At, see: Reveal | null): void {
  const hides = hiddenFrom(lesson.steps[step]!);
  const stood =
    useDraft.getState().see?.cursor === undefined ? undefined : sceneOf({ lesson, step, acted: true }).cursor;
  const token = see?.cursor ?? stood ?? null;
  if (token !== null && token < (hides ?? Infinity)) place(token);
}

let asking = new AbortController();

/** What has not been answered yet is no longer waited for. */
export function stopAsking(): void {
  asking.abort();
}

useDraft.subscribe((draft, before) => {
  if (draft.of !== before.of) stopAsking();
});

/** Asks the engine for a step's check; null where the reader has gone on meanwhile, or asks anew. */
async function ask<Answer>(
  at: At,
  session: Session,
  question: (asker: Asker) => Promise<Answer>,
): Promise<{ readonly answer: Answer } | null> {
  stopAsking();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await question(askerOf(session, signal));
    return signal.aborted || !isDraftOf(at) ? null : { answer };
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}
