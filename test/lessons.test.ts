// Do the lessons say what is true, and can each be done? Every step of every lesson, held against the engine.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { cells } from "#lessons/checks/cells";
import { measureConditions } from "#lessons/checks/goal";
import { rowOf, type Attempt } from "#lessons/checks/kinds";
import { number } from "#lessons/checks/number";
import { predict } from "#lessons/checks/predict";
import { judge, passes } from "#lessons/judge";
import {
  hiddenFrom,
  lessonTexts,
  sceneOf,
  type CardFigure,
  type Counted,
  type Figure,
  type Lesson,
  type LongFigure,
  type Step,
} from "#lessons/lesson";
import { letterOf, paragraphsOf, plainText, quantityOf } from "#lessons/markup";
import { panels } from "#lessons/panels";
import { measuredShare } from "#model/compare/measured";
import { cardRow, type CardEvaluation } from "#model/contracts/evaluated";
import type { LongResults, LongRow } from "#model/contracts/longTests";
import type { Measured } from "#model/contracts/measure";
import { defaultScene } from "#scene/presets";
import { decodeScene, encodeScene, type Scene } from "#scene/scene";
import { patched, type ScenePatch } from "#scene/scenePatch";
import { sayNumber } from "#words/say";
import { sayEnds, sayPercent, sayShare } from "#words/share";
import { textsOf } from "#words/translate";
import { numbersIn, untrueClaims } from "./support/claims";
import { askerAt, readScene } from "./support/lessons";

