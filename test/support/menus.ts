// How does a journey go through everything that opens a list of choices? Every button that says it has a popup, every native
// list, group of radio buttons and row of tabs; and after each choice: does the page still answer?

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { patience } from "./panels";

export type Way = "click" | "tap" | "Enter" | "Space";

const items = "[role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=option]";

/** Opens a dialog of the system, which a journey cannot close. */
const leaving = /^Import a trace/;

/** The page answers when its own thread comes round. */
export async function expectAnswer(page: Page, message: string): Promise<void> {
  const silence = new Promise<string>((resolve) => setTimeout(() => resolve("silence"), patience).unref());
  const answer = page.evaluate(() => new Promise<string>((done) => setTimeout(() => done("answer"))));
  expect(await Promise.race([answer, silence]), message).toBe("answer");
  expect(await page.locator(".panel-boundary").allTextContents(), message).toEqual([]);
}

/** Opens one menu again and again and chooses each of its items in turn, or every so many of them; returns what it chose. */
export async function chooseEach(
  page: Page,
  { menu, by, every = 1 }: { menu: Locator; by: Way; every?: number },
): Promise<string[]> {
  const chosen: string[] = [];
  for (let place = 0; ; place += every) {
    await open(page, { menu, by });
    const choices = page.locator(items);
    await choices.first().waitFor({ timeout: patience });
    if (place >= (await choices.count())) {
      await closePopups(page);
      return chosen;
    }
    const choice = choices.nth(place);
    const name = (await choice.innerText()).replace(/\s+/g, " ");
    if (!leaving.test(name) && (await choice.getAttribute("aria-disabled")) !== "true") {
      if (by === "click") await choice.click({ timeout: patience });
      else if (by === "tap") await choice.tap({ timeout: patience });
      else {
        await page
          .locator("[role=menu]:focus-within, [role=listbox]:focus-within")
          .first()
          .waitFor({ timeout: patience });
        await page.keyboard.press("Home");
        if (place === 0) await expect.poll(() => hasFocus(choice), { timeout: patience, message: name }).toBe(true);
        for (let moves = 0; moves <= place && !(await hasFocus(choice)); moves++)
          await page.keyboard.press("ArrowDown");
        expect(await hasFocus(choice), `the arrow keys reach “${name}”`).toBe(true);
        await page.keyboard.press(by);
      }
      await expectAnswer(page, `after “${name}” by ${by}`);
      chosen.push(name);
    }
    await closePopups(page);
  }
}

async function open(page: Page, { menu, by }: { menu: Locator; by: Way }): Promise<void> {
  if ((await page.locator(items).count()) > 0) return;
  if (by === "click") await menu.click({ timeout: patience });
  else if (by === "tap") await menu.tap({ timeout: patience });
  else {
    await menu.focus();
    await page.keyboard.press(by);
  }
}

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

/** Esc, until nothing lies over the page. */
export async function closePopups(page: Page): Promise<void> {
  const popups = page.locator(`[role=menu], [role=listbox], [role=dialog]`);
  for (let round = 0; round < 4 && (await popups.count()) > 0; round++) {
    await page.keyboard.press("Escape");
    await expect
      .poll(() => popups.count(), { timeout: 2000 })
      .toBe(0)
      .catch(() => {});
  }
}

/** Chooses every option of every native list in turn, and every radio button; then leaves each as it was. */
export async function chooseInLists(page: Page): Promise<number> {
  let chosen = 0;
  const lists = page.locator("select:enabled");
  for (let place = 0; place < (await lists.count()); place++) {
    const list = lists.nth(place);
    if (!(await list.isVisible())) continue;
    const before = await list.inputValue();
    const values = await list
      .locator("option:enabled")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    for (const value of [...values, before]) {
      if ((await list.count()) === 0) break;
      await list.selectOption(value);
      await expectAnswer(page, `after the option ${value}`);
      chosen++;
    }
  }
  return chosen;
}
