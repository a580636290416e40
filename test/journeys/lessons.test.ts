// Can the course be walked? A reader without a pointer goes through every step of every lesson, is told a hint for a wrong answer,
// and passes each check with a right one. What the lessons say is held against the engine in lessons.test.ts.

import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Choose, Goal, Lesson, Prose } from "../../src/lessons/lesson";
import { lessons } from "../../src/lessons/course";
import { measuresOf, mostChanged, shownOrder } from "../../src/lessons/judge";
import { patched, sceneOf } from "../../src/lessons/lesson";
import { plainText } from "../../src/lessons/markup";
import { say } from "../../src/lessons/words";
import { numberKnobs, type NumberKnobId } from "../../src/model/knobs";
import { stateAt } from "../../src/model/moment";
import { windowKnob } from "../../src/scene";
import { readScene } from "../lessons";
import { openPage } from "./browse";
import { panel, patience } from "./panels";

/** The prose as the page writes it. */
function written(text: Prose): string {
  return plainText(text).replace(/(\d) %/gu, "$1\u202f%");
}

/** Presses Tab, or Shift+Tab where that is the shorter way, until something that matches has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ timeout: patience });
  for (let presses = 0; presses < 160; presses++) {
    const way = await page.evaluate((wanted) => {
      const focused = document.activeElement ?? document.body;
      if (focused.matches(wanted)) return null;
      const target = document.querySelector(wanted)!;
      const isBefore = focused.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING;
      return isBefore && focused !== document.body ? "Shift+Tab" : "Tab";
    }, selector);
    if (way === null) return;
    await page.keyboard.press(way);
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function checkIt(page: Page): Promise<void> {
  await tabTo(page, ".lesson-check-buttons [type=submit]");
  await page.keyboard.press("Enter");
}

async function expectHint(page: Page, hint: Prose): Promise<void> {
  await page.locator(".lesson-hint").getByText(written(hint)).waitFor({ timeout: patience });
  expect(await page.locator(".lesson-next").getAttribute("aria-disabled")).toBe("true");
}

async function expectPassed(page: Page): Promise<void> {
  await page.locator(".lesson-next:not([aria-disabled])").waitFor({ timeout: patience });
}

/** A wrong answer to the check of a step, and then a right one. */
async function answer(page: Page, lesson: Lesson, step: number): Promise<void> {
  const check = lesson.steps[step]!.check!;
  const scene = sceneOf({ lesson, step, acted: true });
  const order = (count: number): number[] => shownOrder(count, { lesson: lesson.id, step });
  const choose = async (place: number): Promise<void> => {
    await tabTo(page, ".lesson-options input");
    await page.keyboard.press("Space");
    const shown = page.locator(".lesson-options input");
    for (let presses = 0; presses < 10 && !(await shown.nth(place).isChecked()); presses++) {
      await page.keyboard.press("ArrowDown");
    }
    expect(await shown.nth(place).isChecked()).toBe(true);
  };
  switch (check.kind) {
    case "predict": {
      const { take } = await readScene(scene);
      const truth = take(measuresOf(check)[0]!) as number;
      await expectHidden(page, { token: check.token, truth });
      await tabTo(page, ".lesson-guess-handle");
      await press(page, ["Home", "Enter"]);
      await page.getByText(say("tooLow")).waitFor({ timeout: patience });
      await expectHint(page, check.hints[0]!);
      await expectHidden(page, { token: check.token, truth });
      await tabTo(page, ".lesson-guess-handle");
      const steps = Math.round(truth / 0.05);
      await press(page, [
        ...Array<string>(Math.floor(steps / 10)).fill("PageUp"),
        ...Array<string>(steps % 10).fill("ArrowUp"),
      ]);
      await page.keyboard.press("Enter");
      return expectPassed(page);
    }
    case "goal": {
      await checkIt(page);
      await expectHint(page, check.hints[0]!);
      if (await turnKnobs(page, check)) {
        await expect
          .poll(() => page.locator(".lesson-conditions li[data-met]").count(), { timeout: patience })
          .toBe(check.conditions.length);
        await checkIt(page);
      } else {
        await tabTo(page, ".lesson-check-buttons .lesson-link");
        await page.keyboard.press("Enter");
      }
      return expectPassed(page);
    }
    case "cells": {
      const { run } = await readScene(scene);
      const before = stateAt(run, check.token - 1).weights;
      const changes = stateAt(run, check.token).weights.map((weight, cell) => weight - before[cell]!);
      const columns = run.reading.config.widths[1]!;
      const pick = async (cells: readonly number[]): Promise<void> => {
        await tabTo(page, ".lesson-cell");
        await press(page, [...Array<string>(columns).fill("ArrowUp"), ...Array<string>(columns).fill("ArrowLeft")]);
        let at = 0;
        for (const cell of cells) {
          const down = Math.floor(cell / columns) - Math.floor(at / columns);
          const right = (cell % columns) - (at % columns);
          await press(page, Array<string>(Math.abs(down)).fill(down > 0 ? "ArrowDown" : "ArrowUp"));
          await press(page, Array<string>(Math.abs(right)).fill(right > 0 ? "ArrowRight" : "ArrowLeft"));
          await page.keyboard.press("Space");
          at = cell;
        }
      };
      const all = mostChanged(changes, changes.length);
      await page.locator(".lesson-cell").first().waitFor({ timeout: patience });
      await pick(all.slice(-check.pick));
      await checkIt(page);
      await expectHint(page, check.hints[0]!);
      await pick(all.slice(0, check.pick));
      await checkIt(page);
      return expectPassed(page);
    }
    case "order": {
      await checkIt(page);
      await expectHint(page, check.hints[0]!);
      for (const item of [...check.items].reverse()) {
        await tabTo(page, `.lesson-order button[aria-label^="${item},"]`);
        await page.keyboard.press("Home");
      }
      await checkIt(page);
      return expectPassed(page);
    }
    case "odd": {
      const shown = order(3);
      await page.locator(".lesson-runs figure").first().waitFor({ timeout: patience });
      await choose(shown.findIndex((run) => run !== check.odd));
      await checkIt(page);
      await expectHint(page, check.hints[0]!);
      await choose(shown.indexOf(check.odd));
      await checkIt(page);
      return expectPassed(page);
    }
    case "choose": {
      const shown = order(check.options.length);
      for (const [place, { hint }] of check.options.entries()) {
        if (hint === undefined) continue;
        await choose(shown.indexOf(place));
        await checkIt(page);
        await expectHint(page, hint);
      }
      await choose(shown.indexOf(rightOption(check)));
      await checkIt(page);
      return expectPassed(page);
    }
    case "ownWords":
      await checkIt(page);
      await page.getByText(say("wrong")).waitFor({ timeout: patience });
      await tabTo(page, ".lesson-sentence");
      await page.keyboard.type(sentence);
      await checkIt(page);
      return expectPassed(page);
    default:
      return check satisfies never;
  }
}

