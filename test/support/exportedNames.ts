// Who imports what? Every exported name of every source file, and the names that each file takes from the others. Walks the
// syntax trees, without types; leaves to dead.test.ts what may be left over.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

export interface SourceFile {
  /** From the project's root, as "src/scene/scene.ts". */
  readonly path: string;
  readonly exported: readonly string[];
  /** "src/scene/scene.ts decodeScene": what it takes by name from files of `src`. */
  readonly taken: ReadonlySet<string>;
  /** Files whose path it names otherwise, as `import()` does: of these it takes whatever name it has anywhere. */
  readonly opened: readonly string[];
  /** How often each name stands in it, as far as it is code. */
  readonly names: ReadonlyMap<string, number>;
}

/** All code of the project that may import from `src`, and `src` itself. */
export function sourceFiles(): SourceFile[] {
  const folders = ["src", "test", "scripts"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  const paths = [...folders, ...readdirSync(".")].filter((path) => /\.(tsx?|mjs|js)$/u.test(path));
  const known = new Set(paths);
  return paths.map((path) => sourceFile(path, { known }));
}

function sourceFile(path: string, { known }: { known: ReadonlySet<string> }): SourceFile {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, false);
  const exported: string[] = [];
  const taken = new Set<string>();
  const opened: string[] = [];
  const names = new Map<string, number>();
  const placeOf = (specifier: ts.Expression): string | null =>
    ts.isStringLiteralLike(specifier) ? resolved(specifier.text, { path, known }) : null;

  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = placeOf(statement.moduleSpecifier);
      const bindings = statement.importClause?.namedBindings;
      if (!from || !bindings) continue;
      if (ts.isNamespaceImport(bindings)) opened.push(from);
      else for (const { name, propertyName } of bindings.elements) taken.add(`${from} ${(propertyName ?? name).text}`);
    } else if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier && placeOf(statement.moduleSpecifier);
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) continue;
      for (const { name, propertyName } of statement.exportClause.elements) {
        exported.push(name.text);
        if (from) taken.add(`${from} ${(propertyName ?? name).text}`);
      }
    } else exported.push(...exportedBy(statement));
  }

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node)) names.set(node.text, (names.get(node.text) ?? 0) + 1);
    const from = ts.isStringLiteralLike(node) ? resolved(node.text, { path, known }) : null;
    if (from) opened.push(from);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, exported, taken, opened, names };
}

/** The names that one statement exports. */
function exportedBy(statement: ts.Statement): string[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

/** The file that a path in a file means; null where it is none of the project's. */
function resolved(specifier: string, { path, known }: { path: string; known: ReadonlySet<string> }): string | null {
  if (!/^(#|\.{0,2}\/|src\/)/u.test(specifier)) return null;
  const plain = specifier.replace(/\?.*$/u, "");
  const places = plain.startsWith("#")
    ? [`src/${plain.slice(1)}`]
    : [join(dirname(path), plain), normalize(plain.replace(/^\//u, ""))];
  const candidates = places.flatMap((place) => [place, `${place}.ts`, `${place}.tsx`]);
  return candidates.find((candidate) => known.has(candidate)) ?? null;
}
