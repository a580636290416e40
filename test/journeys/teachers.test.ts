// Does the page keep its word to teachers? Notes and answers behind a switch, plans, hand-ins as one table, worksheets on paper, a
// projector that waits before it reveals, and the ten questions before and after.

import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { rightOption } from "#lessons/checks/choose";
import { shownOrder, shuffled } from "#lessons/checks/shownOrder";
import { inventory } from "#lessons/inventory";
import { plainText } from "#lessons/markup";
import { plans } from "#lessons/plans";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { teacherWords } from "#words/teachers";
import { openPage } from "../support/browse";
import { patience } from "../support/panels";
import { atStep, written } from "../support/reader";

const lesson = lessons.find(({ steps }) => steps[0]!.check?.kind === "choose")!;
const { check, action } = lesson.steps[0]!;
const hash = `v=1&view=lessons&lesson=${lesson.id}`;

test("in front of a class the verdict comes first, and what there is to see after the space bar", async () => {
  if (check?.kind !== "choose") throw new Error("It asks otherwise.");
  const { page, close } = await openPage({ hash });
  await atStep({ page, lesson, step: 0 });
  await page.getByRole("button", { name: lessonWords.forTeachers }).click();
  const notes = page.getByRole("complementary", { name: teacherWords.notes });
  const right = rightOption(check);
  await notes.getByText(written(check.options[right]!.words)).waitFor({ timeout: patience });
  await page.getByRole("button", { name: lessonWords.projector }).click();
  expect(await notes.count()).toBe(0); // the class sees it too
  if (action) await page.getByRole("button", { name: action.words }).click();
  const shown = shownOrder(check.options.length, { lesson: lesson.id, step: 0 }).indexOf(right);
  await page.locator(".lesson-option").nth(shown).click();
  await page.getByRole("button", { name: lessonWords.check, exact: true }).click();
  await page.getByText(lessonWords.held).waitFor({ timeout: patience });
  expect(await page.locator(".lesson-outcome").count()).toBe(1);
  expect(await page.locator(".lesson-afterwards").count()).toBe(0);
  await page.keyboard.press(" ");
  await page.locator(".lesson-afterwards").first().waitFor({ timeout: patience });
  await atStep({ page, lesson, step: 0 });
  await close();
});

test("a teacher plans an hour, prints a lesson with its solutions, and makes one table of a class's files", async () => {
  const { page, close } = await openPage({ hash: "v=1&view=lessons" });
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole("button", { name: lessonWords.forTeachers }).click();
  await page.getByText(teacherWords.plans, { exact: true }).click();
  const plan = page.getByRole("region", { name: plans[0]!.title });
  expect(await plan.getByRole("link").count()).toBeGreaterThan(2);
  await page.getByText(teacherWords.map, { exact: true }).click();
  const map = page.getByRole("group", { name: teacherWords.map });
  expect(await map.getByRole("link").count()).toBe(lessons.length);

  await page.getByText(teacherWords.handIns.title, { exact: true }).click();
  const good = {
    format: "titans-explorer-answers/2",
    ...{ lesson: { id: lesson.id, title: lesson.title }, name: "=Ada", seed: "=ada", saved: "2026-01-02T03:04:05Z" },
    steps: [{ step: 1, check: null, end: "done", tries: 1, first: null, points: null, answer: "<b>", run: null }],
    inventory: null,
  };
  await page.getByLabel(teacherWords.handIns.choose).setInputFiles([
    { name: "ada.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(good)) },
    { name: "bad.json", mimeType: "application/json", buffer: Buffer.from("no file") },
  ]);
  const { badFile, noJson } = teacherWords.handIns;
  await page.getByText(say(badFile, { file: "bad.json", reason: noJson })).waitFor({ timeout: patience });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: teacherWords.handIns.save }).click();
  const [head, row] = (await readFile(await (await download).path(), "utf8")).split("\r\n");
  expect(head).toContain("name,seed,lesson,step");
  expect(row).toContain(`'=Ada,'=ada,${lesson.id},1,,done,1`);

  await page.getByRole("button", { name: teacherWords.worksheet.printSolved }).first().click();
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".worksheet");
  expect(await paper.isVisible()).toBe(true);
  expect(await page.locator("#root").isVisible()).toBe(false);
  const { title, steps } = lessons[0]!;
  expect(await paper.innerText()).toContain(title);
  for (const { check } of steps)
    if (check) expect(await paper.innerText()).toContain(written(check.question).split("\n")[0]);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect.poll(() => page.locator("#root").isVisible(), { timeout: patience }).toBe(true);
  await close();
});

test("the ten questions are answered before and after, and nothing is said of them until then", async () => {
  const { page, close } = await openPage({ hash: "v=1&view=lessons" });
  await page.getByText(teacherWords.inventory.title, { exact: true }).click();
  const choose = async (place: number): Promise<void> => {
    for (const { id, options } of inventory)
      await page
        .locator(`.lesson-inventory input[name="${id}"]`)
        .nth(shuffled(options.length, `inventory ${id}`).indexOf(place))
        .check();
    await page.getByRole("button", { name: teacherWords.inventory.keep }).click();
  };
  await page.getByRole("button", { name: teacherWords.inventory.before }).click();
  await choose(1);
  const answer = plainText(inventory[0]!.options[0]!.words);
  expect(await page.getByText(answer).count()).toBe(0);
  await page.getByRole("button", { name: teacherWords.inventory.after }).click();
  await choose(0);
  await page
    .getByText(say(teacherWords.inventory.score, { before: 0, after: 10, n: 10 }))
    .waitFor({ timeout: patience });
  await page.getByText(answer).first().waitFor({ timeout: patience });
  await close();
});
