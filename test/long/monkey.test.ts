// Does anything that can be pressed, in any order, break the page? Hundreds of presses a view, from many seeds.

import { test } from "vitest";
import { openPage } from "../support/browse";
import { unleash } from "../support/monkey";
import { patience } from "../support/panels";

const views = [
  ...["v=1&text=", "v=1&text=one", "v=1&token=20", "v=1&preset=story", "v=1&token=20&tab=maps"],
  ...["v=1&view=compare", "v=1&view=compare&text=", "v=1&view=lessons", "v=1&view=glossary"],
];
const seeds = ["oak", "birch", "alder", "willow"];

test.each(views.flatMap((hash) => seeds.map((seed) => [hash, seed] as const)))("#%s, seed %s", async (hash, seed) => {
  const { page, close } = await openPage({ hash });
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  await unleash(page, { seed: `${seed} ${hash}`, count: 150 });
  await close();
});
