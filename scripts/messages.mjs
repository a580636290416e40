// @ts-check
// How do a page's messages come without the program that reads them? While the page is built, every text of a catalogue that has
// places, choices or tags is read, and what it was read into stands in its place: src/words/say.ts takes either. Commands, tests and
// the page while it is developed read a message where it is said; test/messages.test.ts holds what both say together.

import ts from "typescript";
import { readMessage } from "../src/words/readMessage.ts";

const source = /\/src\/.*\.tsx?$/;
/** What the page has in the place of src/words/readMessage.ts: of its own texts, those that are left say what they are. */
const nothingToRead = "export const readMessage = (text) => [0, text];";

/** @returns {import("vite").Plugin} */
export function messages() {
  return {
    name: "messages",
    apply: "build",
    enforce: "pre",
    load: (id) => (id.endsWith("/src/words/readMessage.ts") ? { code: nothingToRead, moduleType: "js" } : null),
    transform: (code, id) =>
      source.test(id) && code.includes("translated(") ? { code: withMessagesRead(code, id), map: null } : null,
  };
}

/**
 * A source with what the messages of its catalogues are read into in their places.
 * @param {string} code TypeScript
 * @param {string} file
 * @param {(text: string) => void} [onMessage]
 * @returns {string}
 * @throws SyntaxError naming file and text, where a text is no message.
 */
export function withMessagesRead(code, file, onMessage = () => {}) {
  /** @type {{ start: number, end: number, message: import("../src/words/message").Message }[]} */
  const found = [];
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
  /** @param {ts.Node} node @returns {void} */
  const collect = (node) => {
    const text = textOf(node);
    if (ts.isPropertyAssignment(node)) return collect(node.initializer); // its key is none of them
    if (text === null) return ts.forEachChild(node, collect);
    const message = read(text, file);
    if (message.length <= 2 && (message[1] ?? "") === text) return; // it says what it is
    onMessage(text);
    found.push({ start: node.getStart(tree), end: node.end, message });
  };
  cataloguesOf(tree).forEach(collect);
  return found
    .sort((a, b) => b.start - a.start)
    .reduce((made, { start, end, message }) => made.slice(0, start) + JSON.stringify(message) + made.slice(end), code);
}

/** @param {string} text @param {string} file */
function read(text, file) {
  try {
    return readMessage(text);
  } catch (cause) {
    throw new SyntaxError(`${file}: “${text.slice(0, 200)}” is no message that can be said: ${cause}`, { cause });
  }
}

/** What is handed to `translated`, there or by the name of what stands in the same file. @param {ts.SourceFile} tree */
function cataloguesOf(tree) {
  /** @type {ts.Expression[]} */
  const found = [];
  /** @type {Map<string, ts.Expression>} */
  const named = new Map();
  /** @param {ts.Node} node */
  const walk = (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      named.set(node.name.text, node.initializer);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "translated")
      found.push(...node.arguments.slice(1));
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return found.map((node) => (ts.isIdentifier(node) ? (named.get(node.text) ?? node) : node));
}

/** A text that is written as one, or as pieces that are added. @param {ts.Node} node @returns {string | null} */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null || right === null ? null : left + right;
}
