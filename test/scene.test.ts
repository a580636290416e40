// Can a link be trusted? What a Scene becomes in a hash, and what any hash becomes.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  costs,
  defaultCompare,
  longestContext,
  ownNumbers,
  scales,
  shortestContext,
  type CompareScene,
} from "#scene/compareScene";
import { longTestIds } from "#model/contracts/longTests";
import { memories } from "#model/compare/memories";
import { algorithms, architectures, biases, retentions } from "#model/contracts/composition";
import { askings, storages } from "#model/contracts/compareQuestions";
import { flipKinds } from "#model/contracts/shellGame";
import { choiceKnobs, numberKnobs, switchKnobs } from "#model/contracts/knobs";
import { baselineMixers, titansMixers } from "#model/contracts/architecture";
import { trainLayers, trainRanges, trainTasks, trainWidths } from "#model/contracts/trainQuestions";
import { tokensOf } from "#model/contracts/tokenizer";
import { runHeadless } from "#model/reading/headless";
import { defaultScene } from "#scene/presets";
import { floods, mostLongTokens } from "#model/contracts/longQuestions";
import { cueChoices, decodeScene, encodeScene, foldable, tabs, views, windowKnob, type Scene } from "#scene/scene";

const memory = fc.record({
  ...Object.fromEntries(
    Object.entries(numberKnobs).map(([id, { minimum, maximum, whole }]) => [
      id,
      whole ? fc.integer({ min: minimum, max: maximum }) : fc.double({ min: minimum, max: maximum, noNaN: true }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(choiceKnobs).map(([id, { options }]) => [id, fc.constantFrom(...options.map(({ value }) => value))]),
  ),
  ...Object.fromEntries(Object.keys(switchKnobs).map((id) => [id, fc.boolean()])),
}) as unknown as fc.Arbitrary<Scene["memory"]>;

const override = fc
  .record({
    gate: fc.constantFrom("theta" as const, "eta" as const, "alpha" as const),
    from: fc.integer({ min: 0, max: 100 }),
    length: fc.integer({ min: 0, max: 50 }),
    value: fc.integer({ min: 0, max: 99 }).map((hundredths) => hundredths / 100),
  })
  .map(({ length, ...rest }) => ({ ...rest, to: rest.from + length }));

const compare: fc.Arbitrary<CompareScene> = fc.record({
  memories: fc.shuffledSubarray(
    memories.map(({ id }) => id),
    { maxLength: 12 },
  ),
  scale: fc.constantFrom(...scales),
  asking: fc.constantFrom(...askings),
  storage: fc.constantFrom(...storages),
  game: fc.record({
    memory: fc.constantFrom(...memories.map(({ id }) => id)),
    ...{ cups: fc.integer({ min: 3, max: 8 }), swaps: fc.constantFrom(4, 64), rate: fc.constantFrom(0, 1.3, 3) },
    ...{ chunk: fc.constantFrom(1, 8), decay: fc.constantFrom(0, 0.05), momentum: fc.constantFrom(0, 0.95) },
    ...{ seed: fc.integer({ min: 1, max: 99 }), flips: fc.constantFrom(...flipKinds) },
  }),
  cost: fc.constantFrom(...costs),
  marker: fc.integer({ min: shortestContext, max: longestContext }),
  workbench: fc.record({
    architecture: fc.constantFrom(...architectures),
    bias: fc.constantFrom(...biases),
    retention: fc.constantFrom(...retentions),
    algorithm: fc.constantFrom(...algorithms),
  }),
  knobs: fc.record({
    segment: fc.integer({ min: ownNumbers.segment.minimum, max: ownNumbers.segment.maximum }),
    gate: fc.constantFrom(-8, 0, 0.5),
    gamma: fc.constantFrom(0.1, 1, 4),
    beta: fc.constantFrom(-2, 0, 0.3),
    p: fc.constantFrom(1, 2.5),
    q: fc.constantFrom(1, 4),
    delta: fc.constantFrom(0.05, 0.3),
    ...{ past: fc.constantFrom(1, 4, 64), ridge: fc.constantFrom(0.01, 10), subSteps: fc.constantFrom(1, 8) },
    ...{ erase: fc.constantFrom(0, 0.7), levels: fc.constantFrom(1, 4), slowdown: fc.constantFrom(1, 32) },
    ...{ sharpen: fc.boolean(), products: fc.boolean(), orthogonal: fc.boolean(), ownKeys: fc.boolean() },
    ...{ ownValues: fc.boolean(), ownRates: fc.boolean(), ownGates: fc.boolean(), projects: fc.boolean() },
  }),
  test: fc.constantFrom(...longTestIds),
  frozen: fc.boolean(),
});

const train: fc.Arbitrary<Scene["train"]> = fc.record({
  task: fc.constantFrom(...trainTasks),
  mixer: fc.constantFrom(...titansMixers, ...baselineMixers),
  deep: fc.boolean(),
  width: fc.constantFrom(...trainWidths),
  layers: fc.constantFrom(...trainLayers),
  rate: fc.constantFrom(0.0001, 0.01, 1),
  thetaMaximum: fc.constantFrom(0.01, 0.125, 16),
  clip: fc.constantFrom(null, 0.1, 1, 10),
  batch: fc.integer({ min: trainRanges.batch[0], max: trainRanges.batch[1] }),
  length: fc.integer({ min: trainRanges.length[0], max: trainRanges.length[1] }),
  steps: fc.integer({ min: trainRanges.steps[0], max: trainRanges.steps[1] }),
  seed: fc.integer({ min: trainRanges.seed[0], max: trainRanges.seed[1] }),
});

const scenes: fc.Arbitrary<Scene> = fc
  .record({
    assignment: fc.boolean(),
    view: fc.constantFrom(...views),
    lesson: fc.option(
      fc.record({
        id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,40}$/),
        step: fc.integer({ min: 0, max: 98 }),
        acted: fc.boolean(),
      }),
    ),
    compare,
    train,
    text: fc.string({ unit: "grapheme", maxLength: 400 }),
    memory,
    overrides: fc.uniqueArray(override, { maxLength: 4, selector: (drawn) => JSON.stringify(drawn) }),
    window: fc.integer({ min: windowKnob.minimum, max: windowKnob.maximum }),
    cursor: fc.option(fc.integer({ min: 0, max: 4000 })),
    asked: fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { maxLength: 8 }),
    answers: fc.uniqueArray(
      fc.record({ token: fc.integer({ min: 0, max: 4000 }), length: fc.integer({ min: 1, max: 9 }) }),
      {
        maxLength: 8,
        selector: ({ token, length }) => `${token} ${length}`,
      },
    ),
    tab: fc.constantFrom(...tabs),
    flood: fc.option(
      fc.record({ words: fc.constantFrom(...floods), tokens: fc.integer({ min: 1, max: mostLongTokens }) }),
    ),
    cues: fc.constantFrom(...cueChoices),
    unfolded: fc.subarray([...foldable]),
    hiddenSeries: fc.subarray(["surprise", "momentum", "gates", "drift", "recall"] as const),
    hiddenControls: fc.subarray(["theta", "seed", "window", "text"]),
    earlier: fc.option(
      fc.record({
        memory: fc.record({ theta: fc.constant(0.25), chunk: fc.constant(7) }),
        overrides: fc.option(
          fc.uniqueArray(override, { minLength: 1, maxLength: 2, selector: (drawn) => JSON.stringify(drawn) }),
        ),
      }),
    ),
  })
  .map((scene) => ({ ...scene, assignment: scene.assignment && scene.lesson !== null }));

