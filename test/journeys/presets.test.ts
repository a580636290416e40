// Does every preset show what it claims? Chosen from the picker one after the other, and read from the page.

import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { presets } from "#scene/presets";
import { openPage } from "../support/browse";
import {
  afterChange,
  atRest,
  cursorToken,
  expectNoWrongNumbers,
  numberOf,
  panel,
  panels,
  patience,
  readouts,
  turnTo,
} from "../support/panels";

function optionOf(page: Page, title: string): Locator {
  return page.getByRole("option").filter({ has: page.getByText(title, { exact: true }) });
}

/** Chooses a preset, and waits until it is read up to its cursor. */
async function choose(page: Page, id: string): Promise<void> {
  const { title, notice, scene } = presets.find((preset) => preset.id === id)!;
  await page.getByRole("button", { name: /Preset/ }).click();
  await optionOf(page, title).click();
  await page.getByText(notice, { exact: true }).first().waitFor({ timeout: patience });
  const last = page.getByRole("slider", { name: "Position", exact: true });
  await expect
    .poll(async () => Number(await last.getAttribute("aria-valuenow")), { timeout: patience, message: id })
    .toBe(scene.cursor! + 1);
  await atRest(page, [...panels, "Memory weights"]);
  await expectNoWrongNumbers(page);
}

async function goTo(page: Page, token: number): Promise<void> {
  await panel(page, "Token strip")
    .locator("[data-token]")
    .nth(token - 1)
    .click();
  await page.mouse.move(2, 2);
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(token);
  await atRest(page);
}

/** “38 % less” on the surprise plot: how much less, in per cent; more counts as negative. */
async function secondReading(page: Page): Promise<number> {
  const text =
    (await panel(page, "Surprise")
      .getByText(/% (less|more)$/)
      .textContent()) ?? "";
  const [, number, word] = /([\d.]+)\s?% (less|more)/.exec(text) ?? [];
  if (number === undefined) throw new Error(`no annotation on the surprise plot: “${text}”`);
  return (word === "less" ? 1 : -1) * Number(number);
}

/** Of the contexts kept in view, whether each is answered with its right word. */
async function answered(page: Page): Promise<boolean[]> {
  const rows = await panel(page, "Recall").getByRole("listitem").getByRole("button", { name: /→/ }).all();
  const names = await Promise.all(rows.map((row) => row.textContent()));
  return names.map((name) => name!.includes("✓"));
}

/** A preset replaces all that was set before it, so one page serves for all. */
let page: Page;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ page, close } = await openPage({ hash: "v=1&token=48" }));
  await page.emulateMedia({ reducedMotion: "reduce" }); // at its cursor at once: the reading up to it is first-paint.test.ts
});
afterAll(() => close());

test("there are at least eight presets, each with the one thing to notice, and each opens unharmed", async () => {
  expect(presets.length).toBeGreaterThanOrEqual(8);
  await page.getByRole("button", { name: /Preset/ }).click();
  for (const { title, notice } of presets) {
    const option = optionOf(page, title);
    expect(await option.textContent()).toContain(notice);
  }
  await page.keyboard.press("Escape");
});

test("readings: a second one is over a third less surprising, in English and in Chinese, but not in one long chunk", async () => {
  await choose(page, "two-readings");
  expect(await secondReading(page)).toBeGreaterThan(33.4);
  await choose(page, "chinese");
  expect(await secondReading(page)).toBeGreaterThan(33.4);
  await choose(page, "long-chunk");
  expect(Math.abs(await secondReading(page))).toBeLessThan(2);
  expect(await panel(page, "Surprise").textContent()).toMatch(/earlier run: 3\d/);
  expect(await panel(page, "Timeline").textContent()).toContain("earlier, b 4");
});

