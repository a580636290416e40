// How does Memory Caching (arXiv 2602.24281) work? Each segment has a memory of its own, all are kept, and a query weighs them by
// how like it the keys of each were.
//
//   M⁽ⁱ⁾ = Σ k_tᵀv_t over segment i,   k̄⁽ⁱ⁾ = the mean of its keys,   γ = softmax_i(q·k̄⁽ⁱ⁾),   y = Σ_i γ_i qM⁽ⁱ⁾

import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type MemoryMap,
  type RunningMemory,
} from "#model/contracts/comparedMemory";
import { dot, newFloats, rowOf, type Floats } from "#model/contracts/vectors";
import { readMatrix } from "#model/kernels/matrixRule.cpu";
import { sharpened } from "./featureMaps";
import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

export interface CachingSequence {
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  /** The keys that a segment's mean is of. (T, d_k) */
  readonly gateKeys: Floats;
  readonly keyWidth: number;
  readonly valueWidth: number;
  /** Tokens a segment. */
  readonly segment: number;
}

/** What there is of one segment: M⁽ⁱ⁾ (d_k, d_v), and k̄⁽ⁱ⁾ (d_k). */
interface Cached {
  readonly weights: Floats;
  readonly mean: Floats;
}

/** The tokens from ≤ t < to of one segment. */
function cacheOf(
  { keys, values, gateKeys, keyWidth, valueWidth }: CachingSequence,
  { from, to }: { from: number; to: number },
): Cached {
  const weights = newFloats(keys, keyWidth * valueWidth);
  const mean = newFloats(keys, keyWidth);
  for (let t = from; t < to; t++) {
    for (let i = 0, at = 0; i < keyWidth; i++) {
      const key = keys[t * keyWidth + i]!;
      for (let j = 0; j < valueWidth; j++, at++) weights[at]! += key * values[t * valueWidth + j]!;
      mean[i]! += gateKeys[t * keyWidth + i]! / (to - from);
    }
  }
  return { weights, mean };
}

/**
 * The memories of all segments of the first `position` tokens, oldest first. A segment that is over never changes, and is made
 * once: what a run keeps of it is as little a copy as attention's keys are.
 */
export function segmentsOf(sequence: CachingSequence): (position: number) => Cached[] {
  const { segment } = sequence;
  const over: Cached[] = [];
  return (position) =>
    Array.from({ length: Math.ceil(position / segment) }, (_, index) => {
      const [from, to] = [index * segment, (index + 1) * segment];
      if (to > position) return cacheOf(sequence, { from, to: position });
      return (over[index] ??= cacheOf(sequence, { from, to }));
    });
}

/** γ = softmax_i(q·k̄⁽ⁱ⁾) */
function gatesOf(cached: readonly Cached[], gateQuery: Floats): number[] {
  const scores = cached.map(({ mean }) => dot(gateQuery, mean));
  const largest = Math.max(...scores);
  const strengths = scores.map((score) => Math.exp(score - largest));
  const sum = strengths.reduce((all, strength) => all + strength, 0);
  return strengths.map((strength) => strength / sum);
}

/** y = Σ_i γ_i qM⁽ⁱ⁾; zeros where there is no segment. (d_v) */
export function answerCached(
  cached: readonly Cached[],
  { query, gateQuery, valueWidth }: { query: Floats; gateQuery: Floats; valueWidth: number },
): Floats {
  const gates = gatesOf(cached, gateQuery);
  const sum = new Float64Array(valueWidth);
  cached.forEach(({ weights }, index) => {
    const read = readMatrix({ weights, query });
    for (let j = 0; j < valueWidth; j++) sum[j]! += gates[index]! * read[j]!;
  });
  const answer = newFloats(query, valueWidth);
  answer.set(sum);
  return answer;
}

function sequenceOf({ stream, config }: CompareSetup): CachingSequence {
  const { keyWidth, valueWidth, segment } = config;
  const { keys, values } = stream;
  return { keys, values, gateKeys: sharpened(keys, config), keyWidth, valueWidth, segment };
}

function beginCaching(setup: CompareSetup): RunningMemory {
  const { config, floats } = setup;
  const { keyWidth, valueWidth } = config;
  const cachedAt = segmentsOf(sequenceOf(setup));
  return running({
    start: { position: 0 },
    write: (state) => void state.position++,
    answer: ({ position }, query) =>
      answerCached(cachedAt(position), { query, gateQuery: sharpened(query, config), valueWidth }),
    draw({ position }) {
      const cached = cachedAt(position);
      const all = (of: (one: Cached) => Floats): Floats => floats.from(cached.flatMap((one) => [...of(one)]));
      return [
        { name: "M", rows: cached.length * keyWidth, columns: valueWidth, data: all(({ weights }) => weights) },
        { name: "k̄", rows: cached.length, columns: keyWidth, data: all(({ mean }) => mean) },
      ];
    },
  });
}

/** A token's weight is its segment's gate times q·k. */
function mapOf(setup: CompareSetup): MemoryMap {
  const { stream, config, floats } = setup;
  const { length, queries, keys } = stream;
  const { keyWidth: width, segment, readOrder } = config;
  const cachedAt = segmentsOf(sequenceOf(setup));
  const gateQueries = sharpened(queries, config);
  const weights = new floats(length * length);
  for (let t = 0; t < length; t++) {
    const seen = readOrder === "after" ? t + 1 : t;
    const gates = gatesOf(cachedAt(seen), rowOf(gateQueries, { row: t, width }));
    const query = rowOf(queries, { row: t, width });
    for (let i = 0; i < seen; i++)
      weights[t * length + i] = gates[Math.floor(i / segment)]! * dot(query, keys, i * width);
  }
  return { over: "values", weights };
}

/** A matrix and a mean key for every segment begun. */
const segmentNumbers = ({ keyWidth, valueWidth }: CompareConfig): number => keyWidth * (valueWidth + 1);

export const memoryCaching: ComparedMemory = {
  ...translatedFields("memories.memoryCaching", describing, {
    id: "memory-caching",
    title: "Memory Caching",
    adds: "keep a matrix for every segment",
    after: "linear",
    equation: equation(
      say(memoryWords.equations.perSegment, { lines: "Mᵢ ← Mᵢ + kᵀv, *a new Mᵢ*" }),
      "*γᵢ = softmaxᵢ(q·k̄ᵢ)*",
      "y = *Σᵢ γᵢ* qMᵢ",
    ),
    source: { title: "Memory Caching", arxiv: "2602.24281", equation: "eq. 9, 10 and 12" },
    remark:
      "Of the paper’s forms this is the gated residual one, with linear attention inside, a new matrix for each segment, and q for u, which the paper learns. k̄ᵢ is the mean key of a segment. Nothing is thrown away: it keeps one more matrix with every segment, and more than full attention where a segment is shorter than about half of d.",
  }),
  family: "segments",
  knobs: ["segment", "sharpen", "readOrder"],
  stateNumbers: (config) => ({
    fixed: 0,
    perToken: segmentNumbers(config) / config.segment,
    limit: null,
    every: config.segment,
    formula: "d_k·(d_v + 1)·⌈n/C⌉",
  }),
  // One write; every segment is read and weighed.
  flopsPerToken: (config) => ({
    fixed: 2 * config.keyWidth * config.valueWidth,
    perToken: (2 * segmentNumbers(config)) / config.segment,
    limit: null,
    every: config.segment,
    formula: "2·d_k·d_v + 2·d_k·(d_v + 1)·⌈n/C⌉",
  }),
  begin: beginCaching,
  map: mapOf,
};
