// Can a reader have two million words read, and stop, and look at any of them? By keys and presses, and with a file of their own.

import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { sharedPage } from "../support/browse";
import { patience } from "../support/panels";

const open = sharedPage();

const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const place = (page: Page): Locator => page.locator(".long-progress-place");
/** How many words are read. */
const position = async (page: Page): Promise<number> =>
  Number((await place(page).textContent())!.split(" ")[0]!.replaceAll(",", ""));

test("two million words are read before the eyes, paused, gone on with and stopped; what was read stays, and a link says it", async () => {
  const page = await open("v=1&tab=long");
  await button(page, "Read").click();
  await expect.poll(() => place(page).count(), { timeout: patience }).toBe(1);
  await expect.poll(() => position(page), { timeout: patience }).toBeGreaterThan(4000);
  await button(page, "Pause").click();
  await page
    .getByText(/^Paused at /)
    .first()
    .waitFor({ timeout: patience });
  const paused = await position(page);
  await button(page, "Go on").click();
  await expect.poll(() => position(page), { timeout: patience }).toBeGreaterThan(paused);
  await button(page, "Stop").click();
  await page
    .getByText(/^Stopped at .* What was read stays\.$/)
    .first()
    .waitFor({ timeout: patience });
  await expect.poll(() => page.url(), { timeout: patience }).toContain("flood=familiar%3A2000000");
  expect(await page.getByRole("img", { name: /^Share of facts answered/ }).count()).toBe(1);
});

test("the arrow keys lead to any word of it, with its numbers, and a press to the most surprising", async () => {
  const page = await open("v=1&tab=long&flood=familiar:30000");
  await button(page, "Read again").waitFor({ timeout: 2 * patience });
  const slider = page.getByRole("slider", { name: "Word to look at" });
  const said = (): Promise<string | null> => slider.getAttribute("aria-valuetext");
  await slider.focus();
  await page.keyboard.press("End");
  await expect.poll(said, { timeout: patience }).toMatch(/^word 30,000: “[^”]+”, Surprise [\d.]+, Momentum [\d.]+/);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(said, { timeout: patience }).toMatch(/^word 29,699: “/);
  await button(page, "To the most surprising word").click();
  const [, most, at] = /to ([\d.]+), the most at word ([\d,]+)/.exec(
    (await page.getByRole("img", { name: /^Surprise: from/ }).getAttribute("aria-label"))!,
  )!;
  await expect.poll(said, { timeout: patience }).toContain(`word ${at}: `);
  expect(await said()).toContain(`Surprise ${most},`);
  await expect.poll(() => page.locator(".long-strip [aria-current]").count(), { timeout: patience }).toBe(1);
});

test("a text that does not fit the panels above is read to its end from the box", async () => {
  const words = Array.from({ length: 4200 }, (_, index) => `w${index % 90}`).join(" ");
  const page = await open(`v=1&text=${encodeURIComponent(words)}`);
  await button(page, "Read on as a long text").click();
  await button(page, "Read all of the text in the box").click();
  await button(page, "Read again").waitFor({ timeout: 2 * patience });
  expect(await position(page)).toBeGreaterThanOrEqual(4200);
});

test("a file of one's own is read to its end; one that is no text is refused in a sentence, and what is read stays", async () => {
  const page = await open("v=1&tab=long");
  const choose = (name: string, buffer: Buffer): Promise<void> =>
    page.locator(".long-choice input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer });
  await choose("lamp.txt", Buffer.from("Every night one lamp turns slowly over black water. ".repeat(1000)));
  await button(page, "Read again").waitFor({ timeout: 2 * patience });
  expect(await position(page)).toBeGreaterThan(9000);
  expect(await place(page).textContent()).toContain("of the file");
  expect(page.url()).not.toContain("flood");
  await choose("picture.png", Buffer.from([0x89, 0x50, 0, 0, 1]));
  expect(await page.getByRole("alert").filter({ hasText: "picture.png is no text in UTF-8" }).count()).toBe(1);
  expect(await position(page)).toBeGreaterThan(9000);
});

test("a press leads to the levels of a continuum memory on the same words, and Back comes back", async () => {
  const page = await open("v=1&tab=long");
  await button(page, "see the levels of a continuum memory").click();
  const levels = page.getByRole("region", { name: "Levels", exact: true });
  await levels.getByText(/Level 1 was written/).waitFor({ timeout: patience });
  expect(page.url()).toMatch(/view=compare.*continuum/u);
  await page.goBack();
  await button(page, "see the levels of a continuum memory").waitFor({ timeout: patience });
});
