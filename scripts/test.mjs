// @ts-check
// `npm test`: everything that must hold, from a fresh clone, in one command. Runs every step, names those that failed, and
// ends with `N passed, N failed`: the tests of all vitest projects, and one more failure for every other step that failed.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, setUp } from "./setup.mjs";

/** @typedef {{ name: string, passed: number, failed: number, problems: string[], seconds: number }} Outcome */

const stepLimit = 20 * 60_000; // ms; a step that hangs is a failure, not a night's wait
const reports = join(root, ".cache", "test");

setUp();
const { findOrInstallBrowser } = await import("./browser.mjs"); // after setUp: it imports playwright-core
delete process.env["NODE_ENV"]; // each tool sets its own; one set outside would build another page than the one that ships
process.env["CHROMIUM"] = await findOrInstallBrowser();
console.log(`Browser: ${process.env["CHROMIUM"]}`);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const outcomes = [
  runTool("format", "prettier", "bin/prettier.cjs", ["--check", "--log-level=warn", "."]),
  runTool("types", "typescript", "bin/tsc", ["--noEmit"]),
  runTool("lint", "eslint", "bin/eslint.js", ["--max-warnings=0", "."]),
  runTests("unit"),
  runTool("build", "vite", "bin/vite.js", ["build", "--logLevel=warn"]),
  runTests("browser"),
  runTests("journeys"),
];

console.log("");
for (const { name, passed, problems, seconds } of outcomes) {
  const verdict = problems.length > 0 ? `FAILED: ${problems.join("; ")}` : passed > 0 ? `${passed} passed` : "ok";
  console.log(`${name.padEnd(10)}${seconds.toFixed(1).padStart(6)} s  ${verdict}`);
}
const failed = sum(outcomes.map((outcome) => outcome.failed));
console.log(`${sum(outcomes.map((outcome) => outcome.passed))} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** @param {string} name @param {string} packageName @param {string} script @param {string[]} args @returns {Outcome} */
function runTool(name, packageName, script, args) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const result = spawnSync(process.execPath, [join(root, "node_modules", packageName, script), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: stepLimit,
  });
  const seconds = (performance.now() - start) / 1000;
  const problems = [];
  if (result.error) problems.push(result.error.message);
  else if (result.status !== 0) problems.push(`ended with ${result.status ?? result.signal}`);
  return { name, passed: 0, failed: problems.length, problems, seconds };
}

/** One vitest project. That a test was skipped, or that none ran, is a failure. @param {string} project @returns {Outcome} */
function runTests(project) {
  const reportFile = join(reports, `${project}.json`);
  const outcome = runTool(project, "vitest", "vitest.mjs", [
    "run",
    `--project=${project}`,
    "--allowOnly=false",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportFile}`,
  ]);
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
