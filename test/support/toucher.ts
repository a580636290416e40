// How does a reader with nothing but a finger go through a lesson? Taps, and a drag where something has a handle: each kind of check
// answered on a phone. Leaves keys to reader.ts, and which lessons are walked to long/course.test.ts.

import type { CDPSession, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { mostChanged } from "#lessons/checks/cells";
import { rightOption } from "#lessons/checks/choose";
import type { Goal } from "#lessons/checks/goal";
import type { Check } from "#lessons/checks/kinds";
import { writtenNumber } from "#lessons/checks/number";
import { guessedMeasure } from "#lessons/checks/predict";
import { shownOrder } from "#lessons/checks/shownOrder";
import { sceneOf, type Lesson } from "#lessons/lesson";
import { choiceKnobs, numberKnobs, switchKnobs } from "#model/contracts/knobs";
import { stateAt } from "#model/reading/moment";
import { openingGame } from "#scene/gameLink";
import { windowKnob } from "#scene/scene";
import { trackingWords } from "#components/compare/tracking/words";
import { lessonWords } from "#words/lessons";
import { readScene } from "./lessons";
import { frames, patience } from "./panels";
import { atStep, expectPassed, sentence, type Reading } from "./reader";

type Point = readonly [x: number, y: number];

/** Goes through all steps of a lesson that is open, to its last words; the page is never wider than the phone. */
export async function walkByTouch(page: Page, lesson: Lesson): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  for (const [step, { action, check }] of lesson.steps.entries()) {
    await atStep({ page, lesson, step });
    if (action) await page.getByRole("button", { name: action.words }).tap();
    if (check) {
      await answer({ page, lesson, step }, { check, finger });
      await expectPassed(page);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, `step ${step + 1} is wider than the phone`).toBeLessThanOrEqual(0);
    await page.locator(".lesson-next").tap();
  }
  await page.locator(".lesson-foot").getByText(lessonWords.closing, { exact: true }).waitFor({ timeout: patience });
  await finger.detach();
}

/** A finger that goes down, along and up. */
export async function swipe(page: Page, finger: CDPSession, { from, by }: { from: Point; by: Point }): Promise<void> {
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at: Point | null) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
  await touch("touchStart", from);
  for (let step = 1; step <= 10; step++) {
    await touch("touchMove", [from[0] + (by[0] * step) / 10, from[1] + (by[1] * step) / 10]);
    await frames(page, 1);
  }
  await touch("touchEnd", null);
  await frames(page, 2);
}

async function answer(reading: Reading, { check, finger }: { check: Check; finger: CDPSession }): Promise<void> {
  const { page, lesson, step } = reading;
  const tapOption = async (count: number, place: number): Promise<void> => {
    const shown = shownOrder(count, { lesson: lesson.id, step }).indexOf(place);
    await page.locator(".lesson-option").nth(shown).tap();
  };
  switch (check.kind) {
    case "predict": {
      const { take } = await readScene(sceneOf({ lesson, step, acted: true }));
      const truth = take(guessedMeasure(check)) as number;
      const handle = page.locator(".lesson-guess-handle");
      await handle.waitFor({ timeout: patience });
      await handle.evaluate((element) => element.closest(".lesson-series")!.scrollIntoView({ block: "center" }));
      await swipe(page, finger, { from: await middleOf(handle), by: [0, -60] }); // where it waits it is no guess
      for (let times = 0; times < 5; times++) {
        // While it is still read the plot moves and has another scale: a reader looks, and draws once more.
        const most = Number(await handle.getAttribute("aria-valuemax"));
        const field = (await page.locator(".lesson-guess").boundingBox())!;
        const from = await middleOf(handle);
        await swipe(page, finger, { from, by: [0, field.y + field.height * (1 - truth / most) - from[1]] });
        const drawn = Number(await handle.getAttribute("aria-valuenow"));
        if (Math.abs(drawn - truth) < 0.9 * check.bands.close * truth && times > 0) break;
        await page.waitForTimeout(150);
      }
      break;
    }
    case "goal":
      await turnKnobs(page, check);
      await expect
        .poll(() => page.locator(".lesson-conditions li[data-met]").count(), { timeout: patience })
        .toBe(check.conditions.length);
      break;
    case "cells": {
      const { run } = await readScene(sceneOf({ lesson, step, acted: true }));
      const before = stateAt(run, check.token - 1).weights;
      const changes = stateAt(run, check.token).weights.map((weight, cell) => weight - before[cell]!);
      for (const cell of mostChanged(changes, check.pick)) await page.locator(".lesson-cell").nth(cell).tap();
      break;
    }
    case "order":
      for (const [place, item] of check.items.entries()) await dragPart(page, { finger, item, place });
      break;
    case "odd":
      await page.locator(".lesson-runs figure").first().waitFor({ timeout: patience });
      await tapOption(3, check.odd);
      break;
    case "choose":
      await tapOption(check.options.length, rightOption(check));
      break;
    case "number": {
      const { take } = await readScene(sceneOf({ lesson, step, acted: true }));
      await page.locator(".lesson-number input").fill(writtenNumber(take(check.of) as number));
      break;
    }
    case "ownWords":
      await page.getByRole("textbox", { name: lessonWords.yourSentence }).fill(sentence);
      break;
    default:
      return check satisfies never;
  }
  await page.locator(".lesson-check [type=submit]").tap();
}