const sentence = "It was written there before.";

function rightOption({ options }: Choose): number {
  return options.findIndex(({ hint }) => hint === undefined);
}

/** Types the goal's own solution into its knobs; false where it is of another kind than numbers. */
async function turnKnobs(page: Page, { solution }: Goal): Promise<boolean> {
  const { memory = {}, window, ...others } = solution;
  if (Object.keys(others).length > 0 || Object.keys(memory).some((id) => !(id in numberKnobs))) return false;
  const values = Object.entries({ ...memory, ...(window !== undefined && { window }) });
  for (const [id, value] of values) {
    const { label, symbol, kind } =
      id === "window" ? { ...windowKnob, kind: "stepper" } : numberKnobs[id as NumberKnobId];
    const name = kind === "slider" && ["theta", "eta", "alpha"].includes(id) ? `${symbol} as a number` : label;
    await tabTo(page, `.lesson-knobs input[aria-label="${name}"]`);
    await page.keyboard.press("Control+a");
    await page.keyboard.type(String(value));
    await page.keyboard.press("Enter");
  }
  return true;
}

/** What is to be guessed is nowhere on the page: no bar of it, and its number neither seen nor read aloud. */
async function expectHidden(page: Page, { token, truth }: { token: number; truth: number }): Promise<void> {
  const number = truth.toFixed(2);
  expect(await panel(page, "Token strip").locator(`[data-token="${token}"]`).getAttribute("class")).not.toMatch(
    /measured/,
  );
  const body = page.locator("body");
  expect(await body.innerText()).not.toContain(number);
  expect(await body.ariaSnapshot()).not.toContain(number);
}

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))("lesson %s", (id, lesson) => {
  test("is walked to its end by keyboard alone, with a hint for every wrong answer", async () => {
    const { page, close } = await openPage({ hash: `v=1&view=lessons&lesson=${id}` });
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const [step, { prose, action, check }] of lesson.steps.entries()) {
      const place = say("stepOf", { number: step + 1, count: lesson.steps.length });
      await page.locator(".lesson-foot").getByText(place, { exact: true }).waitFor({ timeout: patience });
      expect(await page.locator(".lesson-text").innerText()).toContain(written(prose).split("\n")[0]);
      if (action) {
        await page.keyboard.press("Space");
        await page.locator(".lesson-act").waitFor({ state: "detached", timeout: patience });
      }
      if (check) await answer(page, lesson, step);
      if (check?.afterwards)
        expect(await page.locator(".lesson-text").innerText()).toContain(written(check.afterwards));
      await tabTo(page, ".lesson-next");
      await page.keyboard.press("Enter");
    }
    await page.getByText(say("closing")).waitFor({ timeout: patience });
    const text = await page.locator(".lesson-text").innerText();
    expect(text).toContain(written(lesson.notShown));
    const asked = lesson.steps.flatMap(({ check }) => (check?.kind === "ownWords" ? [check] : []));
    for (const { model } of asked) expect(text).toContain(written(model));
    if (asked.length > 0) expect(text).toContain(sentence);
    await close();
  });
});

