// Do the stylesheets keep to their rooms? A class is dressed in one room and worn by somebody, a sheet is imported by its own
// room, and what a sheet asks of the window is in one table.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { breakpoints } from "#components/hooks/breakpoints";

const source = new URL("../src", import.meta.url).pathname;
const names = readdirSync(source, { recursive: true, encoding: "utf8" }).sort();
const read = (name: string): string => readFileSync(join(source, name), "utf8");

/** Folder by folder; a lesson, its checks, its own pictures and what teachers see of it are one, and the page begins in main.tsx. */
function roomOf(name: string): string {
  if (name === "main.tsx") return "page";
  const room = dirname(name);
  return room.startsWith("components/lessons/") ? "components/lessons" : room;
}

/** What they dress, every room may wear. */
const sharedRooms = ["page", ...["chart", "controls", "panel", "settings", "text"].map((room) => `components/${room}`)];

/** The page itself says in which view and layout it stands: sheets of every room ask it. */
const pageClass = "app";

type Sheet = { name: string; room: string; text: string; selectors: readonly string[]; media: readonly string[] };

const sheets: readonly Sheet[] = names
  .filter((name) => name.endsWith(".css"))
  .map((name) => {
    const text = read(name).replace(/\/\*[\s\S]*?\*\//g, "");
    const heads = [...text.matchAll(/([^{};]+)\{/g)].map(([, head]) => head!.trim().replace(/\s+/g, " "));
    const selectors = heads.filter((head) => !head.startsWith("@")).flatMap((head) => splitOutside(head, /,/));
    const media = heads.flatMap((head) => (head.startsWith("@media ") ? [head.slice("@media ".length)] : []));
    return { name, room: roomOf(name), text, selectors, media };
  });

/** Cuts where `at` stands outside of brackets. */
function splitOutside(text: string, at: RegExp): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if ("([".includes(letter)) depth++;
    if (")]".includes(letter)) depth--;
    if (depth === 0 && at.test(letter)) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** Without those that the icons' own library writes. */
function classesOf(selector: string): string[] {
  const names = [...selector.replace(/"[^"]*"/g, "").matchAll(/\.([a-zA-Z_][\w-]*)/g)].map(([, name]) => name!);
  return names.filter((name) => !/^lucide(-|$)/.test(name));
}

/** A state (`is-negative`) is said of an element that has a class of its own. */
const isState = (name: string): boolean => name.startsWith("is-");

/** What a selector dresses, and what it only asks for around it. */
function partsOf(selector: string): { dressed: string[]; around: string[] } {
  const compounds = splitOutside(selector, /[\s>+~]/);
  const last = compounds.pop()!;
  const asked = [...last.matchAll(/:(?:not|has)\(([^)]*)\)/g)].flatMap(([, inside]) => classesOf(inside!));
  return {
    dressed: classesOf(last.replace(/:(?:not|has)\([^)]*\)/g, "")),
    around: [...compounds.flatMap(classesOf), ...asked],
  };
}

const homes = new Map<string, Set<string>>();
for (const { room, selectors } of sheets)
  for (const name of selectors.flatMap((selector) => partsOf(selector).dressed).filter((name) => !isState(name)))
    homes.set(name, (homes.get(name) ?? new Set()).add(room));

/** Every piece of a text in a file of code: `a b`, and `a-` of a template that goes on. */
const code = names.filter((name) => /\.tsx?$/.test(name));
const pieces = new Map(code.map((name) => [name, piecesOf(name)]));

function piecesOf(name: string): Set<string> {
  const found = new Set<string>();
  const take = (text: string): void => text.split(/[\s.#,:>()[\]=]+/).forEach((piece) => found.add(piece));
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      take(node.text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return found;
}

describe("rooms", () => {
  test("a class is dressed in one room", () => {
    expect(sheets.length).toBeGreaterThan(50);
    expect(homes.size).toBeGreaterThan(500);
    const twice = [...homes].filter(([, rooms]) => rooms.size > 1).map(([name, rooms]) => [name, ...rooms].join(" "));
    expect(twice).toEqual([]);
  });

  test("a sheet asks around what it dresses for classes of its own room, of the page, and what every room may wear", () => {
    const strange: string[] = [];
    for (const { name, room, selectors } of sheets)
      for (const selector of selectors)
        for (const around of partsOf(selector).around) {
          const rooms = [...(homes.get(around) ?? [room])];
          if (around !== pageClass && !rooms.some((home) => home === room || sharedRooms.includes(home)))
            strange.push(`${name}: ${selector}`);
        }
    expect(strange).toEqual([]);
  });

  test("a state says in its selector whose it is", () => {
    for (const { name, selectors } of sheets)
      for (const selector of selectors)
        if (classesOf(selector).some(isState))
          expect(classesOf(selector).every(isState), `${name}: ${selector}`).toBe(false);
  });

  test("what an element wears is dressed in its own room, or in one that dresses all", () => {
    const strange: string[] = [];
    for (const name of code)
      for (const worn of wornIn(name)) {
        const rooms = [...(homes.get(worn) ?? [])];
        if (rooms.length > 0 && !rooms.some((home) => home === roomOf(name) || sharedRooms.includes(home)))
          strange.push(`${name}: ${worn}`);
      }
    expect(strange).toEqual([]);
  });

  test("what an element wears is dressed, or is asked for by code or a test", () => {
    const tests = readdirSync("test", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const asking = [...code.map(read), ...tests.map((name) => readFileSync(join("test", name), "utf8"))].join("\n");
    const dressed = new Set(sheets.flatMap(({ selectors }) => selectors.flatMap(classesOf)));
    const bare = code.flatMap((name) =>
      [...wornIn(name)].filter((worn) => !isDressed(worn)).map((worn) => `${name}: ${worn}`),
    );
    expect(bare).toEqual([]);

    /** What ends in `-` is the beginning of several. */
    function isDressed(worn: string): boolean {
      const begins = worn.endsWith("-") && [...dressed].some((name) => name.startsWith(worn));
      return worn === "" || dressed.has(worn) || begins || asking.includes(`.${worn}`);
    }
  });

  test("every class of a sheet is worn by an element of the page", () => {
    const all = new Set([...pieces.values()].flatMap((found) => [...found]));
    // index.html shows what cannot begin.
    const page =
      readFileSync(join(source, "../index.html"), "utf8") + readFileSync(join(source, "../public/boot.js"), "utf8");
    const begun = [...all].filter((piece) => piece.endsWith("-"));
    const unworn: string[] = [];
    for (const { name, selectors } of sheets)
      for (const each of selectors.flatMap(classesOf))
        if (!all.has(each) && !begun.some((piece) => each.startsWith(piece)) && !page.includes(each))
          unworn.push(`${name}: ${each}`);
    expect([...new Set(unworn)]).toEqual([]);
  });

  test("a sheet is imported once, by a file of its room", () => {
    const importers = new Map<string, string[]>();
    for (const name of code)
      for (const [, path] of read(name).matchAll(/^import "(?!@)([^"]+\.css)";/gm)) {
        const sheet = path!.startsWith("#") ? path!.slice(1) : join(dirname(name), path!);
        importers.set(sheet, [...(importers.get(sheet) ?? []), name]);
      }
    for (const { name, room } of sheets.filter((sheet) => sheet.name !== "page/boot.css")) {
      const files = importers.get(name) ?? [];
      expect(files.map(roomOf), `${name} is imported by ${files.join(", ")}`).toEqual([room]);
    }
    expect(readFileSync(join(source, "../index.html"), "utf8")).toContain('href="/src/page/boot.css"');
  });
});

/** The texts of `className`s, and of what they are made of. */
function wornIn(name: string): Set<string> {
  const found = new Set<string>();
  const take = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      node.text.split(/\s+/).forEach((piece) => found.add(piece));
    ts.forEachChild(node, take);
  };
  const walk = (node: ts.Node): void => {
    if (ts.isJsxAttribute(node) && node.name.getText() === "className" && node.initializer) take(node.initializer);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

describe("the window", () => {
  const questions = new Set<string>(Object.values(breakpoints));
  const asking = [
    ...sheets.map(({ name, media }) => ({ name, queries: media })),
    ...code.map((name) => ({
      name,
      queries: [...read(name).matchAll(/matchMedia\("([^"]*)"\)/g)].map(([, query]) => query!),
    })),
  ];

  test("what a sheet or the code asks of the window is a row of one table", () => {
    for (const { name, queries } of asking) for (const query of queries) expect(questions, name).toContain(query);
  });

  test("every row of it is asked", () => {
    const asked = new Set(asking.flatMap(({ queries }) => queries));
    const named = code.map(read).join("\n");
    for (const [name, query] of Object.entries(breakpoints))
      expect(asked.has(query) || named.includes(`breakpoints.${name}`), name).toBe(true);
  });

  test("no width lies between two answers", () => {
    for (const [name, query] of Object.entries(breakpoints)) {
      for (const [, end] of query.matchAll(/max-(?:width|height): ([\d.]+)px/g)) expect(end, name).toMatch(/\.98$/);
      for (const [, begin] of query.matchAll(/min-(?:width|height): ([\d.]+)px/g)) expect(begin, name).toMatch(/^\d+$/);
    }
  });
});

test("forced colours draw no border that is not there, and lay no field under words on ink", () => {
  for (const { name, text } of sheets) {
    expect(text, name).not.toMatch(/border[^;]*transparent;/);
    for (const [, rule] of text.matchAll(/\{([^{}]*)\}/g))
      if (/(^|\s)color: var\(--on-ink\)/.test(rule!)) expect(rule, name).toContain("forced-color-adjust: none");
  }
});
