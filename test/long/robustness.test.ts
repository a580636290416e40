// Can any setting break the page? A hundred links drawn from seeds, over every knob, tab and odd text.

import { test } from "vitest";
import { openPage } from "../support/browse";
import { expectAnySetting } from "../support/settings";

test("no setting shows a number gone wrong, an empty panel or an error", async () => {
  const { page, complaints, close } = await openPage({ hash: "v=1&token=48" });
  await expectAnySetting(page, { seeds: Array.from({ length: 100 }, (_, seed) => seed + 1), complaints });
  await close();
});
