// Does memory grow where it should not? The page's heap over two hundred runs of the same text, and a command's over two million
// tokens.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Page } from "playwright-core";
import { besideTabs, turnsOfTheta } from "./knob";

const rerunsAtOnce = 20;
const measurings = 11;

/** Kilobytes a run that the page's heap grows by, after collecting what is garbage: the slope over 200 runs. */
export async function heapOverReruns(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const sizes: number[] = [];
  for (let n = 0; n < measurings; n++) {
    await turnsOfTheta(page, besideTabs, rerunsAtOnce - 2); // and two to warm it up
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, ...rest } = await session.send("Runtime.getHeapUsage");
    const { backingStorageSize = 0 } = rest as { backingStorageSize?: number };
    sizes.push((usedSize + backingStorageSize) / 1000);
  }
  await session.detach();
  return slopeOf(sizes) / rerunsAtOnce;
}

/** Of the straight line that lies nearest to numbers that follow each other. */
export function slopeOf(numbers: readonly number[]): number {
  const middle = (numbers.length - 1) / 2;
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  let [above, below] = [0, 0];
  numbers.forEach((number, at) => {
    above += (at - middle) * (number - mean);
    below += (at - middle) ** 2;
  });
  return above / below;
}

export interface LongReadingCost {
  readonly tokens: number;
  readonly tokensPerSecond: number;
  /** Megabytes of what JavaScript keeps, early and at the end, garbage included, as the command prints them. */
  readonly early: { readonly tokens: number; readonly megabytes: number };
  readonly last: number;
}

/** @throws Error where the command fails, or prints no progress. */
export async function readLong(tokens: number, from: number): Promise<LongReadingCost> {
  const child = spawn(process.execPath, ["scripts/run.mjs", "trace", "--tokens", String(tokens)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const lines: { tokens: number; rate: number; megabytes: number }[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const found = /^(\d+) of \d+ tokens, (\d+) a second, (\d+) MB$/u.exec(line);
    if (found) lines.push({ tokens: Number(found[1]), rate: Number(found[2]), megabytes: Number(found[3]) });
  }
  const code = await ended;
  const [early, last] = [lines.find((line) => line.tokens >= from), lines.at(-1)];
  if (code !== 0 || !early || !last) throw new Error(`npm run trace -- --tokens ${tokens} ended with ${code}`);
  return {
    tokens: last.tokens,
    tokensPerSecond: last.rate,
    early: { tokens: early.tokens, megabytes: early.megabytes },
    last: last.megabytes,
  };
}
