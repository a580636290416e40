// How does a reader without a pointer go through a lesson? Keys alone: to a control by Tab, and each kind of check answered.
// Leaves to course.test.ts, here and in long/, which lessons are walked and which checks are answered wrong first.

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { mostChanged } from "#lessons/checks/cells";
import { rightOption } from "#lessons/checks/choose";
import type { Goal } from "#lessons/checks/goal";
import type { Check } from "#lessons/checks/kinds";
import { writtenNumber } from "#lessons/checks/number";
import { guessedMeasure, type Predict } from "#lessons/checks/predict";
import { shownOrder } from "#lessons/checks/shownOrder";
import { hiddenFrom, sceneOf, type Lesson } from "#lessons/lesson";
import { plainText, type Prose } from "#lessons/markup";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { choiceKnobs, numberKnobs, switchKnobs } from "#model/contracts/knobs";
import { stateAt } from "#model/reading/moment";
import { tokenQuantities } from "#model/contracts/probe";
import { gameChunks, openingGame } from "#scene/gameLink";
import { windowKnob } from "#scene/scene";
import { trackingWords } from "#components/compare/tracking/words";
import { missingOnStage } from "./evidence";
import { readScene } from "./lessons";
import { panel, patience } from "./panels";

/** A step of a lesson that is open on the page. */
export interface Reading {
  readonly page: Page;
  readonly lesson: Lesson;
  readonly step: number;
}

export const sentence = "It was written there before.";

/** The prose as the page writes it. */
export function written(text: Prose): string {
  return plainText(text).replace(/(\d) %/gu, "$1\u202f%");
}

/** Until the page stands at a step. */
export async function atStep({ page, lesson, step }: Reading): Promise<void> {
  const place = say(lessonWords.stepOf, { number: step + 1, count: lesson.steps.length });
  await page.locator(".lesson-title").getByText(lesson.title, { exact: true }).waitFor({ timeout: patience });
  await page.locator(".lesson-foot").getByText(place, { exact: true }).waitFor({ timeout: patience });
}

/** Presses Tab, or Shift+Tab where it stands before, until it or something in it has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ timeout: patience });
  for (let rounds = 0; rounds < 40; rounds++) {
    const stops = await target.evaluate(stopsTo);
    if (stops === 0) return;
    for (let presses = 0; presses < Math.abs(stops); presses++)
      await page.keyboard.press(stops > 0 ? "Tab" : "Shift+Tab");
  }
  throw new Error(`Tab does not reach ${String(target)}.`);
}

/** How many presses of Tab lead there, negative back; an estimate that is right in the end. */
function stopsTo(target: Element): number {
  const focused = document.activeElement ?? document.body;
  if (target.contains(focused)) return 0;
  if (focused === document.body) return 1; // where the browser goes on from is not known
  const isAfter = (a: Element, b: Element): boolean =>
    (b.compareDocumentPosition(a) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const radios = new Set<string>();
  const stops = [
    ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
  ]
    .filter((stop) => stop.tabIndex >= 0 && !stop.matches(":disabled") && stop.checkVisibility())
    .filter((stop) => {
      if (!(stop instanceof HTMLInputElement) || stop.type !== "radio") return true;
      const isFirst = !radios.has(stop.name);
      radios.add(stop.name);
      return isFirst;
    });
  const isForward = isAfter(target, focused);
  const between = stops.filter((stop) =>
    isForward
      ? isAfter(stop, focused) && isAfter(target, stop) && !stop.contains(target)
      : isAfter(focused, stop) && isAfter(stop, target) && !target.contains(stop),
  );
  return isForward ? between.length + 1 : -between.length - 1;
}

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let presses = 0; presses < times; presses++) await page.keyboard.press(key);
}

/** Asks for judgement: with Enter among options, elsewhere with the button. */
async function checkIt(page: Page, check: Check): Promise<void> {
  if (check.kind !== "choose" && check.kind !== "odd") await tabTo(page, page.locator(".lesson-check [type=submit]"));
  await press(page, "Enter");
}

async function expectHint(page: Page, hint: Prose): Promise<void> {
  await page.locator(".lesson-hint").getByText(written(hint)).waitFor({ timeout: patience });
  expect(await page.locator(".lesson-next").getAttribute("aria-disabled")).toBe("true");
}

