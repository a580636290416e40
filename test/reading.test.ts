// Does a text become the right keys, values and columns? From words to what the page shows.

import { expect, test } from "vitest";
import { maximumTokens } from "#model/contracts/config";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { runHeadless } from "#model/reading/headless";
import { momentAt, stateAt } from "#model/reading/moment";
import { initialState } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { exportRun } from "#model/check/export";
import { parseGolden } from "#model/contracts/golden";
import { memoryOfCase } from "#model/check/goldenCases";
import { tokenQuantities, wordQuantities } from "#model/contracts/probe";
import { referenceRun } from "#model/check/reference";
import { tokenise } from "#model/contracts/tokenizer";
import { readWords } from "#model/reading/untrained";
import { recordedRun } from "#state/recorded";
import { recordedMoment } from "#state/recordedMoment";
import { openingScene } from "#scene/presets";

const read = (text: string, change: Partial<MemorySettings> = {}) => {
  const settings = { ...defaultSettings, ...change };
  const { tokens } = tokenise({ text, punctuation: settings.punctuation });
  return runHeadless({ words: tokens.map(({ word }) => word), settings, overrides: [] });
};
const story = "Mia keeps a silver fox. Noor keeps a blue heron. Mia keeps a silver fox. Noor keeps a red kite.";

test("words are tokens in any language, and everything between them is kept", () => {
  for (const text of ["Hello, world!  Über—ça.", "我们 在读书。", "مرحبا بالعالم", "a+b = c 🙂", " \n "]) {
    const { tokens, tail } = tokenise({ text, punctuation: "shown" });
    expect(tokens.map(({ before, text: word }) => before + word).join("") + tail).toBe(text);
  }
  expect(tokenise({ text: "Hello, World.", punctuation: "shown" }).tokens.map(({ word }) => word)).toEqual([
    "hello",
    "world",
  ]);
  expect(tokenise({ text: "Hello, World.", punctuation: "read" }).tokens.map(({ word }) => word)).toEqual([
    "hello",
    ",",
    "world",
    ".",
  ]);
  expect(tokenise({ text: "我们在读书。", punctuation: "shown" }).tokens.length).toBeGreaterThan(1);
});

test("before the first chunk has been written, no gate changes how much a word surprises", async () => {
  const surprisesOf = async (change: Partial<MemorySettings>): Promise<Float32Array> =>
    (await read(story, change)).run.columns.surprise;
  const { chunk } = defaultSettings;
  const usual = await surprisesOf({});
  for (const change of [{ theta: 0.3 }, { eta: 0.9 }, { alpha: 0.1 }]) {
    const surprises = await surprisesOf(change);
    expect(surprises.subarray(0, chunk)).toEqual(usual.subarray(0, chunk));
    expect(surprises.subarray(chunk)).not.toEqual(usual.subarray(chunk));
  }
});

test("a text that is too long is cut, and says by how much", () => {
  const { tokens, leftOut } = tokenise({ text: "word ".repeat(maximumTokens + 7), punctuation: "shown" });
  expect(tokens).toHaveLength(maximumTokens);
  expect(leftOut).toBe(7);
});

test("a text read again with other gates has the vectors that it had, and with other vectors its own", () => {
  const words = ["one", "two", "one", "three"];
  const read = (change: Partial<MemorySettings>) => ({
    words,
    settings: { ...defaultSettings, ...change },
    overrides: [],
  });
  const request = read({});
  const first = { request, reading: readWords(request) };
  const turned = read({ theta: 0.3, eta: 0.1, chunk: 2, depth: 2 });
  expect(readWords(turned, first)).toEqual(readWords(turned));
  expect(readWords(turned, first).stream.keys).toBe(first.reading.stream.keys);
  for (const other of [read({ dimension: 8 }), read({ seed: 4 }), read({ reach: 2 }), read({ keyDecay: 0.9 })])
    expect(readWords(other, first)).toEqual(readWords(other));
  expect(readWords(read({ split: "letters" }), first)).toEqual(readWords(read({ split: "letters" })));
  const longer = { ...request, words: [...words, "four"] };
  expect(readWords(longer, first)).toEqual(readWords(longer));
  const changed = { ...request, words: ["one", "two", "one", "four"] };
  expect(readWords(changed, first)).toEqual(readWords(changed));
});

test("the key of a token is the query of the token before, and the value is the word's own unit vector", () => {
  const { stream, wordVectors, wordOf } = readWords({
    words: ["one", "two", "one"],
    settings: defaultSettings,
    overrides: [],
  });
  const width = defaultSettings.dimension;
  expect(stream.keys.subarray(width, 3 * width)).toEqual(stream.queries.subarray(0, 2 * width));
  expect(stream.values.subarray(2 * width)).toEqual(wordVectors.subarray(0, width));
  expect(wordOf).toEqual(Int32Array.of(0, 1, 0));
  for (let token = 0; token < 3; token++) {
    expect(Math.hypot(...stream.keys.subarray(token * width, (token + 1) * width))).toBeCloseTo(1, 5);
  }
});

