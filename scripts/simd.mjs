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
const simd = "src/model/kernels/simd";
/** Files of assembly/ that say what a module exports, and what the outcome says of itself. */
const modules = [
  { name: "kernels", title: "The SIMD kernels, compiled" },
  { name: "learning", title: "The SIMD kernels and the way back through them, compiled" },
];

/** The text of a compiled module. @throws Error with what the compiler said. */
async function compile({ name, title }, compiled) {
  const folder = await mkdtemp(join(tmpdir(), "simd-"));
  const wasm = join(folder, `${name}.wasm`);
  try {
    const flags = ["-O3", "--converge", "--noAssert", "--enable", "simd", "--runtime", "stub", "--disableWarning"];
    const asc = join(root, "node_modules/assemblyscript/bin/asc.js");
    const source = `${simd}/assembly/${name}.ts`;
    await promisify(execFile)(process.execPath, [asc, source, ...flags, "--outFile", wasm], { cwd: root });
    const text = `// ${title}: made by \`npm run simd\` from assembly/, never by hand.

/** WebAssembly, in base64. */
export const ${name} = "${await readFile(wasm, "base64")}";
`;
    return await format(text, { ...(await resolveConfig(compiled)), filepath: compiled });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [flag] = process.argv.slice(2);
for (const module of modules) {
  const compiled = join(root, simd, `${module.name}.ts`);
  const text = await compile(module, compiled);
  if (flag !== "--check") await writeFile(compiled, text);
  else if ((await readFile(compiled, "utf8")) !== text) {
    console.error(`simd: ${module.name}.ts is not what assembly/ compiles to; run npm run simd`);
    process.exitCode = 1;
  }
}
