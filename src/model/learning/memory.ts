// How does a memory learn to be a better one? It is read chunk by chunk, as ever; the state that every chunk begins with is
// kept, and the way back goes through chunk after chunk from the last. Leaves the arithmetic to simd/assembly/scan.back.ts.

import { activations, layersOf, type MemoryConfig } from "#model/contracts/config";
import type { MemoryScan } from "#model/contracts/trace";
import type { OpenMemory } from "#model/kernels/memory.inPlace.simd";
import type { Arena } from "./arena";
import type { Step } from "./kernels";

/** In the order of simd/assembly/chunk.ts. */
const chunkFields = [
  ...["depth", "layers", "activation", "residual", "anchored", "clip", "lossScale", "gain", "size", "apart", "initial"],
  ...["states", "momenta", "dWeights", "dMomentum"],
  ...["tokens", "keys", "values", "queries", "theta", "eta", "alpha", "reads"],
];
const notWhole = new Set(["clip", "lossScale"]);

/** In the order of simd/assembly/chunk.ts; the first of them say how wide the others are. */
const layerFields = {
  ofInputs: ["x", "dx"],
  ofOutputs: ["z", "slope", "curve", "above", "delta", "dDelta", "dz"],
} as const;

/** @throws RangeError where there is no way back through a memory like that. */
export function assertLearnable({ bias, readOrder, widths }: MemoryConfig): void {
  if (bias.kind !== "l2") throw new RangeError(`a memory's bias is ${bias.kind} in training; allowed: l2`);
  if (readOrder !== "after") throw new RangeError(`a memory's read order is ${readOrder} in training; allowed: after`);
  const odd = widths.find((width) => width % 4 !== 0);
  if (odd !== undefined) throw new RangeError(`a memory is ${odd} wide in training; allowed: multiples of 4`);
}

/** `memory` with a way back. Where it reads, a chunk must begin. */
export function learnMemory({
  arena: { simd, apart, scratch, save, gradientOf },
  step,
  saved,
  scan: { config, parameters, stream, state, reads },
  memory,
}: {
  arena: Arena;
  step: Step;
  /** Room for so many numbers from an address on as they will be when the text is there. */
  saved: (from: number, count: number) => number;
  scan: Omit<MemoryScan, "count">;
  memory: OpenMemory;
}): OpenMemory {
  assertLearnable(config);
  const { floats, integers, call } = simd;
  const { widths, chunk } = config;
  const size = state.weights.length;
  const [keyWidth, valueWidth] = [widths[0]!, widths.at(-1)!];
  const key = `memory ${widths.join("-")} ${chunk}`;
  const states = scratch(`${key} states`, (chunk + 1) * size);
  const momenta = scratch(`${key} momenta`, (chunk + 1) * size);
  const layers = scratch(`${key} layers`, takeLayers(config));
  fillLayers(integers, { config, at: layers });
  const [dWeights, dMomentum] = [gradientOf(state.weights), gradientOf(state.momentum)];
  const fixed: Readonly<Record<string, number>> = {
    ...{ depth: widths.length - 1, layers, activation: activations.indexOf(config.activation) },
    ...{ residual: Number(config.residual), anchored: Number(config.decay === "initial"), clip: config.clip ?? 0 },
    ...{ lossScale: config.lossScale, gain: parameters.gain?.byteOffset ?? 0, size, apart },
    ...{ initial: parameters.initialWeights.byteOffset, states, momenta },
    ...{ dWeights: dWeights.byteOffset, dMomentum: dMomentum.byteOffset },
  };
  /** A record of what one step back works on. */
  const recordOf = (changes: Readonly<Record<string, number>>): number => {
    const record = save(chunkFields.length);
    const fields = { ...fixed, ...changes };
    chunkFields.forEach((name, index) => {
      (notWhole.has(name) ? floats : integers)[(record >> 2) + index] = fields[name] ?? 0;
    });
    return record;
  };
  const { keys, values, queries, theta, eta, alpha } = stream;
  const row = (of: { byteOffset: number }, number: number, width = 1): number => of.byteOffset + 4 * number * width;

  return {
    read: (count) => {
      const first = state.position;
      if (first % chunk !== 0) throw new RangeError(`a training reads from token ${first}, inside a chunk`);
      const end = Math.min(first + count, stream.length);
      for (let from = first; from < end; from += chunk) {
        const tokens = Math.min(chunk, end - from);
        const [weights, momentum] = [saved(row(state.weights, 0), size), saved(row(state.momentum, 0), size)];
        const record = recordOf({
          tokens,
          ...{ keys: row(keys, from, keyWidth), queries: row(queries, from, keyWidth) },
          ...{ values: row(values, from, valueWidth), reads: row(reads!, from, valueWidth) },
          ...{ theta: row(theta, from), eta: row(eta, from), alpha: row(alpha, from) },
        });
        step(
          () => {
            state.position = from;
            memory.read(tokens);
          },
          () => {
            floats.copyWithin(states >> 2, weights >> 2, (weights >> 2) + size);
            floats.copyWithin(momenta >> 2, momentum >> 2, (momentum >> 2) + size);
            call.scanBack(record);
          },
        );
      }
    },
    answer: (asked) => {
      const { weights, inputs, outputs, from, to } = asked;
      if (weights !== state.weights) throw new RangeError("a training asks a memory as it stands, between two chunks");
      const record = recordOf({
        ...{ states: saved(row(weights, 0), size), tokens: to - from },
        ...{ queries: row(inputs, from, keyWidth), reads: row(outputs, from, valueWidth) },
      });
      step(
        () => memory.answer(asked),
        () => call.answerOfBack(record, to - from),
      );
    },
  };
}

/** Numbers of the layers' records, and of the rows that they name. */
function takeLayers({ widths, chunk }: MemoryConfig): number {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.length * 24 + 12 * chunk * all + 16 * all + 64;
}

/** The layers' records at `at`, and behind them their rows. */
function fillLayers(
  integers: Int32Array,
  { config: { widths, chunk }, at }: { config: MemoryConfig; at: number },
): void {
  const layers = layersOf(widths);
  const fields = 3 + layerFields.ofInputs.length + layerFields.ofOutputs.length + 7;
  let next = Math.ceil((at + 4 * fields * layers.length) / 16) * 16;
  const take = (numbers: number): number => {
    const address = next;
    next += 4 * Math.ceil(numbers / 4) * 4;
    return address;
  };
  layers.forEach(({ rows, columns, offset }, index) => {
    const widest = Math.max(rows, columns);
    const record = [
      ...[rows, columns, 4 * offset],
      ...layerFields.ofInputs.map(() => take(chunk * rows)),
      ...layerFields.ofOutputs.map(() => take(chunk * columns)),
      ...[take(rows), take(widest), take(columns), take(columns), take(columns), take(columns), take(4 * rows)],
    ];
    integers.set(record, (at >> 2) + index * fields);
  });
}