test("the first lesson is walked on a phone, with a finger", async () => {
  const lesson = lessons[0]!;
  const { page, close } = await openPage({ width: 390, height: 844, touch: true, hash: "v=1&view=lessons" });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("link", { name: lesson.title, exact: true }).tap();
  for (const [step, { action, check }] of lesson.steps.entries()) {
    const place = say("stepOf", { number: step + 1, count: lesson.steps.length });
    await page.locator(".lesson-foot").getByText(place, { exact: true }).waitFor({ timeout: patience });
    if (action) await page.getByRole("button", { name: action.words }).tap();
    if (check?.kind === "choose") {
      const shown = shownOrder(check.options.length, { lesson: lesson.id, step });
      await page
        .locator(".lesson-option")
        .nth(shown.indexOf(rightOption(check)))
        .tap();
      await page.getByRole("button", { name: say("check"), exact: true }).tap();
    } else if (check?.kind === "ownWords") {
      await page.getByRole("textbox", { name: say("yourSentence") }).fill(sentence);
      await page.getByRole("button", { name: say("keep"), exact: true }).tap();
    } else if (check) await page.getByRole("button", { name: say("showMe") }).tap();
    await expectPassed(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `step ${step + 1}`).toBeLessThanOrEqual(0);
    await page.locator(".lesson-next").tap();
  }
  await page.getByText(sentence).waitFor({ timeout: patience });
  await close();
});

test("progress outlives a reload, and is forgotten when asked to be", async () => {
  const lesson = lessons[0]!;
  const { page, close } = await openPage({ hash: `v=1&view=lessons&lesson=${lesson.id}` });
  await page.locator(".lesson-next").click();
  await page.getByRole("button", { name: say("skip") }).click();
  await page.getByRole("button", { name: say("allLessons") }).click();
  const told = page.getByText(say("progress", { done: 2, count: lesson.steps.length }));
  await told.waitFor({ timeout: patience });
  await expect.poll(() => page.url(), { timeout: patience }).not.toContain("lesson=");
  await page.reload();
  await told.waitFor({ timeout: patience });
  await page.getByRole("link", { name: `${say("goOn")}: ${lesson.title}` }).click();
  const place = say("stepOf", { number: 3, count: lesson.steps.length });
  await page.getByText(place, { exact: true }).waitFor({ timeout: patience });
  await page.getByRole("button", { name: say("allLessons") }).click();
  await page.getByRole("button", { name: say("forget") }).click();
  await told.waitFor({ state: "detached", timeout: patience });
  await close();
});

function hashOf(page: Page): string {
  return new URL(page.url()).hash;
}

/** The hash, once it says all of the Scene: a link that only names the step is written out when the step is there. */
async function settledHash(page: Page): Promise<string> {
  await expect.poll(() => hashOf(page), { timeout: patience }).toMatch(/&(token|z)=/);
  return hashOf(page);
}

test("a link opens a step with knobs left out; what the step made goes back and forth, and out to Explore", async () => {
  const lesson = lessons.find(({ steps }) => steps.some(({ check }) => check?.kind === "goal"))!;
  const step = lesson.steps.findIndex(({ check }) => check?.kind === "goal");
  const { using } = lesson.steps[step]!.check as Goal;
  const hash = `v=1&view=lessons&lesson=${lesson.id}&step=${step + 1}`;
  const open = await openPage({ hash });
  await open.page.locator(".lesson-conditions .lesson-now").first().waitFor({ timeout: patience });
  const knobs = await open.page.locator(".lesson-knobs input").count();
  expect(knobs).toBeGreaterThan(0);
  const stage = open.page.locator(".lesson-stage .token-strip-text");
  const there = await settledHash(open.page);
  const words = await stage.innerText();
  await open.page.locator(".lesson-back").click();
  await expect.poll(() => hashOf(open.page), { timeout: patience }).not.toBe(there);
  await open.page.locator(".lesson-dots button").nth(step).click();
  await expect.poll(() => hashOf(open.page), { timeout: patience }).toBe(there);
  expect(await stage.innerText()).toBe(words);
  await open.close();

  const locked = await openPage({ hash: `${hash}&lock=${using.join(",")}` });
  await locked.page.locator(".lesson-conditions .lesson-now").first().waitFor({ timeout: patience });
  expect(await locked.page.locator(".lesson-knobs input").count()).toBe(0);
  await locked.page.getByRole("button", { name: say("openInExplore") }).click();
  await panel(locked.page, "Settings").waitFor({ timeout: patience });
  const scene = patched(sceneOf({ lesson, step, acted: false }), {});
  expect(await locked.page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(scene.text);
  await locked.close();
});

test("a link to a lesson that there is not shows those there are, and says so", async () => {
  const { page, close } = await openPage({ hash: "v=1&view=lessons&lesson=no-such-lesson&step=4" });
  await page.getByText(say("unknown", { id: "no-such-lesson" })).waitFor({ timeout: patience });
  await page.getByRole("link", { name: lessons[0]!.title, exact: true }).waitFor({ timeout: patience });
  await close();
});
