// Can a reader play the shell game, and does the page say what the engine says? By keys and knobs, as a table, and memory by memory.

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { memoryOfId } from "#model/compare/memories";
import { bestTracks, playCups } from "#model/compare/tracking";
import { sharedPage } from "../support/browse";

const at = sharedPage();
const settings = { cups: 5, swaps: 24, rate: 2, chunk: 1, decay: 0, momentum: 0, seed: 1 };

function region(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

async function openGame(): Promise<{ page: Page; game: Locator; swaps: Locator }> {
  const page = await at("v=1&view=compare&token=48");
  const game = region(page, "A shell game: what can it track?");
  await game.scrollIntoViewIfNeeded();
  const swaps = game.getByRole("slider", { name: "Swaps shown" });
  await swaps.waitFor();
  return { page, game, swaps };
}

test("swaps are stepped by keys and played by the button, and the page says that the memory follows all of them", async () => {
  const { page, game, swaps } = await openGame();
  expect(playCups({ memory: memoryOfId("titans-plain")!, settings }).partsAt).toBeNull();
  await game.getByText("holds the true order after each of 24 swaps").waitFor();
  await swaps.focus();
  await page.keyboard.press("Home");
  await game.getByText("swap 0 of 24").waitFor();
  await page.keyboard.press("ArrowRight");
  await game.getByText("swap 1 of 24").waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await game.getByText("swap 23 of 24").waitFor();
  const play = game.getByRole("button", { name: "Play", exact: true });
  await play.click();
  await game.getByText("swap 24 of 24").waitFor();
  await play.waitFor(); // it ends by itself
});

test("a chunk of 4 and a memory that only adds lose the cups where the engine says", async () => {
  const { game } = await openGame();
  const first = (id: string, chunk: number): number =>
    playCups({ memory: memoryOfId(id)!, settings: { ...settings, chunk } }).partsAt!;
  await game.getByRole("combobox", { name: "Chunk" }).selectOption("4");
  await game.getByText(new RegExp(`After ${first("titans-plain", 4)} swaps Titans`)).waitFor();
  await game.getByRole("combobox", { name: "Memory" }).selectOption("linear");
  expect(first("linear", 4)).toBe(1);
  await game.getByText("After the first swap Linear attention is wrong").waitFor();
  await game.getByRole("button", { name: /table and export/u }).click();
  await game.page().getByRole("menuitem", { name: /table/iu }).first().click();
  await game.getByRole("grid").waitFor();
});

test("every memory is worked out, and the table says of each what the engine finds", async () => {
  const { page } = await openGame();
  const table = region(page, "Who can track");
  await table.scrollIntoViewIfNeeded();
  await table.getByText("being worked out").waitFor({ state: "detached" });
  for (const id of ["delta", "linear"]) {
    const memory = memoryOfId(id)!;
    const row = table
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: memory.title, exact: true }) });
    const { partsAt, rate } = bestTracks(memory).cups;
    expect(await row.getByRole("cell").nth(1).innerText()).toContain(
      partsAt === null ? `yes s = ${rate}` : `until token ${partsAt}`,
    );
  }
});
