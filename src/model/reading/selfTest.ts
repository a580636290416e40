// Are an engine's numbers right on this machine? A small memory, and a trained model's first tokens, against the plain loops.
// Leaves to backend.ts and modelEngine.ts what follows from it.

import type { MemoryConfig, MemoryParameters, MemoryStream } from "#model/contracts/config";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { allocateTrace, scanColumns, scanRows, type MemoryScan, type MemoryTrace } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import { startForward, type Forward } from "#model/trained/forward";
import { plainKernels, type Kernels } from "#model/trained/forward.kernels";
import type { TrainedModel } from "#model/trained/modelFile";

/** How far a number may be from the plain loops', relative to the largest of its kind. */
export const tolerance = 1e-4;

/** Of the model's text: two chunks and segments, and half of one more. */
export const testedTokens = 20;

/** The worst relative difference between what kernels and the plain loops leave of a model's first tokens. */
export async function testModel({ card, parameters }: TrainedModel, kernels: Kernels): Promise<number> {
  const { config } = card;
  const ids = Int32Array.from({ length: testedTokens }, (_, n) => (7 * n) % config.vocabulary);
  const [expected, actual] = [plainKernels(Float32Array), kernels].map((kernels) => {
    const forward = startForward({ config, parameters, ids, kernels });
    forward.advance(testedTokens);
    return forward;
  }) as [Forward, Forward];
  await actual.settled;
  const all = leftBy(expected);
  return Math.max(...leftBy(actual).map((numbers, index) => farthest(numbers, all[index]!)));
}

/** What a forward pass answers with, and what its memories have become. */
function leftBy({ logits, layers }: Forward): Floats[] {
  return [
    logits,
    ...layers.flatMap(({ memories, matrices }) => [
      ...memories.flatMap(({ state, trace }) => [state.weights, state.momentum, trace!.rows.reads.data]),
      ...matrices.map(({ state }) => state.weights),
    ]),
  ];
}

/** The worst relative difference between an engine's and the plain loops' trace and weights over a dozen tokens of a two-layer memory. */
export async function testMemory(scan: (scan: MemoryScan) => void | Promise<void>): Promise<number> {
  const config: MemoryConfig = {
    widths: [4, 6, 4],
    chunk: 3,
    activation: "gelu",
    residual: true,
    readOrder: "after",
    bias: { kind: "l2" },
    decay: "initial",
    clip: 1,
    lossScale: 2,
  };
  const length = 12;
  const wave = (count: number, phase: number) =>
    Float32Array.from({ length: count }, (_, n) => Math.sin(phase + n * 1.7));
  const constant = (value: number) => new Float32Array(length).fill(value);
  const parameters: MemoryParameters = { initialWeights: wave(48, 0.3), gain: wave(4, 1.1) };
  const stream: MemoryStream = {
    length,
    queries: wave(4 * length, 2.3),
    keys: wave(4 * length, 3.1),
    values: wave(4 * length, 4.7),
    theta: constant(0.1),
    eta: constant(0.6),
    alpha: constant(0.05),
  };
  const run = () => ({
    config,
    parameters,
    stream,
    state: initialState(parameters),
    count: length,
    trace: allocateTrace({ config, length, floats: Float32Array }),
  });
  const expected = run();
  const actual = run();
  scanMemory(expected);
  await scan(actual);
  return Math.max(
    farthest(actual.state.weights, expected.state.weights),
    farthest(actual.state.momentum, expected.state.momentum),
    ...farthestOfTraces(actual.trace, expected.trace),
  );
}

function farthestOfTraces(actual: MemoryTrace, expected: MemoryTrace): number[] {
  return [
    ...scanColumns.map((name) => farthest(actual.columns[name], expected.columns[name])),
    ...scanRows.map((name) => farthest(actual.rows[name].data, expected.rows[name].data)),
  ];
}

/** max|a − b| / max|b|; NaN where a is not a number anywhere. */
function farthest(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let difference = 0;
  let size = 1e-6;
  for (let n = 0; n < expected.length; n++) {
    difference = Math.max(difference, Math.abs(actual[n]! - expected[n]!));
    size = Math.max(size, Math.abs(expected[n]!));
  }
  return difference / size;
}
