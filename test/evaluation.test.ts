// Does the evaluation count honestly? What it asks, what guessing gets, and whether README and cards say what was counted.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { marks, chanceSaid, readmeTables } from "../scripts/evaluate/readme";
import { evaluatedLengths, lengthsOf, textsOfLength } from "../scripts/evaluate/texts";
import { shippedModel } from "../scripts/models";
import { parameterShapes, titansMixers } from "#model/contracts/architecture";
import { cardRow, isBarelyTrained, shareInSight } from "#model/contracts/evaluated";
import {
  ablations,
  distanceRange,
  evaluateTask,
  evaluationSample,
  evaluationRow,
  isAblated,
} from "#model/trained/evaluation";
import type { LongResults, LongRow, LongTestId } from "#model/contracts/longTests";
import { trainedModels } from "#model/contracts/models";
import { uniform } from "#model/contracts/random";
import { isBeyond } from "#model/trained/reach";
import { commonReach, recipeOf } from "#model/trained/recipes";
import { smallTasks, timesOfDay } from "#model/trained/tasks/small";
import { questionKinds, type QuestionKind } from "#model/trained/tasks/task";
import { tasks } from "#model/trained/tasks/tasks";
import { numberWords } from "./support/claims";
import { animals, colours, digits, foods, people, places, things } from "#model/contracts/vocabulary";

const models = trainedModels.map((name) => shippedModel(name).card);

describe.each(models)("the card of $name", ({ config, evaluation }) => {
  test("has a share for every task and length, of 24 texts or more, beyond the common reach and within it", () => {
    for (const { id } of tasks) {
      for (const length of lengthsOf(id)) {
        for (const range of ["beyond", "within"] as const) {
          const row = cardRow(evaluation!, { task: id, length, range })!;
          expect(row.texts, `${id} ${length} ${range}`).toBeGreaterThanOrEqual(24);
          expect(row.trials).toBeGreaterThanOrEqual(row.texts);
          expect(row.low).toBeLessThanOrEqual(row.accuracy);
          expect(row.high).toBeGreaterThanOrEqual(row.accuracy);
        }
      }
    }
  });

  test("has one for every part that it can be without", () => {
    for (const [ablation, parts] of Object.entries(ablations).filter(([ablation]) => ablation !== "none")) {
      const row = cardRow(evaluation!, { task: "story", length: 64, ablation });
      expect(row !== null, ablation).toBe(isAblated(config, parts));
    }
  });
});

test("all models were asked the same questions", () => {
  const asked = models.map(({ evaluation }) =>
    evaluation!.rows
      .filter(({ ablation, range }) => ablation === "none" && range !== "own")
      .map(({ task, range, question, length, texts, trials, chance }) =>
        [task, range, question, length, texts, trials, chance].join(" "),
      )
      .sort(),
  );
  for (const other of asked.slice(1)) expect(other).toEqual(asked[0]);
  expect(new Set(models.map(({ evaluation }) => evaluation!.seed)).size).toBe(1);
});

test("the texts of the cards' seed are asked what the cards say, beyond the common reach and within it, at that chance", () => {
  const { evaluation } = models[0]!;
  for (const task of tasks) {
    for (const length of evaluatedLengths.slice(0, 2)) {
      const answers = Array.from({ length: textsOfLength(length) }, (_, text) =>
        evaluationSample({ task, length, text, seed: evaluation!.seed }),
      ).flatMap(({ answers }) => answers);
      const far = answers.filter(({ distance }) => isBeyond(distance, commonReach));
      const row = cardRow(evaluation!, { task: task.id, length })!;
      expect(row.trials).toBe(far.length);
      expect(row.chance).toBeCloseTo(far.reduce((sum, { choices }) => sum + 1 / choices, 0) / far.length, 4);
      expect(cardRow(evaluation!, { task: task.id, length, range: "within" })!.trials).toBe(
        answers.length - far.length,
      );
    }
  }
});

test("with its memory frozen no model is above chance beyond its reach", () => {
  const frozen = models.flatMap(({ name, evaluation }) =>
    tasks.flatMap(({ id }) => {
      const row = cardRow(evaluation!, { task: id, length: 64, ablation: "memory frozen" });
      return row ? [{ name, id, ...row }] : [];
    }),
  );
  expect(frozen.length).toBeGreaterThanOrEqual(24);
  for (const { name, id, low, chance } of frozen) expect(low, `${name} ${id}`).toBeLessThanOrEqual(chance);
});

