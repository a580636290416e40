// What is one token's write made of, and what did it do? The two vectors of every layer, and the changes of its weights: by the
// past push, by forgetting, and in all.
// Leaves to write.ts all else that happens in a write, and to explain.ts how its numbers are worked out.

import type { WriteParts } from "#model/contracts/protocol";
import { blockOf } from "#model/contracts/config";
import { less } from "#model/contracts/vectors";
import { stateAt } from "#model/reading/moment";
import type { Run } from "#model/reading/run";
import { writeAt } from "./write";

/** @param reference the same run in float64: the vectors are its, the changes those of the run on screen. */
export function writeParts(run: Run, reference: Run, token: number): WriteParts {
  const { layers, guess, value, chunkStart } = writeAt(reference, { token, guess: run.columns.guess[token]! });
  const start = stateAt(run, chunkStart - 1).weights;
  const { weights: before, momentum } = stateAt(run, token - 1);
  const after = stateAt(run, token).weights;
  const { config, parameters, stream } = run.reading;
  const [eta, alpha] = [stream.eta[token]!, stream.alpha[token]!];
  const anchor = config.decay === "initial" ? parameters.initialWeights : null;
  return {
    token,
    guess: Float32Array.from(guess),
    value: Float32Array.from(value),
    layers: layers.map(({ layer, input, delta }) => ({
      input: Float32Array.from(input),
      delta: Float32Array.from(delta),
      weights: Float32Array.from(blockOf(start, layer)),
      carried: Float32Array.from(blockOf(momentum, layer), (push) => eta * push),
      forgotten: Float32Array.from(
        blockOf(before, layer),
        (weight, at) => -alpha * (weight - (anchor ? blockOf(anchor, layer)[at]! : 0)),
      ),
      change: Float32Array.from(less(blockOf(after, layer), blockOf(before, layer))),
    })),
  };
}
