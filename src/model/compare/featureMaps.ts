// How does linear attention with a feature map work? S += φ(k)ᵀv, z += φ(k), y = φ(q)S / φ(q)z, with φ written out, so that
// the state has one size however much was read. Leaves φ(q)·φ(k) as a kernel, without features, to attention.ts.

import { atAttentionLength, featuresOf, linearAttentionMap, type FeatureMap } from "#model/reading/attention";
import { dot, newFloats, rowOf, type Floats } from "#model/contracts/vectors";
import { readMatrix } from "#model/kernels/matrixRule.cpu";
import {
  describing,
  equation,
  running,
  type CompareConfig,
  type ComparedMemory,
  type CompareSetup,
  type MemoryMap,
  type RunningMemory,
} from "#model/contracts/comparedMemory";
import { translatedFields } from "#words/translate";

type Kind = Exclude<FeatureMap["kind"], "identity">;

/** Added to φ(q)z: only ReBased's may come near zero. */
const epsilons: Readonly<Record<Kind, number>> = { elu1: 0, taylor2: 0, rebased: 1e-6 };

/** Queries or keys as softmax and its imitations read them: the one place where `config.sharpen` acts. (n, d_k) */
export function sharpened(rows: Floats, { sharpen, keyWidth }: CompareConfig): Floats {
  return sharpen ? atAttentionLength(rows, keyWidth) : rows;
}

/**
 * φ(x) in full. elu1: elu + 1 (d) · taylor2: [1, x/d^¼, vec(xxᵀ)/(√2·√d)] (1 + d + d²), Based ·
 * rebased: (γ∘LN(x) + β)⊗² (d²).
 */
export function explicitFeatures(featureMap: FeatureMap, x: Floats): Floats {
  const width = x.length;
  const each = featuresOf(featureMap, x, width); // (d)
  switch (featureMap.kind) {
    case "identity":
    case "elu1":
      return each;
    case "taylor2": {
      const linear = width ** -0.25;
      const squares = outer(each, each, (linear * linear) / Math.SQRT2);
      const features = newFloats(x, 1 + width + width * width);
      features[0] = 1;
      features.set(
        each.map((number) => linear * number),
        1,
      );
      features.set(squares, 1 + width);
      return features;
    }
    case "rebased":
      return outer(each, each, 1);
    default:
      return featureMap satisfies never;
  }
}

/** scale · aᵀb, flattened. (d²) */
function outer(a: Floats, b: Floats, scale: number): Floats {
  const product = newFloats(a, a.length * b.length);
  for (let i = 0, at = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++, at++) product[at] = scale * a[i]! * b[j]!;
  }
  return product;
}

/** Σφ(k)ᵀv and Σφ(k): what a normalised linear attention keeps. */
export interface FeatureState {
  readonly weights: Floats; // S (D, d_v)
  readonly normaliser: Floats; // z (D)
}

/** S += φ(k)ᵀv and z += φ(k), in place. */
export function addPair(
  { weights, normaliser }: FeatureState,
  { features, value }: { features: Floats; value: Floats },
) {
  for (let i = 0, at = 0; i < features.length; i++) {
    const feature = features[i]!;
    normaliser[i]! += feature;
    for (let j = 0; j < value.length; j++, at++) weights[at]! += feature * value[j]!;
  }
}

/** φ(q)S / (φ(q)z + ε), zeros where nothing was added. (d_v) */
export function readNormalised({ weights, normaliser }: FeatureState, features: Floats, epsilon = 0): Floats {
  const total = dot(features, normaliser) + epsilon;
  const read = readMatrix({ weights, query: features });
  return total === 0 ? read.fill(0) : read.map((x) => x / total);
}

function featureMapOf(
  kind: Kind,
  { gamma, beta, keyWidth }: CompareConfig,
  floats: CompareSetup["floats"],
): FeatureMap {
  if (kind !== "rebased") return { kind };
  return { kind, gamma: new floats(keyWidth).fill(gamma), beta: new floats(keyWidth).fill(beta) };
}

/** ReBased normalises its inputs itself. */
const inputsOf = (kind: Kind, rows: Floats, config: CompareConfig): Floats =>
  kind === "rebased" ? rows : sharpened(rows, config);

