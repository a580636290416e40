// Where is the focus after what had it went away? Never at the top of the page: each thing that goes leaves it to a neighbour.

import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { sharedPage } from "../support/browse";
import { patience, settled, turnTo } from "../support/panels";

const at = sharedPage();

async function expectFocus(page: Page, after: string): Promise<void> {
  const name = (): Promise<string> =>
    page.evaluate(() => {
      const { activeElement: it } = document;
      return !it || it === document.body
        ? "body"
        : it.checkVisibility({ visibilityProperty: true })
          ? "seen"
          : "hidden";
    });
  await expect.poll(name, { timeout: patience, message: `the focus after ${after}` }).toBe("seen");
}

async function press(button: Locator): Promise<void> {
  await button.first().focus({ timeout: patience });
  await button.page().keyboard.press("Enter");
}

test("in Explore: a notice, a discarded run, the last undo, a hidden row, a pin, the inspector, popovers", async () => {
  const page = await at("v=1&token=20&asked=5,9&theta=banana");
  await settled(page);
  await press(page.getByRole("button", { name: "Dismiss" }));
  await expectFocus(page, "dismissing a notice");

  await turnTo(page, "Chunk size", "8");
  await press(page.getByRole("button", { name: "Discard the earlier run" }).or(page.locator(".fork-action").last()));
  await expectFocus(page, "discarding the earlier run");
  for (let step = 0; step < 3; step++) await press(page.getByRole("button", { name: "Undo", exact: true }));
  await expectFocus(page, "the last undo");

  await press(page.getByRole("button", { name: "Hide Momentum" }));
  await expectFocus(page, "hiding a row");
  await press(page.getByRole("button", { name: "Show Momentum" }));
  await expectFocus(page, "showing a row");
  await press(page.locator(".contexts-rows .recall-pin[aria-pressed=true]"));
  await expectFocus(page, "letting a pinned context go");

  await press(page.getByRole("region", { name: "Surprise" }).getByRole("button", { name: /^Surprise/ }));
  await press(page.locator(".inspector-close"));
  await expectFocus(page, "closing the inspector");

  for (const name of ["Help", "Draw a gate", /^Live\./, "Share"] as const) {
    await press(page.getByRole("button", { name, exact: typeof name === "string" }));
    await page.locator("[role=dialog]:focus-within").first().waitFor({ timeout: patience }); // Escape goes to what has the focus
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count(), { timeout: patience }).toBe(0);
    await expectFocus(page, `closing ${String(name)}`);
  }
});

test("in Compare: a column, an added memory, the last rung", async () => {
  const page = await at("v=1&view=compare&memories=linear,based&text=one two one");
  await press(page.getByRole("button", { name: "Take Linear attention away" }));
  await expectFocus(page, "taking a column away");
  await press(page.locator(".compare-picker.is-added"));
  await expectFocus(page, "taking an added memory away");
  await page.evaluate(() => (location.hash = "v=1&view=compare&memories=titans&text=one two one"));
  await press(page.getByRole("button", { name: "Take Titans away" }));
  const focused = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement!.textContent);
  await expect.poll(focused, { timeout: patience, message: "after the last memory" }).toMatch(/^Titans: /);
  await expect.poll(() => page.locator(".compare-question").textContent()).toMatch(/^No memory reads the 3 words/);
  await page.evaluate(() => (location.hash = "v=1&view=glossary"));
  await expect.poll(focused, { timeout: patience, message: "after an address of another view" }).toBe("Glossary");
});

test("a panel has the whole stage by F or by its button, with the focus in it, and by Esc its place again", async () => {
  const page = await at("v=1&token=20");
  await settled(page);
  const recall = page.getByRole("region", { name: "Recall", exact: true });
  const boxOf = async (panel: Locator): Promise<string> => JSON.stringify(await panel.boundingBox());
  const stage = await boxOf(page.getByRole("main"));
  const inPlace = await boxOf(recall);
  const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.className);
  await recall.locator("button.recall-number").first().focus();
  const before = await focused();

  await page.keyboard.press("f");
  await expect.poll(() => boxOf(recall), { timeout: patience }).toBe(stage);
  expect(await focused(), "enlarged").toBe(before);
  expect(await page.locator("main[inert]").count(), "what lies under it").toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => boxOf(recall), { timeout: patience }).toBe(inPlace);
  expect(await focused(), "in its place").toBe(before);

  await press(page.getByRole("button", { name: "Enlarge Timeline" }));
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect.poll(() => boxOf(timeline), { timeout: patience }).toBe(stage);
  const plot = (await timeline.locator("[data-row=surprise]").boundingBox())!.height;
  expect(plot, "its rows grow with it").toBeGreaterThan(200);
  await page.evaluate(() => (location.hash = "v=1&token=20&view=compare&memories=linear&text=one two one"));
  await page.getByRole("region", { name: "Error over time" }).waitFor({ timeout: patience });
  expect(
    await page.locator("[data-enlarged], main[inert], main [inert]").count(),
    "a view that is left takes nothing along",
  ).toBe(0);
  await press(page.getByRole("button", { name: "Enlarge Cost" }));
  await expect
    .poll(() => boxOf(page.getByRole("region", { name: "Cost" })), { timeout: patience })
    .toBe(await boxOf(page.getByRole("main")));
  await page.keyboard.press("f");
  expect(await page.locator("[data-enlarged], main[inert], main [inert]").count()).toBe(0);
});
