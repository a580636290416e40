// How is a chunk of a matrix memory summed as attention is, with no word waiting for another?
//
//   R = V − K M₀                                              all errors at once, against the weights that the chunk began with
//   Y = a0∘(Q M₀) + c0∘(Q S₀) + [(Q Kᵀ)∘G] (cθ∘R)             all answers at once
//
// G[t, s]: what is left of the write of s after t, by forgetting and by momentum, which goes on writing it; a0 and c0 are the same of
// what the chunk began with, M₀ and S₀. It is no approximation: test/parallelForm.test.ts holds it against the recurrence.

import { isPlainMatrix } from "#model/contracts/config";
import type { ParallelForm } from "#model/contracts/parallel";
import { row } from "#model/contracts/trace";
import { dot, newFloats, norm, rowOf, type Floats } from "#model/contracts/vectors";
import { stateAt } from "#model/reading/moment";
import type { Run } from "#model/reading/run";
import { writeWeights } from "./contributions";

/** The chunk of a token, as far as it was read; null of what is no plain matrix, or reads before it writes. */
export function parallelForm(run: Run, token: number): ParallelForm | null {
  const { config, parameters, stream } = run.reading;
  const isMatrix = isPlainMatrix({ ...config, layerNorm: parameters.gain !== null }) && !config.residual;
  if (token >= run.filled || !isMatrix || config.readOrder !== "after" || config.decay !== "zero") return null;
  const width = config.widths[0]!;
  const valueWidth = config.widths[1]!;
  const from = token - (token % config.chunk);
  const size = Math.min(config.chunk, run.filled - from);
  const { weights: first, momentum: push } = stateAt(run, from - 1);
  const keyOf = (s: number): Floats => rowOf(stream.keys, { row: from + s, width });
  const errors = Array.from({ length: size }, (_, s) => {
    const answer = times(keyOf(s), first, valueWidth);
    return rowOf(stream.values, { row: from + s, width: valueWidth }).map((x, j) => x - answer[j]!);
  });
  const cells = (): Float32Array => new Float32Array(size * size);
  const form = { products: cells(), kept: cells(), weights: cells() };
  let [gap, largest] = [0, 0];
  for (let t = 0; t < size; t++) {
    const query = rowOf(stream.queries, { row: from + t, width });
    const { written } = writeWeights(stream, from + t);
    const begun = startShares(stream, { from, to: from + t });
    const old = times(query, first, valueWidth).map((x) => begun.kept * x);
    const pushed = times(query, push, valueWidth);
    const sum = old.map((x, j) => x + begun.pushed * pushed[j]!);
    for (let s = 0; s < size; s++) {
      const product = dot(query, keyOf(s));
      form.products[t * size + s] = product;
      if (s > t) continue;
      const weight = config.lossScale * stream.theta[from + s]! * product * written[from + s]!;
      form.kept[t * size + s] = written[from + s]!;
      form.weights[t * size + s] = weight;
      for (let j = 0; j < valueWidth; j++) sum[j]! += weight * errors[s]![j]!;
    }
    const read = row(run.trace, "reads", from + t);
    sum.forEach((x, j) => {
      gap = Math.max(gap, Math.abs(x - read[j]!));
      largest = Math.max(largest, Math.abs(x));
    });
  }
  return {
    ...{ from, size, ...form, gap, largest },
    errors: Float32Array.from(errors, norm),
    values: Float32Array.from(errors, (_, s) => norm(rowOf(stream.values, { row: from + s, width: valueWidth }))),
  };
}

/** After the token `to`: how much is left of the weights before the token `from`, and of the push before it, which was written on. */
function startShares(
  { eta, alpha }: { readonly eta: Floats; readonly alpha: Floats },
  { from, to }: { from: number; to: number },
): { kept: number; pushed: number } {
  let kept = 1;
  let pushed = 0;
  let push = 1;
  for (let i = from; i <= to; i++) {
    push *= eta[i]!;
    kept *= 1 - alpha[i]!;
    pushed = (1 - alpha[i]!) * pushed + push;
  }
  return { kept, pushed };
}

/** x M, of a matrix of as many rows as x has numbers. */
function times(x: Floats, matrix: Floats, columns: number): Floats {
  const product = newFloats(x, columns);
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) continue;
    for (let j = 0; j < columns; j++) product[j]! += x[i]! * matrix[i * columns + j]!;
  }
  return product;
}
