// Does every panel leave the page whole? As numbers that are the run's, as a drawing that stands alone, as a picture that is not
// blank, and all of it by keyboard.

import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { scanMemory } from "#model/kernels/memory.cpu";
import { advance, startRun } from "#model/reading/run";
import { tokensOf } from "#model/contracts/tokenizer";
import { readWords } from "#model/reading/untrained";
import { defaultScene } from "#scene/presets";
import { sharedPage } from "../support/browse";
import { openTab, panel, patience, settled } from "../support/panels";

const at = sharedPage();

const hash = "v=1&token=47";

async function exported(page: Page, name: string, kind: "CSV" | "SVG" | "PNG"): Promise<Buffer> {
  await page.getByRole("button", { name: `${name}: export`, exact: true }).focus();
  await page.keyboard.press("Enter");
  const waiting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: `Download ${kind}`, exact: true }).click();
  return readFile(await (await waiting).path());
}

async function dark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-theme=dark]").waitFor({ timeout: patience });
  await settled(page);
}

test("the CSV of Surprise has the numbers of the run to the last digit, with name, symbol and unit over them", async () => {
  const page = await at(hash);
  await settled(page);
  const [head, ...lines] = (await exported(page, "Surprise", "CSV")).toString().slice(1).trim().split("\r\n");
  expect(head!.split(",").slice(0, 4)).toEqual(["Token", "Word", "Surprise ‖u‖ (norm)", "Loss ℓ (loss)"]);
  const { text, memory } = defaultScene;
  const words = tokensOf(text, memory).tokens.map(({ word }) => word);
  const run = startRun(readWords({ words, settings: memory, overrides: [] }));
  while (await advance(run, { scan: scanMemory, count: 64 }));
  expect(lines).toHaveLength(words.length);
  lines.forEach((line, token) => {
    const [number, , surprise, loss] = line.split(",");
    expect(Number(number)).toBe(token + 1);
    expect(Number(surprise)).toBeCloseTo(run.columns.surprise[token]!, 6);
    expect(Number(loss)).toBeCloseTo(run.columns.loss[token]!, 6);
  });
});

