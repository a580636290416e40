// Where do a trained model's keys, values and gates come from? From its own forward pass: every layer and head has a memory,
// and the page shows one of them as it shows an untrained one. Leaves to forward.ts how the model computes, to run.ts how a
// memory's run becomes what the page shows, and to expected.ts and ownAttention.ts what the model itself says and sees.

import { norm, rowOf, type FloatsOf } from "#model/contracts/vectors";
import { ownCues } from "#model/contracts/cues";
import { hasGates } from "#model/contracts/architecture";
import type { MemoryConfig, MemoryState } from "#model/contracts/config";
import { startForward, type Forward } from "#model/trained/forward";
import type { Kernels } from "#model/trained/forward.kernels";
import type { MemoryHead } from "#model/trained/forward.memory";
import type { GateChange } from "#model/trained/forward.stages";
import { initialState } from "#model/kernels/memory.cpu";
import type { Gate, GateOverride, MemorySettings } from "#model/contracts/settings";
import type { TrainedModel } from "#model/trained/modelFile";
import type { LearnedName } from "#model/contracts/models";
import { allocateTrace, type MemoryTrace } from "#model/contracts/trace";
import { modelOnCpu, type ModelEngine } from "./modelEngine";
import type { Reading } from "./untrained";
import { idsOf } from "#model/contracts/vocabulary";

/** Of the run of a trained model: the whole forward pass, and which of its memories the run is of. */
export interface Trained {
  readonly forward: Forward;
  /** Both from 0. */
  readonly layer: number;
  readonly head: number;
  /** The same text with the memory frozen, as far as that was read; null where nobody has begun, or there is no memory. */
  frozen: Forward | null;
  readonly name: LearnedName;
  /** What it learned. */
  readonly parameters: TrainedModel["parameters"];
  /** What reads it. */
  readonly engine: ModelEngine;
  /** The same model about to read the same words again. */
  readonly again: (options: Again) => Forward;
}

interface Again {
  readonly frozen: boolean;
  readonly floats: FloatsOf;
  /** Whether every memory keeps its quantities; not unless told. */
  readonly traced?: boolean;
  /** Instead of the engine's: in float64 the plain loops read in any case. */
  readonly kernels?: Kernels | null;
}

interface TrainedRequest {
  readonly model: TrainedModel;
  /** All in the vocabulary. */
  readonly words: readonly string[];
  readonly settings: MemorySettings;
  readonly overrides: readonly GateOverride[];
  /** The CPU unless told otherwise. */
  readonly engine?: ModelEngine;
}

/** A model about to read; layer and head are the nearest that it has. */
export function startTrained({ engine = modelOnCpu(null), ...of }: TrainedRequest): Trained {
  const request = { ...of, engine };
  const { layers, heads } = request.model.card.config;
  return {
    forward: startModel(request, { frozen: false, floats: Float32Array, traced: true }),
    layer: Math.min(request.settings.layer, layers) - 1,
    head: Math.min(request.settings.head, heads) - 1,
    frozen: null,
    name: request.model.card.name,
    parameters: request.model.parameters,
    engine,
    again: (options) => startModel(request, options),
  };
}

function startModel(
  { model, words, settings, overrides, engine }: Required<TrainedRequest>,
  { frozen, floats, traced = false, kernels = floats === Float32Array ? (engine.open?.() ?? null) : null }: Again,
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
    overrides: [...scaled.map(([gate, scale]): GateChange => ({ gate: gate as Gate, scale })), ...overrides],
    // With writing switched off it still shows its keys, values and gates, which only a traced reading makes of a frozen memory.
    traced: traced || (!frozen && !writes),
    floats,
    ...(kernels && { kernels }),
  });
}

/** The memory of one layer and head: what it starts from and reads, and the trace that the forward pass fills. */
export function shownMemory(
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
      cues: ownCues(words.length),
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
  for (let word = 0; word * width < wordVectors.length; word++) {
    const vector = rowOf(wordVectors, { row: word, width });
    const length = norm(vector);
    if (length > 0) for (let i = 0; i < width; i++) vector[i]! /= length;
  }
}

/** Whether a model has anything to freeze. */
export function canFreeze({ forward }: Trained): boolean {
  return hasGates(forward.config.mixer);
}
