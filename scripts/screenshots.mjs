// @ts-check
// `npm run screenshots [-- HASH]`: the built page in every layout and both themes, into screenshots/.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fail, root, setUp } from "./setup.mjs";

const sizes = /** @type {const} */ ([
  [1440, 900],
  [1024, 768],
  [390, 844],
]);
const settled = 4000; // ms; long enough for the recorded run to turn live

const [given = "", ...more] = process.argv.slice(2);
if (given.startsWith("-") || more.length > 0) {
  fail(`npm run screenshots takes one link’s hash, not ${more[0] ?? given}.`);
}
setUp();
const { chromium } = await import("playwright-core"); // after setUp, as the two below: they import packages
const { browserArguments, findOrInstallBrowser } = await import("./browser.mjs");
const { buildIfStale, serve } = await import("./serve.mjs");
const { newContext, openView } = await import("./page.mjs");

buildIfStale();
const server = await serve({ port: 4173, strictPort: false });
const browser = await chromium.launch({
  executablePath: await findOrInstallBrowser(),
  args: browserArguments({ webgpu: false }),
});
const folder = join(root, "screenshots");
mkdirSync(folder, { recursive: true });
/** @type {string[]} */
const heard = [];
const hash = given.replace(/^#/, "");
for (const theme of /** @type {const} */ (["light", "dark"])) {
  for (const [width, height] of sizes) {
    const context = await newContext(browser, { width, height, theme });
    const view = await openView({ context, address: server.address, view: { hash } });
    await view.page.waitForTimeout(settled);
    const path = join(folder, `${width}-${theme}.png`);
    await view.page.screenshot({ path });
    console.log(path);
    heard.push(...view.complaints.map((complaint) => `${width} ${theme}: ${complaint}`));
    await context.close();
  }
}
await browser.close();
await server.close();
if (heard.length > 0) fail(heard.join("\n"));
