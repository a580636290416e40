// What do all compared memories read? The keys, values and gates of the run on screen, with a config made of the run's own.

import { defaultCompareConfig, type CompareConfig, type ComparedMemory } from "#model/contracts/comparedMemory";
import { memories, memoryOfId } from "./memories";
import { compareLimit, type CompareSetting } from "#model/contracts/compareQuestions";
import type { MemoryStream } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import type { Widths } from "#model/contracts/measure";
import type { Run } from "#model/reading/run";

/**
 * The run's own widths, chunk and loss. A memory that is a small network takes its hidden width, clip and decay from the
 * run where the run's memory is a network too, else the defaults of contracts/comparedMemory.ts: a matrix says nothing of them.
 */
export function compareConfigOf({ reading }: Pick<Run, "reading">, { window, knobs }: CompareSetting): CompareConfig {
  const { widths, chunk, activation, readOrder, lossScale, clip, decay } = reading.config;
  const network = widths.length > 2 ? { hidden: widths[1]!, clip, decay, activation } : {};
  return {
    ...defaultCompareConfig,
    ...network,
    ...{ keyWidth: widths[0]!, valueWidth: widths.at(-1)!, chunk, readOrder, lossScale, window },
    ...knobs,
  };
}

/** The same for keys and values of other widths than the run's. */
export function withWidths(config: CompareConfig, widths: Widths | undefined): CompareConfig {
  return widths ? { ...config, keyWidth: widths.keys, valueWidth: widths.values } : config;
}

/** The first tokens of the run, asking what the setting asks. */
export function comparedStream(
  { reading, filled }: Pick<Run, "reading" | "filled">,
  asking: CompareSetting["asking"],
): MemoryStream {
  const { stream, config } = reading;
  const length = Math.min(filled, compareLimit);
  const cut = (data: Floats, width: number): Floats => data.subarray(0, length * width);
  const keys = cut(stream.keys, config.widths[0]!);
  return {
    length,
    keys,
    queries: asking === "recall" ? keys : cut(stream.queries, config.widths[0]!),
    values: cut(stream.values, config.widths.at(-1)!),
    ...{ theta: cut(stream.theta, 1), eta: cut(stream.eta, 1), alpha: cut(stream.alpha, 1) },
  };
}

/** @throws RangeError where no memory has the id */
export function memoryNamed(id: string): ComparedMemory {
  const memory = memoryOfId(id);
  if (!memory)
    throw new RangeError(`there is no memory “${id}”; there are ${memories.map((row) => row.id).join(", ")}`);
  return memory;
}