test("a model that fails on what it has in sight is called barely trained, and one that answers it is not", () => {
  for (const { name, evaluation } of models) {
    expect(isBarelyTrained(evaluation!), name).toBe(shareInSight(evaluation!)! < 0.8);
  }
  const { evaluation } = models.find(({ name }) => name === "window")!;
  expect(shareInSight(evaluation!)).toBe(cardRow(evaluation!, { task: "story", length: 64, range: "own" })!.accuracy);
});

describe("the README", () => {
  const readme = readFileSync("README.md", "utf8");
  const between = readme.slice(readme.indexOf(marks[0]) + marks[0].length, readme.indexOf(marks[1])).trim();

  test("prints the cards' figures: npm run evaluate -- --readme writes them", () => {
    expect(between).toBe(readmeTables(models.map(({ name, evaluation }) => ({ name, evaluation: evaluation! }))));
  });

  test("states what guessing gets of each kind of question, and the reach that divides", () => {
    expect(readme.replace(/\s+/gu, " ")).toContain(chanceSaid(models[0]!.evaluation!));
    expect(readme).toContain(`more than ${commonReach + 1} tokens`);
  });

  test("states the plan by which all are trained, and how large they are", () => {
    const shipped = trainedModels.map(recipeOf);
    const { plan } = shipped[0]!;
    for (const recipe of shipped) expect(recipe.plan).toBe(plan);
    const number = (count: number): string => count.toLocaleString("en");
    for (const { steps, batch, length } of plan.phases) {
      expect(readme).toContain(`${number(steps)} steps of ${batch} texts of ${number(length)} tokens`);
    }
    const tokens = plan.phases.reduce((sum, { steps, batch, length }) => sum + steps * batch * length, 0);
    expect(readme).toContain(`${Math.round(tokens / 1e6)} million tokens in all`);
    const sizes = shipped.map(({ config }) =>
      Object.values(parameterShapes(config)).reduce(
        (sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1),
        0,
      ),
    );
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)].map((size) => Math.round(size / 1000));
    expect(readme).toContain(`${least} to ${most} thousand parameters`);
    expect(readme).toContain(`All ${numberWords[shipped.length]} learned`);
  });
});

describe("what the README says of the figures", () => {
  const share = (name: string, of: Parameters<typeof cardRow>[1]): number =>
    cardRow(models.find((model) => model.name === name)!.evaluation!, of)!.accuracy;

  test("every memory fades over long stories", () => {
    for (const name of titansMixers) {
      const [short, , long, longest] = lengthsOf("story").map((length) => share(name, { task: "story", length }));
      expect(long, name).toBeLessThan(short!);
      expect(longest, name).toBeLessThan(short!);
    }
  });

  test("who has a thing is answered less surely than where it is, by full attention, too", () => {
    for (const name of [...titansMixers, "full"]) {
      const of = (question: string): number => share(name, { task: "story", length: 1024, question });
      expect(of("who"), name).toBeLessThan(of("where"));
    }
  });

  const { rows: longRows } = JSON.parse(readFileSync("public/longTests.json", "utf8")) as LongResults;
  const rowsOf = (test: LongTestId): readonly LongRow[] => longRows.filter((row) => row.test === test && !row.frozen);

  test("no memory finds a number in prose at 16,384 tokens as surely as at 1,024", () => {
    for (const name of trainedModels.filter((name) => name.startsWith("m") || name.startsWith("lmm"))) {
      const at = (size: number): number =>
        rowsOf("number").find((row) => row.model === name && row.size === size)!.accuracy;
      expect(at(16_384), name).toBeLessThan(at(1024));
    }
  });

  test("in chains of two facts and of three nobody does better than to guess among the places told", () => {
    for (const { model, size, low, chance } of [...rowsOf("twoFacts"), ...rowsOf("threeFacts")]) {
      expect(low, `${model} ${size}`).toBeLessThanOrEqual(chance);
    }
  });

  test("momentum switched off costs lists more than stories", () => {
    for (const name of ["lmm", "mag", "mal"]) {
      const loss = (task: string): number =>
        share(name, { task, length: 64 }) - share(name, { task, length: 64, ablation: "no momentum" });
      expect(loss("list"), name).toBeGreaterThan(loss("story"));
    }
  });
});

