// Is every field of the project's tables read by somebody? A field of a quantity, a knob, a preset, a memory or a lesson that no
// code asks for is data that has to be kept true, and translated, for nobody. Asks the types, so that a `name` of one table
// does not stand for the `name` of another.

import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

/** Fields that are read where the types do not lead, and by which file. */
const readElsewhere: Readonly<Record<string, string>> = {
  "Quantity.symbol": "scripts/formulas.mjs",
  "Quantity.formula": "scripts/formulas.mjs",
  // Tests turn a knob by its kind, and hold a lesson's numbers against these.
  "NumberKnob.kind": "test/support/reader.ts",
  "ChoiceKnob.kind": "test/support/reader.ts",
  "SwitchKnob.kind": "test/support/reader.ts",
  "Lesson.plain": "test/lessons.test.ts",
  "Step.plain": "test/lessons.test.ts",
  "Step.claims": "test/lessons.test.ts",
  "Step.cited": "test/lessons.test.ts",
};

/** Tables whose rows are data, and the types of a row. */
const tables: Readonly<Record<string, readonly string[]>> = {
  "src/model/contracts/probe.ts": ["Quantity", "Elsewhere"],
  "src/model/contracts/knobs.ts": ["NumberKnob", "ChoiceKnob", "SwitchKnob"],
  "src/model/contracts/comparedMemory.ts": ["ComparedMemory"],
  "src/scene/presets.ts": ["Preset"],
  "src/lessons/lesson.ts": ["Lesson", "Step"],
};

test("every field of a table is read by some code of the page, its commands or its worker", () => {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(
    fileNames.filter((name) => /\/(src|scripts)\//.test(name)),
    options,
  );
  const checker = program.getTypeChecker();

  /** The fields, each by where it is declared. */
  const unread = new Map<ts.Node, string>();
  for (const [file, types] of Object.entries(tables)) {
    const found = new Set<string>();
    const walk = (node: ts.Node, type: string | null): void => {
      const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
      const inside = isType && types.includes(node.name.text) ? node.name.text : type;
      if (inside) found.add(inside);
      if (inside && ts.isPropertySignature(node)) unread.set(node, `${inside}.${node.name.getText()}`);
      ts.forEachChild(node, (child) => walk(child, inside));
    };
    walk(program.getSourceFile(file)!, null);
    expect([...found].sort(), file).toEqual([...types].sort());
  }
  expect(unread.size).toBeGreaterThan(40);

  const names = new Set([...unread.keys()].map((node) => (node as ts.PropertySignature).name.getText()));
  const read = (symbol: ts.Symbol | undefined): void => {
    for (const declaration of symbol?.declarations ?? []) unread.delete(declaration);
  };
  const walk = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && names.has(node.name.text)) read(checker.getSymbolAtLocation(node.name));
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText();
      if (names.has(name)) read(checker.getPropertyOfType(checker.getTypeAtLocation(node.parent), name));
    }
    if (ts.isElementAccessExpression(node)) {
      const index = checker.getTypeAtLocation(node.argumentExpression);
      const texts = (index.isUnion() ? index.types : [index]).filter((type) => type.isStringLiteral());
      const from = checker.getTypeAtLocation(node.expression);
      for (const { value } of texts) if (names.has(value)) read(checker.getPropertyOfType(from, value));
    }
    ts.forEachChild(node, walk);
  };
  for (const file of program.getSourceFiles()) if (!file.fileName.includes("/node_modules/")) walk(file);
  expect([...unread.values()].sort()).toEqual(Object.keys(readElsewhere).sort());
  for (const [field, file] of Object.entries(readElsewhere))
    expect(readFileSync(file, "utf8"), `${file} reads ${field}`).toMatch(new RegExp(`\\b${field.split(".")[1]}\\b`));
});