const mostWords = 120;

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))("lesson %s", (_, lesson) => {
  const at = (step: number, acted = false): Scene => sceneOf({ lesson, step, acted });
  const steps = lesson.steps.map((step, index) => [index + 1, step, index] as const);

  test("its Scenes go through a link and come back the same, at every step, before and after the action", () => {
    for (const [, , step] of steps) {
      for (const acted of [false, true]) {
        const decoded = decodeScene(encodeScene(at(step, acted), defaultScene), defaultScene);
        expect(decoded.problem).toBeNull();
        expect(decoded.scene).toEqual(at(step, acted));
      }
    }
  });

  test("its prose is short, its links light something, and it ends by saying what it does not show", () => {
    for (const [number, { prose }] of steps) {
      expect(plainText(prose).split(/\s+/u).length, `words of step ${number}`).toBeLessThanOrEqual(mostWords);
    }
    for (const [key, text] of Object.entries(textsOf(lesson, lessonTexts))) {
      expect(text.trim(), key).not.toBe("");
      const linked = paragraphsOf(text).flatMap((pieces) => pieces.flatMap(({ of }) => of ?? []));
      expect(
        linked.filter((of) => quantityOf(of) === null && letterOf(of) === null),
        key,
      ).toEqual([]);
    }
  });

  describe.each(steps)("step %i", (_number, step, index) => {
    test("every panel it puts on stage is there, and every token it names is read", async () => {
      expect([...step.focus, ...(step.reveals?.panels ?? [])].filter((id) => !(id in panels))).toEqual([]);
      for (const acted of step.action ? [false, true] : [false]) {
        const { run, tokens } = await readScene(at(index, acted));
        const named = [...(step.marks ?? []).map(({ token }) => token), hiddenFrom(step) ?? 0];
        if (step.check?.kind === "predict") named.push(step.check.token);
        named.push(step.reveals?.cursor ?? 0);
        const { cursor, asked } = at(index, acted);
        for (const token of [...named, cursor ?? 0, ...asked]) expect(token).toBeLessThan(tokens.length);
        expect(run.filled).toBeGreaterThan(0);
      }
    });

    test("every number in its words is a claim or plainly no measurement, and every claim stands in its words", () => {
      const words = Object.entries(textsOf({ ...lesson, steps: [step] }, lessonTexts)).filter(
        ([key]) => key.startsWith("steps.") && !key.includes(".claims."),
      );
      const claims = (step.claims ?? []).map(({ shown }) => shown);
      const cited = (step.cited ?? []).map(({ shown }) => shown);
      const known = new Set([...claims, ...cited, ...(step.plain ?? [])].flatMap(numbersIn));
      for (const [key, text] of words) {
        expect(
          numbersIn(text).filter((number) => !known.has(number)),
          `${key}: ${text}`,
        ).toEqual([]);
      }
      const all = words.map(([, text]) => plainText(text)).join(" ");
      for (const shown of claims) expect(all).toContain(shown);
    });

    test("every claim is what the float64 engine says, rounded as it is shown, and what the page computes", async () => {
      for (const acted of [false, true]) {
        const claims = (step.claims ?? []).filter((claim) => (claim.acted ?? false) === acted);
        expect(await untrueClaims(claims, at(index, acted))).toEqual([]);
      }
    });

    test("what it keeps hidden once it is answered is asked for by a later step, and none of its words speak of it", () => {
      const { keepsHidden } = step;
      if (keepsHidden === undefined) return;
      expect(lesson.steps.slice(index + 1).some((later) => (hiddenFrom(later) ?? -1) >= keepsHidden)).toBe(true);
      const seen = [at(index, true).cursor, step.reveals?.cursor, ...(step.marks ?? []).map(({ token }) => token)];
      for (const token of seen) expect(token ?? 0).toBeLessThan(keepsHidden);
    });

    const { check } = step;
    if (!check) return;

    test("its check gets a hint for every wrong answer, and hides what it asks for", () => {
      if (check.kind === "choose") {
        expect(check.options.filter(({ hint }) => hint === undefined)).toHaveLength(1);
      } else if (check.kind !== "ownWords") expect(check.hints.length).toBeGreaterThan(0);
      const hides = hiddenFrom(step);
      if (hides !== null && at(index).cursor !== null) expect(at(index).cursor!).toBeLessThan(hides);
    });

    test("what “Show me” gives away is a right answer", async () => {
      const row = rowOf(check);
      const place = { lesson: lesson.id, step: index };
      const scene = at(index, true);
      const begun = row.begin(check, place);
      expect(row.solve === undefined, "only a sentence of one's own cannot be shown").toBe(check.kind === "ownWords");
      const solution = await row.solve?.(check, askerAt(scene), { answer: begun, tries: 0 });
      if (!solution) return;
      const found = await row.find(check, askerAt(patched(scene, solution.scene ?? {})));
      // A number that was to be guessed is shown, and not said to have been guessed.
      const attempt = row.attempt(check, { answer: solution.truth ?? solution.answer, found });
      if (check.kind === "goal")
        expect(check.using).toEqual(expect.arrayContaining(Object.keys(check.solution.memory ?? {})));
      expect(attempt && passes(judge(attempt))).toBe(true);
      if (check.kind !== "goal") expect(row.attempt(check, { answer: begun, found })).toSatisfy(isOpen);
    });

    test("its check says right to a right answer and wrong to a wrong one", async () => {
      for (const [attempt, isRight] of await attemptsAt(lesson, index)) {
        expect(passes(judge(attempt)), JSON.stringify(attempt)).toBe(isRight);
      }
    });
  });

  test("the numbers in the words about it are plainly none", () => {
    const { title, question, objective, notShown, remember, more } = lesson;
    const known = new Set((lesson.plain ?? []).flatMap(numbersIn));
    for (const text of [title, question, objective, notShown, remember ?? "", more?.words ?? ""]) {
      expect(
        numbersIn(text).filter((number) => !known.has(number)),
        text,
      ).toEqual([]);
    }
  });
});

test("what a lesson says was measured on the shipped models is what their cards hold", () => {
  const shown = lessons.flatMap(({ id, steps }) =>
    steps.flatMap(({ cited = [], prose, check }) =>
      cited.map((figure) => {
        const hints = check?.kind === "choose" ? check.options.map(({ hint }) => hint) : [];
        const words = [prose, check?.question, check?.afterwards, ...hints].join(" ");
        expect(plainText(words), id).toContain(figure.shown);
        return figure;
      }),
    ),
  );
  const ours = shown.flatMap(({ shown, of }) => ("model" in of ? [{ shown, of }] : []));
  expect(ours.length).toBeGreaterThan(5);
  for (const { shown, of } of ours) expect(heldOf(of).replace("\u202f", " "), JSON.stringify(of)).toBe(shown);
});

