// Are the SIMD kernels that are committed what their sources compile to, byte by byte? The gate compares digests of the sources.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { test } from "vitest";

test("the kernels that are committed are what their sources compile to", async () => {
  await promisify(execFile)(process.execPath, ["scripts/simd.mjs", "--compile"]);
});
