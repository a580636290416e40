// Does the page answer after every choice on every view? All menus, all native lists.

import { expect, test } from "vitest";
import { memories } from "#model/compare/memories";
import { openPage } from "../support/browse";
import { chooseEach, chooseInLists, expectAnswer, type Way } from "../support/menus";
import { patience } from "../support/panels";

const views = [
  ["Explore", "v=1&token=20&depth=2"],
  ["a trained model", "v=1&preset=story"],
  ["maps", "v=1&tab=maps"],
  ["the table", "v=1&tab=table"],
  ["Compare", "v=1&view=compare&memories=linear,titans&text=one two one"],
  ["a lesson", "v=1&view=lessons&lesson=who-remembers"],
] as const;

test.each(views)("every menu and list of %s", async (_, hash) => {
  const { page, close } = await openPage({ hash });
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  await chooseInLists(page);
  await expectAnswer(page, "after the lists");
  const menus = page.locator("[aria-haspopup=menu], [aria-haspopup=true], [aria-haspopup=listbox]");
  for (let place = 0; place < (await menus.count()); place++) {
    const menu = menus.nth(place);
    if (await menu.isVisible()) await chooseEach(page, { menu, by: "Enter" });
  }
  await close();
});

test.each(["click", "tap", "Space"] as const satisfies readonly Way[])(
  "every memory of the menu of Compare comes and goes by %s",
  async (by) => {
    const { page, close } = await openPage({
      hash: "v=1&view=compare&memories=delta,titans&text=one two one",
      ...(by === "tap" ? { touch: true, width: 1024, height: 768 } : {}),
    });
    const menu = page.getByRole("button", { name: "Any other memory…" });
    await menu.waitFor({ timeout: patience });
    // The workbench's own stands under all others.
    expect(await chooseEach(page, { menu, by })).toHaveLength(memories.length + 1);
    await expectAnswer(page, "at the end");
    await close();
  },
);
