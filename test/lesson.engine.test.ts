// Does the lesson engine keep its word? Scenes that come back, catalogues that go round, marks, judges and measures.

import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { mostChanged, type Cells } from "#lessons/checks/cells";
import type { Choose } from "#lessons/checks/choose";
import { conditionsMet, type Goal } from "#lessons/checks/goal";
import type { Order } from "#lessons/checks/order";
import type { Predict } from "#lessons/checks/predict";
import { shuffled } from "#lessons/checks/shownOrder";
import { hintFor, judge } from "#lessons/judge";
import { barsNow, hiddenFrom, lessonTexts, movesOnly, sceneOf, type Lesson, type Step } from "#lessons/lesson";
import { piecesOf, plainText } from "#lessons/markup";
import { compareConfigOf } from "#model/compare/stream";
import { answerComparison } from "#model/compare/answers";
import type { CapacityProgress, ComparedMoment, ComparedReading } from "#model/contracts/compareQuestions";
import { momentAt } from "#model/reading/moment";
import { defaultScene } from "#scene/presets";
import { patched } from "#scene/scenePatch";
import { hideFrom, shownRun, useExplorer, type PageRun } from "#state/store";
import { textsOf, withTexts } from "#words/translate";
import { readScene } from "./support/lessons";

const lesson: Lesson = {
  ...lessons[0]!,
  scene: { text: "one two three one two three", memory: { theta: 0.3 }, cursor: 1 },
  steps: [
    { prose: "a", focus: [], action: { words: "go", scene: { cursor: 4 } } },
    { prose: "b", focus: [], scene: { memory: { alpha: 0.2 }, hiddenControls: ["theta"] } },
    {
      prose: "c",
      focus: [],
      scene: { compare: { scale: "own" } },
      action: { words: "go", scene: { text: "other words" } },
    },
  ],
};

test("a step's Scene is what all steps and actions before it changed, whatever way leads there", () => {
  const at = (step: number, acted = false) => sceneOf({ lesson, step, acted });
  expect(at(0)).toMatchObject({ view: "lessons", lesson: { id: lesson.id, step: 0, acted: false }, cursor: 1 });
  expect(at(0).memory).toEqual({ ...defaultScene.memory, theta: 0.3 });
  expect(at(0, true).cursor).toBe(4);
  expect(at(1)).toMatchObject({ cursor: 4, hiddenControls: ["theta"], compare: defaultScene.compare });
  expect(at(1).memory).toMatchObject({ theta: 0.3, alpha: 0.2 });
  expect(at(2).compare).toEqual({ ...defaultScene.compare, scale: "own" });
  const before = JSON.stringify(lesson);
  expect(at(2, true)).toEqual(at(2, true));
  expect(at(1)).toEqual(at(1));
  expect(JSON.stringify(lesson)).toBe(before);
});

test("another text drops what pointed at the old one's tokens, and the same text keeps it", () => {
  const scene = { ...defaultScene, overrides: [{ gate: "alpha" as const, from: 1, to: 2, value: 1 }] };
  const other = patched(scene, { text: "other words", asked: [1] });
  expect(other).toMatchObject({ cursor: null, asked: [1], overrides: [], answers: [], earlier: null });
  expect(patched(scene, { text: scene.text, memory: { theta: 0 } })).toEqual({
    ...scene,
    memory: { ...scene.memory, theta: 0 },
  });
});

test("only an action that moves the cursor and nothing else reads on before the eyes", () => {
  expect(movesOnly({ cursor: 4 })).toBe(true);
  expect(movesOnly({ cursor: 4, memory: { theta: 0 } })).toBe(false);
  expect(movesOnly({ cursor: null })).toBe(false);
});

test("bars show nothing that the reader has not read on to, and nothing that is hidden", () => {
  const measured: Step = {
    prose: "Read on.",
    focus: [],
    action: { words: "Read on", scene: { cursor: 4 } },
    bars: { caption: "There", as: "count", rows: [{ name: "it", of: { kind: "word", quantity: "guess", token: 4 } }] },
  };
  expect(barsNow(measured, { isActed: false, hides: null })).toBeUndefined();
  expect(barsNow(measured, { isActed: true, hides: null })).toBe(measured.bars);
  expect(barsNow(measured, { isActed: true, hides: 4 })).toBeUndefined();
  const switched = { ...measured, action: { words: "Switch", scene: { memory: { carries: false } } } };
  expect(barsNow(switched, { isActed: false, hides: null })).toBe(measured.bars);
});

