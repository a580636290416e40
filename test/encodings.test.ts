// Does a mark mean one thing on the whole page? What the sheets draw in dashes, dots or stripes stands in one table, which the
// legend reads.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { encodings, type Stroke } from "#components/chart/encodings";

const source = new URL("../src/", import.meta.url);

interface Rule {
  /** The last class of each of its selectors. */
  readonly classes: readonly string[];
  readonly body: string;
}

const rules: readonly Rule[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .flatMap((path) => {
    const sheet = readFileSync(new URL(path, source), "utf8").replace(/\/\*.*?\*\//gsu, "");
    return [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/gu)].map(([, selectors, body]) => ({
      classes: selectors!.split(",").map((selector) => [...selector.matchAll(/\.([\w-]+)/gu)].at(-1)?.[1] ?? ""),
      body: body!,
    }));
  });

/** What of a rule is drawn otherwise than in a whole line or a full area. */
function strokesIn(body: string): Stroke[] {
  const found: Stroke[] = [];
  for (const [, dash] of body.matchAll(/stroke-dasharray: ([\d.]+)/gu))
    found.push(Number(dash) < 2 ? "dotted" : "dashed");
  if (/(border|outline)[\w-]*:[^;]*dashed/u.test(body)) found.push("dashed");
  if (/(border|outline|text-decoration)[\w-]*:[^;]*dotted/u.test(body)) found.push("dotted");
  if (/: (var\(--hatched\)|repeating-linear-gradient\(currentcolor)/u.test(body)) found.push("striped");
  return found;
}

/** The wiring and the network are diagrams with their own legends, which say what their lines are. */
const ownLegend = ["is-persistent", "wiring-line", "is-back", "is-less"];

function hasMark(name: string, stroke: Stroke): boolean {
  if (ownLegend.includes(name)) return true;
  return Object.values(encodings).some(
    (encoding) => encoding.stroke === stroke && (encoding.classes as readonly string[]).includes(name),
  );
}

test("what is drawn in dashes, dots or stripes means what the table says of dashes, dots and stripes", () => {
  const drawn = rules.flatMap(({ classes, body }) =>
    strokesIn(body).flatMap((stroke) => classes.map((name) => ({ name, stroke }))),
  );
  expect(new Set(drawn.map(({ stroke }) => stroke))).toEqual(new Set(["dashed", "dotted", "striped"]));
  expect(drawn.length).toBeGreaterThan(20);
  expect(drawn.filter(({ name, stroke }) => !hasMark(name, stroke))).toEqual([]);
});

test("what the table lists is in a sheet, and no class draws two marks", () => {
  const dressed = new Set(rules.flatMap(({ classes }) => classes));
  const listed = Object.values(encodings).flatMap(({ classes }) => classes as readonly string[]);
  expect(listed.filter((name) => !dressed.has(name))).toEqual([]);
  expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
});
