// How does TeX become pictures of formulas? At build time: `virtual:formulas` holds the MathML of every symbol and formula
// of src/model/contracts/probe.ts, so that the page needs no TeX of its own.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import temml from "temml";

const name = "virtual:formulas";
const table = fileURLToPath(new URL("../src/model/contracts/probe.ts", import.meta.url));

/**
 * MathML by quantity: the symbols of quantities and operands, the formulas of quantities.
 * @returns {Promise<{ symbols: Record<string, string>, formulas: Record<string, string> }>}
 * @throws ParseError naming bad TeX.
 */
async function renderFormulas() {
  const { outputFiles } = await build({ entryPoints: [table], bundle: true, format: "esm", write: false });
  const module = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`;
  const { probe, operands } = await import(module);
  const render = (part) => (entry) => [entry[0], toMathML(entry[1][part])];
  return {
    symbols: Object.fromEntries(Object.entries({ ...operands, ...probe }).map(render("symbol"))),
    formulas: Object.fromEntries(Object.entries(probe).map(render("formula"))),
  };
}

/** Names of several letters stand upright; the style sheet sets single letters in italics. */
function toMathML(tex) {
  return temml
    .renderToString(tex, { throwOnError: true, wrap: "none" })
    .replaceAll(/<mi>(\p{L}{2,})<\/mi>/gu, '<mi mathvariant="normal">$1</mi>');
}

/** @returns {import("vite").Plugin} */
export function formulas() {
  return {
    name: "formulas",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    /** An edited table makes its formulas anew, too. */
    hotUpdate({ file, modules }) {
      const made = file === table && this.environment.moduleGraph.getModuleById(`\0${name}`);
      return made ? [...modules, made] : undefined;
    },
    async load(id) {
      if (id !== `\0${name}`) return null;
      this.addWatchFile(table);
      const made = await renderFormulas();
      return `export const symbols = ${JSON.stringify(made.symbols)};\nexport const formulas = ${JSON.stringify(made.formulas)};`;
    },
  };
}
