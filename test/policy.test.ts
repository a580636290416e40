// Does the policy still fit the package that writes styles into the page? react-aria writes two: one stands in our own style
// sheet, the other, while a dialog is open on iOS, is allowed by its hash. Another version may write others.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { securityHeaders } from "../scripts/policy.mjs";

const written = (path: string): string => {
  const source = readFileSync(`node_modules/react-aria/dist/private/${path}`, "utf8");
  return /style\.textContent = `([^`]*)`/.exec(source)![1]!.trim();
};

test("the style that react-aria writes on iOS is allowed by its hash", () => {
  const hash = createHash("sha256").update(written("overlays/usePreventScroll.mjs")).digest("base64");
  expect(securityHeaders["Content-Security-Policy"]).toContain(`'sha256-${hash}'`);
});

test("the rule that react-aria would write for what can be pressed stands in our own style sheet, under its name in the page", () => {
  expect(written("interactions/usePress.mjs")).toContain("touch-action: pan-x pan-y pinch-zoom;");
  expect(readFileSync("src/page/tokens.css", "utf8")).toMatch(
    /\[data-react-aria-pressable\] \{\s*touch-action: pan-x pan-y pinch-zoom;/,
  );
  const source = readFileSync("node_modules/react-aria/dist/private/interactions/usePress.mjs", "utf8");
  const id = /STYLE_ID = '([^']+)'/.exec(source)![1]!;
  expect(readFileSync("index.html", "utf8")).toContain(`id="${id}"`);
});
