// What if the browser translates the page? A translator that works as Chrome's does: a <font> in a <font> for every text that
// it may translate, and for every one that comes later. The page lives, and says what an untranslated one says.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { lessons } from "#lessons/course";
import { openPage } from "../support/browse";
import { afterChange, atRest, frames, openTab, panel, panels, patience, settled, type } from "../support/panels";

/** Translates all there is, and from then on all that comes. `way`: how a text is taken off the page. */
function translate(page: Page, way: "replaced" | "inserted" | "moved"): Promise<void> {
  return page.evaluate((chosen) => {
    const isOff = (node: Node): boolean =>
      node.parentElement?.closest("[translate=no], .notranslate, script, style, textarea, font, math, svg") !== null;
    const translateText = (text: Text): void => {
      if (!/\p{L}/u.test(text.data) || isOff(text)) return;
      const outer = document.createElement("font");
      const inner = outer.appendChild(document.createElement("font"));
      const translated = text.data.replace(/\p{L}+/gu, (word) => `${word}o`);
      if (chosen === "moved") {
        text.replaceWith(outer);
        inner.append(text);
        return;
      }
      inner.textContent = translated;
      if (chosen === "replaced") return text.replaceWith(outer);
      text.parentNode!.insertBefore(outer, text);
      text.remove();
    };
    const translateAll = (root: Node): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = root instanceof Text ? [root] : [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      texts.forEach(translateText);
    };
    document.documentElement.className = "translated-ltr";
    translateAll(document.body);
    new MutationObserver((records) => {
      for (const { type: kind, target, addedNodes } of records) {
        if (kind === "characterData" && target.isConnected) translateAll(target);
        addedNodes.forEach((node) => node.isConnected && translateAll(node));
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, way);
}

/** The text as it was before it was translated. */
const original = (text: string): string => text.replace(/(\p{L}+)o(?!\p{L})/gu, "$1");
const numbersIn = (text: string): string[] => text.match(/[−-]?\d[\d,]*(?:\.\d+)?/gu) ?? [];

test("a translated page plays, forks and opens every view, and all its numbers are those of an untranslated one", async () => {
  const said: Record<string, string[]>[] = [];
  for (const isTranslated of [false, true]) {
    const { page, close } = await openPage({ hash: "v=1&token=48" });
    await settled(page);
    if (isTranslated) await translate(page, "replaced");
    const steps: Record<string, string[]> = {};
    const note = async (step: string): Promise<void> => {
      for (const [name, text] of Object.entries(await atRest(page, [...panels, "Memory weights"]))) {
        steps[`${step}, ${name}`] = numbersIn(text);
      }
    };
    await page.keyboard.press("ArrowLeft");
    await note("one back");
    const theta = panel(page, "Settings").getByRole("slider").first(); // its label is translated
    await afterChange(page, { act: () => theta.fill("0.3"), changes: ["Surprise"] });
    await note("forked");
    await afterChange(page, { act: () => type(page, "The tide came in, and the rope."), changes: ["Surprise"] });
    await note("typed");
    for (const tab of ["Attention maps", "Wiring", "Table", "Memory weights"]) await openTab(page, tab);
    for (const view of ["compare", "lessons", "glossary", "explore"]) {
      await page.locator(`[data-to=${view}]`).click();
      await expect.poll(() => page.locator("main").first().innerText(), { timeout: patience }).toMatch(/\d/);
      expect(await page.locator(".panel-boundary").count(), view).toBe(0);
    }
    said.push(steps);
    await close();
  }
  expect(said[1]).toEqual(said[0]);
});

test("a translated lesson goes on: every step's own words stand there, whichever way a text is taken off the page", async () => {
  const prose: string[][] = [];
  for (const way of [null, "replaced", "inserted", "moved"] as const) {
    const { page, close } = await openPage({ hash: `v=1&view=lessons&lesson=${lessons[0]!.id}` });
    const paragraphs = page.locator(".lesson-text .lesson-prose");
    await paragraphs.first().waitFor();
    if (way) await translate(page, way);
    const steps: string[] = [];
    for (let step = 0; step < 3; step++) {
      await page.locator(".lesson-dots button").nth(step).click();
      await frames(page, 6);
      const text = (await paragraphs.allInnerTexts()).join(" ");
      steps.push(way && way !== "moved" ? original(text) : text);
    }
    prose.push(steps);
    await close();
  }
  expect(new Set(prose[0]).size).toBe(3);
  for (const translated of prose.slice(1)) expect(translated).toEqual(prose[0]);
});
