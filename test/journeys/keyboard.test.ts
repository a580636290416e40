// Can the page be used without a pointer? Every knob and tab in order with a visible focus, the keys of the help, a gate drawn.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import { atRest, cursorToken, panel, patience, readouts, settled } from "../support/panels";

const at = sharedPage();

/** What has the focus: its accessible name, its role or element, and whether a reader can see that it has it. */
interface Focused {
  readonly name: string;
  readonly role: string;
  /** The accessible name of the region it is in. */
  readonly region: string;
  readonly visible: boolean;
}

function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement!;
    const label = element.getAttribute("aria-label") ?? element.closest("label")?.textContent ?? element.textContent;
    // A control that others draw shows the focus on one of them.
    const drawn = [element, ...(element.parentElement?.children ?? []), element.parentElement!];
    drawn.push(element.closest("[role=radiogroup]") ?? element);
    const visible = drawn.some((candidate) => {
      const { outlineStyle, outlineWidth, boxShadow, visibility } = getComputedStyle(candidate);
      const ring = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
      return visibility !== "hidden" && (ring || boxShadow !== "none");
    });
    return {
      name: (label ?? "").trim(),
      role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
      region: element.closest("section[aria-label]")?.getAttribute("aria-label") ?? "",
      visible,
    };
  });
}

/** The next Tab goes to the first stop of the page, as after it was opened. */
function startOver(page: Page): Promise<void> {
  return page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
}

test("Tab reaches every knob and tab, in the order of the page, with a focus that can be seen", async () => {
  const page = await at("v=1&token=48&depth=2");
  await settled(page);
  await startOver(page);
  const stops: Focused[] = [];
  for (let press = 0; press < 140; press++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (stop.role === "body") break;
    stops.push(stop);
  }
  const names = stops.map(({ name }) => name);
  const order = [
    "Skip to the text and its pictures",
    "Skip to Play",
    "Export",
    "Text",
    "Learning rate θ",
    "Momentum η",
    "Forgetting α",
    "Chunk size",
    "Memory depth",
    "Hidden width",
    "Activation",
    "Key dimension",
    "Attention window",
    "after",
    "Seed",
    "Draw a gate",
    "Memory weights",
    "Play",
    "Position",
  ];
  const places = order.map((name) => names.indexOf(name));
  expect(
    order.filter((_, index) => places[index] === -1),
    `of ${names.join(" · ")}`,
  ).toEqual([]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const regions = [...new Set(stops.map(({ region }) => region))].filter((region) => region !== "");
  expect(regions).toEqual([
    "Settings",
    "Token strip",
    "Sentence",
    "Equation",
    "Surprise",
    "Momentum",
    "Gates",
    "Memory drift",
    "Timeline",
    "Memory weights",
    "Recall",
    "Inspector",
    "Transport",
  ]);
  // A panel of many numbers is one stop: the arrows up and down go on inside.
  expect(stops.length).toBeLessThan(95);
  expect(stops.filter(({ region }) => region === "Sentence").length).toBe(1);
  expect(stops.filter(({ visible }) => !visible).map(({ name, role }) => `${role} ${name}`)).toEqual([]);
});

test("the keys of the help move through the text, play, hold, and open the help itself", async () => {
  const page = await at("v=1&token=20");
  await settled(page);
  const expectToken = (token: number) => expect.poll(() => cursorToken(page), { timeout: patience }).toBe(token);
  await page.keyboard.press("ArrowRight");
  await expectToken(21);
  await page.keyboard.press("ArrowLeft");
  await expectToken(20);
  await page.keyboard.press("Shift+ArrowRight");
  await expectToken(21);
  await page.keyboard.press("Shift+ArrowRight");
  await expectToken(25);
  await page.keyboard.press("Shift+ArrowLeft");
  await expectToken(21);
  const expectBeyond = (token: number) =>
    expect.poll(() => cursorToken(page), { timeout: patience }).toBeGreaterThan(token);
  await page.keyboard.press("n");
  await expectBeyond(21);
  const peak = await cursorToken(page);
  await page.keyboard.press("n");
  await expectBeyond(peak);
  await page.keyboard.press("Shift+N");
  await expectToken(peak);
  await page.keyboard.press("Home");
  await expectToken(1);
  await page.keyboard.press("End");
  await expectToken(59);
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor({ timeout: patience });
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeGreaterThan(2);
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Play", exact: true }).waitFor({ timeout: patience });

  const before = await cursorToken(page);
  await panel(page, "Token strip").locator("[data-token]").nth(29).click();
  await page.mouse.move(2, 2);
  await expectToken(30);
  await page.keyboard.press("Escape");
  await expectToken(before);

  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "A memory that learns while it reads" });
  await help.getByText("play, pause").waitFor({ timeout: patience });
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached", timeout: patience });
});

