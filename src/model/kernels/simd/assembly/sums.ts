// What is added up of every token while it is written, and what does it come to? AssemblyScript, compiled by scripts/simd.mjs.

import { all, sumOf } from "./lanes";
import { put, Scan, SLOT } from "./record";

// Slots of `scan.sums`. Of η, 1 − α and α of every token, and then of what is added up of it while its layers are written:
// S², (M_t − M_{t−1})², (M_t − M_0)², M_t², S u and u², of whole vectors, of which only the sums matter.
export const MOMENTUM: usize = SLOT;
export const UPDATE: usize = 2 * SLOT;
export const DRIFT: usize = 3 * SLOT;
export const WEIGHT: usize = 4 * SLOT;
export const PRODUCT: usize = 5 * SLOT;
export const SURPRISE: usize = 6 * SLOT;

/** The gates of some tokens, and nothing added up of them. */
export function begin(scan: Scan, row: i32, tokens: i32): void {
  for (let t = 0; t < tokens; t++) {
    const from = (<usize>(row + t)) << 2;
    const at = scan.sums + ((<usize>t) << 4);
    const alpha = load<f32>(scan.alpha + from);
    store<f32>(at, load<f32>(scan.eta + from));
    store<f32>(at, 1 - alpha, 4);
    store<f32>(at, alpha, 8);
    for (let slot = MOMENTUM; slot <= SURPRISE; slot += SLOT) v128.store(at + slot, all(0));
  }
}

/** The norms of u, S, M_t − M_{t−1}, M_t − M_0 and M_t, and the cosine of S and −u, when all layers are written. */
export function putSums(scan: Scan, row: i32, tokens: i32): void {
  for (let t = 0; t < tokens; t++) {
    const at = scan.sums + ((<usize>t) << 4);
    const surprise = Mathf.sqrt(load<f32>(at + SURPRISE));
    const momentum = norm(at + MOMENTUM);
    const product = sumOf(v128.load(at + PRODUCT));
    put(scan.surprise, row + t, surprise);
    put(scan.momentumNorm, row + t, momentum);
    put(scan.alignment, row + t, surprise > 0 && momentum > 0 ? -product / surprise / momentum : 0);
    put(scan.update, row + t, norm(at + UPDATE));
    put(scan.drift, row + t, norm(at + DRIFT));
    put(scan.weightNorm, row + t, norm(at + WEIGHT));
  }
}

function norm(squares: usize): f32 {
  return Mathf.sqrt(sumOf(v128.load(squares)));
}