test("the SVG of a plot, a picture and a formula is XML that needs no style sheet, names its panel and leads back to the Scene", async () => {
  const page = await at(hash);
  await dark(page);
  const reader = await page.context().newPage(); // which has no policy of its own
  /** What must be in the drawing: words, bars, pictures. Of the other panels the gallery has every mark. */
  const marks: readonly (readonly [name: string, within: string, least: number])[] = [
    ["Equation", "text", 20],
    ["Surprise", "path[fill='#f07f35'][d*='H'], path[fill='#f07f35'][d*='h']", 1],
    ["Memory weights", "image", 4],
  ];
  for (const [name, within, least] of marks) {
    await panel(page, name as "Surprise").waitFor({ timeout: patience });
    const svg = (await exported(page, name, "SVG")).toString();
    expect(svg, name).not.toMatch(/var\(--|color-mix|class=|<script|url\((?!#|data:font)/);
    expect(svg, name).toMatch(/@font-face\{font-family:"?Inter Variable"?;[^}]*url\(data:font/);
    const found = await reader.evaluate(
      ([source, selector]) => {
        const drawing = new DOMParser().parseFromString(source!, "image/svg+xml");
        return {
          problem: drawing.querySelector("parsererror")?.textContent ?? null,
          title: drawing.querySelector("title")?.textContent,
          source: drawing.getElementsByTagName("dc:source")[0]?.textContent ?? "",
          marks: drawing.querySelectorAll(selector!).length,
          ground: drawing.querySelector("svg > rect")?.getAttribute("fill"),
        };
      },
      [svg, within],
    );
    expect(found, name).toMatchObject({ problem: null, title: name, ground: "#171613" });
    expect(found.source, name).toMatch(/^http.*#v=1.*token=47/);
    expect(found.marks, name).toBeGreaterThanOrEqual(least);
  }
  await reader.close();
});

test("a PNG has two pixels for each of the page's, and the panel's colours in them", async () => {
  const page = await at(hash);
  await settled(page);
  const { width, height } = (await panel(page, "Equation").boundingBox())!;
  const png = await exported(page, "Equation", "PNG");
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const reader = await page.context().newPage();
  const seen = await reader.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = { ground: 0, surprise: 0, ink: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const colour = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
      if (colour === "252 251 248") counts.ground++;
      if (colour === "213 94 0") counts.surprise++;
      if (colour === "29 28 25") counts.ink++;
    }
    return { width: bitmap.width, height: bitmap.height, ...counts };
  }, png.toString("base64"));
  await reader.close();
  const margins = seen.width / 2 - width;
  expect(margins).toBeGreaterThan(0);
  expect(margins).toBeLessThan(48);
  expect(Math.abs(seen.height / 2 - height - margins)).toBeLessThan(1.5);
  expect(seen.surprise).toBeGreaterThan(50);
  expect(seen.ink).toBeGreaterThan(50);
  expect(seen.ground / (seen.width * seen.height)).toBeGreaterThan(0.5);
});

test("a text with characters that XML forbids leaves the page as an SVG that a strict reader opens, and the page says what it saved", async () => {
  const page = await at("v=1&text=a%01+b%EF%BF%BE+%3D1%2B1+d");
  await settled(page);
  const svg = (await exported(page, "Token strip", "SVG")).toString();
  await page
    .getByRole("status")
    .getByText(/^Saved token-strip\.svg \([\d,.]+ kB\)\.$/)
    .waitFor({ timeout: patience });
  const reader = await page.context().newPage();
  const problem = await reader.evaluate(
    (source) =>
      new DOMParser().parseFromString(source, "image/svg+xml").querySelector("parsererror")?.textContent ?? null,
    svg,
  );
  await reader.close();
  expect(problem).toBeNull();
});

/** Regions that are no panels: what is set, pressed and said, and the table, which has its own ways out. */
const others = ["Settings", "Transport", "Sentence", "Table"];

/** What has the focus: of which panel it is the menu, whether it is seen, and whether it stands in a row of the timeline. */
function focused(page: Page): Promise<{ menuOf: string | null; opacity: string; isInRow: boolean }> {
  return page.evaluate(() => {
    const { activeElement } = document;
    const [, menuOf = null] = /^(.*): export$/.exec(activeElement!.ariaLabel ?? "") ?? [];
    const isInRow = activeElement!.closest(".timeline-row") !== null;
    return { menuOf, opacity: getComputedStyle(activeElement!).opacity, isInRow };
  });
}

test("the menu of every panel is reached by Tab, opened by Enter at its first item and left by Escape, and is then seen", async () => {
  const page = await at(hash);
  await settled(page);
  const reached = new Set<string>();
  const regions = new Set<string>();
  for (const tab of ["Memory weights", "Attention maps", "Wiring"]) {
    await openTab(page, tab);
    await page.mouse.move(2, 2);
    const names = await page.getByRole("region").evaluateAll((all) => all.map((one) => one.ariaLabel ?? ""));
    const panels = names.filter((name) => name !== "" && !others.includes(name));
    for (const name of panels) regions.add(name);
    for (let press = 0; press < 200 && panels.some((name) => !reached.has(name)); press++) {
      await page.keyboard.press("Tab");
      let stop = await focused(page);
      // A row of the timeline is one stop, and the arrows go on within it.
      for (let down = 0; down < 4 && stop.isInRow && stop.menuOf === null; down++) {
        await page.keyboard.press("ArrowDown");
        stop = await focused(page);
      }
      const { menuOf: name, opacity } = stop;
      if (name === null || reached.has(name)) continue;
      reached.add(name);
      expect(opacity, name).toBe("1");
      await page.keyboard.press("Enter");
      await expect
        .poll(() => page.evaluate(() => document.activeElement!.matches("[role=menuitem]:first-child")), {
          timeout: patience,
          message: `the focus in the menu of ${name}`,
        })
        .toBe(true);
      await page.keyboard.press("Escape");
      await page.getByRole("menu").waitFor({ state: "detached", timeout: patience });
      await expect.poll(() => page.evaluate(() => document.activeElement!.ariaLabel)).toBe(`${name}: export`);
    }
  }
  expect([...reached].sort()).toEqual([...regions].sort());
  expect(reached.size).toBeGreaterThanOrEqual(13);
});

test("a page on paper is whole, light and without the transport: what the screen shows below the fold, and its column at the side", async () => {
  const page = await at(hash);
  await dark(page);
  await page.emulateMedia({ media: "print" });
  const printed = await page.evaluate(() => {
    const heightOf = (name: string): number =>
      document.querySelector(`section[aria-label="${name}"]`)?.getBoundingClientRect().height ?? 0;
    const clips = [...document.querySelectorAll<HTMLElement>(".app, .app-stage, .app-side, .token-strip-text")].filter(
      (box) => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible",
    );
    return {
      clips: clips.map((box) => box.className),
      ground: getComputedStyle(document.body).backgroundColor,
      isWhole: document.documentElement.scrollHeight > 900,
      heights: ["Token strip", "Equation", "Surprise", "Memory weights", "Recall"].map(heightOf),
      transport: heightOf("Transport"),
    };
  });
  expect(printed).toMatchObject({ clips: [], ground: "rgb(252, 251, 248)", isWhole: true, transport: 0 });
  for (const height of printed.heights) expect(height).toBeGreaterThan(20);
});
