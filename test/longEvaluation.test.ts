// Are answers of long texts graded as they are of short ones, and does the page count what it reads on top of what was known?

import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { hasGates, hasMemory, type ModelConfig } from "#model/contracts/architecture";
import { longSizes, longTestIds, longestTrained, type LongResults, type LongRow } from "#model/contracts/longTests";
import type { TrainedName } from "#model/contracts/models";
import { uniform } from "#model/contracts/random";
import { animals, colours, idsOf, people, places, things } from "#model/contracts/vocabulary";
import { stepSeed } from "#model/learning/training";
import { likeliest } from "#model/trained/evaluation";
import { startForward } from "#model/trained/forward";
import { keptBytes } from "#model/trained/kept";
import { graded, longRow, longSample, longSeed } from "#model/trained/longEvaluation";
import { recipes, stepsOf } from "#model/trained/recipes";
import { pairs } from "#model/trained/tasks/pairs";
import { tested } from "#model/trained/tasks/tested";
import { readSafetensors } from "#model/trained/weights";
import { shownModels } from "#components/compare/longTests/shownRows";
import { longSentence } from "#components/compare/longTests/longSentence";
import { paperFigure, paperTable, splicedClaim, splicedFrom } from "#components/compare/paperTable/paperFigures";
import { verdict } from "#components/compare/paperTable/splice";
import { compareWithCards, openLongTests, readTexts, stopReadingTexts, timeName, useLongTests } from "#state/longTests";

interface Card {
  config: ModelConfig;
  sha256: string;
}

const cardOf = (name: string) => JSON.parse(readFileSync(`public/models/${name}.json`, "utf8")) as Card;
const modelOf = (name: string) => ({
  config: cardOf(name).config,
  parameters: readSafetensors(new Uint8Array(readFileSync(`public/models/${name}.safetensors`))).tensors,
});
const shipped = recipes.map(({ name }) => name).filter((name) => existsSync(`public/models/${name}.safetensors`));

test("an answer counts where a reading that keeps the whole text would have said all its tokens", () => {
  for (const [name, frozen] of [
    ["mag", false],
    ["mag", true],
    ["full", false],
  ] as const) {
    const model = modelOf(name);
    let right = 0;
    for (const [id, size] of [
      ["passkey", 1500],
      ["pairs", 16],
    ] as const) {
      const sample = longSample({ test: id, size, text: 3, seed: 7 });
      const ids = idsOf(sample.words);
      const { config, parameters } = model;
      const forward = startForward({ config, parameters, ids, ablation: { frozen }, traced: false });
      forward.advance(ids.length);
      const { vocabulary } = config;
      const expected = sample.answers.filter(({ token, length }) =>
        Array.from({ length }, (_, index) => token + index).every(
          (at) => likeliest(forward.logits, { row: at - 1, vocabulary }) === ids[at],
        ),
      ).length;
      expect(graded({ ...model, frozen, sample }), `${name} ${id}`).toBe(expected);
      right += expected;
    }
    if (name === "mag" && !frozen) expect(right).toBeGreaterThan(0);
  }
});

test("what is kept of a text is as large as its parts, and grows with the text in full attention alone", () => {
  const { config } = modelOf("lmm");
  // Two layers of two heads: M, S and the chunk's M of 32 × 32, and three rows of three convolutions over 64.
  expect(keptBytes(config, 4096)).toBe(4 * 2 * (2 * 3 * 32 * 32 + 3 * 3 * 64));
  for (const name of shipped) {
    const { config } = modelOf(name);
    const grows = keptBytes(config, 65_536) > keptBytes(config, 1024);
    expect(grows, name).toBe(config.mixer === "full");
  }
  // Keys and values of 64 numbers of every token in two layers.
  const full = modelOf("full").config;
  expect(keptBytes(full, 2000) - keptBytes(full, 1000)).toBe(4 * 2 * 1000 * 2 * 64);
});

