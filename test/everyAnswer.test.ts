// Is what a memory answers to all cues, slice by slice and without what is weak, the same as asked one by one?

import { expect, test } from "vitest";
import { latestOf, leastAnswer } from "#model/contracts/cues";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { answersAt } from "#model/reading/answers";
import { everyAnswer, sliceLength } from "#model/reading/everyAnswer";
import { runHeadless } from "#model/reading/headless";
import { countRead, cueTextOf } from "#state/cueAnswers";
import { everyCue, strengthOf, withSlice } from "#state/everyAnswer";
import type { EveryAnswer } from "#state/store";
import { radiusOf } from "#components/chart/dotArea";
import { overviewOf } from "#components/explore/answers/overviewLayout";
import { paintOverview } from "#components/explore/answers/overviewDrawing";
import { tokensOf } from "#model/contracts/tokenizer";

/** Facts of many names, some of them told again with another word. */
const names = Array.from({ length: 40 }, (_, index) => `n${index}`);
const facts = Array.from({ length: 300 }, (_, index) => `${names[(7 * index) % 40]} w${(11 * index) % 97}`).join(" ");

async function read(changes: Partial<MemorySettings> = {}) {
  const settings = { ...defaultSettings, ...changes };
  const tokens = tokensOf(facts, settings);
  const { run } = await runHeadless({ words: tokens.tokens.map(({ word }) => word), settings, overrides: [] });
  const text = cueTextOf({ tokens, vocabulary: run.reading.vocabulary, rule: settings });
  return { run, text, vocabulary: run.reading.vocabulary };
}

/** All slices at a token, one after the other. */
function every(
  { run, text }: Awaited<ReturnType<typeof read>>,
  token: number,
  before: EveryAnswer | null = null,
): EveryAnswer {
  const count = countRead(text, token);
  let made = before;
  for (let from = 0; from < count;) {
    const slice = everyAnswer(run, { token, from });
    from += slice.asked.length;
    made = withSlice(made, 1, slice, count);
  }
  return made!;
}

test.each([{}, { depth: 2 }, { dimension: 128 }] as const)(
  "every cue is answered as if it was asked alone, and no word that is as strong as an answer is left out: %o",
  async (changes) => {
    const reading = await read(changes);
    const { run, text, vocabulary } = reading;
    for (const token of [120, 599]) {
      const made = every(reading, token);
      const asked = text.cues.all.map((cue) => latestOf(cue, token)).filter((one) => one !== null);
      expect(made).toMatchObject({ token, asked: asked.length, isAsking: false });
      const words = Array.from(vocabulary.keys());
      const dense = answersAt(run, { token, asked, words });
      asked.forEach((one, row) => {
        const of = everyCue(text, made, { cue: text.cues.at[one]!, token })!;
        expect(of.says ?? -1).toBe(dense.after.says[row]);
        expect(of.right).toBe(text.wordOf[one]);
        for (const word of words) {
          const strength = dense.after.strengths[row * words.length + word]!;
          const told = strengthOf(of, word);
          if (word === of.right || (strength >= leastAnswer && text.firstOf[word]! <= token))
            expect(told).toBe(strength);
          else expect(told).toBeNull();
        }
      });
    }
  },
);

test("until all cues are asked anew, those that are not yet keep what they answered before, and none is told that was not read", async () => {
  const reading = await read({ dimension: 128 });
  const { run, text } = reading;
  const length = sliceLength(run);
  const before = every(reading, 599);
  expect(before.slices.length).toBeGreaterThan(1);
  const begun = withSlice(before, 1, everyAnswer(run, { token: 400, from: 0 }), countRead(text, 400));
  expect(begun).toMatchObject({ token: 400, asked: length, isAsking: true });
  const tokenOf = (cue: number) => everyCue(text, begun, { cue, token: 599 })?.slice.token;
  expect([0, length - 1, length, countRead(text, 599) - 1].map(tokenOf)).toEqual([400, 400, 599, 599]);
  // The cursor stands where the last cues are not read yet.
  const read10 = countRead(text, 10);
  expect(everyCue(text, begun, { cue: read10 - 1, token: 10 })).not.toBeNull();
  expect(everyCue(text, begun, { cue: read10, token: 10 })).toBeNull();
  const ended = every(reading, 10, before);
  expect(ended).toMatchObject({ asked: read10, isAsking: false });
  expect(ended.slices).toHaveLength(1);
  // Another run has nothing of the one before.
  expect(withSlice(before, 2, everyAnswer(run, { token: 400, from: 0 }), countRead(text, 400)).slices).toHaveLength(1);
});

test("cells are as large as they fit, a pixel at least, and a cue's right word is painted where it stands, as large as it is strong", async () => {
  const reading = await read();
  const { text, vocabulary } = reading;
  const size = { rows: text.cues.all.length, columns: vocabulary.length };
  const room = { width: 600, height: 200 };
  const small = overviewOf({ room, rows: 4000, columns: 1400 });
  expect(small).toMatchObject({ rowHeight: 1, columnWidth: 1, width: 1400, height: 4000 });
  const plot = overviewOf({ room: { width: 1400, height: 2000 }, ...size });
  const into = { width: 1400, height: 2000, data: new Uint8ClampedArray(4 * 1400 * 2000) };
  const look = {
    right: { colour: [0, 200, 0], opacity: 1 },
    wrong: { colour: [9, 9, 9], opacity: 1 },
    other: { colour: [9, 9, 9], opacity: 0.25 },
    replaced: { colour: [0, 0, 200], opacity: 1 },
    old: { colour: [9, 9, 200], opacity: 1 },
  } as const;
  const token = 599;
  const made = every(reading, token);
  const still = { x: 0, y: 0 };
  const drawn = paintOverview(into, { plot, scrolled: still, ratio: 1, look, text, every: made, token });
  expect(drawn).toEqual(new Set(["right", "wrong", "other", "replaced", "old"]));
  const colourAt = (cue: number, word: number): number[] => {
    const at = 4 * (Math.floor((cue + 0.5) * plot.rowHeight) * 1400 + Math.floor((word + 0.5) * plot.columnWidth));
    return Array.from(into.data.subarray(at, at + 4));
  };
  let told = 0;
  for (const cue of text.cues.all.keys()) {
    const of = everyCue(text, made, { cue, token })!;
    const strength = strengthOf(of, of.right!)!;
    if (radiusOf(plot, { strength, least: leastAnswer }) < 1.5) continue;
    expect(colourAt(cue, of.right!)).toEqual([0, 200, 0, 255]);
    told++;
  }
  expect(told).toBeGreaterThan(10);
});
