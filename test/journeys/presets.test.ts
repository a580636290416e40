// Is every preset offered with what it claims, and does the page say what changes and what goes wrong? What they claim is held by
// test/presets.test.ts in the engine, and how panels show it by the gallery.

import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { presets } from "#scene/presets";
import { openPage } from "../support/browse";
import { atRest, cursorToken, expectNoWrongNumbers, panel, panels, patience } from "../support/panels";

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

test("a password that changes: before it is written the old one is answered, after it the new one", async () => {
  await choose(page, "rewritten");
  expect(await panel(page, "Sentence").textContent()).toMatch(/and now answers violet, not amber/);
  const first = (says: RegExp) => panel(page, "Recall").getByRole("listitem").getByRole("button", { name: says });
  await first(/^4: .*replaced by violet amber/).waitFor({ timeout: patience });
  await goTo(page, 24);
  await first(/^4: .*✓ amber/).waitFor({ timeout: patience });
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
