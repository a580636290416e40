// Does anything that can be pressed break the page? A few dozen presses a view from a seed; thousands in test/long/monkey.test.ts.

import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import { expectAnswer } from "../support/menus";
import { unleash } from "../support/monkey";
import { panel, patience } from "../support/panels";

const at = sharedPage();

test.each(["v=1&text=", "v=1&text=one", "v=1&token=20", "v=1&view=compare&text=one two one"])(
  "anything pressed on #%s leaves it answering",
  async (hash) => {
    const page = await at(hash);
    await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
    await unleash(page, { seed: hash, count: 30 });
  },
);

test("without a text no number opens the inspector on nothing, and the cursor finds the first word that is typed", async () => {
  const page = await at("v=1&text=");
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  for (const name of ["Surprise", "Momentum", "Gates", "Memory drift", "Equation"] as const) {
    for (const button of await panel(page, name).locator("button:not(.panel-export, .timeline-eye)").all()) {
      await button.dispatchEvent("click");
      await expectAnswer(page, `${name}: ${await button.textContent()}`);
      await page.keyboard.press("Escape");
    }
  }
  for (const key of ["ArrowRight", "Home", "End", "n", "s", "Enter"]) await page.keyboard.press(key);
  await page.getByRole("textbox", { name: "Text", exact: true }).fill("one");
  const position = page.getByRole("slider", { name: "Position", exact: true });
  await expect.poll(() => position.getAttribute("aria-valuenow"), { timeout: patience }).toBe("1");
});
