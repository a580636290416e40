// Are more steps a chunk what they say, and what do they do? One is the memory as it is; more are held against formulas, and what
// the panel says of pairs and of trained models against the engine.

import { beforeAll, describe, expect, test } from "vitest";
import { measureInnerSteps } from "#model/compare/innerSteps";
import { pairsOf, textOf } from "#model/compare/steppedRun";
import type { CompareSetup } from "#model/contracts/comparedMemory";
import {
  directions,
  innerStepCounts,
  type Change,
  steppedModels,
  storiesAtOnce,
  type InnerStepsPoint,
  type SteppedStories,
  type SteppedTextQuestion,
  type SteppedMemory,
} from "#model/contracts/innerSteps";
import { tokensOf } from "#model/contracts/tokenizer";
import { idsOf } from "#model/contracts/vocabulary";
import { dot, rowOf } from "#model/contracts/vectors";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { scanRepeated, type RepeatedScan } from "#model/kernels/memory.repeated";
import { runHeadless } from "#model/reading/headless";
import type { Run } from "#model/reading/run";
import { likeliest } from "#model/trained/evaluation";
import { startForward } from "#model/trained/forward";
import { plainKernels } from "#model/trained/forward.kernels";
import { readWithSteps, steppedStory } from "#model/trained/innerSteps";
import { openInnerSteps, readStories, stopStories, useInnerSteps } from "#state/innerSteps";
import type { Session } from "#state/session";
import { lineSentence, stepsSentence } from "#components/compare/innerSteps/stepsSentence";
import type { SteppedLine } from "#components/compare/innerSteps/shownSteps";
import { lookOf } from "#components/chart/memoryLook";
import { compareOpening } from "#scene/compareOpening";
import { shippedModel } from "../scripts/models";
import { difference, memoryConfig, randomReading } from "./support/memories";

const exact = 1e-10;
const width = 5;

function scanOf(changes: Parameters<typeof memoryConfig>[0], { length = 17, gates = {} } = {}) {
  const reading = randomReading({ config: memoryConfig(changes), length, gates });
  return { ...reading, state: initialState(reading.parameters) };
}

/** All reads of a text, each step's number of a chunk given. */
function readsOf(scan: Omit<RepeatedScan, "reads">): Float64Array {
  const reads = new Float64Array(scan.stream.values.length);
  scanRepeated({ ...scan, reads }, scan.stream.length);
  return reads;
}

test.each([1, 3, 20])("one step is the memory as it is, to the bit, in chunks of %i", (chunk) => {
  for (const widths of [
    [width, width],
    [width, 7, width],
  ]) {
    const one = scanOf({ widths, chunk });
    const reads = new Float64Array(one.stream.values.length);
    const state = initialState(one.parameters);
    scanMemory({ ...one, state, count: one.stream.length, trace: null, reads });
    expect(readsOf({ ...one, steps: 1, direction: "down" })).toEqual(reads);
    expect(one.state).toEqual(state);
  }
});

test("read in pieces or at once, many steps leave the same", () => {
  const [once, pieces] = [
    scanOf({ widths: [width, 7, width], chunk: 4 }),
    scanOf({ widths: [width, 7, width], chunk: 4 }),
  ];
  const more = { steps: 3, direction: "down" } as const;
  scanRepeated({ ...once, ...more }, once.stream.length);
  for (let token = 0; token < pieces.stream.length; token++) scanRepeated({ ...pieces, ...more }, 1);
  expect(pieces.state.weights).toEqual(once.state.weights);
});

test.each(directions)(
  "%s the gradient, n steps on one pair change a matrix's squared error by (1 ∓ cθ‖k‖²)^2n",
  (direction) => {
    for (const steps of innerStepCounts) {
      const one = scanOf({ widths: [width, width], chunk: 1 }, { length: 1, gates: { theta: 0.07, eta: 0, alpha: 0 } });
      const { stream, parameters, config } = one;
      const errorAt = (weights: CompareSetup["stream"]["keys"]): number => {
        const answer = Array.from({ length: width }, (_, j) =>
          dot(
            stream.keys,
            Float64Array.from(stream.keys, (_, i) => weights[i * width + j]!),
          ),
        );
        return answer.reduce((sum, y, j) => sum + (y - stream.values[j]!) ** 2, 0);
      };
      scanRepeated({ ...one, steps, direction }, 1);
      const kept = 1 + (direction === "down" ? -1 : 1) * config.lossScale * 0.07 * dot(stream.keys, stream.keys);
      expect(errorAt(one.state.weights) / errorAt(parameters.initialWeights) / kept ** (2 * steps)).toBeCloseTo(1, 9);
    }
  },
);

