// How does a Titans memory read, on the CPU? One plain loop over tokens, generic over float32 and float64.
// The float64 run of this file is the reference that checks every other engine. Its GPU neighbour is memory.wgsl.
//
//   u_t = ∇_M ℓ(M_chunk; k_t, v_t)        momentary surprise, at the weights the chunk began with
//   S_t = η_t S_{t−1} − θ_t u_t           past surprise carried on, and this token's
//   M_t = (1−α_t) M_{t−1} + S_t           forget, then write          (Titans, arXiv 2501.00663, eq. 13–14)
//   y_t = M_t(q_t)                        or M_{t−1}(q_t)

import {
  layerNormEpsilon,
  layersOf,
  type Activation,
  type Bias,
  type Layer,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryState,
} from "#model/contracts/config";
import { dot, newFloats, norm, rowOf, type Floats } from "#model/contracts/vectors";
import { row, type MemoryScan, type MemoryTrace } from "#model/contracts/trace";
import { erf } from "./erf";

/** M_0 and S_0 before the first token. */
export function initialState(parameters: MemoryParameters): MemoryState {
  const weights = parameters.initialWeights.slice();
  const momentum = parameters.initialWeights.slice().fill(0);
  return { position: 0, weights, momentum, chunkWeights: weights.slice() };
}

/**
 * Reads the next `count` tokens of `stream` (its token `state.position` first), moving `state` on and,
 * where a trace is given, filling its rows and snapshots. Carrying `state` over gives the numbers of one long scan, bit for bit.
 */
export function scanMemory(scan: MemoryScan): void {
  const { config, parameters, stream, state, count, trace } = scan;
  const pass = allocatePass(config, parameters);
  const { weights, momentum, chunkWeights } = state;
  const { initialWeights } = parameters;
  const anchored = config.decay === "initial";
  const keyWidth = config.widths[0]!;
  const valueWidth = config.widths.at(-1)!;
  const end = Math.min(state.position + count, stream.length);

  for (let t = state.position; t < end; t++) {
    if (t % config.chunk === 0) chunkWeights.set(weights);
    if (trace && t % trace.snapshots.every === 0) keepSnapshot(trace, t, state);
    const key = rowOf(stream.keys, { row: t, width: keyWidth }); // (d_k)
    const value = rowOf(stream.values, { row: t, width: valueWidth }); // (d_v)
    const query = rowOf(stream.queries, { row: t, width: keyWidth }); // (d_k)
    const theta = stream.theta[t]!;
    const eta = stream.eta[t]!;
    const alpha = stream.alpha[t]!;
    const keep = 1 - alpha;
    const restore = anchored ? alpha : 0; // how much of M_0 comes back as the rest is forgotten

    if (trace) {
      forward(pass, weights, key);
      row(trace, "answersBefore", t).set(pass.output);
    }
    if (config.readOrder === "before") read(pass, weights, query, scan, t);

    forward(pass, chunkWeights, key);
    const { loss, errorNorm } = backward(pass, chunkWeights, value);

    // u is never built: a layer's gradient is its input times its delta, so ‖u‖² is the product of their squares.
    let surprise2 = 0;
    let momentum2 = 0;
    let product = 0; // S·u
    let update2 = 0;
    let drift2 = 0;
    let weight2 = 0;
    for (const { layer, input, delta } of pass.steps) {
      surprise2 += dot(input, input) * dot(delta, delta);
      const { rows, columns } = layer;
      for (let i = 0, at = layer.offset; i < rows; i++) {
        const x = input[i]!;
        const written = theta * x;
        let along = 0; // row i of S times δ
        for (let j = 0; j < columns; j++, at++) {
          const d = delta[j]!;
          const s = eta * momentum[at]! - written * d;
          const before = weights[at]!;
          const origin = initialWeights[at]!;
          const after = keep * before + restore * origin + s;
          const moved = after - before;
          const drifted = after - origin;
          momentum[at] = s;
          weights[at] = after;
          momentum2 += s * s;
          along += s * d;
          update2 += moved * moved;
          drift2 += drifted * drifted;
          weight2 += after * after;
        }
        product += x * along;
      }
    }
    state.position = t + 1;
    if (!trace) {
      if (config.readOrder === "after") read(pass, weights, query, scan, t);
      continue;
    }

    const { columns } = trace;
    columns.loss[t] = loss;
    columns.errorNorm[t] = errorNorm;
    columns.surprise[t] = Math.sqrt(surprise2);
    columns.momentum[t] = Math.sqrt(momentum2);
    columns.alignment[t] = surprise2 > 0 && momentum2 > 0 ? -product / Math.sqrt(surprise2) / Math.sqrt(momentum2) : 0;
    columns.update[t] = Math.sqrt(update2);
    columns.drift[t] = Math.sqrt(drift2);
    columns.weightNorm[t] = Math.sqrt(weight2);
    const keyInputs = row(trace, "keyInputs", t);
    const deltas = row(trace, "deltas", t);
    for (const { layer, input, delta } of pass.steps) {
      keyInputs.set(input, layer.inputOffset);
      deltas.set(delta, layer.deltaOffset);
    }
    row(trace, "guesses", t).set(pass.output);
    forward(pass, weights, key);
    row(trace, "answersAfter", t).set(pass.output);
    if (config.readOrder === "after") read(pass, weights, query, scan, t);
    trace.filled = t + 1;
  }
}

