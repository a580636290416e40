// Where do an untrained memory's keys, values and gates come from? From the words alone:
// seeded unit vectors, the key a mix of the words before, the value the word itself, the gates the knobs.
// So the memory learns at test time what follows what, in any language. Leaves to splits.ts into what a text is parted.

import { norm, rowOf } from "#model/contracts/vectors";
import {
  layersOf,
  parameterCount,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryStream,
} from "#model/contracts/config";
import { cuesOf, type Cues } from "#model/contracts/cues";
import { memoryConfig } from "#model/contracts/rule";
import type { Gate, GateOverride, MemorySettings } from "#model/contracts/settings";
import { isTogether } from "#model/contracts/splits";
import { normal } from "#model/contracts/random";

export interface Reading {
  readonly config: MemoryConfig;
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
  /** The distinct words, in the order they first appear: what answers are decoded to. */
  readonly vocabulary: readonly string[];
  /** The vocabulary entry of every token. (T) */
  readonly wordOf: Int32Array;
  /** The unit vector of every distinct word. (V, d) */
  readonly wordVectors: Float32Array;
  /** What the memory can be asked. */
  readonly cues: Cues;
}

/** Stands before the first word, so that the first key is not empty. No text can contain it as a word. */
const startMark = "\u0000start";

/** The last layer starts small: an untaught memory answers almost nothing, yet has gradients to learn by. */
const lastLayerScale = 0.1;

/** What is asked to be read. */
interface WordsToRead {
  readonly words: readonly string[];
  readonly settings: MemorySettings;
  readonly overrides: readonly GateOverride[];
}

/** A text that was read: its arrays are shared with every later reading of the same words, so nobody writes into them. */
export interface WordsRead {
  readonly request: WordsToRead;
  readonly reading: Reading;
}

/** `earlier` is a reading whose vectors are taken over where no word, and nothing that they are made of, is another. */
export function readWords(request: WordsToRead, earlier: WordsRead | null = null): Reading {
  const { words, settings, overrides } = request;
  const isSame = earlier !== null && hasSameVectors(request, earlier.request);
  const { stream, ...text } = isSame ? earlier.reading : vectorsOf(words, settings);
  const { length } = words;
  const gate = (name: Gate): Float32Array => gateColumn(settings[name], { name, length, overrides });
  const config = memoryConfig(settings);
  return {
    ...text,
    config,
    parameters: initialParameters({ config, settings }),
    stream: { ...stream, theta: gate("theta"), eta: gate("eta"), alpha: gate("alpha") },
  };
}

/** The settings that the vectors of a text and its cues are made of. */
const ofVectors = ["dimension", "seed", "reach", "keyDecay", "split", "model"] as const;

function hasSameVectors(one: WordsToRead, other: WordsToRead): boolean {
  return (
    ofVectors.every((name) => one.settings[name] === other.settings[name]) &&
    one.words.length === other.words.length &&
    one.words.every((word, index) => word === other.words[index])
  );
}

/** What of a reading is the words' alone. */
function vectorsOf(words: readonly string[], settings: MemorySettings) {
  const { dimension, seed } = settings;
  const length = words.length;
  const vocabulary = [...new Set(words)];
  const indexOf = new Map(vocabulary.map((word, index) => [word, index]));
  const wordOf = Int32Array.from(words, (word) => indexOf.get(word)!);
  const wordVectors = new Float32Array(vocabulary.length * dimension); // (V, d)
  vocabulary.forEach((word, index) => wordVectors.set(embed(word, { dimension, seed }), index * dimension));

  const values = new Float32Array(length * dimension);
  for (let token = 0; token < length; token++) {
    values.set(rowOf(wordVectors, { row: wordOf[token]!, width: dimension }), token * dimension);
  }
  const mixes = mixesOf(words, settings);
  return {
    stream: { length, queries: mixes.slice(dimension), keys: mixes.slice(0, length * dimension), values },
    ...{ vocabulary, wordOf, wordVectors },
    cues: cuesOf(words, settings),
  };
}

/**
 * What stands for the words up to and including a token: the query of token t and the key of token t + 1, of length 1. Row t + 1
 * is that of token t, row 0 before the first word: Σ_b ρ^b e_b over b = 0 … reach − 1, scaled to length 1. Of words e_b is the
 * vector of the word b before the last. There are too few letters to tell contexts apart by: of letters e_b is the vector of the
 * last reach − b together, as they follow one another. `known` keeps vectors from call to call. (T) → (T + 1, d)
 */
export function mixesOf(
  words: readonly string[],
  { dimension, reach, keyDecay, seed, split }: MemorySettings,
  known = new Map<string, Float32Array>(),
): Float32Array {
  const vectorOf = (words: readonly string[]): Float32Array => {
    const name = words.join("\u0000");
    const vector = known.get(name) ?? embed(name, { dimension, seed });
    known.set(name, vector);
    return vector;
  };
  const read = [startMark, ...words];
  const mixes = new Float32Array(read.length * dimension);
  for (let row = 0; row < read.length; row++) {
    const mix = rowOf(mixes, { row, width: dimension });
    const most = Math.min(reach, row + 1);
    for (let part = 0; part < most; part++) {
      const vector = isTogether(split)
        ? vectorOf(read.slice(row + 1 - most + part, row + 1))
        : vectorOf([read[row - part]!]);
      const weight = keyDecay ** part;
      for (let i = 0; i < dimension; i++) mix[i]! += weight * vector[i]!;
    }
    normalise(mix);
  }
  return mixes;
}

/** What a gate is at every token: its setting, but where it is held at another value. (T) */
function gateColumn(
  setting: number,
  { name, length, overrides }: { name: Gate; length: number; overrides: readonly GateOverride[] },
): Float32Array {
  const column = new Float32Array(length).fill(setting);
  for (const { gate, value, from, to } of overrides) if (gate === name) column.fill(value, from, to + 1);
  return column;
}

/** A word's vector: normal numbers drawn from the seed and the word's letters, scaled to length 1. (d) */
export function embed(word: string, { dimension, seed }: { dimension: number; seed: number }): Float32Array {
  const next = normal(`${seed} word ${word}`);
  return normalise(Float32Array.from({ length: dimension }, next));
}

function normalise(vector: Float32Array): Float32Array {
  const length = norm(vector);
  const scale = length > 0 ? 1 / length : 0;
  for (let i = 0; i < vector.length; i++) vector[i]! *= scale;
  return vector;
}

/** M_0: normal numbers of variance 1/in, the last layer ten times smaller; the gain is one. */
export function initialParameters({
  config,
  settings,
}: {
  config: MemoryConfig;
  settings: MemorySettings;
}): MemoryParameters {
  return {
    initialWeights: seededWeights({ widths: config.widths, seed: settings.seed }),
    gain: settings.layerNorm ? new Float32Array(settings.dimension).fill(1) : null,
  };
}

/** Normal numbers of variance 1/in, the last layer scaled, the same for the same seed and widths. (P) */
export function seededWeights({
  widths,
  seed,
  lastScale = lastLayerScale,
}: {
  widths: readonly number[];
  seed: number;
  lastScale?: number;
}): Float32Array {
  const next = normal(`${seed} weights`);
  const weights = new Float32Array(parameterCount(widths));
  const layers = layersOf(widths);
  layers.forEach(({ rows, columns, offset }, index) => {
    const scale = (index === layers.length - 1 ? lastScale : 1) / Math.sqrt(rows);
    for (let at = offset; at < offset + rows * columns; at++) weights[at] = scale * next();
  });
  return weights;
}
