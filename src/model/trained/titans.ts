// How does a language model with a Titans memory read? The four wirings of the paper and the blocks they are compared with,
// differentiably, for training. forward.ts computes the same on plain arrays for the page.
// Leaves norms, projections and heads to block.ts, and the memory itself to kernels/memory.tfjs.ts.
//
//   x = x + mixer(RMSNorm(x));  x = x + SwiGLU(RMSNorm(x));  logits = RMSNorm(x) Eᵀ        (Titans, arXiv 2501.00663, section 4)

import * as tf from "@tensorflow/tfjs";
import { headWidth, type ModelConfig } from "#model/contracts/architecture";
import { convolve, dense, mergeHeads, overBatch, rmsNorm, silu, splitGate, splitHeads, swiGlu, unit } from "./block";
import { readDual } from "#model/kernels/memory.tfjs";
import type { DualParameters, DualState, DualStream } from "#model/kernels/memory.dual";
import { activate, outputOf } from "#model/kernels/memory.surprise";
import { readMatrix } from "#model/kernels/matrixRule.tfjs";
import { attendSegment, attendWindow } from "#model/kernels/windowAttention.tfjs";

export type Parameters = Readonly<Record<string, tf.Tensor>>;

/** Which parts of a trained model are switched off. */
export interface Ablation {
  /** θ = 0 and α = 0: the memory stays as it was before the first token. */
  readonly frozen?: boolean;
  readonly noMomentum?: boolean;
  readonly noForgetting?: boolean;
  readonly noPersistent?: boolean;
}

interface Block {
  readonly config: ModelConfig;
  readonly ablation: Ablation;
  /** A parameter of this block by its name in architecture.ts. */
  readonly matrix: (name: string) => tf.Tensor2D;
  readonly vector: (name: string) => tf.Tensor1D;
  readonly heads: (name: string) => tf.Tensor3D;
  readonly has: (name: string) => boolean;
}

/** What the model expects after every token, as unnormalised log probabilities. (N, T, V) from one-hot tokens (N, T, V) */
export function logitsOf({
  config,
  parameters,
  tokens,
  ablation = {},
}: {
  config: ModelConfig;
  parameters: Parameters;
  tokens: tf.Tensor3D;
  ablation?: Ablation;
}): tf.Tensor3D {
  const embedding = parameters.embedding as tf.Tensor2D;
  let x: tf.Tensor3D = tf.mul(dense(tokens, embedding), Math.sqrt(config.width)); // (N, T, d)
  for (let layer = 0; layer < config.layers; layer++) {
    const of = (name: string): tf.Tensor => parameters[`layers.${layer}.${name}`]!;
    const block: Block = {
      config,
      ablation,
      matrix: (name) => of(name) as tf.Tensor2D,
      vector: (name) => of(name) as tf.Tensor1D,
      heads: (name) => of(name) as tf.Tensor3D,
      has: (name) => `layers.${layer}.${name}` in parameters,
    };
    x = mix(block, x);
    const normed = rmsNorm(x, block.vector("feedForwardNorm"));
    const [gate, up, down] = ["feedForwardGate", "feedForwardUp", "feedForwardDown"].map(block.matrix);
    x = tf.add(x, swiGlu(normed, { gate: gate!, up: up!, down: down! }));
  }
  return dense(rmsNorm(x, parameters.norm as tf.Tensor1D), tf.transpose(embedding));
}

/** x + what the mixer adds to it. */
function mix(block: Block, x: tf.Tensor3D): tf.Tensor3D {
  const normed = rmsNorm(x, block.vector("mixerNorm")); // (N, T, d)
  const { mixer } = block.config;
  switch (mixer) {
    case "lmm":
      return tf.add(x, project(block, normed, memoryOf(block, normed)));
    case "mag": {
      const blend = tf.sigmoid(tf.add(dense(normed, block.matrix("blend")), block.vector("blendBias")));
      const memory = memoryOf(block, normed);
      // g∘attention + (1 − g)∘memory
      return tf.add(
        x,
        project(block, normed, tf.add(memory, tf.mul(blend, tf.sub(attentionOf(block, normed), memory)))),
      );
    }
    case "mal": {
      const remembered: tf.Tensor3D = tf.add(x, project(block, normed, memoryOf(block, normed)));
      const attended = attentionOf(block, rmsNorm(remembered, block.vector("attentionNorm")));
      return tf.add(remembered, dense(attended, block.matrix("attentionOutput")));
    }
    case "mac":
      return tf.add(x, dense(contextOf(block, normed), block.matrix("output")));
    case "window":
    case "full":
      return tf.add(x, project(block, normed, attentionOf(block, normed)));
    case "linear":
    case "mamba2":
    case "gatedDelta":
      return tf.add(x, project(block, normed, matrixOf(block, normed)));
    default:
      return mixer satisfies never;
  }
}

/** (y ∘ SiLU(x W_g)) W_o */
function project(block: Block, normed: tf.Tensor3D, y: tf.Tensor3D): tf.Tensor3D {
  return dense(tf.mul(y, silu(dense(normed, block.matrix("readGate")))), block.matrix("output"));
}

