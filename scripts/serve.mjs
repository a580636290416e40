// @ts-check
// How does the built page get an address? Builds dist/ where the sources are newer, and serves it on this machine only.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { preview } from "vite";
import { root } from "./setup.mjs";

const host = "127.0.0.1";
const sources = [
  "index.html",
  "package.json",
  "package-lock.json",
  "vite.config.ts",
  "tsconfig.json",
  "scripts",
  "src",
  "public",
];

export function buildIfStale() {
  const page = join(root, "dist", "index.html");
  if (existsSync(page) && newestChange(sources.map((name) => join(root, name))) < statSync(page).mtimeMs) return;
  console.log("Building the page …");
  const result = spawnSync(
    process.execPath,
    [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel=warn"],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" }, // vitest says "test", and React would build its slow self
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (result.status !== 0) throw new Error("The page could not be built: Vite says why above.");
}

/**
 * Serves dist/ and returns once the address answers.
 * @param {{ port: number, strictPort: boolean }} options strictPort: refuse another port where this one is taken
 */
export async function serve({ port, strictPort }) {
  const server = await preview({ root, logLevel: "warn", preview: { host, port, strictPort } });
  const bound = server.httpServer.address();
  if (bound === null || typeof bound === "string") throw new Error(`The server listens on ${bound}, not on a port.`);
  const address = `http://${host}:${bound.port}/`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
  return { address, close: () => server.close() };
}

/** Milliseconds of the latest change below these paths; folders count too, so that a deleted file is a change. @param {string[]} paths @returns {number} */
function newestChange(paths) {
  const times = paths.filter(existsSync).map((path) => {
    const status = statSync(path);
    if (!status.isDirectory()) return status.mtimeMs;
    return Math.max(status.mtimeMs, newestChange(readdirSync(path).map((name) => join(path, name))));
  });
  return Math.max(0, ...times);
}
