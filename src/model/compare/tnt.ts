// How does TNT (arXiv 2511.07343) work? One memory is written once a segment, from all of it at once; another in small chunks,
// and empty again at every segment. The second is asked by what of a query lies along the keys it has seen.
//
//   V ← V − Σ θ∇ℓ(V; k, v) over the segment that is over,   ∇ at the V it began with
//   W ← W − θ∇ℓ(W′; k, v),   W′ = W where the chunk began, W = 0 where the segment began
//   P ← P + kᵀk/‖k‖²,        P = 0 where the segment began
//   y = qV + (qP)W
//
// ℓ = (c/2)‖M(k) − v‖². Chunks are counted from where the segment began.

import {
  describing,
  equation,
  running,
  type ComparedMemory,
  type CompareSetup,
  type RunningMemory,
} from "#model/contracts/comparedMemory";
import { dot, newFloats, rowOf, type Floats } from "#model/contracts/vectors";
import { readMatrix } from "#model/kernels/matrixRule.cpu";
import { mapByReading } from "./read";
import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

export interface TntSequence {
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  /** cθ */
  readonly beta: Floats; // (T)
  readonly keyWidth: number;
  readonly valueWidth: number;
  /** Tokens from one write of V, and one reset of W, to the next. */
  readonly segment: number;
  /** Tokens whose errors are measured at one W. */
  readonly chunk: number;
}

interface TntState {
  position: number;
  readonly global: Floats; // V (d_k, d_v)
  /** What the segment has to write into V. (d_k, d_v) */
  readonly pending: Floats;
  readonly local: Floats; // W (d_k, d_v)
  readonly chunkStart: Floats; // W′ (d_k, d_v)
  readonly projection: Floats; // P (d_k, d_k)
}

export function emptyTnt({ keys, keyWidth, valueWidth }: TntSequence): TntState {
  const empty = (): Floats => newFloats(keys, keyWidth * valueWidth);
  return {
    ...{ position: 0, global: empty(), pending: empty(), local: empty(), chunkStart: empty() },
    projection: newFloats(keys, keyWidth * keyWidth),
  };
}

/** Reads the next token. The segment before goes into V once another one begins. */
export function writeTnt(sequence: TntSequence, state: TntState): void {
  const { keys, values, beta, keyWidth, valueWidth, segment, chunk } = sequence;
  const { position: t, global, pending, local, chunkStart, projection } = state;
  if (t % segment === 0) absorb(state);
  if ((t % segment) % chunk === 0) chunkStart.set(local);
  const key = rowOf(keys, { row: t, width: keyWidth });
  const value = rowOf(values, { row: t, width: valueWidth });
  const rate = beta[t]!;
  addError(pending, { at: global, key, value, rate });
  addError(local, { at: chunkStart, key, value, rate });
  const square = dot(key, key);
  for (let i = 0, at = 0; i < keyWidth && square > 0; i++) {
    for (let j = 0; j < keyWidth; j++, at++) projection[at]! += (key[i]! * key[j]!) / square;
  }
  state.position++;
}

/** Writes what the segment has gathered into V, and begins another one. */
function absorb({ global, pending, local, projection }: TntState): void {
  for (let at = 0; at < global.length; at++) global[at]! += pending[at]!;
  for (const emptied of [pending, local, projection]) emptied.fill(0);
}

/** into += rate · kᵀ(v − kM), the error at M. */
function addError(
  into: Floats,
  { at: weights, key, value, rate }: { at: Floats; key: Floats; value: Floats; rate: number },
): void {
  const known = readMatrix({ weights, query: key });
  for (let i = 0, at = 0; i < key.length; i++) {
    const strength = rate * key[i]!;
    for (let j = 0; j < value.length; j++, at++) into[at]! += strength * (value[j]! - known[j]!);
  }
}

/** y = qV + (qP)W. (d_v) */
export function answerTnt({ global, local, projection }: TntState, query: Floats): Floats {
  const far = readMatrix({ weights: global, query });
  const near = readMatrix({ weights: local, query: readMatrix({ weights: projection, query }) });
  return far.map((x, j) => x + near[j]!);
}

function beginTnt({ stream, config }: CompareSetup): RunningMemory {
  const { keyWidth, valueWidth, segment, chunk, lossScale } = config;
  const { keys, values, theta } = stream;
  const beta = theta.map((rate) => lossScale * rate);
  const sequence: TntSequence = { keys, values, beta, keyWidth, valueWidth, segment, chunk };
  const shape = { rows: keyWidth, columns: valueWidth };
  return running({
    start: emptyTnt(sequence),
    write: (state) => writeTnt(sequence, state),
    answer: answerTnt,
    draw: ({ global, pending, local, projection }) => [
      { name: "V", ...shape, data: global.slice() },
      { name: "ΔV", ...shape, data: pending.slice() },
      { name: "W", ...shape, data: local.slice() },
      { name: "P", rows: keyWidth, columns: keyWidth, data: projection.slice() },
    ],
  });
}

export const tnt: ComparedMemory = {
  ...translatedFields("memories.tnt", describing, {
    id: "tnt",
    title: "TNT",
    adds: "one slow memory, one often emptied",
    after: "titans-plain",
    equation: equation(
      say(memoryWords.equations.perSegment, { lines: "*V ← V − Σθ∇ℓ(V)*, *W = P = 0*" }),
      `W ← W − θ ${say(memoryWords.equations.chunkStart, { gradient: "∇ℓ(W)" })}`,
      "*P ← P + kᵀk/‖k‖²*",
      "y = *qV +* q*P*W",
    ),
    source: { title: "TNT", arxiv: "2511.07343", equation: "eq. 5 to 7 and its appendix C, one local memory" },
    remark:
      "The paper trains two-layer memories with thousands of tokens between resets, and learns where they start. Here both are one matrix from zero, and V is written and W emptied every C tokens. V takes a whole segment’s errors at one place: with like keys and a large θ it overshoots.",
  }),
  family: "segments",
  knobs: ["theta", "lossScale", "chunk", "segment", "readOrder"],
  // With chunks the W that the chunk began with is kept beside the newest.
  stateNumbers: ({ keyWidth, valueWidth, chunk }) => {
    const copies = chunk > 1 ? 4 : 3;
    return {
      fixed: copies * keyWidth * valueWidth + keyWidth * keyWidth,
      ...{ perToken: 0, limit: null },
      formula: `${copies}·d_k·d_v + d_k²`,
    };
  },
  // Both predict, write and are read; P is written and asked.
  flopsPerToken: ({ keyWidth, valueWidth }) => ({
    fixed: 12 * keyWidth * valueWidth + 4 * keyWidth * keyWidth,
    ...{ perToken: 0, limit: null },
    formula: "12·d_k·d_v + 4·d_k²",
  }),
  begin: beginTnt,
  map: (setup) => mapByReading(beginTnt, setup),
};
