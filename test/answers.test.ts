import { expect, test } from "vitest";
import { cueLength, cuesOf, latestOf, leastAnswer, replacedWords } from "#model/contracts/cues";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { noWord } from "#model/contracts/probe";
import { cosine, dot, norm, rowOf } from "#model/contracts/vectors";
import { readRowsOnCpu } from "#model/kernels/memory.onCpu";
import { answersAt } from "#model/reading/answers";
import { runHeadless } from "#model/reading/headless";
import { stateAt } from "#model/reading/moment";
import { countRead } from "#state/cueAnswers";

const words = (
  "mia fox noor heron ada owl tom crab zoe moth ben lynx ivy newt kai wren now noor kite later " +
  "mia fox zoe moth noor kite kai wren"
).split(" ");

async function read(changes: Partial<MemorySettings> = {}) {
  const { run } = await runHeadless({ words, settings: { ...defaultSettings, ...changes }, overrides: [] });
  const { all } = cuesOf(words, run.trained ? defaultSettings : { ...defaultSettings, ...changes });
  return { run, all };
}

test("a cue is the fewest last words that make nine tenths of the key, in squares", () => {
  expect(cueLength({ ...defaultSettings, reach: 1, keyDecay: 1 })).toBe(1);
  expect(cueLength(defaultSettings)).toBe(1);
  expect(cueLength({ ...defaultSettings, reach: 2, keyDecay: 1 })).toBe(2);
  expect(cueLength({ ...defaultSettings, reach: 5, keyDecay: 0.5 })).toBe(2);
  expect(cueLength({ ...defaultSettings, reach: 10, keyDecay: 1 })).toBe(9);
  expect(cueLength({ ...defaultSettings, reach: 5, keyDecay: 0 })).toBe(1);
});

test("of letters a cue is all that a key stands for: its longest part weighs most", async () => {
  for (const keyDecay of [0, 0.3, 0.8]) expect(cueLength({ reach: 4, keyDecay, split: "letters" })).toBe(4);
  const letters = Array.from("gattacagattccagattaca");
  const settings = { ...defaultSettings, split: "letters", reach: 3, keyDecay: 0.3, dimension: 128 } as const;
  const { run } = await runHeadless({ words: letters, settings, overrides: [] });
  const key = (token: number) => rowOf(run.reading.stream.keys, { row: token, width: 128 });
  const { all, at } = cuesOf(letters, settings);
  const names = all.map(({ tokens, length }) => letters.slice(tokens[0]! - length, tokens[0]).join(""));
  expect(new Set(names).size).toBe(all.length);
  expect(names).toContain("gat");
  for (const { tokens } of all)
    for (const token of tokens) expect(cosine(key(token), key(tokens[0]!))).toBeCloseTo(1, 5);
  // att and tta have the same letters in another order.
  const [att, tta] = ["att", "tta"].map((name) => all[names.indexOf(name)]!.tokens[0]!);
  expect(cosine(key(att!), key(tta!))).toBeLessThan(0.5);
  expect(at[1]).toBe(0);
});

test("how many cues were read is counted without looking at all of them", () => {
  const cues = cuesOf(words, defaultSettings);
  for (let token = -1; token < words.length; token++) {
    const read = cues.all.filter(({ tokens }) => tokens[0]! <= token).length;
    expect(countRead({ cues }, token)).toBe(read);
  }
});

test("the keys of one cue are as good as the same, and those of two are not", async () => {
  for (const changes of [{}, { reach: 2, keyDecay: 1 }, { reach: 1 }, { reach: 5, keyDecay: 0.5 }]) {
    const { run, all } = await read({ dimension: 128, ...changes });
    const key = (token: number) => rowOf(run.reading.stream.keys, { row: token, width: 128 });
    for (const { tokens } of all) {
      for (const token of tokens) expect(cosine(key(token), key(tokens[0]!))).toBeGreaterThan(0.8);
    }
    for (const one of all) {
      for (const other of all) {
        if (one !== other) expect(cosine(key(one.tokens[0]!), key(other.tokens[0]!))).toBeLessThan(0.85);
      }
    }
  }
});

test("a word is replaced when another was read after the same cue, and is the answer again when it comes again", () => {
  const { all, at } = cuesOf(["a", "x", "a", "y", "a", "x"], { ...defaultSettings, reach: 1 });
  const cue = all[at[1]!]!;
  expect(cue.tokens).toEqual([1, 3, 5]);
  expect([0, 1, 3, 5].map((token) => latestOf(cue, token))).toEqual([null, 1, 3, 5]);
  const replaced = (token: number) => replacedWords(cue, { token, words: ["a", "x", "a", "y", "a", "x"] });
  expect([1, 3, 5].map(replaced)).toEqual([[], ["x"], ["y"]]);
});

