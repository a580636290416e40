// Is what the view of a training draws and says true of its numbers? Held without a page: pictures are plain data.

import { expect, test } from "vitest";
import { answerDrawing } from "#components/train/answers/answerDrawing";
import { curveDrawing } from "#components/train/curve/curveDrawing";
import { distanceDrawing } from "#components/train/distance/distanceDrawing";
import { gateDrawing } from "#components/train/gates/gateDrawing";
import { keyDrawing } from "#components/train/keys/keyDrawing";
import type { TrainDrawing } from "#components/train/drawing";
import { textAnswers } from "#components/train/loops/textAnswers";
import { cureOf, trainSentence } from "#components/train/said/trainSentence";
import {
  deepTheta,
  defaultTrain,
  learningOf,
  presetOf,
  trainPresets,
  type TrainPreset,
} from "#model/contracts/trainDefaults";
import { baselineMixers, hasMemory, titansMixers } from "#model/contracts/architecture";
import type { TrainDivergence, TrainSettings } from "#model/contracts/trainQuestions";
import { inWords, lookAt, trainingOf } from "./support/trainings";

const width = 600;
type Layer = "rects" | "paths" | "circles" | "texts";

function attributes(drawing: TrainDrawing, layer: Layer, key: string): Readonly<Record<string, string | number>> {
  const mark = drawing[layer]?.find((mark) => mark.key === key);
  if (!mark) throw new Error(`no ${key} among ${drawing[layer]?.map((mark) => mark.key).join(", ")}`);
  return mark.attributes;
}

const numbersOf = (attribute: string | number | undefined): number[] =>
  [...String(attribute).matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));

const saysOf = (drawing: TrainDrawing, key: string): string =>
  drawing
    .texts!.find((mark) => mark.key === key)!
    .text!.map(({ text }) => text)
    .join("");

test("the learning curve stands as high as the share of held-out questions answered, and chance is its line", () => {
  const drawing = curveDrawing(trainingOf(), { width, planned: 1 });
  const yOf = (key: string): number => numbersOf(attributes(drawing, "paths", key)["d"])[1]!;
  const [none, all] = [yOf("none"), yOf("all")];
  expect(Number(attributes(drawing, "circles", "now")["cy"])).toBeCloseTo((none + all) / 2);
  expect(yOf("chance")).toBeCloseTo(none + 0.05 * (all - none));
  expect(saysOf(drawing, "now")).toBe("50\u202f%");
  // Half of the steps are made: the last point stands in the middle.
  const ends = numbersOf(attributes(drawing, "paths", "none")["d"]);
  expect(Number(attributes(drawing, "circles", "now")["cx"])).toBeCloseTo((ends[0]! + ends[2]!) / 2);
  expect(saysOf(drawing, "lossNow")).toBe("2.04");
});

test("the run before is a ghost on the same scale, and the longer of the two gives the width", () => {
  const { curve } = trainingOf();
  const before = { ...curve!, settings: { ...curve!.settings, steps: 200 } };
  const drawing = curveDrawing(trainingOf({ before }), { width, planned: 1 });
  expect(attributes(drawing, "paths", "ghostShare")).toMatchObject({ class: "plot-ghost" });
  expect(attributes(drawing, "paths", "ghostShare")["d"]).toBe(attributes(drawing, "paths", "held")["d"]);
  const ends = numbersOf(attributes(drawing, "paths", "none")["d"]);
  expect(Number(attributes(drawing, "circles", "now")["cx"])).toBeCloseTo(ends[0]! + (ends[2]! - ends[0]!) / 4);
});

test("a bar is as high as what is answered from there, and the reach stands before what lies beyond it", () => {
  const drawing = distanceDrawing(lookAt(50), { width });
  const heightOf = (key: string): number => Number(attributes(drawing, "rects", key)["height"]);
  expect(heightOf("4") / heightOf("2")).toBeCloseTo(0.5);
  expect(heightOf("16") / heightOf("2")).toBeCloseTo(0.3);
  expect(saysOf(drawing, "of 16")).toBe("30/100");
  const edge = numbersOf(attributes(drawing, "paths", "reach")["d"])[0]!;
  const [near, far] = ["4", "16"].map((key) => attributes(drawing, "rects", key));
  expect(edge).toBeGreaterThan(Number(near!["x"]) + Number(near!["width"]));
  expect(edge).toBeLessThan(Number(far!["x"]));
  expect(distanceDrawing(lookAt(50, { reach: Infinity }), { width }).paths!.map(({ key }) => key)).not.toContain(
    "reach",
  );
});

