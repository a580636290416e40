// @ts-check
// How do our TypeScript programs become what Node runs? scripts/NAME.ts and all of our own that it imports, in a folder of ES
// modules; what a command imports only once it knows what to do is a file of its own. Leaves running it to run.mjs.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./setup.mjs";

/** Vite's `?raw`: a file as a string. @type {import("esbuild").Plugin} */
const raw = {
  name: "raw",
  setup(bundle) {
    bundle.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => {
      const from = path.startsWith("#") ? join(root, "src") : resolveDir;
      return { path: resolve(from, path.replace(/^#|\?raw$/g, "")), namespace: "raw" };
    });
    bundle.onLoad({ filter: /./, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};

/** What Node runs as it is stays where it lies: it looks for things beside itself. @type {import("esbuild").Plugin} */
const plain = {
  name: "plain",
  setup(bundle) {
    bundle.onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(resolve(resolveDir, path)).href,
      external: true,
    }));
  },
};

/** Imported only where they are asked for; none of them is asked for where a bundle is taken along. */
const forHereAlone = ["vite", "playwright-core", "assemblyscript/asc", "prettier"];

/**
 * Writes `outdir`/stdin.mjs, which exports `start`, the command, and `sayMistake`.
 * @param {{ name: string, outdir: string, packages: "outside" | "inside" }} options where packages are: outside, where Node finds
 * tfjs's CommonJS build (its ES modules do not load), or inside, for a machine that has none
 */
export async function bundle({ name, outdir, packages }) {
  const inside = packages === "inside";
  await build({
    stdin: {
      contents: `export { sayMistake } from "./commandLine"; export const start = () => import(${JSON.stringify(`./${name}`)});`,
      resolveDir: join(root, "scripts"),
      loader: "ts",
    },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: inside ? false : "inline",
    logLevel: "error",
    plugins: [raw, plain],
    ...(inside
      ? {
          external: forHereAlone,
          mainFields: ["module", "main"], // of a CommonJS build, imported late, only the default export would be left
          banner: {
            js: 'import { createRequire as requireAt } from "node:module"; const require = requireAt(import.meta.url);',
          },
        }
      : { packages: "external" }),
  });
}