async function middleOf(locator: Locator): Promise<Point> {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await locator.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** Drags a part to its place by its grip. */
async function dragPart(
  page: Page,
  { finger, item, place }: { finger: CDPSession; item: string; place: number },
): Promise<void> {
  const grip = page.locator(`.lesson-order button[aria-label^="${item},"] .lesson-order-grip`);
  await page.locator(".lesson-order").evaluate((list) => list.scrollIntoView({ block: "center" }));
  const [from, to] = [await middleOf(grip), await middleOf(page.locator(".lesson-order li").nth(place))];
  if (Math.abs(to[1] - from[1]) > 2) await swipe(page, finger, { from, by: [0, to[1] - from[1]] });
  await expect
    .poll(() => page.locator(".lesson-order li").nth(place).innerText(), { timeout: patience })
    .toContain(item);
}

/** Turns a goal's knobs to its own solution. */
async function turnKnobs(page: Page, { solution: { memory = {}, window, compare } }: Goal): Promise<void> {
  if (compare?.game) {
    const { rate, chunk } = { ...openingGame, ...compare.game };
    const stage = page.locator(".lesson-stage");
    await stage.getByLabel("s as a number", { exact: true }).fill(String(rate));
    const knob = stage.getByLabel(trackingWords.knobs.chunk, { exact: true });
    if (await knob.count()) await choose(knob, { value: String(chunk), label: String(chunk) });
  }
  const knobs = page.locator(".lesson-knobs");
  const known = { ...numberKnobs, ...choiceKnobs, ...switchKnobs, window: { ...windowKnob, kind: "stepper" as const } };
  for (const [id, value] of Object.entries({ ...memory, ...(window !== undefined && { window }) })) {
    const knob = known[id as keyof typeof known];
    if (knob.kind === "switch") {
      const input = page.getByRole("switch", { name: knob.label, exact: true }); // looked for within the label below
      if ((await knobs.locator(input).isChecked()) !== value) await knobs.locator("label", { has: input }).tap();
    } else if (knob.kind === "choice") {
      const { label } = knob.options.find((option) => option.value === value)!;
      await choose(knobs.getByLabel(knob.label, { exact: true }), { value: String(value), label });
    } else {
      const isGate = ["theta", "eta", "alpha"].includes(id) && "symbol" in knob;
      const input = knobs.getByLabel(isGate ? `${knob.symbol} as a number` : knob.label, { exact: true });
      await input.tap();
      await input.fill(String(value));
    }
  }
}

/** A list, or a few side by side. */
async function choose(control: Locator, { value, label }: { value: string; label: string }): Promise<void> {
  if ((await control.evaluate((element) => element.tagName)) === "SELECT") await control.selectOption(value);
  else await control.locator("label", { hasText: label }).tap();
}