test("θ is drawn against θ_max, and a model that carries nothing on has no η", () => {
  const training = trainingOf();
  const drawing = gateDrawing(training, { width, wanted: defaultTrain });
  const top = numbersOf(attributes(drawing, "paths", "theta top")["d"])[1]!;
  const bottom = numbersOf(attributes(drawing, "paths", "theta none")["d"])[1]!;
  const last = (key: string): number => numbersOf(attributes(drawing, "paths", key)["d"]).at(-1)!;
  const share = 0.0625 / training.curve!.settings.thetaMaximum;
  expect(last("theta 0 0")).toBeCloseTo(bottom + share * (top - bottom));
  expect(drawing.label).toContain("layer 2, head 1: θ 0.125, η 0.25, α 0.01");
  const without = lookAt(50, { gates: [{ layer: 0, head: 0, theta: 0.5, eta: null, alpha: 0.01 }] });
  const names = gateDrawing({ ...training, look: without }, { width, wanted: defaultTrain }).texts!.map(
    ({ key }) => key,
  );
  expect(names).toContain("alpha name");
  expect(names).not.toContain("eta name");
});

test("the map of keys is of the head that tells words apart best, its squares as large as their cosines", () => {
  const look = lookAt(50);
  const drawing = keyDrawing({ look, looks: [look], steps: 100 }, { width });
  expect(drawing.label).toContain("layer 2, head 1");
  const same = attributes(drawing, "rects", "0 0");
  const other = attributes(drawing, "rects", "0 1");
  expect(drawing.rects).toHaveLength(4); // two told, two asked
  expect((Number(other["width"]) / Number(same["width"])) ** 2).toBeCloseTo(0.25 / 0.81);
  expect([same["class"], other["class"]]).toEqual(["train-key-same", "train-key-other train-key-negative"]);
});

test("before and now have the same rows and columns, and a dot's area is how likely the model finds the word", () => {
  const { first, look } = trainingOf();
  const drawing = answerDrawing({ first, look }, { width: 900 });
  expect([saysOf(drawing, "then title"), saysOf(drawing, "now title")]).toEqual([
    "before the first step: 0 of 2",
    "after 50 steps: 1 of 2",
  ]);
  const columns = (name: string): string[] =>
    drawing.texts!.filter(({ key }) => key.startsWith(`${name} column`)).map((mark) => mark.text![0]!.text);
  expect(columns("now")).toEqual(["fox", "owl"]);
  expect(columns("then")).toEqual(columns("now"));
  const right = attributes(drawing, "circles", "now 0 0 train-dot-right");
  const wrong = attributes(drawing, "circles", "now 1 0 train-dot-wrong");
  expect((Number(right["r"]) / Number(wrong["r"])) ** 2).toBeCloseTo(0.64 / 0.5);
  // Of what is less likely than an answer there is no dot.
  expect(drawing.circles!.filter(({ key }) => key.startsWith("then 0"))).toEqual([]);
});

test("at every answer of the text stands what the model says there, where that is not the word itself", () => {
  const [before, now] = [inWords({ red: 0.02 }), inWords({ red: 0.64 })];
  // “red ? fox . blue ? owl .”: of red it says nothing at first, of blue it says fox.
  expect(textAnswers(before)).toEqual([
    { token: 8, isRight: false, instead: null },
    { token: 12, isRight: false, instead: "fox" },
  ]);
  expect(textAnswers(now)[0]).toEqual({ token: 8, isRight: true, instead: null });
  expect(textAnswers(now).map(({ token }) => now.text[token])).toEqual(["fox", "owl"]);
});

