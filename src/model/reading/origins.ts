// Where do the key, the value and the query of a token come from? Of a trained model from one word's row through three matrices and
// a short convolution; of an untrained memory from the words themselves. Leaves to forward.stages.ts and untrained.ts that a reading
// makes them so: tests hold both against what the memory was given.

import { headWidth, type Mixer } from "#model/contracts/architecture";
import { originRoles, type Origin, type OriginRole, type Origins } from "#model/contracts/origins";
import type { MemorySettings } from "#model/contracts/settings";
import { isTogether } from "#model/contracts/splits";
import { rowOf, type Floats } from "#model/contracts/vectors";
import { convolve, dense, embed, rmsNorm, splitHeads } from "#model/trained/forward.block";
import type { Run } from "./run";
import type { Trained } from "./trained";

/** Memories that read the words themselves; that of MAC reads what attention made of them. */
const readsWords: readonly Mixer[] = ["lmm", "mag", "mal"];

/** null where keys are made of more than words: in later layers, after attention, or of letters that stand together. */
export function originsAt(
  { reading, trained }: Run,
  { token, settings }: { token: number; settings: MemorySettings },
): Origins | null {
  if (!trained) return isTogether(settings.split) ? null : untrainedOrigins(reading, { token, settings });
  const isPlain = trained.layer === 0 && readsWords.includes(trained.forward.config.mixer);
  return isPlain ? trainedOrigins(trained, token) : null;
}

function untrainedOrigins(
  { stream, wordOf, wordVectors }: Run["reading"],
  { token, settings: { dimension: size, reach, keyDecay } }: { token: number; settings: MemorySettings },
): Origins {
  const at = (data: Floats, row: number): Float32Array => Float32Array.from(rowOf(data, { row, width: size }));
  /** Before the first word stands a mark, and the first key is its row. */
  const rowBefore = (word: number): Float32Array => (word < 0 ? at(stream.keys, 0) : at(wordVectors, wordOf[word]!));
  const mixOf = (role: OriginRole, { last, made }: { last: number; made: Float32Array }): Origin => {
    const mixed = Array.from({ length: Math.min(reach, last + 2) }, (_, back) => last - back);
    const weights = mixed.map((_, back) => keyDecay ** back);
    const rows = mixed.map(rowBefore);
    const parts = joined(rows.map((row, back) => row.map((number) => number * weights[back]!)));
    return { role, matrix: null, mixed, rows: joined(rows), parts, shares: sharesOf(weights), made };
  };
  const word = at(wordVectors, wordOf[token]!);
  return {
    ...{ token, word, size },
    of: [
      mixOf("key", { last: token - 1, made: at(stream.keys, token) }),
      {
        role: "value",
        matrix: null,
        mixed: [token],
        rows: word,
        parts: word,
        shares: [1],
        made: at(stream.values, token),
      },
      mixOf("query", { last: token, made: at(stream.queries, token) }),
    ],
  };
}

function trainedOrigins({ forward: { config, ids }, head, parameters }: Trained, token: number): Origins {
  const { width, heads, convolution } = config;
  const size = headWidth(config);
  const weights = (name: string): Floats => parameters[`layers.0.${name}`]!.data;
  const from = Math.max(0, token - convolution + 1);
  const count = token + 1 - from;
  const [rows, all] = [{ from: 0, to: count }, (): Float32Array => new Float32Array(count * width)];
  const [entering, words] = [all(), all()];
  const table = parameters.embedding!.data;
  const read = Float32Array.from(ids.subarray(from, token + 1));
  embed({ ids: read, table, output: entering, width, scale: Math.sqrt(width), ...rows });
  rmsNorm({ input: entering, gain: weights("mixerNorm"), output: words, ...rows });
  /** Of a row of all heads' numbers those of this head. */
  const ofHead = (data: Floats, row: number): Floats => data.subarray(row * width + head * size).subarray(0, size);
  return {
    ...{ token, size },
    word: Float32Array.from(rowOf(words, { row: count - 1, width })),
    of: originRoles.map((role): Origin => {
      const [projected, convolved] = [all(), all()];
      const taps = weights(`${role}Taps`);
      dense({ input: words, weights: weights(role), output: projected, inputs: width, outputs: width, ...rows });
      convolve({ input: projected, taps, output: convolved, width, ...rows });
      const made = Array.from({ length: heads }, () => new Float32Array(count * size));
      splitHeads({ input: convolved, heads: made, size, unit: role !== "value", ...rows });
      const lags = Array.from({ length: count }, (_, lag) => lag);
      const parts = lags.map((lag) => {
        const tap = ofHead(taps, lag);
        return Array.from(ofHead(projected, count - 1 - lag), (number, at) => number * tap[at]!);
      });
      return {
        role,
        matrix: joined(Array.from({ length: width }, (_, row) => ofHead(weights(role), row))),
        mixed: lags.map((lag) => token - lag),
        rows: joined(lags.map((lag) => ofHead(projected, count - 1 - lag))),
        parts: Float32Array.from(parts.flat()),
        shares: sharesOf(parts.map((part) => part.reduce((sum, number) => sum + Math.abs(number), 0))),
        made: Float32Array.from(rowOf(made[head]!, { row: count - 1, width: size })),
      };
    }),
  };
}

function joined(rows: readonly Floats[]): Float32Array {
  return Float32Array.from(rows.flatMap((row) => Array.from(row)));
}

function sharesOf(amounts: readonly number[]): number[] {
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => (all > 0 ? amount / all : 0));
}
