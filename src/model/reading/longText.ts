// How is a text read that is too long to be kept? In blocks: the memory's state is carried on, and of what was read nothing is
// left but curves in bins and a detailed trace of the last block. What it costs does not grow.
// Leaves what the words are to whoever reads them in, and what is asked of the memory to planted.ts.

import { addToBins, emptyBins, type Binned } from "#model/contracts/binned";
import type { MemoryConfig, MemoryParameters, MemoryState } from "#model/contracts/config";
import { keptCurves, type KeptCurve } from "#model/contracts/longQuestions";
import type { Divergence } from "#model/contracts/divergence";
import { memoryConfig } from "#model/contracts/rule";
import type { MemorySettings } from "#model/contracts/settings";
import { allocateTrace, type MemoryTrace } from "#model/contracts/trace";
import { initialState } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { findDivergence } from "./divergence";
import { embed, initialParameters, mixesOf } from "./untrained";

/** Tokens a block, but for a chunk that divides it not: then the most whole chunks below. */
export const blockTokens = 4096;
/** Vectors of words that are kept at once; a text may have more different words than that. */
const mostVectors = 8192;

export interface LongReading {
  readonly settings: MemorySettings;
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  /** After the last token read; its position counts within the block. */
  readonly state: MemoryState;
  /** Tokens read. */
  position: number;
  readonly curves: Readonly<Record<KeptCurve, Binned>>;
  /** What was measured at every token of the last block. */
  readonly trace: MemoryTrace;
  /** The last words read, as many as a key is made of. */
  lastWords: readonly string[];
  /** Where its numbers could be trusted no longer; then it is read no further. */
  diverged: Divergence | null;
  readonly vectors: Map<string, Float32Array>;
}

/** The most tokens that `readOn` takes at once: whole chunks, so that one begins with every block. */
export function blockSize({ chunk }: Pick<MemoryConfig, "chunk">): number {
  return Math.max(1, Math.floor(blockTokens / chunk)) * chunk;
}

/** An untrained memory that has read nothing. */
export function startLongReading(settings: MemorySettings): LongReading {
  const config = memoryConfig(settings);
  const parameters = initialParameters({ config, settings });
  return {
    ...{ settings, config, parameters, position: 0, lastWords: [], diverged: null },
    state: initialState(parameters),
    curves: Object.fromEntries(keptCurves.map((name) => [name, emptyBins()])) as LongReading["curves"],
    trace: allocateTrace({ config, length: blockSize(config), floats: Float32Array }),
    vectors: new Map(),
  };
}

/**
 * Reads the next block. All but the last must have `blockSize` words. The numbers are those of one reading, bit for bit.
 * @throws RangeError for a block that is longer, or follows one that was shorter.
 */
export function readOn(reading: LongReading, words: readonly string[]): void {
  const { config, parameters, state, trace } = reading;
  const size = blockSize(config);
  if (words.length > size) throw new RangeError(`a block has ${words.length} words; allowed: up to ${size}`);
  if (reading.position % size !== 0) throw new RangeError("a block that was not whole was the last one");
  state.position = 0;
  trace.filled = 0;
  const stream = streamOf(reading, words);
  scanOnCpu({ config, parameters, stream, state, count: words.length, trace });
  const found = findDivergence({ reading: { config, stream }, trace, trained: null }, { from: 0, to: words.length });
  const sound = found ? found.token + (found.value === null ? 0 : 1) : words.length;
  for (const name of keptCurves) addToBins(reading.curves[name], trace.columns[name].subarray(0, sound));
  reading.diverged = found && { ...found, token: reading.position + found.token };
  reading.lastWords = [...reading.lastWords, ...words].slice(-reading.settings.reach);
  reading.position += sound;
}

/** How many bytes it keeps, whatever it has read; and what attention keeps for as many tokens, in float32. */
export function bytesOf({ config, parameters, position }: LongReading): { memory: number; attention: number } {
  const weights = parameters.initialWeights.length;
  const wide = config.widths[0]! + config.widths.at(-1)!; // a key and a value
  return { memory: 4 * 2 * weights, attention: 4 * wide * position };
}

/** What the memory reads of a block: keys and queries of the words before, the values of its own. */
function streamOf({ settings, lastWords, vectors }: LongReading, words: readonly string[]) {
  const { dimension, seed, theta, eta, alpha } = settings;
  if (vectors.size > mostVectors) vectors.clear();
  const mixes = mixesOf([...lastWords, ...words], settings, vectors);
  const before = lastWords.length * dimension;
  const length = words.length;
  const values = new Float32Array(length * dimension);
  words.forEach((word, token) => {
    const vector = vectors.get(word) ?? embed(word, { dimension, seed });
    vectors.set(word, vector);
    values.set(vector, token * dimension);
  });
  const gate = (value: number) => new Float32Array(length).fill(value);
  return {
    length,
    keys: mixes.subarray(before, before + length * dimension),
    queries: mixes.subarray(before + dimension, before + (length + 1) * dimension),
    values,
    ...{ theta: gate(theta), eta: gate(eta), alpha: gate(alpha) },
  };
}
