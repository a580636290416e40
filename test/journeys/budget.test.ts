// How much does the page load before its first picture? What dist/index.html asks for at once, as a server sends it; the worker,
// tfjs, Compare and the lessons come when they are wanted and do not count.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

/** Kilobytes (1,000), gzipped, and 3 % of room. Who needs more says in the commit what for. */
const budget = { script: 187.5, style: 27.4 } as const;

const html = readFileSync("dist/index.html", "utf8");

function gzipped(tags: RegExp): number {
  const files = new Set([...html.matchAll(tags)].map(([, file]) => file!));
  expect(files.size).toBeGreaterThan(0);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length, 0) / 1000;
}

test("what the first picture needs stays within its budget", () => {
  const script = gzipped(/<(?:script|link)\b[^>]*\b(?:src|href)="\.\/([^"]+\.js)"/g);
  const style = gzipped(/<link\b[^>]*\bhref="\.\/([^"]+\.css)"/g);
  expect(script).toBeLessThan(budget.script);
  expect(style).toBeLessThan(budget.style);
  // A budget that nobody comes near holds nothing.
  expect(script).toBeGreaterThan(0.9 * budget.script);
  expect(style).toBeGreaterThan(0.9 * budget.style);
});
