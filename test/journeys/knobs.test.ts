// Does each knob change what it should, and nothing else? Set by its label, read from the panels, undone again.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage, sharedPage } from "../support/browse";
import { afterChange, atRest, maps, panel, panels, patience, readouts, turnTo } from "../support/panels";

const at = sharedPage();

interface Turn {
  readonly knob: string;
  readonly to: string;
  readonly changes: readonly string[];
  readonly keeps?: readonly string[];
}

/** Turns one knob after the other, sees what changes and what does not, and undoes each: everything is as before. */
async function expectTurns(page: Page, turns: readonly Turn[], names: readonly string[] = panels): Promise<void> {
  const before = await atRest(page, names);
  for (const { knob, to, changes, keeps = [] } of turns) {
    await turnTo(page, knob, to);
    const unchanged = async (): Promise<string[]> => {
      const now = await readouts(page, names);
      return changes.filter((name) => now[name] === before[name]);
    };
    await expect.poll(unchanged, { timeout: patience, message: `${knob} ${to} leaves them alone` }).toEqual([]);
    if (keeps.length > 0) {
      const now = await atRest(page, names);
      for (const name of keeps) expect(now[name], `${knob} ${to} leaves ${name} alone`).toBe(before[name]);
    }
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => readouts(page, names), { timeout: patience, message: `${knob} undone` }).toEqual(before);
  }
}

test("the gates, the chunk, the key and the seed each change what is written", async () => {
  const page = await at("v=1&token=48");
  const written = ["Surprise", "Momentum", "Memory drift", "Equation"];
  const turns: Turn[] = [
    { knob: "Learning rate θ", to: "0.3", changes: [...written, "Gates"] },
    { knob: "Momentum η", to: "0.9", changes: [...written, "Gates"] },
    { knob: "Forgetting α", to: "0.1", changes: [...written, "Gates", "Recall"] },
    { knob: "Chunk size", to: "9", changes: ["Surprise", "Token strip", "Memory drift"] },
    { knob: "Key dimension", to: "16", changes: [...written, "Recall"] },
    { knob: "Seed", to: "9", changes: ["Surprise", "Recall"], keeps: ["Gates"] },
    {
      knob: "Read order",
      to: "before",
      changes: ["Sentence", "Recall"],
      keeps: ["Surprise", "Momentum", "Memory drift", "Equation", "Gates", "Token strip"],
    },
  ];
  await expectTurns(page, turns);
});

test("hidden width and activation belong to a deep memory, and change it", async () => {
  const page = await at("v=1&token=48");
  const settings = panel(page, "Settings");
  const width = settings.getByRole("spinbutton", { name: "Hidden width", exact: true });
  const activation = settings.getByRole("combobox", { name: "Activation", exact: true });
  expect([await width.isDisabled(), await activation.isDisabled()]).toEqual([true, true]);
  const names = [...panels, "Memory weights"];
  const written = ["Surprise", "Momentum", "Memory drift", "Equation", "Memory weights"];
  await afterChange(page, { act: () => turnTo(page, "Memory depth", "2"), changes: written, names });
  expect(await panel(page, "Memory weights").getByRole("button", { name: "W2" }).isVisible()).toBe(true);
  expect([await width.isDisabled(), await activation.isDisabled()]).toEqual([false, false]);
  await openMore(page);
  const turns: Turn[] = [
    { knob: "Hidden width", to: "32", changes: written },
    { knob: "Activation", to: "ReLU", changes: written },
    { knob: "Forget toward", to: "M₀", changes: ["Memory drift", "Sentence"] },
  ];
  await expectTurns(page, turns, names);
});

test("the attention window narrows the softmax map alone", async () => {
  const page = await at("v=1&token=48&tab=maps");
  const names = [...panels, ...maps];
  const others = names.filter((name) => name !== "Attention");
  await expect
    .poll(async () => (await readouts(page, maps))["Memory attention"], { timeout: patience })
    .toMatch(/stripe/);
  const { before, now } = await afterChange(page, {
    act: () => turnTo(page, "Attention window", "4"),
    changes: ["Attention"],
    names,
  });
  for (const name of others) expect(now[name], name).toBe(before[name]);
  expect(now["Attention"]).toContain("nothing older than 4");
});

