// Can a program that reads the page aloud, or obeys a voice, name and find everything on it? axe's rules on names, roles and
// references, and no id twice, on every view.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../journeys/browse";
import { patience, settled } from "../journeys/panels";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = [
  ...["label-content-name-mismatch", "aria-valid-attr-value", "aria-allowed-attr", "aria-required-children"],
  ...["aria-required-parent", "aria-roles", "aria-hidden-focus", "aria-command-name", "aria-input-field-name"],
  ...["aria-toggle-field-name", "aria-dialog-name", "button-name", "link-name", "select-name", "label"],
  ...["nested-interactive", "region", "landmark-unique", "duplicate-id-aria", "role-img-alt", "svg-img-alt"],
];

async function expectSound(page: Page, where: string): Promise<void> {
  await page.evaluate(axe);
  const faults = await page.evaluate(async (values) => {
    const { axe } = window as unknown as {
      axe: {
        run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, { runOnly: { type: "rule", values } });
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)),
      ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `twice: #${id}`),
      ...[...document.querySelectorAll("[role=tab][aria-selected=true]")]
        .filter((tab) => !document.getElementById(tab.getAttribute("aria-controls") ?? ""))
        .map((tab) => `a tab without its panel: ${tab.textContent}`),
    ];
  }, rules);
  expect(faults, where).toEqual([]);
}

test("Explore, with every picture, a trained model and no text", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48" });
  await settled(page);
  await expectSound(page, "Memory weights");
  for (const tab of ["Attention maps", "Wiring", "Table"]) {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    await page.getByRole("tabpanel", { name: tab }).waitFor({ timeout: patience });
    await expectSound(page, tab);
  }
  await page.evaluate(() => (location.hash = "v=1&preset=story"));
  await page.getByRole("region", { name: "Next token" }).waitFor({ timeout: patience });
  await expectSound(page, "a trained model");
  await page.evaluate(() => (location.hash = "v=1&text="));
  await page.getByRole("button", { name: "Play", exact: true }).isDisabled();
  await expectSound(page, "no text");
  await close();
});

test("Compare, the lessons, a lesson, the glossary", async () => {
  const { page, close } = await openPage({ hash: "v=1&view=compare" });
  await page.getByRole("region", { name: "Cost" }).waitFor({ timeout: patience });
  await expectSound(page, "Compare");
  for (const [hash, heading] of [
    ["v=1&view=lessons", "Lessons"],
    ["v=1&view=glossary", "Glossary"],
  ] as const) {
    await page.evaluate((next) => (location.hash = next), hash);
    await page.getByRole("heading", { level: 2 }).first().waitFor({ timeout: patience });
    await expectSound(page, heading);
  }
  await close();
});

test("on a phone", async () => {
  const { page, close } = await openPage({ hash: "v=1&token=48", width: 390, height: 844, touch: true });
  await page.getByRole("button", { name: /^Live\./ }).waitFor({ timeout: patience });
  for (const tab of ["Timeline", "Recall", "Equation", "Weights"]) {
    await page.getByRole("tab", { name: tab, exact: true }).click();
    await expectSound(page, tab);
  }
  await close();
});