test("what the lessons on wirings, needles and benchmarks conclude is more than chance: where a second run falls", () => {
  // No wiring is ahead of another by more than two runs of one may be.
  const stories = (["mac", "mag", "mal"] as const).map((model) => shareOf({ model, task: "story", length: 256 }));
  for (const one of stories) for (const other of stories) expect(one.low).toBeLessThanOrEqual(other.share);
  // Of made-up words the memory alone finds fewer than of passkeys.
  const [passkeys, words] = (["passkey", "word"] as const).map((test) => longRow({ model: "lmm", test, size: 4096 })!);
  expect(words!.high).toBeLessThan(passkeys!.low);
  expect(longRow({ model: "lmm", test: "word", size: 16_384 })!.accuracy).toBe(0);
  expect(longRow({ model: "lmm", test: "passkey", size: 16_384 })!.accuracy).toBe(0);
  // Where somebody is now, full attention answers less surely.
  const [memory, full] = (["lmm", "full"] as const).map((model) => longRow({ model, test: "oneFact", size: 1024 })!);
  expect(full!.high).toBeLessThan(memory!.low);
});

test("what the lesson on cost concludes of numbers found is more than chance, and of the gated delta rule nothing", () => {
  const [memory, full, delta] = (["lmm", "full", "gatedDelta"] as const).map((model) =>
    longRow({ model, test: "number", size: 4096 })!,
  );
  expect(memory!.high).toBeLessThan(full!.low);
  expect(delta!.high).toBeGreaterThan(memory!.low);
});

test("the speeds that the lesson on cost draws are those of docs/performance.md", () => {
  const table = readFileSync("docs/performance.md", "utf8");
  const speedOf = (name: string): number =>
    Number(new RegExp(`^\\| ${name} +\\|[^|]*\\| (\\d+)k +\\|`, "mu").exec(table)![1]);
  const { exhibit } = lessons.find(({ id }) => id === "what-it-costs")!.steps[3]!.reveals!;
  for (const { name, figures } of exhibit!.tables[0]!.rows) {
    const share = speedOf(name) / speedOf("Sliding window alone");
    expect(figures, name).toEqual([Math.round(1000 * share) / 10]);
  }
});

test("the figures of the kernels' fair fight are what the engine measures, with their intervals", async () => {
  const lesson = lessons.find(({ id }) => id === "kernels")!;
  const fights = lesson.steps
    .flatMap(({ exhibit, reveals }) => [exhibit, reveals?.exhibit])
    .flatMap((exhibit) => exhibit?.tables ?? [])
    .filter(({ columns }) => columns[0] === "128 random pairs");
  const scene = sceneOf({ lesson, step: lesson.steps.length - 1, acted: true });
  const { run } = await readScene(scene);
  const share = (memory: string, keys: number, storage: "random" | "correlated") => {
    const { window, compare } = scene;
    const pairs = storage === "random" ? 128 : 32;
    const widths = { keys, values: 64 };
    const setting = { asking: "recall", window, knobs: compare.knobs, floats: Float32Array } as const;
    const measured = measuredShare(run, { memory, storage, pairs, widths, ...setting });
    return shownOf(measured);
  };
  const row = (memory: string, keys: number) => [share(memory, keys, "random"), share(memory, keys, "correlated")];
  expect(fights.map(({ rows }) => rows.map(({ figures }) => figures.map(shownOf)))).toEqual([
    [row("linear", 58), row("based", 7)],
    [row("linear", 16), row("based", 16)],
  ]);
});

/** Whether a check has not been answered, or not rightly. */
function isOpen(attempt: Attempt | null): boolean {
  return attempt === null || !passes(judge(attempt));
}

function evaluationOf(model: string): CardEvaluation {
  return (JSON.parse(readFileSync(`public/models/${model}.json`, "utf8")) as { evaluation: CardEvaluation }).evaluation;
}

const longRows = (JSON.parse(readFileSync("public/longTests.json", "utf8")) as LongResults).rows;

function longRow(of: Omit<LongFigure, "take">): LongRow | undefined {
  return longRows.find(
    ({ model, test, size, frozen }) => !frozen && model === of.model && test === of.test && size === of.size,
  );
}

