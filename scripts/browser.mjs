// @ts-check
// Which Chrome or Chromium do tests and screenshots use, and which Firefox? $CHROMIUM and $FIREFOX, else an installed one, else
// one installed here and now. Run as a program it prints the path of the first.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./setup.mjs";

/** Chromium without the window around the page, by its name in Debian: a journey takes a third less of the machine in it. */
const headlessShell = "chromium-headless-shell";

/**
 * Command line of a browser that keeps to itself. SwiftShader is WebGPU in software: without these two flags a machine
 * without a GPU has no WebGPU adapter, which is what most readers' test machines look like.
 * @param {{ webgpu: boolean }} options
 */
export function browserArguments({ webgpu }) {
  return [
    ...(process.platform === "linux" ? ["--no-sandbox"] : []), // in containers and as root Chromium's sandbox cannot start
    ...(webgpu ? ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"] : []),
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ];
}

/** @returns {Promise<string | null>} the path of a browser that starts; null where there is none */
async function findBrowser() {
  const asked = process.env["CHROMIUM"];
  if (asked) {
    if (!starts(asked)) throw new Error(`CHROMIUM is ${asked}, which is not a Chrome or Chromium that starts.`);
    return asked;
  }
  return [...usualPaths(), await playwrightPath()].find((path) => starts(path)) ?? null;
}

/** @returns {Promise<string>} */
export async function findOrInstallBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.log("No Chrome or Chromium found: installing Chromium …");
  for (const name of [headlessShell, "chromium"]) {
    const installed = installFromDebian(name) ? await findBrowser() : null; // on Ubuntu chromium is an empty package
    if (installed) return installed;
  }
  run(process.execPath, [join(root, "node_modules", "playwright", "cli.js"), "install", "chromium"], process.env);
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Error("No Chrome or Chromium, and none could be installed. Install one, or set CHROMIUM to its path.");
}

/**
 * A stock Firefox, as readers have it.
 * @returns {Promise<string>}
 * @throws Error saying how to install one, where there is none and none could be installed
 */
export async function findOrInstallFirefox() {
  const asked = process.env["FIREFOX"];
  if (asked) {
    if (!starts(asked, /Firefox/)) throw new Error(`FIREFOX is ${asked}, which is not a Firefox that starts.`);
    return asked;
  }
  const found = findFirefox();
  if (found) return found;
  console.log("No Firefox found: installing it …");
  const installed = installFromDebian("firefox-esr") ? findFirefox() : null;
  if (installed) return installed;
  throw new Error(
    "No Firefox, and none could be installed. Install one (in Debian: apt-get install firefox-esr), or set FIREFOX to its path.",
  );
}

function findFirefox() {
  return usualFirefoxPaths().find((path) => starts(path, /Firefox/)) ?? null;
}

/** @param {string} name of a package @returns {boolean} whether this is a Debian that lets us install it */
function installFromDebian(name) {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || onPath("apt-get").length === 0) return false;
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update"], environment);
  run("apt-get", ["install", "-y", "--no-install-recommends", name], environment);
  return true;
}

function usualFirefoxPaths() {
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(process.env["HOME"] ?? "", "Applications")].map((folder) =>
        join(folder, "Firefox.app", "Contents", "MacOS", "firefox"),
      );
    case "win32":
      return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) =>
        join(process.env[name] ?? "", "Mozilla Firefox", "firefox.exe"),
      );
    default:
      return ["firefox-esr", "firefox"].flatMap(onPath);
  }
}

function usualPaths() {
  switch (process.platform) {
    case "darwin": {
      const folders = ["/Applications", join(process.env["HOME"] ?? "", "Applications")];
      const names = ["Google Chrome", "Chromium"];
      return folders.flatMap((folder) => names.map((name) => join(folder, `${name}.app`, "Contents", "MacOS", name)));
    }
    case "win32": {
      const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name] ?? "");
      const names = [join("Google", "Chrome"), "Chromium"];
      return folders.flatMap((folder) => names.map((name) => join(folder, name, "Application", "chrome.exe")));
    }
    default:
      return [headlessShell, "chromium", "google-chrome-stable", "google-chrome", "chromium-browser", "chrome"].flatMap(
        onPath,
      );
  }
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).filter(existsSync);
}

async function playwrightPath() {
  const { chromium } = await import("playwright-core");
  return chromium.executablePath();
}

/** A file of that name may be an empty shell that asks for a snap, so it is asked for its version. @param {string} path */
function starts(path, name = /Chrom(e|ium)/) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true; // there --version opens a window
  const { stdout } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return name.test(stdout);
}

/** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} environment */
function run(program, args, environment) {
  spawnSync(program, args, { env: environment, stdio: ["ignore", "inherit", "inherit"] });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await findOrInstallBrowser());
}
