// What should the numbers of a golden case of a memory after Titans be? Each family by the rules that Compare runs, in either
// precision. Leaves what a case describes to frontierCases.ts, and how far a file is off to recompute.ts.

import { emptyDelta, writeDeltaProduct, writeEraseDelta, type DeltaState } from "#model/compare/deltaRules";
import { answerCached, segmentsOf } from "#model/compare/memoryCaching";
import { answerMesa, emptyMesa, solvedMesa, writeMesa } from "#model/compare/mesaRules";
import { emptyOmega, featuresFor, writeOmega } from "#model/compare/omegaRules";
import { answerTnt, emptyTnt, writeTnt } from "#model/compare/tnt";
import { nested, type GoldenCase } from "#model/contracts/golden";
import { rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { readMatrix } from "#model/kernels/matrixRule.cpu";
import {
  cachingOfCase,
  deltaProductOfCase,
  eraseDeltaOfCase,
  kdaOfCase,
  mesaOfCase,
  omegaOfCase,
  tntOfCase,
} from "./frontierCases";
import type { Family, Outputs } from "./recompute";

const outputs = ["y", "finalWeights"];
const madeOf = () => ({});

export const frontierFamilies = {
  omega: { outputs: [...outputs, "finalMomentum"], run: runOmega, madeOf },
  mesa: { outputs, run: runMesa, madeOf },
  "delta-product": {
    outputs,
    run: (golden, floats) => runDelta(deltaProductOfCase(golden, floats), writeDeltaProduct),
    madeOf,
  },
  kda: { outputs, run: (golden, floats) => runDelta(kdaOfCase(golden, floats), writeEraseDelta), madeOf },
  "erase-delta": {
    outputs,
    run: (golden, floats) => runDelta(eraseDeltaOfCase(golden, floats), writeEraseDelta),
    madeOf,
  },
  "memory-caching": { outputs, run: runCaching, madeOf },
  tnt: { outputs: ["y", "finalGlobal", "finalLocal"], run: runTnt, madeOf },
} satisfies Readonly<Record<string, Family>>;

/** What each query is answered after its token's write, a row each. */
function answersTo(queries: Floats, width: number, answer: (query: Floats) => Floats): number[][] {
  return Array.from({ length: queries.length / width }, (_, row) => [...answer(rowOf(queries, { row, width }))]);
}

function runOmega(golden: GoldenCase, floats: FloatsOf): Outputs {
  const sequence = omegaOfCase(golden, floats);
  const { queries, keyWidth, valueWidth, featureMap } = sequence;
  const state = emptyOmega(sequence);
  const y = answersTo(queries, keyWidth, (query) => {
    writeOmega(sequence, state);
    return readMatrix({ weights: state.weights, query: featuresFor(featureMap, query) });
  });
  return { y, finalWeights: nested(state.weights, valueWidth), finalMomentum: nested(state.momentum, valueWidth) };
}

function runMesa(golden: GoldenCase, floats: FloatsOf): Outputs {
  const sequence = mesaOfCase(golden, floats);
  const { queries, keyWidth, valueWidth } = sequence;
  const state = emptyMesa(sequence);
  const y = answersTo(queries, keyWidth, (query) => {
    writeMesa(sequence, state);
    return answerMesa(sequence, { state, query });
  });
  return { y, finalWeights: nested(solvedMesa(sequence, state), valueWidth) };
}

function runDelta<
  Sequence extends { readonly queries: Floats; readonly keyWidth: number; readonly valueWidth: number },
>(sequence: Sequence, write: (sequence: Sequence, state: DeltaState) => void): Outputs {
  const { queries, keyWidth, valueWidth } = sequence;
  const state = emptyDelta(queries, sequence);
  const y = answersTo(queries, keyWidth, (query) => {
    write(sequence, state);
    return readMatrix({ weights: state.weights, query });
  });
  return { y, finalWeights: nested(state.weights, valueWidth) };
}

function runCaching(golden: GoldenCase, floats: FloatsOf): Outputs {
  const sequence = cachingOfCase(golden, floats);
  const { queries, keyWidth, valueWidth, length } = sequence;
  const cachedAt = segmentsOf(sequence);
  let position = 0;
  const y = answersTo(queries, keyWidth, (query) =>
    answerCached(cachedAt(++position), { query, gateQuery: query, valueWidth }),
  );
  return { y, finalWeights: cachedAt(length).map(({ weights }) => nested(weights, valueWidth)) };
}

function runTnt(golden: GoldenCase, floats: FloatsOf): Outputs {
  const sequence = tntOfCase(golden, floats);
  const { queries, keyWidth, valueWidth } = sequence;
  const state = emptyTnt(sequence);
  const y = answersTo(queries, keyWidth, (query) => {
    writeTnt(sequence, state);
    return answerTnt(state, query);
  });
  return { y, finalGlobal: nested(state.global, valueWidth), finalLocal: nested(state.local, valueWidth) };
}
