// Where do a trained model's keys, values and gates come from? From its own forward pass: every layer and head has a memory,
// and the page shows one of them as it shows an untrained one. What the model expects next, and attends to, is read off here.
// Leaves to forward.ts how the model computes, and to run.ts how a memory's run becomes what the page shows.

import { hasGates } from "#model/contracts/architecture";
import type { MemoryConfig, MemoryState } from "#model/contracts/config";
import { startForward, type Forward } from "#model/trained/forward";
import type { MemoryHead } from "#model/trained/forward.memory";
import type { GateChange } from "#model/trained/forward.stages";
import { initialState } from "#model/kernels/memory.cpu";
import type { GateOverride, MemorySettings } from "#model/contracts/knobs";
import type { TrainedModel } from "#model/trained/modelFile";
import type { Attends, NextWords, OwnAttention } from "#model/contracts/protocol";
import { allocateTrace, type MemoryTrace } from "#model/contracts/trace";
import type { Reading } from "./untrained";
import { idsOf, vocabulary } from "#model/contracts/vocabulary";

/** Of the run of a trained model: the whole forward pass, and which of its memories the run is of. */
export interface Trained {
  readonly forward: Forward;
  /** Both from 0. */
  readonly layer: number;
  readonly head: number;
  /** The same text with the memory frozen, as far as that was read; null where nobody has begun, or there is no memory. */
  frozen: Forward | null;
  /** The same model about to read the same words again. */
  readonly again: (options: Again) => Forward;
}

export interface Again {
  readonly frozen: boolean;
  readonly floats: Float32ArrayConstructor | Float64ArrayConstructor;
}

export interface TrainedRequest {
  readonly model: TrainedModel;
  /** All in the vocabulary. */
  readonly words: readonly string[];
  readonly settings: MemorySettings;
  readonly overrides: readonly GateOverride[];
}

/** A model about to read; layer and head are the nearest that it has. */
export function startTrained(request: TrainedRequest): Trained {
  const { layers, heads } = request.model.card.config;
  return {
    forward: startModel(request, { frozen: false, floats: Float32Array, traced: true }),
    layer: Math.min(request.settings.layer, layers) - 1,
    head: Math.min(request.settings.head, heads) - 1,
    frozen: null,
    again: (options) => startModel(request, { ...options, traced: false }),
  };
}

function startModel(
  { model, words, settings, overrides }: TrainedRequest,
  { frozen, floats, traced }: Again & { traced: boolean },
): Forward {
  const { thetaScale, etaScale, alphaScale, writes, carries, forgets, persistent } = settings;
  const scales = { theta: thetaScale, eta: etaScale, alpha: alphaScale };
  const scaled = Object.entries(scales).filter(([, scale]) => scale !== 1);
  return startForward({
    config: model.card.config,
    parameters: model.parameters,
    ids: idsOf(words),
    ablation: {
      frozen: frozen || !writes,
      noMomentum: !carries,
      noForgetting: !forgets,
      noPersistent: !persistent,
    },
    overrides: [
      ...scaled.map(([gate, scale]): GateChange => ({ gate: gate as GateOverride["gate"], scale })),
      ...overrides,
    ],
    ...{ traced, floats },
  });
}

/** The memory of one layer and head: what it starts from and reads, and the trace that the forward pass fills. */
export function memoryOf(
  { forward, layer, head }: Pick<Trained, "forward" | "layer" | "head">,
  words: readonly string[],
): { reading: Reading; trace: MemoryTrace; state: MemoryState } {
  const memory = forward.layers[layer]!.memories[head] ?? noMemory(words.length);
  const distinct = [...new Set(words)];
  const indexOf = new Map(distinct.map((word, index) => [word, index]));
  return {
    reading: {
      config: memory.config,
      parameters: memory.parameters,
      stream: memory.stream,
      vocabulary: distinct,
      wordOf: Int32Array.from(words, (word) => indexOf.get(word)!),
      wordVectors: new Float32Array(distinct.length * memory.config.widths.at(-1)!),
    },
    trace: memory.trace!, // every forward pass that is shown is traced
    state: memory.state,
  };
}

const noMemoryConfig: MemoryConfig = {
  widths: [1, 1],
  chunk: 1,
  activation: "identity",
  residual: false,
  readOrder: "after",
  bias: { kind: "l2" },
  decay: "zero",
  clip: null,
  lossScale: 1,
};

/** What stands for the memory of a model that has none: one weight, and it stays 0. */
function noMemory(length: number): MemoryHead {
  const zeros = (): Float32Array => new Float32Array(length);
  const parameters = { initialWeights: new Float32Array(1), gain: null };
  return {
    config: noMemoryConfig,
    parameters,
    stream: {
      length,
      ...{ queries: zeros(), keys: zeros(), values: zeros() },
      ...{ theta: zeros(), eta: zeros(), alpha: zeros() },
    },
    state: initialState(parameters),
    trace: allocateTrace({ config: noMemoryConfig, length, floats: Float32Array }),
  };
}

/**
 * What answers are decoded to: the direction of the mean value of every distinct word, over the first `count` tokens.
 * A word not yet read has none, and no answer is decoded to it.
 */
export function fillWordVectors({ stream, config, wordOf, wordVectors }: Reading, count: number): void {
  const width = config.widths.at(-1)!;
  wordVectors.fill(0);
  for (let token = 0; token < count; token++) {
    const from = wordOf[token]! * width;
    for (let i = 0; i < width; i++) wordVectors[from + i]! += stream.values[token * width + i]!;
  }
  for (let from = 0; from < wordVectors.length; from += width) {
    let square = 0;
    for (let i = from; i < from + width; i++) square += wordVectors[i]! ** 2;
    if (square > 0) for (let i = from; i < from + width; i++) wordVectors[i]! /= Math.sqrt(square);
  }
}

