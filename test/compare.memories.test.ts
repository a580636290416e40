import { describe, expect, test } from "vitest";
import { readMap } from "../src/model/attention";
import { defaultCompareConfig, type CompareConfig } from "../src/model/compare/memory";
import { memories } from "../src/model/compare/memories";
import { readStream } from "../src/model/compare/read";
import type { MemoryStream } from "../src/model/config";
import { difference, memoryConfig, randomReading } from "./memories";

const width = 6;
const config: CompareConfig = {
  ...defaultCompareConfig,
  keyWidth: width,
  valueWidth: width,
  hidden: 8,
  chunk: 3,
  window: 5,
  segment: 4,
};

function randomStream({ length = 14, seed = "stream" } = {}): MemoryStream {
  return randomReading({ config: memoryConfig({ widths: [width, width] }), length, seed }).stream;
}

describe.each(memories.map((memory) => [memory.id, memory] as const))("%s", (_, memory) => {
  const stream = randomStream();
  const reading = readStream({ memory, stream, config, floats: Float64Array });

  test("its reads are its map times the values, where the map is over values", () => {
    const map = reading.map();
    if (map.over === "nothing") {
      expect(map.why).not.toBe("");
      return;
    }
    const { length } = stream;
    for (let t = 0; t < length; t++)
      expect(Math.max(...map.weights.subarray(t * length + t + 1, (t + 1) * length), 0)).toBe(0);
    if (map.over === "surprises") return;
    const reads = readMap({ map: map.weights, values: stream.values, valueWidth: width });
    expect(difference(reads, reading.reads)).toBeLessThan(1e-10);
  });
});
