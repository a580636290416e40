// How does a TypeScript tool run here? `node scripts/run.mjs NAME ARGS…` bundles scripts/NAME.ts and runs it in Node.
// Our own modules are bundled; packages stay outside, where Node finds tfjs's CommonJS build (its ES modules do not load).
// What a command imports only once it knows what to do is a file of its own: a refused argument does not wait for tfjs.

import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
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
      path: resolve(...(path.startsWith("#") ? [root, "src", path.slice(1)] : [resolveDir, path])).replace(
        /\?raw$/,
        "",
      ),
      namespace: "raw",
    }));
    bundle.onLoad({ filter: /./, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};

/** What Node runs as it is stays where it lies: it looks for things beside itself. */
const plain = {
  name: "plain",
  setup(bundle) {
    bundle.onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(resolve(resolveDir, path)).href,
      external: true,
    }));
  },
};

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
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
    plugins: [raw, plain],
  });
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
