// Does the page answer after a choice from its lists? By mouse, finger and keyboard, a few items of each.
// Every item of all menus of all views is chosen in test/long/choices.test.ts.

import { expect, test } from "vitest";
import { memories } from "#model/compare/memories";
import { presets } from "#scene/presets";
import { sharedPage } from "../support/browse";
import { chooseEach, expectAnswer, type Way } from "../support/menus";
import { patience, settled } from "../support/panels";

const desk = sharedPage();
const tablet = sharedPage({ touch: true, width: 1024, height: 768 });

/** Every so many items, among them the first of the menu; all of them by each way in test/long/choices.test.ts. */
const ways = [
  ["click", 19],
  ["Space", 38],
  ["Enter", 38],
  ["tap", 38],
] as const satisfies readonly (readonly [Way, number])[];

test.each(ways)(
  "memories of the menu of Compare come and go by %s, and the page goes on answering",
  async (by, every) => {
    const at = by === "tap" ? tablet : desk;
    const page = await at("v=1&view=compare&memories=delta,titans&text=one two one");
    const menu = page.getByRole("button", { name: "Any other memory…" });
    await menu.waitFor({ timeout: patience });
    await page.getByRole("region", { name: "Titans", exact: true }).waitFor({ timeout: patience });
    const chosen = await chooseEach(page, { menu, by, every });
    // The workbench's own stands under all others.
    expect(chosen).toHaveLength(Math.ceil((memories.length + 1) / every));
    await expectAnswer(page, "at the end");
  },
);

test("texts of the list come by keyboard, and the page goes on answering", async () => {
  const page = await desk("v=1&text=one two");
  await settled(page);
  const chosen = await chooseEach(page, { menu: page.locator(".text-box-preset"), by: "Enter", every: 6 });
  expect(chosen).toHaveLength(Math.ceil((presets.length + 1) / 6));
});
