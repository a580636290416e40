// @ts-check
// Who may import whom? Rooms are folders of src/, and what a room does not list, it may not import: the table of
// ARCHITECTURE.md as one lint rule. Reads paths, not the disk, so a file that does not exist yet is judged all the same.

import { posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));

/** What of the page may draw: d3 computes, React owns the DOM. */
const drawing = ["react", "react-dom", "react-aria-components", "lucide-react", "zustand", "d3"];
const data = ["scene", "contracts", "words"];
const page = ["guide", "lessons", "state", ...data];
const shared = ["hooks", "text", "controls", "chart", "panel"];

/**
 * A file belongs to the room with the longest folder that holds it; `*` is any one folder, and folders that share one
 * row's `*` are rooms beside each other, which may not import each other.
 * `imports` and `packages` are all that a room may import; `starts` names rooms that it may only start as a worker.
 * @type {{ name: string, folder: string, imports: string[], packages: string[], starts?: string[] }[]}
 */
export const layers = [
  { name: "words", folder: "words", imports: [], packages: ["@formatjs/icu-messageformat-parser"] },

  { name: "contracts", folder: "model/contracts", imports: ["words"], packages: [] },
  { name: "kernels", folder: "model/kernels", imports: ["simd", "contracts", "words"], packages: ["@tensorflow"] },
  { name: "simd", folder: "model/kernels/simd", imports: [], packages: [] },
  {
    name: "trained",
    folder: "model/trained",
    imports: ["kernels", "simd", "contracts", "words"],
    packages: ["@tensorflow"],
  },
  {
    name: "learning",
    folder: "model/learning",
    imports: ["reading", "trained", "kernels", "simd", "contracts", "words"],
    packages: ["@tensorflow"],
  },
  {
    name: "reading",
    folder: "model/reading",
    imports: ["trained", "kernels", "simd", "contracts", "words"],
    packages: ["@tensorflow"],
  },
  {
    name: "compared",
    folder: "model/compare",
    imports: ["reading", "trained", "kernels", "contracts", "words"],
    packages: [],
  },
  {
    name: "explain",
    folder: "model/explain",
    imports: ["compared", "reading", "trained", "kernels", "contracts", "words"],
    packages: [],
  },
  {
    name: "check",
    folder: "model/check",
    imports: ["explain", "compared", "reading", "trained", "kernels", "simd", "contracts", "words"],
    packages: ["@tensorflow"],
  },
  {
    name: "worker",
    folder: "model",
    imports: ["check", "explain", "compared", "learning", "reading", "trained", "kernels", "contracts", "words"],
    packages: ["@tensorflow"],
  },

  { name: "scene", folder: "scene", imports: ["contracts", "words"], packages: ["fflate"] },
  { name: "lessons", folder: "lessons", imports: data, packages: [] },
  { name: "state", folder: "state", imports: data, packages: ["zustand"], starts: ["worker"] },
  { name: "guide", folder: "guide", imports: ["lessons", "state", ...data], packages: ["zustand"] },

  { name: "hooks", folder: "components/hooks", imports: page, packages: drawing },
  {
    name: "text",
    folder: "components/text",
    imports: ["hooks", ...page],
    packages: [...drawing, "virtual:formulas"],
  },
  { name: "controls", folder: "components/controls", imports: ["hooks", "text", ...page], packages: drawing },
  { name: "chart", folder: "components/chart", imports: ["hooks", "text", "controls", ...page], packages: drawing },
  {
    name: "panel",
    folder: "components/panel",
    imports: ["hooks", "text", "controls", "chart", ...page],
    packages: drawing,
  },
  { name: "settings", folder: "components/settings", imports: [...shared, ...page], packages: drawing },
  { name: "panels of Explore", folder: "components/explore/*", imports: [...shared, ...page], packages: drawing },
  {
    name: "explore",
    folder: "components/explore",
    imports: ["panels of Explore", "settings", ...shared, ...page],
    packages: drawing,
  },
  {
    name: "panels of Compare",
    folder: "components/compare/*",
    imports: ["compare", ...shared, ...page],
    packages: drawing,
  },
  {
    name: "compare",
    folder: "components/compare",
    imports: ["panels of Compare", ...shared, ...page],
    packages: drawing,
  },
  {
    name: "panels of Train",
    folder: "components/train/*",
    imports: ["train", ...shared, ...page],
    packages: drawing,
  },
  {
    name: "train",
    folder: "components/train",
    imports: ["panels of Train", ...shared, ...page],
    packages: drawing,
  },
  {
    name: "course",
    folder: "components/lessons",
    imports: ["panels of Explore", "panels of Compare", "explore", "compare", "train", "settings", ...shared, ...page],
    packages: drawing,
  },
  { name: "shell", folder: "components/shell", imports: [...shared, ...page], packages: drawing },

  {
    name: "page",
    folder: "page",
    imports: [
      "shell",
      "course",
      "panels of Train",
      "train",
      "panels of Compare",
      "compare",
      "panels of Explore",
      "explore",
      "settings",
      ...shared,
      ...page,
    ],
    packages: ["react", "react-dom", "react-aria-components", "@fontsource-variable"],
  },
  {
    name: "entry",
    folder: "",
    imports: ["page", "panel", "hooks", "state", ...data],
    packages: ["react", "react-dom", "@fontsource-variable"],
  },
];

