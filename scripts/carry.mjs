// @ts-check
// What does a machine need that has a GPU and nothing of ours? `npm run carry -- FOLDER [--dawn FOLDER]` puts all of it into one: the
// bench with its packages inside, Dawn for this platform, the golden cases, the models, and this very Node. There:
// cd FOLDER && ./node bench.mjs --gpu --dawn . --tables

import { copyFile, cp, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "./bundle.mjs";
import { fail, root } from "./setup.mjs";

const { folder, from } = asked();
const dawn = findDawn(from);
const to = (/** @type {string[]} */ ...parts) => join(folder, ...parts);
await mkdir(to("test/golden"), { recursive: true });
await bundle({ name: "bench", outdir: folder, packages: "inside" });
await writeFile(
  to("bench.mjs"),
  `import { sayMistake, start } from "./stdin.mjs";
await start().catch((error) => {
  const { said, code } = sayMistake("bench", error);
  console.error(said);
  process.exitCode = code;
});
`,
);
const ofPlatform = `${process.platform}-${process.platform === "darwin" ? "universal" : process.arch}`;
for (const part of ["package.json", "index.js", join("dist", ofPlatform)]) {
  await cp(join(dawn, part), to("node_modules/webgpu", part), { recursive: true });
}
const golden = "test/golden/titans-memory.json";
await copyFile(join(root, golden), to(golden));
await cp(join(root, "public/models"), to("public/models"), { recursive: true });
await copyFile(process.execPath, to(basename(process.execPath)));
console.log(`There: cd ${basename(folder)} && ./${basename(process.execPath)} bench.mjs --gpu --dawn . --tables`);

function asked() {
  const usage = "usage: npm run carry -- FOLDER [--dawn FOLDER]";
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { dawn: { type: "string" } } });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return fail(usage);
    return { folder, from: values.dawn === undefined ? root : resolve(values.dawn) };
  } catch {
    return fail(usage);
  }
}

/** @param {string} from */
function findDawn(from) {
  try {
    return dirname(createRequire(join(from, "any.js")).resolve("webgpu"));
  } catch {
    return fail(`the package webgpu (Dawn for Node) is not in ${from}; npm install --no-save webgpu gets it`);
  }
}
