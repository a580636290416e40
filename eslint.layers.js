// @ts-check
// Who may import whom? The layer table of ARCHITECTURE.md as one lint rule: what a layer does not list, it may not import.
// Reads paths, not the disk, so a file that does not exist yet, or whose import does not resolve, is judged all the same.

import { posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * The first layer whose pattern matches a path (without .ts or .tsx) owns it.
 * `imports` and `packages` are all it may import; `starts` names layers that it may only start as a worker.
 * @type {{ name: string, files: RegExp, imports: string[], packages: string[], starts?: string[] }[]}
 */
export const layers = [
  {
    name: "words",
    files: /^src\/words\/[^/]+$/,
    imports: ["words"],
    packages: ["intl-messageformat"],
  },
  {
    name: "contracts",
    files:
      /^src\/model\/(config|longestText|readable|wordEnds|tokenizer|vocabulary|probe|trace|protocol|golden|random|knobs|architecture|measure|evaluated|compareQuestions|compare\/(memory|workbench))$/,
    imports: ["contracts", "words"],
    packages: [],
  },
  {
    name: "kernels",
    files: /^src\/model\/kernels\/[^/]+$/,
    imports: ["kernels", "contracts", "words"],
    packages: ["@tensorflow"],
  },
  {
    name: "worker",
    files: /^src\/model\/worker$/,
    imports: ["model", "kernels", "contracts", "words"],
    packages: ["@tensorflow"],
  },
  {
    name: "model",
    files: /^src\/model\/((tasks|compare)\/)?[^/]+$/,
    imports: ["model", "kernels", "contracts", "words"],
    packages: ["@tensorflow"],
  },
  {
    name: "scene",
    files: /^src\/(scene|linkFields|linkPlaces|linkText|scenePatch|compareScene|claim|presets|stories(\.json)?)$/,
    imports: ["scene", "contracts", "words"],
    packages: ["fflate"],
  },
  {
    name: "lessons",
    files: /^src\/lessons\/[^/]+$/,
    imports: ["lessons", "scene", "contracts", "words"],
    packages: [],
  },
  {
    name: "state",
    files: /^src\/(store|selectors|session|engine|comparison|playhead|fork|link|opening|recorded(\.json)?)$/,
    imports: ["state", "scene", "contracts", "words"],
    packages: ["zustand"],
    starts: ["worker"],
  },
  {
    name: "guide",
    files: /^src\/(guide|progress|handIn)$/,
    imports: ["guide", "lessons", "state", "scene", "contracts", "words"],
    packages: ["zustand"],
  },
  {
    name: "styles",
    files: /^src\/(components\/)?[^/]+\.css$/,
    imports: [],
    packages: [],
  },
  {
    name: "components",
    files: /^src\/components\/.+$/,
    imports: ["components", "styles", "guide", "lessons", "state", "scene", "contracts", "words"],
    packages: ["react", "react-dom", "react-aria-components", "lucide-react", "zustand", "d3", "virtual:formulas"],
  },
  {
    name: "page",
    files: /^src\/(main|App|translation|paper)$/,
    imports: ["page", "components", "styles", "state", "scene", "contracts", "lessons", "words"],
    packages: ["react", "react-dom", "react-aria-components", "@fontsource-variable"],
  },
];

/** @param {string} path from the root of the project, with or without its extension */
function layerOf(path) {
  const name = path.replace(/\.tsx?$/, "");
  return layers.find((layer) => layer.files.test(name)) ?? null;
}

/** @type {import("eslint").Rule.RuleModule} */
export const layersRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    if (!file.startsWith("src/") || file.endsWith(".d.ts")) return {};
    const layer = layerOf(file);

    /** @param {any} source @param {boolean} startsWorker */
    function check(source, startsWorker = false) {
      if (layer === null || typeof source?.value !== "string") return;
      const [path = "", query = ""] = source.value.split("?");
      const isWorker = startsWorker || /\bworker\b/.test(query);
      const problem = path.startsWith(".")
        ? fileProblem(posix.join(posix.dirname(file), path), isWorker)
        : path.startsWith("/")
          ? fileProblem(path.slice(1), isWorker)
          : packageProblem(path);
      if (problem) context.report({ node: source, message: problem });
    }

    /** @param {string} path @param {boolean} isWorker */
    function fileProblem(path, isWorker) {
      const target = layerOf(path);
      if (layer === null) return null;
      if (target === null) return `${path} is in no layer: name it in eslint.layers.js.`;
      const allowed = isWorker ? (layer.starts ?? []) : layer.imports;
      if (allowed.includes(target.name)) return null;
      return `${layer.name} may not ${isWorker ? "start" : "import"} ${target.name} (${path}), only ${allowed.join(", ") || "nothing"}.`;
    }

    /** @param {string} specifier */
    function packageProblem(specifier) {
      const allowed = layer?.packages ?? [];
      if (allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return null;
      return `${layer?.name} may not import ${specifier}, only ${allowed.join(", ") || "no package"}.`;
    }

    return {
      Program(node) {
        if (layer === null) {
          context.report({ node, message: `${file} is in no layer: give it a row in eslint.layers.js.` });
        }
      },
      ImportDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {any} */ node) => check(node.source ?? node.argument?.literal),
      /** A bundler follows `new URL("./file", import.meta.url)` as it follows an import; so does `new Worker` of one. */
      "NewExpression[callee.name='URL'][arguments.1.object.type='MetaProperty']": (/** @type {any} */ node) =>
        check(node.arguments[0], node.parent.type === "NewExpression" && /Worker$/.test(node.parent.callee.name)),
    };
  },
};
