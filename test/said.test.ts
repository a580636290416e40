// Is every text of the page said by somebody? Follows each catalogue through the syntax trees of the files that import it: a path
// that is read (`words.row.hide`), or handed over whole (`words.row`), is said, and so is all that an index may choose.

import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

/** Where a text stands in its catalogue, or what of it is read; `*` is any one step. */
type Path = readonly string[];

interface Place {
  readonly catalogue: string;
  readonly path: Path;
}

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => `src/${path}`)
  .filter((path) => /(?<!\.d)\.tsx?$/u.test(path) && path !== "src/words/translate.ts")
  .map((path) => ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true));

const texts: Place[] = files.flatMap(textsIn);
const catalogues = new Set(texts.map(({ catalogue }) => catalogue));
const said: Place[] = files.flatMap(saidIn);

test("every text of every catalogue is said by somebody", () => {
  expect(catalogues.size).toBeGreaterThan(25);
  expect(texts.length).toBeGreaterThan(600);
  const silent = texts.filter((text) => !said.some((place) => reaches(place, text)));
  expect(silent.map(({ catalogue, path }) => [catalogue, ...path].join("."))).toEqual([]);
});

test("a text that is only near one that is said is found", () => {
  const text: Place = { catalogue: "words", path: ["row", "hide"] };
  expect(reaches({ catalogue: "words", path: ["row"] }, text)).toBe(true);
  expect(reaches({ catalogue: "words", path: ["*", "hide"] }, text)).toBe(true);
  expect(reaches({ catalogue: "words", path: ["row", "hide", "length"] }, text)).toBe(true);
  expect(reaches({ catalogue: "words", path: ["row", "show"] }, text)).toBe(false);
  expect(reaches({ catalogue: "other", path: ["row"] }, text)).toBe(false);
});

/** Whether who reads `place` has the text: it stands there, below it, or is what is asked something. */
function reaches(place: Place, text: Place): boolean {
  if (place.catalogue !== text.catalogue) return false;
  return text.path.every((step, depth) => {
    const read = place.path[depth] ?? "*";
    return read === step || read === "*" || step === "*";
  });
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : "*";
}

function isCatalogue(node: ts.Node | undefined): node is ts.CallExpression {
  return node !== undefined && ts.isCallExpression(node) && node.expression.getText() === "translated";
}

/** The texts of a file's own catalogues; what is in a list stands at `*`. */
function textsIn(file: ts.SourceFile): Place[] {
  const found: Place[] = [];
  const collect = (node: ts.Node, catalogue: string, path: Path): void => {
    if (ts.isStringLiteralLike(node)) found.push({ catalogue, path });
    else if (ts.isArrayLiteralExpression(node))
      node.elements.forEach((item) => collect(item, catalogue, [...path, "*"]));
    else if (ts.isObjectLiteralExpression(node))
      for (const property of node.properties)
        if (ts.isPropertyAssignment(property))
          collect(property.initializer, catalogue, [...path, nameOf(property.name)]);
  };
  for (const { name, initializer } of declarationsOf(file))
    if (isCatalogue(initializer)) collect(initializer.arguments[1]!, name.getText(), []);
  return found;
}

function declarationsOf(file: ts.SourceFile): ts.VariableDeclaration[] {
  const found: ts.VariableDeclaration[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) found.push(node);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

/** What a file reads of the catalogues that it makes or imports, through the names that it gives to parts of them. */
function saidIn(file: ts.SourceFile): Place[] {
  const names = new Map<string, Place[]>();
  const found: Place[] = [];
  const give = (name: string, places: readonly Place[]): void => {
    names.set(name, [...(names.get(name) ?? []), ...places]);
  };

  for (const statement of file.statements)
    if (ts.isImportDeclaration(statement) && statement.importClause?.namedBindings)
      ts.forEachChild(statement.importClause.namedBindings, (each) => {
        if (!ts.isImportSpecifier(each)) return;
        const catalogue = (each.propertyName ?? each.name).text;
        if (catalogues.has(catalogue)) give(each.name.text, [{ catalogue, path: [] }]);
      });

  const named = new Set<ts.Node>();
  for (const { name, initializer } of declarationsOf(file)) {
    if (isCatalogue(initializer) && ts.isIdentifier(name)) give(name.text, [{ catalogue: name.text, path: [] }]);
    else if (initializer && placesOf(initializer).length > 0) {
      named.add(initializer);
      bind(name, placesOf(initializer));
    }
  }
  walk(file);
  return found;

  function bind(name: ts.BindingName, places: readonly Place[]): void {
    if (ts.isIdentifier(name)) give(name.text, places);
    else if (ts.isArrayBindingPattern(name)) found.push(...places);
    else
      for (const element of name.elements) {
        const step = nameOf((element.propertyName ?? element.name) as ts.PropertyName); // a pattern has its property's name
        if (element.dotDotDotToken) found.push(...places);
        else bind(element.name, deeper(places, step));
      }
  }

  function placesOf(node: ts.Node): readonly Place[] {
    if (ts.isIdentifier(node)) return names.get(node.text) ?? [];
    if (ts.isPropertyAccessExpression(node)) return deeper(placesOf(node.expression), node.name.text);
    if (ts.isElementAccessExpression(node)) {
      const index = node.argumentExpression;
      return deeper(placesOf(node.expression), ts.isStringLiteral(index) ? index.text : "*");
    }
    if (ts.isConditionalExpression(node)) return [...placesOf(node.whenTrue), ...placesOf(node.whenFalse)];
    const isSame = ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node);
    return isSame ? placesOf(node.expression) : [];
  }

  /** The longest path is what is read: `words.row.hide` does not say `words.row`. */
  function walk(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) return;
    const isName = ts.isIdentifier(node) && isOnlyAName(node);
    const places = isName || named.has(node) ? [] : placesOf(node);
    found.push(...places);
    if (places.length > 0 || named.has(node)) walkIndexes(node);
    else ts.forEachChild(node, walk);
  }

  /** In a path itself only its indexes and conditions say something of their own. */
  function walkIndexes(node: ts.Node): void {
    if (ts.isElementAccessExpression(node)) walk(node.argumentExpression);
    if (ts.isConditionalExpression(node)) {
      walk(node.condition);
      [node.whenTrue, node.whenFalse].forEach((each) => (placesOf(each).length > 0 ? walkIndexes(each) : walk(each)));
    } else if ("expression" in node) walkIndexes(node.expression as ts.Node);
  }
}

function deeper(places: readonly Place[], step: string): Place[] {
  return places.map(({ catalogue, path }) => ({ catalogue, path: [...path, step] }));
}

/** A key, a parameter or a declared name reads nothing. */
function isOnlyAName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return "name" in parent && parent.name === node;
}
