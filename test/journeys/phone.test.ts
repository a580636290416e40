// Does the page fit a hand? Tabs, the settings sheet and the scrubbing of a phone, and no width at which it runs over.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import { cursorToken, frames, maps, openTab, panel, patience, turnTo, type PanelName } from "../support/panels";

const phone = { width: 390, height: 844, touch: true } as const;
const onPhone = sharedPage(phone);
const onDesk = sharedPage();

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** One finger, from side to side. It rests before it lifts: a browser takes a tap right after a flick for its end. */
async function drag(page: Page, { from, to, y }: { from: number; to: number; y: number }): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (let step = 1; step <= 14; step++) {
    await touch("touchMove", from + ((to - from) * step) / 14);
    await frames(page, 1);
  }
  await page.waitForTimeout(150);
  await touch("touchMove", to + 1);
  await touch("touchEnd", to);
}

async function live(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
}

test("one panel at a time, by its tab", async () => {
  const page = await onPhone("v=1&token=48");
  await live(page);
  const shown: readonly (readonly [string, readonly PanelName[]])[] = [
    ["Timeline", ["Surprise", "Momentum", "Gates", "Memory drift"]],
    ["Recall", ["Recall", "Inspector"]],
    ["Equation", ["Equation"]],
    ["Weights", ["Memory weights"]],
    ["Maps", maps],
    ["Table", ["Table"]],
  ];
  for (const [tab, names] of shown) {
    await openTab(page, tab);
    for (const name of names) await panel(page, name).waitFor({ timeout: patience });
    const others = shown.filter(([other]) => other !== tab).flatMap(([, hidden]) => hidden);
    for (const name of others) expect(await panel(page, name).count(), `${name} on ${tab}`).toBe(0);
    expect(await panel(page, "Token strip").isVisible()).toBe(true);
    expect(await panel(page, "Transport").isVisible()).toBe(true);
    expect(await overflow(page), tab).toBeLessThanOrEqual(0);
  }
});

test("the settings open as a sheet, a knob there works, and the number it changed can be asked why", async () => {
  const page = await onPhone("v=1&token=48");
  await live(page);
  await openTab(page, "Timeline");
  const surprise = panel(page, "Surprise");
  const before = await surprise.textContent();
  await page.getByRole("button", { name: "Settings", exact: true }).tap();
  await turnTo(page, "Learning rate θ", "0.3");
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Done", exact: true }).tap();
  await expect.poll(() => surprise.textContent(), { timeout: patience }).not.toBe(before);
  await surprise.getByRole("button", { name: /^Surprise\s*\d/ }).tap();
  await expect.poll(() => panel(page, "Inspector").textContent(), { timeout: patience }).toContain("float64");
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test("a finger scrubs on the position, steps with the buttons, and takes a word by tapping it twice", async () => {
  const page = await onPhone("v=1&token=48");
  await live(page);
  const position = page.getByRole("slider", { name: "Position", exact: true });
  const { x, y, width, height } = (await position.boundingBox())!;
  await page.touchscreen.tap(x + width * 0.25, y + height / 2);
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeLessThan(20);
  const token = await cursorToken(page);
  await page.getByRole("button", { name: "Forward", exact: true }).tap();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(token + 1);

  const middle = y + height / 2;
  await drag(page, { from: x + width * 0.3, to: x + width * 0.8, y: middle });
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeGreaterThan(44);

  await frames(page, 3);
  const here = await cursorToken(page);
  const next = panel(page, "Token strip").locator("[data-token]").nth(here);
  await next.tap();
  await expect.poll(() => next.getAttribute("class"), { timeout: patience }).toMatch(/\bpointed\b/);
  expect(await cursorToken(page)).toBe(here);
  await next.tap();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(here + 1);
});

test("the line of words follows the cursor, and a swipe along it moves the cursor", async () => {
  const page = await onPhone("v=1&token=48");
  await live(page);
  const strip = panel(page, "Token strip").getByRole("group").first();
  const { x, y, width, height } = (await strip.boundingBox())!;
  const middle = x + width / 2;
  await drag(page, { from: middle - 140, to: middle + 140, y: y + height / 2 });
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeLessThan(46);
});

test("at no width does the page run over its right edge", async () => {
  const page = await onDesk("v=1&token=48");
  await live(page);
  // Many more windows in test/long/sizes.test.ts.
  for (const [tab, widths] of [
    ["weights", [1440, 1100, 1024, 768, 700, 390, 320]],
    ["maps", [1024, 700, 320]],
    ["table", [1024, 700, 320]],
  ] as const) {
    await page.evaluate((name) => (location.hash = `v=1&token=48&tab=${name}&depth=2`), tab);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      await frames(page, 4);
      expect(await overflow(page), `${tab} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});
