// Does each part of a write draw what the engine says of it, and nothing of a later part? In the picture of the memory in words.

import { expect, test } from "vitest";
import { latestOf, leastAnswer } from "#model/contracts/cues";
import { subSteps, type SubStep } from "#model/contracts/probe";
import { defaultSettings } from "#model/contracts/settings";
import { tokenise } from "#model/contracts/tokenizer";
import { answersAt } from "#model/reading/answers";
import { runHeadless } from "#model/reading/headless";
import { radiusOf } from "#components/chart/dotArea";
import { dotMarks, replacedMarks } from "#components/explore/answers/answersDrawing";
import { marksDrawn } from "#components/explore/answers/keyDrawn";
import type { Picture } from "#components/explore/answers/picture";
import { placeOf, plotOf } from "#components/explore/answers/answersLayout";
import { writeMarks } from "#components/explore/answers/writeDrawing";
import { stageOf } from "#components/explore/answers/writeStage";
import { answeredCues, cueTextOf } from "#state/cueAnswers";

const tokens = tokenise({ text: "Mia fox Noor heron Ada owl Tom crab Now Noor kite", punctuation: "shown" });
const words = tokens.tokens.map(({ word }) => word);
const vocabulary = [...new Set(words)];
const kite = words.indexOf("kite");
/** A chunk so long that the memory has moved since it began: the guess is another than the answer just before the write. */
const settings = { ...defaultSettings, chunk: 6 };
const { run } = await runHeadless({ words, settings, overrides: [] });
const text = cueTextOf({ tokens, vocabulary, rule: defaultSettings });
const asked = text.cues.all.map((cue) => latestOf(cue, kite)!);
const answers = answersAt(run, { token: kite, asked, words: vocabulary.map((_, word) => word) });
const plot = plotOf({
  width: 800,
  height: 500,
  labels: { row: 80, column: 60 },
  count: { rows: asked.length, columns: vocabulary.length },
  at: { row: 0, column: 0 },
  before: null,
});
const row = text.cues.at[kite]!;
const column = vocabulary.indexOf("kite");

function pictureAt(part: SubStep, token = kite): Picture {
  const stage = stageOf({ token, writing: { token, subStep: subSteps.indexOf(part) } });
  const asked = text.cues.all.map((cue) => latestOf(cue, token)).filter((read) => read !== null);
  const answers = answersAt(run, { token, asked, words: vocabulary.map((_, word) => word) });
  const cues = answeredCues(text, { answers, stage: stage.answers, read: stage.read });
  return {
    plot,
    text,
    tokens,
    cursor: stage,
    stage,
    answers: { ...answers, run: 0 },
    cues,
    counted: cues,
    model: null,
    alpha: 0.005,
  };
}
const marksAt = (part: SubStep) => writeMarks(pictureAt(part));

const drawn = (part: SubStep): string[] =>
  Object.entries(marksAt(part)).flatMap(([layer, marks]) => (layer !== "guess" && marks.length > 0 ? [layer] : []));

test("every part draws its own, and none what a later part brings", () => {
  expect(Object.fromEntries(subSteps.map((part) => [part, drawn(part).sort()]))).toEqual({
    key: ["alike"],
    guess: [],
    target: [],
    error: ["gap", "ticks"],
    carry: ["wake"],
    forget: ["forgotten"],
    write: [],
  });
});

test("the key beside the picture names what a part draws, and nothing else", () => {
  const namedAt = (part: SubStep): string[] => {
    const marks = { dots: dotMarks(pictureAt(part)), ring: [], replaced: [], write: marksAt(part) };
    return [...marksDrawn(marks)].filter((id) => !["right", "other", "wrong", "surprise"].includes(id));
  };
  expect(Object.fromEntries(subSteps.map((part) => [part, namedAt(part)]))).toEqual({
    key: ["alike"],
    guess: ["guess"],
    target: ["guess"],
    error: ["guess", "lacks", "missed"],
    carry: ["wake"],
    forget: ["forgotten"],
    write: [],
  });
});

test.each(["guess", "target", "error"] as const)(
  "at the %s the guess is outlined where it is not as strong as the answer now",
  (part) => {
    const outlined = new Map(marksAt(part).guess.map(({ key, attributes }) => [Number(key), Number(attributes.r)]));
    expect(outlined.size).toBeGreaterThan(0);
    for (const word of vocabulary.keys()) {
      const [then, now] = [answers.guess[word]!, answers.before.strengths[row * vocabulary.length + word]!].map(
        (strength) => radiusOf(plot, { strength, least: leastAnswer }),
      ) as [number, number];
      const isOther = then > 0 && Math.abs(then - now) >= 0.3;
      expect(outlined.get(word) ?? null, vocabulary[word]).toBe(isOther ? then : null);
    }
  },
);

test.each(["key", "carry", "forget", "write"] as const)("at the %s it is not", (part) => {
  expect(marksAt(part).guess).toEqual([]);
});

