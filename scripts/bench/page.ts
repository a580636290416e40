// How fast is the page itself? Built and opened in a headless Chromium: first paint, a knob's turn, a step, playing, and what is
// kept in memory. Leaves each measure to its own file, and bounds to test/journeys/speed.test.ts.

import { loadavg } from "node:os";
import { resolve } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { browserArguments, findOrInstallBrowser } from "../browser.mjs";
import { buildIfStale, serve } from "../serve.mjs";
import { measureFirstPaint, type FirstPaint } from "./firstPaint";
import { heapOverReruns, readLong, type LongReadingCost } from "./heap";
import { besideTabs, hashOfWords, percentile, turnsOfTheta } from "./knob";
import { mainThreadTasks, sumOf } from "./mainThread";
import { sayShare } from "#words/share";

interface TurnSpeed {
  readonly tokens: number;
  /** Milliseconds from a knob's key to every panel repainted. */
  readonly median: number;
  readonly p95: number;
  /** Milliseconds of the main thread's processor time, all its tasks together: of such a turn, and of one step of the cursor. */
  readonly work: number;
  readonly step: number;
  /** Of the frames that a screen of 60 Hz shows, the share that was drawn while playing. */
  readonly frames: number;
}

export interface PageSpeeds {
  readonly first: readonly (FirstPaint & { readonly throttle: number })[];
  readonly turns: readonly TurnSpeed[];
  /** How many programs wanted a core, the minute before. */
  readonly load: number;
  /** Kilobytes a run. */
  readonly heap: number;
  readonly long: LongReadingCost;
}

const texts = [256, 1024] as const;
const throttles = [1, 4] as const;
const visits = 3;
const millions = 2_000_000;

/** @throws Error where the page cannot be built, or a panel does not answer. */
export async function benchPage(): Promise<PageSpeeds> {
  buildIfStale();
  const server = await serve({ port: 4173, strictPort: false });
  const executablePath = await findOrInstallBrowser();
  const browser = await chromium.launch({ executablePath, args: browserArguments({ webgpu: false }) });
  try {
    const first: PageSpeeds["first"][number][] = [];
    for (const throttle of throttles) {
      const seen = await bestVisit(browser, { address: server.address, throttle });
      first.push({ ...seen, throttle });
      console.log(
        `first paint at ${throttle} ×: ${ms(seen.painted)}, live ${ms(seen.live)}, of that ${ms(seen.work)} of the main thread, shift ${seen.shift.toFixed(3)}`,
      );
    }
    const turns: TurnSpeed[] = [];
    for (const tokens of texts) {
      const page = await openText(browser, `${server.address}#${hashOfWords(tokens)}`);
      const speed = await timeTurns(page, tokens);
      turns.push(speed);
      console.log(
        `${tokens} tokens: knob to repainted ${ms(speed.median)}, p95 ${ms(speed.p95)}, of that ${ms(speed.work)} of the main ` +
          `thread; one step ${ms(speed.step)} of it; ${sayShare(speed.frames)} of the frames while playing`,
      );
      await page.context().close();
    }
    const page = await openText(browser, `${server.address}#${hashOfWords(256)}`);
    const heap = await heapOverReruns(page);
    console.log(`heap over 200 runs: ${heap.toFixed(1)} kB a run`);
    const long = await readLong(millions, 100_000);
    console.log(`${long.tokens} tokens by the command: ${long.early.megabytes} MB early, ${long.last} MB at the end`);
    return { first, turns, load: loadavg()[0]!, heap, long };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The visit that was live first; a busy machine only adds to what a visit takes. */
async function bestVisit(browser: Browser, of: { address: string; throttle: number }): Promise<FirstPaint> {
  const dist = resolve("dist");
  let best = await measureFirstPaint(browser, { ...of, dist });
  for (let n = 1; n < visits; n++) {
    const next = await measureFirstPaint(browser, { ...of, dist });
    if (next.live < best.live) best = next;
  }
  return best;
}

/** With everything unfolded and the weights beside it, read to its end and checked. */
async function openText(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(url);
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: /^(Verified|Approximate|Differs)/ }).waitFor({ timeout: 60_000 });
  await page.getByRole("tab", { name: "Memory weights", exact: true }).click();
  await page.locator(`section[aria-label="Memory weights"]`).waitFor();
  return page;
}

const turned = 20;
const steps = 24;
const playedFor = 3000;

async function timeTurns(page: Page, tokens: number): Promise<TurnSpeed> {
  const names = [...besideTabs, "Memory weights"];
  let times: readonly number[] = [];
  const turning = await mainThreadTasks(page, async () => (times = await turnsOfTheta(page, names, turned)));
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const stepping = await mainThreadTasks(page, async () => {
    for (let n = 0; n < steps; n++) {
      await page.keyboard.press(n % 8 === 7 ? "ArrowLeft" : "ArrowRight");
      await page.waitForTimeout(120);
    }
  });
  return {
    tokens,
    median: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    work: sumOf(turning) / (turned + 2), // and two that warmed it up
    step: sumOf(stepping) / steps,
    frames: await framesPlaying(page),
  };
}

async function framesPlaying(page: Page): Promise<number> {
  await page.keyboard.press("Home");
  const speed = page.getByRole("button", { name: /× speed$/ });
  while ((await speed.textContent()) !== "8× speed") await speed.click();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const drawn = await page.evaluate(
    (end) =>
      new Promise<number>((resolve) => {
        let count = 0;
        let start: number | null = null;
        const next = (now: number): void => {
          start ??= now;
          if (now - start >= end) resolve((1000 * count) / (now - start));
          else {
            count++;
            requestAnimationFrame(next);
          }
        };
        requestAnimationFrame(next);
      }),
    playedFor,
  );
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  return Math.min(1, drawn / 60);
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