/** conv, SiLU and heads of x W. (N, T, d) → (N·H, T, k) */
function headsOf(
  { config, matrix }: Block,
  x: tf.Tensor3D,
  name: "query" | "key" | "value",
  before: tf.Tensor3D | null = null,
): tf.Tensor3D {
  const convolved = convolve(dense(x, matrix(name)), matrix(`${name}Taps`), before);
  const heads = splitHeads(silu(convolved), config.heads);
  return name === "value" ? heads : unit(heads);
}

/** θ, η and α of every head, from the tokens themselves. (N·H, T) each */
function gatesOf(
  { config, matrix, vector, ablation }: Block,
  x: tf.Tensor3D,
): Pick<DualStream, "theta" | "eta" | "alpha"> {
  const { heads, thetaMaximum } = config;
  const gates = tf.sigmoid<tf.Tensor3D>(tf.add(dense(x, matrix("gates")), vector("gateBias"))); // (N, T, 3H)
  const [batch, length] = gates.shape;
  const gate = (index: number): tf.Tensor2D =>
    splitGate(tf.slice3d(gates, [0, 0, index * heads], [batch, length, heads]));
  const [theta, eta, alpha] = [tf.mul<tf.Tensor2D>(gate(0), thetaMaximum), gate(1), gate(2)];
  const { frozen, noMomentum, noForgetting } = ablation;
  return {
    theta: frozen ? tf.zerosLike(theta) : theta,
    eta: noMomentum ? tf.zerosLike(eta) : eta,
    alpha: frozen || noForgetting ? tf.zerosLike(alpha) : alpha,
  };
}

function streamOf(block: Block, x: tf.Tensor3D): DualStream {
  return {
    queries: headsOf(block, x, "query"),
    keys: headsOf(block, x, "key"),
    values: headsOf(block, x, "value"),
    ...gatesOf(block, x),
  };
}

/** M_0 of every text and head: the learned one, after it has read the persistent tokens as one chunk. */
function startOf(block: Block, batch: number): DualParameters {
  const { config, heads, ablation, has } = block;
  const learned: DualParameters = {
    initialWeights: config.memory.widths.slice(1).map((_, layer) => heads(`initialMemory.${layer}`)),
    gain: has("memoryGain") ? tf.expandDims<tf.Tensor3D>(heads("memoryGain"), 1) : null,
  };
  const written =
    config.persistent > 0 && !ablation.noPersistent
      ? readDual({
          config: { ...config.memory, chunk: config.persistent },
          parameters: learned,
          stream: streamOf({ ...block, ablation: {} }, tf.expandDims<tf.Tensor3D>(block.matrix("persistent"), 0)),
        }).state.weights
      : learned.initialWeights;
  return {
    initialWeights: written.map((weights) => overBatch(weights, batch)),
    gain: learned.gain && overBatch(learned.gain, batch),
  };
}

/** What the long-term memory answers, normalised per head. (N, T, d) */
function memoryOf(block: Block, x: tf.Tensor3D): tf.Tensor3D {
  const { config, vector } = block;
  const { reads } = readDual({
    config: config.memory,
    parameters: startOf(block, x.shape[0]),
    stream: streamOf(block, x),
  });
  return mergeHeads(rmsNorm(reads, vector("readNorm")), config.heads);
}

/** The persistent tokens' keys and values for attention. (N·H, N_p, k) each */
function persistentOf(block: Block, batch: number): { keys: tf.Tensor3D; values: tf.Tensor3D } | null {
  const { config, matrix, ablation, has } = block;
  if (!has("persistent") || ablation.noPersistent) return null;
  const tokens = tf.expandDims<tf.Tensor3D>(matrix("persistent"), 0); // (1, N_p, d)
  const part = (name: string): tf.Tensor3D => overBatch(splitHeads(dense(tokens, matrix(name)), config.heads), batch);
  return { keys: part("attentionKey"), values: part("attentionValue") };
}

/** Softmax attention over the persistent tokens and the window. (N, T, d) */
function attentionOf(block: Block, x: tf.Tensor3D): tf.Tensor3D {
  const { config, matrix } = block;
  const part = (name: string): tf.Tensor3D =>
    splitHeads(convolve(dense(x, matrix(name)), matrix(`${name}Taps`)), config.heads);
  const attended = attendWindow({
    queries: part("attentionQuery"),
    keys: part("attentionKey"),
    values: part("attentionValue"),
    persistent: persistentOf(block, x.shape[0]),
    distanceBias: matrix("distanceBias"),
    window: config.mixer === "full" ? x.shape[1] : config.window,
  });
  return mergeHeads(attended, config.heads);
}

/**
 * Memory as context, causal: token i of a segment asks the memory as it was when the segment began, h_i; attends to the
 * persistent tokens, to h_j and x_j for j ≤ i; writes what it found, y_i, into the memory, and is gated by what M_i
 * answers to it: ŷ_i ∘ 2σ(M_i(q(ŷ_i))), ŷ = RMSNorm(y). (N, T, d)
 */
