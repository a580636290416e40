// Does the page keep to its Content-Security-Policy? Nothing that it does in any view asks for more than the policy allows.

import { expect, test } from "vitest";
import { openPage } from "../support/browse";
import { openTab, panel, patience, settled } from "../support/panels";

test("the policy allows no inline script and no eval, and no view, menu, dialog or export asks for more than it allows", async () => {
  const { page, complaints, close } = await openPage({
    hash: "v=1&token=48",
    prepare: (fresh) =>
      fresh.addInitScript(() => {
        const broken: string[] = [];
        Object.assign(window, { broken });
        addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
          broken.push(`${effectiveDirective}: ${blockedURI} ${sample}`),
        );
      }),
  });
  await settled(page);
  const [header, meta] = await page.evaluate(async () => [
    (await fetch(location.href)).headers.get("content-security-policy"),
    document.querySelector<HTMLMetaElement>("meta[http-equiv=Content-Security-Policy]")?.content,
  ]);
  expect(meta).toBe(header);
  expect(header).toMatch(/default-src 'none'/);
  // The SIMD kernels are compiled from bytes in our own script; that allows WebAssembly, and no text as a program.
  expect(header!.replace("'wasm-unsafe-eval'", "")).not.toMatch(/unsafe/);
  // A policy that is not in force would find nothing.
  await page.evaluate(() => document.body.setAttribute("onclick", "0"));
  const broken = (): Promise<string[]> => page.evaluate(() => (window as unknown as { broken: string[] }).broken);
  await expect.poll(broken, { timeout: patience }).toContainEqual(expect.stringContaining("inline"));
  await page.evaluate(() => {
    document.body.removeAttribute("onclick");
    (window as unknown as { broken: string[] }).broken.length = 0;
  });
  expect(complaints.splice(0).filter((complaint) => !complaint.includes("inline"))).toEqual([]);

  for (const tab of ["Attention maps", "Wiring", "Table", "Memory weights"]) await openTab(page, tab);
  await panel(page, "Surprise").getByRole("button", { name: "Surprise: export" }).press("Enter");
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download PNG" }).click();
  await download;
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  for (const [view, shows] of [
    ["compare", "section[aria-label='Recall matrix'] *"],
    ["glossary", "math"],
    ["lessons", "a[href*=lesson]"],
  ] as const) {
    await page.locator(`[data-to=${view}]`).click();
    await page.locator(shows).first().waitFor({ state: "attached", timeout: patience });
  }
  await page.locator("a[href*='lesson=']").first().click();
  await page.locator(".lesson-text").waitFor();
  expect(await broken()).toEqual([]);
  await close();
});