test("a Scene goes through a link and comes back the same", () => {
  fc.assert(
    fc.property(scenes, (scene) => {
      const decoded = decodeScene(encodeScene(scene, defaultScene), defaultScene);
      expect(decoded.problem).toBeNull();
      expect({ ...decoded.scene, hiddenControls: [...decoded.scene.hiddenControls].sort() }).toEqual({
        ...scene,
        hiddenControls: [...scene.hiddenControls].sort(),
      });
    }),
  );
});

test("the default Scene is the shortest link", () => {
  expect(encodeScene(defaultScene, defaultScene)).toBe("v=1");
});

test("any hash decodes to a Scene that runs without a number that is not finite, or says what was wrong", async () => {
  const names = [
    ...Object.keys(numberKnobs),
    ...Object.keys(choiceKnobs),
    "residual",
    "layerNorm",
    "split",
    "draw",
    "z",
    "token",
    "window",
    "earlier",
  ];
  const value = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.double().map(String),
    fc.integer({ min: -5, max: 200 }).map(String),
  );
  const hashes = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(hashes, async (pairs) => {
      const hash = new URLSearchParams([["v", "1"], ["text", "one two three one two three"], ...pairs]).toString();
      const { scene } = decodeScene(hash, defaultScene);
      const { tokens } = tokensOf(scene.text, scene.memory);
      const words = tokens.map(({ word }) => word);
      const { run, summary } = await runHeadless({ words, settings: scene.memory, overrides: scene.overrides });
      for (const [name, column] of Object.entries(run.columns)) {
        // A vector that vanished has no direction: its alignment is left out.
        const isSound = (value: number): boolean =>
          Number.isFinite(value) || (name === "alignment" && Number.isNaN(value));
        expect(column.subarray(0, summary.filled).every(isSound), name).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("a value out of range is left at its default and named", () => {
  const { scene, problem } = decodeScene("v=1&theta=7&chunk=2.5&tab=nothing&window=0", defaultScene);
  expect(scene).toEqual(defaultScene);
  expect(problem).toMatch(/Learning rate θ.*7.*0 to 1/);
});

test("what a link says wrongly of Compare is left at its default and named, and what it says rightly holds", () => {
  const { scene, problem } = decodeScene(
    "v=1&view=compare&memories=delta,Über,titans,delta&scale=big&context=7&workbench=miras-cube",
    defaultScene,
  );
  expect(scene.view).toBe("compare");
  expect(scene.compare).toEqual({ ...defaultCompare, memories: ["delta", "titans"] });
  expect(problem).toMatch(/context “7” \(allowed: 1024 to 2097152\); workbench “miras-cube”; memories “Über”/);
});

test("a link of another version or a broken text shows the default and says so", () => {
  expect(decodeScene("v=9&theta=0.5", defaultScene)).toMatchObject({
    scene: defaultScene,
    problem: expect.stringContaining("v=9") as string,
  });
  const { scene, problem } = decodeScene("v=1&z=not-deflated", defaultScene);
  expect(scene.text).toBe(defaultScene.text);
  expect(problem).toContain("text");
});

test("what a link says of a training is taken where it can be, and named where it cannot", () => {
  const { scene, problem } = decodeScene("v=1&trainTask=parity&trainClip=none&trainRate=7&trainWidth=20", defaultScene);
  expect(scene.train).toEqual({ ...defaultScene.train, task: "parity", clip: null });
  expect(problem).toContain("trainRate “7” (allowed: 0.0001 to 1)");
  expect(problem).toContain("trainWidth “20” (allowed: 16, 32)");
});

test("a link that names no shell game is told which it could be, and the page plays its own", () => {
  for (const game of [
    "delta",
    "delta,9,24,2,1,0,0,1,random",
    "delta,5,24,2,1,0,0,1,never",
    "delta,5,24,,1,0,0,1,all",
  ]) {
    const { scene, problem } = decodeScene(`v=1&view=compare&game=${game}`, defaultScene);
    expect(scene.compare.game).toEqual(defaultCompare.game);
    expect(problem).toContain("titans-plain,5,24,2,1,0,0,1,random");
  }
});
