// Does a finger that scrolls the page turn anything? Real touches, over every slider and handle: along it they turn it, across it
// they do not, and what the browser takes away is taken back.

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import { frames, patience, settled } from "../support/panels";
import { swipe } from "../support/toucher";

const at = sharedPage({ touch: true, width: 1024, height: 600 });

type Point = readonly [x: number, y: number];

async function middleOf(locator: Locator): Promise<Point> {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await locator.boundingBox())!;
  return [x + width / 2, y + height / 2];
}

/** All that the settings are turned to. */
async function turned(page: Page): Promise<string> {
  await frames(page, 3);
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>("input, select, textarea")]
      .map(({ value, checked }) => `${value} ${checked}`)
      .join(),
  );
}

test("a finger that scrolls over the settings turns no knob, and one that goes along a slider turns it", async () => {
  const page = await at("v=1&token=48");
  await settled(page);
  const finger = await page.context().newCDPSession(page);
  const before = await turned(page);
  for (const name of ["Learning rate θ", "Momentum η", "Forgetting α"]) {
    const track = page.locator(".slider-knob-track", { has: page.getByRole("slider", { name, exact: true }) });
    for (const by of [
      [0, -160],
      [12, -150],
      [-10, 120],
    ] as const) {
      await swipe(page, finger, { from: await middleOf(track), by });
      expect(await turned(page), `${name}, a finger that goes ${by.join(", ")}`).toBe(before);
    }
  }
  const theta = page.getByRole("slider", { name: "Learning rate θ", exact: true });
  const track = page.locator(".slider-knob-track", { has: theta });
  const value = await theta.inputValue();
  await swipe(page, finger, { from: await middleOf(track), by: [50, 6] });
  await expect.poll(() => theta.inputValue(), { timeout: patience }).not.toBe(value);
});

test("a finger that scrolls over the series, the equation, a drawn gate or the scrubber moves none of them", async () => {
  const page = await at("v=1&token=30&draw=alpha:10-20:0.4");
  await settled(page);
  const finger = await page.context().newCDPSession(page);
  const position = page.getByRole("slider", { name: "Position", exact: true });
  const alpha = async (): Promise<string> => new URL(page.url()).hash.match(/draw=[^&]*/)?.[0] ?? "";
  const drawn = await alpha();
  for (const [name, over] of [
    ["the plot of surprise", page.locator(".timeline-surprise .timeline-plot")],
    ["the gates", page.locator(".timeline-draw-surface")],
    ["a drawn gate", page.locator(".timeline-draw-bar").first()],
    ["its handle", page.locator(".timeline-draw-end").first()],
    ["a gate of the equation", page.locator(".equation-gate").first()],
    ["the scrubber", position],
  ] as const) {
    await swipe(page, finger, { from: await middleOf(over), by: [4, -140] });
    await frames(page, 2);
    expect(await position.getAttribute("aria-valuenow"), name).toBe("30");
  }
  await page.waitForTimeout(400); // the address follows a moment later
  expect(await alpha()).toBe(drawn);
  await swipe(page, finger, { from: await middleOf(position), by: [120, 3] });
  await expect.poll(() => position.getAttribute("aria-valuenow"), { timeout: patience }).not.toBe("30");
});
