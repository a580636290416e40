// @ts-check
// Is this checkout ready to run? Checks Node, and installs what package-lock.json names where it is not installed yet.
// Imports nothing that has to be installed, and nothing that an older Node lacks.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends the process with a sentence where Node is too old or the installation fails. */
export function setUp() {
  if (!isNodeNewEnough(process.versions.node)) {
    fail(
      `Titans Explorer needs Node 20.19, 22.12 or newer; this is Node ${process.versions.node}. See https://nodejs.org`,
    );
  }
  if (isInstalled()) return;
  console.log("Installing the dependencies (npm ci) …");
  const status = runNpm(["ci", "--include=dev"]);
  if (status !== 0) fail("The dependencies could not be installed: npm ci says why above.");
}

/** @param {string} sentence @returns {never} */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** The range that Vite supports. @param {string} version */
function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

/** Whether node_modules holds exactly what package-lock.json names, apart from packages for other platforms. */
function isInstalled() {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const wanted = packagesIn(join(root, "package-lock.json"));
  const installed = packagesIn(installedFile);
  const isCurrent = Object.entries(wanted).every(([path, { version, optional }]) => {
    const found = installed[path];
    return path === "" || (found ? found.version === version : optional);
  });
  return isCurrent && Object.keys(installed).every((path) => path in wanted);
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** @param {string[]} args */
function runNpm(args) {
  /** @type {import("node:child_process").SpawnSyncOptions} */
  const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"] };
  const npm = process.env["npm_execpath"]; // npm's own script, set where npm runs us; on Windows `npm` alone is a shell script
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  return result.status;
}
