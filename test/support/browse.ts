// How does a journey open the built page? In the browser that test set-up found, at the address that serve.setup.ts serves.
// The files that a worker goes through share its browser, and pages of one look share a context, one after the other: it has the
// scripts compiled already. It ends with its worker.

import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, expect, inject } from "vitest";
import { browserArguments, findOrInstallBrowser } from "../../scripts/browser.mjs";
import { newContext, openView, type View } from "../../scripts/page.mjs";
import { closePopups } from "./menus";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
    /** Whether the gallery keeps what it sees (`npm run gallery`), or holds it against what was kept. */
    keeps: boolean;
  }
}

let running: { browser: Browser; webgpu: boolean; idle: Map<string, BrowserContext[]> } | null = null;

/** Two readings with everything unfolded: what most journeys are about. An empty hash is the first screen, which plays. */
const unfolded = "v=1";

/**
 * Opens the built page. Without `webgpu` the browser has no adapter, as on a machine without a GPU; with it, SwiftShader's.
 * The program has taken the place of the first screen in the HTML, where all of it was waited for.
 * `complaints` fills with what the page complains of; `close` fails the test if it complained at all.
 */
export async function openPage({ webgpu = false, ...given }: View & { webgpu?: boolean } = {}) {
  const view: View = { hash: unfolded, ...given };
  const { browser, idle } = await browserWith(webgpu);
  const { width, height, theme, touch } = view;
  const look = JSON.stringify([width, height, theme, touch]);
  const free = idle.get(look) ?? [];
  idle.set(look, free);
  const context = free.pop() ?? (await newContext(browser, view));
  const { page, complaints, close } = await openView({ context, address: inject("address"), view });
  page.setDefaultTimeout(40_000);
  if (view.until !== "commit") await page.locator("#first").waitFor({ state: "detached" });
  return {
    page,
    complaints,
    close: async () => {
      // The next page begins as on a new device; where this one can no longer be asked, on a really new one.
      const isClean = await page
        .evaluate(() => localStorage.clear())
        .then(
          () => true,
          () => false,
        );
      await close();
      if (isClean) free.push(context);
      else await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

/**
 * One page for the tests of a file, opened when the first of them asks. `at` brings it to a Scene as a reader does who puts
 * another address into the bar, wherever the test before has left it: what lay over the page is closed, and no run, ghost or
 * notice passes from one Scene to the next, for between them the page has no text. Speed, grain and what there is to undo stay.
 */
export function sharedPage(view: Omit<View, "hash"> = {}): (hash: string) => Promise<Page> {
  let open: Awaited<ReturnType<typeof openPage>> | null = null;
  afterEach(() => expect(open?.complaints.splice(0) ?? []).toEqual([]));
  afterAll(() => open?.close());
  return async (hash) => {
    if (!open) return (open = await openPage({ ...view, hash })).page;
    const { page } = open;
    await closePopups(page);
    await page.mouse.move(2, 2);
    await page.emulateMedia({ ...plainMedia, colorScheme: view.theme ?? "light" });
    for (const next of ["v=1&text=", hash]) await page.evaluate(showHash, next);
    return page;
  };
}

const plainMedia = { media: "screen", reducedMotion: "no-preference", forcedColors: "none" } as const;

/** Runs in the page: another address, also where it is the one that stands there, and until it is shown. */
async function showHash(hash: string): Promise<void> {
  (document.activeElement as HTMLElement | null)?.blur();
  history.replaceState(history.state, "", "#");
  const shown = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
  location.hash = hash;
  await shown;
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

/** The browser itself, for what no page of our own address can show. */
export async function openBrowser(): Promise<Browser> {
  return (await browserWith(false)).browser;
}

async function browserWith(webgpu: boolean): Promise<NonNullable<typeof running>> {
  if (running?.webgpu === webgpu && running.browser.isConnected()) return running;
  await running?.browser.close(); // never two at a time
  const browser = await chromium.launch({
    executablePath: await findOrInstallBrowser(),
    args: browserArguments({ webgpu }),
  });
  return (running = { browser, webgpu, idle: new Map() });
}