test("the knobs folded under More change what is read and written too", async () => {
  const page = await at("v=1&token=48");
  await openMore(page);
  await expectTurns(page, [
    { knob: "Key reach", to: "1", changes: ["Surprise", "Recall"] },
    { knob: "Key decay", to: "0.8", changes: ["Surprise", "Recall"] },
    { knob: "Gradient clip", to: "0.5", changes: ["Surprise", "Momentum", "Memory drift"] },
    { knob: "Attentional bias", to: "Huber", changes: ["Surprise", "Momentum", "Memory drift"] },
    { knob: "Loss scale c", to: "1", changes: ["Surprise", "Memory drift"] },
    { knob: "Residual", to: "on", changes: ["Surprise", "Recall"] },
    { knob: "Layer norm", to: "on", changes: ["Surprise", "Recall"] },
  ]);
  await turnTo(page, "Punctuation", "read");
  await expect
    .poll(() => page.getByRole("slider", { name: "Position", exact: true }).getAttribute("aria-valuemax"))
    .toBe("67");
});

test("a turned knob leaves the earlier run as a ghost, with what it did; kept, swapped, dropped and undone", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48" }); // where there is nothing yet to undo
  const rest = await atRest(page);
  const settings = panel(page, "Settings");
  const surprise = panel(page, "Surprise");
  const timeline = panel(page, "Timeline");
  const theta = settings.getByRole("slider", { name: "Learning rate θ", exact: true });
  await afterChange(page, { act: () => turnTo(page, "Learning rate θ", "0.3"), changes: ["Momentum"] });
  await timeline.getByText("earlier, θ 0.14").waitFor();
  expect(await surprise.textContent()).toMatch(/earlier run: 3\d\s%/);
  expect(await settings.textContent()).toMatch(/second reading 3\d\s% → \d+\s% less/);

  await settings.getByRole("button", { name: "Keep", exact: true }).click();
  await afterChange(page, { act: () => turnTo(page, "Momentum η", "0.3"), changes: ["Momentum"] });
  await timeline.getByText("earlier, θ 0.14, η 0.6").waitFor();

  await settings.getByRole("button", { name: "Swap", exact: true }).click();
  await expect.poll(() => readouts(page), { timeout: patience }).toEqual(rest);
  await timeline.getByText("earlier, θ 0.3, η 0.3").waitFor();
  expect(await theta.inputValue()).toBe("0.14");

  await settings.getByRole("button", { name: "Discard", exact: true }).click();
  await expect.poll(() => timeline.textContent()).not.toContain("earlier");
  expect(await settings.getByRole("button", { name: "Swap", exact: true }).count()).toBe(0);

  await theta.focus();
  // The ghost that was dropped comes back first, then what was swapped and turned.
  for (let undone = 0; undone < 4; undone++) await page.keyboard.press("Control+z");
  await expect.poll(() => readouts(page), { timeout: patience }).toEqual(rest);
  expect(await page.getByRole("button", { name: "Undo", exact: true }).isDisabled()).toBe(true);
  expect(await timeline.textContent()).not.toContain("earlier");
  await close();
});

/** Another Scene leaves what is folded as it is. */
async function openMore(page: Page): Promise<void> {
  const more = panel(page, "Settings").locator("details:not([open]) > summary").getByText("More", { exact: true });
  if ((await more.count()) > 0) await more.click();
}

test("a number that a knob cannot take is refused with what it can, until the next key; a memory that never writes says nothing", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48&theta=0" });
  const recall = panel(page, "Recall");
  await expect
    .poll(() => recall.locator(".contexts-count").textContent(), { timeout: patience })
    .toBe("0 of 30 · 3 replaced");
  expect(await recall.locator(".contexts-says").allTextContents()).toContain("no answer");
  expect(await recall.locator(".recall-expects").textContent()).toBe("Expects nothing next");

  const theta = page.getByRole("textbox", { name: "θ as a number" });
  const said = page.locator(".slider-knob").filter({ has: theta }).getByRole("status");
  await theta.fill("7");
  await theta.press("Enter");
  await expect.poll(() => said.textContent(), { timeout: patience }).toBe("Allowed: 0 to 1");
  expect(await theta.inputValue()).toBe("0.00");
  await theta.press("1");
  await expect.poll(() => said.textContent(), { timeout: patience }).toBe("");
  await close();
});

test("where a cue has no room it begins with a whole word", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48&reach=8", width: 1024, height: 768 });
  await page.getByRole("button", { name: "Open", exact: true }).click({ timeout: patience });
  await panel(page, "Recall").locator(".contexts-row").first().waitFor({ timeout: patience });
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".contexts-cue")].flatMap((cue) => {
      const line = cue.getBoundingClientRect();
      const text = cue.querySelector("bdi")!.firstChild!;
      const seen = [...text.textContent!.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const isSeen = (top + bottom) / 2 > line.top && (top + bottom) / 2 < line.bottom;
        return { isSeen, isWhole: left >= line.left - 1 && right <= line.right + 1 };
      });
      const isRight = seen.at(-1)!.isSeen && seen.every(({ isSeen, isWhole }) => isWhole || !isSeen);
      return isRight ? [] : [cue.textContent];
    }),
  );
  expect(cut).toEqual([]);
  await close();
});
