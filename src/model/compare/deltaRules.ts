// How do the rules run that refine the delta rule? Each is an overwrite: what the memory answers to the key, or a part of it, is
// taken away, and something put in its place. Row form: M is (d_k, d_v), an answer is kM.
//
//   DeltaProduct (arXiv 2502.10297)   M ← a_t M, then n times M ← M + β_j k_jᵀ(v_j − k_j M)
//   KDA (Kimi Linear, 2510.26692)     D = diag(a_t) M, M ← D + β_t k_tᵀ(v_t − k_t D)
//   Gated DeltaNet-2 (2605.22791)     D = diag(a_t) M, M ← D + k_tᵀ(w_t⊙v_t − (b_t⊙k_t) D)
//
// Leaves to deltaMemories.ts what they make of a stream.

import { newFloats, rowOf, type Floats } from "#model/contracts/vectors";

export interface DeltaState {
  /** Tokens read so far. */
  position: number;
  readonly weights: Floats; // M (d_k, d_v)
}

/** M_0 = 0, in the precision of `like`. */
export function emptyDelta(
  like: Floats,
  { keyWidth, valueWidth }: { keyWidth: number; valueWidth: number },
): DeltaState {
  return { position: 0, weights: newFloats(like, keyWidth * valueWidth) };
}

interface Overwrite {
  readonly key: Floats; // (d_k)
  readonly value: Floats; // (d_v)
  /** Of the key, coordinate by coordinate: what of the old answer goes. One number is all of them. (d_k) */
  readonly erase: Floats | number;
  /** Of the value: what of the new one comes. (d_v) */
  readonly write: Floats | number;
}

/** M ← M + kᵀ(w⊙v − (b⊙k)M), in place. */
function overwrite(weights: Floats, { key, value, erase, write }: Overwrite): void {
  const width = value.length;
  const push = new Float64Array(width);
  for (let j = 0; j < width; j++) push[j] = (typeof write === "number" ? write : write[j]!) * value[j]!;
  for (let i = 0, at = 0; i < key.length; i++) {
    const asked = (typeof erase === "number" ? erase : erase[i]!) * key[i]!;
    for (let j = 0; j < width; j++, at++) push[j]! -= asked * weights[at]!;
  }
  for (let i = 0, at = 0; i < key.length; i++) {
    for (let j = 0; j < width; j++, at++) weights[at]! += key[i]! * push[j]!;
  }
}

export interface DeltaProductSequence {
  /** Writes a token, oldest first. */
  readonly steps: number;
  readonly keys: Floats; // (T, n, d_k)
  readonly values: Floats; // (T, n, d_v)
  readonly beta: Floats; // (T, n), to 2: there a write of a unit key mirrors the memory
  readonly keep: Floats; // a (T)
  readonly keyWidth: number;
  readonly valueWidth: number;
}

/** Reads the next token. */
export function writeDeltaProduct(sequence: DeltaProductSequence, state: DeltaState): void {
  const { steps, keys, values, beta, keep, keyWidth, valueWidth } = sequence;
  const t = state.position;
  const kept = keep[t]!;
  for (let at = 0; at < state.weights.length; at++) state.weights[at]! *= kept;
  for (let row = t * steps; row < (t + 1) * steps; row++) {
    const key = rowOf(keys, { row, width: keyWidth });
    const value = rowOf(values, { row, width: valueWidth });
    overwrite(state.weights, { key, value, erase: beta[row]!, write: beta[row]! });
  }
  state.position++;
}

export interface EraseDeltaSequence {
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  /** a: what each row of M keeps. */
  readonly keep: Floats; // (T, d_k)
  /** b, as a row a token or one number a token. KDA is where it is all β, and `write` too. */
  readonly erase: Floats; // (T, d_k) or (T)
  /** w */
  readonly write: Floats; // (T, d_v) or (T)
  readonly keyWidth: number;
  readonly valueWidth: number;
}

/** Reads the next token. */
export function writeEraseDelta(sequence: EraseDeltaSequence, state: DeltaState): void {
  const { keys, values, keep, erase, write, keyWidth, valueWidth } = sequence;
  const { position: t, weights } = state;
  const length = keys.length / keyWidth;
  for (let i = 0, at = 0; i < keyWidth; i++) {
    const kept = keep[t * keyWidth + i]!;
    for (let j = 0; j < valueWidth; j++, at++) weights[at]! *= kept;
  }
  const gateOf = (gate: Floats): Floats | number => {
    const width = gate.length / length;
    return width === 1 ? gate[t]! : rowOf(gate, { row: t, width });
  };
  const key = rowOf(keys, { row: t, width: keyWidth });
  const value = rowOf(values, { row: t, width: valueWidth });
  overwrite(weights, { key, value, erase: gateOf(erase), write: gateOf(write) });
  state.position++;
}
