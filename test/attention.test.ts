import { describe, expect, test } from "vitest";
import {
  linearAttentionMap,
  linearAttentionRow,
  memoryAttentionMap,
  memoryAttentionRow,
  memoryAttentionWeighs,
  readMap,
  softmaxMap,
  softmaxRow,
} from "#model/reading/attention";
import { layersOf, type MemoryConfig } from "#model/contracts/config";
import { row } from "#model/contracts/trace";
import { at, difference, memoryConfig, randomReading, scan, times } from "./support/memories";

const length = 12;
const width = 4;
const { queries, keys, values } = randomReading({ config: memoryConfig(), length }).stream;

describe("softmax attention", () => {
  test("every row sums to one over the past, and sees nothing of the future", () => {
    const map = softmaxMap({ queries, keys, width, visible: { window: null } });
    for (let t = 0; t < length; t++) {
      const weights = at(map, length, t);
      expect(Array.from(weights).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(weights.subarray(t + 1).every((weight) => weight === 0)).toBe(true);
      expect(weights.subarray(0, t + 1).every((weight) => weight > 0)).toBe(true);
    }
  });

  test("a window counts the token itself, and one as long as the text is the whole past", () => {
    const map = softmaxMap({ queries, keys, width, visible: { window: 3 } });
    for (let t = 0; t < length; t++)
      expect(Array.from(at(map, length, t)).filter((weight) => weight > 0)).toHaveLength(Math.min(t + 1, 3));
    expect(softmaxMap({ queries, keys, width, visible: { window: length } })).toEqual(
      softmaxMap({ queries, keys, width, visible: { window: null } }),
    );
  });

  test("large scores do not overflow, and a row that sees nothing is zeros", () => {
    const loud = queries.map((x) => 1e4 * x);
    expect(softmaxMap({ queries: loud, keys, width, visible: { window: null } }).every(Number.isFinite)).toBe(true);
    const mask = new Float64Array(length * length);
    expect(softmaxMap({ queries, keys, width, visible: { mask } }).every((weight) => weight === 0)).toBe(true);
  });
});

describe("memory attention", () => {
  const variants: { name: string; config: MemoryConfig; gain?: boolean }[] = [
    { name: "linear", config: memoryConfig({ chunk: 3 }) },
    { name: "linear, residual, c = 1, read before", config: memoryConfig({ residual: true, lossScale: 1, readOrder: "before" }) }, // prettier-ignore
    { name: "linear, clipped", config: memoryConfig({ clip: 0.3 }) },
    { name: "linear, decay to the start", config: memoryConfig({ decay: "initial", chunk: 5 }) },
    { name: "two layers", config: memoryConfig({ widths: [4, 6, 4], chunk: 4 }) },
    {
      name: "three layers, read before",
      config: memoryConfig({ widths: [4, 6, 5, 4], chunk: 4, readOrder: "before" }),
    },
  ];

  test.each(variants)("its map over past surprises, with the decayed start, gives every read ($name)", ({ config }) => {
    const reading = randomReading({ config, length });
    const { parameters, stream } = reading;
    const { trace } = scan(reading);
    const map = memoryAttentionMap({ ...reading, trace });
    const weighs = memoryAttentionWeighs(reading);
    const { offset, deltaOffset } = layersOf(config.widths).at(-1)!;
    let kept = 1;
    for (let t = 0; t < length; t++) {
      if (config.readOrder === "after") kept *= 1 - stream.alpha[t]!;
      const start = times(row(trace, "queryInput", t), parameters.initialWeights.subarray(offset));
      const expected = start.map((x) => (config.decay === "initial" ? x : kept * x));
      if (config.residual) expected.forEach((x, j) => (expected[j] = x + stream.queries[t * width + j]!));
      for (let i = 0; i < length; i++) {
        for (let j = 0; j < width; j++) {
          const error = row(trace, "guesses", i)[j]! - stream.values[i * width + j]!;
          const written = weighs === "errors" ? error : row(trace, "deltas", i)[deltaOffset + j]!;
          expected[j]! -= map[t * length + i]! * written;
        }
      }
      if (config.readOrder === "before") kept *= 1 - stream.alpha[t]!;
      expect(difference(row(trace, "reads", t), expected)).toBeLessThan(1e-10);
    }
  });

  test("weighs errors only where a write is nothing but its error", () => {
    const weighs = (changes: Partial<MemoryConfig>, gain = false) =>
      memoryAttentionWeighs(randomReading({ config: memoryConfig(changes), length: 1, gain }));
    expect(weighs({})).toBe("errors");
    expect(weighs({ residual: true })).toBe("errors");
    expect(weighs({ clip: 1 })).toBe("deltas");
    expect(weighs({ bias: { kind: "huber", delta: 1 } })).toBe("deltas");
    expect(weighs({ widths: [4, 6, 4] })).toBe("deltas");
    expect(weighs({}, true)).toBe("deltas");
  });

  test("read before the write, no token looks at itself", () => {
    const reading = randomReading({ config: memoryConfig({ readOrder: "before" }), length });
    const map = memoryAttentionMap({ ...reading, trace: scan(reading).trace });
    for (let t = 0; t < length; t++) expect(map[t * length + t]).toBe(0);
  });
});

test("linear attention reads what the sum of its writes holds", () => {
  const featureMap = { kind: "elu1" } as const;
  const map = linearAttentionMap({ queries, keys, width, featureMap, normalise: true, epsilon: 0 });
  const feature = (x: number) => (x > 0 ? x + 1 : Math.exp(x));
  const memory = new Float64Array(width * width);
  const normaliser = new Float64Array(width);
  const reads = readMap({ map, values, valueWidth: width });
  for (let t = 0; t < length; t++) {
    const key = at(keys, width, t).map(feature);
    const query = at(queries, width, t).map(feature);
    for (let i = 0; i < width; i++) {
      normaliser[i]! += key[i]!;
      for (let j = 0; j < width; j++) memory[i * width + j]! += key[i]! * values[t * width + j]!;
    }
    const total = times(query, normaliser)[0]!;
    const expected = times(query, memory).map((x) => x / total);
    expect(difference(at(reads, width, t), expected)).toBeLessThan(1e-10);
  }
});

test("one row computed alone is that row of the map", () => {
  const token = 7;
  const into = () => new Float64Array(length).fill(9); // whatever stood there before is gone
  const softmax = { queries, keys, width, visible: { window: 4 } };
  const linear = { queries, keys, width, featureMap: { kind: "taylor2" }, normalise: true, epsilon: 0 } as const;
  const reading = randomReading({ config: memoryConfig({ widths: [4, 6, 4] }), length });
  const memory = { ...reading, trace: scan(reading).trace };
  const rows = [into(), into(), into()] as const;
  softmaxRow({ ...softmax, token, into: rows[0] });
  linearAttentionRow({ ...linear, token, into: rows[1] });
  memoryAttentionRow({ ...memory, token, into: rows[2] });
  expect(rows[0]).toEqual(at(softmaxMap(softmax), length, token));
  expect(rows[1]).toEqual(at(linearAttentionMap(linear), length, token));
  expect(rows[2]).toEqual(at(memoryAttentionMap(memory), length, token));
});
