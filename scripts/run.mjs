// How does a TypeScript tool run here? `node scripts/run.mjs NAME ARGS…` bundles scripts/NAME.ts and runs it in Node. A refused
// argument does not wait for tfjs. Leaves bundling to bundle.mjs.

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { root } from "./setup.mjs";

const [name, ...args] = process.argv.slice(2);
if (!name) {
  console.error("usage: node scripts/run.mjs NAME ARGS…, for scripts/NAME.ts");
  process.exit(2);
}

const script = join(root, "scripts", `${name}.ts`);
if (!existsSync(script)) {
  console.error(`run: there is no ${script}`);
  process.exit(2);
}
// Whoever reads the beginning of what a command prints is done with it: no fault of ours.
process.stdout.on("error", (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPIPE") throw error;
  process.exit(0);
});
const cache = join(root, "node_modules/.cache/titans-explorer"); // below our package.json, where packages are found
await mkdir(cache, { recursive: true });
const outdir = await mkdtemp(join(cache, `${name}-`));
try {
  await bundle({ name, outdir, packages: "outside" });
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], script, ...args];
  const { sayMistake, start } = await import(pathToFileURL(join(outdir, "stdin.mjs")).href);
  /** @param {unknown} error */
  const fail = (error) => {
    // Whoever types a command wants to know what is wrong with it; where in our code that was noticed, DEBUG=1 says.
    const { said, code } = sayMistake(name, error);
    console.error(said);
    if (process.env["DEBUG"]) console.error(error);
    process.exitCode = code;
  };
  process.once("uncaughtException", (error) => {
    fail(error);
    process.exit();
  });
  await start().catch(fail);
} finally {
  await rm(outdir, { recursive: true, force: true });
}
