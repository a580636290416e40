// Who looks at whom? The attention maps that stand side by side on the same queries and keys: softmax, linear, and the
// memory's own. Plain loops in either precision; a map is (T, T), row t the weights of token t's read.

import {
  isPlainMatrix,
  layerNormEpsilon,
  layersOf,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryStream,
} from "#model/contracts/config";
import { dot, newFloats, rowOf, type Floats } from "#model/contracts/vectors";
import { row, type MemoryTrace } from "#model/contracts/trace";

interface QueriesAndKeys {
  readonly queries: Floats; // (T, width)
  readonly keys: Floats; // (T, width)
  readonly width: number;
}

/** y = map · values: (T, T) and (T, valueWidth) → (T, valueWidth). */
export function readMap({ map, values, valueWidth }: { map: Floats; values: Floats; valueWidth: number }): Floats {
  const length = values.length / valueWidth;
  const reads = newFloats(values, values.length);
  for (let t = 0; t < length; t++) {
    for (let i = 0; i < length; i++) {
      const weight = map[t * length + i]!;
      if (weight === 0) continue;
      for (let j = 0; j < valueWidth; j++) reads[t * valueWidth + j]! += weight * values[i * valueWidth + j]!;
    }
  }
  return reads;
}

/** What a token may attend to: the last `window` tokens, itself included (null: the whole past), or what a (T, T) mask of 0 and 1 says. */
type Visible = { readonly window: number | null } | { readonly mask: Floats };

type SoftmaxInputs = QueriesAndKeys & { readonly visible: Visible };

/** softmax(q_t·k_i / √d) over the visible tokens, zeros elsewhere; a row that sees nothing is zeros. (T, T) */
export function softmaxMap(inputs: SoftmaxInputs): Floats {
  return mapOf(inputs, (token, into) => softmaxRow({ ...inputs, token, into }));
}

/** Row `token` of softmaxMap, written to `into`. (T) */
export function softmaxRow({
  queries,
  keys,
  width,
  visible,
  token,
  into,
}: SoftmaxInputs & { token: number; into: Floats }): void {
  const length = into.length;
  const sees = (i: number): boolean =>
    "mask" in visible
      ? visible.mask[token * length + i] !== 0
      : i <= token && (visible.window === null || token - i < visible.window);
  softmaxWeights({ query: rowOf(queries, { row: token, width }), keys, sees, into });
}

/** softmax(q·k_i / √d) over the keys that are seen, zeros elsewhere; zeros where none is. (d), (T, d) → (T) */
export function softmaxWeights({
  query,
  keys,
  sees,
  into,
}: {
  query: Floats;
  keys: Floats;
  sees: (token: number) => boolean;
  into: Floats;
}): void {
  const length = into.length;
  const width = query.length;
  const scale = 1 / Math.sqrt(width);
  into.fill(0);
  let largest = -Infinity;
  for (let i = 0; i < length; i++) {
    if (!sees(i)) continue;
    into[i] = scale * dot(query, keys, i * width);
    largest = Math.max(largest, into[i]!);
  }
  let sum = 0;
  for (let i = 0; i < length; i++) {
    if (!sees(i)) continue;
    into[i] = Math.exp(into[i]! - largest);
    sum += into[i]!;
  }
  if (sum > 0) for (let i = 0; i < length; i++) into[i]! /= sum;
}

/**
 * Unit queries and keys at the length √d that a trained attention's have. As they are, softmax and φ = elu + 1 find them all
 * alike, and their maps are nearly flat.
 */
export function atAttentionLength(unitRows: Floats, width: number): Floats {
  const scale = Math.sqrt(width);
  return unitRows.map((x) => scale * x);
}

/**
 * φ, by the kernel it makes of queries and keys:
 * identity q·k (Katharopoulos et al., arXiv 2006.16236, whose φ is elu1 = elu + 1) ·
 * taylor2 1 + s + s²/2 with s = q·k/√d (Based, arXiv 2402.18668) ·
 * rebased (q̃·k̃)² with x̃ = γ∘LN(x) + β (ReBased, arXiv 2402.10644).
 */
export type FeatureMap =
  | { readonly kind: "identity" | "elu1" | "taylor2" }
  | { readonly kind: "rebased"; readonly gamma: Floats; readonly beta: Floats };

type LinearInputs = QueriesAndKeys & {
  readonly featureMap: FeatureMap;
  /** Whether a row is divided by its sum + epsilon. */
  readonly normalise: boolean;
  readonly epsilon: number;
};

/** φ(q_t)·φ(k_i) for i ≤ t, zeros beyond. (T, T) */
export function linearAttentionMap(inputs: LinearInputs): Floats {
  const featured = featuredInputs(inputs);
  return mapOf(inputs, (token, into) => featuredRow({ ...featured, token, into }));
}

/** Row `token` of linearAttentionMap, written to `into`. (T) */
export function linearAttentionRow({ token, into, ...inputs }: LinearInputs & { token: number; into: Floats }): void {
  featuredRow({ ...featuredInputs(inputs), token, into });
}

