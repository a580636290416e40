// When is the page seen, when does its own engine answer, and what had it fetched by then? A visit with nothing kept, as a new reader's,
// with the main thread as slow as is asked.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { mainThreadTasks, sumOf } from "./mainThread";

export interface FirstPaint {
  /** Milliseconds from the request until something of the page is painted, and until the engine has read the text. */
  readonly painted: number;
  readonly live: number;
  /** Of these, the main thread's own processor time. */
  readonly work: number;
  /** Cumulative layout shift until then. */
  readonly shift: number;
  /** Bytes fetched until then, as a server sends them compressed: by kind. */
  readonly bytes: Readonly<Record<"script" | "style" | "font" | "html" | "other", number>>;
}

/** What the page has seen of itself; `live` once that frame is painted. */
interface Seen {
  shift: number;
  live: number | null;
}

/** `throttle`: how many times slower the main thread is made; `dist`: where the files of `address` lie. */
export async function measureFirstPaint(
  browser: Browser,
  { address, throttle, dist }: { address: string; throttle: number; dist: string },
): Promise<FirstPaint> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await page.addInitScript(() => {
    const seen: Seen = { shift: 0, live: null };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      if (seen.live !== null) return;
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    // To look from outside would have the page laid out, and so takes part in what is measured.
    const watch = new MutationObserver(() => {
      if (document.querySelector<HTMLElement>("#root .chip-dot")?.dataset["phase"] !== "live") return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => (seen.live = performance.now())));
    });
    const phases = { subtree: true, childList: true, attributes: true, attributeFilter: ["data-phase"] };
    watch.observe(document, phases);
  });
  const tasks = await mainThreadTasks(page, async () => {
    await page.goto(address, { waitUntil: "commit" });
    for (const end = performance.now() + 60_000; ;) {
      await new Promise((resolve) => setTimeout(resolve, 100 * throttle));
      if (await page.evaluate(() => (window as unknown as { seen: Seen }).seen.live !== null)) break;
      if (performance.now() > end) throw new Error("the page was not live within a minute");
    }
  });
  const found = await page.evaluate(() => ({
    live: (window as unknown as { seen: Seen }).seen.live!,
    painted: performance.getEntriesByName("first-contentful-paint")[0]!.startTime,
    shift: (window as unknown as { seen: Seen }).seen.shift,
    files: performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname),
  }));
  await context.close();
  const bytes = { script: 0, style: 0, font: 0, html: 0, other: 0 };
  for (const file of new Set(["/index.html", ...found.files])) {
    const content = readFileSync(join(dist, file));
    bytes[kindOf(file)] += kindOf(file) === "font" ? content.length : gzipSync(content, { level: 9 }).length;
  }
  const { files: _files, ...times } = found;
  return { ...times, work: sumOf(tasks), bytes };
}

function kindOf(file: string): keyof FirstPaint["bytes"] {
  switch (file.split(".").at(-1)) {
    case "js":
      return "script";
    case "css":
      return "style";
    case "woff2":
      return "font";
    case "html":
      return "html";
    default:
      return "other";
  }
}
