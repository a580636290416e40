// What should the numbers of a golden case of Nested Learning's memories be? A stack of levels, and a memory that writes itself, in
// either precision. Leaves what a case describes to nestedCases.ts, and how far a file is off to recompute.ts.

import { driftOf, layersOfBlock, readStack, writeStack } from "#model/compare/levelStack";
import { readPart, writeSelf } from "#model/compare/selfModifyingRules";
import { nested, type GoldenCase } from "#model/contracts/golden";
import { norm, rowOf, type FloatsOf } from "#model/contracts/vectors";
import { continuumOfCase, selfModifyingOfCase } from "./nestedCases";
import type { Family, Nested, Outputs } from "./recompute";

export const nestedFamilies = {
  continuum: {
    outputs: ["y", "loss", "drift", "updates", "finalWeights"],
    run: runContinuum,
    madeOf: (_, outputs) => ({ drift: longest(outputs["finalWeights"]!) }),
  },
  "self-modifying": { outputs: ["y", "etas", "keeps", "finalWeights"], run: runSelfModifying, madeOf: () => ({}) },
} satisfies Readonly<Record<string, Family>>;

function runContinuum(golden: GoldenCase, floats: FloatsOf): Outputs {
  const { plan, state, queries, keys, values } = continuumOfCase(golden, floats);
  const { width, levels } = plan;
  const first = state.weights.map((block) => block.slice());
  const tokens = Array.from({ length: keys.length / width }, (_, row) => {
    const input = rowOf(keys, { row, width });
    const loss = writeStack(plan, state, { input, value: rowOf(values, { row, width }), theta: 1 });
    const y = [...readStack(plan, state.weights, rowOf(queries, { row, width }))];
    return { y, loss, drift: state.weights.map((block, level) => driftOf(block, first[level]!)) };
  });
  return {
    y: tokens.map(({ y }) => y),
    loss: tokens.map(({ loss }) => loss),
    drift: tokens.map(({ drift }) => drift),
    updates: [...state.updates],
    finalWeights: state.weights.map((block, level) => {
      const { hidden } = levels[level]!;
      const [first, second] = layersOfBlock(block, { width, hidden });
      return [nested(first, hidden), nested(second, width)];
    }),
  };
}

function runSelfModifying(golden: GoldenCase, floats: FloatsOf): Outputs {
  const { plan, state, inputs, queries } = selfModifyingOfCase(golden, floats);
  const { width } = plan;
  const tokens = Array.from({ length: inputs.length / width }, (_, row) => {
    const input = rowOf(queries, { row, width });
    const y = [...readPart(plan, state, { part: "memory", input })];
    const { eta, keep } = writeSelf(plan, state, rowOf(inputs, { row, width }));
    return { y, eta, keep };
  });
  return {
    y: tokens.map(({ y }) => y),
    etas: tokens.map(({ eta }) => eta),
    keeps: tokens.map(({ keep }) => keep),
    finalWeights: nested(state.memory, width),
  };
}

/** The length of all numbers of an output together. */
function longest(numbers: Nested): number {
  return norm(Float64Array.from([numbers].flat(8) as number[]));
}