test("every key of a trained model is a cue of its own, and the first token has none", () => {
  const { all, at } = cuesOf(["a", "b", "a", "b"], { ...defaultSettings, model: "mac" });
  expect(all.map(({ tokens }) => tokens)).toEqual([[1], [2], [3]]);
  expect([...at]).toEqual([-1, 0, 1, 2]);
});

for (const [name, changes] of [
  ["a matrix", {}],
  ["a network", { depth: 2 }],
  ["a memory that forgets toward its start", { decay: "initial", alpha: 0.1 }],
  ["a long chunk", { chunk: 16 }],
] as const) {
  test(`${name} is asked at every stage of a write, in words`, async () => {
    const { run, all } = await read(changes);
    const { config, parameters, stream, wordVectors, vocabulary } = run.reading;
    const asked = all.map(({ tokens }) => tokens[0]!);
    const columns = vocabulary.map((_, word) => word);
    for (const token of [0, 1, 18, 27]) {
      const got = answersAt(run, { token, asked, words: columns });
      const [before, after] = [stateAt(run, token - 1), stateAt(run, token)];
      const strengths = (weights: Float32Array | Float64Array) =>
        asked.flatMap((one) => {
          const inputs = rowOf(stream.keys, { row: one, width: 48 });
          const answer = readRowsOnCpu({ config, parameters, weights, inputs });
          return columns.map((word) => dot(answer, rowOf(wordVectors, { row: word, width: 48 })));
        });
      expect(got.before.strengths).toEqual(Float32Array.from(strengths(before.weights)));
      expect(got.after.strengths).toEqual(Float32Array.from(strengths(after.weights)));
      // Forgetting, and then the push that is carried on and this token's own part of it, are the write.
      const pushed = before.weights.map((_, at) => {
        const origin = config.decay === "initial" ? stream.alpha[token]! * parameters.initialWeights[at]! : 0;
        return (1 - stream.alpha[token]!) * before.weights[at]! + origin + after.momentum[at]!;
      });
      strengths(pushed).forEach((strength, at) => expect(strength).toBeCloseTo(got.after.strengths[at]!, 4));
      const gap = rowOf(stream.values, { row: token, width: 48 }).map(
        (x, at) => x - run.trace.rows.guesses.data[token * 48 + at]!,
      );
      columns.forEach((word, column) => {
        const vector = rowOf(wordVectors, { row: word, width: 48 });
        expect(got.error[column]).toBeCloseTo(dot(gap, vector), 5);
      });
      expect(norm(gap)).toBeCloseTo(run.columns.errorNorm[token]!, 5);
      asked.forEach((one, row) => {
        const [a, b] = [one, token].map((at) => rowOf(stream.keys, { row: at, width: 48 }));
        expect(got.alike[row]).toBeCloseTo(cosine(a!, b!), 5);
      });
    }
  });
}

test("of a matrix alone, forgetting pales every answer by α", async () => {
  const { run, all } = await read({ alpha: 0.2 });
  const asked = all.map(({ tokens }) => tokens[0]!);
  const { before, forgotten } = answersAt(run, { token: 20, asked, words: [0, 1, 2, 3] });
  before.strengths.forEach((strength, at) => expect(forgotten.strengths[at]).toBeCloseTo(0.8 * strength, 5));
});

test("the untouched memory answers nothing, whatever its seed and size", async () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    for (const dimension of [8, 16, 48]) {
      for (const depth of [1, 2, 3]) {
        const { run, all } = await read({ seed, dimension, depth, theta: 0 });
        const asked = all.map(({ tokens }) => tokens[0]!);
        const columns = run.reading.vocabulary.map((_, word) => word);
        const { after } = answersAt(run, { token: 27, asked, words: columns });
        expect(after.says.every((word) => word === noWord)).toBe(true);
        expect(Math.max(...after.strengths)).toBeLessThan(2 * leastAnswer);
      }
    }
  }
});

test("at the end of the first screen's text every cue is answered with the word it was last followed by", async () => {
  const { run, all } = await read();
  const asked = all.map((cue) => latestOf(cue, 27)!);
  const { after } = answersAt(run, { token: 27, asked, words: run.reading.wordOf.length ? [0] : [] });
  expect([...after.says]).toEqual(asked.map((token) => run.reading.wordOf[token]));
});
