// Does the picture of the memory in words say each of its states, by names that a reader who does not see it hears?

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import { panel, patience, settled } from "../support/panels";

const at = sharedPage();
const text =
  "Mia: fox. Noor: heron. Ada: owl. Tom: crab. Zoe: moth. Ben: lynx. Ivy: newt. Kai: wren. Now Noor: kite. " +
  "Later, Mia: fox. Zoe: moth. Noor: kite. Kai: wren.";
const hash = (token: number): string => `v=1&tab=words&token=${token}&text=${encodeURIComponent(text)}`;

const picture = (page: Page) => page.getByRole("application", { name: /^What comes back to each cue/ });

/** What the whole picture says, once it says something. */
async function expectSummary(page: Page, said: RegExp): Promise<void> {
  await expect.poll(() => picture(page).getAttribute("aria-describedby"), { timeout: patience }).toBeTruthy();
  const id = (await picture(page).getAttribute("aria-describedby"))!;
  await expect.poll(() => page.locator(`[id="${id}"]`).textContent(), { timeout: patience }).toMatch(said);
}

const cell = (page: Page) => panel(page, "Memory in words").locator(".answers-label");

/** Goes from the cell it is at by these keys, and waits for what is said there. */
async function expectCell(page: Page, keys: readonly string[], said: RegExp): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await expect.poll(() => cell(page).textContent(), { timeout: patience }).toMatch(said);
}

const times = (count: number, key: string): string[] => Array.from({ length: count }, () => key);

test("a fact that another has replaced is told as replaced, and each cell says which of its states it is in", async () => {
  const page = await at(hash(19));
  await settled(page);
  await expectSummary(page, /^answers 16 of 17, Noor changed from heron to kite/);
  expect(await panel(page, "Memory in words").getByText("answers 16 of 17 · 1 replaced").count()).toBe(1);
  await picture(page).focus();
  // The first key goes to the cursor's own cell.
  await expectCell(page, ["ArrowLeft"], /^Noor: 0\.2\d of kite, M\(k\)·v, right$/);
  await expectCell(
    page,
    times(14, "ArrowLeft"),
    /^Noor: 0\.\d+ of heron, M\(k\)·v, replaced by kite, and still the strongest answer: wrong$/,
  );
  await expectCell(page, ["ArrowLeft"], /^Noor: −?0\.\d+ of Noor, M\(k\)·v, no answer$/);
  await expectCell(page, times(15, "ArrowDown"), /^kite: not read yet$/);
  await expectCell(page, times(16, "ArrowRight"), /not read yet$/);
});

test("Enter asks who wrote an answer: its words are painted on the text, and its derivation opens; Esc takes it away", async () => {
  const page = await at(hash(28));
  await settled(page);
  await expectSummary(page, /^answers 19 of 19, fox changed from Noor to Zoe/);
  await picture(page).focus();
  await expectCell(page, ["ArrowLeft"], /^Kai: 0\.\d+ of wren, M\(k\)·v, right$/);
  await page.keyboard.press("Enter");
  const writers = page.getByRole("region", { name: "Who wrote this answer" });
  await expect
    .poll(() => writers.getByRole("listitem").first().textContent(), { timeout: patience })
    .toMatch(/^wren(16|28)\+0\.\d+/);
  const grounds = await page
    .locator(".token.wrote:not(.cursor)")
    .evaluateAll((painted) => painted.map((word) => getComputedStyle(word).backgroundColor));
  expect(grounds.length).toBeGreaterThan(0);
  for (const ground of grounds) expect(ground).not.toMatch(/^rgba\(0, 0, 0, 0\)$|\/ 0\)$/);
  await writers.getByRole("button", { name: "Why this number?" }).click();
  await expect
    .poll(() => panel(page, "Inspector").textContent(), { timeout: patience })
    .toMatch(/how much of wren comes back to Kai at wren/);
  await page.keyboard.press("Escape");
  await expect.poll(() => writers.count(), { timeout: patience }).toBe(0);
  expect(await page.locator(".token.wrote").count()).toBe(0);
});

test("a memory that writes nothing has no answer yet, and one with too little room says wrong words", async () => {
  const still = await at(`${hash(28)}&theta=0`);
  await settled(still);
  await expectSummary(still, /^no answer yet$/);
  expect(
    await panel(still, "Memory in words")
      .getByText(/^no answer yet · 4 replaced$/)
      .count(),
  ).toBe(1);
  const small = await at(`${hash(28)}&dimension=8`);
  await settled(small);
  await expectSummary(small, /says \S+, not \S+/);
});

/** All cues and words at once: what is counted, what a cell says, and the way to the rows around it. */
async function overviewOfAll(page: Page): Promise<void> {
  const region = panel(page, "Memory in words");
  await region.getByRole("radio", { name: "all", exact: true }).click();
  const all = page.getByRole("application", { name: /^What comes back to every cue, small/ });
  const id = (await all.getAttribute("aria-describedby"))!;
  await expectText(page.locator(`[id="${id}"]`), /overview of 94 cues and 95 words$/);
  await expectText(region.locator(".answers-count"), /^answers \d+ of 94 · 1 replaced$/);
  await all.focus();
  await expectCell(page, ["ArrowLeft"], /^Noor: 0\.\d+ of kite, M\(k\)·v, right$/);
  await expectCell(page, times(40, "ArrowUp"), /M\(k\)·v, (no answer|wrong)$/);
  const here = (): Promise<string> => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("token")!);
  const before = await here();
  await page.keyboard.press("Enter");
  await picture(page).waitFor();
  await expect.poll(here, { timeout: patience }).not.toBe(before);
  expect(await picture(page).evaluate((element) => element === document.activeElement)).toBe(true);
}

async function expectText(place: Locator, said: RegExp): Promise<void> {
  await expect.poll(() => place.textContent(), { timeout: patience }).toMatch(said);
}

test("of a long text one chooses the cues that it meets again, by keys, and the link says so", async () => {
  const many = Array.from({ length: 90 }, (_, index) => `word${index}`).join(" ");
  const page = await at(
    `v=1&tab=words&token=100&text=${encodeURIComponent(`Mia: fox. Noor: heron. ${many} Mia: fox. Noor: kite.`)}`,
  );
  await settled(page);
  const region = panel(page, "Memory in words");
  const rows = (): Promise<string[]> => region.locator(".answers-rows text").allTextContents();
  await expect.poll(async () => (await rows()).length, { timeout: patience }).toBeGreaterThan(20);
  const near = region.getByRole("radio", { name: "around here" });
  expect(await near.getAttribute("aria-checked")).toBe("true");
  await near.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Space");
  await expect.poll(rows, { timeout: patience }).toEqual(["Mia", "fox", "Noor"]);
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: patience }).toContain("cues=asked");
  await region.getByRole("radio", { name: "around here" }).click();
  await expect.poll(async () => (await rows()).length, { timeout: patience }).toBeGreaterThan(20);
  await overviewOfAll(page);
  // A text whose cues all have room has nothing to choose.
  const short = await at(`${hash(19)}&cues=asked`);
  await settled(short);
  await expectSummary(short, /^answers 16 of 17/);
  expect(await panel(short, "Memory in words").getByRole("radio").count()).toBe(0);
});
