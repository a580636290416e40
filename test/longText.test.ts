import { expect, test } from "vitest";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { addToBins, binsOf, emptyBins } from "#model/contracts/binned";
import { normal, uniform } from "#model/contracts/random";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { askPlanted, chanceOfAnswer, startPlanting, withFacts } from "#model/reading/planted";
import { runHeadless } from "#model/reading/headless";
import { blockSize, bytesOf, keptCurves, readOn, startLongReading } from "#model/reading/longText";

/** Words of a seeded text, one after the other, without end. */
function wordsFrom(seed: string): (count: number) => string[] {
  const next = uniform(seed);
  return (count) => Array.from({ length: count }, () => `w${Math.floor(next() ** 2 * 400)}`);
}

test.each<[string, Partial<MemorySettings>]>([
  ["a matrix", {}],
  ["a network whose chunks do not divide a block", { depth: 2, chunk: 7, reach: 3 }],
])("read in blocks, %s has the very numbers of one reading", async (_, changes) => {
  const settings = { ...defaultSettings, ...changes };
  const reading = startLongReading(settings);
  const size = blockSize(reading.config);
  expect(size % reading.config.chunk).toBe(0);
  const words = wordsFrom("blocks")(size + 700);
  readOn(reading, words.slice(0, size));
  readOn(reading, words.slice(size));
  const { run } = await runHeadless({ words, settings, overrides: [] });
  expect(reading.position).toBe(words.length);
  expect(reading.state.weights).toEqual(run.state.weights);
  expect(reading.trace.rows.reads.data.slice(0, 700 * settings.dimension)).toEqual(
    run.trace.rows.reads.data.slice(size * settings.dimension),
  );
  for (const name of keptCurves) {
    const all = Array.from(run.trace.columns[name]);
    const { least, most, leastAt, mostAt, width } = reading.curves[name];
    const bins = binsOf(reading.curves[name]);
    expect(bins).toBe(Math.ceil(words.length / width));
    for (let bin = 0; bin < bins; bin++) {
      const part = all.slice(bin * width, (bin + 1) * width);
      expect([least[bin], most[bin]]).toEqual([Math.min(...part), Math.max(...part)]);
      expect([all[leastAt[bin]!], all[mostAt[bin]!]]).toEqual([least[bin], most[bin]]);
    }
  }
});

test("a curve in bins keeps every peak and where it was, however long it grows", () => {
  const gaussian = normal("peaks");
  const values = Float64Array.from({ length: 5000 }, (_, token) =>
    token === 1234 ? 100 : token === 77 ? NaN : gaussian(),
  );
  const binned = emptyBins(64);
  for (let from = 0; from < values.length; from += 333) addToBins(binned, values.subarray(from, from + 333));
  const { least, most, mostAt, width } = binned;
  expect(width).toBe(128);
  const peak = 1234 >> 7;
  expect([most[peak], mostAt[peak]]).toEqual([100, 1234]);
  for (let bin = 0; bin < binsOf(binned); bin++) {
    const part = [...values.slice(bin * width, (bin + 1) * width)].filter((x) => !Number.isNaN(x));
    expect([least[bin], most[bin]]).toEqual([Math.min(...part), Math.max(...part)]);
  }
});

test("planted facts are answered while they are near and forgotten far away; a memory that writes nothing answers none", () => {
  const recallOf = (changes: Partial<MemorySettings>) => {
    const settings = { ...defaultSettings, dimension: 24, ...changes };
    const reading = startLongReading(settings);
    const planted = startPlanting("facts");
    const next = wordsFrom("between");
    for (let block = 0; block < 60; block++) {
      const { position: from, lastWords } = reading;
      const words = withFacts(planted, { from, count: 512, lastWords, next: () => next(1)[0]!, reach: settings.reach });
      // A short block ends a text: so one that is read on is begun anew, from the same state.
      readOn(Object.assign(reading, { position: 0 }), words);
      reading.position = from + words.length;
      askPlanted(planted, reading);
    }
    expect(planted.recall.every(({ least }, place) => least === 2 ** place)).toBe(true);
    const within = (most: number) => planted.recall.filter(({ least }) => 2 * least <= most);
    const share = (all: typeof planted.recall) =>
      all.reduce((sum, { right }) => sum + right, 0) / all.reduce((sum, { asked }) => sum + asked, 0);
    return { near: share(within(32)), far: share(planted.recall.filter(({ least }) => least >= 1024)) };
  };
  const { near, far } = recallOf({});
  expect(near).toBeGreaterThan(0.7);
  expect(far).toBeLessThan(3 * chanceOfAnswer);
  expect(recallOf({ theta: 0 })).toEqual({ near: 0, far: 0 });
});

test("what it keeps does not grow with the text", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const next = wordsFrom("heap");
  const settings = { ...defaultSettings, dimension: 16 };
  const reading = startLongReading(settings);
  const size = blockSize(reading.config);
  const readTo = (tokens: number): number => {
    while (reading.position < tokens) readOn(reading, next(size));
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  readTo(20_000);
  const early = readTo(100_000);
  const late = readTo(400_000);
  expect((late - early) / 2 ** 20).toBeLessThan(5);
  expect(bytesOf(reading)).toEqual({ memory: 4 * 2 * 16 * 16, attention: 4 * 32 * reading.position });
});
