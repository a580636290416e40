// Is the first picture alive before the engine is, and the same after? Opened on a token, so that nothing moves by itself.

import { expect, test } from "vitest";
import { openPage } from "../support/browse";
import { panel, panels, readouts, settled } from "../support/panels";

const worker = "**/assets/worker-*.js";
const everything = [...panels, "Memory weights"] as const;

test("a recorded run is on screen before the engine has arrived, and turns live without the picture moving", async () => {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const { page, close } = await openPage({
    hash: "v=1&token=48",
    prepare: (page) =>
      page.route(worker, async (route) => {
        await held;
        await route.continue();
      }),
  });
  await page.getByRole("button", { name: /^Recorded\./ }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  const boxes = () => Promise.all(everything.map(async (name) => [name, await panel(page, name).boundingBox()]));
  expect(await panel(page, "Surprise").getByRole("button").first().textContent()).toMatch(/\d\.\d\d/);
  const said = async () => ({
    ...(await readouts(page)),
    "Memory weights": await panel(page, "Memory weights").textContent(), // browsers round its pixels as they like
  });
  const recorded = { said: await said(), boxes: await boxes() };
  // Elsewhere the recorded run has no weights and no answers of its own, and whose they are is said.
  const whose = page.getByText("At token 48, for which the engine answered last.");
  expect(await whose.count()).toBe(0);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => whose.count()).toBeGreaterThanOrEqual(2);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => whose.count()).toBe(0);

  letGo();
  await settled(page);
  expect(await said()).toEqual(recorded.said);
  expect(await boxes()).toEqual(recorded.boxes);
  await close();
});

test("without its engine the page keeps the recorded run and says what is wrong", async () => {
  const { page, complaints, close } = await openPage({
    hash: "v=1&token=48",
    prepare: (page) => page.route(worker, (route) => route.abort()),
  });
  await page.getByRole("button", { name: /^Stopped\./ }).waitFor();
  expect(await page.getByRole("status").filter({ hasText: "engine" }).textContent()).toMatch(/reload the page/);
  expect(await panel(page, "Surprise").textContent()).toMatch(/\d\.\d\d/);
  expect(complaints.filter((complaint) => !/worker|ERR_FAILED/.test(complaint))).toEqual([]);
  complaints.length = 0;
  await close();
});

test("opened without a link the page reads the last words up to its cursor before the eyes", async () => {
  const { page, close } = await openPage();
  // Every token it stands on, from the first picture on: while the run is recorded, the one token that it knows.
  const stood = await page.evaluate(
    () =>
      new Promise<[string, string][]>((resolve) => {
        const slider = document.querySelector('[role=slider][aria-label="Position"]')!;
        const all: [string, string][] = [];
        const look = (): void => {
          const now = slider.getAttribute("aria-valuenow")!;
          if (all.at(-1)?.[0] !== now) all.push([now, document.querySelector(".header .chip")!.textContent]);
          if (all.length > 2 && now === "48") resolve(all);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  expect(stood.filter(([token, chip]) => chip.includes("Recorded") && token !== "48")).toEqual([]);
  expect(stood.map(([token]) => Number(token)).some((token) => token < 48)).toBe(true);
  await close();
});