test("a key mixes no more words than its reach, each counting less by the key decay", () => {
  const settings = { ...defaultSettings, reach: 2, keyDecay: 0.5 };
  const { stream, wordVectors } = readWords({ words: ["a", "b", "c", "d"], settings, overrides: [] });
  const width = settings.dimension;
  const mix = Array.from({ length: width }, (_, i) => wordVectors[2 * width + i]! + 0.5 * wordVectors[width + i]!);
  const length = Math.hypot(...mix);
  mix.forEach((x, i) => expect(stream.keys[3 * width + i]).toBeCloseTo(x / length, 5));
});

test("the same seed gives the same run, another seed another one", async () => {
  const first = (await read(story)).run.columns.surprise;
  expect((await read(story)).run.columns.surprise).toEqual(first);
  expect((await read(story, { seed: 4 })).run.columns.surprise).not.toEqual(first);
});

test("the state at a token is the same from a snapshot as from the start, forwards and backwards", async () => {
  const { run } = await read(Array(6).fill(story).join(" "), { chunk: 5, depth: 2 });
  const { config, parameters, stream } = run.reading;
  for (const token of [run.filled - 1, 36, 35, 34, 7, 0, -1]) {
    const state = initialState(parameters);
    scanOnCpu({ config, parameters, stream, state, count: token + 1, trace: null });
    expect(stateAt(run, token).weights).toEqual(state.weights);
    expect(stateAt(run, token).momentum).toEqual(state.momentum);
  }
});

test("a drawn gate acts on its tokens alone", async () => {
  const { tokens } = tokenise({ text: story, punctuation: "shown" });
  const words = tokens.map(({ word }) => word);
  const overrides = [{ gate: "alpha" as const, from: 8, to: 9, value: 0.5 }];
  const { run } = await runHeadless({ words, settings: defaultSettings, overrides });
  const plain = (await read(story)).run;
  expect(run.columns.alpha.subarray(7, 11)).toEqual(Float32Array.of(0.005, 0.5, 0.5, 0.005));
  expect(run.columns.drift.subarray(0, 8)).toEqual(plain.columns.drift.subarray(0, 8));
  expect(run.columns.drift[8]).not.toBeCloseTo(plain.columns.drift[8]!, 3);
});

test("reading order changes what is expected next, and nothing of what is written", async () => {
  const after = (await read(story)).run;
  const before = (await read(story, { readOrder: "before" })).run;
  expect(before.columns.weightNorm).toEqual(after.columns.weightNorm);
  expect(before.columns.guessCosine).not.toEqual(after.columns.guessCosine);
});

test("what a moment says is known agrees with what its columns say was written", async () => {
  const { run } = await read(story);
  const token = 12;
  const { facts, layers, candidates } = momentAt(run, { token, window: 16 });
  expect(facts.cosine[token]).toBeCloseTo(run.columns.recallAfter[token]!, 5);
  expect(facts.cosineBefore[token]).toBeCloseTo(run.columns.recallBefore[token]!, 5);
  expect(facts.says[token]).toBe(run.columns.answerAfter[token]);
  expect(layers[0]!.norms.memory).toBeCloseTo(run.columns.weightNorm[token]!, 4);
  expect(layers[0]!.norms.fromStart).toBeCloseTo(run.columns.drift[token]!, 4);
  expect(candidates[0]!.word).toBe(run.columns.answerAfter[token]);
  expect(candidates.map(({ word }) => word)).toContain(run.reading.wordOf[token]);
});

test("an exported run holds the numbers that were shown, and the reference engine recomputes them", async () => {
  for (const change of [
    {},
    { depth: 2, chunk: 3 },
    { theta: 0.9 },
    { bias: "huber" as const, layerNorm: true, clip: 1 },
  ]) {
    const { run } = await read(story, change);
    const [written] = parseGolden(exportRun(run, await referenceRun(run), { name: "a story", hash: "v=1" }));
    const { config, parameters, stream } = memoryOfCase(written!, Float64Array);
    const state = initialState(parameters);
    scanOnCpu({ config, parameters, stream, state, count: Infinity, trace: null });
    const final = (written!.expected["finalWeights"] as number[][][]).flat(2);
    const largest = Math.max(...final.map(Math.abs));
    final.forEach((weight, i) =>
      expect(Math.abs(weight - state.weights[i]!) / largest).toBeLessThan(written!.tolerance),
    );
  }
});

test("the recorded run is what the engine computes now", async () => {
  const tokens = tokenise({ text: openingScene.text, punctuation: "shown" });
  const recorded = recordedRun(openingScene, tokens)!;
  const { run, summary } = await read(openingScene.text);
  // Node versions differ in the last bits of cos and log, so equal here means to five digits.
  for (const name of [...tokenQuantities, ...wordQuantities]) {
    run.columns[name].forEach((value, token) => expect(recorded.run.columns[name][token], name).toBeCloseTo(value, 5));
  }
  expect(recorded.run.summary).toMatchObject({ filled: summary.filled, recall: summary.recall });
  const moment = momentAt(run, { token: openingScene.cursor!, window: openingScene.window });
  const kept = recordedMoment();
  expect(kept.token).toBe(moment.token);
  expect(kept.facts.says).toEqual(moment.facts.says);
  expect(kept.candidates.map(({ word }) => word)).toEqual(moment.candidates.map(({ word }) => word));
  moment.layers[0]!.matrices.memory.forEach((weight, at) =>
    expect(kept.layers[0]!.matrices.memory[at]).toBeCloseTo(weight, 5),
  );
});
