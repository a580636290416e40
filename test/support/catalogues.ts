// Which catalogues are there? Loads every file that makes one out of messages, so that `englishTexts` knows all of them.

import { readFileSync } from "node:fs";

const files = import.meta.glob("../../src/**/*.{ts,tsx}");

/** Paths from the root of the project. */
export const catalogueFiles = Object.keys(files)
  .map((path) => path.slice("../../".length))
  .filter((path) => path !== "src/words/translate.ts" && /\btranslated\(/u.test(readFileSync(path, "utf8")));

await Promise.all(catalogueFiles.map((path) => files[`../../${path}`]!()));