/** The same inputs with the row-wise part of φ applied to queries and keys. */
function featuredInputs(inputs: LinearInputs): LinearInputs {
  const { queries, keys, width, featureMap } = inputs;
  return {
    ...inputs,
    queries: featuresOf(featureMap, queries, width),
    keys: featuresOf(featureMap, keys, width),
  };
}

function featuredRow({
  queries,
  keys,
  width,
  featureMap,
  normalise,
  epsilon,
  token,
  into,
}: LinearInputs & { token: number; into: Floats }): void {
  const query = rowOf(queries, { row: token, width });
  into.fill(0);
  let sum = 0;
  for (let i = 0; i <= token; i++) {
    into[i] = kernelOf(featureMap, dot(query, keys, i * width), width);
    sum += into[i]!;
  }
  if (normalise) for (let i = 0; i <= token; i++) into[i]! /= sum + epsilon;
}

/** φ of every row, as far as it works on a row alone. (T, width) */
export function featuresOf(featureMap: FeatureMap, rows: Floats, width: number): Floats {
  switch (featureMap.kind) {
    case "identity":
    case "taylor2":
      return rows;
    case "elu1":
      return rows.map((x) => (x > 0 ? x + 1 : Math.exp(x)));
    case "rebased": {
      const features = rows.slice();
      for (let at = 0; at < rows.length; at += width) {
        let mean = 0;
        for (let j = 0; j < width; j++) mean += rows[at + j]! / width;
        let variance = 0;
        for (let j = 0; j < width; j++) variance += (rows[at + j]! - mean) ** 2 / width;
        const inverse = 1 / Math.sqrt(variance + layerNormEpsilon);
        for (let j = 0; j < width; j++) {
          features[at + j] = featureMap.gamma[j]! * (rows[at + j]! - mean) * inverse + featureMap.beta[j]!;
        }
      }
      return features;
    }
    default:
      return featureMap satisfies never;
  }
}

function kernelOf({ kind }: FeatureMap, product: number, width: number): number {
  switch (kind) {
    case "identity":
    case "elu1":
      return product;
    case "taylor2": {
      const s = product / Math.sqrt(width);
      return 1 + s + (s * s) / 2;
    }
    case "rebased":
      return product * product;
    default:
      return kind satisfies never;
  }
}

interface MemoryReading {
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
  /** Filled up to the tokens asked for. */
  readonly trace: MemoryTrace;
}

/**
 * What a weight of the memory's map multiplies: "errors", M(k_i) − v_i at the chunk's first weights, where that is all a
 * write is made of (a linear memory with the l2 bias, no layer norm and no clip); else "deltas", ∂ℓ/∂z of the last layer.
 */
export function memoryAttentionWeighs({
  config,
  parameters,
}: Pick<MemoryReading, "config" | "parameters">): "errors" | "deltas" {
  return isPlainMatrix({ ...config, layerNorm: parameters.gain !== null }) ? "errors" : "deltas";
}

/**
 * The memory as attention over its past surprises, by the dual form over the whole past:
 *   z_t = what is left of x_t M_0 − Σ_i W[t,i] δ_i,    W[t,i] = θ_i (x_t·x_i) G[t,i],    z the last layer's output
 * with x_t its input for q_t, x_i its input for k_i, and for "errors" cθ_i in place of θ_i, δ_i = c · error_i. Signed.
 * Read before the write, row t is made with G[t−1,·] and its diagonal is zero. (T, T)
 */
export function memoryAttentionMap(reading: MemoryReading): Floats {
  return mapOf(reading.stream, (token, into) => memoryAttentionRow({ ...reading, token, into }));
}

/** Row `token` of memoryAttentionMap, written to `into`. (T) */
export function memoryAttentionRow({
  config,
  parameters,
  stream,
  trace,
  token,
  into,
}: MemoryReading & { token: number; into: Floats }): void {
  const { inputOffset } = layersOf(config.widths).at(-1)!;
  const { width: stride, data: keyInputs } = trace.rows.keyInputs;
  const query = row(trace, "queryInput", token);
  const scale = memoryAttentionWeighs({ config, parameters }) === "errors" ? config.lossScale : 1;
  into.fill(0);
  // Backward over i, with A[t,i] = A[t,i+1] a_{i+1} and G[t,i] = A[t,i] + η_{i+1} G[t,i+1]: one pass gives the whole row.
  const last = config.readOrder === "before" ? token - 1 : token;
  let kept = 1;
  let written = 1;
  for (let i = last; i >= 0; i--) {
    if (i < last) {
      kept *= 1 - stream.alpha[i + 1]!;
      written = kept + stream.eta[i + 1]! * written;
    }
    const likeness = dot(query, keyInputs, i * stride + inputOffset);
    into[i] = scale * stream.theta[i]! * likeness * written;
  }
}

function mapOf(
  { queries, keys, ...sizes }: { queries: Floats; keys: Floats; width?: number; length?: number },
  fill: (token: number, into: Floats) => void,
): Floats {
  const length = sizes.length ?? keys.length / sizes.width!;
  const map = newFloats(queries, length * length);
  for (let token = 0; token < length; token++) fill(token, rowOf(map, { row: token, width: length }));
  return map;
}
