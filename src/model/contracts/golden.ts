// What is a golden file? The titans-golden/1 format, checked at the edge, and numbers on their way into it and out of it.
// Leaves to goldenCases.ts what a case of each family describes, and to the engines what its numbers should be.

import { rowOf, type Floats } from "./vectors";
import { visibleLine } from "./readable";

export const goldenFormat = "titans-golden/1";

/** More than this no file may allow itself to be off: a file that names its own measure could pass with any numbers. */
export const largestTolerance = 1e-3;

const caseFields = ["name", "family", "config", "inputs", "expected", "tolerance"];

/** As much of a case's name as a message quotes. */
export const longestName = 80;

/** A golden file has nine levels of lists and objects; what has many more is none, and may exhaust whoever walks through it. */
const mostLevels = 32;

export interface GoldenCase {
  readonly name: string;
  readonly family: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}

/** @throws Error saying what is wrong with the file, and which case. */
export function parseGolden(text: string): GoldenCase[] {
  const document = parseJson(text);
  if (!isRecord(document) || document["format"] !== goldenFormat) {
    throw new Error(
      `format is ${shown(isRecord(document) ? document["format"] : document)}; allowed: "${goldenFormat}"`,
    );
  }
  const { cases } = document;
  if (!Array.isArray(cases) || cases.length === 0) throw new Error("no cases: a golden file has at least one");
  return cases.map((entry: unknown, index) => {
    const fail = (what: string): never => {
      const name =
        isRecord(entry) && typeof entry["name"] === "string" ? ` "${visibleLine(entry["name"], longestName)}"` : "";
      throw new Error(`case ${index + 1}${name}: ${what}`);
    };
    if (!isRecord(entry)) return fail("not an object");
    const { name, family, config, inputs, expected, tolerance } = entry;
    if (typeof name !== "string" || name === "") return fail("name is missing");
    const unknown = Object.keys(entry).find((key) => !caseFields.includes(key));
    if (unknown !== undefined)
      return fail(`${visibleLine(unknown, 40)} is not known; allowed: ${caseFields.join(", ")}`);
    if (typeof family !== "string") return fail("family is missing");
    if (!isRecord(config)) return fail("config is missing");
    if (!isRecord(inputs)) return fail("inputs are missing");
    if (!isRecord(expected) || Object.keys(expected).length === 0) return fail("expected is missing or empty");
    try {
      assertTolerance(tolerance);
    } catch (error) {
      return fail((error as Error).message);
    }
    return { name, family, config, inputs, expected, tolerance };
  });
}

/** @throws Error where a file allows itself nothing, or more than any file may. */
export function assertTolerance(tolerance: unknown): asserts tolerance is number {
  if (typeof tolerance === "number" && tolerance > 0 && tolerance <= largestTolerance) return;
  throw new Error(`tolerance is ${shown(tolerance)}; allowed: a number above 0, up to ${largestTolerance}`);
}

/**
 * That all of a case's inputs and expected outputs are finite numbers in lists, and its tokens as many as `tokens`: what can be
 * said of a trace without recomputing it.
 * @throws Error naming the first that is not.
 */
export function assertNumbers({ inputs, expected }: GoldenCase, tokens: number): void {
  for (const name of ["q", "k", "v"]) {
    const { rows } = matrix(inputs[name], `inputs.${name}`);
    if (rows !== tokens) throw new Error(`inputs.${name} has ${rows} rows; allowed: ${tokens}, one for each word`);
  }
  if (matrix(expected["y"], "expected.y").rows !== tokens) throw new Error(`expected.y has not ${tokens} rows`);
  for (const [group, of] of Object.entries({ inputs, expected })) {
    for (const [name, numbers] of Object.entries(of)) assertFinite(numbers, `${group}.${visibleLine(name, 40)}`);
  }
}

function assertFinite(numbers: unknown, name: string): void {
  if (!Array.isArray(numbers) || numbers.length === 0) throw new Error(`${name} is not a list of numbers`);
  if (numbers.every((entry) => Array.isArray(entry)))
    numbers.forEach((part, at) => assertFinite(part, `${name}[${at}]`));
  else vector(numbers, name);
}

/** A matrix as the file writes it, flattened row-major. @throws Error on ragged rows or anything that is not a finite number. */
export function matrix(value: unknown, name: string): { rows: number; columns: number; data: number[] } {
  if (!Array.isArray(value) || value.length === 0 || !Array.isArray(value[0]))
    throw new Error(`${name} is not a matrix`);
  const columns = (value[0] as unknown[]).length;
  if (columns === 0) throw new Error(`${name} has empty rows`);
  const data = value.flatMap((line: unknown, index) => {
    const numbers = vector(line, `${name}[${index}]`);
    if (numbers.length !== columns)
      throw new Error(`${name}[${index}] has ${numbers.length} numbers; allowed: ${columns}, as the first row`);
    return numbers;
  });
  return { rows: value.length, columns, data };
}

/** A list of finite numbers. @throws Error otherwise. */
export function vector(value: unknown, name: string): number[] {
  if (!Array.isArray(value)) throw new Error(`${name} is not a list of numbers`);
  value.forEach((entry: unknown, index) => {
    if (typeof entry !== "number" || !Number.isFinite(entry))
      throw new Error(`${name}[${index}] is ${shown(entry)}; allowed: a finite number`);
  });
  return value as number[];
}

/** Rows of `width` numbers. */
export function nested(data: Floats, width: number): number[][] {
  return Array.from({ length: data.length / width }, (_, index) => Array.from(rowOf(data, { row: index, width })));
}

/** A flat parameter array as the list of layer matrices that files hold. */
export function nestedLayers(data: Floats, widths: readonly number[]): number[][][] {
  let offset = 0;
  return widths.slice(1).map((columns, index) => {
    const size = widths[index]! * columns;
    offset += size;
    return nested(data.subarray(offset - size, offset), columns);
  });
}

/** Any value as a message can hold it. */
export function shown(value: unknown): string {
  return visibleLine((typeof value === "number" ? String(value) : JSON.stringify(value)) ?? "missing", 60);
}

/** JSON that somebody else wrote. @throws Error where it is none, or so deep that no file of ours is. */
export function parseJson(text: string): unknown {
  if (levelsOf(text) > mostLevels) throw new Error(`nested too deeply; allowed: ${mostLevels} levels`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`not JSON: ${visibleLine((error as Error).message, 200)}`);
  }
}

/** How many lists and objects lie in one another, brackets in strings aside. */
function levelsOf(text: string): number {
  let level = 0;
  let most = 0;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isString) {
      if (character === "\\") at++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "[" || character === "{") most = Math.max(most, ++level);
    else if (character === "]" || character === "}") level--;
  }
  return most;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
