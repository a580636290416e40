// Where did a run go wrong, and by what? Leaves finding it to reading/divergence.ts.

import type { TokenQuantity } from "./probe";

/** Where and how a run left the numbers that can be trusted. */
export interface Divergence {
  readonly token: number;
  readonly quantity: TokenQuantity;
  /** The value that passed the limit; null where it was no longer a number. */
  readonly value: number | null;
  readonly limit: number;
  readonly thetaEff: number;
  /** The largest stable θ_eff for one repeated key. */
  readonly bound: number;
  /** Of a trained model, whose memory it was, both from 1; null where it is the one on screen. */
  readonly place: { readonly layer: number; readonly head: number } | null;
}
