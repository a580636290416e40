// @ts-check
// `npm run words`: every English text of the page as one flat JSON record, by where it stands. A translation is the same
// record with other texts: see “How to add a language” in ARCHITECTURE.md.

import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "vite";
import { fail } from "./setup.mjs";

if (process.argv.length > 2) fail(`npm run words takes nothing, not ${process.argv[2]}.`);

const server = await createServer({
  appType: "custom",
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, watch: null },
});
try {
  const paths = readdirSync("src", { recursive: true, encoding: "utf8" }).map((path) => `src/${path}`);
  for (const path of paths.filter((name) => /(?<!\.d)\.tsx?$/u.test(name))) {
    if (/\btranslated(Fields)?\(/u.test(readFileSync(path, "utf8"))) await server.ssrLoadModule(`/${path}`);
  }
  const { englishTexts } = await server.ssrLoadModule("/src/words/translate.ts");
  console.log(JSON.stringify(englishTexts(), null, 2));
} finally {
  await server.close();
}
