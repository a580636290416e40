// Does a notice go when what it speaks of has changed? What is said of the screen goes with it, what is said of the page stays.

import { beforeEach, expect, test } from "vitest";
import { defaultScene, presets } from "#scene/presets";
import { changeScene, notify, patchScene, showScene, undo, useExplorer } from "#state/store";

const notice = (): string | null => useExplorer.getState().notice;

beforeEach(() => {
  showScene(defaultScene);
  notify(null);
});

const changes = {
  "another text": () => changeScene({ text: "one two three" }),
  "another preset": () => showScene(presets[3]!.scene),
  "another model": () => changeScene({ memory: { ...defaultScene.memory, model: "mac" } }),
  "a turned knob": () => changeScene({ memory: { ...defaultScene.memory, theta: 0.5 } }),
  "a drawn gate": () => changeScene({ overrides: [{ gate: "alpha", from: 1, to: 2, value: 1 }] }),
  "another view": () => patchScene({ view: "compare" }),
};

test.each(Object.entries(changes))("what was saved, or could not be, is no longer said after %s", (_, change) => {
  notify("Saved surprise.csv.", { of: "screen" });
  change();
  expect(notice()).toBeNull();
});

test.each(Object.entries(changes))("what the reader must know of the page stays after %s", (_, change) => {
  notify("This browser keeps nothing.");
  change();
  expect(notice()).toBe("This browser keeps nothing.");
});

test("moving on in the same run leaves what is said of it, and undo, which changes it, does not", () => {
  changeScene({ text: "one two three" });
  notify("Saved surprise.csv.", { of: "screen" });
  patchScene({ cursor: 2, tab: "maps" });
  changeScene({ asked: [1], hiddenSeries: ["momentum"] });
  expect(notice()).toBe("Saved surprise.csv.");
  undo();
  undo();
  expect(notice()).toBeNull();
});
