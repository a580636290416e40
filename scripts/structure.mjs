// @ts-check
// How is the house built? `npm run structure`: how many files of which length each room has, which rooms import which, and
// where imports go in a circle. `npm run structure -- FOLDER` says it of another copy of the project, to compare with.
// Counts types as imports too: who must know whom is the same question for both.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";
import { fail, root, setUp } from "./setup.mjs";

setUp();
const { default: ts } = await import("typescript"); // after setUp

const project = resolve(process.argv[2] ?? root);
if (!existsSync(resolve(project, "src"))) fail(`structure: ${project} has no folder src; name a copy of the project.`);
const paths = readdirSync(resolve(project, "src"), { recursive: true, encoding: "utf8" })
  .map((path) => `src/${path.split("\\").join("/")}`)
  .filter((path) => /(?<!\.d)\.tsx?$/u.test(path))
  .sort();
const known = new Set(paths);
const lines = new Map(paths.map((path) => [path, readFileSync(resolve(project, path), "utf8").split("\n").length - 1]));
const imports = new Map(paths.map((path) => [path, importsOf(path)]));

/** @param {string} path @returns {string[]} the files of src that it imports, types too */
function importsOf(path) {
  const { importedFiles } = ts.preProcessFile(readFileSync(resolve(project, path), "utf8"), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    const [name = ""] = fileName.split("?");
    const target = name.startsWith("#") ? `src/${name.slice(1)}` : posix.join(posix.dirname(path), name);
    return [target, `${target}.ts`, `${target}.tsx`].filter((file) => known.has(file)).slice(0, 1);
  });
}

/** A room is a folder. @param {string} path */
function roomOf(path) {
  return posix.dirname(path);
}

/**
 * The groups of nodes that reach each other (Tarjan's), those of one node left out.
 * @param {ReadonlyMap<string, readonly string[]>} arrows @returns {string[][]}
 */
function circlesOf(arrows) {
  /** @type {Map<string, number>} */ const order = new Map();
  /** @type {Map<string, number>} */ const lowest = new Map();
  /** @type {string[]} */ const stack = [];
  /** @type {string[][]} */ const circles = [];
  /** @param {string} node */
  const visit = (node) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node) ?? 0);
    stack.push(node);
    for (const next of arrows.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle);
  };
  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return circles;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const rooms = new Map(
  [...new Set(paths.map(roomOf))].sort().map((room) => [room, paths.filter((path) => roomOf(path) === room)]),
);
const roomArrows = new Map(
  [...rooms].map(([room, files]) => {
    const targets = new Set(files.flatMap((file) => imports.get(file) ?? []).map(roomOf));
    targets.delete(room);
    return [room, [...targets].sort()];
  }),
);

console.log(`${"room".padEnd(36)}files median longest  imports`);
for (const [room, files] of rooms) {
  const lengths = files.map((file) => lines.get(file) ?? 0);
  const figures = [
    String(files.length).padStart(5),
    String(median(lengths)).padStart(6),
    String(Math.max(...lengths)).padStart(7),
    String((roomArrows.get(room) ?? []).length).padStart(8),
  ];
  console.log(`${room.padEnd(36)}${figures.join(" ")} rooms`);
}
const all = [...lines.values()];
const [first] = [...lines].sort(([, one], [, other]) => other - one);
const fileCircles = circlesOf(imports);
const roomCircles = circlesOf(roomArrows);
const inCircle = roomCircles.map((circle) =>
  circle.flatMap((room) => (roomArrows.get(room) ?? []).filter((target) => circle.includes(target))),
);
console.log(`
${paths.length} files in ${rooms.size} rooms, the largest of ${Math.max(...[...rooms.values()].map((files) => files.length))} files
median ${median(all)} lines, longest ${first?.[1]} (${first?.[0]}), ${all.filter((length) => length > 250).length} over 250
${[...roomArrows.values()].flat().length} arrows between rooms, ${inCircle.flat().length} of them in ${roomCircles.length} circles of rooms${list(roomCircles)}
${fileCircles.length} circles of files${list(fileCircles)}`);

/** @param {string[][]} circles */
function list(circles) {
  return circles.map((circle) => `\n  ${circle.sort().join(", ")}`).join("");
}
