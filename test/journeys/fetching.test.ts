// What if a part of the page does not come? It is named as what it is, comes when it is asked for again, and costs no text.

import { expect, test } from "vitest";
import { openPage } from "../support/browse";
import { panel, patience, settled, type } from "../support/panels";

const text = "The tide came in and took the rope.";

test("a view that could not be fetched is named, comes at the second try, and the reader's text is still there", async () => {
  const { page, complaints, close } = await openPage({ hash: "v=1&token=48" });
  await settled(page);
  await type(page, text);
  const shown = panel(page, "Token strip");
  await expect.poll(() => shown.textContent(), { timeout: patience }).toContain("token 8 of 8");
  for (const [view, name, file] of [
    ["compare", "Compare", /\/CompareWorkbench-.*\.js|\/Compare-.*\.js/],
    ["glossary", "Glossary", /\/Glossary-.*\.js/],
    ["lessons", "Lessons", /\/Lessons-.*\.js/],
  ] as const) {
    await page.route(file, (route) => route.abort());
    await page.locator(`[data-to=${view}]`).click();
    const broken = page.getByRole("region", { name, exact: true });
    await expect.poll(() => broken.textContent(), { timeout: patience }).toMatch(new RegExp(`^${name} is not here`));
    await page.unroute(file);
    await broken.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.locator("main, .lessons").first().innerText(), { timeout: patience }).toMatch(/\w/);
    await expect.poll(() => page.locator(".panel-boundary").count(), { timeout: patience }).toBe(0);
  }
  await page.locator("[data-to=explore]").click();
  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(text);

  expect(complaints.filter((complaint) => !/ERR_FAILED|NotFetched|fetch/.test(complaint))).toEqual([]);
  complaints.length = 0;
  await close();
});

test("a reload in the place of a view that does not come keeps text and settings", async () => {
  const { page, complaints, close } = await openPage({ hash: "v=1&theta=0.3" });
  await settled(page);
  await type(page, text);
  const file = /\/Glossary-.*\.js/;
  await page.route(file, (route) => route.abort());
  await page.locator("[data-to=glossary]").click();
  const broken = page.getByRole("region", { name: "Glossary", exact: true });
  await broken.getByRole("button", { name: "Reload" }).waitFor({ timeout: patience });
  await page.unroute(file);
  await broken.getByRole("button", { name: "Reload" }).click();
  await page.locator("math").first().waitFor({ timeout: patience });
  await page.locator("[data-to=explore]").click();
  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(text);
  expect(await page.evaluate(() => location.hash)).toContain("theta=0.3");
  complaints.length = 0;
  await close();
});
