// What did a training write down of its steps? A line each, as `npm run train` appends them.

import { readFileSync } from "node:fs";
import { parseJson } from "#model/contracts/golden";
import { typed } from "../commandLine";

export interface LoggedStep {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  /** null where nothing was asked so far back. */
  readonly farAccuracy: number | null;
}

/**
 * By rising step. A training that broke off goes on from its last checkpoint and makes some steps again: of those the later line
 * counts, for its weights are the ones that stayed.
 * @throws Error naming the file, and the line that is no step of a training.
 */
export function readLog(file: string): LoggedStep[] {
  const steps = new Map<number, LoggedStep>();
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    const step = stepOf(line, `${typed(file)}, line ${index + 1}`);
    steps.set(step.step, step);
  }
  return [...steps.values()].sort((one, other) => one.step - other.step);
}

function stepOf(line: string, at: string): LoggedStep {
  let step: Partial<LoggedStep> | null = null;
  try {
    step = parseJson(line) as Partial<LoggedStep> | null;
  } catch {
    // Said below: a line that is no JSON is no step either.
  }
  const { farAccuracy } = step ?? {};
  const figures = [step?.step, step?.loss, step?.accuracy, ...(farAccuracy === null ? [] : [farAccuracy])];
  if (figures.every((number) => Number.isFinite(number))) return step as LoggedStep;
  throw new Error(`${at}: not a step of a training log, which \`npm run train\` writes: ${typed(line.trim())}`);
}
