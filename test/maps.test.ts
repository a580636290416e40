// Do the maps show what each token really draws on? Against the equations, and against what the memory answered.

import { expect, test } from "vitest";
import { softmaxMap } from "#model/reading/attention";
import { scanMemory } from "#model/kernels/memory.cpu";
import { defaultSettings, type MemorySettings } from "#model/contracts/settings";
import { attentionMaps, attentionRows } from "#model/reading/maps";
import { momentAt } from "#model/reading/moment";
import { mapLimit, mapNames } from "#model/contracts/protocol";
import { advance, startRun, type Run } from "#model/reading/run";
import { row } from "#model/contracts/trace";
import { readWords } from "#model/reading/untrained";

const window = 16;

async function read(words: readonly string[], settings: Partial<MemorySettings> = {}): Promise<Run> {
  const run = startRun(readWords({ words, settings: { ...defaultSettings, ...settings }, overrides: [] }));
  while (await advance(run, { scan: scanMemory, count: 64 }));
  return run;
}

const passage = "every night one lamp turns slowly over black water while nobody sleeps".split(" ");
const short = [...passage, ..."at dawn the tide brings rope and green glass".split(" "), ...passage];
const long = Array.from({ length: 700 }, (_, index) => `w${(index * 37) % 211}`);

test("nobody draws on a token that comes later", async () => {
  const { maps, size } = attentionMaps(await read(short), { token: 0, window });
  for (const name of mapNames)
    for (let t = 0; t < size; t++) for (let i = t + 1; i < size; i++) expect(maps[name][t * size + i]).toBe(0);
});

test("softmax rows sum to one and reach no further than the window", async () => {
  const { maps, size } = attentionMaps(await read(short), { token: 0, window });
  for (let t = 0; t < size; t++) {
    const line = maps.softmax.subarray(t * size, (t + 1) * size);
    expect(line.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    expect(line.subarray(0, Math.max(0, t - window + 1)).every((weight) => weight === 0)).toBe(true);
  }
});

test("softmax is taken over queries and keys of length √d", async () => {
  const run = await read(short);
  const { stream, config } = run.reading;
  const width = config.widths[0]!;
  const unscaled = softmaxMap({
    // q·k/√d with both √d long is d times the unit q·k over √d: the same as unit keys and a query d times as long.
    queries: Float64Array.from(stream.queries, (x) => x * width),
    keys: Float64Array.from(stream.keys),
    width,
    visible: { window },
  });
  const { maps } = attentionMaps(run, { token: 0, window });
  maps.softmax.forEach((weight, index) => expect(weight).toBeCloseTo(unscaled[index]!, 5));
});

test("linear attention weighs by φ(q)·φ(k), φ = elu + 1, and its rows sum to one", async () => {
  const run = await read(short);
  const { stream, config } = run.reading;
  const width = config.widths[0]!;
  const feature = (x: number): number => (x > 0 ? x * Math.sqrt(width) + 1 : Math.exp(x * Math.sqrt(width)));
  const likeness = (t: number, i: number): number => {
    let sum = 0;
    for (let j = 0; j < width; j++) {
      sum += feature(stream.queries[t * width + j]!) * feature(stream.keys[i * width + j]!);
    }
    return sum;
  };
  const { linear } = attentionRows(run, { token: 20, window });
  const all = Array.from({ length: 21 }, (_, i) => likeness(20, i));
  const total = all.reduce((a, b) => a + b, 0);
  all.forEach((weight, i) => expect(linear[i]).toBeCloseTo(weight / total, 5));
});

test("a linear memory's row over past errors, and what is left of its start, is what it answered", async () => {
  const run = await read(short, { alpha: 0.05 });
  const { parameters, stream, config } = run.reading;
  const width = config.widths[0]!;
  for (const token of [0, 7, 32]) {
    const { memory } = attentionRows(run, { token, window });
    const left = Array.from(stream.alpha.subarray(0, token + 1)).reduce((keep, alpha) => keep * (1 - alpha), 1);
    const query = stream.queries.subarray(token * width, (token + 1) * width);
    for (let j = 0; j < width; j += 7) {
      let answer = 0;
      for (let i = 0; i < width; i++) answer += left * query[i]! * parameters.initialWeights[i * width + j]!;
      memory.forEach((weight, i) => {
        const error = row(run.trace, "guesses", i)[j]! - stream.values[i * width + j]!;
        answer -= weight * error;
      });
      expect(answer).toBeCloseTo(row(run.trace, "reads", token)[j]!, 5);
    }
  }
});

test("read before the write, a token does not draw on itself", async () => {
  const { memory } = attentionRows(await read(short, { readOrder: "before" }), { token: 9, window });
  expect(memory[9]).toBe(0);
  expect(memory[8]).not.toBe(0);
});

test("a passage read twice makes a stripe in the memory's map: the second reading draws on the first", async () => {
  const { maps, size } = attentionMaps(await read(short), { token: 0, window });
  const second = short.length - passage.length;
  for (let step = 3; step + 1 < passage.length; step++) {
    const past = maps.memory.subarray((second + step) * size, (second + step) * size + second);
    const strongest = past.reduce((best, weight, i) => (weight > past[best]! ? i : best), 0);
    expect(strongest).toBe(step + 1); // the token whose key was this very context
  }
});

test.each([0, 159, 350, 699])("a long text shows a part of it that holds token %i", async (token) => {
  const run = await read(long);
  const { from, size, maps, largest } = attentionMaps(run, { token, window });
  expect(size).toBe(mapLimit);
  expect(from).toBeLessThanOrEqual(token);
  expect(from + size).toBeGreaterThan(token);
  const whole = attentionRows(run, { token, window });
  for (const name of mapNames) {
    const line = maps[name].subarray((token - from) * size, (token - from) * size + token - from + 1);
    expect(line).toEqual(whole[name].slice(from));
    expect(largest[name]).toBe(maps[name].reduce((most, weight) => Math.max(most, Math.abs(weight)), 0));
  }
});

test("what a token draws on is the strongest of its row, in order", async () => {
  const run = await read(short);
  const { draws } = momentAt(run, { token: 30, window });
  const rows = attentionRows(run, { token: 30, window });
  for (const name of mapNames) {
    const sizes = Array.from(rows[name], Math.abs).toSorted((a, b) => b - a);
    expect(draws[name].map(({ weight }) => Math.abs(weight))).toEqual(sizes.slice(0, draws[name].length));
    draws[name].forEach(({ token, weight }) => expect(rows[name][token]).toBe(weight));
  }
});
