// Is one token the same token, however it was come to? Played, stepped, scrubbed, clicked and linked, all panels agree.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, sharedPage } from "../support/browse";
import { atRest, cursorToken, frames, openTab, panels, patience, settled, type Readouts } from "../support/panels";

const at = sharedPage();

const everything = [...panels, "Memory weights"];

async function expectSame(page: Page, token: number, expected: Readouts, way: string): Promise<void> {
  await expect.poll(() => cursorToken(page), { timeout: patience, message: way }).toBe(token);
  expect(await atRest(page, everything), way).toEqual(expected);
}

/** Presses the Position slider at one token and lets go at another. */
async function scrub(page: Page, from: number, to: number): Promise<void> {
  const slider = page.getByRole("slider", { name: "Position", exact: true });
  const length = Number(await slider.getAttribute("aria-valuemax"));
  const { x, y, width, height } = (await slider.boundingBox())!;
  const at = (token: number): [number, number] => [x + (width * (token - 0.5)) / length, y + height / 2];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 8 });
  await page.mouse.up();
  await page.mouse.move(2, 2);
}

async function stepByTokensAtFullSpeed(page: Page): Promise<void> {
  await grain(page, "Token");
  const speed = page.getByRole("button", { name: /× speed$/ });
  while (!(await speed.textContent())?.startsWith("8")) await speed.click();
}

function grain(page: Page, name: string): Promise<void> {
  const group = page.getByRole("radiogroup", { name: "Grain" }).or(page.getByRole("group", { name: "Grain" }));
  return group.first().getByText(name, { exact: true }).click();
}

test("playing, stepping, scrubbing, clicking and a link come to the same numbers", async () => {
  const page = await at("v=1&token=8");
  await settled(page);
  await stepByTokensAtFullSpeed(page);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeGreaterThan(11);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  const played = await atRest(page, everything);
  const token = await cursorToken(page); // where it stands once the last frame is drawn

  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (let back = 0; back < 3; back++) await page.keyboard.press("ArrowLeft");
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(token - 3);
  for (let on = 0; on < 3; on++) await page.keyboard.press("ArrowRight");
  await expectSame(page, token, played, "stepping on with the arrows");

  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(1);
  for (let on = 1; on < token; on++) await page.getByRole("button", { name: "Forward", exact: true }).click();
  await expectSame(page, token, played, "stepping from the first token with the button");

  await scrub(page, 1, token);
  await expectSame(page, token, played, "scrubbing on");
  await scrub(page, 58, token);
  await expectSame(page, token, played, "scrubbing back");

  const word = page
    .getByRole("region", { name: "Token strip" })
    .locator("[data-token]")
    .nth(token - 1);
  await page.keyboard.press("Home");
  await word.click();
  await page.mouse.move(2, 2);
  await expectSame(page, token, played, "clicking the word");
  await expect.poll(() => new URL(page.url()).hash, { timeout: patience }).toContain(`token=${token}`);

  const linked = await openPage({ hash: new URL(page.url()).hash.slice(1) });
  await expectSame(linked.page, token, played, "opening the link");
  await linked.close();
});

test("played to its end a text stops there, and playing again begins at the first token", async () => {
  const page = await at("v=1&token=55");
  await settled(page);
  await stepByTokensAtFullSpeed(page);
  const play = page.getByRole("button", { name: "Play", exact: true });
  await play.click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(59);
  await play.waitFor({ timeout: patience });
  await play.click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeLessThan(20);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
});

test("every grain goes its own way: parts of a write, tokens, chunks, surprise peaks", async () => {
  const page = await at("v=1&token=10");
  await settled(page);
  const forward = page.getByRole("button", { name: "Forward", exact: true });
  await grain(page, "Chunk");
  await forward.click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(13);
  await grain(page, "Next peak");
  await forward.click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeGreaterThan(13);
  const peak = await cursorToken(page);
  await grain(page, "Sub-step");
  const sentence = page.getByRole("region", { name: "Sentence" });
  const parts = new Set<string>();
  for (let part = 0; part < 7; part++) {
    parts.add((await sentence.textContent()) ?? "");
    await forward.click();
    await frames(page, 2);
  }
  expect(parts.size).toBe(7);
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(peak + 1);
});

test("the pointer shows a token's numbers where it is, and changes nothing else of the page", async () => {
  const page = await at("v=1&token=48");
  await grain(page, "Token");
  await openTab(page, "Memory weights");
  const before = await atRest(page, everything);
  const strip = page.getByRole("region", { name: "Token strip" });
  const word = strip.locator("[data-token]").nth(11);
  await word.hover();
  await strip.getByText(/^\u2068?night\u2069? · 12: surprise \d/iu).waitFor({ timeout: patience });
  expect(await page.getByRole("region", { name: "Surprise", exact: true }).textContent()).toMatch(/night/iu);
  await frames(page, 30);
  expect(await cursorToken(page)).toBe(48);
  await page.mouse.move(2, 2);
  await strip.getByText(/: surprise \d/u).waitFor({ state: "hidden", timeout: patience });
  expect(await atRest(page, everything)).toEqual(before);
  await word.click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(12);
});
