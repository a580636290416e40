// Is the page as fast as it says? From a knob to every panel repainted, and how long playing and scrubbing hold it up.
// The bounds leave room for a busy machine; the measured figures are printed.

import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { openPage } from "../support/browse";
import { openTab, panel, panels, readouts, settled } from "../support/panels";

const words = "tide rope glass lamp night water fox heron kite door green slow silver nobody turns over dawn red".split(
  " ",
);
const text256 = Array.from({ length: 256 }, (_, at) => words[(at * at + 3 * (at >> 4)) % words.length]).join(" ");
const hash = `v=1&text=${encodeURIComponent(text256)}&token=200`;

/**
 * Turns θ up and down by keys, and times each turn inside the page: from the key going down until each of `names` says
 * something else and two more frames have been drawn.
 */
async function turnsOfTheta(page: Page, names: readonly string[]): Promise<number[]> {
  await panel(page, "Settings").getByRole("slider", { name: "Learning rate θ", exact: true }).focus();
  const times: number[] = [];
  for (let round = 0; round < 14; round++) {
    const before = await readouts(page, names);
    await page.evaluate(
      ({ names, before }) => {
        const said = (name: string): string => {
          const region = document.querySelector(`section[aria-label="${name}"]`)!;
          const series = ["Surprise", "Momentum", "Gates", "Memory drift"].includes(name);
          const parts = series ? [...region.querySelectorAll("button")] : [region];
          return parts
            .map((part) => part.textContent)
            .join(" ")
            .replace(/\s+/g, " ")
            .trim();
        };
        const same = (): string[] => names.filter((name) => before[name]!.startsWith(said(name)));
        const timed = new Promise<number>((resolve, reject) => {
          const onKey = ({ timeStamp }: KeyboardEvent): void => {
            const look = (): void => {
              if (same().length === 0) {
                requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - timeStamp)));
              } else if (performance.now() - timeStamp < 10_000) requestAnimationFrame(look);
              else reject(new Error(`unchanged: ${same().join(", ")}`));
            };
            requestAnimationFrame(look);
          };
          addEventListener("keydown", onKey, { once: true, capture: true });
        });
        Object.assign(window, { timed });
      },
      { names: [...names], before },
    );
    await page.keyboard.press(round % 2 === 0 ? "PageUp" : "PageDown");
    times.push(await page.evaluate(() => (window as unknown as { timed: Promise<number> }).timed));
  }
  return times.slice(2).sort((a, b) => a - b); // the first warm it up
}

function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
}

async function longestTask(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  await act();
  return page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));
}

test(
  "from a knob's input to every panel repainted, 256 tokens, the median stays under a second",
  { timeout: 360_000 },
  async () => {
    const { page, close } = await openPage({ hash });
    await settled(page);
    const beside = panels.filter((name) => name !== "Token strip");
    for (const [tab, names] of [
      ["Memory weights", [...beside, "Memory weights"]],
      ["Attention maps", [...beside, "Memory attention"]],
    ] as const) {
      await openTab(page, tab);
      await settled(page);
      const times = await turnsOfTheta(page, names);
      console.log(
        `knob to repainted, ${tab}: median ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms, most ${percentile(times, 1)} ms`,
      );
      expect(percentile(times, 0.5), tab).toBeLessThan(1000);
    }
    await close();
  },
);

test("playing and scrubbing never hold the page up for long", { timeout: 360_000 }, async () => {
  const { page, close } = await openPage({ hash });
  await settled(page);
  for (const tab of ["Memory weights", "Attention maps", "Table"]) {
    await openTab(page, tab);
    await settled(page);
    await page.getByRole("button", { name: "First", exact: true }).click();
    const playing = await longestTask(page, async () => {
      const speed = page.getByRole("button", { name: /× speed$/ });
      while ((await speed.textContent()) !== "8× speed") await speed.click();
      await page.getByRole("button", { name: "Play", exact: true }).click();
      await expect
        .poll(
          async () =>
            Number(await page.getByRole("slider", { name: "Position", exact: true }).getAttribute("aria-valuenow")),
          { timeout: 60_000 },
        )
        .toBeGreaterThan(15);
      await page.getByRole("button", { name: "Pause", exact: true }).click();
    });
    const scrubbing = await longestTask(page, async () => {
      const { x, y, width, height } = (await page
        .getByRole("slider", { name: "Position", exact: true })
        .boundingBox())!;
      await page.mouse.move(x + 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width - 2, y + height / 2, { steps: 40 });
      await page.mouse.move(x + 2, y + height / 2, { steps: 40 });
      await page.mouse.up();
    });
    console.log(`longest task, ${tab}: playing ${Math.round(playing)} ms, scrubbing ${Math.round(scrubbing)} ms`);
    expect(Math.max(playing, scrubbing), tab).toBeLessThan(1000);
  }
  await close();
});
