// What does the dual form read and leave? Many memories side by side as tensors, and the way there from one memory's plain arrays.
// Leaves the reading to memory.tfjs.ts, and of plain memories to memory.linear.ts.

import * as tf from "@tensorflow/tfjs";
import {
  blockOf,
  layersOf,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryStream,
} from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import type { WrittenNorms } from "./memory.norms";

/** What N memories start from; N is batch times heads, read side by side. */
export interface DualParameters {
  /** M_0, one tensor a layer. (N, in, out) */
  readonly initialWeights: readonly tf.Tensor3D[];
  /** Gain of the layer norm, or null where there is none. (N, 1, d_v) */
  readonly gain: tf.Tensor3D | null;
}

export interface DualStream {
  readonly queries: tf.Tensor3D; // (N, T, d_k)
  readonly keys: tf.Tensor3D; // (N, T, d_k)
  readonly values: tf.Tensor3D; // (N, T, d_v)
  readonly theta: tf.Tensor2D; // (N, T)
  readonly eta: tf.Tensor2D; // (N, T)
  readonly alpha: tf.Tensor2D; // (N, T)
}

/** What carries over when a stream goes on in a later call, at a chunk's boundary or inside a chunk. */
export interface DualState {
  readonly position: number;
  readonly weights: readonly tf.Tensor3D[]; // M (N, in, out)
  readonly momentum: readonly tf.Tensor3D[]; // S (N, in, out)
  /** The weights the current chunk began with. */
  readonly chunkWeights: readonly tf.Tensor3D[]; // (N, in, out)
}

export interface DualReading {
  readonly reads: tf.Tensor3D; // y (N, T, d_v)
  readonly loss: tf.Tensor2D; // ℓ_t at the chunk's first weights (N, T)
  readonly state: DualState;
  /** Null where not asked for. */
  readonly norms: WrittenNorms | null;
}

/** M_0, and S_0 = 0. */
export function initialDualState({ initialWeights }: DualParameters): DualState {
  const momentum = initialWeights.map((weights) => tf.zerosLike(weights));
  return { position: 0, weights: initialWeights, momentum, chunkWeights: initialWeights };
}

/** The flat arrays of one memory as tensors, N = 1. */
export function dualInputs({
  config,
  parameters,
  stream,
}: {
  config: MemoryConfig;
  parameters: MemoryParameters;
  stream: MemoryStream;
}): { parameters: DualParameters; stream: DualStream } {
  const T = stream.length;
  const keyWidth = config.widths[0]!;
  const valueWidth = config.widths.at(-1)!;
  const matrix = (data: Floats, rows: number, columns: number) =>
    tf.tensor3d(Float32Array.from(data), [1, rows, columns]);
  const gate = (data: Floats) => tf.tensor2d(Float32Array.from(data), [1, T]);
  return {
    parameters: {
      initialWeights: layersOf(config.widths).map((layer) =>
        matrix(blockOf(parameters.initialWeights, layer), layer.rows, layer.columns),
      ),
      gain: parameters.gain && matrix(parameters.gain, 1, valueWidth),
    },
    stream: {
      queries: matrix(stream.queries, T, keyWidth),
      keys: matrix(stream.keys, T, keyWidth),
      values: matrix(stream.values, T, valueWidth),
      theta: gate(stream.theta),
      eta: gate(stream.eta),
      alpha: gate(stream.alpha),
    },
  };
}
