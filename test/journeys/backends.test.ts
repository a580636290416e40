// Which engine reads, and what if it dies? WebGPU where it is asked for, the CPU where there is none, and a worker killed.

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { MemorySettings } from "#model/contracts/settings";
import { tokensOf } from "#model/contracts/tokenizer";
import { runHeadless } from "#model/reading/headless";
import { defaultScene } from "#scene/presets";
import { openPage } from "../support/browse";
import { atRest, afterChange, openTab, panel, panels, patience, readouts, settled, turnTo } from "../support/panels";

/** Every surprise of the text, to the last digit, as the table has them. */
async function surprises(page: Page): Promise<number[]> {
  await openTab(page, "Table");
  const download = page.waitForEvent("download");
  await panel(page, "Table").getByRole("button", { name: "Download CSV" }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const [head, ...rows] = Buffer.concat(chunks).toString().trim().split("\r\n");
  const column = head!.split(",").findIndex((name) => name.startsWith("Surprise"));
  return rows.map((row) => Number(row.split(",")[column]));
}

function chipOf(page: Page, name: RegExp) {
  return page.getByRole("button", { name });
}

/** The same as Node's own CPU engine reads it. */
async function surprisesOnCpu(change: Partial<MemorySettings> = {}): Promise<number[]> {
  const { text, memory } = defaultScene;
  const settings = { ...memory, ...change };
  const words = tokensOf(text, settings).tokens.map(({ word }) => word);
  const { run } = await runHeadless({ words, settings, overrides: [] });
  return Array.from(run.columns.surprise);
}

test("on WebGPU the page says so, and every surprise agrees with the CPU engine's to three decimals", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48", search: "backend=webgpu", webgpu: true });
  await chipOf(page, /^Live\. WebGPU/).waitFor({ timeout: 40_000 });
  await settled(page);
  const onGpu = await surprises(page);
  await afterChange(page, { act: () => turnTo(page, "Memory depth", "2"), changes: ["Momentum"] });
  const deepOnGpu = await surprises(page);
  await close();

  for (const [name, ours, theirs] of [
    ["a matrix", onGpu, await surprisesOnCpu()],
    ["a network", deepOnGpu, await surprisesOnCpu({ depth: 2 })],
  ] as const) {
    expect(theirs.length).toBe(59);
    expect(ours.length).toBe(59);
    const worst = Math.max(...theirs.map((surprise, token) => Math.abs(surprise - ours[token]!)));
    expect(worst, `worst difference of ${name}`).toBeLessThan(5e-4);
  }
});

test("on WebGPU a trained model is read there, and the chip says why and how fast; where the GPU fails at one, the CPU reads it and that is said", async () => {
  const hash = (model: string) => `v=1&model=${model}&text=Mia likes jam. Noah likes tea. What does Mia like?`;
  const { page, close } = await openPage({ hash: hash("lmm"), search: "backend=webgpu", webgpu: true });
  const dialog = page.getByRole("dialog");
  const chip = chipOf(page, /^Live\. WebGPU/);
  await chip.waitFor({ timeout: 60_000 });
  await expect
    .poll(() => chipOf(page, /^(Verified|Checking|Approx|Differs)/).getAttribute("aria-label"), { timeout: 60_000 })
    .toBe("Verified in float64");
  await chip.click();
  await dialog
    .getByText("Why: the GPU read the first 20 tokens of this model as the CPU does.")
    .waitFor({ timeout: patience });
  for (const name of [/the CPU with SIMD/, /the CPU, plain loops/, /the GPU \(WebGPU\) · reads now/]) {
    const row = dialog.getByRole("listitem").filter({ hasText: name });
    await row.filter({ hasText: /[1-9][\d,]* tokens\/s/ }).waitFor({ timeout: patience });
  }
  await page.keyboard.press("Escape");

  await page.workers()[0]!.evaluate(() => {
    GPUDevice.prototype.createBindGroup = () => {
      throw new Error("no more groups");
    };
  });
  await page.evaluate((next) => (location.hash = next), hash("linear"));
  const onCpu = chipOf(page, /^Live\. CPU engine$/);
  await onCpu.waitFor({ timeout: 60_000 });
  await onCpu.click();
  await dialog
    .getByText("Why: the GPU failed at this model (no more groups), so the CPU reads it.")
    .waitFor({ timeout: patience });
  await close();
});

test("where WebGPU is asked for and there is none, the CPU engine reads, and the chip says why", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48", search: "backend=webgpu" });
  await settled(page);
  const chip = chipOf(page, /^Live\. CPU engine/);
  await chip.click();
  const why = page.getByRole("dialog").getByText(/^Why: /);
  await expect.poll(() => why.textContent(), { timeout: patience }).toMatch(/WebGPU/);
  await close();
});

test("under the page's policy SIMD reads; the chip says what else could, how fast each is, and switches", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48" });
  await settled(page);
  const onSimd = await surprises(page);
  await chipOf(page, /^Live\. CPU engine$/).click();
  const engine = (name: RegExp) => page.getByRole("dialog").getByRole("listitem").filter({ hasText: name });
  const speed = async (name: RegExp): Promise<number> => {
    const text = engine(name).filter({ hasText: "tokens/s" });
    await text.waitFor({ timeout: patience });
    return Number(/([\d,. ]+) tokens\/s/.exec((await text.textContent())!)![1]!.replace(/\D/g, ""));
  };
  await engine(/SIMD.* · reads now/).waitFor({ timeout: patience });
  expect(await speed(/SIMD/)).toBeGreaterThan(2 * (await speed(/plain loops/)));
  await engine(/WebGPU.*not here/).waitFor({ timeout: patience });

  await engine(/plain loops/)
    .getByRole("link")
    .click();
  await chipOf(page, /^Live\. CPU engine without SIMD$/).waitFor({ timeout: patience });
  await settled(page);
  const inLoops = await surprises(page);
  expect(inLoops).toHaveLength(onSimd.length);
  inLoops.forEach((surprise, token) => expect(surprise).toBeCloseTo(onSimd[token]!, 3));
  await close();
});

test("a worker that dies is started again without losing the run; the third time the page says that it stops", async () => {
  const { page, complaints, close } = await openPage({ hash: "v=1&token=48" });
  const names = [...panels, "Memory weights"];
  const shown = await atRest(page, names);
  const notice = page.getByRole("status").filter({ hasText: "The engine stopped" });
  const kill = async (): Promise<void> => {
    const worker = page.workers().at(-1)!;
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error("dead");
      });
    });
  };

  await kill();
  await expect.poll(() => notice.textContent(), { timeout: patience }).toMatch(/dead.* and was started again/);
  expect(await readouts(page, names)).toEqual(shown);
  await afterChange(page, {
    act: () => turnTo(page, "Learning rate θ", "0.3"),
    changes: ["Surprise", "Momentum"],
    names,
  });

  await kill();
  await expect.poll(() => notice.textContent(), { timeout: patience }).toMatch(/dead.* now runs on the CPU/);
  await afterChange(page, {
    act: () => turnTo(page, "Learning rate θ", "0.14"),
    changes: ["Surprise", "Momentum"],
    names,
  });
  expect(await readouts(page, names)).toEqual(shown);

  await kill();
  await expect.poll(() => notice.textContent(), { timeout: patience }).toMatch(/stays on screen; reload the page/);
  await chipOf(page, /^Stopped\./).waitFor({ timeout: patience });
  expect(await readouts(page, names)).toEqual(shown);

  expect(complaints.filter((complaint) => !complaint.includes("dead"))).toEqual([]);
  complaints.length = 0;
  await close();
});
