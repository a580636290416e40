// Is what the page draws and says of how a model learned what its card keeps?

import { describe, expect, test } from "vitest";
import type { LearningCurve } from "#model/contracts/learningCurve";
import { modelTitles, trainedModels } from "#model/contracts/models";
import { learnedLines, learnedPhases, learnedSentence } from "#components/settings/learned";
import { shippedModel } from "../scripts/models";

const curveOf = (...shares: readonly (number | null)[]): LearningCurve => ({
  phases: [
    { tokens: 0, length: 64 },
    { tokens: 2_000_000, length: 1024 },
  ],
  points: shares.map((farAccuracy, at) => ({
    ...{ step: at + 1, tokens: (at + 1) * 1_000_000, loss: 3, accuracy: 0.9, farAccuracy },
  })),
});

test("a line is what lies beyond every window, by millions of words; nothing asked is no point; the model’s own lies on top", () => {
  const lines = learnedLines({ lmm: curveOf(0, 0.5, null, 1), mac: curveOf(0.25), mamba2: curveOf(null) }, "lmm");
  expect(lines.map(({ id, name, points }) => ({ id, name, points }))).toEqual([
    { id: "mac", name: modelTitles.mac.short, points: [{ x: 1, y: 0.25 }] },
    {
      ...{ id: "lmm", name: modelTitles.lmm.short },
      points: [
        { x: 1, y: 0 },
        { x: 2, y: 0.5 },
        { x: 4, y: 1 },
      ],
    },
  ]);
  const [other, own] = lines;
  expect(own!.look.weight).toBeGreaterThan(other!.look.weight);
  expect(own!.look.mark).not.toBe(other!.look.mark);
});

test("where the texts become longer stands in millions of words, with their length", () => {
  expect(learnedPhases(curveOf(0))).toEqual([
    { at: 0, name: "64" },
    { at: 2, name: "1,024" },
  ]);
});

describe("the sentence", () => {
  test("says what is right at the end, in texts of which length, and when half of it first was", () => {
    const said = learnedSentence(curveOf(0.1, 0.6, 0.4, 0.8));
    expect(said).toMatch(/^After 4\.0 million words, in texts of 1,024 words, 80\s% of it is right\./u);
    expect(said).toContain("half of it after 2.0 million.");
  });

  test("says that it never came to half, and that the texts were short where the plan broke off", () => {
    const said = learnedSentence(curveOf(0.1, 0.2, null));
    expect(said).toMatch(/^After 2\.0 million words, in texts of 64 words, 20\s% of it is right\./u);
    expect(said).toContain("never came to half");
  });

  test("is silent where nothing so far back was ever asked", () => {
    expect(learnedSentence(curveOf(null, null))).toBe("");
  });
});

test.each(trainedModels)(
  "%s has read its whole plan by the end of its curve, and its card's loss is that of its last steps",
  (name) => {
    const { curve, loss, steps } = shippedModel(name).card;
    expect(curve).not.toBe(null);
    const { points } = curve!;
    expect(points.at(-1)!.step).toBe(steps);
    expect(Math.abs(points.at(-1)!.loss - loss)).toBeLessThan(0.2);
    expect(points.length).toBeGreaterThan(70);
  },
);
