// What do the engines read while they are timed? Seeded memories and streams as the page has them, and turns that are fair.

import { parameterCount, type MemoryConfig, type MemoryParameters, type MemoryStream } from "#model/contracts/config";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { normal } from "#model/contracts/random";

export const benchLength = 256;

/** Every memory that is timed, and the chunks it is timed at. */
export const benchMemories = [
  { name: "linear, d 32", widths: [32, 32] },
  { name: "linear, d 48", widths: [48, 48] },
  { name: "depth 2, 32-64-32", widths: [32, 64, 32] },
  { name: "depth 2, 48-96-48", widths: [48, 96, 48] },
] as const;
export const benchChunks = [1, 4, 16] as const;

export interface BenchInputs {
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
}

export const benchGates = { theta: 0.14, eta: 0.6, alpha: 0.01 } as const;

export function benchInputs({
  widths,
  chunk,
  floats,
  length = benchLength,
}: {
  widths: readonly number[];
  chunk: number;
  floats: FloatsOf;
  length?: number;
}): BenchInputs {
  const gaussian = normal("bench");
  const numbers = (count: number): Floats => new floats(count).map(() => gaussian() / Math.sqrt(widths[0]!));
  const gate = (value: number): Floats => new floats(length).fill(value);
  return {
    config: {
      ...{ widths, chunk, activation: "gelu", residual: false, readOrder: "after", decay: "zero", clip: null },
      bias: { kind: "l2" },
      lossScale: 2,
    },
    parameters: { initialWeights: numbers(parameterCount(widths)), gain: null },
    stream: {
      length,
      queries: numbers(length * widths[0]!),
      keys: numbers(length * widths[0]!),
      values: numbers(length * widths.at(-1)!),
      theta: gate(benchGates.theta),
      eta: gate(benchGates.eta),
      alpha: gate(benchGates.alpha),
    },
  };
}

/**
 * Milliseconds of processor time of every runner, at its best. They take turns, so that a machine that slows down slows all of them;
 * what others do on it lengthens the wait, and hardly the work. The first two turns only warm up.
 */
export function bestOf<Name extends string>(
  runners: Readonly<Record<Name, () => void>>,
  rounds = 15,
): Record<Name, number> {
  const names = Object.keys(runners) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
  for (let round = -2; round < rounds; round++) {
    for (const name of names) {
      const start = process.cpuUsage();
      runners[name]();
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) best[name] = Math.min(best[name], (user + system) / 1000);
    }
  }
  return best;
}

/** Milliseconds of every runner at its best, in turns, for as long as `patience` lasts; the first turn warms up. */
export async function bestInTurns<Name extends string>(
  runners: Readonly<Record<Name, () => void | Promise<void>>>,
  patience: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(runners) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
  const end = performance.now() + 1000 * patience;
  for (let round = -1; round < 1 || performance.now() < end; round++) {
    for (const name of names) {
      const start = performance.now();
      await runners[name]();
      if (round >= 0) best[name] = Math.min(best[name], performance.now() - start);
    }
  }
  return best;
}

/** Tokens a second, for people. */
export function rateSaid(tokensPerSecond: number): string {
  const digits = tokensPerSecond >= 10_000 ? 0 : 1;
  return `${(tokensPerSecond / 1000).toFixed(digits)}k`;
}
