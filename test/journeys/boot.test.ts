// What stands on the page where its program cannot start? Never nothing: what went wrong where it can be known, and a way on.

import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browse";
import { patience } from "../support/panels";

const dist = join(import.meta.dirname, "../../dist");
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** A server that an operator got wrong, by the first folder of the address. */
type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer };
const faults: Record<string, (path: string) => Answer | null> = {
  plain: (path) => (path.endsWith(".js") ? { headers: { "Content-Type": "text/plain" } } : null),
  nosniff: (path) =>
    path.endsWith(".js") ? { headers: { "Content-Type": "text/plain", "X-Content-Type-Options": "nosniff" } } : null,
  missing: (path) => (/index-.*\.js$/.test(path) ? { status: 404, body: "" } : null),
  syntax: (path) => (/index-.*\.js$/.test(path) ? { body: "let a = 1 ??? 2;" } : null),
  throws: (path) => (/index-.*\.js$/.test(path) ? { body: "throw new TypeError('structuredClone is odd');" } : null),
  unstyled: (path) => (path.endsWith(".css") || path.endsWith(".js") ? { status: 404, body: "" } : null),
  open: () => ({ headers: { "Access-Control-Allow-Origin": "*" } }),
  whole: () => null,
};

let server: Server;
let address: string;
let context: BrowserContext;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://here");
    const [, fault = "", ...rest] = pathname.split("/");
    const path = rest.join("/") || "index.html"; // “/whole” without its slash gives the page, too
    const answer = faults[fault]?.(path) ?? {};
    const file = normalize(join(dist, path));
    const isFile = fault in faults && file.startsWith(dist) && statSync(file, { throwIfNoEntry: false })?.isFile();
    const status = answer.status ?? (isFile ? 200 : 404);
    response.writeHead(status, {
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      ...answer.headers,
    });
    response.end(answer.body ?? (isFile ? readFileSync(file) : ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  context = await (await openBrowser()).newContext();
});

afterAll(async () => {
  await context.close();
  server.close();
});

/** What a reader sees beside the first screen in the HTML, once there is something to see. */
async function seen(page: Page): Promise<string> {
  const text = (): Promise<string> =>
    page.evaluate(() => {
      const first = document.getElementById("first")?.innerText;
      return first ? document.body.innerText.replace(first, "") : document.body.innerText;
    });
  await expect.poll(text, { timeout: patience }).toMatch(/\S/);
  return text();
}

async function open(url: string, prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(url, { waitUntil: "load" });
  return page;
}

test.each([
  ["plain", /plain text.*text\/javascript/s],
  ["missing", /was not found.*index-.*\(404\)/s],
  ["syntax", /too old.*SyntaxError/s],
  ["throws", /stopped while it was starting.*structuredClone is odd/s],
])("a server that is wrong in one way (%s) leaves that reason on the page, and no other", async (fault, reason) => {
  const page = await open(`${address}/${fault}/`);
  await expect.poll(() => seen(page), { timeout: patience }).toMatch(reason);
  expect(await page.locator("[data-why]:visible").count()).toBe(1);
  await page.close();
});

test.each(["nosniff/", "unstyled/", "whole"])(
  "where not even the first script comes (%s), every reason stands there with its remedy",
  async (path) => {
    const page = await open(`${address}/${path}`);
    expect(await seen(page)).toMatch(
      /If this stays, its program could not start.*npm start.*does not end in “\/”.*text\/javascript.*too old/s,
    );
    await page.close();
  },
);

test("opened as a file, the page says how to open it", async () => {
  const page = await open(pathToFileURL(join(dist, "index.html")).href);
  // On a busy machine all reasons are seen first, as where the page is late.
  const reason = /^(?!.*on its way).*opened as a file.*npm start/s;
  await expect.poll(() => seen(page), { timeout: patience }).toMatch(reason);
  await page.close();
});

test("a browser without JavaScript is told that the page needs it", async () => {
  const plain = await context.browser()!.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(`${address}/whole/`);
  const text = await page.locator("body").innerText();
  expect(text).toMatch(/needs JavaScript/);
  expect(text).not.toMatch(/on its way/);
  await plain.close();
});

test("in a closed frame the page says so where its program is kept out, and runs where it is let in", async () => {
  for (const [folder, says] of [
    ["whole", /closed frame/],
    ["open", /surprised the memory by/],
  ] as const) {
    const page = await open(`${address}/whole/boot.js`);
    const html = `<iframe sandbox="allow-scripts" width="1200" height="800" src="${address}/${folder}/"></iframe>`;
    await page.setContent(html);
    const frame = page.frameLocator("iframe").locator("body");
    await expect.poll(() => frame.innerText(), { timeout: patience }).toMatch(says);
    if (folder === "open") {
      await frame.locator("#first").waitFor({ state: "detached", timeout: patience });
      await page.frameLocator("iframe").locator("[data-to=glossary]").click();
      await page.frameLocator("iframe").locator("math").first().waitFor({ timeout: patience });
    }
    await page.close();
  }
});

test("without Intl.Segmenter the page reads a text, and says how it finds the words", async () => {
  const page = await open(`${address}/whole/`, (fresh) =>
    fresh.addInitScript(() => Reflect.deleteProperty(Intl, "Segmenter")),
  );
  await expect.poll(() => seen(page), { timeout: patience }).toMatch(/surprised the memory by/);
  await expect
    .poll(() => page.getByRole("status").allInnerTexts())
    .toContainEqual(expect.stringMatching(/from space to space/));
  await page.close();
});

test.each([
  ["no workers at all", () => Reflect.deleteProperty(window, "Worker")],
  [
    "workers that throw",
    () => {
      window.Worker = class {
        constructor() {
          throw new DOMException("not here", "SecurityError");
        }
      } as unknown as typeof Worker;
    },
  ],
])("with %s the recorded run is on screen, and the page says that the engine is not", async (_, spoil) => {
  const page = await open(`${address}/whole/`, (fresh) => fresh.addInitScript(spoil));
  await expect.poll(() => seen(page), { timeout: patience }).toMatch(/the worker could not be loaded/);
  expect(await seen(page)).toMatch(/surprised the memory by/);
  await page.getByRole("button", { name: /^Stopped\./ }).waitFor();
  await page.close();
});

test("nothing of this is left, or was ever seen, where the page starts", async () => {
  const page = await open(`${address}/whole/`);
  await page.getByRole("region", { name: "Memory in words", exact: true }).waitFor();
  expect(await page.locator("#boot, [data-why]").count()).toBe(0);
  await page.close();
});
