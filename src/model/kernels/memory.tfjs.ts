// How does a Titans memory read, chunk by chunk and differentiably? The dual form, on tfjs tensors, for training.
// It equals the plain loop of memory.cpu.ts. Leaves its tensors to memory.dual.ts, A, E and G to memory.decay.ts, the inner
// loss and its gradient to memory.surprise.ts, and the norms of what was written to memory.norms.ts.
//
// Inside a chunk every gradient is taken at the chunk's first weights, so no token's M_t has to be built:
//   A[t,s] = Π_{s<j≤t} (1−α_j)     E[t,s] = Π_{s<j≤t} η_j     G = A·E     a0, e0, c0 = A·e0: the same from the start
//   M_t = a0_t M_0 + c0_t S_0 − Σ_{i≤t} G[t,i] θ_i u_i          u_i = x_iᵀ δ_i, layer by layer
//   S_t = e0_t S_0 − Σ_{i≤t} E[t,i] θ_i u_i
//   q M_t = a0_t (q M_0) + c0_t (q S_0) − Σ_{i≤t} (q·x_i) G[t,i] θ_i δ_i
// (Titans, arXiv 2501.00663, section 3.2; the name and the form for layers: TTT, arXiv 2407.04620.)

import * as tf from "@tensorflow/tfjs";
import type { MemoryConfig } from "#model/contracts/config";
import {
  initialDualState,
  type DualParameters,
  type DualReading,
  type DualState,
  type DualStream,
} from "./memory.dual";
import { decayOf, spanDecays, spansOf, type Decay, type Span } from "./memory.decay";
import { readLinear, readsLinear } from "./memory.linear";
import { writtenNorms, type Writing } from "./memory.norms";
import { activate, outputOf, surprise } from "./memory.surprise";

/**
 * Reads all T tokens of `stream`, the first of which stands at `state.position`. Exact for any chunk, any gates (zeros
 * included) and any starting state; first-order autodiff goes through every tensor given, but not through the norms.
 */
export function readDual({
  config,
  parameters,
  stream,
  state,
  norms = false,
}: {
  config: MemoryConfig;
  parameters: DualParameters;
  stream: DualStream;
  state?: DualState;
  norms?: boolean;
}): DualReading {
  return tidied(() => {
    let current = state ?? initialDualState(parameters);
    const length = stream.keys.shape[1];
    if (!norms && readsLinear({ config, gain: parameters.gain, length, state: current })) {
      return { ...readLinear({ config, stream, state: current }), norms: null };
    }
    const spans = spansOf({ position: current.position, length, chunk: config.chunk });
    const readings: DualReading[] = [];
    for (let from = 0; from < spans.length; from += spansAtOnce) {
      const some = spans.slice(from, from + spansAtOnce);
      const reading = tidied(() => readSpans({ config, parameters, stream, spans: some, state: current, norms }));
      current = reading.state;
      readings.push(reading);
    }
    const join = <R extends tf.Tensor>(part: (reading: DualReading) => R): R => tf.concat(readings.map(part), 1);
    return {
      reads: join((reading) => reading.reads),
      loss: join((reading) => reading.loss),
      state: current,
      norms: norms
        ? {
            surprise: join((reading) => reading.norms!.surprise),
            momentum: join((reading) => reading.norms!.momentum),
            update: join((reading) => reading.norms!.update),
            drift: join((reading) => reading.norms!.drift),
            weightNorm: join((reading) => reading.norms!.weightNorm),
          }
        : null,
    };
  });
}

/** How many spans share the operations that need not run one after the other: enough to be cheap, few enough to fit. */
const spansAtOnce = 64;

/** tf.tidy for what its own type cannot say: records with read-only lists of tensors. */
function tidied<R>(body: () => R): R {
  return tf.tidy(body as () => tf.TensorContainer) as R;
}

function readSpans({
  config,
  parameters,
  stream,
  spans,
  state,
  norms,
}: {
  config: MemoryConfig;
  parameters: DualParameters;
  stream: DualStream;
  spans: readonly Span[];
  state: DualState;
  norms: boolean;
}): DualReading {
  const batch = stream.keys.shape[0];
  const { start } = spans[0]!;
  const size = spans.at(-1)!.start + spans.at(-1)!.length - start;
  const gate = (x: tf.Tensor2D) => tf.slice2d(x, [0, start], [batch, size]);
  const decay = decayOf({ eta: gate(stream.eta), alpha: gate(stream.alpha), spans });
  const decays = spanDecays(decay, { spans, batch });
  let current = state;
  const readings = spans.map((span, index) => {
    // What nothing later needs goes at once, except where a gradient is being taped: it keeps its own.
    const reading = tidied(() => readSpan({ config, parameters, stream, span, state: current, decay: decays[index]! }));
    current = reading.state;
    return reading;
  });
  return {
    reads: tf.concat(
      readings.map(({ reads }) => reads),
      1,
    ),
    loss: tf.concat(
      readings.map(({ loss }) => loss),
      1,
    ),
    state: current,
    norms: norms
      ? writtenNorms({ config, decay, spans, writings: readings, initialWeights: parameters.initialWeights })
      : null,
  };
}

