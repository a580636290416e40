// What is a memory? Its shape, its rule and its limits, as plain records that every engine reads.
// Leaves to kernels/ how a memory is computed, and to scene.ts what a person may set.

import { norm, rowOf, type Floats } from "./vectors";

export const activations = ["identity", "silu", "gelu", "relu", "tanh"] as const;
export type Activation = (typeof activations)[number];

/**
 * The attentional bias: what the memory's own loss measures, with e = M(k) − v.
 * l2: (c/2)‖e‖², c the lossScale · lp: Σ|e|^p · huber: ½‖e‖² inside δ, δ(‖e‖ − δ/2) beyond.
 */
export type Bias =
  | { readonly kind: "l2" }
  | { readonly kind: "lp"; readonly p: number }
  | { readonly kind: "huber"; readonly delta: number };

export interface MemoryConfig {
  /** Layer widths from key to value, [d_k, …hidden, d_v]. Two widths make a linear memory. */
  readonly widths: readonly number[];
  /** b: every gradient of a chunk is taken at the weights the chunk began with. */
  readonly chunk: number;
  /** Between layers only: the last layer is linear. */
  readonly activation: Activation;
  /** M(x) = x + …; needs d_k = d_v. */
  readonly residual: boolean;
  /** Whether y_t is read from M_t ("after") or from M_{t−1} ("before"). */
  readonly readOrder: "after" | "before";
  readonly bias: Bias;
  /** What forgetting shrinks toward: zero, or the initial weights M_0. */
  readonly decay: "zero" | "initial";
  /** Bound on ‖∂ℓ/∂z‖, z the last layer's output before the layer norm; null for none. */
  readonly clip: number | null;
  /** c of the l2 bias. The paper's eq. 12 is 2, its eq. 17 uses 1. */
  readonly lossScale: number;
}

/** What a memory starts from and never writes: M_0, and the slow gain of the output's layer norm. */
export interface MemoryParameters {
  /** All layers one after the other, each [in, out] row-major. (P) */
  readonly initialWeights: Floats;
  /** (d_v), or null where the output is not layer-normalised. */
  readonly gain: Floats | null;
}

/** What a memory reads, token by token. */
export interface MemoryStream {
  readonly length: number;
  readonly queries: Floats; // (T, d_k)
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  readonly theta: Floats; // (T)
  readonly eta: Floats; // (T)
  readonly alpha: Floats; // (T)
}

/** Everything a scan carries from one token to the next, so that it can stop and go on anywhere. */
export interface MemoryState {
  /** Tokens read so far. */
  position: number;
  readonly weights: Floats; // M (P)
  readonly momentum: Floats; // S (P)
  /** The weights the current chunk began with. */
  readonly chunkWeights: Floats; // (P)
}

/** Added inside the square root of the layer norm's variance. */
export const layerNormEpsilon = 1e-5;

/** How many tokens one text may have: past this it is cut, visibly. */
export const maximumTokens = 4096;

export interface Layer {
  readonly rows: number;
  readonly columns: number;
  /** Where this layer's [rows, columns] block starts in a flat parameter array. */
  readonly offset: number;
  /** Where its inputs start in a token's concatenated key inputs, Σ rows before it. */
  readonly inputOffset: number;
  /** Where its output gradient starts in a token's concatenated deltas, Σ columns before it. */
  readonly deltaOffset: number;
}

/** The layers of a memory in order, with their places in flat arrays. */
export function layersOf(widths: readonly number[]): Layer[] {
  const layers: Layer[] = [];
  let offset = 0;
  let inputOffset = 0;
  let deltaOffset = 0;
  for (let index = 0; index + 1 < widths.length; index++) {
    const rows = widths[index]!;
    const columns = widths[index + 1]!;
    layers.push({ rows, columns, offset, inputOffset, deltaOffset });
    offset += rows * columns;
    inputOffset += rows;
    deltaOffset += columns;
  }
  return layers;
}

/** A layer's weights in a flat parameter array, as a view and not a copy. (rows, columns) */
export function blockOf<F extends Floats>(data: F, { offset, rows, columns }: Layer): F {
  return data.subarray(offset, offset + rows * columns) as F;
}

/** P, the number of weights of a memory of these widths. */
export function parameterCount(widths: readonly number[]): number {
  return layersOf(widths).reduce((sum, layer) => sum + layer.rows * layer.columns, 0);
}

