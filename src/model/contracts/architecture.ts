// What is a trained model made of? Its mixer, its sizes, and the name, shape and start of every parameter.
// One table that training, weight files and both forward passes read. Leaves to titans.ts and forward.ts how it computes.

import { layersOf, type MemoryConfig } from "./config";

/** How a block lets tokens see earlier ones: the four of Titans (arXiv 2501.00663, section 4), then the baselines. */
export const titansMixers = ["lmm", "mac", "mag", "mal"] as const;
export const baselineMixers = ["window", "full", "linear", "gatedDelta", "mamba2"] as const;
export type TitansMixer = (typeof titansMixers)[number];
export type BaselineMixer = (typeof baselineMixers)[number];
export type Mixer = TitansMixer | BaselineMixer;

export interface ModelConfig {
  readonly mixer: Mixer;
  /** V, words and letters. */
  readonly vocabulary: number;
  /** d, of the residual stream. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** N_p, learned tokens in front of the sequence, per layer. */
  readonly persistent: number;
  /** Token i attends to j with 0 ≤ i − j < window; of MAC the length of a segment. */
  readonly window: number;
  /** Taps of the causal depth-wise convolution over queries, keys and values. */
  readonly convolution: number;
  /** Width inside the SwiGLU. */
  readonly feedForward: number;
  /** One head's memory. */
  readonly memory: MemoryConfig;
  /** Whether the memory's answer is layer-normalised, with a learned gain. */
  readonly layerNorm: boolean;
  /** θ_t = thetaMaximum · σ(x w_θ + b_θ). */
  readonly thetaMaximum: number;
}

export type Start =
  | { readonly kind: "normal"; readonly deviation: number }
  | { readonly kind: "constant"; readonly value: number }
  /** Near the identity: tap 0, the current token's, is 1; noise on all. */
  | { readonly kind: "taps"; readonly deviation: number }
  /** The identity, with noise. */
  | { readonly kind: "identity"; readonly deviation: number }
  /** The first column alone. */
  | { readonly kind: "first"; readonly value: number }
  /** Columns θ, η, α of every head. */
  | { readonly kind: "gates"; readonly theta: number; readonly eta: number; readonly alpha: number };

interface ParameterShape {
  readonly shape: readonly number[];
  readonly start: Start;
  /** Whether weight decay shrinks it: matrices yes, norms, biases and starts no. */
  readonly decays: boolean;
}

export function headWidth({ width, heads }: ModelConfig): number {
  return width / heads;
}

export function hasMemory(mixer: Mixer): mixer is TitansMixer {
  return (titansMixers as readonly string[]).includes(mixer);
}

/** Whether each head's memory is a network of several layers. */
export function hasDeepMemory({ mixer, memory }: Pick<ModelConfig, "mixer" | "memory">): boolean {
  return hasMemory(mixer) && memory.widths.length > 2;
}

export function hasAttention(mixer: Mixer): boolean {
  return mixer === "mac" || mixer === "mag" || mixer === "mal" || mixer === "window" || mixer === "full";
}

/** Mixers whose past is one matrix a head, written by keys and values: the memories, and what they are compared with. */
function isRecurrent(mixer: Mixer): boolean {
  return hasMemory(mixer) || mixer === "linear" || mixer === "gatedDelta" || mixer === "mamba2";
}

/** Mixers with gates of their own, θ and α; only a memory has η too. */
export function hasGates(mixer: Mixer): boolean {
  return isRecurrent(mixer) && mixer !== "linear";
}

/** Inside the square root of the root mean square. */
export const normEpsilon = 1e-6;

/** Distances 0 … 15 each have their own bias; from there on one bucket a doubling, up to 2¹². */
export const distanceBuckets = 24;

export function distanceBucket(distance: number): number {
  return distance < 16 ? distance : Math.min(distanceBuckets - 1, 12 + Math.floor(Math.log2(distance)));
}

