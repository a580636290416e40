// Does what the page concludes from a run follow from the run? Repeats, second readings, drawn gates, earlier runs in words.

import { describe, expect, test } from "vitest";
import { tokenise } from "#model/contracts/tokenizer";
import { noWord } from "#model/contracts/probe";
import { nextProbability } from "#model/reading/expected";
import { summarise } from "#model/reading/headless";
import { defaultScene, presets } from "#scene/presets";
import { patched, type ScenePatch } from "#scene/scenePatch";
import {
  earlierWords,
  effectsOf,
  holdsNothing,
  overrideAt,
  repeatOf,
  secondReading,
  withOverride,
} from "#state/selectors";
import type { PageRun } from "#state/store";
import { sayReading } from "#components/explore/timeline/sayReading";
import { timelineWords } from "#components/explore/timeline/words";
import { readScene } from "./support/lessons";

const tokensOf = (text: string) => tokenise({ text, punctuation: "shown" }).tokens;

function runOf(surprise: readonly number[], filled = surprise.length): PageRun {
  const ones = Float32Array.from(surprise, () => 1);
  const columns = { surprise: Float32Array.from(surprise), momentum: ones, weightNorm: ones, drift: ones };
  const tokens = { tokens: surprise.map(() => ({ word: "a" })) };
  return {
    ...{ columns: { ...columns, answerAfter: new Int32Array(surprise.length) }, filled, tokens },
    ...{ vocabulary: ["a"], card: null, rule: { decay: "zero" } },
  } as unknown as PageRun;
}

describe("repeats", () => {
  test("the longest passage that comes again is found, with both its places", () => {
    const tokens = tokensOf("now the red fox sleeps by the river and then the red fox sleeps by the river again");
    expect(repeatOf(tokens)).toEqual({ first: 1, second: 10, length: 7 });
  });

  test("four words that come again are not a repeat", () => {
    expect(repeatOf(tokensOf("one two three four stop one two three four"))).toBeNull();
  });

  test("three words over and over do not overlap with themselves", () => {
    const repeat = repeatOf(tokensOf("la li lo ".repeat(5)))!;
    expect(repeat.length).toBe(6);
    expect(repeat.first + repeat.length).toBeLessThanOrEqual(repeat.second);
  });

  test("one word over and over, or two in turn, are not a repeat", () => {
    expect(repeatOf(tokensOf("tick ".repeat(48)))).toBeNull();
    expect(repeatOf(tokensOf("tick tock ".repeat(24)))).toBeNull();
  });

  test("a text too long to search while the page waits has no repeat", () => {
    expect(repeatOf(tokensOf("one two three four five six ".repeat(300)))).toBeNull();
  });

  test("the second reading is compared with the first by mean surprise, and only once it is read", () => {
    const repeat = { first: 0, second: 4, length: 3 };
    expect(secondReading(runOf([4, 4, 4, 9, 1, 2, 3]), repeat)).toEqual({ kind: "less", less: 0.5 });
    expect(secondReading(runOf([4, 4, 4, 9, 1, 2, 3], 6), repeat)).toBeNull();
  });
});

describe("drawn gates", () => {
  const alpha = (from: number, to: number, value: number) => ({ gate: "alpha", from, to, value }) as const;

  test("a range drawn over the middle of another leaves both its ends", () => {
    expect(withOverride([alpha(2, 9, 0.1)], alpha(4, 5, 0.3))).toEqual([
      alpha(2, 3, 0.1),
      alpha(4, 5, 0.3),
      alpha(6, 9, 0.1),
    ]);
  });

  test("a range that is covered whole is gone, and another gate is left alone", () => {
    const theta = { gate: "theta", from: 3, to: 4, value: 0.5 } as const;
    expect(withOverride([alpha(3, 4, 0.1), theta], alpha(2, 6, 0.3))).toEqual([alpha(2, 6, 0.3), theta]);
  });

  test("a drawn range holds its gate from its first token to its last, and no other gate", () => {
    const drawn = [alpha(2, 4, 0.1)];
    const at = (token: number) => overrideAt(drawn, { gate: "alpha", token })?.value ?? null;
    expect([1, 2, 4, 5].map(at)).toEqual([null, 0.1, 0.1, null]);
    expect(overrideAt(drawn, { gate: "eta", token: 3 })).toBeNull();
  });
});

describe("the earlier run in words", () => {
  test("numbers are told by their symbols, choices and switches by their names", () => {
    expect(earlierWords({ memory: { theta: 0.05, decay: "initial" }, overrides: null })).toBe(
      "θ 0.05, forget toward M₀",
    );
    expect(earlierWords({ memory: { layerNorm: false }, overrides: null })).toBe("layer norm off");
  });

  test("beyond two differences the rest is only hinted at", () => {
    expect(earlierWords({ memory: { theta: 0.05, eta: 0.5, chunk: 8 }, overrides: [] })).toBe("θ 0.05, η 0.5, …");
  });

  test("a gate that had not been drawn yet is said", () => {
    expect(earlierWords({ memory: {}, overrides: [] })).toBe("no gates drawn");
  });
});

