// What does a golden case describe? The inputs of each family in the precision asked for, and a memory's way back into a case.
// Every function throws an Error that names the malformed part. Leaves the memories after Titans to frontierCases.ts and nestedCases.ts.

import type { InfiniSequence } from "#model/compare/infini";
import { defaultCompareConfig, type CompareConfig } from "#model/contracts/comparedMemory";
import type { MirasScan } from "#model/compare/mirasRules";
import { knownModels, refusalOf } from "#model/contracts/workbench";
import {
  activations,
  assertMemoryConfig,
  type Bias,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryStream,
} from "#model/contracts/config";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { matrix, nested, nestedLayers, shown, vector, type GoldenCase } from "#model/contracts/golden";
import { assertRead, type FamilyName } from "./goldenRules";
import type { MatrixSequence } from "#model/kernels/matrixRule.cpu";
import { visibleLine } from "#model/contracts/readable";

/** The memory that a case of the family `titans-memory` describes, in the precision asked for. @throws Error on any malformed part. */
export function memoryOfCase(
  { config, inputs }: Pick<GoldenCase, "config" | "inputs">,
  floats: FloatsOf,
): { config: MemoryConfig; parameters: MemoryParameters; stream: MemoryStream } {
  assertRead("titans-memory", { config, inputs });
  const keys = matrix(inputs["k"], "inputs.k");
  const queries = matrix(inputs["q"], "inputs.q");
  const values = matrix(inputs["v"], "inputs.v");
  const length = keys.rows;
  if (!Array.isArray(inputs["weights"]) || inputs["weights"].length === 0)
    throw new Error("inputs.weights is not a list of matrices");
  const weights = inputs["weights"].map((layer: unknown, index) => matrix(layer, `inputs.weights[${index}]`));
  const widths = [weights[0]!.rows, ...weights.map((layer) => layer.columns)];
  weights.forEach((layer, index) => {
    if (layer.rows !== widths[index])
      throw new Error(`inputs.weights[${index}] has ${layer.rows} rows; allowed: ${widths[index]}`);
  });
  expectShape("k", [keys.rows, keys.columns], [length, widths[0]!]);
  expectShape("q", [queries.rows, queries.columns], [length, widths[0]!]);
  expectShape("v", [values.rows, values.columns], [length, widths.at(-1)!]);
  const gate = (name: string): Floats => gateOf({ inputs }, { name, length, floats });
  const gain = inputs["gain"] === undefined || inputs["gain"] === null ? null : vector(inputs["gain"], "inputs.gain");
  if (gain) expectShape("gain", [gain.length], [widths.at(-1)!]);

  const memory: MemoryConfig = {
    widths,
    chunk: numberOf(config, "chunk", 1),
    activation: choiceOf(config, "activation", activations, "identity"),
    residual: switchOf(config, "residual"),
    readOrder: choiceOf(config, "read", ["after", "before"], "after"),
    bias: biasOf(config),
    decay: choiceOf(config, "decay", ["zero", "initial"], "zero"),
    clip: config["clip"] === undefined || config["clip"] === null ? null : numberOf(config, "clip", 1),
    lossScale: numberOf(config, "lossScale", 2),
  };
  assertMemoryConfig(memory);
  return {
    config: memory,
    parameters: {
      initialWeights: floats.from(weights.flatMap((layer) => layer.data)),
      gain: gain && floats.from(gain),
    },
    stream: {
      length,
      queries: floats.from(queries.data),
      keys: floats.from(keys.data),
      values: floats.from(values.data),
      theta: gate("theta"),
      eta: gate("eta"),
      alpha: gate("alpha"),
    },
  };
}

/** The inputs that all families share. @throws Error on any malformed part, and on what the family or its rule never reads. */
export function attentionOfCase(
  { config, inputs }: Pick<GoldenCase, "config" | "inputs">,
  { family, floats }: { family: FamilyName; floats: FloatsOf },
) {
  assertRead(family, { config, inputs });
  const queries = matrix(inputs["q"], "inputs.q");
  const keys = matrix(inputs["k"], "inputs.k");
  const values = matrix(inputs["v"], "inputs.v");
  expectShape("k", [keys.rows, keys.columns], [queries.rows, queries.columns]);
  expectShape("v", [values.rows], [queries.rows]);
  return {
    queries: floats.from(queries.data),
    keys: floats.from(keys.data),
    width: queries.columns,
    values: floats.from(values.data),
    valueWidth: values.columns,
  };
}

