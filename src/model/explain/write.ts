// What happened in one token's write? Everything it read and made, gathered in float64 from the reference run.
// Leaves to explain.ts which of it a number is made of.

import { layersOf, type Layer, type MemoryConfig, type MemoryState } from "#model/contracts/config";
import { less, norm, rowOf, type Floats } from "#model/contracts/vectors";
import { stateAt } from "#model/reading/moment";
import { noWord } from "#model/contracts/probe";
import type { Run } from "#model/reading/run";
import { row } from "#model/contracts/trace";
import { nextOdds, type Odds } from "#model/reading/expected";

export interface Write {
  readonly token: number;
  readonly chunkStart: number;
  readonly config: MemoryConfig;
  readonly theta: number;
  readonly eta: number;
  readonly alpha: number;
  readonly key: Floats; // k_t (d_k)
  readonly value: Floats; // v_t (d_v)
  readonly guess: Floats; // M(k_t) at the weights the chunk began with (d_v)
  readonly error: Float64Array; // M(k_t) − v_t (d_v)
  /** What every layer was given and what came back to it: its surprise is inputᵀ delta. */
  readonly layers: readonly { readonly layer: Layer; readonly input: Floats; readonly delta: Floats }[];
  /** Whether the output goes through a layer norm. */
  readonly normalised: boolean;
  /** Whether the clip held the gradient. */
  readonly clipped: boolean;
  readonly start: Floats; // M_0 (P)
  readonly before: MemoryState; // (M, S) after the token before
  readonly after: MemoryState; // (M, S) after this token
  readonly answerBefore: Floats; // M_{t−1}(k_t) (d_v)
  readonly answerAfter: Floats; // M_t(k_t) (d_v)
  readonly read: Floats; // y_t (d_v)
  readonly guessed: Floats; // the word that y_t was decoded to, zeros where there was none (d_v)
  /** Whether a trained model made key, value and gates, and not the words themselves. */
  readonly isTrained: boolean;
  /** How likely a trained model finds the next token, with its memory and with it frozen; null where nobody can say. */
  readonly next: { readonly live: Odds | null; readonly frozen: Odds | null };
}

/** @param reference a float64 run, as referenceRun makes it; `guess` is the word its read was decoded to on the page. */
export function writeAt(reference: Run, { token, guess: guessedWord }: { token: number; guess: number }): Write {
  const { reading, trace, trained } = reference;
  const { config, stream, parameters } = reading;
  const of = (data: Floats, width: number, index = token): Floats => rowOf(data, { row: index, width });
  const valueWidth = config.widths.at(-1)!;
  const value = of(stream.values, valueWidth);
  const guess = row(trace, "guesses", token);
  const inputs = row(trace, "keyInputs", token);
  const deltas = row(trace, "deltas", token);
  const layers = layersOf(config.widths).map((layer) => ({
    layer,
    input: inputs.subarray(layer.inputOffset, layer.inputOffset + layer.rows),
    delta: deltas.subarray(layer.deltaOffset, layer.deltaOffset + layer.columns),
  }));
  return {
    token,
    chunkStart: Math.floor(token / config.chunk) * config.chunk,
    config,
    theta: stream.theta[token]!,
    eta: stream.eta[token]!,
    alpha: stream.alpha[token]!,
    key: of(stream.keys, config.widths[0]!),
    value,
    guess,
    error: less(guess, value),
    layers,
    normalised: parameters.gain !== null,
    clipped: config.clip !== null && norm(layers.at(-1)!.delta) > config.clip * (1 - 1e-12),
    start: parameters.initialWeights,
    before: stateAt(reference, token - 1),
    after: stateAt(reference, token),
    answerBefore: row(trace, "answersBefore", token),
    answerAfter: row(trace, "answersAfter", token),
    read: row(trace, "reads", token),
    guessed: guessedWord === noWord ? new Float64Array(valueWidth) : of(reading.wordVectors, valueWidth, guessedWord),
    isTrained: trained !== null,
    next: {
      live: trained && nextOdds(trained.forward, token),
      frozen: trained?.frozen ? nextOdds(trained.frozen, token) : null,
    },
  };
}

/** ‖∂ℓ/∂M(k)‖, before any layer norm and clip. */
export function gradientNorm({ config: { bias, lossScale }, error }: Pick<Write, "config" | "error">): number {
  switch (bias.kind) {
    case "l2":
      return lossScale * norm(error);
    case "lp":
      return bias.p * Math.sqrt(error.reduce((sum, e) => sum + Math.abs(e) ** (2 * bias.p - 2), 0));
    case "huber":
      return Math.min(norm(error), bias.delta);
    default:
      return bias satisfies never;
  }
}

/** ⟨A, u_t⟩ of a tensor shaped like the memory: u is never built, a layer's is its input times its delta. */
export function alongSurprise({ layers }: Pick<Write, "layers">, data: Floats): number {
  let product = 0;
  for (const { layer, input, delta } of layers) {
    for (let i = 0, at = layer.offset; i < layer.rows; i++) {
      for (let j = 0; j < layer.columns; j++, at++) product += data[at]! * input[i]! * delta[j]!;
    }
  }
  return product;
}
