// Is what an answer speaks of on the stage? The numbers and words that it claims or cites, looked for among all that is drawn there.

import type { Page } from "playwright-core";
import { plainText } from "#lessons/markup";
import type { Step } from "#lessons/lesson";
import { isTrue, numbersIn, numberWords } from "./claims";
import { patience } from "./panels";

interface Spoken {
  readonly shown: string;
  readonly is?: "over" | "almost";
}

/** What the words after an answer claim or cite. */
export function spokenOf({ check, claims = [], cited = [] }: Step): Spoken[] {
  const afterwards = plainText(check?.afterwards ?? "");
  const all = new Map<string, Spoken>([...cited, ...claims].map((spoken) => [spoken.shown, spoken]));
  return [...all.values()].filter(({ shown }) => standsIn(afterwards, shown));
}

/** What of that is not on the stage, after as long as a reader would wait. */
export async function missingOnStage(page: Page, step: Step, { wait = patience } = {}): Promise<string[]> {
  const spoken = spokenOf(step);
  const until = Date.now() + wait;
  for (;;) {
    const seen = await stageText(page);
    const missing = spoken.filter((one) => !isSeen(one, seen));
    if (missing.length === 0 || Date.now() > until) return missing.map(({ shown }) => shown);
    await turnPage(page);
    await page.waitForTimeout(250);
  }
}

/** What is below the screen is worked out when it comes into sight. */
async function turnPage(page: Page): Promise<void> {
  await page.locator(".lesson-stage").evaluate((stage) => {
    const isAtEnd = stage.scrollTop + stage.clientHeight >= stage.scrollHeight - 2;
    stage.scrollTo(0, isAtEnd ? 0 : stage.scrollTop + 0.8 * stage.clientHeight);
  });
}

/** All that can be read there; on a phone the evidence stands below the answer. */
async function stageText(page: Page): Promise<string> {
  const parts = await page.locator(".lesson-stage, .lesson-evidence").allInnerTexts();
  const cells = await page.locator(".lesson-exhibit td").allInnerTexts(); // their captions and columns say of what
  return [
    ...parts,
    ...cells.map((cell) => cell.trim().replace(/\.0$/u, "")).flatMap((cell) => [`${cell} %`, `${cell} kB`]),
  ].join("\n");
}

function standsIn(text: string, shown: string): boolean {
  const [all, part] = [text, shown].map((words) => words.replace(/\s+%/gu, "%").replace(/\s+/gu, " ").toLowerCase()) as [string, string]; // prettier-ignore
  const escaped = part.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\d.,\p{L}])${escaped}(?![\p{L}]|[\d]|[.,]\d)`, "u").test(all);
}

function isSeen({ shown, is }: Spoken, seen: string): boolean {
  if (is === undefined) return formsOf(shown).some((form) => standsIn(seen, form));
  if (standsIn(seen, `>${shown}`)) return true;
  const parts = shown.endsWith("%") ? 100 : 1;
  return numbersIn(seen).some((number) => isTrue({ shown, is }, Number(number.replace(/[,%\s]/gu, "")) / parts));
}

/** A number in words may be drawn in digits. */
function formsOf(shown: string): string[] {
  const count = numberWords.indexOf(shown.toLowerCase());
  return [shown, ...(count >= 0 ? [String(count)] : [])];
}