/** p_t: how likely token t + 1 is after token t. Of the last token nothing is known to come: 0. */
export function nextProbability(forward: Forward, token: number): number {
  const next = nextOdds(forward, token);
  return next ? next.odds / next.all : 0;
}

/** What the softmax divides: e^(z − max) of one token, and of all together. */
export interface Odds {
  readonly odds: number;
  readonly all: number;
  readonly logit: number;
  readonly highest: number;
}

/** Of the token that really comes next; null of the last one. */
export function nextOdds(forward: Forward, token: number): Odds | null {
  const next = forward.ids[token + 1];
  return next === undefined ? null : oddsOf(forward, { token, next });
}

function oddsOf(
  { logits, config: { vocabulary } }: Pick<Forward, "logits" | "config">,
  { token, next }: { token: number; next: number },
): Odds {
  const from = token * vocabulary;
  let highest = -Infinity;
  for (let at = from; at < from + vocabulary; at++) highest = Math.max(highest, logits[at]!);
  let all = 0;
  for (let at = from; at < from + vocabulary; at++) all += Math.exp(logits[at]! - highest);
  const logit = logits[from + next]!;
  return { odds: Math.exp(logit - highest), all, logit, highest };
}

/** How many words are listed at most: some that are likeliest with the memory, some with it frozen, and the one that comes. */
const listed = { live: 4, frozen: 3, all: 6 };

export function nextWords(trained: Trained, token: number): NextWords {
  const { forward, frozen } = trained;
  const live = probabilities(forward, token);
  const twin = frozen && token < frozen.position ? probabilities(frozen, token) : null;
  const next = forward.ids[token + 1];
  const wanted = new Set([
    ...(next === undefined ? [] : [next]),
    ...order(live).slice(0, listed.live),
    ...(twin ? order(twin).slice(0, listed.frozen) : []),
  ]);
  return {
    words: [...wanted]
      .slice(0, listed.all)
      .sort((a, b) => live[b]! - live[a]!)
      .map((id) => ({ word: vocabulary[id]!, live: live[id]!, frozen: twin && twin[id]!, comes: id === next })),
    compared: twin ? "yes" : canFreeze(trained) ? "soon" : "never",
  };
}

/** The word that a model finds likeliest after a token. */
export function likeliestNext(forward: Forward, token: number): string {
  return vocabulary[order(probabilities(forward, token))[0]!]!;
}

/** How likely every word of the vocabulary is after a token: the softmax of its row. (V) */
export function probabilities(forward: Forward, token: number): Float64Array {
  const size = forward.config.vocabulary;
  const { all, highest } = oddsOf(forward, { token, next: 0 });
  const row = forward.logits.subarray(token * size, (token + 1) * size);
  return Float64Array.from(row, (logit) => Math.exp(logit - highest) / all);
}

function order(numbers: Float64Array): number[] {
  return Array.from(numbers.keys()).sort((a, b) => numbers[b]! - numbers[a]!);
}

/** What a token attends to in the run's layer and head; null where the model has no attention. */
export function attendsAt({ forward, layer, head }: Trained, token: number): Attends | null {
  const row = forward.attentionRow({ layer, head, token });
  if (!row) return null;
  const { blend } = forward.layers[layer]!;
  const { width, heads } = forward.config;
  const size = width / heads;
  const from = token * width + head * size;
  return {
    persistent: Array.from(row.persistent),
    remembered: row.remembered && { from: row.remembered.from, weights: Float32Array.from(row.remembered.weights) },
    window: { from: row.window.from, weights: Float32Array.from(row.window.weights) },
    blend: blend && mean(Float64Array.from(blend.subarray(from, from + size))),
  };
}

function mean(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The rows of the tokens from `from` on, of those tokens; null where the model has no attention. */
export function ownAttention(
  { forward, layer, head }: Trained,
  { from, size }: { from: number; size: number },
): OwnAttention | null {
  const first = forward.attentionRow({ layer, head, token: from });
  if (!first) return null;
  const persistentCount = first.persistent.length;
  const persistent = new Float32Array(size * persistentCount);
  const remembered = first.remembered && new Float32Array(size * size);
  const window = new Float32Array(size * size);
  const firstSeen = new Int32Array(size);
  let largest = 0;
  for (let line = 0; line < size; line++) {
    const row = forward.attentionRow({ layer, head, token: from + line })!;
    persistent.set(row.persistent, line * persistentCount);
    firstSeen[line] = row.window.from - from;
    const place = (into: Float32Array, weights: ArrayLike<number>, begins: number): void => {
      for (let index = 0; index < weights.length; index++) {
        const column = begins + index - from;
        if (column >= 0) into[line * size + column] = weights[index]!;
      }
    };
    place(window, row.window.weights, row.window.from);
    if (row.remembered) place(remembered!, row.remembered.weights, row.remembered.from);
  }
  for (const part of [persistent, remembered ?? [], window])
    for (const weight of part) largest = Math.max(largest, weight);
  return { persistent, persistentCount, remembered, window, firstSeen, largest };
}

/** Whether a model has anything to freeze. */
export function canFreeze({ forward }: Trained): boolean {
  return hasGates(forward.config.mixer);
}
