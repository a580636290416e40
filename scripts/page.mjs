// @ts-check
// How is the built page opened by a program? With everything that it complains of kept.

/**
 * @typedef {object} View
 * @property {string} [hash] the scene, without #
 * @property {string} [search] the query, without ?
 * @property {number} [width] CSS pixels
 * @property {number} [height] CSS pixels
 * @property {"light" | "dark"} [theme] what prefers-color-scheme says
 * @property {boolean} [touch] whether it is a phone's: a finger, no pointer that hovers
 * @property {"load" | "commit"} [until] how much of it is waited for: all, or its first byte, where something of it is held back
 * @property {(page: import("playwright-core").Page) => Promise<unknown>} [prepare] before the page is asked for
 */

/**
 * A browser that looks as a view does, and knows of no other.
 * @param {import("playwright-core").Browser} browser
 * @param {View} view
 */
export function newContext(browser, { width = 1440, height = 900, theme = "light", touch = false }) {
  return browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    acceptDownloads: true,
    hasTouch: touch,
    isMobile: touch,
  });
}

/**
 * @param {{ context: import("playwright-core").BrowserContext, address: string, view: View }} options
 * @returns {Promise<{ page: import("playwright-core").Page, complaints: string[], close: () => Promise<void> }>}
 * complaints: console errors and warnings, uncaught errors and failed requests, as sentences, filled as they come
 */
export async function openView({ context, address, view }) {
  const { hash = "", search = "", until = "load", prepare } = view;
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  let isClosing = false; // a request cut off by closing the page is not its fault
  /** @param {string} sentence */
  const complain = (sentence) => {
    if (!isClosing) complaints.push(sentence);
  };
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complain(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complain(`uncaught: ${error.stack ?? error.message}`));
  page.on("crash", () => complain("the page crashed"));
  page.on("requestfailed", (request) => {
    const problem = request.failure()?.errorText;
    // A reload breaks off what was still on its way: no fault of the page.
    if (problem !== "net::ERR_ABORTED") complain(`failed: ${request.url()} (${problem})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complain(`${response.status()}: ${response.url()}`);
  });
  await prepare?.(page);
  const url = new URL(address);
  url.search = search;
  url.hash = hash;
  await page.goto(url.href, { waitUntil: until });
  const close = () => {
    isClosing = true;
    return page.close();
  };
  return { page, complaints, close };
}
