// Which texts for people stand outside the catalogues? Walks the syntax tree of a source file; leaves to words.test.ts
// what is made of them.

import ts from "typescript";

/** Attributes that are read, seen or spoken. All others are for the machine. */
const spoken =
  /^(aria-(label|description|roledescription|valuetext)|title|label|name|note|alt|placeholder|about|sentence|description|meaning|words|text|subtitle|unit|heading|caption|why)$/u;

/** Calls whose texts are for the machine: what is looked up, matched, drawn with or kept. */
const machine =
  /(^|\.)(querySelector(All)?|closest|matches|matchMedia|getAttribute|setAttribute|setProperty|getPropertyValue|addEventListener|removeEventListener|getItem|setItem|removeItem|getContext|createElement(NS)?|supports|startsWith|endsWith|includes|split|join|replace|indexOf|has|get|postMessage|debug|log|warn|error)$/u;

/** Names of keys of the keyboard, as events carry them. */
const keys =
  /^(Arrow(Up|Down|Left|Right)|Home|End|Page(Up|Down)|Enter|Escape|Tab|Space|Backspace|Delete|Shift|Control|Alt|Meta)$/u;

export interface StrayText {
  readonly line: number;
  readonly text: string;
}

/** Texts with words in them that neither pass through `translated` nor are plainly for the machine. */
export function strayTexts(path: string, source: string): StrayText[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const catalogues = namesOfCatalogues(file);
  const found: StrayText[] = [];
  visit(file);
  return found;

  function visit(node: ts.Node): void {
    if (isCatalogue(node, catalogues)) return;
    if (isForMachine(node)) return ts.isJsxAttribute(node) ? visitElements(node) : undefined;
    const text = textOf(node);
    if (text !== null && isForPeople(text, node)) {
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: text.trim() });
    }
    ts.forEachChild(node, visit);
  }

  /** What a machine's attribute hands over may hold elements that people see: `gutter={<b>…</b>}`. */
  function visitElements(node: ts.Node): void {
    const isElement = ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node);
    if (isElement) visit(node);
    else ts.forEachChild(node, visitElements);
  }
}

/** What a catalogue is made of elsewhere in its file: `translatedFields("panels", ["name"], english)`, or a name in its texts. */
function namesOfCatalogues(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (isTranslation(node)) collect(node);
    ts.forEachChild(node, visit);
  };
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, collect);
  };
  visit(file);
  return names;
}

function isTranslation(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^translated(Fields)?$/u.test(node.expression.getText());
}

function isCatalogue(node: ts.Node, names: ReadonlySet<string>): boolean {
  return isTranslation(node) || (ts.isVariableDeclaration(node) && names.has(node.name.getText()));
}

function isForMachine(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isTaggedTemplateExpression(node)) return true;
  if (ts.isJsxAttribute(node)) return !spoken.test(node.name.getText());
  // A mistake of ours, not of the reader's: its text is for whoever mends it.
  if (ts.isThrowStatement(node)) return /^new (Range|Type)Error\b/u.test(node.expression?.getText() ?? "");
  if (ts.isPropertyAssignment(node)) return /^(className|style)$/u.test(node.name.getText());
  return (
    ts.isCallExpression(node) && machine.test(node.expression.getText()) && !node.arguments.some(ts.isFunctionLike)
  );
}

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("…");
  return null;
}

function isForPeople(text: string, node: ts.Node): boolean {
  if (/^<\w|="|\[role=|^\([a-z-]+: [a-z]+\)$/u.test(text)) return false; // SVG written as text, selectors, media queries
  if (ts.isBinaryExpression(node.parent)) {
    const { left, operatorToken } = node.parent;
    if (/^[!=]==$/u.test(operatorToken.getText()) || /\.className$/u.test(left.getText())) return false;
  }
  if (ts.isJsxText(node)) return /\p{L}{2,}/u.test(text);
  if (keys.test(text)) return false;
  if (ts.isJsxAttribute(node.parent)) return /\p{L}{2,}/u.test(text);
  return (
    /\p{L}{2,}[,:;]?\s+[“(]?\p{L}/u.test(text) ||
    /^\p{Lu}\p{Ll}+/u.test(text) ||
    /\p{L}{2,}(…|\s)$|^\s\p{L}{2,}/u.test(text)
  );
}
