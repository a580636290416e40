// Does a card's curve say what the training's log says, and is a curve that cannot be turned away?

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isCurve, type LearningCurve } from "#model/contracts/learningCurve";
import { vocabulary } from "#model/contracts/vocabulary";
import { readCard } from "#model/trained/modelFile";
import { recipeOf, stepsOf, type TrainingPhase } from "#model/trained/recipes";
import { cardText } from "../scripts/card";
import { learningCurve } from "../scripts/train/curve";
import { readLog, type LoggedStep } from "../scripts/train/log";

const folder = mkdtempSync(join(tmpdir(), "titans-curve-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const phase = (steps: number, batch: number, length: number): TrainingPhase => ({
  ...{ steps, batch, length },
  ...{ peakRate: 1e-3, warmUp: 1, shares: {} },
});
const logged = (step: number, of: Partial<LoggedStep> = {}): LoggedStep => ({
  ...{ step, loss: step, accuracy: step / 1000, farAccuracy: step / 2000 },
  ...of,
});
const stepsTo = (last: number): LoggedStep[] => Array.from({ length: last }, (_, at) => logged(at + 1));

describe("a curve", () => {
  test("is worked out by hand: 160 steps of one phase are 80 means of two", () => {
    const { points, phases } = learningCurve({ phases: [phase(160, 2, 8)] }, stepsTo(160))!;
    expect(phases).toEqual([{ tokens: 0, length: 8 }]);
    expect(points).toHaveLength(80);
    expect(points[0]).toEqual({ step: 2, tokens: 32, loss: 1.5, accuracy: 0.0015, farAccuracy: 0.0008 });
    expect(points.at(-1)).toMatchObject({ step: 160, tokens: 160 * 16, loss: 159.5 });
  });

  test("has no mean of two phases, and counts what was read in both", () => {
    const plan = { phases: [phase(5, 4, 10), phase(3, 1, 100)] };
    const { points, phases } = learningCurve(plan, stepsTo(8))!;
    expect(phases).toEqual([
      { tokens: 0, length: 10 },
      { tokens: 200, length: 100 },
    ]);
    expect(points.map(({ step, tokens }) => [step, tokens])).toEqual([
      ...[1, 2, 3, 4, 5].map((step) => [step, 40 * step]),
      ...[1, 2, 3].map((step) => [5 + step, 200 + 100 * step]),
    ]);
  });

  test("of a plan that ends early has what was read, and of no step there is none", () => {
    const plan = { phases: [phase(5, 4, 10), phase(3, 1, 100)] };
    expect(learningCurve(plan, stepsTo(3))!.phases).toHaveLength(1);
    expect(learningCurve(plan, stepsTo(3))!.points.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(learningCurve(plan, [])).toBe(null);
  });

  test("leaves out of a mean what was not asked, and says so where nothing was", () => {
    const plan = { phases: [phase(160, 1, 8)] };
    const log = stepsTo(160).map((step) =>
      step.step === 1 || step.step > 158 ? { ...step, farAccuracy: null } : step,
    );
    const { points } = learningCurve(plan, log)!;
    expect(points[0]!.farAccuracy).toBe(0.001); // step 2 alone
    expect(points.at(-1)!.farAccuracy).toBe(null);
  });

  test("of the plan of every model that ships has some eighty points and three lengths of text", () => {
    const { plan } = recipeOf("mac");
    const curve = learningCurve(
      plan,
      stepsTo(stepsOf(plan)).map(({ step }) => logged(step, { accuracy: 1, farAccuracy: 1 })),
    )!;
    expect(curve.points.length).toBeGreaterThan(70);
    expect(curve.points.length).toBeLessThanOrEqual(80);
    expect(curve.phases.map(({ length }) => length)).toEqual([64, 256, 1024]);
    expect(isCurve(curve)).toBe(true);
    const text = cardText({ curve });
    expect(JSON.parse(text)).toEqual({ curve });
    expect(text.length).toBeLessThan(9000);
  });
});

test("where a training broke off and made steps again, those that its weights come from count", () => {
  const file = join(folder, "log.jsonl");
  const lines = [logged(1), logged(2, { loss: 9 }), logged(3, { loss: 9 }), logged(2, { loss: 5 }), logged(3)];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(readLog(file).map(({ step, loss }) => [step, loss])).toEqual([
    [1, 1],
    [2, 5],
    [3, 3],
  ]);
});

describe("a card", () => {
  const { config } = recipeOf("mac");
  const bytes = (curve: unknown): Uint8Array =>
    new TextEncoder().encode(JSON.stringify({ name: "mac", config, sha256: "", curve }));
  const curve: LearningCurve = {
    phases: [{ tokens: 0, length: 64 }],
    points: [{ step: 1, tokens: 64, loss: 5, accuracy: 0.5, farAccuracy: null }],
  };

  test("comes with its curve, or with null where it has none", () => {
    expect(vocabulary).toHaveLength(config.vocabulary);
    expect(readCard(bytes(curve), "mac").curve).toEqual(curve);
    expect(readCard(bytes(undefined), "mac").curve).toBe(null);
  });

  test.each([
    [[]],
    [{ ...curve, points: [] }],
    [{ ...curve, phases: [{ tokens: "0", length: 64 }] }],
    [{ ...curve, points: [{ ...curve.points[0], accuracy: 1.5 }] }],
    [{ ...curve, points: [{ ...curve.points[0], loss: null }] }],
    [{ ...curve, points: [curve.points[0], curve.points[0]] }],
    [{ ...curve, points: [null] }],
  ])("whose curve is %j is turned away", (other) => {
    expect(() => readCard(bytes(other), "mac")).toThrow("mac.json says what cannot be");
  });
});
