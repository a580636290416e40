// Does every number that the page says in words come from somewhere? Each one that stands in a catalogue is recomputed here, or
// said to measure nothing. Lessons, presets and the question that Compare opens on state theirs themselves, and their own tests
// hold them.

import { existsSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { paperFigure, paperNeedles } from "#components/compare/paperTable/paperFigures";
import { wirings } from "#components/explore/wiring/wirings";
import { bytesEach } from "#model/contracts/comparedMemory";
import "#model/compare/memories";
import { knownModels } from "#model/contracts/workbench";
import type { ModelConfig } from "#model/contracts/architecture";
import { aroundToken } from "#model/contracts/longQuestions";
import { trackRecipe } from "#model/learning/trackRecipe";
import { blockTokens } from "#model/reading/longText";
import { askedAtOnce, wordsBetween } from "#model/reading/planted";
import { gridPairs } from "#model/contracts/pairGrid";
import { uniform } from "#model/contracts/random";
import type { Tracker } from "#model/contracts/tracked";
import { animals } from "#model/contracts/vocabulary";
import { recipeOf, recipes } from "#model/trained/recipes";
import { longTests, pairTokens } from "#model/trained/tasks/longTests";
import { haystack } from "#model/trained/tasks/needle";
import { erf } from "#model/kernels/erf";
import { defaultScene } from "#scene/presets";
import { compareWords } from "#words/compare";
import { say, sayNumber } from "#words/say";
import { englishTexts } from "#words/translate";
import "./support/catalogues";
import { allNumbersIn, asShown, numberWords } from "./support/claims";
import { readScene } from "./support/lessons";

/** Names, formulas and places in a paper, a list or a picture: no counts. */
const names = [
  /\bfloat(32|64)\b/gu,
  /\bMamba-2\b/gu,
  /\belu ?\+ ?1\b/gu,
  /\b[a-zγσ]+ ?[=+−-] ?\d\b(?!\.\d)/gu, // t + 1
  /\b\d ?[−-] ?[a-zαg]+\b/gu, // 1 − α
  /[√σ]\(?\d/gu,
  /\d[σ·]/gu,
  /\((\d|1[89]\d\d|20\d\d)\)/gu, // (1), (1960)
  /\b(section|in) \d(\.\d)?\b/gu,
  /\blayer \d\b/gu,
  /\b(1st|2nd)\b/gu,
  /\bUTF-8\b/gu,
  /\ba part of 1$/gu, // a unit
];

const card = JSON.parse(readFileSync("public/models/mac.json", "utf8")) as {
  config: ModelConfig & { thetaMaximum: number };
};
const { memory, convolution, thetaMaximum } = card.config;
const { memory: deepMemory } = recipeOf("lmmDeep").config;

/** The part of a normal distribution within the 1.959964 deviations of Wilson's interval, in whole per cent. */
const interval = `${Math.round(100 * erf(1.959964 / Math.SQRT2))} %`;
/** The squared error of a memory that answers nothing, which is the squared length of a word's vector. */
const errorOfNothing = async (): Promise<string> =>
  asShown("1", (await readScene(defaultScene)).take({ kind: "comparedError", memory: "linear", from: 0, to: 0 }));

/** The answer of a test of the papers in small, and what is told in it by a pattern of words, once each. */
function longSample(id: string): { answer: number; told: (pattern: RegExp) => number } {
  const test = longTests.find((row) => row.id === id)!;
  const { words, answers } = test.sample({ next: uniform(`numbers ${id}`), size: 1024 });
  const said = words.join(" ");
  return {
    answer: answers[0]!.length,
    told: (pattern) => new Set([...said.matchAll(pattern)].map(([, key]) => key)).size,
  };
}
const word = (count: number): string => numberWords[count]!;
const tracked = (tracker: Tracker) => trackRecipe({ task: "parity", tracker, seed: 1 });
const longResults = JSON.parse(readFileSync("public/longTests.json", "utf8")) as {
  rows: readonly { model: string; size: number; test: string }[];
};

/** What the paper's own table has for Titans' memories at 16K, in per cent. */
const paperAt16 = (["lmm", "mac", "mag", "mal"] as const).flatMap((model) =>
  paperNeedles.map((needle) => Number(paperFigure({ model, needle, length: 16 }))),
);
const parameterCounts = recipes
  .filter(({ name }) => existsSync(`public/models/${name}.json`))
  .map(
    ({ name }) => (JSON.parse(readFileSync(`public/models/${name}.json`, "utf8")) as { parameters: number }).parameters,
  );

type Source = string | (() => string | Promise<string>);
const plainly = "plain";
/** By where they stand: of each number that is recomputed, how; the others measure nothing. */
const sources: Readonly<Record<string, Readonly<Record<string, Source>>>> = {
  "compare.errors.noteUnit": { "1": errorOfNothing },
  "errorCurves.drawing": { two: plainly },
  "lessonBends.silent": { "0": plainly },
  "lessonParallel.how": { "3": plainly, "2": plainly, third: plainly },
  "panelNames.errorCurves": { two: plainly },
  "panelNames.fourChoices": { four: plainly },
  "panelNames.paperEquation": { "15": plainly },
  "panelNames.paperMac": { "24": plainly, "25": plainly },
  "panelNames.throughMatrices": { three: plainly },
  "paperEquations.of.memory": { "15": plainly },
  "paperEquations.of.read": { "25": plainly },
  "paperEquations.of.write": { "24": plainly },
  "steps.cosine.value": { "1": errorOfNothing },
  "letters.key.meaning": { "1": errorOfNothing, three: () => numberWords[convolution - 1]! },
  "compareCapacity.capacity.how": { "95 %": () => interval },
  "compareCapacity.age.how": {
    "95 %": () => interval,
    "1": plainly,
    "2": plainly,
    "3": plainly,
    "4": plainly,
    "7": plainly,
  },
  "compareInnerSteps.how": { "1": errorOfNothing, "95 %": () => interval },
  "compareInnerSteps.up": { "1": errorOfNothing },
  "compareInnerSteps.upOther": { "1": errorOfNothing },
  "compareInnerSteps.table.interval": { "95 %": () => interval },
  // That it keeps all of these is held in innerSteps.test.ts, and what two trainings learn in long/innerSteps.test.ts.
  "compareInnerSteps.room": { "24": plainly },
  "compareInnerSteps.whyModels": { "1": plainly },
  "compareInnerSteps.whyUp": {
    ...{ "1": plainly, two: plainly, "75": plainly, "80": plainly },
    // The paper's.
    ...{ "16.19": plainly, "16.43": plainly },
  },
  "compareTables.shares.interval": { "95 %": () => interval },
  "lessonPage.interval": { "95 %": () => interval },
  "longText.about.familiar": { "500": () => String(wordsBetween) },
  "longText.about.strange": { "500": () => String(wordsBetween) },
  "longText.about.file": { "500": () => String(wordsBetween) },
  "longText.recall.atLeastHalf": { half: plainly },
  "longText.recall.allHalf": { half: plainly },
  "longText.recall.noHalf": { half: plainly },
  "longText.recall.how": {
    "4,000": () => sayNumber(blockTokens, { maximumSignificantDigits: 1 }),
    "95 %": () => interval,
    four: () => numberWords[askedAtOnce]!,
  },
  "longText.detail.back": { "256": () => String(aroundToken) },
  "longText.detail.on": { "256": () => String(aroundToken) },
  "longText.table.interval": { "95 %": () => interval },
  // A perfect answer is 1 by definition: M(k)·v, with v of length 1.
  "front.did.moved": { "1": plainly },
  "front.ask.scale": { "1": plainly },
  // Nothing surprises where the error is 0.
  "front.did.theMost": { "0": plainly },
  "front.did.most": { "0": plainly },
  // That they are so alike is held in compare.capacity.test.ts.
  "compareCapacity.capacity.notes.correlated": { "0.5": plainly },
  "compareCost.notes.state": { "32": () => String(8 * bytesEach) },
  "compareCost.notes.flops": { two: plainly },
  "departures.matrix.0": { "32": () => String(memory.widths[0]) },
  "departures.network.0": {
    two: () => numberWords[deepMemory.widths.length - 1]!,
    "32": () => String(deepMemory.widths[0]),
    "64": () => String(deepMemory.widths[1]),
  },
  "departures.network.1": { "1": () => String(deepMemory.clip) },
  "departures.memory.1": { "8": () => String(memory.chunk), "1": plainly },
  "models.learned.half": { half: plainly },
  "models.learned.never": { half: plainly },
  // That it is so is held in glossary.test.ts.
  "trainTerms.trainingLoss.meaning": { twenty: plainly },
  "shell.tabs.wiring": { four: () => numberWords[Object.keys(wirings).length]! },
  "wiring.about": { four: () => numberWords[Object.keys(wirings).length]! },
  "wirings.mag.sentence": { two: plainly },
  "workbench.note": { four: () => numberWords[Object.keys(knownModels.moneta.composition).length]! },
  "memories.composition.adds": {
    four: () => numberWords[Object.keys(knownModels.moneta.composition).length]!,
  },
  "memories.composition.source.equation": { four: plainly },
  "workbenchChoices.mlp.sentence": { two: plainly },
  "longTests.tests.several": { eight: () => word(longSample("several").told(/the number of (\S+) is/gu)) },
  "longTests.asks.several": {
    Eight: plainly,
    eight: () => word(longSample("several").told(/the number of (\S+) is/gu)),
  },
  "longTests.asks.passkey": { two: () => word(longSample("passkey").answer), five: () => word(haystack.length) },
  "longTests.asks.number": { two: () => word(longSample("number").answer) },
  "longTests.asks.word": { four: () => word(longSample("word").answer) },
  "longTests.asks.pairs": { "512": () => String(pairTokens) },
  "longTests.fullStops": {
    "4,096": () =>
      sayNumber(
        Math.max(
          ...longResults.rows.flatMap(({ model, size, test }) => (model === "full" && test !== "pairs" ? [size] : [])),
        ),
      ),
  },
  "longTests.paper": {
    "170": plainly, // the paper's smallest: section 5.1
    "16": plainly,
    "80": () => String(Math.floor(Math.min(...paperAt16))),
    "99 %": () => `${Math.round(Math.max(...paperAt16))} %`,
    "0.2": () => sayNumber(Math.ceil((10 * Math.max(...parameterCounts)) / 1e6) / 10),
  },
  "longTests.bands": { "95": () => interval.replace(" %", ""), "100": plainly },
  "longTests.costs.hereLearning": { "1,000": plainly },
  "pairGrid.cells": {
    "95": () => interval.replace(" %", ""),
    "100": plainly,
    "4 %": () => `${Math.round(100 / animals.length)} %`,
  },
  "pairGrid.trained": { one: plainly, "32": () => String(gridPairs.at(-1)) },
  // Numbers of the game, of its theory and of what is tried are its definition; that it does as is said is held in tracking.test.ts.
  "compareLevels.sentence.level": { "1": plainly },
  "tracking.learned.forgets": { "1": plainly },
  "tracking.learned.how": { one: plainly, quarter: plainly },
  "tracking.learned.learns": { "95": plainly, "100": plainly },
  "tracking.learned.none": { "95": plainly, "100": plainly },
  "tracking.learned.tasks.cups": { Three: plainly, three: plainly, two: plainly },
  "tracking.learned.trackers.delta1": { "1": () => String(tracked("delta1").config.thetaMaximum) },
  "tracking.learned.trackers.delta2": { "2": () => String(tracked("delta2").config.thetaMaximum) },
  "tracking.learned.trackers.lmm1": { "1": () => String(tracked("lmm1").config.memory.chunk) },
  "tracking.learned.trackers.lmm2": {
    "2": () => String(tracked("lmm2").config.thetaMaximum),
    "1": () => String(tracked("lmm2").config.memory.chunk),
  },
  "tracking.learned.trackers.lmmChunk": { "4": () => String(tracked("lmmChunk").config.memory.chunk) },
  "trainSettings.deepMeans": { two: plainly },
  "panelNames.loops": { two: plainly },
};

/** Where numbers are part of a definition, an example, or the name of a thing. */
const definitions =
  /^(compare\.question\.readers|help\.|maps\.|memoryWeights\.startedAtZero|meanings\.|workbench\.plots|quantities\.|operands\.|letters\.(query|start|lossScale|huber)|choiceKnobs\.|modelTitles\.|memories\..*\.(remark|source|title)|memories\.refusals|steps\.|text\.strip\.firstChunk|lessonPage\.(runsLabel|readingRuns)|engine\.export|traceFile\.ended|workbenchChoices\.(lp|kl|l2|products|channel)|departures\.own|derivation\.|longTests\.(tests\.(two|three)Facts|asks\.(one|two|three)Fact)|paperTable\.|tracking\.(how|knobs|legend|parted|mark|theory|tracks))/u;

const found = Object.entries(englishTexts()).flatMap(([key, text]) => {
  if (/^(lessons|untrainedPresets|trainedPresets|compare\.opening)\./u.test(key)) return [];
  let words = literal(new IntlMessageFormat(text, "en").getAst());
  for (const name of names) words = words.replace(name, " ");
  const numbers = allNumbersIn(words).map((number) => number.replace(/\s/gu, " "));
  return numbers.length > 0 ? [{ key, text, numbers }] : [];
});

test("every number in the words of the page has a source, or stands where words define or exemplify", () => {
  const stray = found
    .filter(({ key }) => !definitions.test(key))
    .flatMap(({ key, text, numbers }) =>
      numbers
        .filter((number) => sources[key]?.[number] === undefined)
        .map((number) => `${key}: ${number} in “${text}”`),
    );
  expect(stray).toEqual([]);
});

describe.each(found.filter(({ key }) => key in sources))("$key", ({ key, numbers }) => {
  test.each([...new Set(numbers)])("says %s, and that is so", async (number) => {
    const source = sources[key]?.[number];
    if (typeof source === "function") expect(await source()).toBe(number);
  });
});

test("θ of a trained model is at most what its departures say", () => {
  expect(Object.values(englishTexts()).some((text) => text.includes(`1/${1 / thetaMaximum}`))).toBe(true);
});

test("so many memories read as the question says in words", () => {
  for (let memories = 1; memories <= 12; memories++) {
    expect(say(compareWords.question.readers, { memories }).toLowerCase()).toMatch(
      new RegExp(`^${numberWords[memories]!} memor`, "u"),
    );
  }
});

/** What a message says without its places. */
function literal(elements: readonly unknown[]): string {
  return (elements as readonly Element[])
    .map(({ type, value, options, children }) =>
      type === 0
        ? String(value)
        : [...Object.values(options ?? {}).map((option) => literal(option.value)), literal(children ?? [])].join(" "),
    )
    .join("");
}

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly unknown[] }>>;
  readonly children?: readonly unknown[];
}