/** What a case of the family `linear-attention` describes. @throws Error on any malformed part. */
export function linearAttentionOfCase(golden: GoldenCase, floats: FloatsOf) {
  const { config, inputs } = golden;
  const sequence = attentionOfCase(golden, { family: "linear-attention", floats });
  const scales = (name: string): Floats => {
    const numbers = vector(inputs[name], `inputs.${name}`);
    expectShape(name, [numbers.length], [sequence.width]);
    return floats.from(numbers);
  };
  const kind = choiceOf(config, "featureMap", ["identity", "elu1", "taylor2", "rebased"]);
  const featureMap = kind === "rebased" ? { kind, gamma: scales("gamma"), beta: scales("beta") } : { kind };
  return { ...sequence, featureMap, normalise: switchOf(config, "normalise"), epsilon: numberOf(config, "eps", 0) };
}

/** What a case of the family `softmax-attention` describes. @throws Error on any malformed part. */
export function softmaxAttentionOfCase(golden: GoldenCase, floats: FloatsOf) {
  const sequence = attentionOfCase(golden, { family: "softmax-attention", floats });
  const mask = matrix(switchesOf(golden.inputs["mask"]), "inputs.mask");
  const length = sequence.keys.length / sequence.width;
  expectShape("mask", [mask.rows, mask.columns], [length, length]);
  return { ...sequence, visible: { mask: floats.from(mask.data) } };
}

/** What a case of the family `matrix-rule` describes. @throws Error on any malformed part. */
export function matrixRuleOfCase(golden: GoldenCase, floats: FloatsOf): MatrixSequence {
  const { width, ...sequence } = attentionOfCase(golden, { family: "matrix-rule", floats });
  const kind = choiceOf(golden.config, "rule", ["hebbian", "decay", "delta", "gated-delta"]);
  const length = sequence.keys.length / width;
  const forgets = kind === "decay" || kind === "gated-delta";
  const alpha = forgets ? gateOf(golden, { name: "alpha", length, floats }) : new floats(length);
  return {
    ...sequence,
    rule: kind === "hebbian" || kind === "decay" ? "additive" : "gatedDelta",
    keyWidth: width,
    length,
    beta: gateOf(golden, { name: "beta", length, floats }),
    keep: alpha.map((forgotten) => 1 - forgotten),
  };
}

/** What a case of the family `infini-attention` describes. @throws Error on any malformed part. */
export function infiniOfCase(golden: GoldenCase, floats: FloatsOf): InfiniSequence & { queries: Floats } {
  const { config } = golden;
  const { width, queries, keys, values } = attentionOfCase(golden, { family: "infini-attention", floats });
  const segment = numberOf(config, "segment");
  if (!Number.isInteger(segment) || segment < 1)
    throw new Error(`config.segment is ${segment}; allowed: a whole number from 1`);
  const [delta, gate] = [switchOf(config, "delta"), numberOf(config, "gate")];
  return { queries, keys, values, keyWidth: width, segment, delta, gate };
}

/** What a case of the family `miras` describes: a known model, and what its retention gate keeps first. @throws Error on any malformed part. */
export function mirasOfCase(golden: GoldenCase, floats: FloatsOf): MirasScan & { start: Floats } {
  const { config } = golden;
  const { width, valueWidth, ...sequence } = attentionOfCase(golden, { family: "miras", floats });
  const model = choiceOf(config, "model", ["moneta", "yaad", "memora"]);
  const length = sequence.keys.length / width;
  const weights = matrix(golden.inputs["weights"], "inputs.weights");
  expectShape("weights", [weights.rows, weights.columns], [width, valueWidth]);
  const compared: CompareConfig = {
    ...defaultCompareConfig,
    keyWidth: width,
    valueWidth,
    ...(model === "moneta" && { p: numberOf(config, "p"), q: numberOf(config, "q") }),
    ...(model === "yaad" && { delta: numberOf(config, "delta") }),
  };
  const { composition } = knownModels[model];
  const refusal = refusalOf(composition, compared);
  if (refusal !== null) throw new Error(`config of ${model}: ${visibleLine(refusal, 200)}`);
  return {
    composition,
    config: compared,
    floats,
    start: floats.from(model === "memora" ? weights.data.map(logarithm) : weights.data),
    stream: {
      ...sequence,
      length,
      theta: gateOf(golden, { name: "theta", length, floats }),
      eta: new floats(length),
      alpha: gateOf(golden, { name: "alpha", length, floats }).map((kept) => 1 - kept),
    },
  };
}

/** Memora keeps the logarithms of its shares. */
function logarithm(share: number): number {
  if (!(share > 0)) throw new Error(`inputs.weights holds ${share}; allowed: numbers above 0, as they are shares`);
  return Math.log(share);
}

