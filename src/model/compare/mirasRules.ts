// How does a composition of MIRAS (arXiv 2504.13173) run? One gradient a token, of any bias on any architecture, and then
// the retention gate: it says what is kept beside the weights, and how the weights follow from it.
//
//   u_t = ∇ℓ(W_{t−1}; k_t, v_t),   S_t = η_t S_{t−1} − θ_t u_t   (η = 0 without momentum)
//   A_t = (1−α_t) A_{t−1} + S_t,   W_t = gate(A_t)
//
// omega: u_t is the mean over the last tokens · muon: S_t = η_t S_{t−1} − u_t, and θ_t NS(S_t) is added (Atlas, arXiv 2505.23735) ·
// channel: each row of the matrix has its own α · projected: A_t = ((1−α_t)I − θ′_t k_tᵀk_t) A_{t−1} + S_t, with θ′ = cθ under ℓ2 and θ
// elsewhere (delta gradient descent, Nested Learning, arXiv 2512.24695, eq. 88) · products: M(k) = φ(k)W with all products of two coordinates
//
// Leaves to workbench.ts which compositions there are, and to miras.ts what they say of themselves.

import { blockOf, layersOf, parameterCount, type MemoryConfig, type MemoryStream } from "#model/contracts/config";
import { rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { initialState, readMemory } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { normal } from "#model/contracts/random";
import type { CompareConfig } from "#model/contracts/comparedMemory";
import { channelShare } from "./deltaMemories";
import { muonSteps, newtonSchulz } from "./newtonSchulz";
import { featuresFor, omegaWidth, type omegaFeatures } from "./omegaRules";
import type { Composition } from "#model/contracts/composition";

/** Below this an Lq norm is taken for it: a memory of nothing would divide by zero. */
const leastNorm = 1e-6;

interface MirasState {
  position: number;
  /** A: what the gate keeps. The weights themselves, what is scaled to them, or their logarithms. (P) */
  readonly kept: Floats;
  /** S; under Muon in float64 always, which makes its rounding hundreds of times larger. (P) */
  readonly momentum: Floats;
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
    widths: deep ? [keyWidth, hidden, valueWidth] : [omegaWidth(featuresOf(architecture), keyWidth), valueWidth],
    ...{ activation, readOrder },
    chunk: 1,
    residual: false,
    bias: bias === "lp" ? { kind: "lp", p } : bias === "huber" ? { kind: "huber", delta } : { kind: "l2" },
    decay: "zero",
    clip: deep ? clip : null,
    lossScale,
  };
}

function featuresOf(architecture: Composition["architecture"]): (typeof omegaFeatures)[number] {
  return architecture === "products" ? "poly2" : "identity";
}

/** A key or a query as the memory sees it: (d_k) → (d_k), with products (D) */
function seen({ architecture }: Composition, key: Floats): Floats {
  return featuresFor(featuresOf(architecture), key);
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
  const momentum = composition.algorithm === "muon" ? new Float64Array(kept.length) : kept.slice().fill(0);
  return { position: 0, kept, momentum, weights };
}

/** Reads the next token. */
export function writeMiras({ composition, config, stream, floats }: MirasScan, state: MirasState): void {
  const { position: t, kept, momentum, weights } = state;
  const { retention, algorithm } = composition;
  const surprise = surpriseOf({ composition, config, stream, floats }, { weights, token: t });
  const eta = algorithm === "descent" ? 0 : stream.eta[t]!;
  const alike = algorithm === "muon";
  const [theta, alpha] = [stream.theta[t]!, stream.alpha[t]!];
  const carried = alike ? 1 : theta;
  for (let at = 0; at < kept.length; at++) momentum[at] = eta * momentum[at]! - carried * surprise[at]!;
  const written = alike ? madeAlike(momentum, composedMemory(composition, config).widths) : momentum;
  const scale = alike ? theta : 1;
  const columns = config.valueWidth;
  const takenOut = retention === "projected" ? ownAnswer({ composition, config, stream, kept, token: t }) : null;
  for (let at = 0; at < kept.length; at++) {
    const share = retention === "channel" ? channelShare(Math.floor(at / columns), config.keyWidth) : 1;
    const keep = retention === "none" ? 1 : share === 1 ? 1 - alpha : (1 - alpha) ** share;
    kept[at] = keep * kept[at]! + scale * written[at]! - (takenOut?.[at] ?? 0);
  }
  fillWeights({ composition, config, kept, weights });
  state.position++;
}

