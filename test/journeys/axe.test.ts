// Can everybody use every view? Held to axe's rules for WCAG 2.2 AA, to its rules on names and roles, which a program that reads
// the page aloud or obeys a voice needs, to no id twice and no tab without its panel; and to what a reader of forced colours sees.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPage } from "../support/browse";
import { frames, openTab, patience, settled } from "../support/panels";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What no rule of WCAG 2.2 AA asks for, or axe only tries. */
const namesAndRoles = ["label-content-name-mismatch", "aria-dialog-name", "region", "landmark-unique"];
/** All that another theme can break. */
const colours = ["color-contrast", "link-in-text-block"];

const views = {
  "the first screen": { hash: "v=1&preset=front&token=19", shows: ".front-right" },
  "Explore, untrained": { hash: "v=1&token=48", shows: ".weight-picture" },
  "Explore, maps of a deep memory": { hash: "v=1&token=48&depth=2&tab=maps", shows: ".map" },
  "Explore, a text without end": { hash: "v=1&token=48&tab=long&flood=familiar:8000", shows: ".long-row" },
  "Explore, the table": { hash: "v=1&token=48&tab=table", shows: "[role=tabpanel] [role=grid]" },
  "Explore, a memory that diverged": { hash: "v=1&theta=1&lossScale=4&token=5", shows: ".diverged" },
  "Explore, trained, its wiring": { hash: "v=1&preset=story&tab=wiring", shows: ".next-token-words li" },
  Compare: { hash: "v=1&view=compare&token=48&memories=linear,delta,titans,based", shows: ".compare-state" },
  Train: { hash: "v=1&view=train", shows: ".train-picture svg" },
  "the list of lessons": { hash: "v=1&view=lessons", shows: ".lesson-entry" },
  "a guess in a lesson": {
    hash: "v=1&view=lessons&lesson=surprise-is-a-gradient&step=3",
    shows: ".lesson-guess-handle",
  },
  "the glossary": { hash: "v=1&view=glossary", shows: ".glossary h2" },
  "Explore, without a text": { hash: "v=1&text=", shows: ".token-strip button" },
} as const;

let open: Awaited<ReturnType<typeof openPage>>;

beforeAll(async () => {
  open = await openPage({ hash: views["Explore, untrained"].hash });
  await settled(open.page);
  await open.page.evaluate(axe);
}, 60_000);
afterAll(() => open.close());

async function goTo(page: Page, { hash, shows }: { hash: string; shows: string }): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator(shows).first().waitFor({ timeout: patience });
  await frames(page, 6);
}

/** What these rules find, a line a fault. */
function faults(page: Page, rules: object): Promise<string[]> {
  return page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: { run: (of: Document, options: object) => Promise<AxeResults> } };
    const { violations } = await axe.run(document, { ...asked, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  }, rules);
}

const allRules = {
  runOnly: { type: "tag", values: tags },
  rules: Object.fromEntries(namesAndRoles.map((rule) => [rule, { enabled: true }])),
};

/** What refers to nothing, or to one of two: a line a fault. */
function lostReferences(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const tabs = [...document.querySelectorAll("[role=tab][aria-selected=true]")];
    return [
      ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `twice: #${id}`),
      ...tabs
        .filter((tab) => !document.getElementById(tab.getAttribute("aria-controls") ?? ""))
        .map((tab) => `a tab without its panel: ${tab.textContent}`),
    ];
  });
}

describe("no rule is broken", () => {
  test.for(Object.entries(views))("in %s", { timeout: 60_000 }, async ([, view]) => {
    const { page } = open;
    await goTo(page, view);
    await inTheme(page, "light");
    const light = [...(await faults(page, allRules)), ...(await lostReferences(page))];
    await inTheme(page, "dark");
    const dark = await faults(page, { runOnly: { type: "rule", values: colours } });
    expect({ light, dark }).toEqual({ light: [], dark: [] });
  });

  test("on a phone, in any of its tabs", async () => {
    const { page, close } = await openPage({ hash: "v=1&token=48", width: 390, height: 844, touch: true });
    await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
    await page.evaluate(axe);
    for (const tab of ["Timeline", "Recall", "Equation", "Weights"]) {
      await openTab(page, tab);
      await page.getByRole("tabpanel").first().waitFor({ timeout: patience });
      expect([...(await faults(page, allRules)), ...(await lostReferences(page))], tab).toEqual([]);
    }
    await close();
  });
});

async function inTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  await frames(page, 2);
}

test("in forced colours one view is marked as the current one, and what is filled with ink can still be read", async () => {
  const { page } = open;
  await page.emulateMedia({ forcedColors: "active" });
  const marks = async () =>
    page.locator(".header-nav a").evaluateAll((links) =>
      links.map((link) => {
        const { borderBottomColor, borderBottomWidth } = getComputedStyle(link);
        return { isCurrent: link.hasAttribute("aria-current"), mark: `${borderBottomColor} ${borderBottomWidth}` };
      }),
    );
  /** Text that the browser lays a field of its own colour under is as good as gone; so is ink on ink. */
  const unreadable = async () =>
    page.evaluate(() => {
      const ink = getComputedStyle(document.documentElement).color;
      return [...document.querySelectorAll("*")]
        .filter((element) => element.checkVisibility())
        .filter((element) => {
          const { backgroundColor, color, forcedColorAdjust } = getComputedStyle(element) as CSSStyleDeclaration & {
            forcedColorAdjust: string;
          };
          const isFilled = backgroundColor === ink && element.textContent.trim() !== "";
          return isFilled && (color === backgroundColor || forcedColorAdjust !== "none");
        })
        .map((element) => element.className);
    });
  for (const view of [views["Explore, untrained"], views.Compare, views["a guess in a lesson"]]) {
    await goTo(page, view);
    const links = await marks();
    const current = links.filter(({ isCurrent }) => isCurrent);
    expect(current).toHaveLength(1);
    for (const { isCurrent, mark } of links) if (!isCurrent) expect(mark).not.toBe(current[0]!.mark);
    expect(await unreadable()).toEqual([]);
  }
  await page.emulateMedia({ forcedColors: "none" });
});
