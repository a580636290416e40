// How does a TypeScript tool run here? `node scripts/run.mjs NAME ARGS…` bundles scripts/NAME.ts and runs it in Node.
// Our own modules are bundled; packages stay outside, where Node finds tfjs's CommonJS build (its ES modules do not load).

import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...args] = process.argv.slice(2);
if (!name) {
  console.error("usage: node scripts/run.mjs NAME ARGS…, for scripts/NAME.ts");
  process.exit(2);
}

/** Vite's `?raw`: a file as a string. */
const raw = {
  name: "raw",
  setup(bundle) {
    bundle.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?raw$/, "")),
      namespace: "raw",
    }));
    bundle.onLoad({ filter: /./, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};

const folder = join(root, "node_modules/.cache/titans-explorer");
await mkdir(folder, { recursive: true });
const outfile = join(folder, `${name}-${process.pid}.mjs`);
const script = join(root, "scripts", `${name}.ts`);
try {
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
    plugins: [raw],
  });
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], script, ...args];
  await import(pathToFileURL(outfile).href);
} catch (error) {
  // Whoever types a command wants to know what is wrong with it; where in our code that was noticed, DEBUG=1 says.
  const { message = String(error), code = "", stack } = error ?? {};
  const isUsage = String(code).startsWith("ERR_PARSE_ARGS");
  console.error(`${name}: ${isUsage ? message.split(". ")[0] : message}`);
  if (process.env["DEBUG"]) console.error(stack);
  process.exitCode = isUsage ? 2 : 1;
} finally {
  await rm(outfile, { force: true });
}