function contextOf(block: Block, x: tf.Tensor3D): tf.Tensor3D {
  const { config, matrix, vector } = block;
  const { heads, window: segment } = config;
  const [batch, length, width] = x.shape;
  const start = startOf(block, batch);
  const queries = headsOf(block, x, "query"); // (N·H, T, k)
  const part = (name: string): tf.Tensor3D => convolve(dense(x, matrix(name)), matrix(`${name}Taps`)); // (N, T, d)
  const [asks, keys, values] = [part("attentionQuery"), part("attentionKey"), part("attentionValue")];
  const persistent = persistentOf(block, batch);
  const reach = config.convolution - 1;
  let state: DualState | undefined;
  let written: tf.Tensor3D = tf.zeros([batch, reach, width]); // the last ŷ of the segment before
  const outputs: tf.Tensor3D[] = [];
  for (let from = 0; from < length; from += segment) {
    const size = Math.min(segment, length - from);
    const rows = (of: tf.Tensor3D): tf.Tensor3D => tf.slice3d(of, [0, from, 0], [of.shape[0], size, of.shape[2]]);
    const remembered = answerOf(block, start, state, rows(queries)); // h (N, C, d)
    const y = attendSegment({
      queries: splitHeads(rows(asks), heads),
      keys: splitHeads(rows(keys), heads),
      values: splitHeads(rows(values), heads),
      remembered: {
        keys: splitHeads(dense(remembered, matrix("attentionKey")), heads),
        values: splitHeads(dense(remembered, matrix("attentionValue")), heads),
      },
      persistent,
      distanceBias: matrix("distanceBias"),
    });
    const found = rmsNorm(dense(mergeHeads(y, heads), matrix("attentionOutput")), vector("writeNorm")); // ŷ (N, C, d)
    const before = (name: string): tf.Tensor3D => dense(written, matrix(name));
    const reading = readDual({
      config: { ...config.memory, chunk: segment },
      parameters: start,
      stream: {
        queries: headsOf(block, found, "query", before("query")),
        keys: headsOf(block, found, "key", before("key")),
        values: headsOf(block, found, "value", before("value")),
        ...gatesOf(block, found),
      },
      ...(state && { state }),
    });
    state = reading.state;
    const answers = mergeHeads(rmsNorm(reading.reads, vector("readNorm")), heads);
    outputs.push(tf.mul(found, tf.mul(2, tf.sigmoid(answers))));
    written = tf.slice3d(tf.concat([written, found], 1), [0, size, 0], [batch, reach, width]);
  }
  return tf.concat(outputs, 1);
}

/** What the memory as it stands answers, normalised per head. (N·H, C, k) → (N, C, d) */
function answerOf(
  { config, vector }: Block,
  start: DualParameters,
  state: DualState | undefined,
  queries: tf.Tensor3D,
): tf.Tensor3D {
  const weights = state?.weights ?? start.initialWeights;
  let z = queries;
  weights.forEach((layer, index) => {
    z = tf.matMul(index === 0 ? queries : activate(config.memory.activation, z), layer);
  });
  const { output } = outputOf({ config: config.memory, gain: start.gain, z, x: queries });
  return mergeHeads(rmsNorm(output, vector("readNorm")), config.heads);
}

/** Linear attention (elu + 1, normalised), Mamba-2's decay, or the gated delta rule. (N, T, d) */
function matrixOf(block: Block, x: tf.Tensor3D): tf.Tensor3D {
  const { config, vector } = block;
  const { mixer, heads, memory } = config;
  const [batch, length] = x.shape;
  let [queries, keys, values] = [headsOf(block, x, "query"), headsOf(block, x, "key"), headsOf(block, x, "value")];
  const ones = tf.ones<tf.Rank.R2>([batch * heads, length]);
  if (mixer === "linear") {
    const feature = (of: tf.Tensor3D): tf.Tensor3D => tf.add(tf.elu(of), 1);
    [queries, keys] = [feature(queries), feature(keys)];
    values = tf.concat([values, tf.ones([batch * heads, length, 1])], 2); // the last column sums the weights
  }
  const { theta, alpha } = mixer === "linear" ? { theta: ones, alpha: tf.zerosLike(ones) } : gatesOf(block, x);
  const { reads } = readMatrix({
    rule: mixer === "gatedDelta" ? "gatedDelta" : "additive",
    stream: { queries, keys, values, keep: tf.sub(1, alpha), beta: theta },
    chunk: memory.chunk,
  });
  const width = headWidth(config);
  const answers =
    mixer === "linear"
      ? tf.div<tf.Tensor3D>(
          tf.slice3d(reads, [0, 0, 0], [batch * heads, length, width]),
          tf.slice3d(reads, [0, 0, width], [batch * heads, length, 1]),
        )
      : reads;
  return mergeHeads(rmsNorm(answers, vector("readNorm")), heads);
}
