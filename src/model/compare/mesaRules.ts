// How does a memory solve for its matrix instead of stepping toward it? Mesa (MesaNet, arXiv 2506.05233) keeps two sums over all
// pairs, and answers by the least squares of them.
//
//   G_t = a_t G_{t−1} + β_t k_tᵀv_t,   H_t = a_t H_{t−1} + β_t k_tᵀk_t
//   M_t = (H_t + λI)⁻¹ G_t = argmin_M Σ_i w_i‖k_i M − v_i‖² + λ‖M‖²,   w_i = β_i Π_{i<j≤t} a_j
//   y = qM = q(H + λI)⁻¹ G
//
// Leaves to mesa.ts what it makes of a stream.

import { dot, newFloats, rowOf, type Floats } from "#model/contracts/vectors";

export interface MesaSequence {
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  readonly keyWidth: number;
  readonly valueWidth: number;
  readonly beta: Floats; // (T)
  /** a, the fraction kept. */
  readonly keep: Floats; // (T)
  /** λ, above 0: H alone cannot be solved before there are as many keys as coordinates. */
  readonly lambda: number;
}

interface MesaState {
  position: number;
  readonly pairs: Floats; // G (d_k, d_v)
  readonly squares: Floats; // H (d_k, d_k)
}

export function emptyMesa({ keys, keyWidth, valueWidth }: MesaSequence): MesaState {
  return {
    position: 0,
    pairs: newFloats(keys, keyWidth * valueWidth),
    squares: newFloats(keys, keyWidth * keyWidth),
  };
}

/** Reads the next token. */
export function writeMesa({ keys, values, keyWidth, valueWidth, beta, keep }: MesaSequence, state: MesaState): void {
  const t = state.position;
  const key = rowOf(keys, { row: t, width: keyWidth });
  const strength = { keep: keep[t]!, beta: beta[t]! };
  accumulate(state.pairs, { ...strength, key, row: rowOf(values, { row: t, width: valueWidth }) });
  accumulate(state.squares, { ...strength, key, row: key });
  state.position++;
}

/** sum ← a·sum + β keyᵀrow */
function accumulate(
  sum: Floats,
  { keep, beta, key, row }: { keep: number; beta: number; key: Floats; row: Floats },
): void {
  for (let i = 0, at = 0; i < key.length; i++) {
    const strength = beta * key[i]!;
    for (let j = 0; j < row.length; j++, at++) sum[at] = keep * sum[at]! + strength * row[j]!;
  }
}

/** y = q(H + λI)⁻¹G: (d_k) → (d_v) */
export function answerMesa(
  { valueWidth, lambda }: Pick<MesaSequence, "valueWidth" | "lambda">,
  { state, query }: { state: MesaState; query: Floats },
): Floats {
  const solved = Float64Array.from(query);
  solveWith(factorOf(state.squares, { width: query.length, lambda }), solved);
  const answer = newFloats(state.pairs, valueWidth);
  const sum = new Float64Array(valueWidth);
  for (let i = 0, at = 0; i < solved.length; i++) {
    for (let j = 0; j < valueWidth; j++, at++) sum[j]! += solved[i]! * state.pairs[at]!;
  }
  answer.set(sum);
  return answer;
}

/** M = (H + λI)⁻¹G, a column of G at a time. (d_k, d_v) */
export function solvedMesa(
  { keyWidth, valueWidth, lambda }: Pick<MesaSequence, "keyWidth" | "valueWidth" | "lambda">,
  { pairs, squares }: MesaState,
): Floats {
  const factor = factorOf(squares, { width: keyWidth, lambda });
  const weights = newFloats(pairs, pairs.length);
  const column = new Float64Array(keyWidth);
  for (let j = 0; j < valueWidth; j++) {
    for (let i = 0; i < keyWidth; i++) column[i] = pairs[i * valueWidth + j]!;
    solveWith(factor, column);
    for (let i = 0; i < keyWidth; i++) weights[i * valueWidth + j] = column[i]!;
  }
  return weights;
}

/** L of H + λI = LLᵀ (Cholesky), in float64 whatever H is in; NaN where rounding has left it no longer positive. (d_k, d_k) */
function factorOf(squares: Floats, { width, lambda }: { width: number; lambda: number }): Float64Array {
  const factor = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = squares[i * width + j]! + (i === j ? lambda : 0);
      for (let k = 0, p = i * width, q = j * width; k < j; k++, p++, q++) rest -= factor[p]! * factor[q]!;
      factor[i * width + j] = i === j ? Math.sqrt(rest) : rest / factor[j * width + j]!;
    }
  }
  return factor;
}

/** x ← (LLᵀ)⁻¹x, in place. (d_k) */
function solveWith(factor: Float64Array, x: Float64Array): void {
  const width = x.length;
  for (let i = 0; i < width; i++) {
    const rest = x[i]! - dot(x.subarray(0, i), factor, i * width);
    x[i] = rest / factor[i * width + i]!;
  }
  for (let i = width - 1; i >= 0; i--) {
    let rest = x[i]!;
    for (let j = i + 1; j < width; j++) rest -= factor[j * width + i]! * x[j]!;
    x[i] = rest / factor[i * width + i]!;
  }
}
