// How does a trained model read a text, for the page and for evaluation? titans.ts on plain arrays: it goes on token by
// token, keeps every quantity of every memory, and lets gates be changed. Leaves the layers to forward.layers.ts, texts
// too long to keep to forward.stream.ts, and to titans.ts the formulas and their gradients.

import { headWidth, parameterShapes, type ModelConfig } from "#model/contracts/architecture";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { plainKernels, type Kernels } from "./forward.kernels";
import { openSimdKernels, type Pass } from "./forward.simd";
import { cpuEngine } from "#model/kernels/memory.onCpu";
import type { GateChange } from "./forward.stages";
import { shownLayer } from "./forward.shown";
import { openLayers } from "./forward.layers";
import type { ForwardLayer } from "./forward.wiring";
import { attentionWeights, type AttentionRows } from "#model/kernels/windowAttention.cpu";
import type { Ablation } from "./titans";

/** Every parameter by its name in architecture.ts. */
export type ParameterArrays = Readonly<Record<string, { readonly shape: readonly number[]; readonly data: Floats }>>;

/** How much one token attends to what it sees; all weights together sum to 1. */
interface AttentionRow {
  /** By persistent token. */
  readonly persistent: Floats;
  /** Of MAC: to what the memory answered for the tokens from `from` on; null elsewhere. */
  readonly remembered: { readonly from: number; readonly weights: Floats } | null;
  /** To the tokens from `from` to itself. */
  readonly window: { readonly from: number; readonly weights: Floats };
}

export interface Forward {
  readonly config: ModelConfig;
  readonly ids: Int32Array;
  readonly layers: readonly ForwardLayer[];
  /** What is expected after every token, as unnormalised log probabilities. Rows up to `position` are filled. (T, V) */
  readonly logits: Floats;
  /** Tokens read so far. */
  readonly position: number;
  /** Reads up to `count` more tokens through all layers. Returns whether there is more to read. */
  readonly advance: (count: number) => boolean;
  /** Comes when everything that was read can be looked at: at once, unless a GPU reads. Rejects where that failed. */
  readonly settled: Promise<void>;
  /** Nothing more is read, and what it was read with serves others; what was read stays. Happens by itself after the last token. */
  readonly close: () => void;
  /** Null where the mixer has no attention, or the token has not been read. */
  readonly attentionRow: (at: { layer: number; head: number; token: number }) => AttentionRow | null;
}

/**
 * Makes ready to read `ids`. Reading in pieces gives the numbers of reading at once, bit for bit.
 * @throws Error naming a token outside the vocabulary, or a parameter that is missing or has another shape.
 */
export function startForward({
  config,
  parameters,
  ids,
  ablation = {},
  overrides = [],
  traced = true,
  floats = Float32Array,
  kernels: given,
}: {
  config: ModelConfig;
  parameters: ParameterArrays;
  ids: Int32Array;
  ablation?: Ablation;
  overrides?: readonly GateChange[];
  /** Whether every memory keeps its quantities; without, it is faster. */
  traced?: boolean;
  floats?: FloatsOf;
  /** What computes: the fastest there is for the precision, unless told otherwise. */
  kernels?: Kernels;
}): Forward {
  assertIds(ids, config);
  assertParameters(parameters, config);
  const numbers = Object.values(parameters).reduce((sum, { data }) => sum + data.length, 0);
  const kernels = given ?? kernelsFor({ config, parameters: numbers, length: ids.length, traced, floats });
  const length = ids.length;
  const { blocks, predicted, fill } = openLayers({
    ...{ config, parameters, length, ablation, overrides, traced, kernels },
    tokens: kernels.copied(ids),
  });
  const layers = blocks.map((block) => shownLayer(kernels, block, length));
  const logits = kernels.followed(predicted, { width: config.vocabulary });
  let position = 0;
  let settled = Promise.resolve();
  let isClosed = false;
  const close = (): void => {
    if (!isClosed) kernels.close();
    isClosed = true;
  };

  return {
    config,
    ids,
    layers,
    logits,
    get position() {
      return position;
    },
    advance: (count) => {
      if (isClosed || position === length) return false; // the kernels' memory serves another text
      const rows = { from: position, to: Math.min(position + count, length) };
      fill(rows);
      position = rows.to;
      settled = kernels.settle(rows) ?? settled;
      if (position === length) close();
      return position < length;
    },
    get settled() {
      return settled;
    },
    close,
    attentionRow: ({ layer, head, token }) => {
      const attention = layers[layer]?.attention;
      return attention && token < position ? splitRow(attention, { head, token }) : null;
    },
  };
}

function splitRow(attention: AttentionRows, { head, token }: { head: number; token: number }): AttentionRow {
  const weights = attentionWeights(attention, { head, token });
  const from = attention.firstSeen(token);
  const seen = token + 1 - from;
  const own = weights.length - seen;
  const remembered = attention.remembered ? own - seen : own;
  return {
    persistent: weights.subarray(0, remembered),
    remembered: attention.remembered && { from, weights: weights.subarray(remembered, own) },
    window: { from, weights: weights.subarray(own) },
  };
}

/** @throws RangeError naming the token and its id. */
export function assertIds(ids: Int32Array, { vocabulary }: ModelConfig): void {
  const token = ids.findIndex((id) => id < 0 || id >= vocabulary);
  if (token >= 0) throw new RangeError(`token ${token} is ${ids[token]}; allowed: 0 to ${vocabulary - 1}`);
}

/** @throws RangeError naming the parameter that is missing or has another shape. */
export function assertParameters(parameters: ParameterArrays, config: ModelConfig): void {
  if (!Number.isInteger(headWidth(config))) {
    throw new RangeError(`width ${config.width} is no multiple of ${config.heads} heads`);
  }
  for (const [name, { shape }] of Object.entries(parameterShapes(config))) {
    const found = parameters[name];
    if (!found) throw new RangeError(`the model has no parameter ${name}`);
    if (found.shape.join() !== shape.join()) {
      throw new RangeError(`parameter ${name} has the shape [${found.shape.join()}]; allowed: [${shape.join()}]`);
    }
  }
}

/** The fastest kernels for a forward pass. */
function kernelsFor({ floats, ...pass }: Pass & { floats: FloatsOf }): Kernels {
  return floats === Float32Array && cpuEngine() === "cpu" ? openSimdKernels(pass) : plainKernels(floats);
}
