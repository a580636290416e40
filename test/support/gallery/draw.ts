// How does a panel on the page become a picture that can be kept? Drawn as its export draws it (src/components/panel/drawPanel.ts),
// but for what is another each time: fonts, which the file only names, the address, and the names of definitions.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Locator, Page } from "playwright-core";
import { frames } from "../panels";
import type { drawPanel } from "#components/panel/drawPanel";
import type { Picture } from "./pictures";

/** Made of the sources, and run in the page: what ships has no door for it. */
const drawing = build({
  entryPoints: [fileURLToPath(new URL("../../../src/components/panel/drawPanel.ts", import.meta.url))],
  bundle: true,
  write: false,
  format: "iife",
  globalName: "drawing",
});

/** What the page draws now. */
async function drawNow(panel: Locator, { hash }: Picture): Promise<string> {
  const svg = await panel.evaluate(
    (element, source) =>
      (globalThis as unknown as { drawing: { drawPanel: typeof drawPanel } }).drawing.drawPanel(
        element as HTMLElement,
        { source },
      ).svg,
    `#${hash}`,
  );
  const names = new Map<string, string>();
  for (const [, name] of svg.matchAll(/ id="([^"]+)"/gu)) names.set(name!, `definition-${names.size}`);
  return svg
    .replaceAll(/ id="([^"]+)"/gu, (_, name: string) => ` id="${names.get(name)}"`)
    .replaceAll(/url\(#([^)]+)\)/gu, (_, name: string) => `url(#${names.get(name) ?? name})`)
    .replaceAll(
      />(?=<(?:rect|path|line|circle|ellipse|polygon|g|svg|text|image|defs|metadata|mask|linearGradient)\b)/gu,
      ">\n",
    );
}

/** So many drawings alike, one after the other, and nothing under way: then the page has come to rest. */
const rest = { drawings: 10, frames: 6 } as const;
const patience = 60_000; // ms
/** What a panel says that waits for what it shows. */
const underWay = /being (?:fetched|worked out)/u;

/** Draws until `isIt` says so, or else until the panel has come to rest, and returns what was drawn last. */
export async function drawPicture(
  page: Page,
  picture: Picture,
  isIt: (svg: string) => Promise<boolean>,
): Promise<string> {
  const { region: name, without } = picture;
  const panel = page.getByRole("region", { name, exact: true });
  await panel.waitFor();
  const [bundle] = (await drawing).outputFiles;
  await page.evaluate(`${bundle!.text}; globalThis.drawing = drawing;`);
  if (without)
    await panel.locator(without).evaluateAll((all) => all.forEach((one) => (one.dataset["export"] = "omit")));
  const started = Date.now();
  let [drawn, alike] = ["", 0];
  while (Date.now() - started < patience) {
    const now = await drawNow(panel, picture);
    if (now !== drawn && !underWay.test(now) && (await isIt(now))) return now;
    const isUnderWay = await page
      .getByRole("progressbar")
      .evaluateAll((bars) => bars.some((bar) => bar.ariaValueNow !== bar.ariaValueMax));
    const isFetched = !underWay.test(now);
    if (!isFetched) await panel.scrollIntoViewIfNeeded(); // some begin with what they show when they are seen
    alike = now === drawn && !isUnderWay && isFetched ? alike + 1 : 0;
    drawn = now;
    if (alike === rest.drawings) return now;
    await frames(page, rest.frames);
  }
  throw new Error(`${name} does not come to rest in ${patience / 1000} s.`);
}