describe("What the page says that models were trained on", () => {
  const ids = longTestIds.filter((id) => id !== "pairs");
  const plans = recipes.filter(({ name }) => name !== "tiny").map(({ plan }) => plan);

  test("is the longest text of every training in which such texts come", () => {
    for (const { phases } of plans) {
      const lengths = phases.filter(({ shares }) => (shares["tested"] ?? 0) > 0).map(({ length }) => length);
      expect(Math.max(...lengths)).toBe(longestTrained.tokens);
    }
  });

  test("are all tests by tokens: each asks as its own texts do", () => {
    const length = longestTrained.tokens;
    const texts = Array.from({ length: 40 }, (_, text) => tested.sample({ next: uniform(`trained ${text}`), length }));
    const trained = new Set(texts.flatMap(({ words, answers }) => answers.map(({ token }) => askedAt(words, token))));
    for (const id of ids) {
      const { words, answers } = longSample({ test: id, size: length, text: 0, seed: 7 });
      expect(trained, id).toContain(askedAt(words, answers[0]!.token));
    }
  });

  test("are pairs of colours, and up to so many at once", () => {
    const counts = Array.from({ length: 200 }, (_, text) => {
      const { words } = pairs.sample({ next: uniform(`pairs ${text}`), length: 256 });
      return new Set(words.filter((_, at) => animals.includes(words[at + 1]!) && words[at] !== "?"));
    });
    expect(Math.max(...counts.map(({ size }) => size))).toBe(longestTrained.pairs);
    for (const keys of counts) expect([...keys].filter((key) => !colours.includes(key))).toEqual([]);
  });

  test("never are the texts of an evaluation: no step of a training begins with the numbers that make one", () => {
    const start = (seed: string): string => {
      const next = uniform(seed);
      return [next(), next()].join(" ");
    };
    const steps = new Set(
      plans.flatMap((plan) => Array.from({ length: stepsOf(plan) }, (_, step) => stepSeed(plan, step))),
    );
    const starts = new Set([...steps].map(start));
    const read = longTestIds.flatMap((test) =>
      longSizes[test === "pairs" ? "pairs" : "tokens"].flatMap((size) =>
        Array.from({ length: 200 }, (_, text) => longSeed({ test, size, text, seed: 7 })),
      ),
    );
    expect(read.filter((seed) => starts.has(start(seed)))).toEqual([]);
  });
});

/** The words of a question, from its beginning to its answer, names and things left out. */
function askedAt(words: readonly string[], token: number): string {
  const from = words.lastIndexOf(".", token - 1) + 1;
  const named = [...people, ...places, ...things];
  return words
    .slice(from, token)
    .map((word) => (named.includes(word) ? "#" : word))
    .join(" ");
}

describe("What ships of the long tests", () => {
  const results = JSON.parse(readFileSync("public/longTests.json", "utf8")) as LongResults;

  test("is of the weights that ship", () => {
    const weights = Object.fromEntries(shipped.map((name) => [name, cardOf(name).sha256]));
    expect(results.models, "run npm run evaluate -- --long --cards").toEqual(weights);
  });

  test("says what freezing saves: a memory that only answers takes less time than one that learns", () => {
    for (const name of shipped) {
      const { learning, frozen } = results.costs[name]!;
      const { mixer } = cardOf(name).config;
      expect(frozen !== null, name).toBe(hasGates(mixer));
      if (hasMemory(mixer)) expect(frozen! / learning, name).toBeLessThan(0.9);
    }
  });

  test("has every test of every model, at 16k tokens of all but full attention", () => {
    for (const name of shipped) {
      for (const id of longTestIds) {
        const sizes = results.rows
          .filter((row) => row.model === name && row.test === id && !row.frozen)
          .map(({ size }) => size);
        const wanted = id === "pairs" ? longSizes.pairs : longSizes.tokens.slice(0, name === "full" ? 2 : 3);
        expect(sizes.slice(0, wanted.length), `${name} ${id}`).toEqual(wanted);
      }
    }
  });

  test("is what its own counts come to, and what a model answers when it reads a text again", () => {
    for (const row of results.rows) {
      const right = row.right.reduce((sum, count) => sum + count, 0);
      expect(Math.abs(row.accuracy - right / (row.asked * row.right.length))).toBeLessThan(1e-4);
      expect(row.low).toBeLessThanOrEqual(row.accuracy);
      expect(row.high).toBeGreaterThanOrEqual(row.accuracy);
    }
    const row = results.rows.find(({ model, test }) => model === "mag" && test === "oneFact")!;
    const sample = longSample({ test: "oneFact", size: 1024, text: 5, seed: results.seed });
    expect(graded({ ...modelOf("mag"), frozen: false, sample })).toBe(row.right[5]);
  });
});

const row = (model: TrainedName, of: Partial<LongRow> = {}): LongRow => {
  const { config } = modelOf(model);
  return longRow({ model, config, frozen: false, test: "passkey", size: 1024, right: [1, 0], seed: 7, ...of });
};

