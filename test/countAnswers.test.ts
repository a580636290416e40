// Is only what was learned counted as an answer, and only what should still be answered as right or wrong?

import { describe, expect, test } from "vitest";
import { answerComparison } from "#model/compare/answers";
import { countAnswers, cuesOf, leastAnswer, stateOf } from "#model/contracts/cues";
import type { ComparedMoment } from "#model/contracts/compareQuestions";
import { noWord } from "#model/contracts/probe";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { dot, rowOf } from "#model/contracts/vectors";
import { referenceRun, verifyRun } from "#model/check/reference";
import { runHeadless } from "#model/reading/headless";
import { momentAt } from "#model/reading/moment";
import { untouchedAnswers, wholeAnswer } from "#model/reading/said";
import { defaultScene } from "#scene/presets";

const words = (
  "mia fox noor heron ada owl tom crab zoe moth ben lynx ivy newt kai wren now noor kite later " +
  "mia fox zoe moth noor kite kai wren"
).split(" ");
const last = words.length - 1;

async function read(changes: Partial<MemorySettings> = {}) {
  return runHeadless({ words, settings: { ...defaultSettings, ...changes }, overrides: [] });
}

/** The strongest word that an untouched memory says of any context of the text, in parts of a perfect answer. */
async function loudest(changes: Partial<MemorySettings>): Promise<number> {
  const { run } = await read({ theta: 0, ...changes });
  const { stream, wordVectors, vocabulary, config } = run.reading;
  const width = config.widths.at(-1)!;
  const answers = untouchedAnswers(run, stream.keys)!;
  let most = 0;
  for (let token = 0; token < stream.length; token++) {
    vocabulary.forEach((_, word) => {
      const strength = dot(rowOf(answers, { row: token, width }), rowOf(wordVectors, { row: word, width }));
      most = Math.max(most, strength / wholeAnswer(run));
    });
  }
  return most;
}

const shapes: readonly [string, Partial<MemorySettings>][] = [
  ["a matrix", {}],
  ["a small matrix", { dimension: 8 }],
  ["a network", { depth: 2 }],
  ["a deep network of tanh", { depth: 3, activation: "tanh" }],
  ["a residual matrix", { residual: true }],
  ["a matrix under a layer norm", { layerNorm: true }],
  ["a residual network under a layer norm", { depth: 2, residual: true, layerNorm: true }],
];

test("the noise of an untouched memory is below an answer, but where it is small, adds its key or is normed", async () => {
  expect(await loudest({})).toBeLessThan(leastAnswer / 1.5);
  expect(await loudest({ depth: 2 })).toBeLessThan(leastAnswer / 1.5);
  expect(await loudest({ residual: true })).toBeGreaterThan(0.9); // the word before
  expect(await loudest({ layerNorm: true })).toBeGreaterThan(0.2);
});

test.each(shapes)("%s that hardly learns says nothing, however near its noise is to a word", async (_, changes) => {
  for (const seed of [1, 2, 3, 4]) {
    // With a norm the first small step turns a small answer far: it has to be smaller still.
    const theta = changes.layerNorm ? 1e-6 : 1e-3;
    const { run, summary } = await read({ ...changes, seed, theta, eta: 0, alpha: 0 });
    expect(summary.recall).toEqual({ right: 0, asked: 19, replaced: 4 });
    for (const name of ["guess", "answerBefore", "answerAfter", "chunkAnswer"] as const) {
      expect(new Set(run.columns[name].subarray(0, run.filled)), name).toEqual(new Set([noWord]));
    }
  }
});

test.each(shapes.filter(([, { depth, layerNorm }]) => !depth && !layerNorm))(
  "%s that learns answers, and float64 agrees which word is said",
  async (_, changes) => {
    const { run, summary } = await read({ theta: 0.3, eta: 0, alpha: 0, ...changes });
    expect(summary.recall.right).toBeGreaterThan(4);
    expect(verifyRun(run, await referenceRun(run)).worst).toBeLessThan(1e-4);
  },
);

test("where a word is at the edge of an answer, one precision may say it and the other not: that is no disagreement", async () => {
  const { run } = await read();
  const reference = await referenceRun(run);
  const token = run.columns.answerAfter.findIndex((word) => word !== noWord);
  // As near to the edge as rounding is: what the reference says is scaled down to it.
  const width = run.reading.config.widths.at(-1)!;
  const answer = rowOf(reference.trace.rows.answersAfter.data, { row: token, width });
  const word = run.columns.answerAfter[token]!;
  const vector = rowOf(run.reading.wordVectors, { row: word, width });
  const untouched = untouchedAnswers(
    reference,
    reference.reading.stream.keys.subarray(token * width, (token + 1) * width),
  )!;
  const edge = leastAnswer + Math.max(0, dot(untouched, vector));
  const scale = (edge + 1e-7) / dot(answer, vector);
  for (const one of [run, reference]) {
    const row = rowOf(one.trace.rows.answersAfter.data, { row: token, width });
    for (let at = 0; at < width; at++) row[at] = answer[at]! * scale;
  }
  run.columns.answerAfter[token] = noWord;
  const worst = verifyRun(run, reference);
  expect(worst.part === "words" ? worst.worst : 0).toBeLessThan(1e-4);
});

describe("what is still answered", () => {
  const settings = { ...defaultSettings, reach: 1 };
  const text = ["a", "x", "a", "y", "b", "z"];
  const cues = cuesOf(text, settings);
  const says = (answers: Readonly<Record<number, string>>) => (token: number) => answers[token] ?? null;

  test("is counted by cues: the last word of each is right, and a replaced one is neither right nor wrong", () => {
    const answer = says({ 1: "y", 3: "y", 2: "a", 4: "a", 5: "x" });
    const count = (token: number) => countAnswers(cues, { from: 0, token, words: text, answer });
    // a → x; then x → a; then a → y, which takes the place of x.
    expect(count(1)).toEqual({ right: 0, asked: 1, replaced: 0 });
    expect(count(3)).toEqual({ right: 2, asked: 2, replaced: 1 });
    expect(count(5)).toEqual({ right: 2, asked: 4, replaced: 1 });
  });

  test("has a state for every token: replaced where another word came after the same cue, else as its cue is answered", () => {
    const answer = says({ 3: "y", 5: "y" });
    const states = (token: number) => text.map((_, of) => stateOf(cues, { of, token, words: text, answer }));
    expect(states(3)).toEqual(["none", "replaced", "none", "right", "unread", "unread"]);
    expect(states(5).slice(4)).toEqual(["none", "wrong"]);
    // Told again, the word is what the cue should be answered with once more.
    const again = ["a", "x", "a", "y", "a", "x"];
    const told = { token: 5, words: again, answer: says({ 5: "x" }) };
    const state = (of: number) => stateOf(cuesOf(again, settings), { of, ...told });
    expect([1, 3, 5].map(state)).toEqual(["right", "replaced", "right"]);
  });

  test("is the same in a moment, in the summary and in Compare, for the memory that both read", async () => {
    const { run, summary } = await read({ alpha: 0.02 });
    const { facts } = momentAt(run, { token: last, window: 8 });
    expect(summary.recall).toEqual(facts.count);
    expect(facts.count).toMatchObject({ asked: 19, replaced: 4 });
    const { count } = answerComparison(run, {
      ...{ kind: "comparedAt", memory: "titans", token: last, asked: [], cues: [], words: [] },
      ...{ asking: "recall", window: 8, knobs: defaultScene.compare.knobs },
    }) as ComparedMoment;
    expect(count).toMatchObject({ asked: 19, replaced: 4 });
  });
});