/** A mask as its file writes it, in 0 and 1. @throws Error where anything else stands in it. */
function switchesOf(mask: unknown): unknown {
  if (!Array.isArray(mask)) return mask;
  return mask.map((row: unknown, token) => {
    if (!Array.isArray(row)) return row;
    return row.map((sees: unknown, at) => {
      if (sees === 0 || sees === 1 || typeof sees === "boolean") return Number(sees);
      throw new Error(`inputs.mask[${token}][${at}] is ${shown(sees)}; allowed: 0 or 1, false or true`);
    });
  });
}

/** One number a token. */
export function gateOf(
  { inputs }: Pick<GoldenCase, "inputs">,
  { name, length, floats }: { name: string; length: number; floats: FloatsOf },
): Floats {
  const numbers = vector(inputs[name], `inputs.${name}`);
  expectShape(name, [numbers.length], [length]);
  return floats.from(numbers);
}

/** The way back: the config and inputs of a `titans-memory` case that recomputes a run. */
export function caseOfMemory({
  config,
  parameters,
  stream,
}: {
  config: MemoryConfig;
  parameters: MemoryParameters;
  stream: MemoryStream;
}): Pick<GoldenCase, "config" | "inputs"> {
  const { bias, readOrder, widths, lossScale, ...rest } = config;
  const keyWidth = widths[0]!;
  const valueWidth = widths.at(-1)!;
  return {
    config: {
      ...rest,
      read: readOrder,
      bias: bias.kind,
      ...(bias.kind === "l2" && { lossScale }),
      ...(bias.kind === "lp" && { p: bias.p }),
      ...(bias.kind === "huber" && { delta: bias.delta }),
    },
    inputs: {
      q: nested(stream.queries, keyWidth),
      k: nested(stream.keys, keyWidth),
      v: nested(stream.values, valueWidth),
      theta: Array.from(stream.theta),
      eta: Array.from(stream.eta),
      alpha: Array.from(stream.alpha),
      weights: nestedLayers(parameters.initialWeights, widths),
      ...(parameters.gain && { gain: Array.from(parameters.gain) }),
    },
  };
}

/** The same of a `matrix-rule` case that recomputes the first `count` tokens of a matrix. */
export function caseOfMatrix(sequence: MatrixSequence, count: number): Pick<GoldenCase, "config" | "inputs"> {
  const { rule, queries, keys, values, beta, keep, keyWidth, valueWidth } = sequence;
  const rows = (data: Floats, width: number) => nested(data.subarray(0, count * width), width);
  const alpha = Array.from(keep.subarray(0, count), (kept) => 1 - kept);
  const forgets = alpha.some((forgotten) => forgotten !== 0);
  const named = rule === "additive" ? (forgets ? "decay" : "hebbian") : forgets ? "gated-delta" : "delta";
  return {
    config: { rule: named },
    inputs: {
      ...{ q: rows(queries, keyWidth), k: rows(keys, keyWidth), v: rows(values, valueWidth) },
      beta: Array.from(beta.subarray(0, count)),
      ...(forgets && { alpha }),
    },
  };
}

function biasOf(config: GoldenCase["config"]): Bias {
  const kind = choiceOf(config, "bias", ["l2", "lp", "huber"], "l2");
  switch (kind) {
    case "l2":
      return { kind };
    case "lp":
      return { kind, p: numberOf(config, "p") };
    case "huber":
      return { kind, delta: numberOf(config, "delta") };
    default:
      return kind satisfies never;
  }
}

export function expectShape(name: string, actual: number[], allowed: number[]): void {
  if (actual.join() !== allowed.join()) throw new Error(`inputs.${name} is [${actual}]; allowed: [${allowed}]`);
}

function switchOf(config: GoldenCase["config"], name: string): boolean {
  const value = config[name] ?? false;
  if (typeof value !== "boolean") throw new Error(`config.${name} is ${shown(value)}; allowed: true, false`);
  return value;
}

export function numberOf(config: GoldenCase["config"], name: string, absent?: number): number {
  const value = config[name] ?? absent;
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new Error(`config.${name} is ${shown(value)}; allowed: a finite number`);
  return value;
}

export function choiceOf<T extends string>(
  config: GoldenCase["config"],
  name: string,
  allowed: readonly T[],
  absent?: T,
): T {
  const value = config[name] ?? absent;
  const known = allowed.find((one) => one === value);
  if (known === undefined) throw new Error(`config.${name} is ${shown(value)}; allowed: ${allowed.join(", ")}`);
  return known;
}
