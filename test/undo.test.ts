// Can every change that a reader makes be taken back, one step a gesture?

import { beforeEach, expect, test } from "vitest";
import { defaultCompare } from "#scene/compareScene";
import { discardGhost, turn } from "#state/fork";
import { emptyScene } from "#scene/scene";
import { chooseReader } from "#state/opening";
import { changeScene, patchScene, redo, showGesture, showScene, undo, useExplorer } from "#state/store";

const scene = () => useExplorer.getState().scene;
const steps = (): number => useExplorer.getState().past.length;

beforeEach(() => {
  useExplorer.setState({ scene: { ...emptyScene, text: "one two three" }, past: [], future: [], ghost: null });
});

test.each([
  ["a panel is hidden", { hiddenSeries: ["drift"] }],
  ["the window of attention", { window: 3 }],
  ["a context is pinned", { asked: [1] }],
  ["a memory is added", { compare: { ...defaultCompare, memories: ["titans"] } }],
  ["how memories are asked", { compare: { ...defaultCompare, asking: "next" } }],
  ["who plays the shell game", { compare: { ...defaultCompare, game: { ...defaultCompare.game, memory: "delta" } } }],
  [
    "what the workbench composes",
    { compare: { ...defaultCompare, workbench: { ...defaultCompare.workbench, bias: "lp" } } },
  ],
] as const)("%s: one step, taken back and done again", (_, patch) => {
  const before = scene();
  changeScene(patch);
  const after = scene();
  expect(steps()).toBe(1);
  undo();
  expect(scene()).toEqual(before);
  redo();
  expect(scene()).toEqual(after);
});

test("folding is no step of its own, and a step that is taken back leaves what is unfolded as it is", () => {
  changeScene({ window: 3 });
  patchScene({ unfolded: ["knobs"] });
  expect(steps()).toBe(1);
  undo();
  expect(scene()).toMatchObject({ window: emptyScene.window, unfolded: ["knobs"] });
});

test("turns that follow at once are one step, another kind begins a new one, and a rest does too", () => {
  const turned = (window: number, now: number) => showGesture({ ...scene(), window }, { of: "window", now });
  turned(4, 0);
  turned(5, 300);
  turned(6, 900);
  expect(steps()).toBe(1);
  showGesture({ ...scene(), text: "four" }, { of: "typed", now: 1000 });
  expect(steps()).toBe(2);
  turned(7, 1100);
  turned(8, 4000);
  expect(steps()).toBe(4);
});

test("what is typed after an undo is a step of its own, however fast", () => {
  showGesture({ ...scene(), text: "four" }, { of: "typed", now: 0 });
  undo();
  showGesture({ ...scene(), text: "five" }, { of: "typed", now: 100 });
  expect(steps()).toBe(1);
  undo();
  expect(scene().text).toBe("one two three");
});

test("a knob turned twice in one gesture goes back to where the gesture began", () => {
  const { theta } = scene().memory;
  turn({ memory: { theta: 0.3 } }, 10_000);
  turn({ memory: { theta: 0.4 } }, 10_200);
  undo();
  expect(scene().memory.theta).toBe(theta);
  redo();
  expect(scene().memory.theta).toBe(0.4);
});

test("another split is one step, and what pointed at tokens points at the same places of the text", () => {
  const overrides = [{ gate: "alpha", from: 1, to: 2, value: 1 }] as const;
  showScene({ ...scene(), text: "cat dog cat", asked: [1], answers: [{ token: 2, length: 1 }], overrides });
  const [before, taken] = [scene(), steps()];
  chooseReader({ split: "letters" });
  expect(steps()).toBe(taken + 1);
  expect(
    useExplorer
      .getState()
      .tokens.tokens.map(({ word }) => word)
      .join(""),
  ).toBe("catdogcat");
  expect(scene()).toMatchObject({ asked: [3], answers: [{ token: 6, length: 1 }], overrides: [] });
  undo();
  expect(scene()).toEqual(before);
});

test("an earlier run that was discarded comes back with undo", () => {
  patchScene({ earlier: { memory: { theta: 0.5 }, overrides: null } });
  discardGhost();
  expect(scene().earlier).toBe(null);
  undo();
  expect(scene().earlier).toEqual({ memory: { theta: 0.5 }, overrides: null });
});

test("undo leaves the reader where they look: neither the view nor the tab changes", () => {
  changeScene({ hiddenSeries: ["drift"] });
  patchScene({ view: "compare", tab: "maps" });
  undo();
  expect(scene()).toMatchObject({ hiddenSeries: [], view: "compare", tab: "maps" });
});