/** θ′ kᵀ(kA), the part of A that answers the token's key. (P) */
function ownAnswer({
  composition: { bias },
  config: { keyWidth, valueWidth, lossScale },
  stream,
  kept,
  token,
}: Pick<MirasScan, "composition" | "config" | "stream"> & { kept: Floats; token: number }): Float64Array {
  const key = rowOf(stream.keys, { row: token, width: keyWidth });
  const rate = stream.theta[token]! * (bias === "l2" || bias === "omega" ? lossScale : 1);
  const answer = new Float64Array(valueWidth);
  key.forEach((x, i) => answer.forEach((_, j) => (answer[j]! += x * kept[i * valueWidth + j]!)));
  const taken = new Float64Array(kept.length);
  key.forEach((x, i) => answer.forEach((y, j) => (taken[i * valueWidth + j] = rate * x * y)));
  return taken;
}

/** M(x) at the weights. (d_k) → (d_v) */
export function answerMiras(
  { composition, config }: Pick<MirasScan, "composition" | "config">,
  { weights, query }: { weights: Floats; query: Floats },
): Floats {
  const parameters = { initialWeights: weights, gain: null };
  return readMemory({
    config: composedMemory(composition, config),
    parameters,
    weights,
    input: seen(composition, query),
  });
}

/** NS(S), a layer at a time. (P) */
function madeAlike(momentum: Floats, widths: readonly number[]): Floats {
  const all = new Float64Array(momentum.length);
  for (const layer of layersOf(widths)) {
    all.set(newtonSchulz(blockOf(momentum, layer), { ...layer, steps: muonSteps }), layer.offset);
  }
  return all;
}

/** u: the token's own, or of omega the mean over the last tokens, as far as there are any; none counts more where there are few. (P) */
function surpriseOf(scan: MirasScan, { weights, token }: { weights: Floats; token: number }): Floats {
  if (scan.composition.bias !== "omega") return surpriseAt(scan, { weights, token });
  const { past } = scan.config;
  const mean = new Float64Array(weights.length);
  for (let back = 0; back < Math.min(past, token + 1); back++) {
    const surprise = surpriseAt(scan, { weights, token: token - back });
    for (let at = 0; at < mean.length; at++) mean[at]! += surprise[at]! / past;
  }
  return mean;
}

/** ∇ℓ at the weights, by one step of a memory that carries and forgets nothing: its momentum then is −1·u. (P) */
function surpriseAt(scan: MirasScan, { weights, token: t }: { weights: Floats; token: number }): Floats {
  const { composition, config, stream, floats } = scan;
  const { keyWidth, valueWidth } = config;
  const asked = rowOf(stream.keys, { row: t, width: keyWidth });
  const keys = seen(composition, asked);
  let values = rowOf(stream.values, { row: t, width: valueWidth });
  let lossScale = config.lossScale;
  if (composition.bias === "dot") {
    // −M(k)·v has the gradient −v at the output, as ½‖M(k) − v′‖² has with v′ = M(k) + v.
    const guess = answerMiras(scan, { weights, query: asked });
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
  if (!isGated(retention)) {
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

/** Whether the weights are made of what is kept, and not it. */
function isGated(retention: Composition["retention"]): retention is "lq" | "kl" {
  return retention === "lq" || retention === "kl";
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
