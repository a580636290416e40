// Does the lesson page keep its word to a finger, a mouse and a teacher? A phone, answers by dragging, the hint that is offered,
// progress, links with knobs left out, assignments and the glossary. That every lesson can be walked is course.test.ts's.

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { rightOption } from "#lessons/checks/choose";
import type { Check, CheckKind } from "#lessons/checks/kinds";
import { guessedMeasure } from "#lessons/checks/predict";
import { shownOrder } from "#lessons/checks/shownOrder";
import { sceneOf, type Lesson } from "#lessons/lesson";
import { plainText } from "#lessons/markup";
import { whereTaught } from "#lessons/spokenOf";
import { lessonWords } from "#words/lessons";
import { teacherWords } from "#words/teachers";
import { patched } from "#scene/scenePatch";
import { say } from "#words/say";
import { probe } from "#model/contracts/probe";
import { readScene } from "../support/lessons";
import { openPage, sharedPage } from "../support/browse";
import { panel, patience, settled } from "../support/panels";
import { atStep, expectPassed, sentence } from "../support/reader";
import { walkByTouch } from "../support/toucher";

const at = sharedPage();

/** The first step of the course that asks so. */
function asking<Kind extends CheckKind>(
  kind: Kind,
): {
  readonly lesson: Lesson;
  readonly step: number;
  readonly check: Extract<Check, { kind: Kind }>;
  readonly hash: string;
} {
  for (const lesson of lessons) {
    const step = lesson.steps.findIndex(({ check }) => check?.kind === kind);
    const check = lesson.steps[step]?.check as Extract<Check, { kind: Kind }> | undefined;
    if (check) return { lesson, step, check, hash: `v=1&view=lessons&lesson=${lesson.id}&step=${step + 1}` };
  }
  throw new Error(`No lesson asks with “${kind}”.`);
}

test("the first lesson is walked on a phone, with a finger", async () => {
  const lesson = lessons[0]!;
  const { page, close } = await openPage({ width: 390, height: 844, touch: true, hash: "v=1&view=lessons" });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("link", { name: lesson.title, exact: true }).tap();
  await walkByTouch(page, lesson);
  await page.getByText(sentence).waitFor({ timeout: patience });
  await close();
});