test("capitals: told once they are all expected; forgotten, erased or without room they are not", async () => {
  await choose(page, "capitals");
  expect((await answered(page)).filter(Boolean)).toHaveLength(10);
  expect(await panel(page, "Recall").textContent()).toMatch(/Expects next\s*tokyo.*✓/);

  await choose(page, "forgetting");
  expect((await answered(page)).map(Number).join("")).toBe("0000000011");
  const effect = /cues answered (\d+) → (\d+) of/.exec((await panel(page, "Settings").textContent()) ?? "");
  expect(Number(effect?.[2])).toBeLessThan(Number(effect?.[1]));

  await choose(page, "erased");
  expect((await answered(page)).filter(Boolean).length).toBeLessThanOrEqual(1);
  expect(await panel(page, "Gates").textContent()).toContain("α drawn by you");
  await goTo(page, 21);
  expect((await answered(page)).filter(Boolean)).toHaveLength(10);

  await choose(page, "small");
  expect((await answered(page)).filter(Boolean)).toHaveLength(1);
  expect(await panel(page, "Timeline").textContent()).toContain("earlier, d 48");
});

test("a password that changes: before it is written the old one is answered, after it the new one", async () => {
  await choose(page, "rewritten");
  expect(await panel(page, "Sentence").textContent()).toMatch(/and now answers violet, not amber/);
  const first = (says: RegExp) => panel(page, "Recall").getByRole("listitem").getByRole("button", { name: says });
  await first(/^4: .*replaced by violet amber/).waitFor({ timeout: patience });
  await goTo(page, 24);
  await first(/^4: .*✓ amber/).waitFor({ timeout: patience });
});

test("a change of topic surprises as the first line did; the count's thunder is pushed on after its surprise is gone", async () => {
  await choose(page, "topic");
  const word = async (token: number): Promise<number> => {
    await goTo(page, token);
    return numberOf(page, "Surprise");
  };
  const garlic = [await word(7), await word(18), await word(29)];
  expect(garlic[1]).toBeLessThan(garlic[0]!);
  expect(garlic[2]).toBeLessThan(garlic[1]!);
  expect(await word(38)).toBeGreaterThan(0.9 * garlic[0]!);

  await choose(page, "momentum");
  await goTo(page, 41);
  expect(await panel(page, "Sentence").textContent()).toMatch(/^Thunder/);
  const shock = { surprise: await numberOf(page, "Surprise"), push: await numberOf(page, "Momentum") };
  await goTo(page, 43);
  expect(await numberOf(page, "Surprise")).toBeLessThan(shock.surprise / 4);
  expect(await numberOf(page, "Momentum")).toBeGreaterThan(0.7 * shock.push);
});

test("one word too hard: the page says where and why it diverges, and lowering θ cures it", async () => {
  await choose(page, "runaway");
  const told = page.getByRole("status").filter({ hasText: "The writes overshoot" });
  expect(await told.textContent()).toMatch(/passed .* at token \d+, “tick”; everything before it stands/);
  expect(await panel(page, "Surprise").textContent()).toMatch(/diverged at \d+/);
  await page.getByRole("button", { name: "Last", exact: true }).click();
  await atRest(page);
  expect(await cursorToken(page)).toBeLessThan(48);
  await expectNoWrongNumbers(page);
  await page.getByRole("button", { name: /^Lower θ to/ }).click();
  await told.waitFor({ state: "detached", timeout: patience });
  await page.getByRole("button", { name: "Last", exact: true }).click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(48);
  await expectNoWrongNumbers(page);
});

test("either colour, either form: the network answers nearly all, a matrix about half", async () => {
  await choose(page, "either-or");
  const right = (await answered(page)).filter(Boolean).length;
  expect(right).toBeGreaterThanOrEqual(7);
  await afterChange(page, { act: () => turnTo(page, "Memory depth", "1"), changes: ["Momentum", "Memory drift"] });
  expect((await answered(page)).filter(Boolean).length).toBeLessThan(right);
  expect((await readouts(page))["Recall"]).not.toBe("");
});