test.each(directions)(
  "a matrix that goes %s the gradient n times reads what linear attention reads over its summed surprises",
  (direction) => {
    const [chunk, steps, length] = [3, 4, 14];
    const one = scanOf({ widths: [width, width], chunk, lossScale: 2 }, { length, gates: { eta: 0, alpha: 0 } });
    one.state.weights.fill(0);
    one.parameters.initialWeights.fill(0);
    const { keys, values, queries, theta } = one.stream;
    const row = (data: typeof keys, at: number) => rowOf(data, { row: at, width });
    // v̂, what each token wrote in all its steps: no matrix is ever made of it.
    const written = Array.from({ length }, () => new Float64Array(width));
    const attend = (to: typeof keys, until: number): Float64Array =>
      written
        .slice(0, until)
        .reduce((sum, value, i) => sum.map((x, j) => x + dot(row(keys, i), to) * value[j]!), new Float64Array(width));
    const reads: number[] = [];
    for (let from = 0; from < length; from += chunk) {
      const to = Math.min(from + chunk, length);
      for (let step = 0; step < steps; step++) {
        const surprises = Array.from({ length: to - from }, (_, n) =>
          attend(row(keys, from + n), to).map((y, j) => 2 * (y - row(values, from + n)[j]!)),
        );
        surprises.forEach((u, n) => {
          const scale = (direction === "down" ? -1 : 1) * theta[from + n]!;
          for (let j = 0; j < width; j++) written[from + n]![j]! += scale * u[j]!;
          if (step === 0) reads.push(...attend(row(queries, from + n), to));
        });
      }
    }
    const found = readsOf({ ...one, steps, direction });
    const largest = Math.max(...found.map(Math.abs));
    expect(difference(Float64Array.from(reads), found) / largest).toBeLessThan(exact);
  },
);

describe("of what Compare opens on", () => {
  let run: Run;
  beforeAll(async () => {
    const { text, memory } = compareOpening.scene;
    const words = tokensOf(text, memory).tokens.map(({ word }) => word);
    ({ run } = await runHeadless({ words, settings: memory, overrides: [] }));
  });
  const { knobs } = compareOpening.scene.compare;
  const points = (
    texts: (...of: Parameters<typeof textOf>) => ReturnType<typeof textOf>,
    memory: SteppedMemory,
    direction: (typeof directions)[number] = "down",
  ): readonly InnerStepsPoint[] => {
    const all = [...measureInnerSteps(texts(run, { memory, direction, asking: "recall", window: 8, knobs }))];
    return all.at(-1)!.points;
  };

  test("of 64 random pairs one matrix recalls fewer the better the newest fit; up the gradient nothing fits", () => {
    const down = points(pairsOf, "titans-plain");
    expect(down.map(({ steps }) => steps)).toEqual(innerStepCounts);
    expect(down.at(-1)!.error).toBeLessThan(1e-4 * down[0]!.error);
    expect(down.at(-1)!.atEnd.high).toBeLessThan(down[0]!.atEnd.low - 0.1);
    expect(down[0]!.online).toBeNull();
    expect(points(textOf, "titans-plain", "up").every(({ error }) => error > 1)).toBe(true);
  });

  test("of 24, which have room, it recalls all whatever the steps", () => {
    const few = points((...of) => pairsOf(...of, { pairs: 24 }), "titans-plain");
    expect(few.map(({ atEnd }) => `${atEnd.right}/${atEnd.asked}`)).toEqual(innerStepCounts.map(() => "96/96"));
  });

  test("of its text a network recalls more with more steps, and asks six of its cues again", () => {
    const down = points(textOf, "titans-deep-plain");
    expect([down[0]!.atEnd, down.at(-1)!.atEnd].map(({ right, asked }) => `${right} of ${asked}`)).toEqual([
      "3 of 19",
      "19 of 19",
    ]);
    expect(down.at(-1)!.online).toMatchObject({ right: 6, asked: 6 });
  });
});

