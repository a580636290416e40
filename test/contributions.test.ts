// Do the parts of a weight make up the weight? Identity 15: what every token wrote, plus what is left of the start.

import { describe, expect, test } from "vitest";
import { layersOf } from "#model/contracts/config";
import { contributionsTo } from "#model/explain/contributions";
import { scanMemory } from "#model/kernels/memory.cpu";
import { defaultSettings, type MemorySettings, type GateOverride } from "#model/contracts/settings";
import { momentAt } from "#model/reading/moment";
import { matrixQuantities, type MatrixQuantity } from "#model/contracts/probe";
import { advance, startRun, type Run } from "#model/reading/run";
import { readWords } from "#model/reading/untrained";

const words =
  "mia keeps a silver fox every night one lamp turns slowly over black water while nobody sleeps mia keeps a red kite"
    .split(" ")
    .flatMap((word) => [word, word === "lamp" ? "lamp" : `${word}s`]); // 44 tokens: past a snapshot

const drawn: readonly GateOverride[] = [
  { gate: "alpha", from: 9, to: 13, value: 0.2 },
  { gate: "eta", from: 20, to: 22, value: 0 },
  { gate: "theta", from: 30, to: 34, value: 0.02 },
];

async function read(settings: Partial<MemorySettings>, overrides: readonly GateOverride[] = []): Promise<Run> {
  const run = startRun(
    readWords({ words, settings: { ...defaultSettings, dimension: 12, hidden: 10, ...settings }, overrides }),
  );
  while (await advance(run, { scan: scanMemory, count: 16 }));
  expect(run.diverged).toBeNull();
  return run;
}

const cases: readonly [string, Partial<MemorySettings>, readonly GateOverride[]][] = [
  ["a linear memory", {}, []],
  ["a linear memory with drawn gates", {}, drawn],
  ["a linear memory that decays to its start", { decay: "initial" }, drawn],
  ["two layers", { depth: 2, theta: 0.1 }, drawn],
  ["two layers that decay to their start, clipped", { depth: 2, theta: 0.1, decay: "initial", clip: 1 }, drawn],
  ["three layers with residual and layer norm", { depth: 3, theta: 0.02, residual: true, layerNorm: true }, drawn],
  ["three layers, Huber", { depth: 3, theta: 0.05, bias: "huber", chunk: 1 }, []],
];

describe("every weight is what is left of the start plus what the tokens wrote", () => {
  test.each(cases)("%s", async (_, settings, overrides) => {
    const run = await read(settings, overrides);
    for (const token of [0, 1, 11, 33, 43]) {
      const moment = momentAt(run, { token, window: 16 });
      layersOf(run.reading.config.widths).forEach(({ rows, columns }, layer) => {
        for (const quantity of matrixQuantities) {
          const { matrices } = moment.layers[layer]!;
          const picture = matrices[quantity];
          const scale = Math.max(...picture.map(Math.abs));
          // A change is the difference of two weights, each rounded to float32.
          const rounding = 2 ** -24 * Math.max(...matrices.memory.map(Math.abs));
          for (const [row, column] of [
            [0, 0],
            [rows - 1, 3],
            [5, columns - 1],
          ] as const) {
            const { sum, shown } = contributionsTo(run, { kind: "cell", quantity, token, layer, row, column });
            expect(shown).toBeCloseTo(picture[row * columns + column]!, 6);
            expect(Math.abs(sum - shown), `${quantity} layer ${layer} at ${token}`).toBeLessThan(
              1e-5 * (scale + 1e-6) + rounding,
            );
          }
        }
      });
    }
  });
});

describe("a token's amount is what the weight would lack without its write", () => {
  test.each(matrixQuantities)("%s", async (quantity) => {
    const run = await read({}, drawn);
    const cell = { kind: "cell", quantity, token: 33, layer: 0, row: 4, column: 7 } as const;
    const { tokens } = contributionsTo(run, cell);
    expect(tokens.length).toBeGreaterThan(4);
    for (const { token, amount } of tokens) {
      expect(withOnlyWriteOf(run, token, cell)).toBeCloseTo(amount, 6);
    }
  });
});

test("tokens come strongest first, and the listed ones are the strongest of all", async () => {
  const run = await read({});
  const cell = { kind: "cell", quantity: "memory", token: 40, layer: 0, row: 2, column: 5 } as const;
  const { tokens } = contributionsTo(run, cell);
  const amounts = Array.from({ length: 41 }, (_, token) => Math.abs(withOnlyWriteOf(run, token, cell)));
  const strongest = amounts.toSorted((a, b) => b - a).slice(0, tokens.length);
  tokens.forEach(({ amount }, place) => expect(Math.abs(amount)).toBeCloseTo(strongest[place]!, 6));
});

/** Carries one token's write alone through the recurrence, from a memory of zeros. */
function withOnlyWriteOf(
  run: Run,
  writer: number,
  { quantity, token, row, column }: { quantity: MatrixQuantity; token: number; row: number; column: number },
): number {
  const { stream, config } = run.reading;
  const { rows: width, columns } = layersOf(config.widths)[0]!;
  const input = run.trace.rows.keyInputs.data[writer * width + row]!;
  const delta = run.trace.rows.deltas.data[writer * columns + column]!;
  let weight = 0;
  let push = 0;
  let before = 0;
  for (let t = 0; t <= token; t++) {
    push = stream.eta[t]! * push - (t === writer ? stream.theta[t]! * input * delta : 0);
    before = weight;
    weight = (1 - stream.alpha[t]!) * weight + push;
  }
  return { memory: weight, fromStart: weight, push, change: weight - before }[quantity];
}