describe("The page", () => {
  const rows = [row("mag"), row("mag", { size: 4096, right: [1, 1] }), row("full"), row("full", { size: 4096 })];
  const costs = { mag: { learning: 14, frozen: 9 }, full: { learning: 80, frozen: null } };
  const results: LongResults = { seed: 7, models: { mag: "new", full: "new" }, costs, rows };
  let asked: { model: TrainedName; size: number; right: readonly number[] }[] = [];
  let sha256 = "new";
  let close = (): void => {};

  beforeEach(() => {
    asked = [];
    sha256 = "new";
    useLongTests.setState({
      ...{ results, live: new Map(), times: new Map(), stale: new Set(), reading: null, problem: null },
    });
    close = openLongTests({
      ask: ((_: number, { model, size, right }: (typeof asked)[number]) => {
        asked.push({ model, size, right });
        return Promise.resolve({
          sha256,
          tokens: 1024,
          milliseconds: 10,
          row: row(model, { size, right: [...right, 1] }),
        });
      }) as Parameters<typeof openLongTests>[0]["ask"],
    });
  });
  afterEach(() => {
    close();
    vi.unstubAllGlobals();
  });

  test("reads one text more of every model and size, and counts it with those that were known", async () => {
    await readTexts({ test: "passkey", frozen: false });
    expect(asked.map(({ right }) => right)).toEqual([
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
    await readTexts({ test: "passkey", frozen: false });
    expect(asked.slice(4).map(({ right }) => right.length)).toEqual([3, 3, 3, 3]);
    const [mag] = shownModels(useLongTests.getState(), { test: "passkey", frozen: false });
    expect(mag!.rows.map(({ right }) => right)).toEqual([
      [1, 0, 1, 1],
      [1, 1, 1, 1],
    ]);
  });

  test("shows nothing of weights that are not those of the results, and says whose", async () => {
    sha256 = "newer";
    await readTexts({ test: "passkey", frozen: false });
    expect([...useLongTests.getState().stale]).toEqual(["mag", "full"]);
    expect(shownModels(useLongTests.getState(), { test: "passkey", frozen: false })).toEqual([]);
  });

  test("shows nothing of them before a text is read, either, where a card that is fetched says so", async () => {
    vi.stubGlobal("document", { baseURI: "https://page.example/" });
    vi.stubGlobal("fetch", (address: URL) =>
      Promise.resolve(Response.json({ sha256: address.pathname === "/models/mag.json" ? "newer" : "new" })),
    );
    await compareWithCards();
    expect([...useLongTests.getState().stale]).toEqual(["mag"]);
    const shown = shownModels(useLongTests.getState(), { test: "passkey", frozen: false });
    expect(shown.map(({ model }) => model)).toEqual(["full"]);
  });

  test("adds up how long the texts took that it read itself, by model and state of its memory", async () => {
    await readTexts({ test: "passkey", frozen: false });
    const { times } = useLongTests.getState();
    expect(times.get(timeName({ model: "mag", frozen: false }))).toEqual({ tokens: 2048, milliseconds: 20 });
    expect(times.get(timeName({ model: "mag", frozen: true }))).toBeUndefined();
  });

  test("stops where it is told to, and keeps what was read", async () => {
    const reading = readTexts({ test: "passkey", frozen: false });
    stopReadingTexts();
    await reading;
    expect(asked).toHaveLength(1);
    expect(useLongTests.getState().reading).toBeNull();
  });

  test("says who is best at the largest size that several were asked, and by what share", () => {
    const models = shownModels({ results, live: new Map(), stale: new Set() }, { test: "passkey", frozen: false });
    const sentence = longSentence(models, "tokens");
    expect(sentence).toContain("4,096");
    expect(sentence).toContain("MAG");
    expect(sentence).not.toContain("Full");
    expect(sentence).toContain("100");
  });

  test("frozen, shows the frozen rows of what can be frozen, and the same of what cannot", () => {
    const frozen = row("mag", { frozen: true, right: [0, 0] });
    const known = { results: { ...results, rows: [...rows, frozen] }, live: new Map(), stale: new Set<TrainedName>() };
    const shown = shownModels(known, { test: "passkey", frozen: true });
    expect(shown.map(({ model, rows }) => [model, rows.map(({ right }) => right[0])])).toEqual([
      ["mag", [0]],
      ["full", [1, 1]],
    ]);
  });
});

describe("The splice", () => {
  test("sets two numbers side by side that stand in two columns, each once in the table", () => {
    expect(splicedFrom.map(paperFigure)).toEqual([splicedClaim.titans, splicedClaim.other]);
    expect(splicedFrom[0]!.length).not.toBe(splicedFrom[1]!.length);
    const all = paperTable.flatMap(({ of }) => Object.values(of).flat());
    for (const figure of Object.values(splicedClaim)) {
      expect(all.filter((other) => other === figure)).toHaveLength(1);
    }
  });

  test("is found by its two numbers alone, in either order, and then says what stands beside each in its column", () => {
    const [long, short] = splicedFrom as [(typeof splicedFrom)[number], (typeof splicedFrom)[number]];
    for (const chosen of [
      [long, short],
      [short, long],
    ]) {
      expect(verdict(chosen)).toContain("4K 98.0 and 4.2");
      expect(verdict(chosen)).toContain("16K 88.2 and 0.0");
    }
    expect(verdict([long, { ...short, length: 16 }])).toContain("not in the claim");
  });
});