/** M(x) of one vector at the given weights: (d_k) → (d_v), a fresh array. */
export function readMemory({
  config,
  parameters,
  weights,
  input,
}: {
  config: MemoryConfig;
  parameters: MemoryParameters;
  weights: Floats;
  input: Floats;
}): Floats {
  const pass = allocatePass(config, parameters);
  forward(pass, weights, input);
  return pass.output;
}

/** Like readMemory for many rows of one matrix, (n, d_k) → (n, d_v), with one set of buffers. */
export function readMemoryRows({
  config,
  parameters,
  weights,
  inputs,
}: {
  config: MemoryConfig;
  parameters: MemoryParameters;
  weights: Floats;
  inputs: Floats;
}): Floats {
  const pass = allocatePass(config, parameters);
  const keyWidth = config.widths[0]!;
  const valueWidth = config.widths.at(-1)!;
  const count = inputs.length / keyWidth;
  const outputs = newFloats(weights, count * valueWidth);
  for (let n = 0; n < count; n++) {
    forward(pass, weights, rowOf(inputs, { row: n, width: keyWidth }));
    outputs.set(pass.output, n * valueWidth);
  }
  return outputs;
}

/** The buffers of one forward and backward pass. Step ℓ maps `input` by its layer to `z`, then by the activation to the next input. */
interface Pass {
  readonly config: MemoryConfig;
  readonly gain: Floats | null;
  readonly steps: readonly {
    readonly layer: Layer;
    readonly input: Floats;
    readonly z: Floats;
    readonly delta: Floats;
  }[];
  readonly output: Floats; // M(x) (d_v)
  readonly normalised: Floats; // LN(z) without its gain (d_v)
  readonly outputGradient: Floats; // ∂ℓ/∂M(k) (d_v)
  /** 1/σ of the layer norm in the last forward pass. */
  inverseDeviation: number;
}

function allocatePass(config: MemoryConfig, { initialWeights, gain }: MemoryParameters): Pass {
  const valueWidth = config.widths.at(-1)!;
  const vector = (length: number) => newFloats(initialWeights, length);
  return {
    config,
    gain,
    steps: layersOf(config.widths).map((layer) => ({
      layer,
      input: vector(layer.rows),
      z: vector(layer.columns),
      delta: vector(layer.columns),
    })),
    output: vector(valueWidth),
    normalised: vector(valueWidth),
    outputGradient: vector(valueWidth),
    inverseDeviation: 0,
  };
}

/** Fills the pass for one input: z_ℓ = x_ℓ W_ℓ, x_{ℓ+1} = σ(z_ℓ), M(x) = [x +] [g∘LN](z_last). */
function forward(pass: Pass, weights: Floats, x: Floats): void {
  const { steps, output, config, gain, normalised } = pass;
  steps[0]!.input.set(x);
  for (let index = 0; index < steps.length; index++) {
    const { layer, input, z } = steps[index]!;
    multiply(input, weights, layer, z);
    const next = steps[index + 1];
    if (next) for (let j = 0; j < layer.columns; j++) next.input[j] = activate(config.activation, z[j]!);
  }
  const z = steps.at(-1)!.z;
  const width = z.length;
  if (gain) {
    let mean = 0;
    for (let j = 0; j < width; j++) mean += z[j]!;
    mean /= width;
    let variance = 0;
    for (let j = 0; j < width; j++) variance += (z[j]! - mean) * (z[j]! - mean);
    pass.inverseDeviation = 1 / Math.sqrt(variance / width + layerNormEpsilon);
    for (let j = 0; j < width; j++) {
      normalised[j] = (z[j]! - mean) * pass.inverseDeviation;
      output[j] = normalised[j]! * gain[j]!;
    }
  } else output.set(z);
  if (config.residual) for (let j = 0; j < width; j++) output[j]! += x[j]!;
}

/**
 * z = x W. Four rows of W at a time: their sum stays in registers, so that z is read and written a quarter as often.
 * The order of summation is fixed, so a stopped and continued scan adds up the same.
 */
function multiply(x: Floats, weights: Floats, { rows, columns, offset }: Layer, z: Floats): void {
  z.fill(0);
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    const x0 = x[i]!;
    const x1 = x[i + 1]!;
    const x2 = x[i + 2]!;
    const x3 = x[i + 3]!;
    const row0 = offset + i * columns;
    const row1 = row0 + columns;
    const row2 = row1 + columns;
    const row3 = row2 + columns;
    for (let j = 0; j < columns; j++) {
      z[j]! += x0 * weights[row0 + j]! + x1 * weights[row1 + j]! + x2 * weights[row2 + j]! + x3 * weights[row3 + j]!;
    }
  }
  for (; i < rows; i++) {
    const xi = x[i]!;
    const row = offset + i * columns;
    for (let j = 0; j < columns; j++) z[j]! += xi * weights[row + j]!;
  }
}