function beginFeatures(kind: Kind, { stream, config, floats }: CompareSetup): RunningMemory {
  const { keyWidth, valueWidth } = config;
  const featureMap = featureMapOf(kind, config, floats);
  const featuresAt = (row: Floats): Floats => explicitFeatures(featureMap, inputsOf(kind, row, config));
  const size = featureCount(kind, keyWidth);
  return running<FeatureState>({
    start: { weights: new floats(size * valueWidth), normaliser: new floats(size) },
    write(state, token) {
      const key = rowOf(stream.keys, { row: token, width: keyWidth });
      const value = rowOf(stream.values, { row: token, width: valueWidth });
      addPair(state, { features: featuresAt(key), value });
    },
    answer: (state, query) => readNormalised(state, featuresAt(query), epsilons[kind]),
    draw: ({ weights, normaliser }) => [
      { name: "S", rows: size, columns: valueWidth, data: weights.slice() },
      { name: "z", rows: 1, columns: size, data: normaliser.slice() },
    ],
  });
}

/** By the kernel, without features. Read before the write, token t asks what token t − 1 left. */
function mapOf(kind: Kind, { stream, config, floats }: CompareSetup): MemoryMap {
  const { length } = stream;
  const { keyWidth: width, readOrder } = config;
  const before = readOrder === "before";
  const asked = before ? stream.queries.slice(width) : stream.queries; // row t − 1 asks for token t
  const queries = new floats(length * width);
  queries.set(asked);
  const map = linearAttentionMap({
    queries: inputsOf(kind, queries, config),
    keys: inputsOf(kind, stream.keys, config),
    width,
    featureMap: featureMapOf(kind, config, floats),
    normalise: true,
    epsilon: epsilons[kind],
  });
  if (!before) return { over: "values", weights: map };
  const weights = new floats(length * length);
  weights.set(map.subarray(0, (length - 1) * length), length);
  return { over: "values", weights };
}

function featureCount(kind: Kind, width: number): number {
  switch (kind) {
    case "elu1":
      return width;
    case "taylor2":
      return 1 + width + width * width;
    case "rebased":
      return width * width;
    default:
      return kind satisfies never;
  }
}

const counts: Readonly<Record<Kind, string>> = { elu1: "d_k", taylor2: "(1 + d_k + d_k²)", rebased: "d_k²" };

function featureMemory(
  kind: Kind,
  described: Pick<ComparedMemory, "id" | "title" | "adds" | "equation" | "source" | "remark" | "knobs">,
): ComparedMemory {
  return {
    ...described,
    family: "linear",
    after: "linear",
    stateNumbers: ({ keyWidth, valueWidth }) => ({
      fixed: featureCount(kind, keyWidth) * (valueWidth + 1),
      perToken: 0,
      limit: null,
      formula: `${counts[kind]}·(d_v + 1)`,
    }),
    flopsPerToken: ({ keyWidth, valueWidth }) => ({
      fixed: 4 * featureCount(kind, keyWidth) * valueWidth,
      perToken: 0,
      limit: null,
      formula: `4·${counts[kind]}·d_v`,
    }),
    begin: (setup) => beginFeatures(kind, setup),
    map: (setup) => mapOf(kind, setup),
  };
}

const normalised = "y = *φ(q)*S */ φ(q)z*";

export const eluAttention = featureMemory(
  "elu1",
  translatedFields("memories.elu", describing, {
    id: "elu",
    title: "Linear attention, elu + 1",
    adds: "positive weights that sum to one",
    equation: equation("S ← S + *φ(k)*ᵀv", "*z ← z + φ(k)*", normalised, "*φ(x) = elu(x) + 1*"),
    source: { title: "Transformers are RNNs", arxiv: "2006.16236", equation: "eq. 7 and 18–20" },
    remark: null,
    knobs: ["sharpen", "readOrder"],
  }),
);

export const based = featureMemory(
  "taylor2",
  translatedFields("memories.based", describing, {
    id: "based",
    title: "Based",
    adds: "imitate softmax by its Taylor series",
    equation: equation("S ← S + *φ(k)*ᵀv", "*z ← z + φ(k)*", normalised, "*φ(q)·φ(k) = 1 + s + s²/2*, s = q·k/√d"),
    source: { title: "Based", arxiv: "2402.18668", equation: "its Taylor feature map" },
    remark: "Based adds a small window of exact attention; this is its feature map alone.",
    knobs: ["sharpen", "readOrder"],
  }),
);

export const rebased = featureMemory(
  "rebased",
  translatedFields("memories.rebased", describing, {
    id: "rebased",
    title: "ReBased",
    adds: "a square whose lowest point moves",
    equation: equation("S ← S + *φ(k)*ᵀv", "*z ← z + φ(k)*", normalised, "*φ(q)·φ(k) = (q̃·k̃)²*, x̃ = γ∘LN(x) + β"),
    source: { title: "ReBased", arxiv: "2402.10644", equation: "its quadratic feature map" },
    remark: "ReBased learns γ and β for every coordinate; here each is one setting.",
    knobs: ["gamma", "beta", "readOrder"],
  }),
);
