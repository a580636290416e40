// Do the stylesheets ask for the layouts that layout.ts chooses? One question of two media would be answered in two ways.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = new URL("../src", import.meta.url).pathname;

const sheets = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css"));
const phone = /const small = matchMedia\("(.*)"\)/.exec(
  readFileSync(join(source, "components/hooks/layout.ts"), "utf8"),
)![1]!;

test("what a stylesheet does on a phone it does in every window that has a phone's layout, and in no other", () => {
  expect(sheets.length).toBeGreaterThan(40);
  for (const name of sheets) {
    for (const [rule] of readFileSync(join(source, name), "utf8").matchAll(/@media [^{]*699[^{]*/g))
      expect(rule, name).toContain(phone);
    expect(readFileSync(join(source, name), "utf8"), name).not.toMatch(
      /@media[^{]*(700px|69\dpx)(?!\) and \(min-height: 540px)/,
    );
  }
});

test("forced colours draw no border that is not there, and lay no field under words on ink", () => {
  for (const name of sheets.filter((sheet) => sheet !== "tokens.css")) {
    const text = readFileSync(join(source, name), "utf8");
    expect(text, name).not.toMatch(/border[^;]*transparent;/);
    for (const [, rule] of text.matchAll(/\{([^{}]*)\}/g))
      if (/(^|\s)color: var\(--on-ink\)/.test(rule!)) expect(rule, name).toContain("forced-color-adjust: none");
  }
});
