// Does the page keep its word in Firefox? Stock Firefox, driven by WebDriver BiDi: it reads, forks, exports, opens its views
// and its links, and says why where it cannot start. What the page shows in detail is the journeys' question, in Chromium.

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findOrInstallFirefox } from "../../scripts/browser.mjs";
import { runHeadless } from "#model/reading/headless";
import { tokensOf } from "#model/contracts/tokenizer";
import { defaultScene } from "#scene/presets";

declare module "vitest" {
  interface ProvidedContext {
    address: string;
  }
}

const patience = 40_000;
const token = 47;

let browser: Browser;
let downloads: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), "titans-firefox-"));
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: await findOrInstallFirefox(),
    headless: true,
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2, // the folder above
      "browser.download.useDownloadDir": true,
    },
  });
});

afterAll(async () => {
  await browser?.close();
  await rm(downloads, { recursive: true, force: true });
});

/** A page, and what it complains of. */
async function open({
  hash = "",
  prepare,
}: { hash?: string; prepare?: (page: Page) => Promise<unknown> } = {}): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport({ width: 1440, height: 900 });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  await prepare?.(page);
  await page.goto(`${inject("address")}#${hash}`, { waitUntil: "load" });
  return { page, complaints };
}

function seen(page: Page, selector = "body"): Promise<string> {
  return page.$eval(selector, (element) => (element as HTMLElement).innerText);
}

async function until(page: Page, selector: string, says: RegExp): Promise<void> {
  await expect
    .poll(() => seen(page, selector).catch(() => "(not on screen)"), { timeout: patience, message: selector })
    .toMatch(says);
}

function settled(page: Page): Promise<unknown> {
  return page.waitForSelector("button.chip[aria-label^='Verified']");
}

async function downloaded(ending: string): Promise<Buffer> {
  const named = async (): Promise<string | undefined> =>
    (await readdir(downloads)).find((name) => name.endsWith(ending));
  await expect.poll(named, { timeout: patience, message: `a file that ends in ${ending}` }).toBeDefined();
  const file = join(downloads, (await named())!);
  await expect.poll(async () => (await readFile(file)).length, { timeout: patience }).toBeGreaterThan(0);
  return readFile(file);
}

async function take(page: Page, name: string, item: string): Promise<void> {
  await page.$eval(`button[aria-label="${name}: export"]`, (button) => (button as HTMLElement).click());
  await page.waitForSelector("[role=menuitem]");
  const items = await page.$$("[role=menuitem]");
  for (const one of items) {
    if ((await one.evaluate((element) => element.textContent)) === item) return one.click();
  }
  throw new Error(`${name} has no “${item}”.`);
}

test("it reads: every surprise is the Node engine's, on screen and in the CSV, and a panel leaves as a picture", async () => {
  const { page, complaints } = await open({ hash: `v=1&token=${token + 1}` });
  await settled(page);
  const { text, memory } = defaultScene;
  const words = tokensOf(text, memory).tokens.map(({ word }) => word);
  const { run } = await runHeadless({ words, settings: memory, overrides: [] });
  const shown = await seen(page, "section[aria-label='Sentence']");
  expect(shown).toContain(run.columns.surprise[token]!.toFixed(2));

  await take(page, "Surprise", "Download CSV");
  const [, ...lines] = (await downloaded(".csv")).toString().trim().split("\r\n");
  expect(lines).toHaveLength(words.length);
  for (const [index, line] of lines.entries()) {
    expect(Number(line.split(",")[2]), line).toBeCloseTo(run.columns.surprise[index]!, 6);
  }
  await take(page, "Surprise", "Download PNG");
  const png = await downloaded(".png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeGreaterThan(5_000);

  // A turned knob forks, and the link brings back what is on screen.
  const slider = (await page.$("section[aria-label='Settings'] input[type=range]"))!;
  await slider.focus();
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".fork");
  await settled(page);
  await expect.poll(() => page.evaluate(() => location.hash), { timeout: patience }).toMatch(/theta=/);
  const sentence = await seen(page, "section[aria-label='Sentence']");
  expect(sentence).not.toBe(shown);
  const linked = await open({ hash: (await page.evaluate(() => location.hash)).slice(1) });
  await expect.poll(() => seen(linked.page, "section[aria-label='Sentence']"), { timeout: patience }).toBe(sentence);
  expect([...complaints, ...linked.complaints]).toEqual([]);
  await page.close();
  await linked.page.close();
});

test("Compare and a lesson open, and a view whose file did not come at first is there at the second try", async () => {
  let refused = 0;
  const { page, complaints } = await open({
    hash: `v=1&token=${token + 1}`,
    prepare: async (fresh) => {
      await fresh.setRequestInterception(true);
      fresh.on("request", (request) => {
        const isFirst = /Glossary-.*\.js/.test(request.url()) && refused++ === 0;
        void (isFirst ? request.abort() : request.continue());
      });
    },
  });
  await settled(page);
  await page.click("[data-to=compare]");
  await until(page, "section[aria-label='Recall matrix']", /\S/);
  await page.click("[data-to=lessons]");
  await page.waitForSelector("[data-to=lessons][aria-current=page]");
  await page.evaluate(() => (location.hash = "v=1&view=lessons&lesson=who-remembers"));
  await until(page, "body", /Lesson 1|1 of/);
  expect(complaints).toEqual([]);

  await page.click("[data-to=glossary]");
  await until(page, ".panel-boundary", /Glossary is not here/);
  await page.click(".panel-boundary button");
  await page.waitForSelector("math");
  expect(await page.$(".panel-boundary")).toBeNull();
  await page.close();
});

test("without Intl.Segmenter it reads all the same and says so; in a closed frame it says why it cannot start", async () => {
  const { page, complaints } = await open({
    prepare: (fresh) => fresh.evaluateOnNewDocument(() => void Reflect.deleteProperty(Intl, "Segmenter")),
  });
  await until(page, "[role=status]", /from space to space/);
  await until(page, "body", /surprised the memory by/);
  expect(complaints).toEqual([]);

  await page.goto("about:blank");
  await page.setContent(
    `<iframe sandbox="allow-scripts" width="900" height="700" src="${inject("address")}"></iframe>`,
  );
  const frame = await (await page.waitForSelector("iframe"))!.contentFrame();
  await expect
    .poll(() => frame.evaluate(() => document.body.innerText).catch(() => ""), { timeout: patience })
    .toMatch(/closed frame/);
  await page.close();
});