/**
 * Whether a memory is one matrix with the plain squared error: neither a clip nor a layer norm comes between its error and
 * what it writes, so that a write is its input times cθ times the error.
 */
export function isPlainMatrix({
  widths,
  bias,
  clip,
  layerNorm,
}: Pick<MemoryConfig, "widths" | "bias" | "clip"> & { readonly layerNorm: boolean }): boolean {
  return widths.length === 2 && bias.kind === "l2" && clip === null && !layerNorm;
}

/** @throws RangeError naming the field, the offending value and what is allowed. */
export function assertMemoryConfig(config: MemoryConfig): void {
  const { widths, chunk, residual, bias, clip, lossScale, activation } = config;
  const fail = (field: string, value: unknown, allowed: string): never => {
    throw new RangeError(`memory ${field} is ${JSON.stringify(value)}; allowed: ${allowed}`);
  };
  if (widths.length < 2 || widths.length > 4) fail("depth", widths.length - 1, "1 to 3 layers");
  if (widths.some((width) => !Number.isInteger(width) || width < 1)) fail("widths", widths, "whole numbers from 1");
  if (!Number.isInteger(chunk) || chunk < 1) fail("chunk", chunk, "a whole number from 1");
  if (!activations.includes(activation)) fail("activation", activation, activations.join(", "));
  if (residual && widths[0] !== widths.at(-1)) fail("widths", widths, "equal first and last width, as it is residual");
  if (bias.kind === "lp" && !(bias.p >= 1)) fail("bias p", bias.p, "a number from 1");
  if (bias.kind === "huber" && !(bias.delta > 0)) fail("bias delta", bias.delta, "a number above 0");
  if (clip !== null && !(clip > 0)) fail("clip", clip, "null, or a number above 0");
  if (!(lossScale > 0)) fail("lossScale", lossScale, "a number above 0");
}

/** θ_eff = cθ‖k‖² of one token. */
export function effectiveRate(
  { config, stream }: { readonly config: MemoryConfig; readonly stream: MemoryStream },
  token: number,
): number {
  const key = rowOf(stream.keys, { row: token, width: config.widths[0]! });
  return config.lossScale * stream.theta[token]! * norm(key) ** 2;
}

/** What one chunk of unit writes on one repeated key does: the gains of the 2×2 map of stabilityBound. */
interface ChunkGains {
  /** aᵇ */
  readonly keepAll: number;
  /** ηᵇ */
  readonly carryAll: number;
  /** c₀: what one unit of old momentum adds to the weights over the chunk. */
  readonly carried: number;
  /** g: what unit writes at every token add to the weights. */
  readonly written: number;
  /** e: what unit writes at every token add to the momentum. */
  readonly pushed: number;
}

export function chunkGains({ alpha, eta, chunk }: { alpha: number; eta: number; chunk: number }): ChunkGains {
  const keep = 1 - alpha;
  let carried = 0;
  let written = 0;
  let pushed = 0;
  let oldMomentum = 1;
  for (let token = 0; token < chunk; token++) {
    oldMomentum *= eta;
    pushed = eta * pushed + 1;
    carried = keep * carried + oldMomentum;
    written = keep * written + pushed;
  }
  return { keepAll: keep ** chunk, carryAll: eta ** chunk, carried, written, pushed };
}

/**
 * The largest stable θ_eff = cθ‖k‖² when one key repeats, for a linear memory with constant gates.
 * One chunk maps (m, s) → (aᵇ m + c₀ s − θ_eff g m, ηᵇ s − θ_eff e m) with e = Σ ηⁱ, g = Σ (A·E)[b, i], c₀ = (A·e0)_b;
 * Jury's conditions on that 2×2 map are linear in θ_eff. For b = 1 it is (1+a)(1+η), for a = 1, η = 0 it is 2/b.
 */
export function stabilityBound(gates: { alpha: number; eta: number; chunk: number }): number {
  const { keepAll, carryAll, carried, written, pushed } = chunkGains(gates);
  const oscillation = ((1 + keepAll) * (1 + carryAll)) / (written * (1 + carryAll) - carried * pushed);
  const growth = carried * pushed - written * carryAll;
  const spiral = growth > 0 ? (1 - keepAll * carryAll) / growth : Infinity;
  return Math.min(oscillation, spiral);
}