/** Fills every step's delta = ∂ℓ/∂z_ℓ for the input of the last forward pass, the last one clipped. */
function backward(pass: Pass, weights: Floats, value: Floats): { loss: number; errorNorm: number } {
  const { steps, output, outputGradient, normalised, gain, config } = pass;
  const width = output.length;
  let error2 = 0;
  for (let j = 0; j < width; j++) error2 += (output[j]! - value[j]!) ** 2;
  const errorNorm = Math.sqrt(error2);
  const loss = fillOutputGradient(config.bias, config.lossScale, { output, value, errorNorm, outputGradient });

  const last = steps.at(-1)!.delta;
  if (gain) {
    // ∂/∂z of g∘LN(z): (h − mean(h) − n·mean(h∘n)) / σ with h = g∘∂ℓ/∂M, n = LN(z)
    let mean = 0;
    let along = 0;
    for (let j = 0; j < width; j++) {
      const h = outputGradient[j]! * gain[j]!;
      mean += h / width;
      along += (h * normalised[j]!) / width;
    }
    for (let j = 0; j < width; j++) {
      last[j] = (outputGradient[j]! * gain[j]! - mean - normalised[j]! * along) * pass.inverseDeviation;
    }
  } else last.set(outputGradient);

  if (config.clip !== null) {
    const length = norm(last);
    if (length > config.clip) for (let j = 0; j < width; j++) last[j]! *= config.clip / length;
  }

  for (let index = steps.length - 1; index > 0; index--) {
    const { layer, delta } = steps[index]!;
    const below = steps[index - 1]!;
    let at = layer.offset;
    for (let i = 0; i < layer.rows; i++) {
      let sum = 0;
      for (let j = 0; j < layer.columns; j++, at++) sum += weights[at]! * delta[j]!;
      below.delta[i] = sum * slope(config.activation, below.z[i]!);
    }
  }
  return { loss, errorNorm };
}

/** Writes ∂ℓ/∂M(k) and returns ℓ. */
function fillOutputGradient(
  bias: Bias,
  lossScale: number,
  {
    output,
    value,
    errorNorm,
    outputGradient,
  }: { output: Floats; value: Floats; errorNorm: number; outputGradient: Floats },
): number {
  const width = output.length;
  switch (bias.kind) {
    case "l2":
      for (let j = 0; j < width; j++) outputGradient[j] = lossScale * (output[j]! - value[j]!);
      return (lossScale / 2) * errorNorm * errorNorm;
    case "lp": {
      let loss = 0;
      for (let j = 0; j < width; j++) {
        const error = output[j]! - value[j]!;
        const size = Math.abs(error);
        loss += size ** bias.p;
        outputGradient[j] = bias.p * size ** (bias.p - 1) * Math.sign(error);
      }
      return loss;
    }
    case "huber": {
      const inside = errorNorm <= bias.delta;
      const scale = inside ? 1 : bias.delta / errorNorm;
      for (let j = 0; j < width; j++) outputGradient[j] = scale * (output[j]! - value[j]!);
      return inside ? (errorNorm * errorNorm) / 2 : bias.delta * (errorNorm - bias.delta / 2);
    }
    default:
      return bias satisfies never;
  }
}

function read(pass: Pass, weights: Floats, query: Floats, { trace, reads }: MemoryScan, t: number): void {
  if (!trace && !reads) return;
  forward(pass, weights, query);
  reads?.set(pass.output, t * pass.output.length);
  if (!trace) return;
  row(trace, "reads", t).set(pass.output);
  row(trace, "queryInput", t).set(pass.steps.at(-1)!.input);
}

function keepSnapshot(trace: MemoryTrace, t: number, state: MemoryState): void {
  const at = (t / trace.snapshots.every) * state.weights.length;
  trace.snapshots.weights.set(state.weights, at);
  trace.snapshots.momentum.set(state.momentum, at);
}

/** σ(z) */
export function activate(activation: Activation, z: number): number {
  switch (activation) {
    case "identity":
      return z;
    case "silu":
      return z / (1 + Math.exp(-z));
    case "gelu":
      return 0.5 * z * (1 + erf(z * Math.SQRT1_2));
    case "relu":
      return z > 0 ? z : 0;
    case "tanh":
      return Math.tanh(z);
    default:
      return activation satisfies never;
  }
}

/** σ′(z) */
export function slope(activation: Activation, z: number): number {
  switch (activation) {
    case "identity":
      return 1;
    case "silu": {
      const sigmoid = 1 / (1 + Math.exp(-z));
      return sigmoid * (1 + z * (1 - sigmoid));
    }
    case "gelu":
      return 0.5 * (1 + erf(z * Math.SQRT1_2)) + (z * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
    case "relu":
      return z > 0 ? 1 : 0;
    case "tanh":
      return 1 - Math.tanh(z) ** 2;
    default:
      return activation satisfies never;
  }
}
