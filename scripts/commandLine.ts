// How does a command talk with a terminal? What was typed is checked before anything is done, and nothing that somebody else
// wrote reaches the screen but on one line, with its invisible characters made visible.
// A command ends with 0 where all went well, with 1 where something is wrong with what it was given or found, and with 2 where
// the command itself was not understood.

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { visibleLine } from "#model/contracts/readable";

/** Longer no sentence is shown: a path may have 4,096 characters, and an argument as many as it likes. */
export const longestSentence = 600;
const longestValue = 60;
const largest = Number.MAX_SAFE_INTEGER;

/** How a mistake is told, and the exit code that it ends with. What is no sentence gets one. */
export function sayMistake(command: string, error: unknown): { said: string; code: number } {
  const { message, code, usage }: Mistake = error instanceof Error ? error : { message: String(error) };
  const isNodes = typeof code === "string" && code.startsWith("ERR_PARSE_ARGS");
  // Node adds to some of its sentences how an argument could have been meant.
  const sentence = isNodes ? message.split(/\. |\n/u)[0]! : message;
  const said = [`${command}: ${visibleLine(sentence, longestSentence)}`, ...(usage === undefined ? [] : [usage])];
  return { said: said.join("\n"), code: isNodes || usage !== undefined ? 2 : 1 };
}

interface Mistake {
  readonly message: string;
  /** Node's are words, a DOMException's a number. */
  readonly code?: string | number;
  /** How the command is used, where it was not understood. */
  readonly usage?: string;
}

/** @throws Error that is told with how the command is used. */
export function refuse(message: string, usage: string): never {
  throw Object.assign(new Error(message), { usage });
}

/** A value as it was typed, short and in quotes. */
export function typed(value: string): string {
  return `"${visibleLine(value, longestValue)}"`;
}

/** @throws RangeError where it is not written as a whole number in digits, or lies outside. */
export function wholeNumber(
  value: string,
  { option, from, to = largest }: { option: string; from: number; to?: number },
): number {
  const number = /^\d+$/u.test(value) ? Number(value) : NaN;
  if (number >= from && number <= to) return number;
  const range = to === largest && !(number > to) ? `from ${from}` : `from ${from} to ${to}`;
  const shown = /^\S+$/u.test(value) ? visibleLine(value, longestValue) : typed(value);
  throw new RangeError(`--${option} is ${shown}; allowed: a whole number ${range}, in digits`);
}

/**
 * That a file can be written, before the work that fills it begins; nothing is left of the attempt. `option` is the one that
 * named it, where one did.
 * @throws Error saying why it cannot.
 */
export function assertWritable(file: string, option?: string): void {
  const name = option === undefined ? typed(file) : `--${option} ${typed(file)}`;
  if (file.trim() === "") throw new Error(`${name} names no file`);
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw new Error("it is a folder");
    if (found) return accessSync(file, constants.W_OK);
    closeSync(openSync(file, "wx"));
  } catch (error) {
    throw new Error(`${name} cannot be written: ${reasonOf(error, file)}`);
  }
  rmSync(file);
}

/** The same of a folder, which is made where there is none: of the nearest one above it that there is. */
export function assertFolder(folder: string, option: string): void {
  const name = `--${option} ${typed(folder)}`;
  if (folder.trim() === "") throw new Error(`${name} names no folder`);
  let nearest = folder;
  try {
    let found = statSync(nearest, { throwIfNoEntry: false });
    while (!found && dirname(nearest) !== nearest) {
      nearest = dirname(nearest);
      found = statSync(nearest, { throwIfNoEntry: false });
    }
    if (found && !found.isDirectory()) throw new Error(`${typed(nearest)} is a file`);
    rmdirSync(mkdtempSync(join(nearest, ".writable-"))); // asking alone says yes to root, also where nobody can
  } catch (error) {
    throw new Error(`${name} cannot be written: ${reasonOf(error, nearest)}`);
  }
}

function reasonOf(error: unknown, path: string): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return existsSync(dirname(path)) ? "nothing can be made there" : `there is no folder ${typed(dirname(path))}`;
    case "ENOTDIR":
      return `${typed(dirname(path))} is no folder`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "this user may not write there";
    case "EEXIST":
      return "it is a link to nothing";
    case "ENAMETOOLONG":
      return "its name is too long";
    default:
      return (error as Error).message;
  }
}
