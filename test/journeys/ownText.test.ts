// Does the page bear what people paste, drop and open? A megabyte of words, a word of 20,000 letters, two files, a link that inflates
// to 100 MB: each is answered with a sentence, and the page goes on.

import { deflateSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { longestText } from "#model/contracts/longestText";
import { openPage } from "../support/browse";
import { patience, settled } from "../support/panels";

const before = "one two three one two three";
const fox = "the fox sat by the lamp. ";

let open: Awaited<ReturnType<typeof openPage>>;
let page: Page;

beforeAll(async () => {
  open = await openPage({ hash: `v=1&text=${before}&token=2` });
  page = open.page;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await settled(page);
});
afterAll(async () => {
  await page.context().clearPermissions();
  await open.close();
});

const box = () => page.getByRole("textbox", { name: "Text", exact: true });
const notices = () => page.locator(".text-box [role=status]");
const share = () => page.getByRole("dialog", { name: "Share" });

/** As a reader does, from the clipboard and in place of all there is. */
async function paste(text: string): Promise<void> {
  await box().click();
  await page.keyboard.press("Control+A");
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
}

function says(locator: ReturnType<typeof notices>, words: RegExp) {
  return locator.filter({ hasText: words }).waitFor({ timeout: patience });
}

/** Milliseconds until a key that is typed here is on screen. */
function typed(letter: string): Promise<number> {
  return page.evaluate(
    (letter) =>
      new Promise<number>((done) => {
        const start = performance.now();
        document.execCommand("insertText", false, letter);
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }),
    letter,
  );
}

test("of a megabyte that is pasted the beginning is read, which is said, and Ctrl+Z gives back what was there", async () => {
  await paste(fox.repeat(42_000));
  await says(notices(), /Of 1,050,000 characters the first 200,000 were kept/);
  // A few seconds where nothing else runs.
  await notices()
    .filter({ hasText: /Only the first 4,096 tokens are read/ })
    .waitFor({ timeout: 3 * patience });
  expect(await box().inputValue()).toBe(fox.repeat(longestText / fox.length));
  await expect.poll(() => page.locator(".text-box-count").innerText(), { timeout: patience }).toMatch(/4,096 words/);
  await page.keyboard.press("Control+z");
  await expect.poll(() => box().inputValue(), { timeout: patience }).toBe(before);
  await expect.poll(() => notices().count(), { timeout: patience }).toBe(0);
});

test("of a long link Share says that it may be cut, of a short one only that it is copied", async () => {
  const shareIt = async (): Promise<string> => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const said = await share().innerText({ timeout: patience });
    await page.keyboard.press("Escape");
    await share().waitFor({ state: "detached", timeout: patience });
    return said;
  };
  expect(await shareIt()).toBe("Link copied");
  const apart = Array.from({ length: 1500 }, (_, place) => ((place * 7919) % 10_007).toString(36)).join(" ");
  await paste(apart);
  await expect.poll(() => page.locator(".text-box-count").innerText(), { timeout: patience }).toMatch(/1,500 words/);
  await expect.poll(() => page.url().length, { timeout: patience }).toBeGreaterThan(2000);
  const said = await shareIt();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  expect(said).toContain(`It has ${copied.length.toLocaleString("en")} characters, and some programs cut links`);
});

test("in a word of 20,000 letters each key is on screen at once, and how to get more words is said", async () => {
  await paste("x".repeat(20_000));
  await says(notices(), /One word here has 20,000 characters\. .*put spaces between/);
  const times: number[] = [];
  for (const letter of "abcde") times.push(await typed(letter));
  expect(Math.min(...times)).toBeLessThan(500); // the least: a busy machine may be late, a slow page always is
  await says(notices(), /One word here has 20,005 characters/);
});

test("a strand of DNA is offered to be split by letters, which is one step of undo, and is then on the link", async () => {
  await paste("GATTACAGGCTCCAGATTACAGGCTCCA");
  await says(notices(), /One word here has 28 characters/);
  await page.getByRole("button", { name: "Split by letters", exact: true }).click();
  await expect.poll(() => page.locator(".text-box-count").innerText(), { timeout: patience }).toMatch(/28 letters/);
  await expect.poll(() => page.url(), { timeout: patience }).toContain("split=letters");
  expect(await notices().count()).toBe(0);
  await expect
    .poll(() => page.getByRole("region", { name: "Recall" }).innerText(), { timeout: patience })
    .toMatch(/^\s*GCTCC/m);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => page.locator(".text-box-count").innerText(), { timeout: patience }).toMatch(/1 word/);
  await says(notices(), /One word here has 28 characters/);
});

test("two files that are dropped are refused in a sentence", async () => {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    for (const name of ["one.json", "two.json"]) dataTransfer.items.add(new File(["{}"], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await says(page.getByRole("status"), /Drop one file at a time: of 2 none was opened/);
});

test("a link that inflates to 100 MB opens with its first 200,000 characters, says so, and can be typed in", async () => {
  const bytes = new Uint8Array(100_000_000).fill(97);
  const packed = Buffer.from(deflateSync(bytes)).toString("base64url");
  await page.evaluate((hash) => (location.hash = hash), `v=1&z=${packed}`);
  await says(
    page.getByRole("status"),
    /A text may have 200,000 characters: what this link has beyond them is left out/,
  );
  await expect.poll(() => box().inputValue(), { timeout: patience }).toBe("a".repeat(longestText));
  await paste(before);
  await expect.poll(() => page.locator(".text-box-count").innerText(), { timeout: patience }).toMatch(/6 words/);
  expect(open.complaints).toEqual([]);
});

test("a trained model says that it never learned most words of a text, and names the memory that can read it", async () => {
  await page.evaluate((hash) => (location.hash = hash), "v=1&model=mac&text=quantum gluon field theory");
  const said = page.locator(".text-box-spelled");
  await says(
    said,
    /This model never learned any of these words and spells them out[^:]*: quantum, gluon, field … The untr/,
  );
  await page.getByRole("button", { name: "Read it untrained", exact: true }).click();
  await expect.poll(() => page.locator(".text-box-count").innerText(), { timeout: patience }).toMatch(/4 words, untr/);
  await expect.poll(() => said.count(), { timeout: patience }).toBe(0);
});