/** What a guesser may guess from, of a kind of question in a text. */
function candidatesOf(kind: QuestionKind, words: readonly string[]): readonly string[] {
  switch (kind) {
    case "where":
      return places;
    case "who":
      return people.filter((person) => words.includes(person));
    case "likes":
      return foods;
    case "number":
      return digits.flatMap((first) => digits.map((second) => `${first} ${second}`));
    case "animal":
      return animals;
    case "word":
      return [];
    case "item":
      return [people, places, things, foods, colours, animals].flat();
    case "parity":
      return timesOfDay;
    default:
      return kind satisfies never;
  }
}

// Made-up words are asked by the long tests alone, and are too many to be guessed.
test.each((Object.keys(questionKinds) as QuestionKind[]).filter((kind) => kind !== "word"))(
  "of questions of the kind %s a guess is right as often as is said, and the best constant guess no more often",
  (kind) => {
    const all = [...tasks.map(({ sample }) => sample), ...Object.values(smallTasks)];
    const sample = all.find((sample) =>
      sample({ next: uniform("kinds 3"), length: 512 }).answers.some((answer) => answer.kind === kind),
    )!;
    const next = uniform(`guesses ${kind}`);
    let [asked, right, expected, variance] = [0, 0, 0, 0];
    const told = new Map<string, number>();
    for (let text = 0; text < 400; text++) {
      const { words, answers } = sample({ next: uniform(`chance ${kind} ${text}`), length: 256 });
      const candidates = candidatesOf(kind, words);
      // The first answer of a text alone: those after it are no new draws.
      for (const { token, length, choices } of answers.filter((answer) => answer.kind === kind).slice(0, 1)) {
        const truth = words.slice(token, token + length).join(" ");
        const guess = candidates[Math.floor(next() * candidates.length)]!;
        expect(candidates).toContain(truth);
        asked++;
        expected += 1 / choices;
        variance += (1 / choices) * (1 - 1 / choices);
        if (guess === truth) right++;
        const place = kind === "who" ? String(candidates.indexOf(truth)) : truth; // a constant guess of a text's people
        told.set(place, (told.get(place) ?? 0) + 1);
      }
    }
    const deviation = Math.sqrt(variance);
    expect(asked).toBeGreaterThan(200);
    expect(Math.abs(right - expected)).toBeLessThan(4 * deviation);
    expect(Math.max(...told.values())).toBeLessThan(expected + 5 * deviation);
  },
);

test("distances fall into ranges that begin where the common reach ends, and double", () => {
  expect([1, 27, 28, 54, 55, 108, 109].map((distance) => distanceRange(distance, 26))).toEqual([
    "1–27",
    "1–27",
    "28–54",
    "28–54",
    "55–108",
    "55–108",
    "109–216",
  ]);
});

test("an evaluation counts every answer once as within or beyond, by text, and the same again", () => {
  const { card, parameters } = shippedModel("window");
  const [story] = tasks;
  const read = () =>
    evaluateTask({
      ...{ config: card.config, parameters, task: story!, ablation: "none", length: 64, texts: 6, seed: 3 },
      reach: { own: 20, common: 26 },
    });
  const counted = read();
  const answers = Array.from(
    { length: 6 },
    (_, text) => evaluationSample({ task: story!, length: 64, text, seed: 3 }).answers,
  );
  const trials = (range: string): number =>
    counted
      .filter((cell) => cell.range === range && cell.question === "all")
      .flatMap(({ counts }) => counts)
      .reduce((sum, { asked }) => sum + asked, 0);
  const all = answers.flat();
  expect(trials("beyond")).toBe(all.filter(({ distance }) => distance > 27).length);
  expect(trials("within")).toBe(all.filter(({ distance }) => distance <= 27).length);
  expect(trials("own")).toBe(all.filter(({ distance }) => distance <= 21).length);
  const rows = counted.map((cell) => evaluationRow("window", cell, 3));
  expect(read().map((cell) => evaluationRow("window", cell, 3))).toEqual(rows);
  for (const { texts } of rows) expect(texts).toBeLessThanOrEqual(6);
});