test("a number opens the Inspector by keyboard, with its formula and how far it is from float64", async () => {
  const page = await at("v=1&token=48");
  await settled(page);
  const inspector = panel(page, "Inspector");
  for (const [name, button] of [
    ["Surprise", /^Surprise\s*\d/],
    ["Momentum", /^Momentum\s*\d/],
    ["Memory drift", /^Memory drift\s*\d/],
  ] as const) {
    await panel(page, name).getByRole("button", { name: button }).focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => inspector.textContent(), { timeout: patience, message: name })
      .toMatch(/float64 (agrees to \d+ digits, difference \d+\s?×\s?10|says exactly the same)/);
    expect(await inspector.textContent()).toContain(name.toLowerCase());
    await inspector.getByRole("button", { name: "Show every step" }).click();
    expect(await inspector.getByRole("listitem").count()).toBeGreaterThan(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => inspector.textContent(), { timeout: patience }).toContain("Click any number.");
  }

  const weights = panel(page, "Memory weights")
    .getByRole("img", { name: /^M, / })
    .or(panel(page, "Memory weights").getByLabel(/^M, /));
  await weights.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const writers = page.getByRole("region", { name: "Who wrote this weight" });
  await expect
    .poll(() => writers.textContent(), { timeout: patience })
    .toMatch(/They sum to .*, the weight is .*: a difference of (0|\d\s×\s10⁻([⁵⁶⁷⁸⁹]|¹.))\./);
  const stage = (await page.getByRole("main").boundingBox())!;
  const endOf = async (): Promise<number> => {
    const { y, height } = (await writers.boundingBox())!;
    return y + height;
  };
  await expect
    .poll(endOf, { timeout: patience, message: "who wrote it is in view" })
    .toBeLessThanOrEqual(stage.y + stage.height + 1);
});

test("a gate drawn by keyboard holds on its tokens and nowhere else", async () => {
  const page = await at("v=1&token=48");
  await settled(page);
  const alphaAt = async (token: number): Promise<string> => {
    await panel(page, "Token strip")
      .locator("[data-token]")
      .nth(token - 1)
      .click();
    await page.mouse.move(2, 2);
    await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(token);
    return (await atRest(page))["Gates"]!.match(/Forget gate α ([\d.]+)/)![1]!;
  };
  const driftBefore = (await readouts(page))["Memory drift"];
  await page.getByRole("button", { name: "Draw a gate", exact: true }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Draw a gate" });
  await dialog.waitFor({ timeout: patience });
  for (const [label, value] of [
    ["From token", "20"],
    ["To token", "22"],
    ["Value of α", "0.5"],
  ] as const) {
    await dialog.getByLabel(label).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(value);
  }
  await page.keyboard.press("Enter");
  await panel(page, "Gates").getByText("α drawn by you").waitFor({ timeout: patience });
  await expect.poll(async () => (await readouts(page))["Memory drift"], { timeout: patience }).not.toBe(driftBefore);
  expect([await alphaAt(19), await alphaAt(20), await alphaAt(22), await alphaAt(23)]).toEqual([
    ".005",
    ".50",
    ".50",
    ".005",
  ]);
  await page.getByRole("button", { name: "Remove drawn gates" }).focus();
  await page.keyboard.press("Enter");
  expect(await alphaAt(48)).toBe(".005");
  await expect.poll(async () => (await readouts(page))["Memory drift"], { timeout: patience }).toBe(driftBefore);
});

test("the first stop skips the header, and one panel's numbers are gone through by the arrows up and down", async () => {
  const page = await at("v=1&token=20");
  await settled(page);
  await startOver(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  expect((await focused(page)).name).toBe("Skip to Play");
  await page.keyboard.press("Enter");
  expect((await focused(page)).name).toBe("Play");

  const values = panel(page, "Equation").locator(".equation-value");
  await values.first().focus();
  await page.keyboard.press("ArrowDown");
  expect(await values.nth(1).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowUp");
  expect(await values.first().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(21);
});

test("single keys can be switched off on this device, and never act in a field or under a dialog", async () => {
  const page = await at("v=1&token=20");
  await settled(page);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  await help.waitFor({ timeout: patience });
  await page.keyboard.press("n");
  await page.keyboard.press("2");
  await help.getByRole("switch", { name: "Single keys work" }).uncheck();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached", timeout: patience });
  expect(await cursorToken(page)).toBe(20);

  await page.reload();
  await settled(page);
  for (const key of ["n", "s", "1", "?", "Space"]) await page.keyboard.press(key);
  expect(await cursorToken(page)).toBe(20);
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Play", exact: true }).count()).toBe(1);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(21);

  await page.getByRole("button", { name: "Help" }).click();
  await help.getByRole("switch", { name: "Single keys work" }).check({ timeout: patience });
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached", timeout: patience });
  await page.getByRole("textbox", { name: "Text", exact: true }).focus();
  await page.keyboard.press("Home");
  expect(await cursorToken(page)).toBe(21);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("n");
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBeGreaterThan(21);
});
