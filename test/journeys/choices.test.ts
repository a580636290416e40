// Does the page answer after every choice that it offers? Every item of its lists, by mouse, finger and keyboard.
// All menus of all views are walked in test/long/choices.test.ts.

import { expect, test } from "vitest";
import { memories } from "../../src/model/compare/memories";
import { presets } from "../../src/presets";
import { openPage } from "./browse";
import { chooseEach, expectAnswer, type Way } from "./menus";
import { patience, settled } from "./panels";

/** All items by mouse; by the other ways, which end in the same choice, every fifth. */
const ways = [
  ["click", 1],
  ["Space", 5],
  ["Enter", 5],
  ["tap", 5],
] as const satisfies readonly (readonly [Way, number])[];

test.each(ways)(
  "memories of the menu of Compare come and go by %s, and the page goes on answering",
  async (by, every) => {
    const { page, close } = await openPage({
      hash: "v=1&view=compare&memories=delta,titans&text=one two one",
      ...(by === "tap" ? { touch: true, width: 1024, height: 768 } : {}),
    });
    const menu = page.getByRole("button", { name: "Any other memory…" });
    await menu.waitFor({ timeout: patience });
    await page.getByRole("region", { name: "Titans", exact: true }).waitFor({ timeout: patience });
    const chosen = await chooseEach(page, { menu, by, every });
    // The workbench's own stands under all others.
    expect(chosen).toHaveLength(Math.ceil((memories.length + 1) / every));
    await expectAnswer(page, "at the end");
    await close();
  },
);

test("every text of the list of texts comes by keyboard, and the page goes on answering", async () => {
  const { page, close } = await openPage({ hash: "v=1&text=one two" });
  await settled(page);
  const chosen = await chooseEach(page, { menu: page.locator(".text-box-preset"), by: "Enter", every: 4 });
  expect(chosen).toHaveLength(Math.ceil((presets.length + 1) / 4));
  await close();
});
