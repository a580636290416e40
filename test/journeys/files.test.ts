// Does what leaves the page come back, and hold? An exported trace, and the address of everything on screen.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, sharedPage } from "../support/browse";
import { pixelsApart } from "../support/pixels";
import {
  afterChange,
  atRest,
  frames,
  openTab,
  panel,
  panels,
  patience,
  readouts,
  settled,
  turnTo,
  type,
} from "../support/panels";

const at = sharedPage();

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "titans-trace-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exported(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = join(folder, name);
  await (await download).saveAs(file);
  return file;
}

async function imported(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await (await chooser).setFiles(file);
}

test("an exported trace is verified by the command line, and imported it is the same reading again", async () => {
  const names = [...panels, "Memory weights"];
  const page = await at("v=1&token=48");
  await settled(page);
  await type(page, "The lamp is lit. The fox sleeps by the lamp. The lamp is out, and the fox is gone.");
  await expect.poll(() => panel(page, "Token strip").textContent(), { timeout: patience }).toContain("gone");
  await afterChange(page, { act: () => turnTo(page, "Memory depth", "2"), changes: ["Momentum"] });
  await afterChange(page, { act: () => turnTo(page, "Learning rate θ", "0.05"), changes: ["Momentum"] });
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  const shown = await atRest(page, names);
  const file = await exported(page, "trace.json");

  const verified = spawnSync(process.execPath, ["scripts/run.mjs", "verify", file], { encoding: "utf8" });
  expect(verified.stdout + verified.stderr).toMatch(/titans-memory/);
  expect(verified.status, verified.stdout + verified.stderr).toBe(0);

  const other = await openPage({ hash: "v=1&preset=capitals" });
  await settled(other.page);
  await imported(other.page, file);
  await expect.poll(() => readouts(other.page, names), { timeout: patience }).toEqual(shown);
  const text = other.page.getByRole("textbox", { name: "Text", exact: true });
  expect(await text.inputValue()).toMatch(/^The lamp is lit\./);
  await other.close();
});

test("a trace file dropped on the page is shown, and a file that is none is refused in a sentence", async () => {
  const page = await at("v=1&preset=topic&token=12");
  const names = [...panels, "Memory weights"];
  const shown = await atRest(page, names);
  const file = await exported(page, "topic.json");
  await page.goto(`${page.url().split("#")[0]}#v=1&preset=small`);
  await settled(page);
  await expect.poll(() => panel(page, "Token strip").textContent(), { timeout: patience }).toContain("Kathmandu");

  const { readFileSync } = await import("node:fs");
  const drop = (content: string, name: string) =>
    page.evaluate(
      ([content, name]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content!], name!, { type: "application/json" }));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      },
      [content, name],
    );
  await drop(readFileSync(file, "utf8"), "topic.json");
  await expect.poll(() => readouts(page, names), { timeout: patience }).toEqual(shown);
  for (const [content, name, says] of [
    ["{}", "empty.json", "is not a trace file of this page"],
    ["not json", "notes.txt", "is not JSON"],
    ['{"format":"titans-golden/1","cases":[]}', "golden.json", "npm run verify"],
  ] as const) {
    await drop(content, name);
    const refusal = page.getByRole("status").filter({ hasText: name }).filter({ hasText: says });
    await refusal.waitFor({ timeout: patience });
  }
  expect(await readouts(page, names)).toEqual(shown);
});

test("reloading the address restores the picture: knobs, drawn gates, pins, tab, cursor and ghost", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48" }); // which nobody has scrolled
  await settled(page);
  await drawGate(page, { from: 20, to: 24, value: 0.3 });
  await page.getByRole("button", { name: "Remove drawn gates" }).waitFor();
  await afterChange(page, { act: () => turnTo(page, "Chunk size", "2"), changes: ["Surprise", "Token strip"] });
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (let back = 0; back < 4; back++) await page.keyboard.press("ArrowLeft");
  await panel(page, "Recall").getByRole("button", { name: "Keep asking this one" }).first().click();
  await openTab(page, "Attention maps");
  await panel(page, "Memory drift").getByRole("button", { name: "Hide Memory drift", exact: true }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.mouse.move(2, 2);
  const names = [...panels, "Attention", "Linear attention", "Memory attention"];
  await expect
    .poll(async () => (await readouts(page, names))["Memory attention"], { timeout: patience })
    .toMatch(/draws on/);
  const shown = await atRest(page, names);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/draw=alpha.*token=44.*tab=maps.*hide=drift.*earlier=/);
  const picture = await pictureOf(page);

  await page.reload();
  await expect.poll(() => readouts(page, names), { timeout: patience }).toEqual(shown);
  await atRest(page, names);
  expect(await pixelsApart(page, [picture, await pictureOf(page)]), "pixels that are not the same").toEqual([]);
  await close();
});

/** Every pixel but those that differ rightly: the speed of the engine, and what there is to undo. */
async function pictureOf(page: Page): Promise<Buffer> {
  const mask = [
    page.getByTitle("How fast the engine read this text"),
    page.getByRole("button", { name: "Undo", exact: true }),
    page.getByRole("button", { name: "Redo", exact: true }),
  ];
  await page.evaluate(() => document.fonts.ready);
  await frames(page, 6); // what had the focus may have gone away, and given it to its neighbour
  await page.locator(".app-stage").evaluate((stage) => {
    stage.scrollTo(0, 0); // how far it was scrolled, and what had the focus, is in no link
    (document.activeElement as HTMLElement).blur();
  });
  await frames(page, 4);
  return page.screenshot({ mask, animations: "disabled" });
}

async function drawGate(page: Page, { from, to, value }: { from: number; to: number; value: number }): Promise<void> {
  await page.getByRole("button", { name: "Draw a gate", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Draw a gate" });
  await form.getByLabel("From token").fill(String(from));
  await form.getByLabel("To token").fill(String(to));
  await form.getByLabel(/^Value of/).fill(String(value));
  await form.getByRole("button", { name: "Add", exact: true }).click();
}
