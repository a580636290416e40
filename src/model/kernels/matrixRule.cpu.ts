// How do one-matrix memories read, on the CPU? matrixRule.tfjs.ts as the plain recurrence, generic over float32 and float64.
//
//   additive     M_t = a_t M_{t−1} + β_t k_tᵀ v_t
//   gated delta  D_t = a_t M_{t−1}, M_t = D_t + β_t k_tᵀ (v_t − k_t D_t)
//   y_t = q_t M_t

import { newFloats, type Floats } from "#model/contracts/vectors";

export type MatrixRule = "additive" | "gatedDelta";

export interface MatrixSequence {
  readonly rule: MatrixRule;
  readonly length: number;
  readonly keyWidth: number;
  readonly valueWidth: number;
  readonly queries: Floats; // (T, d_k)
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  /** a, the fraction kept. */
  readonly keep: Floats; // (T)
  readonly beta: Floats; // (T)
}

export interface MatrixState {
  /** Tokens read so far. */
  position: number;
  readonly weights: Floats; // M (d_k, d_v)
}

/** M_0 = 0. */
export function emptyMatrix({ queries, keyWidth, valueWidth }: MatrixSequence): MatrixState {
  return { position: 0, weights: newFloats(queries, keyWidth * valueWidth) };
}

/** Reads the next `count` tokens, moving `state` on and filling their rows of `reads`, (T, d_v), and ‖M‖, (T), where wanted. */
export function scanMatrix({
  sequence,
  state,
  count,
  reads,
  norms,
}: {
  sequence: MatrixSequence;
  state: MatrixState;
  count: number;
  reads: Floats | null;
  norms: Floats | null;
}): void {
  const { rule, length, keyWidth, valueWidth, queries, keys, values, keep, beta } = sequence;
  const { weights } = state;
  const written = new Float64Array(valueWidth); // β w
  const read = new Float64Array(valueWidth);
  const end = Math.min(state.position + count, length);
  for (let t = state.position; t < end; t++) {
    const kept = keep[t]!;
    for (let j = 0; j < valueWidth; j++) written[j] = values[t * valueWidth + j]!;
    if (rule === "gatedDelta") {
      for (let i = 0, at = 0; i < keyWidth; i++) {
        const asked = kept * keys[t * keyWidth + i]!;
        for (let j = 0; j < valueWidth; j++, at++) written[j]! -= asked * weights[at]!;
      }
    }
    for (let j = 0; j < valueWidth; j++) written[j]! *= beta[t]!;
    read.fill(0);
    let square = 0;
    for (let i = 0, at = 0; i < keyWidth; i++) {
      const key = keys[t * keyWidth + i]!;
      const query = queries[t * keyWidth + i]!;
      for (let j = 0; j < valueWidth; j++, at++) {
        const next = kept * weights[at]! + key * written[j]!;
        weights[at] = next;
        square += next * next;
        read[j]! += query * next;
      }
    }
    reads?.set(read, t * valueWidth);
    if (norms) norms[t] = Math.sqrt(square);
  }
  state.position = Math.max(state.position, end);
}

/** y = q M: (d_k) and (d_k, d_v) → (d_v) */
export function readMatrix({ weights, query }: { weights: Floats; query: Floats }): Floats {
  const columns = weights.length / query.length;
  const read = newFloats(weights, columns);
  for (let i = 0, at = 0; i < query.length; i++) {
    const asked = query[i]!;
    for (let j = 0; j < columns; j++, at++) read[j]! += asked * weights[at]!;
  }
  return read;
}
