// What is a golden file? The titans-golden/1 format, read into memories and checked at the edge.
// Leaves to the engines what the numbers should be.

import {
  activations,
  assertMemoryConfig,
  type Bias,
  type Floats,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryStream,
} from "./config";

export const goldenFormat = "titans-golden/1";

export interface GoldenCase {
  readonly name: string;
  readonly family: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
}

/** @throws Error saying what is wrong with the file, and which case. */
export function parseGolden(text: string): GoldenCase[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Error(`not JSON: ${(error as Error).message}`);
  }
  if (!isRecord(document) || document["format"] !== goldenFormat) {
    throw new Error(
      `format is ${JSON.stringify(isRecord(document) ? document["format"] : document)?.slice(0, 60)}; allowed: "${goldenFormat}"`,
    );
  }
  const { cases } = document;
  if (!Array.isArray(cases) || cases.length === 0) throw new Error("no cases: a golden file has at least one");
  return cases.map((entry: unknown, index) => {
    const fail = (what: string): never => {
      const name = isRecord(entry) && typeof entry["name"] === "string" ? ` "${entry["name"]}"` : "";
      throw new Error(`case ${index + 1}${name}: ${what}`);
    };
    if (!isRecord(entry)) return fail("not an object");
    const { name, family, config, inputs, expected, tolerance } = entry;
    if (typeof name !== "string" || name === "") return fail("name is missing");
    if (typeof family !== "string") return fail("family is missing");
    if (!isRecord(config)) return fail("config is missing");
    if (!isRecord(inputs)) return fail("inputs are missing");
    if (!isRecord(expected) || Object.keys(expected).length === 0) return fail("expected is missing or empty");
    if (typeof tolerance !== "number" || !(tolerance > 0))
      return fail(`tolerance is ${JSON.stringify(tolerance)}; allowed: a number above 0`);
    return { name, family, config, inputs, expected, tolerance };
  });
}

/** A matrix as the file writes it, flattened row-major. @throws Error on ragged rows or anything that is not a finite number. */
export function matrix(value: unknown, name: string): { rows: number; columns: number; data: number[] } {
  if (!Array.isArray(value) || value.length === 0 || !Array.isArray(value[0]))
    throw new Error(`${name} is not a matrix`);
  const columns = (value[0] as unknown[]).length;
  if (columns === 0) throw new Error(`${name} has empty rows`);
  const data = value.flatMap((line: unknown, index) => {
    const numbers = vector(line, `${name}[${index}]`);
    if (numbers.length !== columns)
      throw new Error(`${name}[${index}] has ${numbers.length} numbers; allowed: ${columns}, as the first row`);
    return numbers;
  });
  return { rows: value.length, columns, data };
}

/** A list of finite numbers. @throws Error otherwise. */
export function vector(value: unknown, name: string): number[] {
  if (!Array.isArray(value)) throw new Error(`${name} is not a list of numbers`);
  value.forEach((entry: unknown, index) => {
    if (typeof entry !== "number" || !Number.isFinite(entry))
      throw new Error(`${name}[${index}] is ${JSON.stringify(entry)}; allowed: a finite number`);
  });
  return value as number[];
}

/** The memory that a case of the family `titans-memory` describes, in the precision asked for. @throws Error on any malformed part. */
export function memoryOfCase(
  { config, inputs }: Pick<GoldenCase, "config" | "inputs">,
  floats: FloatsOf,
): { config: MemoryConfig; parameters: MemoryParameters; stream: MemoryStream } {
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
  const gate = (name: string): Floats => {
    const numbers = vector(inputs[name], `inputs.${name}`);
    expectShape(name, [numbers.length], [length]);
    return floats.from(numbers);
  };
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

type FloatsOf = Float32ArrayConstructor | Float64ArrayConstructor;

/** The inputs that both attention families share. @throws Error on any malformed part. */
function attentionOfCase({ inputs }: Pick<GoldenCase, "inputs">, floats: FloatsOf) {
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
  const sequence = attentionOfCase(golden, floats);
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
  const sequence = attentionOfCase(golden, floats);
  const mask = matrix(golden.inputs["mask"], "inputs.mask");
  const length = sequence.keys.length / sequence.width;
  expectShape("mask", [mask.rows, mask.columns], [length, length]);
  return { ...sequence, visible: { mask: floats.from(mask.data) } };
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
  const { bias, readOrder, widths, ...rest } = config;
  const keyWidth = widths[0]!;
  const valueWidth = widths.at(-1)!;
  return {
    config: {
      ...rest,
      read: readOrder,
      bias: bias.kind,
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

/** Rows of `width` numbers. */
export function nested(data: Floats, width: number): number[][] {
  return Array.from({ length: data.length / width }, (_, index) =>
    Array.from(data.subarray(index * width, (index + 1) * width)),
  );
}

/** A flat parameter array as the list of layer matrices that files hold. */
export function nestedLayers(data: Floats, widths: readonly number[]): number[][][] {
  let offset = 0;
  return widths.slice(1).map((columns, index) => {
    const size = widths[index]! * columns;
    offset += size;
    return nested(data.subarray(offset - size, offset), columns);
  });
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

function expectShape(name: string, actual: number[], allowed: number[]): void {
  if (actual.join() !== allowed.join()) throw new Error(`inputs.${name} is [${actual}]; allowed: [${allowed}]`);
}

function switchOf(config: GoldenCase["config"], name: string): boolean {
  const value = config[name] ?? false;
  if (typeof value !== "boolean") throw new Error(`config.${name} is ${JSON.stringify(value)}; allowed: true, false`);
  return value;
}

function numberOf(config: GoldenCase["config"], name: string, absent?: number): number {
  const value = config[name] ?? absent;
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new Error(`config.${name} is ${JSON.stringify(value)}; allowed: a finite number`);
  return value;
}

function choiceOf<T extends string>(config: GoldenCase["config"], name: string, allowed: readonly T[], absent?: T): T {
  const value = config[name] ?? absent;
  const known = allowed.find((one) => one === value);
  if (known === undefined)
    throw new Error(`config.${name} is ${JSON.stringify(value)}; allowed: ${allowed.join(", ")}`);
  return known;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