/** The parameters outside the blocks, and those of every block under `layers.N.`, in the order of the weight files. */
export function parameterShapes(config: ModelConfig): Record<string, ParameterShape> {
  const { vocabulary, width, layers } = config;
  const shapes: Record<string, ParameterShape> = {
    // √d · E, what enters the first block, starts with a deviation of 1: at 0.02 words had first to draw apart.
    embedding: { shape: [vocabulary, width], start: { kind: "normal", deviation: width ** -0.5 }, decays: true },
    norm: { shape: [width], start: one, decays: false },
  };
  for (let layer = 0; layer < layers; layer++) {
    for (const [name, shape] of Object.entries(blockShapes(config))) shapes[`layers.${layer}.${name}`] = shape;
  }
  return shapes;
}

const zero: Start = { kind: "constant", value: 0 };
const one: Start = { kind: "constant", value: 1 };
const nearIdentity: Start = { kind: "identity", deviation: 0.05 };

function blockShapes(config: ModelConfig): Record<string, ParameterShape> {
  const { mixer, width, heads, persistent, convolution, feedForward, memory } = config;
  const matrix = (rows: number, columns: number): ParameterShape => ({
    shape: [rows, columns],
    start: { kind: "normal", deviation: rows ** -0.5 },
    decays: true,
  });
  const still = (shape: readonly number[], start: Start): ParameterShape => ({ shape, start, decays: false });
  const taps = still([convolution, width], { kind: "taps", deviation: 0.1 });
  const shapes: Record<string, ParameterShape> = { mixerNorm: still([width], one) };
  if (isRecurrent(mixer)) {
    Object.assign(shapes, {
      query: matrix(width, width),
      key: matrix(width, width),
      value: matrix(width, width),
      queryTaps: taps,
      keyTaps: taps,
      valueTaps: taps,
      readNorm: still([width / heads], one),
    });
  }
  if (hasGates(mixer)) {
    shapes.gates = { shape: [width, 3 * heads], start: { kind: "normal", deviation: 0.02 }, decays: true };
    // Half of what is written is still there after 760 tokens, before anything is learned: ln 2 / −ln(1 − σ(−7)).
    shapes.gateBias = still([3 * heads], { kind: "gates", theta: 0, eta: 0, alpha: -7 });
  }
  if (hasMemory(mixer)) {
    layersOf(memory.widths).forEach(({ rows, columns }, layer) => {
      const deviation = layer === 0 && memory.widths.length > 2 ? rows ** -0.5 : 0.02;
      shapes[`initialMemory.${layer}`] = still([heads, rows, columns], { kind: "normal", deviation });
    });
    if (config.layerNorm) shapes.memoryGain = still([heads, memory.widths.at(-1)!], one);
  }
  if (hasAttention(mixer)) {
    Object.assign(shapes, {
      attentionQuery: matrix(width, width),
      attentionKey: matrix(width, width),
      attentionValue: mixer === "mac" ? { ...matrix(width, width), start: nearIdentity } : matrix(width, width),
      attentionQueryTaps: taps,
      attentionKeyTaps: taps,
      attentionValueTaps: taps,
      // What a MAC writes is what attention found: at first mostly the token itself, as it is, or all writes would look alike.
      distanceBias: still([heads, distanceBuckets], mixer === "mac" ? { kind: "first", value: 4 } : zero),
    });
  }
  if (persistent > 0 && (hasMemory(mixer) || mixer === "window" || mixer === "full")) {
    shapes.persistent = still([persistent, width], { kind: "normal", deviation: 1 });
  }
  if (mixer === "mag") {
    // Mostly memory at first: what it starts from has learned to remember, and not to attend.
    Object.assign(shapes, {
      blend: matrix(width, width),
      blendBias: still([width], { kind: "constant", value: -2 }),
    });
  }
  if (mixer === "mal") {
    const attentionOutput = { ...matrix(width, width), start: { kind: "normal", deviation: 0.02 } as const };
    Object.assign(shapes, { attentionNorm: still([width], one), attentionOutput });
  }
  if (mixer === "mac") {
    Object.assign(shapes, {
      attentionOutput: { ...matrix(width, width), start: nearIdentity },
      writeNorm: still([width], one),
    });
  }
  if (mixer !== "mac") shapes.readGate = matrix(width, width);
  Object.assign(shapes, {
    output: matrix(width, width),
    feedForwardNorm: still([width], one),
    feedForwardGate: matrix(width, feedForward),
    feedForwardUp: matrix(width, feedForward),
    feedForwardDown: matrix(feedForward, width),
  });
  return shapes;
}