/** Until the way on is open. */
export async function expectPassed(page: Page): Promise<void> {
  await page.locator(".lesson-next:not([aria-disabled])").waitFor({ timeout: patience });
}

/** Opens a lesson where the one before did not lead there, and goes through all of its steps to its last words. */
export async function walk(
  page: Page,
  lesson: Lesson,
  {
    wrongFirst,
  }: { /** Whether a check is answered wrong before it is answered right. */ wrongFirst: (check: Check) => boolean },
): Promise<void> {
  if (!(await page.locator(".lesson-title").getByText(lesson.title, { exact: true }).count()))
    await page.goto(page.url().replace(/#.*/u, `#v=1&view=lessons&lesson=${lesson.id}`));
  const text = page.locator(".lesson-text");
  for (const [step, { prose, action, check }] of lesson.steps.entries()) {
    await atStep({ page, lesson, step });
    expect(await text.innerText()).toContain(written(prose).split("\n")[0]);
    if (action) {
      await page.keyboard.press("Space");
      await page.locator(".lesson-act").waitFor({ state: "detached", timeout: patience });
    }
    if (check) await answer({ page, lesson, step }, { wrongFirst: wrongFirst(check) });
    if (check?.afterwards) expect(await text.innerText()).toContain(written(check.afterwards));
    await page.keyboard.press("Space");
  }
  await page.locator(".lesson-foot").getByText(lessonWords.closing, { exact: true }).waitFor({ timeout: patience });
  const said = await text.innerText();
  expect(said).toContain(written(lesson.notShown));
  const asked = lesson.steps.flatMap(({ check }) => (check?.kind === "ownWords" ? [check] : []));
  for (const { modelAnswer } of asked) expect(said).toContain(written(modelAnswer));
  if (asked.length > 0) expect(said).toContain(sentence);
}

/** From the last words of a lesson on to the next. */
export async function walkOn(page: Page, { to }: { to: Lesson }): Promise<void> {
  await tabTo(page, page.locator(".lesson-closing").getByRole("link", { name: to.title, exact: true }));
  await page.keyboard.press("Enter");
  await atStep({ page, lesson: to, step: 0 });
}

/** A right answer to the check of a step; if so asked, after a wrong one, which buys a hint. */
async function answer(reading: Reading, { wrongFirst }: { wrongFirst: boolean }): Promise<void> {
  const { page, lesson, step } = reading;
  const current = lesson.steps[step]!;
  const check = current.check!;
  const hidden = hiddenFrom(current);
  if (hidden !== null) await expectUnread(page, hidden);
  if (check.afterwards) expect(await page.locator("body").innerText()).not.toContain(written(check.afterwards));
  if (wrongFirst) await answerWrong(reading, check);
  await answerRight(reading, check);
  await expectPassed(page);
  expect(await missingOnStage(page, current), `step ${step + 1} speaks of what is not on its stage`).toEqual([]);
}

async function answerWrong(reading: Reading, check: Check): Promise<void> {
  const { page } = reading;
  switch (check.kind) {
    case "predict":
      await expectSecret(reading, check);
      await tabTo(page, page.locator(".lesson-guess-handle"));
      await press(page, "Home");
      await press(page, "Enter");
      await page.getByText(lessonWords.tooLow).waitFor({ timeout: patience });
      await expectHint(page, check.hints[0]!);
      return expectSecret(reading, check);
    case "cells":
      await pick(reading, (await cellsByChange(reading, check.token)).slice(-check.pick));
      break;
    case "odd":
      await page.locator(".lesson-runs figure").first().waitFor({ timeout: patience });
      await choose(reading, { of: 3, place: ([0, 1, 2] as const).find((run) => run !== check.odd)! });
      break;
    case "choose": {
      const place = check.options.findIndex(({ hint }) => hint !== undefined);
      await choose(reading, { of: check.options.length, place });
      await checkIt(page, check);
      return expectHint(page, check.options[place]!.hint!);
    }
    case "number":
      await typeNumber(page, String(100));
      break;
    case "ownWords":
      await checkIt(page, check);
      await page.getByText(lessonWords.wrong).waitFor({ timeout: patience });
      return;
    case "goal":
    case "order":
      break; // as it stands
    default:
      return check satisfies never;
  }
  await checkIt(page, check);
  await expectHint(page, check.hints[0]!);
}

async function answerRight(reading: Reading, check: Check): Promise<void> {
  const { page, lesson, step } = reading;
  switch (check.kind) {
    case "predict": {
      const { take } = await readScene(sceneOf({ lesson, step, acted: true }));
      const steps = Math.round((take(guessedMeasure(check)) as number) / 0.05);
      await tabTo(page, page.locator(".lesson-guess-handle"));
      await press(page, "PageUp", Math.floor(steps / 10));
      await press(page, "ArrowUp", steps % 10);
      return press(page, "Enter");
    }
    case "goal":
      await turnKnobs(page, check);
      await expect
        .poll(() => page.locator(".lesson-conditions li[data-met]").count(), { timeout: patience })
        .toBe(check.conditions.length);
      break;
    case "cells":
      await pick(reading, (await cellsByChange(reading, check.token)).slice(0, check.pick));
      break;
    case "order":
      for (const item of [...check.items].reverse()) {
        await tabTo(page, page.locator(`.lesson-order button[aria-label^="${item},"]`));
        await press(page, "Home");
      }
      break;
    case "odd":
      await choose(reading, { of: 3, place: check.odd });
      break;
    case "choose":
      await choose(reading, { of: check.options.length, place: rightOption(check) });
      break;
    case "number": {
      const { take } = await readScene(sceneOf({ lesson, step, acted: true }));
      await typeNumber(page, writtenNumber(take(check.of) as number));
      break;
    }
    case "ownWords":
      await tabTo(page, page.locator(".lesson-sentence"));
      await page.keyboard.type(sentence);
      break;
    default:
      return check satisfies never;
  }
  return checkIt(page, check);
}

async function typeNumber(page: Page, number: string): Promise<void> {
  await tabTo(page, page.locator(".lesson-number input"));
  await press(page, "Control+a");
  await page.keyboard.type(number);
}

/** Chooses one of a few by its place in the lesson's data; they are shown in another order. */
async function choose({ page, lesson, step }: Reading, { of, place }: { of: number; place: number }): Promise<void> {
  const wanted = shownOrder(of, { lesson: lesson.id, step }).indexOf(place);
  const options = page.locator(".lesson-options input");
  const chosen = (): Promise<number> =>
    options.evaluateAll((inputs) => inputs.findIndex((input) => (input as HTMLInputElement).checked));
  await tabTo(page, page.locator(".lesson-options"));
  if ((await chosen()) < 0) await press(page, "Space");
  const from = await chosen();
  await press(page, wanted > from ? "ArrowDown" : "ArrowUp", Math.abs(wanted - from));
  expect(await chosen()).toBe(wanted);
}

/** The cells of the memory, those first that the write of a token changes most. */
async function cellsByChange({ lesson, step }: Reading, token: number): Promise<{ cell: number; columns: number }[]> {
  const { run } = await readScene(sceneOf({ lesson, step, acted: true }));
  const before = stateAt(run, token - 1).weights;
  const changes = stateAt(run, token).weights.map((weight, cell) => weight - before[cell]!);
  const columns = run.reading.config.widths[1]!;
  return mostChanged(changes, changes.length).map((cell) => ({ cell, columns }));
}

async function pick({ page }: Reading, cells: readonly { cell: number; columns: number }[]): Promise<void> {
  await tabTo(page, page.locator(".lesson-cells-grid"));
  for (const { cell, columns } of cells) {
    const at = await page
      .locator(".lesson-cell")
      .evaluateAll((all) => all.findIndex((one) => one === document.activeElement));
    const down = Math.floor(cell / columns) - Math.floor(at / columns);
    const right = (cell % columns) - (at % columns);
    await press(page, down > 0 ? "ArrowDown" : "ArrowUp", Math.abs(down));
    await press(page, right > 0 ? "ArrowRight" : "ArrowLeft", Math.abs(right));
    await press(page, "Space");
  }
}

/** Turns the goal's knobs to its own solution, each as its kind is turned by keys; those of a game stand in its picture. */
async function turnKnobs(page: Page, { solution: { memory = {}, window, compare, ...others } }: Goal): Promise<void> {
  expect(others, "a goal is reached by knobs alone").toEqual({});
  if (compare?.game) {
    const { rate, chunk } = { ...openingGame, ...compare.game };
    const stage = page.locator(".lesson-stage");
    await tabTo(page, stage.getByLabel("s as a number", { exact: true }));
    await press(page, "Control+a");
    await page.keyboard.type(String(rate));
    const knob = stage.getByLabel(trackingWords.knobs.chunk, { exact: true });
    const options = gameChunks.map((value) => ({ value }));
    if (await knob.count()) await turnChoice(page, { knob, value: String(chunk), options });
  }
  const knobs = page.locator(".lesson-knobs");
  const known = { ...numberKnobs, ...choiceKnobs, ...switchKnobs, window: { ...windowKnob, kind: "stepper" as const } };
  for (const [id, value] of Object.entries({ ...memory, ...(window !== undefined && { window }) })) {
    const knob = known[id as keyof typeof known];
    if (knob.kind === "switch") {
      const input = knobs.getByRole("switch", { name: knob.label, exact: true });
      await tabTo(page, input);
      if ((await input.isChecked()) !== value) await press(page, "Space");
    } else if (knob.kind === "choice") {
      await turnChoice(page, {
        knob: knobs.getByLabel(knob.label, { exact: true }),
        value: String(value),
        options: knob.options,
      });
    } else {
      const isGate = ["theta", "eta", "alpha"].includes(id) && "symbol" in knob;
      await tabTo(page, knobs.getByLabel(isGate ? `${knob.symbol} as a number` : knob.label, { exact: true }));
      await press(page, "Control+a");
      await page.keyboard.type(String(value));
    }
  }
}

/** A list or a few side by side: both go on by an arrow. */
async function turnChoice(
  page: Page,
  { knob, value, options }: { knob: Locator; value: string; options: readonly { readonly value: string }[] },
): Promise<void> {
  await tabTo(page, knob);
  const now = await page.evaluate(() => (document.activeElement as HTMLInputElement | HTMLSelectElement).value);
  const placeOf = (wanted: string): number => options.findIndex((option) => option.value === wanted);
  const by = placeOf(value) - placeOf(now);
  await press(page, by > 0 ? "ArrowDown" : "ArrowUp", Math.abs(by));
}

/** From a token on nothing is on the page: neither drawn in the strip, nor under the cursor. */
async function expectUnread(page: Page, token: number): Promise<void> {
  const strip = panel(page, "Token strip");
  const read = (): Promise<number[]> =>
    strip
      .locator("[data-token].measured")
      .evaluateAll((words) => words.map((word) => Number((word as HTMLElement).dataset["token"])));
  // On arriving another text may still be there.
  await expect.poll(async () => Math.max(-1, ...(await read())), { timeout: patience }).toBeLessThan(token);
  const readout = (await strip.locator("#token-strip-readout").textContent()) ?? "";
  expect(Number(/token (\d+) of/.exec(readout)?.[1] ?? 0)).toBeLessThanOrEqual(token);
}

/**
 * The number that is asked for is neither seen nor read aloud, but where the step's own words say it, or a token before has
 * the same.
 */
async function expectSecret({ page, lesson, step }: Reading, check: Predict): Promise<void> {
  await page.locator(".lesson-guess-handle").waitFor({ timeout: patience });
  await expectUnread(page, check.token);
  const { take, run } = await readScene(sceneOf({ lesson, step, acted: true }));
  const number = (take(guessedMeasure(check)) as number).toFixed(2);
  const isKnown = tokenQuantities.some((quantity) =>
    run.columns[quantity].subarray(0, check.token).some((value) => value.toFixed(2) === number),
  );
  if (isKnown) return;
  const times = (text: string): number => text.split(number).length - 1;
  const said = times([lesson.steps[step]!.prose, check.question, check.hints[0]].join("\n"));
  const body = page.locator("body");
  expect(times(await body.innerText()), number).toBeLessThanOrEqual(said);
  expect(times(await body.ariaSnapshot()), number).toBeLessThanOrEqual(said);
}
