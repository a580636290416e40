// Are a trained model's own answers counted as it gave them, with its memory and without, and never before they are asked?

import { expect, test } from "vitest";
import { presets } from "#scene/presets";
import { countOwn, ownAnswers } from "#state/ownAnswers";
import type { PageRun } from "#state/store";
import { readScene } from "./support/lessons";

function pageRun(live: readonly number[], frozen: readonly number[], compared: number): PageRun {
  const columns = { nextProbability: Float32Array.from(live), frozenProbability: Float32Array.from(frozen) };
  return { columns, filled: live.length, compared } as unknown as PageRun;
}

const answers = [
  { token: 2, length: 1 },
  { token: 4, length: 2 },
];
const live = [0, 0.9, 0, 0.8, 0.5, 0];
const frozen = [0, 0.4, 0, 0.9, 0.9, 0];

test("an answer is asked once the word before it is read, and is right when all of it is likelier than all else", () => {
  const run = pageRun(live, frozen, 6);
  expect(ownAnswers(run, { answers, token: 0 })).toEqual([]);
  expect(countOwn(ownAnswers(run, { answers, token: 1 }))).toEqual({ asked: 1, right: 1, frozen: 0 });
  const both = ownAnswers(run, { answers, token: 5 });
  expect(both.map(({ live }) => Math.round(100 * live))).toEqual([90, 40]);
  expect(countOwn(both)).toEqual({ asked: 2, right: 1, frozen: 1 });
});

test("what the frozen memory would have answered is not said before it was asked", () => {
  const [first, second] = ownAnswers(pageRun(live, frozen, 3), { answers, token: 5 });
  expect(first!.frozen).toBeCloseTo(0.4);
  expect(second!.frozen).toBeNull();
  expect(countOwn([first!, second!]).frozen).toBeNull();
});

test("of the story on the page the model answers most questions with its memory, and none with it frozen", async () => {
  const { scene } = presets.find(({ id }) => id === "story")!;
  const { run } = await readScene(scene);
  const { columns, filled } = run;
  const forward = run.trained!;
  expect(forward).not.toBeNull();
  const shown = { columns, filled, compared: filled } as unknown as PageRun;
  const { asked, right, frozen: without } = countOwn(ownAnswers(shown, { answers: scene.answers, token: filled - 1 }));
  expect(asked).toBe(scene.answers.length);
  expect(right).toBeGreaterThan(asked / 2);
  expect(without).toBe(0);
});
