// Where did a reading leave the numbers that can be trusted? The first memory that passed a limit, and what its step was then.

import { effectiveRate, stabilityBound } from "#model/contracts/config";
import type { TokenQuantity } from "#model/contracts/probe";
import type { Divergence } from "#model/contracts/divergence";
import { scanColumns, type MemoryTrace } from "#model/contracts/trace";
import { norm, rowOf } from "#model/contracts/vectors";
import type { MatrixHead } from "#model/trained/forward.mixers";
import type { Trained } from "./trained";
import type { Reading } from "./untrained";

/**
 * Past these a run has diverged. An error of 20 is twenty times what a memory that answers nothing would have on a unit value;
 * the others only end runs whose output is held small by a layer norm or a clip while their weights run away.
 */
const divergenceLimits: Partial<Record<TokenQuantity, number>> = {
  errorNorm: 20,
  surprise: 1e5,
  momentum: 1e4,
  weightNorm: 1e4,
};

/** Where the first memory to diverge did: of a trained model any of them, or of a baseline's matrices, since what comes after it is made of its answers. */
export function findDivergence(
  run: {
    readonly reading: Pick<Reading, "config" | "stream">;
    readonly trace: MemoryTrace;
    readonly trained: Trained | null;
  },
  span: { from: number; to: number },
): Divergence | null {
  const own = firstDivergence(run, span);
  const others = (run.trained?.forward.layers ?? []).flatMap(({ memories, matrices }, layer) => {
    const found = [
      ...memories.map(({ config, stream, trace }) =>
        trace && trace !== run.trace ? firstDivergence({ reading: { config, stream }, trace }, span) : null,
      ),
      ...matrices.map((matrix) => divergenceOf(matrix, span)),
    ];
    return found.flatMap((other, head) => (other ? [{ ...other, place: { layer: layer + 1, head: head + 1 } }] : []));
  });
  const [first] = [...(own ? [own] : []), ...others].sort((a, b) => a.token - b.token);
  return first ?? null;
}

function firstDivergence(
  { reading, trace }: { reading: Pick<Reading, "config" | "stream">; trace: MemoryTrace },
  { from, to }: { from: number; to: number },
): Divergence | null {
  const { stream, config } = reading;
  for (let token = from; token < to; token++) {
    const limits = limitsOf(reading, token);
    const broken = scanColumns.find((name) => name !== "alignment" && !Number.isFinite(trace.columns[name][token]!));
    const passed = limits.find(([name, limit]) => trace.columns[name][token]! > limit);
    if (!broken && !passed) continue;
    const quantity = broken ?? passed![0];
    return {
      token,
      quantity,
      value: broken ? null : trace.columns[quantity][token]!,
      limit: limits.find(([name]) => name === quantity)?.[1] ?? Infinity,
      thetaEff: effectiveRate(reading, token),
      bound: stabilityBound({ alpha: stream.alpha[token]!, eta: stream.eta[token]!, chunk: config.chunk }),
      place: null,
    };
  }
  return null;
}

/** Of one matrix: only a delta rule feeds what it wrote back into what it writes, and can overshoot; a sum grows evenly. */
function divergenceOf({ sequence, norms }: MatrixHead, { from, to }: { from: number; to: number }): Divergence | null {
  const { rule, keys, keyWidth, beta, keep } = sequence;
  const limit = rule === "gatedDelta" ? divergenceLimits.weightNorm! : Infinity;
  for (let token = from; token < to; token++) {
    const length = norms[token]!;
    if (Number.isFinite(length) && length <= limit) continue;
    return {
      token,
      quantity: "weightNorm",
      value: Number.isFinite(length) ? length : null,
      limit,
      thetaEff: beta[token]! * norm(rowOf(keys, { row: token, width: keyWidth })) ** 2,
      bound: 1 + 1 / keep[token]!, // what is left of the same key is a(1 − β)
      place: null,
    };
  }
  return null;
}

/** The limit of the error grows with the value that is missed: a trained model's are of any length. */
function limitsOf(
  { config, stream }: Pick<Reading, "config" | "stream">,
  token: number,
): (readonly [(typeof scanColumns)[number], number])[] {
  const size = Math.max(1, norm(rowOf(stream.values, { row: token, width: config.widths.at(-1)! })));
  return (Object.entries(divergenceLimits) as [(typeof scanColumns)[number], number][]).map(
    ([name, limit]) => [name, name === "errorNorm" ? limit * size : limit] as const,
  );
}
