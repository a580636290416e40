// Draw the next bar before it is shown. Everything from the token on is hidden until then.

import type { Measure, Measured } from "#model/contracts/measure";
import type { TokenQuantity } from "#model/contracts/probe";
import type { Asked, Asker, CheckRow } from "./check";

export interface Predict extends Asked {
  readonly kind: "predict";
  readonly quantity: TokenQuantity;
  readonly token: number;
  /** How far from the truth, as a fraction of it, is spot on, and is close enough to go on. */
  readonly bands: { readonly spotOn: number; readonly close: number };
}

interface PredictAttempt {
  readonly kind: "predict";
  readonly check: Predict;
  readonly guess: number;
  readonly truth: number;
}

/** The answer is a guess: null until the handle stands somewhere. */
export const predict: CheckRow<Predict, number | null, Measured, PredictAttempt> = {
  begin: () => null,
  find: truthOf,
  attempt: (check, { answer: guess, found: truth }) =>
    guess !== null && typeof truth === "number" ? { kind: "predict", check, guess, truth } : null,
  judge({ check: { bands }, guess, truth }) {
    const off = Math.abs(guess - truth) / Math.abs(truth);
    if (off <= bands.spotOn) return "spotOn";
    if (off <= bands.close) return "right";
    return guess > truth ? "tooHigh" : "tooLow";
  },
  told: ({ guess }) => guess.toFixed(2),
  async solve(check, asker, { answer, tries }) {
    const truth = await truthOf(check, asker);
    // A handle that nobody has moved was no guess.
    return typeof truth === "number" ? { answer: tries === 0 ? null : answer, truth } : { answer };
  },
  token: ({ token }) => token,
};

async function truthOf(check: Predict, { measure }: Asker): Promise<Measured> {
  return (await measure([guessedMeasure(check)]))[0] ?? null;
}

/** The number that is to be guessed. */
export function guessedMeasure({ quantity, token }: Predict): Measure {
  return { kind: "quantity", quantity, token };
}
