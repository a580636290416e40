// How do the memories that keep keys and values work? Full softmax attention, the sliding window and Transformer-XL's
// segments differ only in the first token that they still see.

import { softmaxWeights } from "#model/reading/attention";
import { floatsOf, rowOf, type Floats } from "#model/contracts/vectors";
import { sharpened } from "./featureMaps";
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
import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

/** The first token seen by one that stands after `position` tokens. */
type FirstSeen = (position: number, config: CompareConfig) => number;

const firstSeenOf = {
  all: () => 0,
  window: (position, { window }) => Math.max(0, position - window),
  segments: (position, { segment }) => Math.max(0, segmentStart(position, segment) - segment),
} satisfies Record<string, FirstSeen>;

/** Where the segment of the last of `position` tokens began. */
export function segmentStart(position: number, segment: number): number {
  return Math.floor(Math.max(0, position - 1) / segment) * segment;
}

/** Σ_i softmax_i(q·k_i/√d) v_i over the tokens from ≤ i < to; zeros where there is none. (d_v) */
export function attendTo({
  query,
  keys,
  values,
  from,
  to,
}: {
  query: Floats;
  keys: Floats;
  values: Floats;
  from: number;
  to: number;
}): Floats {
  const keyWidth = query.length;
  const valueWidth = (values.length / keys.length) * keyWidth;
  const weights = weightsOf({ query, keys, from, to });
  const sum = new Float64Array(valueWidth);
  weights.forEach((weight, index) => {
    const at = (from + index) * valueWidth;
    for (let j = 0; j < valueWidth; j++) sum[j]! += weight * values[at + j]!;
  });
  return floatsOf(values).from(sum);
}

/** softmax_i(q·k_i/√d) over the tokens from ≤ i < to. (to − from) */
function weightsOf({ query, keys, from, to }: { query: Floats; keys: Floats; from: number; to: number }): Float64Array {
  const width = query.length;
  const weights = new Float64Array(to - from);
  softmaxWeights({ query, keys: keys.subarray(from * width, to * width), sees: () => true, into: weights });
  return weights;
}

function beginAttention(firstSeen: FirstSeen, { stream, config }: CompareSetup): RunningMemory {
  const { keyWidth, valueWidth } = config;
  const keys = sharpened(stream.keys, config);
  const { values } = stream;
  return running({
    start: { position: 0 },
    write: (state) => void state.position++,
    answer: ({ position }, query) =>
      attendTo({ query: sharpened(query, config), keys, values, from: firstSeen(position, config), to: position }),
    draw({ position }) {
      const from = firstSeen(position, config);
      const rows = position - from;
      return [
        { name: "K", rows, columns: keyWidth, data: stream.keys.slice(from * keyWidth, position * keyWidth) },
        { name: "V", rows, columns: valueWidth, data: values.slice(from * valueWidth, position * valueWidth) },
      ];
    },
  });
}

function mapOf(firstSeen: FirstSeen, { stream, config, floats }: CompareSetup): MemoryMap {
  const { length } = stream;
  const { keyWidth, readOrder } = config;
  const [queries, keys] = [sharpened(stream.queries, config), sharpened(stream.keys, config)];
  const weights = new floats(length * length);
  for (let t = 0; t < length; t++) {
    const to = readOrder === "after" ? t + 1 : t;
    const from = firstSeen(to, config);
    const query = rowOf(queries, { row: t, width: keyWidth });
    weights.set(weightsOf({ query, keys, from, to }), t * length + from);
  }
  return { over: "values", weights };
}

function attentionMemory(
  firstSeen: FirstSeen,
  {
    limit,
    symbol,
    ...described
  }: Omit<ComparedMemory, "stateNumbers" | "flopsPerToken" | "begin" | "map"> & {
    /** Tokens it keeps at most. */
    limit: (config: CompareConfig) => number | null;
    symbol: string;
  },
): ComparedMemory {
  return {
    ...described,
    stateNumbers: (config) => ({
      fixed: 0,
      perToken: config.keyWidth + config.valueWidth,
      limit: limit(config),
      formula: `(d_k + d_v)·${symbol}`,
    }),
    // One multiply-add a coordinate for the scores, one for the sum of the values.
    flopsPerToken: (config) => ({
      fixed: 0,
      perToken: 2 * (config.keyWidth + config.valueWidth),
      limit: limit(config),
      formula: `2·(d_k + d_v)·${symbol}`,
    }),
    begin: (setup) => beginAttention(firstSeen, setup),
    map: (setup) => mapOf(firstSeen, setup),
  };
}

export const fullAttention = attentionMemory(
  firstSeenOf.all,
  translatedFields("memories.softmax", describing, {
    id: "softmax",
    title: "Full attention",
    family: "attention",
    adds: "keep every key and value",
    after: null,
    equation: equation("*y = softmax(qKᵀ/√d) V*"),
    source: { title: "Attention Is All You Need", arxiv: "1706.03762", equation: "eq. 1" },
    remark: null,
    knobs: ["sharpen", "readOrder"],
    limit: () => null,
    symbol: "n",
  }),
);

export const slidingWindow = attentionMemory(
  firstSeenOf.window,
  translatedFields("memories.window", describing, {
    id: "window",
    title: "Sliding window",
    family: "attention",
    adds: "look back, keep nothing older",
    after: "softmax",
    equation: equation("y = softmax(q*K_{w}*ᵀ/√d) *V_{w}*"),
    source: { title: "Longformer", arxiv: "2004.05150", equation: "§3.1, looking back only" },
    remark: null,
    knobs: ["window", "sharpen", "readOrder"],
    limit: ({ window }) => window,
    symbol: "min(n, w)",
  }),
);

export const transformerXL = attentionMemory(
  firstSeenOf.segments,
  translatedFields("memories.transformerXl", describing, {
    id: "transformer-xl",
    title: "Transformer-XL",
    family: "segments",
    adds: "keep the segment before, too",
    after: "softmax",
    equation: equation(
      `y = softmax(q*[K′; K]*ᵀ/√d) *[V′; V]*, *${say(memoryWords.equations.segmentBefore, { mark: "′" })}*`,
    ),
    source: { title: "Transformer-XL", arxiv: "1901.02860", equation: "§3.2, one layer, without relative positions" },
    remark: null,
    knobs: ["segment", "sharpen", "readOrder"],
    limit: ({ segment }) => 2 * segment,
    symbol: "min(n, 2C)",
  }),
);
