// What does a forward pass leave to be looked at, and is it what the plain loops leave in float64? For every kind of kernels.

import { expect } from "vitest";
import { scanColumns, scanRows } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import { startForward, type Forward } from "#model/trained/forward";
import { plainKernels } from "#model/trained/forward.kernels";
import { difference } from "./memories";

type Start = Parameters<typeof startForward>[0];

/** On the CPU, to its end. */
export function readAll(options: Start, pieces: readonly number[] = []): Forward {
  const forward = startForward(options);
  for (const count of [...pieces, Infinity]) forward.advance(count);
  return forward;
}

/** Everything that a forward pass leaves to be looked at, by name. */
export function shownOf({ logits, layers }: Forward): Record<string, Floats> {
  const all: Record<string, Floats> = { logits };
  layers.forEach(({ memories, matrices, attention, blend }, layer) => {
    const put = (name: string, data: Floats): Floats => (all[`${layer} ${name}`] = data);
    if (blend) put("blend", blend);
    if (attention) {
      put("attention queries", attention.queries);
      put("attention keys", attention.tokens.keys);
      put("attention biases", attention.biases);
      if (attention.remembered) put("remembered values", attention.remembered.values);
      if (attention.persistent) put("persistent keys", attention.persistent.keys);
    }
    memories.forEach(({ parameters, stream, state, trace }, head) => {
      put(`${head} M_0`, parameters.initialWeights);
      put(`${head} M`, state.weights);
      put(`${head} S`, state.momentum);
      put(`${head} keys`, stream.keys);
      put(`${head} alpha`, stream.alpha);
      if (!trace) return;
      for (const name of scanColumns) if (name !== "alignment") put(`${head} ${name}`, trace.columns[name]);
      for (const name of scanRows) put(`${head} ${name}`, trace.rows[name].data);
      put(`${head} snapshots`, trace.snapshots.weights);
    });
    matrices.forEach(({ sequence, state, norms }, head) => {
      put(`${head} M`, state.weights);
      put(`${head} norms`, norms);
      put(`${head} values`, sequence.values);
      put(`${head} keep`, sequence.keep);
    });
  });
  return all;
}

/**
 * float32 of any order: what the plain loops are off by in float32, several times, is no fault of the kernels'. `least` is how
 * far a number may always be off, of the largest of its kind.
 */
export function expectNear(options: Start, actual: Forward, { least = 5e-5 } = {}): void {
  const exact = shownOf(readAll({ ...options, floats: Float64Array }));
  const loops = shownOf(readAll({ ...options, kernels: plainKernels(Float32Array) }));
  const found = shownOf(actual);
  expect(Object.keys(found)).toEqual(Object.keys(exact));
  for (const [name, numbers] of Object.entries(found)) {
    const allowed = least + 50 * difference(loops[name]!, exact[name]!);
    expect(difference(numbers, exact[name]!), name).toBeLessThan(allowed);
  }
}
