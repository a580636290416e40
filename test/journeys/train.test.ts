// Can a reader train a memory before the eyes? Pressed, paused, made step by step, broken and set right; the model opens in Explore,
// leaves as a file and comes back. In Chromium, without a GPU.

import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, sharedPage } from "../support/browse";
import { panel, patience } from "../support/panels";

const open = sharedPage();
const minute = 60_000;

const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name, exact: true });
const sentence = (page: Page): Promise<string> => page.locator(".train-sentence").textContent().then(String);
const steps = async (page: Page): Promise<number> =>
  Number(/step ([\d,]+)/.exec((await page.locator(".train-loop-count").textContent())!)![1]!.replaceAll(",", ""));

/** Of the held-out questions, how much is answered, as the page says. */
async function share(page: Page): Promise<number> {
  const [, right, of] = /answer(?:s|ed) ([\d,]+) of ([\d,]+)/.exec(await sentence(page)) ?? [];
  return right === undefined ? 0 : Number(right.replaceAll(",", "")) / Number(of!.replaceAll(",", ""));
}

/** In how many frames of the best second of three the curve was drawn anew. */
function repaints(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const curve = document.querySelector('section[aria-label="Learning curve"] .train-picture svg')!;
    const times: number[] = [];
    let isChanged = false;
    const observer = new MutationObserver(() => (isChanged = true));
    observer.observe(curve, { subtree: true, attributes: true, attributeFilter: ["d"] });
    const started = performance.now();
    while (performance.now() - started < 3000) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      if (isChanged) times.push(now);
      isChanged = false;
    }
    observer.disconnect();
    return Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
  });
}

test("pressed, a memory learns pairs before the eyes: nine of ten before its steps are over, drawn ten times a second", async () => {
  const page = await open("v=1&view=train");
  await expect.poll(() => sentence(page), { timeout: patience }).toContain("until then it can only guess");
  await button(page, "Train").click();
  await expect.poll(() => steps(page), { timeout: patience }).toBeGreaterThan(5);
  expect(await repaints(page)).toBeGreaterThanOrEqual(10);
  await expect.poll(() => share(page), { timeout: 3 * minute, interval: 500 }).toBeGreaterThanOrEqual(0.9);
  await button(page, "Pause").click();
  await expect.poll(() => sentence(page), { timeout: patience }).toMatch(/^(Paused|Done)/);
  // What is drawn of the fixed text says the same as the table in its place.
  expect(await page.locator(".train-dot-right").count()).toBeGreaterThan(0);
}, 240_000);

/** Pauses, and waits until what was under way is told: how many steps are made by then. */
async function paused(page: Page): Promise<number> {
  await button(page, "Pause").click();
  let before = -1;
  await expect
    .poll(
      async () => {
        const now = await steps(page);
        const isSame = now === before;
        before = now;
        return isSame;
      },
      { timeout: patience, interval: 400 },
    )
    .toBe(true);
  return before;
}

test("paused it stands still, makes one step at a time, and goes on from there", async () => {
  const page = await open("v=1&view=train&trainSeed=2");
  await button(page, /^Train/)
    .first()
    .click();
  await expect.poll(() => steps(page), { timeout: patience }).toBeGreaterThan(2);
  const made = await paused(page);
  expect(await sentence(page)).toMatch(/^Paused after/);
  await button(page, "One step").click();
  await expect.poll(() => steps(page), { timeout: patience }).toBe(made + 1);
  await button(page, "Go on").click();
  await expect.poll(() => steps(page), { timeout: patience }).toBeGreaterThan(made + 2);
  await paused(page);
});

test("θ that is too large breaks the training, which says so; one press sets it right, and the broken run is the ghost", async () => {
  const page = await open("v=1&view=train");
  await button(page, "θ too large").click();
  await button(page, /^Train/)
    .first()
    .click();
  await expect.poll(() => sentence(page), { timeout: minute }).toContain("could not be made");
  await button(page, /^Set θ_max to/).click();
  await expect.poll(() => steps(page), { timeout: patience }).toBeGreaterThan(2);
  expect(await page.locator('section[aria-label="Learning curve"] .plot-ghost').count()).toBe(2);
  await paused(page);
}, 90_000);

test("a trained model leaves as a file, comes back when it is dropped in, and reads in Explore", async () => {
  const page = await open("v=1&view=train");
  await button(page, "One step").click();
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download").click()]);
  expect(download.suggestedFilename()).toMatch(/\.safetensors$/);
  const bytes = [...readFileSync(await download.path())];
  await page.locator(".train").evaluate(
    (view, { bytes, name }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      view.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    },
    { bytes, name: download.suggestedFilename() },
  );
  await button(page, "Open it in Explore").click();
  await expect.poll(() => page.url(), { timeout: patience }).toContain("model=own");
  await panel(page, "Token strip").waitFor({ timeout: patience });
});

test("a lesson trains on its stage: it is pressed there, paused, and goes on when the reader comes back to the step", async () => {
  const { page, close } = await openPage({ hash: "v=1&view=lessons&lesson=two-loops&step=2" }); // nothing trained before
  await button(page, "Train").click();
  await expect.poll(() => steps(page), { timeout: patience }).toBeGreaterThan(10);
  await button(page, "Pause").click();
  await button(page, "Go on").waitFor();
  const paused = await steps(page);
  await page.evaluate(() => (location.hash = "v=1&view=lessons&lesson=two-loops&step=3"));
  await page.getByText("Does the inner loop run").waitFor({ timeout: patience });
  await page.evaluate(() => (location.hash = "v=1&view=lessons&lesson=two-loops&step=2"));
  await button(page, "Go on").click();
  await expect.poll(() => steps(page), { timeout: patience }).toBeGreaterThan(paused);
  await close();
});