/** A figure as a lesson writes it. @throws Error where it was not measured. */
function heldOf(of: Exclude<Required<Step>["cited"][number]["of"], { readonly source: string }>): string {
  if ("reach" in of) return String(evaluationOf(of.model).reach.own);
  if ("task" in of) return sayShare(shareOf(of).share);
  const row = longRow(of);
  if (row === undefined) throw new Error(`the long tests hold no ${JSON.stringify(of)}`);
  if (of.take === "bytes") return `${sayNumber(Math.round(row.bytes / 1000))} kB`;
  return sayShare(of.take === "chance" ? row.chance : row.accuracy);
}

/** As an exhibit writes it, with the ends of its thin line. */
function shownOf(figure: Figure): string {
  if (figure === null) return "–";
  if (typeof figure === "number") return String(figure);
  const { low, high } = sayEnds(figure);
  return `${sayPercent(figure.share)} (${low}–${high})`;
}

/** A share that a model's card holds, and where a second run falls. @throws Error where it holds none. */
function shareOf({ model, without, take, ...of }: CardFigure): Counted {
  const ablation = without === undefined ? "none" : without === "memory" ? "memory frozen" : `no ${without}`;
  const row = cardRow(evaluationOf(model), { ...of, ablation });
  if (row === null) throw new Error(`the card of ${model} holds no ${JSON.stringify({ ...of, ablation })}`);
  return { share: take === "chance" ? row.chance : row.accuracy, low: row.low, high: row.high };
}

/** Answers to a step's check that are right, and some that are wrong, with what the engine finds. */
async function attemptsAt(lesson: Lesson, step: number): Promise<(readonly [Attempt, boolean])[]> {
  const check = lesson.steps[step]!.check!;
  const scene = sceneOf({ lesson, step, acted: true });
  switch (check.kind) {
    case "predict": {
      const truth = (await predict.find(check, askerAt(scene))) as number;
      const off = truth * (1 + 1.5 * check.bands.close);
      return [
        [{ kind: "predict", check, guess: truth * (1 + 0.9 * check.bands.spotOn), truth }, true],
        [{ kind: "predict", check, guess: off, truth }, false],
        [{ kind: "predict", check, guess: 2 * truth - off, truth }, false],
      ];
    }
    case "goal": {
      const measured = (patch: ScenePatch): Promise<readonly Measured[]> =>
        measureConditions(check, askerAt(patched(scene, patch)));
      return [
        [{ kind: "goal", check, measured: await measured(check.solution) }, true],
        [{ kind: "goal", check, measured: await measured({}) }, false],
      ];
    }
    case "cells": {
      const { run } = await readScene(scene);
      expect(run.reading.config.widths).toHaveLength(2);
      expect(run.reading.config.widths[0]).toBeLessThanOrEqual(8);
      const changes = (await cells.find(check, askerAt(scene)))!;
      const order = Array.from({ length: changes.length }, (_, cell) => cell);
      order.sort((a, b) => Math.abs(changes[b]!) - Math.abs(changes[a]!));
      return [
        [{ kind: "cells", check, picked: order.slice(0, check.pick), changes }, true],
        [{ kind: "cells", check, picked: order.slice(-check.pick), changes }, false],
      ];
    }
    case "order":
      return [
        [{ kind: "order", check, items: check.items }, true],
        [{ kind: "order", check, items: [...check.items].reverse() }, false],
      ];
    case "odd":
      return [0, 1, 2].map((chosen) => [{ kind: "odd", check, chosen }, chosen === check.odd] as const);
    case "choose":
      return check.options.map(({ hint }, chosen) => [{ kind: "choose", check, chosen }, hint === undefined] as const);
    case "number": {
      const truth = (await number.find(check, askerAt(scene))) as number;
      const typed = (value: number): Attempt => ({ kind: "number", check, typed: value, truth });
      const slips = (check.slips ?? []).map(({ times }) => [typed(times * truth), false] as const);
      return [[typed(Number(truth.toFixed(2))), true], [typed(truth + 0.1), false], ...slips];
    }
    case "ownWords":
      return [
        [{ kind: "ownWords", check, sentence: "Something of my own." }, true],
        [{ kind: "ownWords", check, sentence: "  " }, false],
      ];
    default:
      return check satisfies never;
  }
}
