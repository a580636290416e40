// What does the page say? Its panels read by their accessible names, and the waiting until what they say is settled.

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { shellWords } from "#words/shell";

/** Patient enough for a busy machine; a journey that waits this long has failed. */
export const patience = 20_000;

/** What is on screen beside every tab. */
export const panels = [
  "Token strip",
  "Sentence",
  "Equation",
  "Surprise",
  "Momentum",
  "Gates",
  "Memory drift",
  "Recall",
] as const;
export const maps = ["Attention", "Linear attention", "Memory attention"] as const;

export type PanelName =
  | (typeof panels)[number]
  | (typeof maps)[number]
  | "Memory in words"
  | "Memory weights"
  | "Table"
  | "Inspector"
  | "Equation and timeline";
export type Readouts = Readonly<Record<string, string>>;

export function panel(page: Page, name: PanelName | "Settings" | "Transport" | "Timeline"): Locator {
  return page.getByRole("region", { name, exact: true }).or(page.getByRole("figure", { name, exact: true }));
}

/**
 * What panels say at the cursor: their text, and of pictures their pixels. Of a series only the numbers, which are
 * buttons: what is written into its plot speaks of the whole run and of the earlier one.
 */
export function readouts(page: Page, names: readonly string[] = panels): Promise<Readouts> {
  return page.evaluate((wanted) => {
    const series = ["Surprise", "Momentum", "Gates", "Memory drift"];
    const entries = wanted.map((name): [string, string] => {
      const region = document.querySelector(`section[aria-label="${name}"], figure[aria-label="${name}"]`);
      if (!region) return [name, "(not on screen)"];
      const parts = series.includes(name) ? [...region.querySelectorAll("button")] : [region];
      const pixels = [...region.querySelectorAll("canvas")].map((canvas) => {
        let hash = 0;
        for (const character of canvas.toDataURL()) hash = (31 * hash + character.charCodeAt(0)) | 0;
        return hash;
      });
      const text = parts.map((part) => part.textContent).join(" ");
      return [name, `${text.replace(/\s+/g, " ").trim()} ${pixels.join(" ")}`.trim()];
    });
    return Object.fromEntries(entries);
  }, names);
}

/** The number that a series' first readout shows, such as the surprise at the cursor. */
export async function numberOf(page: Page, name: PanelName): Promise<number> {
  const text = (await panel(page, name).locator(".timeline-value, .timeline-second").first().textContent()) ?? "";
  const number = /[−-]?[\d,]+(\.\d+)?/.exec(text)?.[0];
  if (number === undefined) throw new Error(`${name} shows no number: “${text}”.`);
  return Number(number.replace("−", "-").replace(",", ""));
}

/** Until the engine is live, has read everything and was checked in float64. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  const check = page.getByRole("button", { name: /^(Verified|Approximate|Differs)/ });
  const firstScreen = page.getByRole("region", { name: "Reading", exact: true }); // which does not say how it was checked
  await check.or(firstScreen).waitFor({ timeout: patience });
  // The instrument, its settings and its transport are fetched: what is measured before they are there moves.
  await page.getByText(shellWords.views.fetchingInstrument).waitFor({ state: "detached", timeout: patience });
  for (const [place, panel] of [
    [".app-settings", ".settings"],
    [".app:not([data-folded], [data-view=lessons])", ".transport"],
  ] as const) {
    if (await page.locator(place).count())
      await page.locator(`${place} ${panel}`).first().waitFor({ timeout: patience });
  }
}

/** Until the panels have come to rest at the cursor; then what they say. */
export async function atRest(page: Page, names?: readonly string[]): Promise<Readouts> {
  await settled(page);
  let before = await readouts(page, names);
  for (let round = 0; round < 50; round++) {
    await frames(page, 6);
    const now = await readouts(page, names);
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  throw new Error("The panels never come to rest.");
}

export function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(
    (left) =>
      new Promise((resolve) => {
        const next = (): void => {
          if (left-- > 0) requestAnimationFrame(next);
          else resolve();
        };
        next();
      }),
    count,
  );
}

/** Does something that has the text read again, and waits until each of `changes` says something else; then all of it. */
export async function afterChange(
  page: Page,
  {
    act,
    changes,
    names = panels,
  }: { act: () => Promise<unknown>; changes: readonly string[]; names?: readonly string[] },
): Promise<{ before: Readouts; now: Readouts }> {
  const before = await atRest(page, names);
  await act();
  await expect
    .poll(
      async () => {
        const now = await readouts(page, names);
        return changes.filter((name) => now[name] === before[name]);
      },
      { timeout: patience, message: "panels that should have changed, and did not" },
    )
    .toEqual([]);
  return { before, now: await atRest(page, names) };
}

/** Turns a knob by its label, whatever kind of control it is. */
export async function turnTo(page: Page, label: string, value: string): Promise<void> {
  const settings = panel(page, "Settings")
    .or(page.getByRole("dialog", { name: "Settings of this reading" }))
    .first();
  const named = { name: label, exact: true };
  const number = settings.getByRole("slider", named).or(settings.getByRole("spinbutton", named));
  const group = settings.getByRole("radiogroup", named);
  const list = settings.getByRole("combobox", named);
  const toggle = settings.getByRole("switch", named);
  await number.or(group).or(list).or(toggle).waitFor({ timeout: patience });
  if ((await number.count()) > 0) await number.fill(value);
  else if ((await group.count()) > 0) await group.getByRole("radio", { name: value, exact: true }).check();
  else if ((await list.count()) > 0) await list.selectOption({ label: value });
  else await toggle.setChecked(value === "on");
}

/** Puts a text into the box, as a paste does. */
export function type(page: Page, text: string): Promise<void> {
  return page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
}

/** Its panel may have to be fetched first. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
  await page.getByRole("tabpanel").locator("> *").first().waitFor({ timeout: patience });
}

/** The token the cursor stands on, from 1. */
export async function cursorToken(page: Page): Promise<number> {
  return Number(await page.getByRole("slider", { name: "Position", exact: true }).getAttribute("aria-valuenow"));
}

/** Nothing on the page may be a number gone wrong. */
export async function expectNoWrongNumbers(page: Page, message?: string): Promise<void> {
  const text = await page.evaluate(() => document.body.innerText);
  expect(text.match(/.{0,40}(\bNaN\b|Infinity|\bundefined\b|\bnull\b|\[object).{0,40}/g) ?? [], message).toEqual([]);
  expect(text.match(/.* broke: .*/g) ?? [], message).toEqual([]);
}