describe("what is said of the curves", () => {
  const shareOf = (right: number, asked = 100) => ({ right, asked, share: right / asked, low: 0, high: 1 });
  const lineOf = (
    title: string,
    errors: readonly number[],
    rights: readonly number[],
    change: Change,
  ): SteppedLine => ({
    ...{ id: title, title, look: lookOf({ family: "titans", place: 0 }) },
    points: [1, innerStepCounts.at(-1)!].map((steps, at) => ({
      ...{ steps, error: errors[at]!, recalled: shareOf(rights[at]!), online: null },
      change: at === 0 ? "same" : change,
    })),
  });
  const [falls, rises, same] = [
    lineOf("A", [0.5, 0.001], [90, 70], "falls"),
    lineOf("B", [0.5, 0.01], [20, 60], "rises"),
    lineOf("C", [0.5, 0.4], [50, 52], "same"),
  ];

  test("each verdict is that of the change, and a line says its numbers", () => {
    expect(stepsSentence([falls, rises, same], { direction: "down" })).toBe(
      "With 32 steps instead of one, what was just written fits better everywhere. " +
        "Recall follows (B); falls (A); is as it was, as far as the questions tell (C).",
    );
    expect(lineSentence(falls)).toBe("A: error 0.5 → 0.001, 90 → 70 of 100 right: fewer; most with 1 step");
    expect(lineSentence(rises)).toContain("20 → 60 of 100 right: more; most with 32 steps");
    const worse = lineOf("D", [0.5, 0.6], [50, 50], "same");
    expect(stepsSentence([worse], { direction: "down" })).toContain("does not fit better everywhere");
  });

  test("until all is known nothing is concluded, and up the gradient no more is said than is so", () => {
    const unread = { ...falls, points: falls.points.slice(0, 1) };
    expect(stepsSentence([rises, unread], { direction: "down" })).toBe("");
    expect(lineSentence(unread)).toBeNull();
    const broken = lineOf("E", [2, NaN], [0, 3], "same");
    expect(stepsSentence([broken], { direction: "up" })).toContain("at most 3\u202f% of the answers are right");
    expect(lineSentence(broken)).toContain("error 2 → off the scale");
    expect(stepsSentence([rises], { direction: "up" })).toContain("yet an error is below 1");
  });
});

describe("a trained model", () => {
  const model = shippedModel("lmm");
  const read = (steps: number, text: number) => {
    const reading = readWithSteps(model, { direction: "down", steps, text });
    let step = reading.next();
    while (!step.done) step = reading.next();
    return step.value;
  };

  test("answers with one step what it answers as it is", () => {
    const { words, answers } = steppedStory(0);
    const { config } = model.card;
    const forward = startForward({
      ...{ config, parameters: model.parameters, ids: idsOf(words), traced: false },
      kernels: plainKernels(Float32Array),
    });
    forward.advance(words.length);
    const right = answers.filter(({ token, length }) =>
      Array.from({ length }, (_, at) => token + at).every(
        (at) => likeliest(forward.logits, { row: at - 1, vocabulary: config.vocabulary }) === forward.ids[at],
      ),
    );
    expect(read(1, 0)).toMatchObject({ right: right.length, asked: answers.length });
  });

  test("fits what it writes better with 32 steps, and answers less of what it is asked", () => {
    const sums = [1, 32].map((steps) => {
      const texts = [0, 1, 2].map((text) => read(steps, text));
      const all = (of: "right" | "asked" | "error" | "whole") => texts.reduce((sum, text) => sum + text[of], 0);
      return { fit: all("error") / all("whole"), share: all("right") / all("asked") };
    });
    expect(sums[1]!.fit).toBeLessThan(0.6 * sums[0]!.fit);
    expect(sums[1]!.share).toBeLessThan(sums[0]!.share - 0.05);
  });
});

test("stopped in a story, the reading of stories goes on where it was, and none is counted twice", async () => {
  const asked: SteppedTextQuestion[] = [];
  const ask = async (_run: number, question: SteppedTextQuestion): Promise<SteppedStories> => {
    asked.push(question);
    await Promise.resolve();
    if (asked.length === 16) stopStories();
    const counts = [...question.known, { right: question.known.length, asked: 30, error: 1, whole: 2 }];
    return { counts, error: 0.5, answers: { right: 1, asked: 30, share: 1 / 30, low: 0, high: 1 }, change: "same" };
  };
  const close = openInnerSteps({ ask: ask as unknown as Session["ask"] });
  await readStories();
  expect(useInnerSteps.getState().reading).toBeNull();
  expect(asked).toHaveLength(16); // one story with every model and number of steps, and a third of the next
  await readStories();
  close();
  const { stories } = useInnerSteps.getState();
  expect(stories.size).toBe(steppedModels.length * innerStepCounts.length);
  for (const { counts } of stories.values()) {
    expect(counts.map(({ right }) => right)).toEqual(Array.from({ length: 1 + storiesAtOnce }, (_, text) => text));
  }
  // With more steps the same texts are known with one.
  expect(asked.every(({ steps, known, one }) => (steps === 1 ? one === null : one!.length > known.length))).toBe(true);
});
