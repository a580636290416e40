// Does `npm run bench -- --gpu` do what it says where there is a GPU? With Dawn as npm gives it, on the software adapter that comes
// with Chromium: every golden case passes, and every line is measured.

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dawnPackage } from "../../scripts/bench/dawn";
import type { BenchResults } from "../../scripts/bench/tables";
import { findOrInstallBrowser } from "../../scripts/browser.mjs";

const folder = mkdtempSync(join(tmpdir(), "dawn-"));
afterAll(() => rmSync(folder, { recursive: true }));
const run = promisify(execFile);

/** Where SwiftShader and a loader of Vulkan lie: beside the browser's program, or where Debian's puts them. */
async function softwareVulkan(): Promise<Record<string, string>> {
  const folders = [dirname(realpathSync(await findOrInstallBrowser())), "/usr/lib/chromium"];
  const found = folders.find((each) => existsSync(join(each, "vk_swiftshader_icd.json")));
  expect(found, `vk_swiftshader_icd.json in ${folders.join(" or ")}`).toBeDefined();
  return { LD_LIBRARY_PATH: found!, VK_ICD_FILENAMES: join(found!, "vk_swiftshader_icd.json") };
}

beforeAll(async () => {
  await run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, dawnPackage]);
}, 300_000);

test("the WGSL engines pass every golden case on Dawn's adapter, and are timed beside SIMD", async () => {
  const json = join(folder, "bench.json");
  const { stdout } = await run("npm", ["run", "bench", "--", "--gpu", "--quick", "--dawn", folder, "--json", json], {
    env: { ...process.env, ...(await softwareVulkan()) },
  });
  expect(stdout).toMatch(/^golden: 71 of 71 cases pass, worst relative error \d\.\de-\d$/m);
  const { gpu } = JSON.parse(readFileSync(json, "utf8")) as BenchResults;
  expect(gpu!.isSoftware).toBe(true);
  expect(gpu!.golden).toMatchObject({ cases: 71 });
  expect(gpu!.memories.map(({ memory, traced }) => [memory, traced])).toEqual([
    ["linear, d 32", true],
    ["linear, d 32", false],
  ]);
  expect(gpu!.models.map(({ model }) => model)).toEqual(["lmm"]);
  expect(gpu!.trainings.map(({ model }) => model)).toEqual(["lmm"]);
  for (const figure of [
    ...Object.values(gpu!.limits),
    ...gpu!.memories.flatMap(({ simd, blocks, long }) => [simd, blocks, long]),
    ...[...gpu!.models, ...gpu!.trainings].flatMap(({ simd, wgsl }) => [simd, wgsl]),
  ]) {
    expect(figure).toBeGreaterThan(0);
    expect(figure).toBeLessThan(Infinity);
  }
});

test("a folder made by npm run carry does the same with nothing else at hand", async () => {
  const carried = join(folder, "carried");
  await run("npm", ["run", "carry", "--", carried, "--dawn", folder]);
  const { stdout } = await run("./node", ["bench.mjs", "--gpu", "--quick", "--dawn", "."], {
    cwd: carried,
    env: { PATH: "", ...(await softwareVulkan()) },
  });
  expect(stdout).toContain("golden: 71 of 71 cases pass");
  expect(stdout).toMatch(/^LMM: .*WGSL/m);
});
