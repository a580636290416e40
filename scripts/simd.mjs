// How do the SIMD kernels come to be? `npm run simd` compiles src/model/kernels/simd/assembly/ from AssemblyScript to
// WebAssembly and writes it, as base64, where every bundler and Node can read it, with the digest of what it was made of.
// `-- --check` says whether what is there was made of these sources, by this compiler; `-- --compile`, which takes ten seconds,
// whether it is what they compile to.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
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

const flags = ["-O3", "--converge", "--noAssert", "--enable", "simd", "--runtime", "stub", "--disableWarning"];

/** SHA-256 of all that a compiled module depends on: every source, the flags, and which compiler. */
async function digestOfSources() {
  const hash = createHash("sha256").update(flags.join(" "));
  const { devDependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  hash.update(devDependencies["assemblyscript"]);
  const folder = join(root, simd, "assembly");
  for (const file of (await readdir(folder)).sort()) hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest("hex");
}

/** The text of a compiled module. @throws Error with what the compiler said. */
async function compile({ name, title }, compiled) {
  const folder = await mkdtemp(join(tmpdir(), "simd-"));
  const wasm = join(folder, `${name}.wasm`);
  try {
    const asc = join(root, "node_modules/assemblyscript/bin/asc.js");
    const source = `${simd}/assembly/${name}.ts`;
    await promisify(execFile)(process.execPath, [asc, source, ...flags, "--outFile", wasm], { cwd: root });
    const text = `// ${title}: made by \`npm run simd\` from assembly/, never by hand.
// Of sources with the digest ${await digestOfSources()}.

/** WebAssembly, in base64. */
export const ${name} = "${await readFile(wasm, "base64")}";
`;
    return await format(text, { ...(await resolveConfig(compiled)), filepath: compiled });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [flag] = process.argv.slice(2);
const digest = await digestOfSources();
for (const module of modules) {
  const compiled = join(root, simd, `${module.name}.ts`);
  const isSame = async () => {
    const there = await readFile(compiled, "utf8");
    return flag === "--check" ? there.includes(digest) : there === (await compile(module, compiled));
  };
  if (flag === undefined) await writeFile(compiled, await compile(module, compiled));
  else if (!(await isSame())) {
    console.error(`simd: ${module.name}.ts is not what assembly/ compiles to; run npm run simd`);
    process.exitCode = 1;
  }
}
