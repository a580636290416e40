// Can the page speak another language? Every text for people stands in a catalogue, and every catalogue can be translated.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { strayTexts } from "./strayText";

/** Texts that are read by a model, shaders, and programs whose mistakes only a programmer can make or meets in a terminal. */
const notPage =
  /^src\/(model\/(tasks\/|kernels\/|vocabulary|recipes|headless|golden|goldenCases|evaluation|training|verify|weights|config|forward\.stages)|lessons\/\d\d-)/u;

test.fails("every text for people stands in a catalogue", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => `src/${path}`)
    .filter((path) => /(?<!\.d)\.tsx?$/u.test(path) && !notPage.test(path));
  const stray = files.flatMap((path) =>
    strayTexts(path, readFileSync(path, "utf8")).map(({ line, text }) => `${path}:${line} ${text}`),
  );
  expect(stray).toEqual([]);
});
