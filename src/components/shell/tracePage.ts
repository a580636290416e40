// Which page was a trace file exported from? Its link, once its numbers are numbers; or why it is no trace. Fetched with the first file.

import { assertNumbers, goldenFormat, parseGolden } from "#model/contracts/golden";
import { say } from "#words/say";
import { traceFileWords as words } from "./traceFileWords";

/** The link in a trace whose numbers are numbers, or a sentence that says why it is none. */
export function pageOf(text: string, file: string): { hash: string; problem: null } | { hash: null; problem: string } {
  const refuse = (problem: string) => ({ hash: null, problem });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refuse(say(words.notJson, { file }));
  }
  if (!isRecord(document) || document.format !== goldenFormat) return refuse(say(words.notTrace, { file }));
  const { page } = document;
  if (!isRecord(page) || typeof page.hash !== "string") return refuse(say(words.notFromPage, { file }));
  try {
    for (const golden of parseGolden(text)) assertNumbers(golden, Array.isArray(page.words) ? page.words.length : 0);
  } catch (error) {
    return refuse(say(words.damaged, { file, problem: error instanceof Error ? error.message : String(error) }));
  }
  return { hash: page.hash, problem: null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
