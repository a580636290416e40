// Does the question that Compare opens on tell its memories apart, and is what stands under it so? Held against the engine.

import { beforeAll, describe, expect, test } from "vitest";
import { answerComparison } from "#model/compare/answers";
import { runHeadless } from "#model/reading/headless";
import { tokensOf } from "#model/contracts/tokenizer";
import { compareOpening, isUnchosen, openingTrials } from "#scene/compareOpening";
import { defaultScene, openingScene } from "#scene/presets";
import type { Scene } from "#scene/scene";
import { seenBy } from "#state/views";
import { answersNow } from "#components/compare/answersNow";
import { compareWords } from "#words/compare";
import { strayNumbers, untrueClaims } from "./support/claims";

const { scene: opened, claims = [], plain = [] } = compareOpening;
const { text, memory, compare, cursor } = opened;
const { tokens } = tokensOf(text, memory);
const words = tokens.map(({ word }) => word);

/** What the four memories say where the cursor stands, and how many cues they still answer. */
async function answers({ seed = memory.seed, window = opened.window, theta = memory.theta } = {}) {
  const settings = { ...memory, seed, theta };
  const { run } = await runHeadless({ words, settings, overrides: [] });
  return compare.memories.map((id) => {
    const setting = { memory: id, asking: compare.asking, window, knobs: compare.knobs };
    const reading = answerComparison(run, { kind: "compared", ...setting });
    const moment = answerComparison(run, {
      kind: "comparedAt",
      token: cursor!,
      asked: [],
      cues: [],
      words: [],
      ...setting,
    });
    if (!("says" in reading && "errors" in reading && "count" in moment)) throw new Error(`${id} was not read`);
    return { id, reading, says: run.reading.vocabulary[reading.says[cursor!]!], count: moment.count };
  });
}

describe("of the four memories that Compare opens with", () => {
  let four: Awaited<ReturnType<typeof answers>>;
  beforeAll(async () => {
    four = await answers();
  });

  test("each answers another count of the 19 cues, the window the fewest and Titans all", () => {
    expect(four.map(({ count }) => `${count.right} of ${count.asked} · ${count.replaced}`)).toEqual([
      "8 of 19 · 3",
      "16 of 19 · 3",
      "18 of 19 · 3",
      "19 of 19 · 3",
    ]);
  });

  test("Titans alone says the word that was told last, as the sentence under the text says", () => {
    expect(four.map(({ says }) => says)).toEqual(["lynx", "heron", "heron", "kite"]);
    const titles = ["Sliding window", "Linear attention", "Delta rule", "Titans"];
    const said = answersNow(
      { tokens: tokensOf(text, memory), vocabulary: [...new Set(words)] },
      {
        token: cursor!,
        asking: "next",
        chosen: four.map(({ id }, index) => ({ id, title: titles[index]! })),
        readings: new Map(four.map(({ id, reading }) => [id, reading])),
      },
    );
    expect(said).toBe(
      "kite is right: Titans says so. Sliding window says lynx, Linear attention and Delta rule say heron.",
    );
  });

  test("Titans alone is right with the random vectors of twelve other seeds too", async () => {
    for (let seed = 20; seed < 32; seed++) {
      const of = await answers({ seed });
      expect(
        of.map(({ says }) => says === "kite"),
        `seed ${seed}`,
      ).toEqual([false, false, false, true]);
      expect(new Set(of.map(({ count }) => count.right)).size, `seed ${seed}`).toBeGreaterThanOrEqual(3);
    }
  });

  test("the delta rule is right where it writes harder, and a window that is wide enough", async () => {
    const harder = await answers({ theta: openingTrials.theta });
    expect(harder.map(({ says }) => says === "kite")).toEqual([false, false, true, true]);
    const wider = await answers({ window: openingTrials.window });
    expect(wider.map(({ says }) => says === "kite")).toEqual([true, false, false, true]);
  });
});

test("what is said under the question is what the float64 engine says, and each of its numbers is stated", async () => {
  const { why, but, theta, window } = compareWords.opening;
  const prose = [why, but, theta, window].join(" ");
  expect(await untrueClaims(claims, opened)).toEqual([]);
  for (const { shown } of claims) expect(prose).toContain(shown);
  expect(strayNumbers(prose, [...claims.map(({ shown }) => shown), ...plain])).toEqual([]);
  expect(words.filter((word) => word === "heron")).toHaveLength(3);
  expect(words.filter((word) => word === "kite")).toHaveLength(2);
  const told = words.indexOf("kite");
  expect(cursor! - told).toBe(10);
});

test("of words nobody knows the right one, nothing is right; a memory that diverged, or has no answer, says so", () => {
  const reading = (says: number[], sound = says.length) => ({ size: says.length, sound, says: Int32Array.from(says) });
  const say = (token: number, asking: "recall" | "next" = "next"): string =>
    answersNow(
      { tokens: tokensOf("One two. One", memory), vocabulary: ["one", "two"] },
      {
        token,
        asking,
        chosen: [
          { id: "a", title: "A" },
          { id: "b", title: "B" },
          { id: "c", title: "C" },
        ],
        readings: new Map([
          ["a", reading([1, 1, 0])],
          ["b", reading([1, 0, 0], 2)],
          ["c", reading([1, -1, -1])],
        ]),
      },
    );
  expect(say(0)).toBe("two is right, and all say so.");
  expect(say(1)).toBe("One is right: B says so. A says two, C has no answer.");
  expect(say(2)).toBe("What comes after it is not known. A says One, B has diverged, C has no answer.");
  expect(say(2, "recall")).toBe("One is right: A says so. B has diverged, C has no answer.");
  expect(say(-1)).toBe("");
});

describe("a view's link", () => {
  const read: Scene = { ...openingScene, cursor: 12, unfolded: ["knobs"] };

  test("from the text that the page opened with leads to the question of Compare, and from there back", () => {
    expect(seenBy("compare", read)).toEqual({ ...opened, unfolded: ["knobs"] });
    expect(seenBy("explore", { ...opened, unfolded: [] })).toEqual(openingScene);
    expect(seenBy("lessons", read)).toEqual({ ...read, view: "lessons" });
  });

  test("takes with it a text that somebody has chosen, or a knob that was turned", () => {
    for (const chosen of [
      defaultScene,
      { ...read, text: `${openingScene.text} Ada: owl.` },
      { ...read, memory: { ...openingScene.memory, theta: 0.2 } },
    ]) {
      expect(isUnchosen(chosen)).toBe(false);
      expect(seenBy("compare", chosen)).toEqual({ ...chosen, view: "compare" });
    }
    const harder = { ...opened, memory: { ...memory, theta: openingTrials.theta } };
    expect(seenBy("explore", harder)).toEqual({ ...harder, view: "explore" });
  });
});
