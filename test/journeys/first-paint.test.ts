// Is the first picture alive before the engine is, and the same after? Opened on a token, so that nothing moves by itself.

import { expect, test } from "vitest";
import { openPage } from "../support/browse";
import { panel, panels, patience, readouts, settled } from "../support/panels";

const worker = "**/assets/worker-*.js";
/** The Scene that is recorded, with everything that can be seen of it. */
const recorded = "v=1&preset=front&unfold=instrument,knobs,text&tab=weights";
const everything = [...panels, "Memory weights"] as const;

test("a recorded run is on screen before the engine has arrived, and turns live without the picture moving", async () => {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const { page, close } = await openPage({
    hash: recorded,
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
  const before = { said: await said(), boxes: await boxes() };
  // Elsewhere the recorded run has no weights and no answers of its own, and whose they are is said.
  const whose = page.getByText("At token 1, for which the engine answered last.");
  // A key pressed before the page's own script runs is lost, as on any page.
  const isHeard = async (): Promise<string> => {
    await page.keyboard.press("ArrowRight");
    return page.url();
  };
  await expect.poll(isHeard, { timeout: patience }).toContain("token=");
  await page.keyboard.press("Home");
  await expect.poll(() => whose.count(), { timeout: patience }).toBe(0);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => whose.count(), { timeout: patience }).toBeGreaterThanOrEqual(2);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => whose.count(), { timeout: patience }).toBe(0);

  letGo();
  await settled(page);
  expect(await said()).toEqual(before.said);
  expect(await boxes()).toEqual(before.boxes);
  await close();
});

test("without its engine the page keeps the recorded run and says what is wrong", async () => {
  const { page, complaints, close } = await openPage({
    hash: recorded,
    prepare: (page) => page.route(worker, (route) => route.abort()),
  });
  await page.getByRole("button", { name: /^Stopped\./ }).waitFor();
  expect(await page.getByRole("status").filter({ hasText: "engine" }).textContent()).toMatch(/reload the page/);
  expect(await panel(page, "Surprise").textContent()).toMatch(/\d\.\d\d/);
  expect(complaints.filter((complaint) => !/worker|ERR_FAILED/.test(complaint))).toEqual([]);
  complaints.length = 0;
  await close();
});
