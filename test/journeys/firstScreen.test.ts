// Is the first screen on the page before its program is, and does the program take its place without anything moving?
// `npm run first` keeps what is drawn now.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { openPage } from "../support/browse";
import { patience } from "../support/panels";
import { screenToKeep } from "../support/keptScreen";

const source = join(import.meta.dirname, "../../src");
const keeps = inject("keeps");

const layouts = [
  { layout: "wide", width: 1440, height: 900, touch: false },
  { layout: "middle", width: 1024, height: 768, touch: false },
  { layout: "phone", width: 390, height: 844, touch: true },
] as const;

const worker = "**/assets/worker-*.js";
const program = /\/assets\/index-[^/]*\.js$/;

/** The data attributes that a style sheet of the page asks for. */
const asked = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".css"))
  .flatMap((name) =>
    [...readFileSync(join(source, name), "utf8").matchAll(/\[(data-[\w-]+)/g)].map(([, found]) => found!),
  );

/** Holds requests back until they are let go. */
function gate(address: string | RegExp): { hold: (page: Page) => Promise<unknown>; letGo: () => void } {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const hold = (page: Page) =>
    page.route(address, async (route) => {
      await held;
      await route.continue();
    });
  return { hold, letGo };
}

test.each(layouts)(
  "the first screen that is kept for $layout windows is the one that is drawn",
  async ({ layout, ...size }) => {
    const { hold, letGo } = gate(worker);
    const { page, close } = await openPage({ hash: "", ...size, prepare: hold });
    await page.locator("#root .answers-rows > *").first().waitFor({ timeout: patience });
    await page.evaluate(() => document.fonts.ready);
    const drawn = (): Promise<string> => page.evaluate(screenToKeep, asked);
    const file = join(source, `page/first/${layout}.html`);
    const kept = readFileSync(file, "utf8").trim();
    if (keeps) writeFileSync(file, `${await drawn()}\n`);
    else await expect.poll(drawn, { timeout: patience, message: "npm run first keeps it anew" }).toBe(kept);
    letGo();
    await close();
  },
);

test.each(layouts)(
  "in a $layout window it is seen before the program is there, and nothing moves when that takes over",
  async ({ layout, ...size }) => {
    const [script, engine] = [gate(program), gate(worker)];
    const { page, close } = await openPage({
      hash: "",
      ...size,
      until: "commit",
      prepare: async (fresh) => {
        await fresh.addInitScript(() => {
          const moved: string[] = [];
          Object.assign(window, { moved });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as unknown as Shift[]) {
              moved.push(
                `${entry.value}: ${entry.sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 200)).join(" | ")}`,
              );
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        await fresh.emulateMedia({ reducedMotion: "reduce" }); // the reading itself, which moves what it says, does not begin
        await fresh.route(/\.woff2$/, async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 300)); // after all that is drawn without them
          await route.continue();
        });
        await script.hold(fresh);
        await engine.hold(fresh);
      },
    });
    const first = page.locator(`#first > [data-first=${layout}]`);
    await first.waitFor({ timeout: patience });
    expect(await first.innerText()).toMatch(/A memory that learns while it reads.*Ask it.*Read on/s);
    expect(await page.locator("#first > *:visible").count()).toBe(1);
    expect(await page.locator("#root .app").count()).toBe(0);
    await page.evaluate(() => document.fonts.ready);
    const painted = () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length);
    await expect.poll(painted, { timeout: patience }).toBe(1);
    const boxes = (root: string): Promise<string[]> => page.evaluate(boxesOf, root);
    const before = await boxes(`#first > [data-first=${layout}]`);

    script.letGo();
    await page.locator("#first").waitFor({ state: "detached", timeout: patience });
    expect(await boxes("#root")).toEqual(before);
    engine.letGo();
    await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
    await close();
  },
);

test.each([
  ["a link", "v=1&preset=front&unfold=instrument", ""],
  ["another language", "", "lang=en-XA"],
])("%s begins without it", async (_, hash, search) => {
  const { hold, letGo } = gate(program);
  const { page, close } = await openPage({ hash, search, until: "commit", prepare: hold });
  await page.locator("#first").waitFor({ state: "attached", timeout: patience });
  expect(await page.locator("#first").isVisible()).toBe(false);
  letGo();
  await page.locator("#first").waitFor({ state: "detached", timeout: patience });
  await page.locator("#root .app").waitFor({ timeout: patience });
  await close();
});

interface Shift {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Runs in the page: where every text of the first screen stands, to a pixel. */
function boxesOf(root: string): string[] {
  const boxes = new Map<Element, string>();
  const walker = document.createTreeWalker(document.querySelector(root)!, NodeFilter.SHOW_TEXT);
  const unseen = "[hidden]:not(#first), .skip-links, .for-screen-readers, option, .boot";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!;
    if (!node.textContent!.trim() || boxes.has(parent) || parent.closest(unseen)) continue;
    const range = document.createRange();
    range.selectNodeContents(parent);
    const { x, y, width, height } = range.getBoundingClientRect();
    const [word] = node.textContent!.trim().split(" "); // in the HTML, texts beside each other are one
    boxes.set(parent, `${word} at ${[x, y, width, height].map(Math.round).join(" ")}`);
  }
  return [...boxes.values()];
}