test("what is said at every moment is true of the numbers", () => {
  const settings: TrainSettings = { ...defaultTrain, batch: 7, length: 33, steps: 44 };
  const nothing = trainingOf({ phase: "nothing", curve: null, look: null, first: null, step: 0 });
  expect(trainSentence(nothing, settings)).toContain("44 times it reads 7 new texts of 33 words");
  const asked = "it answers 100 of 200 questions it was never trained on, 50\u202f%";
  const guess = "; guessing gets 5\u202f%.";
  expect(trainSentence(trainingOf(), settings)).toBe(`After 50 steps ${asked}${guess}`);
  const over = `Done. After 50 steps ${asked} (40–60 on other such texts)${guess}`;
  expect(trainSentence(trainingOf({ phase: "over" }), settings)).toBe(over);
  // A window that never saw what is asked has not failed to learn it.
  const window = { ...trainingOf().curve!, settings: { ...defaultTrain, mixer: "window" as const } };
  expect(trainSentence(trainingOf({ phase: "over", curve: window }), settings)).toBe(
    `${over} It sees 8 words back and keeps nothing else: of what was told before, it answers 30 of 100.`,
  );
  const learnedLittle = trainingOf({
    phase: "over",
    look: lookAt(50, { right: 16 }),
    curve: { ...trainingOf().curve!, settings: { ...defaultTrain, ...presetOf("thetaTooLarge", "lmm") } },
  });
  expect(trainSentence(learnedLittle, settings)).toMatch(
    /^Done\. After 50 steps it answers 16 of 200 .* a write that large/,
  );
  expect(trainSentence(trainingOf({ phase: "paused", step: 61 }), settings)).toContain("Paused after 61 steps");
  expect(trainSentence(trainingOf({ phase: "failed", problem: "no SIMD" }), settings)).toContain("no SIMD");
});

test("a preset that works is what its model is known to learn with; those that fail have a memory to break, and are mended to it", () => {
  for (const mixer of [...titansMixers, ...baselineMixers]) {
    expect(presetOf("works", mixer)).toEqual({ deep: false, clip: 1, ...learningOf({ mixer, deep: false }) });
    for (const preset of trainPresets.filter((id) => id !== "works")) {
      const settings: TrainSettings = { ...defaultTrain, mixer, ...presetOf(preset, mixer) };
      expect([hasMemory(settings.mixer), settings.deep]).toEqual([true, true]);
      const { thetaMaximum } = cureOf(
        { ...settings, clip: 1, rate: learningOf(settings).rate },
        { memory: null },
      ).patch;
      expect(thetaMaximum).toBe(learningOf(settings).thetaMaximum);
    }
  }
});

test("where it diverged it says what broke, and the button sets right what was set otherwise", () => {
  const at = (patch: Partial<TrainSettings>): TrainSettings => ({ ...defaultTrain, ...patch });
  const memory: NonNullable<TrainDivergence["memory"]> = {
    ...{ token: 8, quantity: "surprise", value: null, limit: 1, thetaEff: 6.5, bound: 0.5, words: [] },
    place: { layer: 1, head: 1 },
  };
  const broke: TrainDivergence = { step: 11, what: "gradient", largestNorm: 35, memory };
  const curve = { ...trainingOf().curve!, settings: at(presetOf("thetaTooLarge", "lmm")) };
  const said = trainSentence(trainingOf({ phase: "diverged", curve, diverged: broke }), defaultTrain);
  expect(said).toContain("Step 12 could not be made");
  expect(said).toContain("At word 9 of a text its memory broke: it undid an error 6.50 times over, and beyond 0.50");
  const setRight = (preset: TrainPreset, memory: TrainDivergence["memory"]): TrainSettings => {
    let settings = at(presetOf(preset, "lmm"));
    // As often as the button may be pressed.
    for (let times = 0; times < 3; times++) settings = { ...settings, ...cureOf(settings, { memory }).patch };
    return { ...settings, seed: defaultTrain.seed };
  };
  expect(cureOf(at(presetOf("thetaTooLarge", "lmm")), broke).of).toBe("thetaMaximum");
  expect(cureOf(at(presetOf("noClip", "lmm")), { memory: null }).of).toBe("clip");
  const set = { clip: defaultTrain.clip, rate: defaultTrain.rate, thetaMaximum: deepTheta };
  expect(setRight("thetaTooLarge", memory)).toMatchObject(set);
  expect(setRight("noClip", null)).toMatchObject({ ...set, rate: defaultTrain.rate });
  expect(cureOf(defaultTrain, { memory: null })).toEqual({ of: "seed", patch: { seed: defaultTrain.seed + 1 } });
});
