// Does a mark mean one thing on the whole page? What sheets and elements draw hollow, in dashes, dots or stripes stands in one
// table, which the legend reads.

import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { encodings, type Stroke } from "#components/chart/encodings";

const source = new URL("../src/", import.meta.url);

interface Rule {
  readonly selectors: readonly string[];
  /** The last class of each of its selectors. */
  readonly classes: readonly string[];
  readonly body: string;
}

const rules: readonly Rule[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .flatMap((path) => {
    const sheet = readFileSync(new URL(path, source), "utf8").replace(/\/\*.*?\*\//gsu, "");
    return [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/gu)].map(([, selectors, body]) => ({
      selectors: selectors!.split(",").map((selector) => selector.trim()),
      classes: selectors!.split(",").map((selector) => [...selector.matchAll(/\.([\w-]+)/gu)].at(-1)?.[1] ?? ""),
      body: body!,
    }));
  });

/** Elements that enclose something: without a filling they are hollow. */
const closed = ["circle", "ellipse", "rect"];

/** What of a rule is drawn otherwise than in a whole line or a full area. */
function strokesIn({ selectors, classes, body }: Rule): { name: string; stroke: Stroke }[] {
  const found: Stroke[] = [];
  for (const [, dash] of body.matchAll(/stroke-dasharray: ([\d.]+)/gu))
    found.push(Number(dash) < 2 ? "dotted" : "dashed");
  if (/(border|outline)[\w-]*:[^;]*dashed/u.test(body)) found.push("dashed");
  if (/(border|outline|text-decoration)[\w-]*:[^;]*dotted/u.test(body)) found.push("dotted");
  if (/: (var\(--hatched\)|var\(--striped-line\)|repeating-linear-gradient\(currentcolor)/u.test(body))
    found.push("striped");
  const drawn = found.flatMap((stroke) => classes.map((name) => ({ name, stroke })));
  return [...drawn, ...hollowIn({ selectors, classes, body })];
}

/** Of a rule that gives an edge to what is not filled: what of it is drawn as a closed shape. */
function hollowIn({ selectors, classes, body }: Rule): { name: string; stroke: Stroke }[] {
  // A hairline around a field is no mark.
  const hasEdge = /stroke: (?!none|transparent|var\(--line\))/u.test(body) || /stroke-width/u.test(body);
  if (!hasEdge || !/fill: (none|transparent|var\(--paper\))/u.test(body)) return [];
  const isClosed = (selector: string, name: string): boolean =>
    closed.some((tag) => selector.endsWith(` ${tag}`)) || /fill: var\(--paper\)/u.test(body) || closedClasses.has(name);
  // What is dashed as well is told by its dashes.
  if (/stroke-dasharray/u.test(body)) return [];
  return classes.flatMap((name, index) =>
    isClosed(selectors[index]!, name) ? [{ name, stroke: "hollow" as const }] : [],
  );
}

interface DrawnElement {
  readonly file: string;
  readonly tag: string;
  readonly classes: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

const elements: readonly DrawnElement[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".tsx"))
  .flatMap(elementsIn);

/** Worn by shapes that enclose something. */
const closedClasses = new Set(elements.filter(({ tag }) => closed.includes(tag)).flatMap(({ classes }) => classes));

function elementsIn(file: string): DrawnElement[] {
  const tree = ts.createSourceFile(file, readFileSync(new URL(file, source), "utf8"), ts.ScriptTarget.Latest, true);
  const found: DrawnElement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const attributes = new Map(
        node.attributes.properties
          .filter(ts.isJsxAttribute)
          .map((attribute) => [attribute.name.getText(), attribute.initializer?.getText() ?? ""]),
      );
      const classes = [...(attributes.get("className") ?? "").matchAll(/[a-z][\w-]+/gu)].map(([name]) => name);
      found.push({ file, tag: node.tagName.getText(), classes, attributes });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** What an element draws by its attributes, without a sheet. */
function strokesOf({ tag, attributes }: DrawnElement): Stroke[] {
  const dash =
    attributes.get("strokeDasharray") ?? /strokeDasharray: ([^,}]+)/u.exec(attributes.get("style") ?? "")?.[1];
  // The pattern of a memory's line is one of chart/memoryLook.ts, which test/memoryLook.test.ts holds to be no plain dashes.
  if (dash !== undefined)
    return [/\bpattern\b/u.test(dash) ? "chain" : Number(/[\d.]+/u.exec(dash)?.[0]) < 2 ? "dotted" : "dashed"];
  const isOpen = /^"(none|transparent|var\(--paper\))"$/u.test(attributes.get("fill") ?? "");
  return closed.includes(tag) && isOpen ? ["hollow"] : [];
}

/** The wiring has a legend of its own, a network's error on its way back a sentence, and a model's curve its name: they say what is what. */
const ownLegend = ["is-hollow", "is-persistent", "wiring-line", "wiring-part", "is-back"];
/** The legend of the table draws what the table says. */
const legend = "components/chart/MarkSample.tsx";

function hasMark(name: string, stroke: Stroke): boolean {
  if (ownLegend.includes(name)) return true;
  const drawnAs: readonly Stroke[] = stroke === "hollow" ? ["hollow", "struck", "wake", "knob", "line"] : [stroke];
  return Object.values(encodings).some(
    (encoding) =>
      (drawnAs as readonly string[]).includes(encoding.stroke) &&
      (encoding.classes as readonly string[]).includes(name),
  );
}

test("what a sheet draws hollow, in dashes, dots or stripes means what the table says of it", () => {
  const drawn = rules.flatMap(strokesIn);
  expect(new Set(drawn.map(({ stroke }) => stroke))).toEqual(new Set(["hollow", "dashed", "dotted", "striped"]));
  expect(drawn.length).toBeGreaterThan(25);
  expect(drawn.filter(({ name, stroke }) => !hasMark(name, stroke))).toEqual([]);
});

test("and so does what an element draws so by its attributes", () => {
  const drawn = elements
    .filter(({ file }) => file !== legend)
    .flatMap((element) =>
      strokesOf(element).map((stroke) => ({ file: element.file, classes: element.classes, stroke })),
    );
  expect(drawn.map(({ stroke }) => stroke)).toContain("chain");
  expect(drawn.filter(({ classes, stroke }) => !classes.some((name) => hasMark(name, stroke)))).toEqual([]);
});

test("what the table lists is in a sheet, and no class draws two marks", () => {
  const dressed = new Set(rules.flatMap(({ classes }) => classes));
  const listed = Object.values(encodings).flatMap(({ classes }) => classes as readonly string[]);
  expect(listed.filter((name) => !dressed.has(name))).toEqual([]);
  expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
});
