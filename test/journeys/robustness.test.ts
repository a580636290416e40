// Can any link break the page? Eight that are drawn from a seed, over every knob, tab and odd text; then links that are none.
// Leaves many more of the first to long/robustness.test.ts.

import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage } from "../support/browse";
import { expectNoWrongNumbers, panel, patience } from "../support/panels";
import { expectAnySetting } from "../support/settings";

let open: Awaited<ReturnType<typeof openPage>>;
beforeAll(async () => {
  open = await openPage({ hash: "v=1&token=48" });
});
afterAll(() => open.close());

test("no setting shows a number gone wrong, an empty panel or an error", async () => {
  const { page, complaints } = open;
  await expectAnySetting(page, { seeds: [1, 2, 3, 4, 5, 6, 7, 8], complaints });
});

test("a link that is garbage, cut or old says so and shows the nearest there is", async () => {
  const { page } = open;
  const notice = page.getByRole("status").filter({ hasText: /link|preset/ });
  for (const [hash, says] of [
    ["v=2&theta=0.3", /of a kind this page does not know/],
    ["%%%&&&===", /of a kind this page does not know/],
    ["v=1&theta=banana&eta=0.5", /could not be read.*Learning rate θ “banana” \(allowed: 0 to 1\)/],
    ["v=1&chunk=2.5&tab=kitchen", /Chunk size “2.5”.*whole.*tab “kitchen”/],
    ["v=1&z=!!!notdeflate", /the text was cut or changed on its way/],
    ["v=1&preset=nowhere", /no preset “nowhere”/],
    ["v=1&text=one%20two&token=9", /points at token 9, but the text has 2/],
    ["v=1&draw=omega:1-2:3", /drawn gate “omega:1-2:3”/],
  ] as const) {
    await page.evaluate((next) => (location.hash = next), hash);
    await expect.poll(() => notice.textContent(), { timeout: patience, message: hash }).toMatch(says);
    await expectNoWrongNumbers(page, hash);
  }
  expect(await panel(page, "Token strip").isVisible()).toBe(true);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect.poll(() => notice.count()).toBe(0);
});