test("progress outlives a reload, and is forgotten when asked to be", async () => {
  const lesson = lessons[0]!;
  const { page, close } = await openPage({ hash: `v=1&view=lessons&lesson=${lesson.id}` });
  for (const [step, { action, check }] of lesson.steps.slice(0, 2).entries()) {
    await atStep({ page, lesson, step });
    if (action) await page.getByRole("button", { name: action.words }).click();
    const skip = page.getByRole("button", { name: lessonWords.skip, exact: true });
    await (check ? skip : page.locator(".lesson-next")).click();
  }
  await page.getByRole("button", { name: lessonWords.allLessons }).click();
  const told = page.getByText(say(lessonWords.progress, { done: 2, count: lesson.steps.length }));
  await told.waitFor({ timeout: patience });
  await expect.poll(() => page.url(), { timeout: patience }).not.toContain("lesson=");
  await page.reload();
  await told.waitFor({ timeout: patience });
  await page.getByRole("link", { name: `${lessonWords.goOn}: ${lesson.title}` }).click();
  const place = say(lessonWords.stepOf, { number: 3, count: lesson.steps.length });
  await page.getByText(place, { exact: true }).waitFor({ timeout: patience });
  await page.getByRole("button", { name: lessonWords.allLessons }).click();
  await page.getByRole("button", { name: lessonWords.forget }).click();
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

test("a link opens a step, once more where it is there already, with knobs left out; what the step made goes back and forth, and out to Explore", async () => {
  const { lesson, step, check, hash } = asking("goal");
  const { using } = check;
  const page = await at(hash);
  await page.locator(".lesson-conditions .lesson-now").first().waitFor({ timeout: patience });
  const knobs = await page.locator(".lesson-knobs input").count();
  expect(knobs).toBeGreaterThan(0);
  await page.locator(".lesson-knobs .stepper-knob-button").first().click();
  await page.locator(".lesson-conditions .lesson-now").first().waitFor({ timeout: patience });
  // Who turns a knob has not asked for judgement.
  expect(await page.locator(":is(.lesson-trial, .lesson-hint, .lesson-outcome)").count()).toBe(0);
  await at(hash);
  await page.locator(".lesson-conditions .lesson-now").first().waitFor({ timeout: patience });
  const stage = page.locator(".lesson-stage .token-strip-text");
  const there = await settledHash(page);
  const words = await stage.innerText();
  await page.locator(".lesson-back").click();
  await expect.poll(() => hashOf(page), { timeout: patience }).not.toBe(there);
  await page.locator(".lesson-dots button").nth(step).click();
  await expect.poll(() => hashOf(page), { timeout: patience }).toBe(there);
  expect(await stage.innerText()).toBe(words);
  await page.evaluate((again) => (location.hash = again), hash);
  await expect.poll(() => hashOf(page), { timeout: patience }).toBe(there);
  expect(await stage.innerText()).toBe(words);

  await at(`${hash}&lock=${using.join(",")}`);
  await page.locator(".lesson-conditions .lesson-now").first().waitFor({ timeout: patience });
  expect(await page.locator(".lesson-knobs input").count()).toBe(0);
  await page.getByRole("button", { name: lessonWords.openInExplore }).click();
  await panel(page, "Settings").waitFor({ timeout: patience });
  const scene = patched(sceneOf({ lesson, step, acted: false }), {});
  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(scene.text);
});

test("a link to a lesson that there is not shows those there are, and says so", async () => {
  const page = await at("v=1&view=lessons&lesson=no-such-lesson&step=4");
  await page.getByText(say(lessonWords.unknown, { id: "no-such-lesson" })).waitFor({ timeout: patience });
  await page.getByRole("link", { name: lessons[0]!.title, exact: true }).waitFor({ timeout: patience });
});

test("the next bar is drawn, and parts are put in order, by dragging", async () => {
  const bar = asking("predict");
  const page = await at(bar.hash);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { action } = bar.lesson.steps[bar.step]!;
  if (action) await page.getByRole("button", { name: action.words }).click();
  const { take } = await readScene(sceneOf({ lesson: bar.lesson, step: bar.step, acted: true }));
  const truth = take(guessedMeasure(bar.check)) as number;
  const handle = page.getByRole("slider", { name: new RegExp(`^Your guess: ${probe[bar.check.quantity].name}`, "u") });
  await settled(page);
  await handle.hover(); // once it stands still
  const field = (await page.locator(".lesson-guess").boundingBox())!;
  const most = Number(await handle.getAttribute("aria-valuemax"));
  const grip = (await handle.boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(grip.x + grip.width / 2, field.y + field.height * (1 - truth / most), { steps: 4 });
  await page.mouse.up();
  const drawn = Number(await handle.getAttribute("aria-valuenow"));
  expect(Math.abs(drawn - truth)).toBeLessThan(bar.check.bands.close * truth);
  await page.getByRole("button", { name: lessonWords.check, exact: true }).click();
  await expectPassed(page);

  const parts = asking("order");
  await page.evaluate((hash) => (location.hash = hash), parts.hash);
  await atStep({ page, ...parts });
  const { action: before } = parts.lesson.steps[parts.step]!;
  if (before) await page.getByRole("button", { name: before.words }).click();
  const rows = page.locator(".lesson-order li");
  for (const [place, item] of parts.check.items.entries()) {
    const [from, to] = [rows.filter({ hasText: item }), rows.nth(place)];
    await from.hover();
    const end = (await to.boundingBox())!;
    await page.mouse.down();
    await page.mouse.move(end.x + 40, end.y + end.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => to.innerText(), { timeout: patience }).toContain(item);
  }
  await page.getByRole("button", { name: lessonWords.check, exact: true }).click();
  await expectPassed(page);
});

test("a reader who is stuck is offered a hint after twelve seconds, and not before", async () => {
  const { lesson, step, hash, check } = asking("choose");
  const { page, close } = await openPage({ hash, prepare: (page) => page.clock.install() });
  await atStep({ page, lesson, step });
  const { action } = lesson.steps[step]!;
  if (action) await page.getByRole("button", { name: action.words }).click();
  const hint = page.getByRole("button", { name: lessonWords.hint, exact: true });
  await hint.waitFor({ timeout: patience });
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await hint.click();
  await page.getByRole("button", { name: lessonWords.hideHint, exact: true }).click(); // from here on nothing comes of it
  await hint.waitFor({ timeout: patience });
  await page.clock.runFor(11_000);
  expect(await page.getByText(lessonWords.offered).count()).toBe(0);
  await page.clock.runFor(2_000);
  await page.getByText(lessonWords.offered).waitFor({ timeout: patience });
  await page.clock.resume();
  await hint.click();
  await page.locator(".lesson-hint").waitFor({ timeout: patience });
  expect(await page.locator(".lesson-hint").innerText()).toContain(check.hints[0]!.split(/[*[\]]/u)[0]);
  await close();
});

test("a teacher's link leaves knobs out and asks for a file, which has the reader's answer", async () => {
  const { lesson, step, check, hash } = asking("choose");
  const { page, close } = await openPage({ hash: `${hash}&lock=theta,window&assignment=true` });
  await page.getByRole("textbox", { name: teacherWords.student.name }).fill(" Ada");
  await page.getByRole("button", { name: teacherWords.student.begin }).click();
  await atStep({ page, lesson, step });
  const { action } = lesson.steps[step]!;
  if (action) await page.getByRole("button", { name: action.words }).click();
  const right = rightOption(check);
  const shown = shownOrder(check.options.length, { lesson: lesson.id, step, seed: "ada" }).indexOf(right);
  expect(await page.getByRole("button", { name: lessonWords.showMe }).count()).toBe(0);
  expect(await page.getByRole("button", { name: lessonWords.forTeachers }).count()).toBe(0);
  await page.locator(".lesson-option").nth(shown).click();
  await page.getByRole("button", { name: lessonWords.check, exact: true }).click();
  await expectPassed(page);
  await page.locator(".lesson-next").click();
  for (let later = step + 1; later < lesson.steps.length; later++) {
    await atStep({ page, lesson, step: later });
    expect(await page.locator(".lesson-knobs input").count(), `step ${later + 1}`).toBe(0);
    const skip = page.getByRole("button", { name: lessonWords.skip, exact: true });
    const { action, check } = lesson.steps[later]!;
    if (action) await page.getByRole("button", { name: action.words }).click();
    await (check ? skip : page.locator(".lesson-next")).click();
  }
  await page.getByRole("heading", { name: lessonWords.assignment }).waitFor({ timeout: patience });
  expect(await page.getByRole("textbox", { name: lessonWords.yourName }).inputValue()).toBe("Ada");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: lessonWords.saveAnswers }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${lesson.id}-answers.json`);
  const saved = JSON.parse(await readFile(await file.path(), "utf8")) as {
    name: string;
    seed: string;
    steps: { answer: string | null; end: string }[];
  };
  expect([saved.name, saved.seed]).toEqual(["Ada", "ada"]);
  expect(saved.steps[step]).toMatchObject({ end: "done", tries: 1, answer: plainText(check.options[right]!.words) });
  await close();
});

test("the glossary opens from the lessons, and its links open lessons", async () => {
  const page = await at("v=1&view=lessons");
  await page.getByRole("link", { name: lessonWords.glossary, exact: true }).click();
  const glossary = page.getByRole("main", { name: "Glossary" });
  const [taught] = whereTaught("surprise");
  const { lesson, step } = taught!;
  await glossary.locator("#glossary-surprise").getByRole("link", { name: lesson.title, exact: true }).click();
  await atStep({ page, lesson, step });
  await expect.poll(() => hashOf(page), { timeout: patience }).toContain(`lesson=${lesson.id}`);
  await page.goBack();
  await glossary.waitFor({ timeout: patience });
});
