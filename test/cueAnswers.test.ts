// What does the picture of the memory in words say of hand-made answers? Each state, and the counts.

import { expect, test } from "vitest";
import { noWord } from "#model/contracts/probe";
import type { CueAnswers } from "#model/contracts/protocol";
import { defaultSettings } from "#model/contracts/settings";
import { tokensOf } from "#model/contracts/tokenizer";
import { answeredCues, answersToShow, countAnswers, cueTextOf } from "#state/cueAnswers";
import { latestOf } from "#model/contracts/cues";

const rule = { ...defaultSettings, reach: 1 };
const tokens = tokensOf("a x b y a z", { model: "untrained", split: "words", punctuation: "shown" });
const vocabulary = [...new Set(tokens.tokens.map(({ word }) => word))];
const text = cueTextOf({ tokens, vocabulary, rule });
const [a, x, b, y, z] = ["a", "x", "b", "y", "z"].map((word) => vocabulary.indexOf(word));

/** Every cue read up to `token`, each saying one word, or nothing. */
function answersOf(token: number, says: readonly (number | undefined)[]): CueAnswers {
  const asked = text.cues.all.map((cue) => latestOf(cue, token)).filter((read) => read !== null);
  const answered = { strengths: new Float32Array(asked.length), says: Int32Array.from(says, (word) => word ?? noWord) };
  const nothing = { strengths: new Float32Array(asked.length), says: new Int32Array(asked.length).fill(noWord) };
  return {
    token,
    asked: Int32Array.from(asked),
    words: new Int32Array(0),
    before: nothing,
    carried: nothing,
    forgotten: nothing,
    after: answered,
    alike: new Float32Array(asked.length),
    guess: new Float32Array(0),
    error: new Float32Array(0),
  };
}

test("a cue that says its latest word is right, one that says another is wrong, one that says nothing has none", () => {
  // Cues, in the order of their first appearance: a → x, x → b, b → y, y → a.
  const answers = answersOf(4, [x, b, x]);
  const cues = answeredCues(text, {
    answers: { ...answers, after: { ...answers.after, says: Int32Array.of(x!, y!, noWord, a!) } },
    stage: "after",
    read: 4,
  });
  expect(cues.map(({ state }) => state)).toEqual(["right", "wrong", "none", "right"]);
  expect(cues.map(({ right }) => right)).toEqual([x, b, y, a]);
  expect(countAnswers(cues)).toEqual({ asked: 4, right: 2, none: 1, old: 0, replaced: 0 });
});

test("a word that another has taken the place of is replaced: it is neither right nor wrong, and asks nothing", () => {
  const cues = answeredCues(text, { answers: answersOf(5, [z, b, y, a]), stage: "after", read: 5 });
  expect(cues[0]).toMatchObject({ right: z, replaced: [x], state: "right" });
  expect(countAnswers(cues)).toEqual({ asked: 4, right: 4, none: 0, old: 0, replaced: 1 });
});

test("a memory that still says the replaced word is wrong, and is counted as saying the old one", () => {
  const cues = answeredCues(text, { answers: answersOf(5, [x, b, y, a]), stage: "after", read: 5 });
  expect(cues[0]).toMatchObject({ right: z, replaced: [x], says: x, state: "wrong" });
  expect(countAnswers(cues)).toEqual({ asked: 4, right: 3, none: 0, old: 1, replaced: 1 });
});

test("while a word is not told, its cue is asked for the word before it, and a new cue is unread", () => {
  const writing = answeredCues(text, { answers: answersOf(5, [x, b, y, a]), stage: "after", read: 4 });
  expect(writing[0]).toMatchObject({ right: x, replaced: [], state: "right" });
  const first = answeredCues(text, { answers: answersOf(1, [x]), stage: "after", read: 0 });
  expect(first).toMatchObject([{ right: null, state: "unread" }]);
  expect(countAnswers(first)).toEqual({ asked: 0, right: 0, none: 0, old: 0, replaced: 0 });
});

test("each stage of a write has its own answers", () => {
  const answers = answersOf(4, [x, b, y, a]);
  const states = (stage: "before" | "after") =>
    answeredCues(text, { answers, stage, read: 4 }).map(({ state }) => state);
  expect(states("before")).toEqual(["none", "none", "none", "none"]);
  expect(states("after")).toEqual(["right", "right", "right", "right"]);
});

test("a text's words stand where they come first, and its cues are worked out once", () => {
  expect([...text.wordOf]).toEqual([a, x, b, y, a, z]);
  expect([...text.firstOf]).toEqual([0, 1, 2, 3, 5]);
  expect(cueTextOf({ tokens, vocabulary, rule })).toBe(text);
  expect(cueTextOf({ tokens, vocabulary, rule: { ...rule, reach: 2, keyDecay: 1 } })).not.toBe(text);
});

test("an answer that comes before the page has gone on waits, and what was shown stays until then", () => {
  const [ahead, shown] = [7, 6].map((token) => ({ run: 1, token }));
  const at = (wanted: number, filled: number, id = 1) => answersToShow([ahead, shown], { run: { id, filled }, wanted });
  // The token 7 begins to be written: the picture still draws 6, and then what is asked of 7.
  expect(at(6, 7)).toBe(shown);
  expect(at(7, 7)).toBe(ahead);
  // From the beginning, or of another run, there is nothing yet.
  expect(at(0, 0)).toBeNull();
  expect(at(7, 8, 2)).toBeNull();
  expect(answersToShow([null, undefined], { run: { id: 1, filled: 8 }, wanted: 7 })).toBeNull();
});