/** Rooms whose folders may hold folders of their own: a check of a lesson, a kind of text. */
const mayBeDeeper = ["trained", "lessons", "course"];

/** @typedef {{ layer: (typeof layers)[number], room: string }} Place room: the folder itself, where the layer has several */

/** @param {string} path from the root of the project @returns {Place | null} */
function placeOf(path) {
  if (!path.startsWith("src/")) return null;
  const folders = path.split("/").slice(1, -1);
  const fits = layers.flatMap((layer) => {
    const wanted = layer.folder === "" ? [] : layer.folder.split("/");
    const isInside = wanted.every((name, depth) => (name === "*" ? depth < folders.length : name === folders[depth]));
    const isAsDeep = folders.length === wanted.length || mayBeDeeper.includes(layer.name);
    return isInside && isAsDeep ? [{ layer, depth: wanted.length }] : [];
  });
  const best = fits.sort((one, other) => other.depth - one.depth)[0];
  return best ? { layer: best.layer, room: folders.slice(0, best.depth).join("/") } : null;
}

/** @type {import("eslint").Rule.RuleModule} */
export const layersRule = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    if (!file.startsWith("src/") || file.endsWith(".d.ts")) return {};
    const place = placeOf(file);

    /** @param {any} source @param {boolean} startsWorker */
    function check(source, startsWorker = false) {
      if (place === null || typeof source?.value !== "string") return;
      const [path = "", query = ""] = source.value.split("?");
      const isWorker = startsWorker || /\bworker\b/.test(query);
      const problem = path.startsWith("..")
        ? `${path} climbs out of its room: import it as #…, which says from where.`
        : path.startsWith(".")
          ? fileProblem(posix.join(posix.dirname(file), path), isWorker)
          : path.startsWith("#")
            ? fileProblem(`src/${path.slice(1)}`, isWorker)
            : path.startsWith("/")
              ? fileProblem(path.slice(1), isWorker)
              : packageProblem(path);
      if (problem) context.report({ node: source, message: problem });
    }

    /** @param {string} path @param {boolean} isWorker */
    function fileProblem(path, isWorker) {
      const target = placeOf(path);
      if (place === null) return null;
      if (target === null) return `${path} is in no room: name its folder in eslint.layers.js.`;
      const { layer, room } = place;
      if (!isWorker && target.room === room && target.layer === layer) return null;
      if (target.layer === layer) return `${room} may not import ${target.room}: they stand beside each other.`;
      const allowed = isWorker ? (layer.starts ?? []) : layer.imports;
      if (allowed.includes(target.layer.name)) return null;
      return `${layer.name} may not ${isWorker ? "start" : "import"} ${target.layer.name} (${path}), only ${allowed.join(", ") || "nothing"}.`;
    }

    /** @param {string} specifier */
    function packageProblem(specifier) {
      const allowed = place?.layer.packages ?? [];
      if (allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return null;
      return `${place?.layer.name} may not import ${specifier}, only ${allowed.join(", ") || "no package"}.`;
    }

    return {
      Program(node) {
        if (place === null) {
          context.report({ node, message: `${file} is in no room: give its folder a row in eslint.layers.js.` });
        }
      },
      ImportDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (/** @type {any} */ node) => check(node.source ?? node.argument?.literal),
      /** A bundler follows `new URL("./file", import.meta.url)` as it follows an import; so does `new Worker` of one. */
      "NewExpression[callee.name='URL'][arguments.1.object.type='MetaProperty']": (/** @type {any} */ node) =>
        checkAddress(
          node.arguments[0],
          node.parent.type === "NewExpression" && /Worker$/.test(node.parent.callee.name),
        ),
    };

    /** An address cannot begin with #, so it may climb. @param {any} source @param {boolean} startsWorker */
    function checkAddress(source, startsWorker) {
      if (place === null || typeof source?.value !== "string") return;
      const problem = fileProblem(posix.join(posix.dirname(file), source.value), startsWorker);
      if (problem) context.report({ node: source, message: problem });
    }
  },
};
