// How does a journey open the built page? In the browser that test set-up found, at the address that serve.setup.ts serves.
// One browser a test file, one context a page.

import { chromium, type Browser } from "playwright-core";
import { afterAll, expect, inject } from "vitest";
import { browserArguments, findOrInstallBrowser } from "../../scripts/browser.mjs";
import { openView, type View } from "../../scripts/page.mjs";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
  }
}

let running: { browser: Browser; webgpu: boolean } | null = null;

/**
 * Opens the built page. Without `webgpu` the browser has no adapter, as on a machine without a GPU; with it, SwiftShader's.
 * `complaints` fills with what the page complains of; `close` fails the test if it complained at all.
 */
export async function openPage({ webgpu = false, ...view }: View & { webgpu?: boolean } = {}) {
  const browser = await browserWith(webgpu);
  const { page, complaints, close } = await openView({ browser, address: inject("address"), view });
  page.setDefaultTimeout(40_000);
  return {
    page,
    complaints,
    close: async () => {
      await close();
      expect(complaints).toEqual([]);
    },
  };
}

async function browserWith(webgpu: boolean): Promise<Browser> {
  if (running?.webgpu === webgpu && running.browser.isConnected()) return running.browser;
  await running?.browser.close(); // never two at a time
  const browser = await chromium.launch({
    executablePath: await findOrInstallBrowser(),
    args: browserArguments({ webgpu }),
  });
  running = { browser, webgpu };
  return browser;
}

afterAll(async () => {
  await running?.browser.close();
  running = null;
});
