// Does every view fit every window: phones upright and on their side, zoomed in to 400 %, a small laptop, a wide screen?
// Leaves to fits.ts what it means to fit.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPage } from "../support/browse";
import { misfits } from "../support/fits";
import { frames, patience, settled } from "../support/panels";

const windows = [
  [320, 256], // 1280 × 1024 at 400 %
  [320, 568],
  [360, 640],
  [375, 667],
  [390, 844],
  [667, 375],
  [720, 450], // 1440 × 900 at 200 %
  [844, 390],
  [1024, 400],
  [1024, 500],
  [1024, 768],
  [1100, 700],
  [1280, 800],
  [1440, 900],
  [2560, 1440],
] as const;

const views = {
  "the first screen": { hash: "v=1&preset=front&token=19", shows: ".front-ask" },
  "Explore, untrained": { hash: "v=1&token=48", shows: ".timeline" },
  "Explore, trained": { hash: "v=1&preset=story", shows: ".next-token, .panel-tabs" },
  Compare: { hash: "v=1&view=compare&token=48", shows: ".compare-row" },
  "the list of lessons": { hash: "v=1&view=lessons", shows: ".lesson-list" },
  "a lesson's step": { hash: "v=1&view=lessons&lesson=surprise-is-a-gradient&step=3", shows: ".lesson-guess-handle" },
  "the glossary": { hash: "v=1&view=glossary", shows: ".glossary" },
} as const;

let open: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  open = await openPage({ hash: views["Explore, untrained"].hash });
  await settled(open.page);
}, 60_000);
afterAll(() => open.close());

describe("nothing runs over the side, lies on something else or has no room", () => {
  test.for(Object.entries(views))("in %s", { timeout: 120_000 }, async ([, { hash, shows }]) => {
    const { page } = open;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.evaluate((to) => (location.hash = to), hash);
    await page.locator(shows).first().waitFor({ timeout: patience });
    if (hash.includes("story")) await settled(page);
    const found: Record<string, string[]> = {};
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      await frames(page, 4);
      let here = await misfits(page);
      // Plots measure their room after the window has changed: what stays is a fault, what passes is not.
      for (let rounds = 0; here.length > 0 && rounds < 20; rounds++) {
        await frames(page, 4);
        here = await misfits(page);
      }
      if (here.length > 0) found[`${width} × ${height}`] = here;
    }
    expect(found).toEqual({});
  });
});
