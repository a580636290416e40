// Does the page speak one language at a time? With every catalogue in accents (?lang=en-XA), whatever is still plain is in none.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { pseudo } from "#words/pseudo";
import { openPage } from "../support/browse";
import { patience } from "../support/panels";

/** A text without a Latin letter, so that none of its words is taken for the page's. */
const text = encodeURIComponent("Η γάτα κοιμάται. Ο σκύλος τρέχει. Η γάτα κοιμάται. Ο σκύλος τρέχει στο σπίτι.");

/** Names and units that no language changes. */
const names = new Set(
  (
    "Titans MIRAS TTT DeltaNet RetNet Mamba Based ReBased Infini Moneta Yaad Memora Hebb Longformer Transformer Huber " +
    "eff softmax LMM MAC MAG MAL GELU SiLU MLP GPU CPU WebGPU PNG SVG CSV JSON arXiv float wasm exp"
  ).split(" "),
);
/** React Aria's own hidden button, which comes in some thirty languages, and this is none of them. */
names.add("Dismiss");

let open: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  open = await openPage({ search: "lang=en-XA", hash: `v=1&text=${text}&token=12&tab=weights` });
});
afterAll(() => open.close());

/** Words on the page that are in nobody's catalogue: of what is seen, and of what is only spoken. */
async function plainWords(
  page: Page,
  { least = 60, read = "" }: { least?: number; read?: string } = {},
): Promise<string[]> {
  const found = await page.evaluate(() => {
    const said: [string, string][] = [];
    const skipped = 'script, style, noscript, math, [translate="no"], .token-strip-text, input, textarea';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(skipped))
        said.push([node.textContent ?? "", node.parentElement?.className ?? ""]);
    }
    for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [aria-valuetext]")) {
      if (element.closest('[translate="no"]')) continue;
      for (const name of ["aria-label", "title", "placeholder", "aria-valuetext"]) {
        said.push([element.getAttribute(name) ?? "", `${element.className} ${name}`]);
      }
    }
    return said.map(([words, where]) => [words, String(where)] as const);
  });
  // A page that has not said much yet has not been read.
  if (found.filter(([words]) => /[àéîôû]/u.test(words)).length < least) return ["(the page is still empty)"];
  return found.flatMap(([words, where]) => {
    const plain = words.match(/(?<![\p{L}\p{N}])[a-z]{3,}(?![\p{L}\p{N}])/giu) ?? [];
    return plain.some((word) => !names.has(word) && !read.includes(word))
      ? [`${words.trim().slice(0, 120)} (${where})`]
      : [];
  });
}

async function opened(hash: string, shown: string): Promise<Page> {
  const { page } = open;
  await page.goto(page.url().replace(/#.*/u, `#${hash}`));
  await page.locator(shown).first().waitFor({ timeout: patience });
  return page;
}

test("the page says which language it speaks", async () => {
  expect(await open.page.locator("html").getAttribute("lang")).toBe("en-XA");
});

test.each(["weights", "maps", "wiring", "table"])("nothing in Explore stays untranslated beside %s", async (tab) => {
  const page = await opened(`v=1&text=${text}&token=12&tab=${tab}`, ".recall");
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
});

test("nothing of a formula worked out, of the help and of a run that diverged stays untranslated", async () => {
  const page = await opened(`v=1&text=${text}&token=12&theta=1&alpha=0&lossScale=4`, ".diverged");
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
  await opened(`v=1&text=${text}&token=12`, ".recall");
  await page.locator(".prose-figure").first().click();
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor({ timeout: patience });
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
  await page.keyboard.press("Escape");
});

test("nothing of a trained model stays untranslated, its words aside", async () => {
  const page = await opened(`v=1&text=${text}&token=12&model=mag&tab=maps`, ".next-token-cue");
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
});

test("nothing in Compare, the list of lessons and the glossary stays untranslated", async () => {
  const page = await opened(`v=1&view=compare&text=${text}&token=12`, ".compare-state");
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
  await opened("v=1&view=lessons", ".lesson-entry");
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
  await opened("v=1&view=glossary", ".glossary-entry");
  await expect.poll(() => plainWords(page), { timeout: patience }).toEqual([]);
});

test("a lesson's prose is translated, and so is what it is asked with", async () => {
  const lesson = lessons[0]!;
  const page = await opened(`v=1&view=lessons&lesson=${lesson.id}`, ".lesson-prose");
  await page.getByText(pseudo(lesson.title), { exact: true }).waitFor({ timeout: patience });
  await expect
    .poll(() => plainWords(page, { least: 15, read: lesson.scene.text!.toLowerCase() }), { timeout: patience })
    .toEqual([]);
});
