// Do the small pictures in words show what the memories answer? Held against float64, with their sentences and tables.

import { beforeAll, describe, expect, test } from "vitest";
import { answerComparison, readingOf } from "#model/compare/answers";
import type { ComparedMoment } from "#model/contracts/compareQuestions";
import { defaultSettings } from "#model/contracts/settings";
import { tokensOf } from "#model/contracts/tokenizer";
import { dot, rowOf } from "#model/contracts/vectors";
import { runHeadless } from "#model/reading/headless";
import type { Run } from "#model/reading/run";
import { compareOpening } from "#scene/compareOpening";
import { comparedCues } from "#state/comparedCues";
import { storesNothing } from "#state/comparedHolds";
import { cellSaid, countSaid, currentSaid } from "#components/compare/columns/dotsSaid";
import { dotsPicture, type DotsPicture } from "#components/compare/columns/dotsPicture";
import { dotsTable } from "#components/compare/columns/dotsTable";

const { text, memory, compare, window, cursor } = compareOpening.scene;
const { asking, knobs } = compare;

function onPage(of: string) {
  const tokens = tokensOf(of, memory);
  const words = tokens.tokens.map(({ word }) => word);
  return { words, page: { tokens, vocabulary: [...new Set(words)], rule: memory } };
}

const { words, page } = onPage(text);
let run: Run;
beforeAll(async () => {
  ({ run } = await runHeadless({ words, settings: memory, overrides: [] }));
});

function pictureOf(id: string, token = cursor!): { picture: DotsPicture; moment: ComparedMoment } {
  const { cues, words } = comparedCues(page, { token, asking });
  const question = { kind: "comparedAt", memory: id, token, asked: [], cues, words, asking, window, knobs } as const;
  const moment = answerComparison(run, question) as ComparedMoment;
  return { moment, picture: dotsPicture(page, { moment, asking }) };
}

const cell = (picture: DotsPicture, cue: string, word: string): { row: number; column: number } => ({
  row: picture.rows.findIndex(({ name }) => name === cue),
  column: picture.words.indexOf(word),
});

test.each(compare.memories)("every strength of %s is M(k)·v in float64", (id) => {
  const { picture, moment } = pictureOf(id);
  const { stream, wordVectors } = run.reading;
  const width = run.reading.config.widths.at(-1)!;
  const keyWidth = run.reading.config.widths[0]!;
  const exact = readingOf(run, { memory: id, asking, window, knobs, floats: Float64Array });
  expect(picture.rows).toHaveLength(19);
  picture.rows.forEach(({ latest }, row) => {
    const answer = exact.answersAt(cursor!, rowOf(stream.keys, { row: latest!, width: keyWidth }));
    moment.inWords.words.forEach((word, column) => {
      const strength = dot(answer, rowOf(wordVectors, { row: word, width }));
      expect(picture.strengthAt({ row, column })).toBeCloseTo(strength, 4);
    });
  });
});

test("all memories have the same cues and words, and the count over the picture is of its rows", () => {
  const pictures = compare.memories.map((id) => pictureOf(id).picture);
  const [first] = pictures;
  for (const { rows, words, count } of pictures) {
    expect(rows.map(({ name }) => name)).toEqual(first!.rows.map(({ name }) => name));
    expect(words).toEqual(first!.words);
    expect(rows.filter(({ answered }) => answered?.state === "right")).toHaveLength(count.right);
    expect(rows.filter(({ answered }) => answered)).toHaveLength(count.asked);
  }
  expect(pictures.map(countSaid)).toEqual([
    "answers 8 of 19 · 3 replaced",
    "answers 16 of 19 · 3 replaced",
    "answers 18 of 19 · 3 replaced",
    "answers 19 of 19 · 3 replaced",
  ]);
});

describe("what is said of a cell and of the question", () => {
  test("tells right, replaced, still said and wrong apart", () => {
    const [window, delta, titans] = ["window", "delta", "titans"].map((id) => pictureOf(id).picture);
    expect(cellSaid(titans!, cell(titans!, "Noor", "kite"))).toBe("Noor: 0.60 of kite, right");
    expect(cellSaid(titans!, cell(titans!, "Noor", "heron"))).toBe("Noor: 0.27 of heron, replaced by kite");
    expect(cellSaid(delta!, cell(delta!, "Noor", "heron"))).toBe(
      "Noor: 0.41 of heron, replaced by kite, and still said",
    );
    expect(cellSaid(delta!, cell(delta!, "Noor", "kite"))).toBe("Noor: 0.31 of kite, right, but not what is said");
    expect(cellSaid(window!, cell(window!, "Noor", "lynx"))).toBe("Noor: 0.55 of lynx, wrong, and what is said");
    expect(cellSaid(window!, { row: 99, column: 0 })).toBe("");
    expect([window!, delta!, titans!].map(currentSaid)).toEqual([
      "Noor: lynx 0.55, newt 0.25",
      "Noor: heron 0.41, kite 0.31",
      "Noor: kite 0.60, heron 0.27",
    ]);
  });

  test("says of a cue that is still to come that it is not read, and draws no dot there", () => {
    const { picture } = pictureOf("titans", 3);
    const { row } = cell(picture, "Kai", "wren");
    expect(cellSaid(picture, cell(picture, "Kai", "wren"))).toBe("Kai: not read yet");
    expect(picture.dots.filter((dot) => dot.row === row)).toEqual([]);
    expect(picture.rows.filter(({ answered }) => answered)).toHaveLength(3);
  });
});

test("the table has a row a cue that was read, with what is right, said and replaced", () => {
  const table = dotsTable(page, pictureOf("delta").picture);
  expect(table.rows).toBe(19);
  const row = Array.from({ length: table.rows }, (_, index) => index).find((index) => table.labelOf(index) === "Noor")!;
  expect(table.columns.map((_, column) => table.valueAt(row, column).text)).toEqual([
    "kite",
    "0.305",
    "heron",
    "still says the old word",
    "heron",
  ]);
  expect(table.tokenOf!(row)).toBe(14);
});

test("of a long text the cues that were met last are shown, and the one that is asked among them", () => {
  const { page: long } = onPage(Array.from({ length: 700 }, (_, index) => `w${index % 90}`).join(" "));
  for (const [token, asking] of [
    [80, "recall"],
    [300, "next"],
    [511, "recall"],
  ] as const) {
    const { rows, words, cues, current } = comparedCues(long, { token, asking });
    expect(rows).toHaveLength(24);
    expect(words.length).toBeLessThanOrEqual(28);
    expect(current).not.toBeNull();
    expect(Math.max(...cues)).toBeLessThanOrEqual(token);
  }
  expect(comparedCues({ ...long, rule: defaultSettings }, { token: -1, asking: "recall" }).cues).toEqual([]);
});

test("a memory to which nothing was written holds nothing, and one that was written to does", async () => {
  const unwritten = await runHeadless({ words, settings: { ...memory, theta: 0 }, overrides: [] });
  const at = { kind: "comparedAt", token: 5, asked: [], cues: [], words: [], asking, window, knobs } as const;
  const holds = (of: Run, id: string): boolean =>
    !storesNothing(answerComparison(of, { ...at, memory: id }) as ComparedMoment);
  expect(["delta", "titans", "titans-deep", "window"].map((id) => holds(unwritten.run, id))).toEqual([
    ...[false, false, false],
    true,
  ]);
  expect(["delta", "titans", "titans-deep"].map((id) => holds(run, id))).toEqual([true, true, true]);
});