describe("what a turned knob did, in truth", () => {
  const dead = { alpha: 0.3, depth: 2 } as const;
  const repeat = repeatOf(tokensOf(defaultScene.text))!;
  const read = async (preset: string, change: ScenePatch["memory"] = {}): Promise<PageRun> => {
    const scene = patched(presets.find(({ id }) => id === preset)!.scene, { memory: change });
    const { run, tokens } = await readScene(scene);
    const summary = summarise(run, { milliseconds: 1, backend: "cpu" });
    const card = run.trained ? { config: run.trained.forward.config } : null;
    const columns = { ...run.columns };
    if (run.trained) {
      const { forward } = run.trained;
      columns.nextProbability = Float32Array.from(tokens, (_, token) =>
        token + 1 < tokens.length ? nextProbability(forward, token) : 0,
      );
    }
    return {
      ...{ columns, filled: run.filled, vocabulary: run.reading.vocabulary, card, summary },
      ...{ rule: scene.memory, tokens: { tokens } },
    } as unknown as PageRun;
  };

  test("a memory that forgot all it held is said to store nothing, and no second reading that went better", async () => {
    const [before, after] = [await read("two-readings"), await read("two-readings", dead)];
    const mean = (from: number): number =>
      after.columns.surprise.subarray(from, from + repeat.length).reduce((a, b) => a + b, 0);
    expect(mean(repeat.second) / mean(repeat.first)).toBeLessThan(0.01); // what it was praised for
    expect(secondReading(after, repeat)).toEqual({ kind: "emptied" });
    const effects = effectsOf(after, { run: before, kept: false }, { repeat, answers: [] });
    expect(effects.map(({ id }) => id).slice(0, 2)).toEqual(["recall", "emptied"]);
    expect(effects[0]).toMatchObject({ after: 0 });
    expect(effects.map(({ id }) => id)).not.toContain("secondReading");
    expect(effects.map(({ id }) => id)).not.toContain("surprise");
    const back = effectsOf(before, { run: after, kept: false }, { repeat, answers: [] });
    expect(back.map(({ id }) => id)).not.toContain("secondReading");
  });

  test("a memory that still holds something is compared by its second reading", async () => {
    const [before, after] = [await read("two-readings"), await read("two-readings", { theta: 0.05 })];
    const effects = effectsOf(after, { run: before, kept: false }, { repeat, answers: [] });
    expect(effects.map(({ id }) => id)).toContain("secondReading");
    expect(holdsNothing(before, before.filled - 1)).toBe(false);
  });

  test("a write that erases everything, and a rate of nothing, leave a memory that holds nothing", async () => {
    const erased = await read("capitals", { alpha: 1, eta: 0, theta: 0 });
    expect(holdsNothing(erased, 20)).toBe(true);
    expect(holdsNothing(await read("two-readings", { theta: 0 }), 40)).toBe(true);
    expect(holdsNothing(await read("two-readings", { ...dead, decay: "initial" }), 40)).toBe(false);
  });

  test("cues answered lead, moved or not, and no praise for less surprise follows where fewer are answered", async () => {
    const [before, after] = [await read("two-readings"), await read("two-readings", { alpha: 0.15 })];
    const [then, now] = [before.summary!.recall, after.summary!.recall];
    expect(now.right).toBeLessThan(then.right);
    const effects = effectsOf(after, { run: before, kept: false }, { repeat, answers: [] });
    expect(effects[0]).toEqual({
      id: "recall",
      before: then.right,
      after: now.right,
      of: now.asked,
      ofBefore: then.asked,
    });
    for (const { id, before: was, after: is } of effects) {
      if (id === "surprise") expect(is).toBeGreaterThan(was);
      if (id === "secondReading") expect(is).toBeLessThanOrEqual(was);
    }
    const [first] = effectsOf(before, { run: before, kept: false }, { repeat, answers: [] });
    expect(first).toMatchObject({ id: "recall", before: then.right, after: then.right });
  });

  test("where a key is made of more words there are other cues, and both counts say of how many", async () => {
    const [before, after] = [await read("two-readings"), await read("two-readings", { keyDecay: 1, reach: 3 })];
    const [first] = effectsOf(after, { run: before, kept: false }, { repeat, answers: [] });
    expect(first!.of).not.toBe(first!.ofBefore);
  });

  test("a second reading that surprises less is not praised where fewer words are answered than at the first", async () => {
    const run = await read("two-readings");
    expect(secondReading(run, repeat)).toMatchObject({ kind: "less" });
    const answerAfter = run.columns.answerAfter.slice();
    answerAfter.fill(noWord, repeat.second, repeat.second + repeat.length);
    const forgetful = { ...run, columns: { ...run.columns, answerAfter } };
    const went = secondReading(forgetful, repeat);
    expect(went).toMatchObject({ kind: "fewer", after: 0, of: repeat.length });
    expect(sayReading(went!, timelineWords.second)).toMatch(/^answers 0 of \d+, before [1-9]/u);
  });

  test("of a trained model with questions the answers come first: switched off, its memory answers none", async () => {
    const { answers } = presets.find(({ id }) => id === "story")!.scene;
    const [before, after] = [await read("story"), await read("story", { writes: false })];
    const [first] = effectsOf(after, { run: before, kept: false }, { repeat: null, answers });
    expect(first).toMatchObject({ id: "answers", after: 0, of: answers.length });
    expect(first!.before).toBeGreaterThan(answers.length / 2);
  });
});