test("a bar is as long as its key is like the one that is written, and the row itself has none", () => {
  const bars = marksAt("key").alike;
  const whole = plot.columns.count * plot.columnWidth;
  expect(bars.map(({ key }) => Number(key))).not.toContain(row);
  for (const { key, attributes } of bars) {
    expect(Number(attributes.width) / whole).toBeCloseTo(answers.alike[Number(key)]!, 5);
  }
  const alike = [...answers.alike].filter((share, cue) => cue !== row && share >= 0.05);
  expect(bars.length).toBe(alike.length);
});

test("the arrow goes from the guess to a perfect answer, and its ticks say what must grow and what must shrink", () => {
  const { gap, ticks } = marksAt("error");
  const { x, y } = placeOf(plot, { row, column });
  const from = radiusOf(plot, { strength: answers.guess[column]!, least: leastAnswer });
  expect(gap.map(({ attributes }) => attributes.d)).toEqual([
    expect.stringContaining(`M${x + from} ${y}H${x + plot.radius}`),
  ]);
  expect(ticks.map(({ key }) => Number(key))).not.toContain(column);
  for (const { key, attributes } of ticks) {
    const end = Number(/V([-\d.]+)/.exec(String(attributes.d))![1]);
    expect(Math.sign(y - end)).toBe(Math.sign(answers.error[Number(key)]!));
  }
  const missed = vocabulary.flatMap((_, word) =>
    word !== column && Math.abs(answers.error[word]!) >= leastAnswer ? [word] : [],
  );
  expect(ticks.map(({ key }) => Number(key)).sort()).toEqual(missed.sort());
});

test("a wake lies where the past push alone moves an answer, as broad as it does", () => {
  for (const { key, attributes } of marksAt("carry").wake) {
    const [cue, word] = key.split(" ").map(Number) as [number, number];
    const [before, carried] = [answers.before, answers.carried].map(({ strengths }) =>
      radiusOf(plot, { strength: strengths[cue * vocabulary.length + word]!, least: leastAnswer }),
    ) as [number, number];
    expect(attributes.r).toBeCloseTo((before + carried) / 2, 6);
    expect(attributes["stroke-width"]).toBeCloseTo(Math.max(1.5, Math.abs(carried - before)), 6);
  }
});

test("a replaced word that is still the strongest answer is struck in ink, and its row has no other wrong dot", () => {
  const strongest = (part: SubStep): string => {
    const { cues } = pictureAt(part);
    return vocabulary[cues.find(({ cue }) => cue === row)!.says!]!;
  };
  const heron = vocabulary.indexOf("heron");
  const kinds = (["forget", "write"] as const).map((part) => {
    const struck = replacedMarks(pictureAt(part)).replaced.find(({ key }) => key === `${row} ${heron}`)!;
    const wrong = dotMarks(pictureAt(part)).filter(
      ({ key, attributes }) => key.startsWith(`${row} `) && attributes.class === "is-wrong",
    );
    expect(wrong).toEqual([]);
    const drawn = { dots: [], ring: [], replaced: [struck], write: marksAt("write") };
    expect(marksDrawn(drawn).has("old")).toBe(strongest(part) === "heron");
    return struck.attributes.class;
  });
  // Only the push of the word itself makes it the strongest.
  expect(strongest("forget")).toBe("heron");
  expect(kinds[0]).toBe("is-said");
  expect(kinds[1]).toBe(strongest("write") === "heron" ? "is-said" : "");
});

test("what comes back to a cue before anything was written after it is chance, and no wrong answer", () => {
  const wrongIn = (token: number, part: SubStep): string[] =>
    dotMarks(pictureAt(part, token)).flatMap(({ key, attributes }) =>
      attributes.class === "is-wrong" && key.startsWith(`${text.cues.at[token]} `) ? [key] : [],
    );
  let chances = 0;
  for (const token of words.keys()) {
    if (token === 0 || token === kite) continue;
    for (const part of ["guess", "target", "error", "carry", "forget"] as const) {
      expect(wrongIn(token, part), `${words[token]} ${part}`).toEqual([]);
      const { cues } = pictureAt(part, token);
      chances += cues.filter(
        ({ cue, says, right }) => cue === text.cues.at[token] && says !== null && says !== right,
      ).length;
    }
  }
  expect(chances).toBeGreaterThan(0);
});

test("a word that was not read yet has no dot, whatever comes back of it", () => {
  const strengths = Float32Array.from(answers.before.strengths, () => 0.5);
  const { says } = answers.before;
  const loud = { ...answers, run: 0, before: { strengths, says }, after: { strengths, says } };
  const columnsAt = (part: SubStep) =>
    new Set(dotMarks({ ...pictureAt(part), answers: loud }).map(({ key }) => Number(key.split(" ")[1])));
  expect(columnsAt("guess").has(column)).toBe(false);
  expect(columnsAt("guess").size).toBe(vocabulary.length - 1);
  expect(columnsAt("write").has(column)).toBe(true);
});
