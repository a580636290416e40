// What comes of an answer? The engine is asked once it has read the step, the verdict is kept, and who has gone on is not judged.

import { beforeEach, expect, test } from "vitest";
import { check, showAnswer } from "#guide/checking";
import { answerOf, answerWith, beginDraft, useDraft, type At } from "#guide/draft";
import { forgetAll, progressOf } from "#guide/progress";
import { lessons } from "#lessons/course";
import type { Check } from "#lessons/checks/kinds";
import type { Lesson } from "#lessons/lesson";
import { currentToken } from "#state/playhead";
import type { Session } from "#state/session";
import { useExplorer, type PageRun } from "#state/store";

const { tokens, scene, engine } = useExplorer.getState();
const asked = { question: "", hints: ["look again", "look closely"] };
const bar: Check = {
  kind: "predict",
  quantity: "surprise",
  token: 2,
  bands: { spotOn: 0.1, close: 0.25 },
  ...asked,
};
const cells: Check = { kind: "cells", token: 2, pick: 2, enough: 2, ...asked };
const order: Check = { kind: "order", items: ["x", "y", "z"], ...asked };
const ofAll = { cursor: 1 };
const ownSee = { cursor: 4 };
const choice: Check = {
  kind: "choose",
  question: "",
  hints: [],
  see: ofAll,
  options: [{ words: "a", hint: "no" }, { words: "b", hint: "no", see: ownSee }, { words: "c" }],
};
const lesson: Lesson = {
  ...lessons[0]!,
  id: "tried",
  scene: { cursor: 0 },
  steps: [
    ...[bar, cells, order].map((check) => ({ prose: "", focus: [], check })),
    { prose: "", focus: [], check: choice, hidesFrom: 3 },
  ],
};
const [onBar, onCells, onOrder, onChoice] = [0, 1, 2, 3].map((step): At => ({ lesson, step })) as [At, At, At, At];

/** An engine that finds a surprise of 2, and that the second and the last cell change most. */
const ask = ((_run: number, { kind }: { kind: string }) =>
  Promise.resolve(
    kind === "measure" ? [2] : { token: 2, layers: [{ change: Float32Array.of(0.1, -3, 0, 2) }] },
  )) as unknown as Session["ask"];
const session = { ask } as Session;

beforeEach(() => {
  forgetAll();
  useDraft.setState({ of: "" });
  const run = { id: 1, tokens, settings: scene.memory, overrides: scene.overrides, filled: 9, read: 9, summary: null };
  useExplorer.setState({ scene, tokens, run: run as unknown as PageRun, engine: { ...engine, phase: "live" } });
});

test("a wrong guess is told in which direction and buys a hint, a right one is kept with how many tries it took", async () => {
  beginDraft(onBar);
  await check(onBar, session);
  expect(useDraft.getState()).toMatchObject({ tries: 0, verdict: null }); // nothing was guessed yet
  answerWith(1);
  await check(onBar, session);
  expect(useDraft.getState()).toMatchObject({ tries: 1, verdict: "tooLow", hint: "look again", truth: null });
  answerWith(2.3);
  expect(useDraft.getState().verdict).toBeNull();
  await check(onBar, session);
  expect(useDraft.getState()).toMatchObject({ tries: 2, verdict: "right", hint: null, truth: 2 });
  expect(progressOf("tried").steps[0]).toMatchObject({ end: "done", tries: 2, answer: "2.30" });
  expect(progressOf("tried").firsts[0]).toEqual({ answer: "1.00", right: false });
});

test("whoever was shown the answer first has no right first answer, however right the next one is", async () => {
  beginDraft(onBar);
  await showAnswer(onBar, session);
  useDraft.setState({ of: "" });
  beginDraft(onBar);
  answerWith(2);
  await check(onBar, session);
  expect(progressOf("tried").firsts[0]).toEqual({ answer: null, right: false });
});

test("a wrong option brings its own things to see, another those of the check, and the right one takes them away", async () => {
  beginDraft(onChoice);
  const see = async (answer: number): Promise<unknown> => {
    answerWith(answer);
    await check(onChoice, session);
    return useDraft.getState().see;
  };
  expect(await see(0)).toBe(ofAll);
  expect(currentToken()).toBe(1);
  answerWith(1);
  expect(useDraft.getState().see).toBe(ofAll); // until that is judged
  expect(await see(1)).toBe(ownSee);
  expect(currentToken()).toBe(1); // what is hidden is not looked at
  expect(await see(2)).toBeNull();
  expect(currentToken()).toBe(0);
});

test("what is shown counts as shown, and a handle that nobody has moved as no guess", async () => {
  beginDraft(onBar);
  answerWith(1);
  await showAnswer(onBar, session);
  expect(useDraft.getState()).toMatchObject({ answer: null, truth: 2 });
  expect(progressOf("tried").steps[0]).toMatchObject({ end: "shown", answer: null });
  beginDraft(onCells);
  await showAnswer(onCells, session);
  expect(useDraft.getState().answer).toEqual([1, 3]);
});

test("who has gone on while the engine was asked is not judged", async () => {
  beginDraft(onCells);
  answerWith([1, 3]);
  const judged = check(onCells, session);
  beginDraft(onOrder);
  await judged;
  expect(progressOf("tried").steps).toEqual({});
  expect(useDraft.getState()).toMatchObject({ tries: 0, verdict: null });
});

test("of two presses of Check the later one counts, once", async () => {
  beginDraft(onCells);
  answerWith([0, 2]);
  await Promise.all([check(onCells, session), check(onCells, session)]);
  expect(useDraft.getState()).toMatchObject({ tries: 1, verdict: "wrong" });
});

test("a step begins with its own blank answer, and not with the one before's", () => {
  beginDraft(onCells);
  answerWith([1, 3]);
  expect(answerOf(onOrder, order)).not.toEqual(order.items);
  expect([...answerOf(onOrder, order)].sort()).toEqual(["x", "y", "z"]);
  beginDraft(onOrder);
  expect(useDraft.getState().answer).toEqual(answerOf(onOrder, order));
  beginDraft(onCells);
  expect(answerOf(onCells, cells)).toEqual([]);
});
