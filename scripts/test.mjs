// @ts-check
// `npm test`: everything that must hold, from a fresh clone, in one command. Runs every step, names those that failed, and
// ends with `N passed, N failed`: the tests of all vitest projects, and one more failure for every other step that failed.
// `npm run test:long` runs what takes too long for every change instead, and ends in the same line.
// Journeys use both cores, but not all of the time: what needs no page that answers at once works meanwhile, in two rows beneath them.
// These have a lower priority, so that they take what is left over, and say what they said when they end.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

/** @typedef {{ name: string, passed: number, failed: number, problems: string[], seconds: number }} Outcome */
/**
 * @typedef {object} Place
 * @property {boolean} [beside] another step: what it says is printed when it ends, so that the two do not mix
 * @property {number} [priority] as the system counts it: higher is later
 */

const isLong = process.argv.includes("--long");
const stepLimit = (isLong ? 90 : 20) * 60_000; // ms; a step that hangs is a failure, not a night's wait
const reports = join(root, ".cache", "test");

setUp();
const { findOrInstallBrowser, findOrInstallFirefox } = await import("./browser.mjs"); // after setUp: it imports playwright-core
delete process.env["NODE_ENV"]; // each tool sets its own; one set outside would build another page than the one that ships
process.env["CHROMIUM"] = await findOrInstallBrowser();
console.log(`Browser: ${process.env["CHROMIUM"]}`);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const begun = performance.now();
const outcomes = isLong ? [await runTests("longBrowser"), await runTests("long")] : await runAll();
console.log("");
for (const { name, passed, problems, seconds } of outcomes) {
  const verdict = problems.length > 0 ? `FAILED: ${problems.join("; ")}` : passed > 0 ? `${passed} passed` : "ok";
  console.log(`${name.padEnd(10)}${seconds.toFixed(1).padStart(6)} s  ${verdict}`);
}
console.log(`${"together".padEnd(10)}${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
const failed = sum(outcomes.map((outcome) => outcome.failed));
console.log(`${sum(outcomes.map((outcome) => outcome.passed))} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function runAll() {
  const beneath = { beside: true, priority: 5 }; // less, and a test of ten seconds would wait for minutes
  const rows = await Promise.all([
    inTurn([
      () => runTool("types", "oxlint", "bin/oxlint", ["--deny-warnings"], beneath),
      () => runTool("lint", "eslint", "bin/eslint.js", ["--max-warnings=0", "."], beneath),
      () => runTool("format", "prettier", "bin/prettier.cjs", ["--check", "--log-level=warn", "."], beneath),
      () => runTests("browser", beneath),
    ]),
    inTurn([() => runTests("unit", beneath)]),
    inTurn([
      () => runTool("build", "vite", "bin/vite.js", ["build", "--logLevel=warn"], { beside: true }),
      () => runTests("journeys"),
      () => runFirefox(),
    ]),
  ]);
  return [...rows.flat(), await runTests("speed")];
}

/**
 * Where there is no Firefox and none can be installed, that is a failure, with the sentence that says how.
 * @returns {Promise<Outcome>}
 */
async function runFirefox() {
  try {
    process.env["FIREFOX"] = await findOrInstallFirefox();
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { name: "firefox", passed: 0, failed: 1, problems: [problem], seconds: 0 };
  }
  return runTests("firefox");
}

/** @param {readonly (() => Promise<Outcome>)[]} steps @returns {Promise<Outcome[]>} */
async function inTurn(steps) {
  const outcomes = [];
  for (const step of steps) outcomes.push(await step());
  return outcomes;
}

/**
 * @param {string} name @param {string} packageName @param {string} script @param {string[]} args @param {Place} [options]
 * @returns {Promise<Outcome>}
 */
async function runTool(name, packageName, script, args, { beside = false, priority = 0 } = {}) {
  if (!beside) console.log(`\n── ${name}`);
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, "node_modules", packageName, script), ...args], {
    cwd: root,
    stdio: ["ignore", beside ? "pipe" : "inherit", beside ? "pipe" : "inherit"],
    timeout: stepLimit,
  });
  if (child.pid !== undefined && priority > 0) setPriority(child.pid, priority); // whatever it starts inherits it
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => said.push(part));
  /** @type {string | null} */
  const problem = await new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (status, signal) => resolve(status === 0 ? null : `ended with ${status ?? signal}`));
  });
  const seconds = (performance.now() - start) / 1000;
  if (beside) console.log(`\n── ${name}\n${Buffer.concat(said).toString().trim()}`);
  const problems = problem === null ? [] : [problem];
  return { name, passed: 0, failed: problems.length, problems, seconds };
}

/**
 * One vitest project. That a test was skipped, or that none ran, is a failure.
 * @param {string} project @param {Place} [options] @returns {Promise<Outcome>}
 */
async function runTests(project, options) {
  const reportFile = join(reports, `${project}.json`);
  const args = [
    "run",
    `--project=${project}`,
    "--allowOnly=false",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ];
  const outcome = await runTool(project, "vitest", "vitest.mjs", args, options);
  if (!existsSync(reportFile)) return { ...outcome, failed: 1, problems: [...outcome.problems, "no report"] };
  const { numTotalTests, numPassedTests, numFailedTests } = JSON.parse(readFileSync(reportFile, "utf8"));
  const problems = [...outcome.problems];
  const notRun = numTotalTests - numPassedTests - numFailedTests;
  if (numFailedTests > 0) problems.push(`${numFailedTests} of ${numTotalTests} tests`);
  if (notRun > 0) problems.push(`${notRun} skipped`);
  if (numTotalTests === 0) problems.push("no test ran");
  const failures = numFailedTests + notRun;
  return { ...outcome, passed: numPassedTests, failed: problems.length > 0 ? Math.max(1, failures) : 0, problems };
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