test("a lesson in the words of its own catalogue is the lesson, and every word of it can be another", () => {
  for (const taught of lessons) {
    const words = textsOf(taught, lessonTexts);
    expect(withTexts(taught, words, lessonTexts)).toEqual(taught);
    const shouted = withTexts(
      taught,
      Object.fromEntries(Object.entries(words).map(([key, text]) => [key, `¡${text}!`])),
      lessonTexts,
    );
    expect(Object.values(textsOf(shouted, lessonTexts)).filter((text) => !/^¡[^]*!$/u.test(text))).toEqual([]);
    const { title, steps } = withTexts(taught, { title: "Otro" }, lessonTexts);
    expect([title, steps]).toEqual(["Otro", taught.steps]);
  }
});

test("marks become pieces, and what is no mark stays as it is", () => {
  expect(piecesOf("**Draw** the *next* [bar](surprise), 2 * 3 of it.")).toEqual([
    { kind: "bold", text: "Draw", of: null },
    { kind: "plain", text: " the ", of: null },
    { kind: "emphasis", text: "next", of: null },
    { kind: "plain", text: " ", of: null },
    { kind: "linked", text: "bar", of: "surprise" },
    { kind: "plain", text: ", 2 * 3 of it.", of: null },
  ]);
  expect(plainText("One *two*.\n\n[Three](theta).")).toBe("One two.\n\nThree.");
});

test("a prediction hides from its token on, or from where the step says, whichever is earlier", () => {
  const check = { kind: "predict", token: 9 } as Predict;
  expect(hiddenFrom({ prose: "", focus: [], check })).toBe(9);
  expect(hiddenFrom({ prose: "", focus: [], check, hidesFrom: 7 })).toBe(7);
  expect(hiddenFrom({ prose: "", focus: [] })).toBeNull();
});

test("what a prediction hides is cut off the run that panels see, and comes back whole", () => {
  const run = { read: 40, filled: 40 } as PageRun;
  useExplorer.setState({ run });
  hideFrom(32);
  expect(useExplorer.getState().run).toEqual({ read: 40, filled: 32 });
  expect(shownRun({ ...run, read: 50 }, { hidesFrom: 32, unwrittenFrom: null })).toEqual({ read: 50, filled: 32 });
  expect(shownRun({ ...run, read: 20 }, { hidesFrom: 32, unwrittenFrom: null })).toEqual({ read: 20, filled: 20 });
  hideFrom(null);
  expect(useExplorer.getState().run).toEqual({ read: 40, filled: 40 });
});

test("a goal whose measure the run does not have is not reached, and every condition says for itself whether it holds", () => {
  const condition = { words: "", of: { kind: "length" } } as const;
  const check: Goal = {
    kind: "goal",
    question: "",
    hints: [],
    using: [],
    solution: {},
    conditions: [
      { ...condition, is: "below", bound: 2 },
      { ...condition, is: "above", bound: 2 },
      { ...condition, is: "says", bound: "kite" },
      { ...condition, is: "not", bound: "kite" },
    ],
  };
  expect(conditionsMet(check, [1, 3, "kite", "fox"])).toEqual([true, true, true, true]);
  expect(conditionsMet(check, [2, 2, "fox", "kite"])).toEqual([false, false, false, false]);
  expect(conditionsMet(check, [null, null, null, null])).toEqual([false, false, false, false]);
});

test("cells count by how far they move in either direction, and picking one twice does not help", () => {
  const check: Cells = { kind: "cells", question: "", hints: [], token: 0, pick: 3, enough: 2 };
  const changes = [0.1, -0.9, 0.5, 0, -0.7];
  expect(mostChanged(changes, 3)).toEqual([1, 4, 2]);
  expect(judge({ kind: "cells", check, picked: [4, 1, 0], changes })).toBe("right");
  expect(judge({ kind: "cells", check, picked: [1, 1, 1], changes })).toBe("wrong");
});

