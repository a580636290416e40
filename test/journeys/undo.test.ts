// Is everything that a reader changes taken back by Ctrl+Z, where the reader is, on whatever keyboard?

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../support/browse";
import { patience, settled } from "../support/panels";

/** A key as another layout sends it, with Ctrl. */
async function pressWithCtrl(page: Page, { key, code }: { key: string; code: string }): Promise<void> {
  await page.evaluate(
    (which) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { ...which, ctrlKey: true, bubbles: true, cancelable: true }),
      ),
    { key, code },
  );
}

test("a cleared text, a typed knob, a hidden row: taken back and done again, with the focus kept", async () => {
  const { page, close } = await openPage({ hash: "v=1&text=one two three one two three&token=2" });
  await settled(page);
  const box = page.getByRole("textbox", { name: "Text", exact: true });
  const expectText = (text: string) => expect.poll(() => box.inputValue(), { timeout: patience }).toBe(text);
  const whole = "one two three one two three";

  await page.getByRole("button", { name: "Clear" }).click();
  await expectText("");
  await page.keyboard.press("Control+z");
  await expectText(whole);
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Control+y");
  await expectText("");
  await page.keyboard.press("Control+z");
  await expectText(whole);
  await page.keyboard.press("Control+Shift+z");
  await expectText("");
  await pressWithCtrl(page, { key: "я", code: "KeyZ" });
  await expectText(whole);
  await pressWithCtrl(page, { key: "н", code: "KeyY" });
  await expectText("");
  await pressWithCtrl(page, { key: "я", code: "KeyZ" });
  await expectText(whole);

  await box.press("End");
  await page.keyboard.press("x");
  await page.keyboard.press("Control+z"); // at once, before it was read
  await expectText(whole);

  const field = page.getByRole("textbox", { name: /θ/ }).first();
  const value = await field.inputValue();
  await field.fill("0.5");
  await page.keyboard.press("Control+z");
  await expect.poll(() => field.inputValue(), { timeout: patience }).toBe(value);
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);

  await page.getByRole("button", { name: "Hide Momentum" }).click();
  await page.getByRole("button", { name: "Show Momentum" }).waitFor({ timeout: patience });
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "Hide Momentum" }).waitFor({ timeout: patience });

  const surprises = page.getByRole("region", { name: "Sentence" }).getByRole("button", { name: "surprises" });
  await surprises.click();
  const explanation = page.getByRole("dialog", { name: "Surprise: what is it?" });
  await explanation.getByText("the size of the gradient").waitFor({ timeout: patience });
  await explanation.getByRole("button", { name: "Why is it what it is here?" }).click();
  await page
    .getByRole("region", { name: "Inspector" })
    .getByText(/surprise/)
    .first()
    .waitFor({ timeout: patience });
  expect(
    await page.getByRole("button", { name: "Hide Surprise" }).count(),
    "a word of the sentence hides nothing",
  ).toBe(1);
  await surprises.click();
  await explanation.getByRole("button", { name: "In the glossary" }).click();
  const entry = page.locator("#glossary-surprise");
  await entry.waitFor({ timeout: patience });
  await expect.poll(async () => (await entry.boundingBox())!.y, { timeout: patience }).toBeLessThan(400);
  await close();
});
