// How do the SIMD kernels come to be? `npm run simd` compiles src/model/kernels/simd/assembly/ from AssemblyScript to
// WebAssembly and writes it, as base64, where every bundler and Node can read it. `-- --check`
// says whether what is there is what the sources compile to.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { format, resolveConfig } from "prettier";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = "src/model/kernels/simd/assembly/kernels.ts";
const compiled = join(root, "src/model/kernels/simd/kernels.ts");

/** The text of kernels.ts. @throws Error with what the compiler said. */
async function compile() {
  const folder = await mkdtemp(join(tmpdir(), "simd-"));
  const wasm = join(folder, "kernels.wasm");
  try {
    const flags = ["-O3", "--converge", "--noAssert", "--enable", "simd", "--runtime", "stub"];
    const asc = join(root, "node_modules/assemblyscript/bin/asc.js");
    await promisify(execFile)(process.execPath, [asc, source, ...flags, "--outFile", wasm], { cwd: root });
    const text = `// The SIMD kernels, compiled: made by \`npm run simd\` from assembly/, never by hand.

/** WebAssembly, in base64. */
export const kernels = "${await readFile(wasm, "base64")}";
`;
    return await format(text, { ...(await resolveConfig(compiled)), filepath: compiled });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [flag] = process.argv.slice(2);
if (flag === "--check") {
  const isFresh = (await readFile(compiled, "utf8")) === (await compile());
  if (!isFresh) console.error("simd: kernels.ts is not what assembly/ compiles to; run npm run simd");
  process.exitCode = isFresh ? 0 : 1;
} else await writeFile(compiled, await compile());
