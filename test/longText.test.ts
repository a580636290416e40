import { expect, test } from "vitest";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { addToBins, binsOf, emptyBins } from "#model/contracts/binned";
import { normal, uniform } from "#model/contracts/random";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { keptCurves, type FloodWords } from "#model/contracts/longQuestions";
import { askPlanted, chanceOfAnswer, factsAmong, plant, startPlanting, wordsWithFacts } from "#model/reading/planted";
import { runHeadless } from "#model/reading/headless";
import { answerLong } from "#model/reading/longAnswers";
import { detailAt, readBlock, startJourney, type LongJourney } from "#model/reading/longJourney";
import { blockSize, bytesOf, readOn, startLongReading } from "#model/reading/longText";
import { openWords, type LongFile } from "#model/reading/longWords";

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
      const facts = factsAmong(planted.seed, { from, count: 512 });
      const words = wordsWithFacts(facts, { words: next(512), before: planted.count, count: 512 });
      plant(planted, facts, { from, words, lastWords, reach: settings.reach });
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

const noPause = (): Promise<void> => Promise.resolve();

async function journeyOf(
  source: FloodWords | LongFile,
  { tokens, mostKept, ...changes }: { tokens: number; mostKept?: number } & Partial<MemorySettings>,
): Promise<LongJourney> {
  const settings = { ...defaultSettings, dimension: 16, ...changes };
  const journey = startJourney({ settings, source, tokens, mostKept });
  while (!journey.isOver) await readBlock(journey);
  return journey;
}

test.each<[string, Partial<MemorySettings>]>([
  ["a matrix", {}],
  ["a network whose chunks do not divide a block", { depth: 2, hidden: 16, chunk: 7 }],
])(
  "what %s had at any token of a long text comes back to the bit, from whichever state is kept",
  async (_, changes) => {
    for (const source of ["familiar", "strange"] as const) {
      // So long that kept states have made way for others twice.
      const journey = await journeyOf(source, { tokens: 60_000, mostKept: 4, ...changes });
      expect(journey.kept.states.length).toBeLessThanOrEqual(4);
      expect(journey.kept.every).toBe(4 * blockSize(journey.reading.config));
      for (const name of keptCurves) {
        const { most, mostAt, least, leastAt, width } = journey.reading.curves[name];
        for (const bin of [0, 1, Math.floor(50_000 / width)]) {
          for (const [value, token] of [
            [most[bin]!, mostAt[bin]!],
            [least[bin]!, leastAt[bin]!],
          ] as const) {
            const detail = await detailAt(journey, { token, pause: noPause });
            expect(detail.columns[name][token - detail.from]).toBe(value);
            expect(detail.words.length).toBe(Math.min(60_000, token + 257) - Math.max(0, token - 256));
          }
        }
      }
    }
  },
  60_000,
);

test("the words and numbers around a token are those of one reading of the whole text, facts and all", async () => {
  const tokens = 9000;
  const journey = await journeyOf("strange", { tokens });
  const settings = journey.reading.settings;
  const parts = await Promise.all(
    [200, 700, 1200, 4100, 8900].map((token) => detailAt(journey, { token, pause: noPause })),
  );
  const whole: string[] = [];
  for (let token = 256; whole.length < tokens; token += 513) {
    const at = Math.min(token, tokens - 1);
    const { words, from } = await detailAt(journey, { token: at, pause: noPause });
    whole.push(...words.slice(whole.length - from));
  }
  const { run } = await runHeadless({ words: whole, settings, overrides: [] });
  for (const { from, words, cues, columns } of parts) {
    expect(words).toEqual(whole.slice(from, from + words.length));
    for (const name of keptCurves)
      expect(columns[name]).toEqual(run.trace.columns[name].slice(from, from + words.length));
    expect(cues).toEqual(words.flatMap((word, index) => (word.startsWith("fact ") ? [index] : [])));
  }
});

