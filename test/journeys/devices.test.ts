// What does a device do to a reader's progress? Two tabs write to one storage; another storage is full, or somebody else wrote in it.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { lessonWords } from "#words/lessons";
import { say } from "#words/say";
import { openPage } from "../support/browse";
import { patience } from "../support/panels";
import { atStep } from "../support/reader";

const lesson = lessons[0]!;
const hashOf = ({ id }: { id: string }): string => `v=1&view=lessons&lesson=${id}`;

/** The dots of the steps that are done, from 1. */
function done(page: Page): Promise<number[]> {
  return page
    .locator(".lesson-dots button")
    .evaluateAll((dots) => dots.flatMap((dot, step) => ((dot as HTMLElement).dataset["done"] ? [step + 1] : [])));
}

/** Goes on from a step: does what it lets the reader do, and where it asks for an answer, without one. */
async function goOn(page: Page): Promise<void> {
  const action = page.locator(".lesson-act");
  if (await action.count()) await action.click(); // what is asked stands after what is done
  const isAsking = (await page.locator(".lesson-next[aria-disabled]").count()) > 0;
  await (
    isAsking ? page.getByRole("button", { name: lessonWords.skip, exact: true }) : page.locator(".lesson-next")
  ).click();
}

test("what is done in either of two tabs is there in both, and after a reload", async () => {
  const { page, close } = await openPage({ hash: hashOf(lesson) });
  await atStep({ page, lesson, step: 0 });
  const other = await page.context().newPage();
  await other.goto(page.url());
  await atStep({ page: other, lesson, step: 0 });
  await goOn(page);
  await atStep({ page, lesson, step: 1 });
  await expect.poll(() => done(other), { timeout: patience }).toEqual([1]);
  await other.getByRole("button", { name: say(lessonWords.stepOf, { number: 2, count: lesson.steps.length }) }).click();
  await atStep({ page: other, lesson, step: 1 });
  await goOn(other);
  await atStep({ page: other, lesson, step: 2 });
  await expect.poll(() => done(page), { timeout: patience }).toEqual([1, 2]);
  for (const tab of [page, other]) {
    await tab.reload();
    await expect.poll(() => done(tab), { timeout: patience }).toEqual([1, 2]);
  }
  await other.close();
  await close();
});

test("where nothing can be kept a lesson is walked on all the same, and that is said once", async () => {
  const { page, close } = await openPage({
    hash: hashOf(lesson),
    prepare: (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
  });
  await atStep({ page, lesson, step: 0 });
  await goOn(page);
  await page.getByRole("status").filter({ hasText: "This browser keeps nothing for this page" }).waitFor();
  await atStep({ page, lesson, step: 1 });
  await goOn(page);
  await atStep({ page, lesson, step: 2 });
  expect(await done(page)).toEqual([1, 2]);
  await close();
});

test.each([
  ["no JSON", "]]}{{"],
  [
    "numbers past every end",
    '{"version":1,"state":{"lessons":{"who-remembers":{"at":98,"steps":{"98":{"end":"done","tries":0,"answer":null,"run":""}}}}}}',
  ],
])("a storage full of garbage leaves a lesson usable: %s", async (_, garbage) => {
  const { page, complaints, close } = await openPage({
    hash: hashOf(lesson),
    prepare: (page) =>
      page.addInitScript((written) => {
        if (sessionStorage.getItem("once") !== null) return;
        sessionStorage.setItem("once", "");
        for (const name of ["lessons", "theme", "shortcuts"]) localStorage.setItem(`titans-explorer.${name}`, written);
      }, garbage),
  });
  await page.locator(".lesson-title").getByText(lesson.title, { exact: true }).waitFor({ timeout: patience });
  await page.getByRole("button", { name: say(lessonWords.stepOf, { number: 1, count: lesson.steps.length }) }).click();
  await atStep({ page, lesson, step: 0 });
  await goOn(page);
  await atStep({ page, lesson, step: 1 });
  await page.reload();
  await expect.poll(() => done(page), { timeout: patience }).toContain(1);
  expect(complaints).toEqual([]);
  await close();
});
