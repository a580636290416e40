// Does the page read two million words in constant memory? The preset's, to the end, in Chromium: what the page and its worker
// keep is measured after 100,000 words and at the end, and what is on screen is held against the command's reading.

import { expect, test } from "vitest";
import type { CDPSession } from "playwright-core";
import { readBlock, startJourney } from "#model/reading/longJourney";
import { presets } from "#scene/presets";
import { openPage } from "../support/browse";

const { scene } = presets.find(({ id }) => id === "endless")!;
const megabyte = 2 ** 20;

test(
  "two million words in the page: no more is kept at their end than after the first 100,000",
  { timeout: 900_000 },
  async () => {
    const { page, close } = await openPage({ hash: "v=1&preset=endless" });
    const heap = await heapOf(await page.context().newCDPSession(page));
    const bar = page.getByRole("progressbar", { name: "Read", exact: true });
    const read = async (): Promise<number> => Number(await bar.getAttribute("aria-valuenow"));
    await expect.poll(read, { timeout: 120_000 }).toBeGreaterThanOrEqual(5);
    const early = await heap();
    await page.getByRole("button", { name: "Read again", exact: true }).waitFor({ timeout: 600_000 });
    const late = await heap();
    console.log(`${(early / megabyte).toFixed(1)} MB after 5 %, ${(late / megabyte).toFixed(1)} MB at the end`);
    expect((late - early) / megabyte).toBeLessThan(20);
    await close();
  },
);

/** What page and worker hold together after their garbage is collected, arrays and all, in bytes. */
async function heapOf(session: CDPSession): Promise<() => Promise<number>> {
  const workers: string[] = [];
  session.on("Target.attachedToTarget", ({ sessionId }) => workers.push(sessionId));
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let id = 0;
  const ask = (sessionId: string, method: string): Promise<object> =>
    new Promise((resolve) => {
      const asked = ++id;
      const hear = (event: { sessionId: string; message: string }): void => {
        const { id: answered, result } = JSON.parse(event.message) as { id?: number; result: object };
        if (event.sessionId !== sessionId || answered !== asked) return;
        session.off("Target.receivedMessageFromTarget", hear);
        resolve(result);
      };
      session.on("Target.receivedMessageFromTarget", hear);
      const message = JSON.stringify({ id: asked, method });
      void session.send("Target.sendMessageToTarget", { sessionId, message });
    });
  return async () => {
    await session.send("HeapProfiler.collectGarbage");
    const used: object[] = [await session.send("Runtime.getHeapUsage")];
    expect(workers).toHaveLength(1);
    for (const worker of workers) {
      await ask(worker, "HeapProfiler.enable");
      await ask(worker, "HeapProfiler.collectGarbage");
      used.push(await ask(worker, "Runtime.getHeapUsage"));
    }
    const kept = used as { usedSize: number; backingStorageSize?: number }[];
    return kept.reduce((sum, { usedSize, backingStorageSize = 0 }) => sum + usedSize + backingStorageSize, 0);
  };
}

test(
  "of two million words it answers nine in ten of what it was told 4,000 to 8,000 ago, and next to nothing from 65,536 on",
  { timeout: 300_000 },
  async () => {
    const { words, tokens } = scene.flood!;
    const journey = startJourney({ settings: scene.memory, source: words, tokens });
    while (!journey.isOver) await readBlock(journey);
    const { recall } = journey.planted;
    const share = (some: typeof recall): number =>
      some.reduce((sum, { right }) => sum + right, 0) / some.reduce((sum, { asked }) => sum + asked, 0);
    expect(share(recall.filter(({ least }) => least === 4096))).toBeGreaterThan(0.9);
    expect(share(recall.filter(({ least }) => least >= 65_536))).toBeLessThan(0.06);
  },
);