test("what the page is told of a long text is what the command reads: the same counts, curves and bytes", async () => {
  const journey = await journeyOf("familiar", { tokens: 50_000 });
  const { reading, planted } = journey;
  const request = { settings: reading.settings, tokens: 50_000, words: "familiar" } as const;
  for (let begins = true; ; begins = false) {
    const progress = await answerLong({ kind: "long", reading: 7, begins, ...request }, noPause);
    if (!progress || !("curves" in progress)) throw new RangeError("no progress");
    if (!progress.isOver) continue;
    expect(progress.recall.map(({ least, asked, right }) => ({ least, asked, right }))).toEqual(planted.recall);
    expect([progress.curves, progress.facts, progress.bytes, progress.position, progress.share]).toEqual([
      reading.curves,
      planted.count,
      bytesOf(reading),
      50_000,
      1,
    ]);
    break;
  }
  const other = await answerLong({ kind: "long", reading: 8, begins: false, ...request }, noPause);
  expect(other).toBeNull();
});

/** A file of a text, with what was asked of it. */
function fileOf(text: string): LongFile {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, bytesAt: (from, count) => Promise.resolve(bytes.slice(from, from + count)) };
}

test("a file's words are all taken, each once, whatever its letters; and can be taken up again at any of them", async () => {
  const settings = defaultSettings;
  const line = (from: number) => `Größe ${from} 東京 straße naïve “${from + 1}” fiancée\n`;
  const text = Array.from({ length: 900 }, (_, index) => line(index)).join("");
  const unspaced = "東京都に住んでいる".repeat(2000);
  for (const file of [fileOf(text), fileOf(unspaced)]) {
    const all: string[] = [];
    const places: [number, ReturnType<ReturnType<typeof openWords>["place"]>][] = [];
    const words = openWords(file, { settings });
    for (let some = await words.take(777); some.length > 0; some = await words.take(777)) {
      all.push(...some);
      places.push([all.length, words.place()]);
    }
    expect(words.share()).toBe(1);
    expect(all.join("")).not.toContain("\ufffd");
    for (const [count, place] of places) {
      expect(await openWords(file, { settings, place }).take(500)).toEqual(all.slice(count, count + 500));
    }
  }
  const words = await openWords(fileOf(text), { settings }).take(1_000_000);
  expect(words.filter((word) => word === "straße")).toHaveLength(900);
});

test("a file is read to its end with facts between its words, and an empty one is over at once", async () => {
  const journey = await journeyOf(fileOf("every night one lamp ".repeat(3000)), { tokens: 2_000_000 });
  expect(journey.reading.position).toBe(12_000 + 2 * journey.planted.count);
  expect(journey.planted.count).toBeGreaterThan(10);
  expect((await journeyOf(fileOf(""), { tokens: 10 })).reading.position).toBe(0);
});

test("a memory that diverges is read no further, and no curve has what came after", async () => {
  const { reading, isOver } = await journeyOf("familiar", { tokens: 100_000, theta: 1, eta: 0.9 });
  expect(isOver).toBe(true);
  expect(reading.diverged!.token).toBeLessThan(4096);
  expect(reading.position).toBeLessThanOrEqual(reading.diverged!.token + 1);
  for (const name of keptCurves)
    expect(Number.isFinite(Math.max(...reading.curves[name].most.filter(Number.isFinite)))).toBe(true);
});

test("among what is familiar a fact is kept a hundred times as long as among words that nobody can expect", async () => {
  const shares = async (source: FloodWords) => {
    const { planted } = await journeyOf(source, { tokens: 80_000, dimension: 64, alpha: 0 });
    return (least: number) => {
      const { asked, right } = planted.recall.find((recall) => recall.least === least)!;
      return right / asked;
    };
  };
  const [familiar, strange] = [await shares("familiar"), await shares("strange")];
  expect(familiar(4096)).toBeGreaterThan(0.85);
  expect(strange(256)).toBeLessThan(0.3);
  expect(strange(4096)).toBeLessThan(3 * chanceOfAnswer);
}, 60_000);
