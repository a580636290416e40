// How much does the page load before its first picture? What dist/index.html asks for at once, as a server sends it; the worker,
// tfjs, Compare and the lessons come when they are wanted and do not count.

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { withMessagesRead } from "../../scripts/messages.mjs";

/** Kilobytes (1,000), gzipped, and 3 % of room. Who needs more says in the commit what for. */
const budget = { script: 180.5, style: 31.5 } as const;

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

test("the page, its worker and all that is fetched later have their messages read, and nothing to read them with", () => {
  const built = readdirSync("dist/assets").filter((file) => file.endsWith(".js"));
  const program = built.map((file) => readFileSync(`dist/assets/${file}`, "utf8")).join("\n");
  const texts: string[] = [];
  const catalogues = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /(?<!\.d)\.tsx?$/u.test(path))
    .map((path) => ({ path, source: readFileSync(`src/${path}`, "utf8") }))
    .filter(({ source }) => source.includes("translated("));
  for (const { path, source } of catalogues) withMessagesRead(source, path, (text) => texts.push(text));
  expect(texts.length).toBeGreaterThan(500);
  // “{n} words” and the library's own words for what is wrong with one.
  expect(texts.filter((text) => text.length > 12 && program.includes(text))).toEqual([]);
  expect(program).not.toContain("EXPECT_ARGUMENT_CLOSING_BRACE");
});
