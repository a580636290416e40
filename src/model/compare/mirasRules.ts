// How does a composition of MIRAS (arXiv 2504.13173) run? One gradient a token, of any bias on any architecture, and then
// the retention gate: it says what is kept beside the weights, and how the weights follow from it.
//
//   u_t = ∇ℓ(W_{t−1}; k_t, v_t),   S_t = η_t S_{t−1} − θ_t u_t   (η = 0 without momentum)
//   A_t = (1−α_t) A_{t−1} + S_t,   W_t = gate(A_t)
//
// Leaves to workbench.ts which compositions there are, and to miras.ts what they say of themselves.

import { blockOf, layersOf, parameterCount, type MemoryConfig, type MemoryStream } from "#model/contracts/config";
import { rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { initialState, readMemory } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { normal } from "#model/contracts/random";
import type { CompareConfig } from "#model/contracts/comparedMemory";
import type { Composition } from "#model/contracts/workbench";

/** Below this an Lq norm is taken for it: a memory of nothing would divide by zero. */
const leastNorm = 1e-6;

interface MirasState {
  position: number;
  /** A: what the gate keeps. The weights themselves, what is scaled to them, or their logarithms. (P) */
  readonly kept: Floats;
  readonly momentum: Floats; // S (P)
  /** W (P) */
  readonly weights: Floats;
}

export interface MirasScan {
  readonly composition: Composition;
  readonly config: CompareConfig;
  readonly stream: MemoryStream;
  readonly floats: FloatsOf;
}

/** What a composition is as a memory of kernels/memory.cpu.ts, which makes its gradients and its answers. */
export function composedMemory({ architecture, bias }: Composition, config: CompareConfig): MemoryConfig {
  const { keyWidth, valueWidth, hidden, activation, readOrder, lossScale, clip, p, delta } = config;
  const deep = architecture === "mlp";
  return {
    widths: deep ? [keyWidth, hidden, valueWidth] : [keyWidth, valueWidth],
    ...{ activation, readOrder },
    chunk: 1,
    residual: false,
    bias: bias === "lp" ? { kind: "lp", p } : bias === "huber" ? { kind: "huber", delta } : { kind: "l2" },
    decay: "zero",
    clip: deep ? clip : null,
    lossScale,
  };
}

/**
 * What is kept before the first token. The weights of a matrix start at zero, of a network at small seeded numbers; a KL gate
 * starts at even shares, in a network at seeded ones; an Lq gate cannot scale nothing, and starts at seeded weights of norm 1.
 */
export function startOf({ composition, config, floats }: MirasScan): MirasState {
  const { retention, architecture } = composition;
  const { widths } = composedMemory(composition, config);
  const gaussian = normal(`${config.seed} weights`);
  const kept = new floats(parameterCount(widths));
  const layers = layersOf(widths);
  const seeded = retention === "lq" || architecture === "mlp";
  layers.forEach((layer, index) => {
    const last = index === layers.length - 1;
    const scale = retention === "kl" ? 1 : (last ? 0.1 : 1) / Math.sqrt(layer.rows);
    const block = blockOf(kept, layer);
    if (seeded) for (let at = 0; at < block.length; at++) block[at] = scale * gaussian();
    if (retention !== "lq") return;
    const size = normOf(block, config.q);
    for (let at = 0; at < block.length; at++) block[at]! /= size;
  });
  return startFrom({ composition, config, kept });
}

/** A state that holds `kept`, A_0, and the weights that follow from it. */
export function startFrom({
  composition,
  config,
  kept,
}: Pick<MirasScan, "composition" | "config"> & { kept: Floats }): MirasState {
  const weights = kept.slice();
  fillWeights({ composition, config, kept, weights });
  return { position: 0, kept, momentum: kept.slice().fill(0), weights };
}

/** Reads the next token. */
export function writeMiras({ composition, config, stream, floats }: MirasScan, state: MirasState): void {
  const { position: t, kept, momentum, weights } = state;
  const surprise = surpriseAt({ composition, config, stream, floats }, { weights, token: t });
  const eta = composition.algorithm === "momentum" ? stream.eta[t]! : 0;
  const keep = composition.retention === "none" ? 1 : 1 - stream.alpha[t]!;
  const theta = stream.theta[t]!;
  for (let at = 0; at < kept.length; at++) {
    momentum[at] = eta * momentum[at]! - theta * surprise[at]!;
    kept[at] = keep * kept[at]! + momentum[at]!;
  }
  fillWeights({ composition, config, kept, weights });
  state.position++;
}

/** M(x) at the weights. (d_k) → (d_v) */
export function answerMiras(
  { composition, config }: Pick<MirasScan, "composition" | "config">,
  { weights, query }: { weights: Floats; query: Floats },
): Floats {
  const parameters = { initialWeights: weights, gain: null };
  return readMemory({ config: composedMemory(composition, config), parameters, weights, input: query });
}

/** ∇ℓ at the weights, by one step of a memory that carries and forgets nothing: its momentum then is −1·u. (P) */
function surpriseAt(scan: MirasScan, { weights, token: t }: { weights: Floats; token: number }): Floats {
  const { composition, config, stream, floats } = scan;
  const { keyWidth, valueWidth } = config;
  const keys = rowOf(stream.keys, { row: t, width: keyWidth });
  let values = rowOf(stream.values, { row: t, width: valueWidth });
  let lossScale = config.lossScale;
  if (composition.bias === "dot") {
    // −M(k)·v has the gradient −v at the output, as ½‖M(k) − v′‖² has with v′ = M(k) + v.
    const guess = answerMiras(scan, { weights, query: keys });
    values = values.map((x, j) => x + guess[j]!);
    lossScale = 1;
  }
  const parameters = { initialWeights: weights, gain: null };
  const state = initialState(parameters);
  scanOnCpu({
    config: { ...composedMemory(composition, config), lossScale },
    parameters,
    stream: { length: 1, queries: keys, keys, values, theta: floats.of(1), eta: floats.of(0), alpha: floats.of(0) },
    state,
    count: 1,
    trace: null,
  });
  return state.momentum.map((x) => -x);
}

/** W of A. lq: A/‖A‖_q^{q−2} a layer · kl: softmax of A, a row at a time · else A itself. */
function fillWeights({
  composition,
  config,
  kept,
  weights,
}: Pick<MirasScan, "composition" | "config"> & { kept: Floats; weights: Floats }): void {
  const { retention } = composition;
  if (retention === "none" || retention === "decay") {
    weights.set(kept);
    return;
  }
  for (const layer of layersOf(composedMemory(composition, config).widths)) {
    const from = blockOf(kept, layer);
    const into = blockOf(weights, layer);
    switch (retention) {
      case "lq": {
        const scale = Math.max(normOf(from, config.q), leastNorm) ** (2 - config.q);
        for (let at = 0; at < from.length; at++) into[at] = scale * from[at]!;
        break;
      }
      case "kl":
        for (let row = 0; row < layer.rows; row++) {
          const share = rowOf(into, { row, width: layer.columns });
          softmax(rowOf(from, { row, width: layer.columns }), share);
        }
        break;
      default:
        retention satisfies never;
    }
  }
}

function softmax(from: Floats, into: Floats): void {
  let largest = -Infinity;
  for (const x of from) largest = Math.max(largest, x);
  let sum = 0;
  for (let j = 0; j < from.length; j++) sum += into[j] = Math.exp(from[j]! - largest);
  for (let j = 0; j < into.length; j++) into[j]! /= sum;
}

function normOf(block: Floats, q: number): number {
  let sum = 0;
  for (const x of block) sum += Math.abs(x) ** q;
  return sum ** (1 / q);
}