test("a wrong option buys its own hint, other wrong answers the next of all, and the last stays", () => {
  const choose: Choose = {
    kind: "choose",
    question: "",
    hints: ["first", "last"],
    options: [{ words: "a", hint: "not a" }, { words: "b" }],
  };
  expect(hintFor({ kind: "choose", check: choose, chosen: 0 }, 2)).toBe("not a");
  const order: Order = { kind: "order", question: "", hints: ["first", "last"], items: ["x", "y"] };
  const hints = [1, 2, 3].map((tries) => hintFor({ kind: "order", check: order, items: [] }, tries));
  expect(hints).toEqual(["first", "last", "last"]);
});

test("an order that is shown is the same for the same seed, and never the right one", () => {
  for (let seed = 0; seed < 200; seed++) {
    const order = shuffled(3, `seed ${seed}`);
    expect(order).toEqual(shuffled(3, `seed ${seed}`));
    expect([...order].sort()).toEqual([0, 1, 2]);
    expect(order).not.toEqual([0, 1, 2]);
  }
});

test("a measure is the number that the page's own panels show", async () => {
  const { run, tokens, take } = await readScene({ ...defaultScene, window: 9 });
  const last = tokens.length - 1;
  const setting = { asking: "recall", window: 9, knobs: defaultScene.compare.knobs } as const;
  const asked = [3, 8, 21];
  const { facts } = momentAt(run, { token: last, window: 9 });
  for (const of of asked) {
    expect(take({ kind: "recall", of, at: last })).toBeCloseTo(facts.cosine[of]!, 6);
    expect(take({ kind: "answer", of, at: last })).toBe(run.reading.vocabulary[facts.says[of]!]);
  }
  const latest = run.reading.cues.all.map((cue) => cue.tokens.at(-1)!);
  expect(take({ kind: "right", asked: latest, at: last })).toBe(facts.count.right);

  const memory = "delta";
  const compared = answerComparison(run, {
    kind: "comparedAt",
    memory,
    token: 40,
    asked,
    cues: [],
    words: [],
    ...setting,
  }) as ComparedMoment;
  asked.forEach((of, index) => {
    expect(take({ kind: "comparedRecall", memory, of, at: 40 })).toBeCloseTo(compared.cosine[index]!, 6);
    expect(take({ kind: "comparedAnswer", memory, of, at: 40 })).toBe(run.reading.vocabulary[compared.says[index]!]);
  });
  const reading = answerComparison(run, { kind: "compared", memory, ...setting }) as ComparedReading;
  const weights = reading.map as { weights: Float32Array };
  expect(take({ kind: "comparedWeight", memory, of: 5, at: 40 })).toBeCloseTo(
    weights.weights[40 * tokens.length + 5]!,
    6,
  );
  const mean = reading.errors.subarray(3, 9).reduce((a, b) => a + b, 0) / 6;
  expect(take({ kind: "comparedError", memory, from: 3, to: 8 })).toBeCloseTo(mean, 6);

  let capacity: CapacityProgress;
  do {
    capacity = answerComparison(run, { kind: "capacity", memory, storage: "random", ...setting }) as CapacityProgress;
  } while (capacity.done < capacity.total);
  const share = capacity.points.find(({ pairs }) => pairs === 32)!.share;
  expect(take({ kind: "capacity", memory, storage: "random", pairs: 32 })).toBe(share);
  const { keyWidth } = compareConfigOf(run, setting);
  expect(take({ kind: "cost", cost: "state", memory: "window", context: 1000 })).toBe(2 * keyWidth * 9);
});

test("a measure of what a run does not have is null, and so is what is made of it", async () => {
  const { take, tokens } = await readScene(defaultScene);
  const beyond = { kind: "quantity", quantity: "surprise", token: tokens.length } as const;
  expect(take(beyond)).toBeNull();
  expect(take({ kind: "ratio", of: { kind: "length" }, to: beyond })).toBeNull();
  expect(take({ kind: "recall", of: 9, at: 4 })).toBeNull();
  expect(take({ kind: "expects", token: 4, frozen: false })).toBeNull();
  expect(take({ kind: "halfLife", token: 4 })).toBeCloseTo(138.3, 1);
  expect(take({ kind: "partsOff" })).toBe(0);
});
