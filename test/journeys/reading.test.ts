// Does any text stream through the memory? Typed into the box named Text: in other languages, of no words, and of too many.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import {
  afterChange,
  atRest,
  cursorToken,
  expectNoWrongNumbers,
  maps,
  numberOf,
  openTab,
  panel,
  panels,
  patience,
  settled,
  type,
} from "../support/panels";

const at = sharedPage();

const letter = "The tide came in and took the rope. The tide went out and left the rope by the green door.";

/** What a text that was read looks like: every panel speaks of it, with numbers. */
async function expectRead(page: Page, { words, last }: { words: number; last: string }): Promise<void> {
  await expect
    .poll(() => panel(page, "Token strip").textContent(), { timeout: patience })
    .toContain(`token ${words} of ${words}, ${last}, surprise`);
  expect(await cursorToken(page)).toBe(words);
  const said = await atRest(page, [...panels, "Memory weights"]);
  expect(said["Sentence"]).toMatch(/surprises the memory by \d/);
  expect(said["Recall"]).toContain(last);
  for (const name of ["Surprise", "Momentum", "Memory drift"] as const) {
    expect(await numberOf(page, name), name).toBeGreaterThan(0);
  }
  await expectNoWrongNumbers(page);
}

test("typing a text changes every panel, and the cursor stands on the word just written", async () => {
  const page = await at("v=1&token=48");
  const names = [...panels, "Memory weights"];
  const lines = () =>
    panel(page, "Gates")
      .locator("path")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
  const drawn = await lines();
  const changes = names.filter((name) => name !== "Gates"); // the numbers of its gates are the knobs'
  await afterChange(page, { act: () => type(page, letter), changes, names });
  await expectRead(page, { words: 20, last: "door" });
  expect(await lines()).not.toEqual(drawn);

  for (const [tab, inTab] of [
    ["Attention maps", maps],
    ["Table", ["Table"]],
  ] as const) {
    await openTab(page, tab);
    await expect.poll(() => panel(page, inTab[0]).textContent(), { timeout: patience }).toContain("door");
    await afterChange(page, { act: () => type(page, `${letter} ${tab} now.`), changes: inTab, names: inTab });
  }
});

test("Chinese, Arabic and emoji are read word by word, as any other text", async () => {
  const page = await at("v=1&token=48");
  await type(page, "夜里,一盏灯在黑水上慢慢转动,没有人睡觉。");
  await expect.poll(() => panel(page, "Token strip").textContent(), { timeout: patience }).toContain("睡觉");
  const chinese = await atRest(page);
  expect(await cursorToken(page)).toBeGreaterThan(8);
  expect(chinese["Recall"]).toContain("睡觉");
  await expectNoWrongNumbers(page);

  await type(page, "القمر فوق البحر والبحر تحت القمر");
  await expectRead(page, { words: 6, last: "القمر" });

  await type(page, "🦊 🐦 🦊 🐦 🦊 🐦");
  await expectRead(page, { words: 6, last: "🐦" });
});

test("an empty text teaches how to begin, and shows no number that is not one", async () => {
  const page = await at("v=1&token=48");
  for (const text of ["", "   ", "…!?"]) {
    await type(page, "one word");
    await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(2);
    await type(page, text);
    const strip = panel(page, "Token strip");
    await strip.getByText("Type or paste anything, in any language.").waitFor({ timeout: patience });
    for (const name of panels) expect(await panel(page, name).isVisible(), name).toBe(true);
    expect(await page.getByRole("button", { name: "Play", exact: true }).isDisabled()).toBe(true);
    for (const tab of ["Attention maps", "Table", "Memory weights"]) {
      await openTab(page, tab);
      await expectNoWrongNumbers(page);
    }
  }
  await panel(page, "Token strip").getByRole("button", { name: "Ten capitals, asked again" }).click();
  await expect.poll(() => panel(page, "Recall").textContent(), { timeout: patience }).toContain("Accra");
  await settled(page);
});

test("one long paste says how much of it is left out, and the page answers while it is read", async () => {
  const page = await at("v=1&token=48");
  await settled(page);
  const words = "tide rope glass lamp night water fox heron kite door green slow".split(" ");
  const long = Array.from({ length: 6000 }, (_, at) => words[(at * at + (at >> 3)) % words.length]).join(" ");
  await type(page, long);
  await page.getByText(/Only the first 4,096 tokens are read, 1,904 are left out/).waitFor({ timeout: patience });
  const playing = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const asked = performance.now();
        document.querySelector<HTMLElement>('button[aria-label="Play"]')!.click();
        const look = (): void => {
          if (document.querySelector('button[aria-label="Pause"]')) resolve(performance.now() - asked);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  expect(playing, "milliseconds until the page plays").toBeLessThan(1000);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("button", { name: "Last", exact: true }).click();
  await expect.poll(() => cursorToken(page), { timeout: patience }).toBe(4096);
  await page.getByRole("button", { name: /^(Verified|Approximate|Differs)/ }).waitFor({ timeout: 40_000 });
  await expectNoWrongNumbers(page);
});
