// What does a golden case of Nested Learning's memories describe? A stack of levels, and a memory that writes itself. Leaves all
// other families to goldenCases.ts. Every function throws an Error that names the malformed part.

import { startStack, type StackPlan, type StackState } from "#model/compare/levelStack";
import type { Part, SelfModifyingPlan, SelfModifyingState } from "#model/compare/selfModifyingRules";
import { activations } from "#model/contracts/config";
import { matrix, shown, vector, type GoldenCase } from "#model/contracts/golden";
import { rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { attentionOfCase, choiceOf, expectShape, numberOf } from "./goldenCases";
import { assertRead } from "./goldenRules";

interface ContinuumCase {
  readonly plan: StackPlan;
  readonly state: StackState;
  readonly queries: Floats; // (T, d)
  readonly keys: Floats; // (T, d)
  readonly values: Floats; // (T, d)
}

/** What a case of the family `continuum` describes. @throws Error on any malformed part. */
export function continuumOfCase(golden: GoldenCase, floats: FloatsOf): ContinuumCase {
  const { config, inputs } = golden;
  const { width, valueWidth, queries, keys, values } = attentionOfCase(golden, { family: "continuum", floats });
  if (valueWidth !== width) throw new Error(`inputs.v has ${valueWidth} columns; allowed: ${width}, as inputs.k`);
  const periods = vector(config["periods"], "config.periods");
  const rates = vector(config["rates"], "config.rates");
  if (periods.length === 0) throw new Error("config.periods is empty; allowed: a period for each level");
  const wrong = periods.find((period) => !Number.isInteger(period) || period < 1);
  if (wrong !== undefined) throw new Error(`config.periods has ${wrong}; allowed: whole numbers from 1`);
  if (rates.length !== periods.length)
    throw new Error(`config.rates has ${rates.length} numbers; allowed: ${periods.length}, as config.periods`);
  const { weights } = inputs;
  if (!Array.isArray(weights) || weights.length !== periods.length)
    throw new Error(
      `inputs.weights has ${Array.isArray(weights) ? weights.length : "no"} levels; allowed: ${periods.length}, as config.periods`,
    );
  const blocks = weights.map((block: unknown, level) => {
    if (!Array.isArray(block) || block.length !== 2)
      throw new Error(`inputs.weights[${level}] is not two matrices; allowed: W₁ and W₂`);
    const first = matrix(block[0], `inputs.weights[${level}][0]`);
    const second = matrix(block[1], `inputs.weights[${level}][1]`);
    expectShape(`weights[${level}][0]`, [first.rows, first.columns], [width, first.columns]);
    expectShape(`weights[${level}][1]`, [second.rows, second.columns], [first.columns, width]);
    return { hidden: first.columns, data: floats.from([...first.data, ...second.data]) };
  });
  return {
    ...{ queries, keys, values },
    plan: {
      width,
      activation: choiceOf(config, "activation", activations),
      levels: periods.map((period, level) => ({ period, rate: rates[level]!, hidden: blocks[level]!.hidden })),
    },
    state: startStack(blocks.map(({ data }) => data)),
  };
}

const generatable = ["key", "value", "eta", "alpha"] as const satisfies readonly Part[];

interface SelfModifyingCase {
  readonly plan: SelfModifyingPlan;
  readonly state: SelfModifyingState;
  readonly inputs: Floats; // x (T, d)
  readonly queries: Floats; // xW_q (T, d)
}

/** What a case of the family `self-modifying` describes. @throws Error on any malformed part. */
export function selfModifyingOfCase(golden: GoldenCase, floats: FloatsOf): SelfModifyingCase {
  assertRead("self-modifying", golden);
  const { config, inputs } = golden;
  const x = matrix(inputs["x"], "inputs.x");
  const width = x.columns;
  const shaped = (name: string, columns: number): Floats => {
    const { data, ...given } = matrix(inputs[name], `inputs.${name}`);
    expectShape(name, [given.rows, given.columns], [width, columns]);
    return floats.from(data);
  };
  const etaMax = numberOf(config, "etaMax");
  if (!(etaMax > 0)) throw new Error(`config.etaMax is ${etaMax}; allowed: a number above 0`);
  const { generated } = config;
  if (!Array.isArray(generated)) throw new Error(`config.generated is ${shown(generated)}; allowed: a list of names`);
  const written = new Set<Part>(["memory"]);
  for (const name of generated as unknown[]) {
    const part = generatable.find((one) => one === name);
    if (!part || written.has(part))
      throw new Error(`config.generated has ${shown(name)}; allowed: each of ${generatable.join(", ")} once`);
    written.add(part);
  }
  const data = floats.from(x.data);
  const query = shaped("query", width);
  const queries = new floats(data.length);
  for (let row = 0; row < x.rows; row++) queries.set(product(rowOf(data, { row, width }), query), row * width);
  return {
    plan: {
      ...{ width, rows: width, etaMax, written, projects: true },
      passes: { memory: null, key: null, value: null, eta: null, alpha: null },
    },
    state: {
      ...{ memory: shaped("memory", width), key: shaped("key", width), value: shaped("value", width) },
      ...{ eta: shaped("eta", 1), alpha: shaped("alpha", 1) },
    },
    ...{ inputs: data, queries },
  };
}

/** xW of a square W. */
function product(x: Floats, weights: Floats): Float64Array {
  const width = x.length;
  const result = new Float64Array(width);
  for (let i = 0, at = 0; i < width; i++) for (let j = 0; j < width; j++, at++) result[j]! += x[i]! * weights[at]!;
  return result;
}
