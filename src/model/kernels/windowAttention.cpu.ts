// How does a token attend to the tokens it sees, on the CPU? windowAttention.tfjs.ts in plain loops, one row at a time,
// generic over float32 and float64. The columns of a row: persistent tokens, then what the memory remembered, then tokens.

import type { Floats } from "#model/contracts/vectors";

/** Columns of one kind that a token sees, d = heads · k numbers each. (n, d) */
export interface AttentionColumns {
  readonly keys: Floats;
  readonly values: Floats;
}

export interface AttentionRows {
  readonly heads: number;
  /** d, of all heads. */
  readonly width: number;
  readonly queries: Floats; // (T, d)
  readonly tokens: AttentionColumns; // (T, d)
  /** Of MAC: what the memory answered for every token; seen like the token itself. (T, d) */
  readonly remembered: AttentionColumns | null;
  /** Seen by every token, without a bias. (N_p, d) */
  readonly persistent: AttentionColumns | null;
  /** What is added to q·k/√k, by head and distance. (H, T) */
  readonly biases: Floats;
  /** The first token that token t sees; it sees all from there to itself. */
  readonly firstSeen: (token: number) => number;
  /** Where keys and values go farther back than queries: how many rows of theirs lie before row 0 of these. Else none. */
  readonly before?: () => number;
}

/** How much one token attends to every column of its row, one after the other; they sum to 1. */
export function attentionWeights(rows: AttentionRows, { head, token }: { head: number; token: number }): Float64Array {
  const weights = new Float64Array(columnsOf(rows, token));
  fillWeights(rows, { head, token, weights });
  return weights;
}

/** y_i = Σ_j softmax_j(q_i·k_j/√k + bias(i − j)) v_j for the tokens from ≤ i < to. (T, d) */
export function attend(rows: AttentionRows, { from, to, output }: { from: number; to: number; output: Floats }): void {
  const { heads, width, tokens, remembered, persistent, firstSeen, before = noneBefore } = rows;
  const size = width / heads;
  let most = 0;
  for (let token = from; token < to; token++) most = Math.max(most, columnsOf(rows, token));
  const weights = new Float64Array(most);
  const sum = new Float64Array(size);
  for (let token = from; token < to; token++) {
    const first = firstSeen(token + before());
    const seen = token + before() + 1 - first;
    for (let head = 0; head < heads; head++) {
      fillWeights(rows, { head, token, weights });
      sum.fill(0);
      let column = 0;
      if (persistent) {
        const count = persistent.keys.length / width;
        addRows({ values: persistent.values, first: 0, count, width, offset: head * size, weights, column, sum });
        column += count;
      }
      if (remembered) {
        addRows({ values: remembered.values, first, count: seen, width, offset: head * size, weights, column, sum });
        column += seen;
      }
      addRows({ values: tokens.values, first, count: seen, width, offset: head * size, weights, column, sum });
      output.set(sum, token * width + head * size);
    }
  }
}

const noneBefore = (): number => 0;

function columnsOf(
  { width, remembered, persistent, firstSeen, before = noneBefore }: AttentionRows,
  token: number,
): number {
  const seen = token + before() + 1 - firstSeen(token + before());
  return (persistent ? persistent.keys.length / width : 0) + (remembered ? 2 : 1) * seen;
}

/** Softmax over the columns of one row, into the first places of `weights`. */
function fillWeights(
  { heads, width, queries, tokens, remembered, persistent, biases, firstSeen, before = noneBefore }: AttentionRows,
  { head, token, weights }: { head: number; token: number; weights: Float64Array },
): void {
  const size = width / heads;
  const offset = head * size;
  const last = token + before();
  const first = firstSeen(last);
  const count = last + 1 - first;
  const query = queries.subarray(token * width + offset, token * width + offset + size);
  let columns = 0;
  if (persistent) {
    const all = persistent.keys.length / width;
    score({ query, keys: persistent.keys, first: 0, count: all, width, offset, weights, column: 0 });
    columns = all;
  }
  const biasAt = (head * biases.length) / heads + last - first; // of the first column, the farthest
  for (const { keys } of remembered ? [remembered, tokens] : [tokens]) {
    score({ query, keys, first, count, width, offset, weights, column: columns });
    for (let j = 0; j < count; j++) weights[columns + j]! += biases[biasAt - j]!;
    columns += count;
  }
  let highest = -Infinity;
  for (let column = 0; column < columns; column++) if (weights[column]! > highest) highest = weights[column]!;
  let total = 0;
  for (let column = 0; column < columns; column++) total += weights[column] = Math.exp(weights[column]! - highest);
  for (let column = 0; column < columns; column++) weights[column]! /= total;
}

/** weights[column + j] = q·k_{first + j}/√k */
function score({
  query,
  keys,
  first,
  count,
  width,
  offset,
  weights,
  column,
}: {
  query: Floats;
  keys: Floats;
  first: number;
  count: number;
  width: number;
  offset: number;
  weights: Float64Array;
  column: number;
}): void {
  const size = query.length;
  const scale = 1 / Math.sqrt(size);
  for (let j = 0; j < count; j++) {
    const at = (first + j) * width + offset;
    let product = 0;
    for (let i = 0; i < size; i++) product += query[i]! * keys[at + i]!;
    weights[column + j] = product * scale;
  }
}

/** sum += Σ_j weights[column + j] v_{first + j} */
function addRows({
  values,
  first,
  count,
  width,
  offset,
  weights,
  column,
  sum,
}: {
  values: Floats;
  first: number;
  count: number;
  width: number;
  offset: number;
  weights: Float64Array;
  column: number;
  sum: Float64Array;
}): void {
  const size = sum.length;
  for (let j = 0; j < count; j++) {
    const weight = weights[column + j]!;
    const at = (first + j) * width + offset;
    for (let i = 0; i < size; i++) sum[i]! += weight * values[at + i]!;
  }
}
