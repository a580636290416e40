// Does the built page arrive? As static files, without tfjs before first paint, without a complaint.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openPage } from "../support/browse";

test("the page shows its text and complains of nothing, light and dark, wide and narrow", async () => {
  for (const view of [
    { theme: "light", width: 1440, height: 900 },
    { theme: "dark", width: 390, height: 844 },
  ] as const) {
    const { page, close } = await openPage(view);
    const named = { name: "Token strip" };
    await page.getByRole("region", named).or(page.getByRole("figure", named)).waitFor();
    await close();
  }
});

test("the scripts of first paint hold no tfjs, though the build ships it for the worker; nothing is loaded from anywhere else, and a missing file is a complaint", async () => {
  const marker = "not registered for backend"; // of an error message in tfjs-core's engine, which minifying keeps
  const assets = new URL("../../dist/assets/", import.meta.url);
  const shipped = readdirSync(assets).filter((name) => name.endsWith(".js"));
  const holders = shipped.filter((name) => readFileSync(new URL(name, assets), "utf8").includes(marker));
  expect(holders).not.toEqual([]);

  const { page, complaints, close } = await openPage();
  const loaded = await page
    .locator("script[src], link[rel=modulepreload]")
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("src") ?? element.getAttribute("href")));
  expect(loaded.length).toBeGreaterThan(0);
  for (const path of loaded) expect(holders).not.toContain(path?.split("/").at(-1));

  const elsewhere = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => entry.name)
      .filter((name) => !name.startsWith("data:") && !name.startsWith(`${location.origin}/`)),
  );
  expect(elsewhere).toEqual([]);

  await page.evaluate(async () => {
    await (await fetch("./no-such-file.json")).text();
    console.warn("careful");
  });
  // The browser's own error comes when it likes.
  await expect.poll(() => complaints.sort().join("\n")).toMatch(/^404: .*no-such-file[^]*console error[^]*careful$/);
  complaints.length = 0;
  await close();
});