/** The dual form itself, for tokens of one chunk. */
function readSpan({
  config,
  parameters: { initialWeights, gain },
  stream,
  span,
  state,
  decay,
}: {
  config: MemoryConfig;
  parameters: DualParameters;
  stream: DualStream;
  span: Span;
  state: DualState;
  decay: Decay;
}): Omit<DualReading, "norms"> & Writing {
  const n = span.length;
  const batch = stream.keys.shape[0];
  const { weights, momentum } = state;
  const anchored = config.decay === "initial";
  const chunkWeights = span.beginsChunk ? weights : state.chunkWeights;
  const tokens = (x: tf.Tensor3D) => tf.slice3d(x, [0, span.start, 0], [batch, n, x.shape[2]]);
  const queries = tokens(stream.queries);
  const theta = tf.reshape<tf.Rank.R3>(tf.slice2d(stream.theta, [0, span.start], [batch, n]), [batch, n, 1]);
  const [keys, values] = [tokens(stream.keys), tokens(stream.values)];

  const { inputs, deltas, loss } = surprise({ config, gain, weights: chunkWeights, keys, values });
  const writes = deltas.map((delta): tf.Tensor3D => tf.mul(theta, delta)); // θδ, a layer (N, n, out)

  const row = config.readOrder === "before" ? 0 : 1; // y_t from M_{t−1}, or from M_t
  const a0 = tf.slice3d(decay.kept, [0, row, 0], [batch, n, 1]); // (N, n, 1)
  const c0 = tf.slice3d(decay.written, [0, row, 0], [batch, n, 1]); // (N, n, 1)
  const G = tf.slice3d(decay.written, [0, row, 1], [batch, n, n]); // (N, n, n)
  let z = queries;
  weights.forEach((layerWeights, layer) => {
    const x = layer === 0 ? queries : activate(config.activation, z); // (N, n, in)
    const map = tf.mul(tf.matMul(x, inputs[layer]!, false, true), G); // (N, n, n)
    z = tf.mul(a0, tf.matMul(x, layerWeights)); // (N, n, out)
    if (anchored) z = tf.add(z, tf.mul(tf.sub(1, a0), tf.matMul(x, initialWeights[layer]!)));
    z = tf.add(z, tf.mul(c0, tf.matMul(x, momentum[layer]!)));
    z = tf.sub(z, tf.matMul(map, writes[layer]!));
  });
  const reads = outputOf({ config, gain, z, x: queries }).output; // (N, n, d_v)

  const last = (x: tf.Tensor3D, from: number, size: number) => tf.slice3d(x, [0, n, from], [batch, 1, size]);
  const [kept, carried, added] = [last(decay.kept, 0, 1), last(decay.carried, 0, 1), last(decay.written, 0, 1)];
  const faded = (x: tf.Tensor3D, layer: number): tf.Tensor3D =>
    tf.mul(tf.reshape(last(x, 1, n), [batch, n, 1]), writes[layer]!); // (N, n, out)
  const nextWeights = weights.map((layerWeights, layer): tf.Tensor3D => {
    let next: tf.Tensor3D = tf.mul(kept, layerWeights);
    if (anchored) next = tf.add(next, tf.mul(tf.sub(1, kept), initialWeights[layer]!));
    next = tf.add(next, tf.mul(added, momentum[layer]!));
    return tf.sub(next, tf.matMul(inputs[layer]!, faded(decay.written, layer), true, false));
  });
  const nextMomentum = momentum.map((layerMomentum, layer): tf.Tensor3D => {
    const next: tf.Tensor3D = tf.mul(carried, layerMomentum);
    return tf.sub(next, tf.matMul(inputs[layer]!, faded(decay.carried, layer), true, false));
  });
  return {
    reads,
    loss,
    state: { position: state.position + n, weights: nextWeights, momentum: nextMomentum, chunkWeights },
    ...{ weights, momentum, inputs, writes, deltas },
  };
}
