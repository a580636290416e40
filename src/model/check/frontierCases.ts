// What does a golden case of a memory after Titans describe? The inputs of its family in the precision asked for, as the rules in
// compare/ take them. Every function throws an Error that names the malformed part.

import type { DeltaProductSequence, EraseDeltaSequence } from "#model/compare/deltaRules";
import type { CachingSequence } from "#model/compare/memoryCaching";
import type { MesaSequence } from "#model/compare/mesaRules";
import { omegaFeatures, type OmegaSequence } from "#model/compare/omegaRules";
import type { TntSequence } from "#model/compare/tnt";
import { matrix, type GoldenCase } from "#model/contracts/golden";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { attentionOfCase, choiceOf, expectShape, gateOf, numberOf } from "./goldenCases";
import { assertRead, type FamilyName } from "./goldenRules";

type Asked<Sequence> = Sequence & { readonly queries: Floats };

/** Queries, keys and values, as the rules name their widths, and how many tokens there are. */
function streamOfCase(golden: GoldenCase, { family, floats }: { family: FamilyName; floats: FloatsOf }) {
  const { width: keyWidth, ...rest } = attentionOfCase(golden, { family, floats });
  return { ...rest, keyWidth, length: rest.keys.length / keyWidth };
}

/** A row of `width` numbers for each token. */
function rowsOf(
  { inputs }: Pick<GoldenCase, "inputs">,
  { name, length, width, floats }: { name: string; length: number; width: number; floats: FloatsOf },
): Floats {
  const { rows, columns, data } = matrix(inputs[name], `inputs.${name}`);
  expectShape(name, [rows, columns], [length, width]);
  return floats.from(data);
}

/** @throws Error on any malformed part. */
export function omegaOfCase(golden: GoldenCase, floats: FloatsOf): Asked<OmegaSequence> {
  const { length, ...stream } = streamOfCase(golden, { family: "omega", floats });
  const window = wholeNumber(golden.config, "window");
  const steps = numberOf(golden.config, "newtonSchulz");
  if (steps !== 0 && steps !== 5) throw new Error(`config.newtonSchulz is ${steps}; allowed: 0, 5`);
  const gate = (name: string): Floats => gateOf(golden, { name, length, floats });
  return {
    ...stream,
    ...{ window, steps, keep: gate("keep"), eta: gate("eta"), rate: gate("rate") },
    featureMap: choiceOf(golden.config, "featureMap", omegaFeatures),
    gamma: rowsOf(golden, { name: "gamma", length, width: window, floats }),
  };
}

/** @throws Error on any malformed part. */
export function mesaOfCase(golden: GoldenCase, floats: FloatsOf): Asked<MesaSequence> {
  const { length, ...stream } = streamOfCase(golden, { family: "mesa", floats });
  const lambda = numberOf(golden.config, "lambda");
  if (!(lambda > 0)) throw new Error(`config.lambda is ${lambda}; allowed: a number above 0`);
  const gate = (name: string): Floats => gateOf(golden, { name, length, floats });
  return { ...stream, lambda, beta: gate("beta"), keep: gate("keep") };
}

/** Its keys and values are (T, n, d). @throws Error on any malformed part. */
export function deltaProductOfCase(golden: GoldenCase, floats: FloatsOf): Asked<DeltaProductSequence> {
  const { inputs } = golden;
  assertRead("delta-product", golden);
  const queries = matrix(inputs["q"], "inputs.q");
  const [keys, values] = [writesOf(inputs["k"], "k"), writesOf(inputs["v"], "v")];
  const [length, steps] = [queries.rows, keys.steps];
  expectShape("k", [keys.length, keys.width], [length, queries.columns]);
  expectShape("v", [values.length, values.steps], [length, steps]);
  return {
    ...{ steps, keyWidth: keys.width, valueWidth: values.width },
    queries: floats.from(queries.data),
    keys: floats.from(keys.data),
    values: floats.from(values.data),
    beta: rowsOf(golden, { name: "beta", length, width: steps, floats }),
    keep: gateOf(golden, { name: "keep", length, floats }),
  };
}

/** KDA is the erase-gated rule with both gates β. @throws Error on any malformed part. */
export function kdaOfCase(golden: GoldenCase, floats: FloatsOf): Asked<EraseDeltaSequence> {
  const { length, ...stream } = streamOfCase(golden, { family: "kda", floats });
  const beta = gateOf(golden, { name: "beta", length, floats });
  const keep = rowsOf(golden, { name: "keep", length, width: stream.keyWidth, floats });
  return { ...stream, keep, erase: beta, write: beta };
}

/** @throws Error on any malformed part. */
export function eraseDeltaOfCase(golden: GoldenCase, floats: FloatsOf): Asked<EraseDeltaSequence> {
  const { length, ...stream } = streamOfCase(golden, { family: "erase-delta", floats });
  const { keyWidth, valueWidth } = stream;
  const rows = (name: string, width: number): Floats => rowsOf(golden, { name, length, width, floats });
  return { ...stream, keep: rows("keep", keyWidth), erase: rows("erase", keyWidth), write: rows("write", valueWidth) };
}

/** @throws Error on any malformed part. */
export function cachingOfCase(golden: GoldenCase, floats: FloatsOf): Asked<CachingSequence> & { length: number } {
  const stream = streamOfCase(golden, { family: "memory-caching", floats });
  return { ...stream, gateKeys: stream.keys, segment: wholeNumber(golden.config, "segment") };
}

/** @throws Error on any malformed part. */
export function tntOfCase(golden: GoldenCase, floats: FloatsOf): Asked<TntSequence> {
  const { length, ...stream } = streamOfCase(golden, { family: "tnt", floats });
  const [segment, chunk] = [wholeNumber(golden.config, "segment"), wholeNumber(golden.config, "chunk")];
  return { ...stream, segment, chunk, beta: gateOf(golden, { name: "beta", length, floats }) };
}

/** What every token writes, n rows of it, flattened. (T, n, width) */
function writesOf(value: unknown, name: string): { length: number; steps: number; width: number; data: number[] } {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`inputs.${name} is not a list of matrices`);
  const tokens = value.map((rows: unknown, token) => matrix(rows, `inputs.${name}[${token}]`));
  const { rows: steps, columns: width } = tokens[0]!;
  tokens.forEach(({ rows, columns }, token) => expectShape(`${name}[${token}]`, [rows, columns], [steps, width]));
  return { length: tokens.length, steps, width, data: tokens.flatMap(({ data }) => data) };
}

function wholeNumber(config: GoldenCase["config"], name: string): number {
  const number = numberOf(config, name);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`config.${name} is ${number}; allowed: a whole number from 1`);
  return number;
}
