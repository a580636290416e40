// What does a memory answer, and what do errors say of its layers? A pass forward and back of some tokens at one set of
// weights. AssemblyScript, compiled by scripts/simd.mjs.

import { activate } from "./activation";
import { all, sumOf } from "./lanes";
import { dot, multiply, multiplyBack } from "./products";
import { copyRow, DELTA, gather, KEY, layerOf, put, READ, scatter, Scan, SLOPE } from "./record";

/** 1/σ of the layer norm of the last `finish`. */
let inverseDeviation: f32 = 0;
let loss: f32 = 0;
let errorNorm: f32 = 0;

/** z_ℓ = x_ℓ W_ℓ, x_{ℓ+1} = σ(z_ℓ) of KEY: leaves z in READ, and where they are steep σ′ in SLOPE. */
export function forward(scan: Scan, weights: usize, tokens: i32, steep: bool): void {
  for (let index = 0; index < scan.depth; index++) {
    const layer = layerOf(scan, index);
    const z = layer.outputs + READ;
    multiply(layer.inputs + KEY, weights + layer.offset, layer.inputStride, layer.stride, z, tokens);
    if (index + 1 === scan.depth) break;
    const next = layerOf(scan, index + 1).inputs + KEY;
    activate(scan.activation, z, next, steep ? layer.outputs + SLOPE : 0, layer.stride, tokens);
  }
}

/** M(x) = [x +] [g∘LN](z) of a token, from a slot of the last layer: to numbers that follow each other. */
export function finish(scan: Scan, z: usize, x: usize, output: usize): void {
  const last = layerOf(scan, scan.depth - 1);
  const width = last.columns;
  gather(output, z, width);
  if (scan.gain) {
    let mean: f64 = 0;
    for (let j = 0; j < width; j++) mean += load<f32>(output + ((<usize>j) << 2));
    mean /= width;
    let variance: f64 = 0;
    for (let j = 0; j < width; j++) {
      const from = <f64>load<f32>(output + ((<usize>j) << 2)) - mean;
      variance += from * from;
    }
    const inverse = 1 / Math.sqrt(variance / width + <f64>scan.epsilon);
    inverseDeviation = <f32>inverse;
    for (let j = 0; j < width; j++) {
      const at = (<usize>j) << 2;
      const n = <f32>((<f64>load<f32>(output + at) - mean) * inverse);
      store<f32>(scan.normalised + at, n);
      store<f32>(output + at, n * load<f32>(scan.gain + at));
    }
  }
  if (scan.residual) {
    const end = (<usize>width) << 2;
    for (let j: usize = 0; j < end; j += 16) {
      v128.store(output + j, f32x4.add(v128.load(output + j), v128.load(x + j)));
    }
  }
}

/** Every layer's deltas = ∂ℓ/∂z_ℓ, the last one's clipped, of some keys at some weights; `row` is the first token's. */
export function gradients(scan: Scan, weights: usize, keys: usize, row: i32, tokens: i32): void {
  forward(scan, weights, tokens, true);
  const last = layerOf(scan, scan.depth - 1);
  const valueRow = (<usize>last.stride) << 2;
  const keyRow = (<usize>layerOf(scan, 0).inputStride) << 2;
  const values = scan.values + <usize>row * valueRow;
  for (let t = 0; t < tokens; t++) {
    const at = (<usize>t) << 4;
    finish(scan, last.outputs + READ + at, keys + <usize>t * keyRow, scan.output);
    lastDelta(scan, values + <usize>t * valueRow);
    scatter(last.outputs + DELTA + at, scan.gradient, last.stride);
    if (!scan.loss) continue;
    put(scan.loss, row + t, loss);
    put(scan.errorNorm, row + t, errorNorm);
    copyRow(scan.guesses + ((<usize>((row + t) * last.columns)) << 2), scan.output, last.columns);
  }
  for (let index = scan.depth - 1; index > 0; index--) {
    const layer = layerOf(scan, index);
    const below = layerOf(scan, index - 1).outputs;
    const block = weights + layer.offset;
    const delta = layer.outputs + DELTA;
    multiplyBack(block, delta, layer.inputStride, layer.stride, below + SLOPE, below + DELTA, tokens);
  }
}

/** ∂ℓ/∂z of the last layer, in `gradient`, for the output as it is now; sets loss and errorNorm. */
function lastDelta(scan: Scan, value: usize): void {
  const last = layerOf(scan, scan.depth - 1);
  const stride = last.stride;
  const width = last.columns;
  const end = (<usize>stride) << 2;
  const gradient = scan.gradient;
  let squares = all(0);
  for (let j: usize = 0; j < end; j += 16) {
    const error = f32x4.sub(v128.load(scan.output + j), v128.load(value + j));
    v128.store(gradient + j, error);
    squares = f32x4.add(squares, f32x4.mul(error, error));
  }
  const error2 = sumOf(squares);
  errorNorm = Mathf.sqrt(error2);
  if (scan.bias === 1) {
    const p = <f64>scan.biasParameter;
    let sum: f64 = 0;
    for (let j = 0; j < width; j++) {
      const at = (<usize>j) << 2;
      const error = <f64>load<f32>(gradient + at);
      const size = Math.abs(error);
      sum += Math.pow(size, p);
      store<f32>(gradient + at, <f32>(p * Math.pow(size, p - 1) * Math.sign(error)));
    }
    loss = <f32>sum;
  } else {
    let scale = scan.lossScale;
    loss = (scale / 2) * error2;
    if (scan.bias === 2) {
      const bound = scan.biasParameter;
      const inside = errorNorm <= bound;
      scale = inside ? 1 : bound / errorNorm;
      loss = inside ? error2 / 2 : bound * (errorNorm - bound / 2);
    }
    const factor = all(scale);
    for (let j: usize = 0; j < end; j += 16) v128.store(gradient + j, f32x4.mul(factor, v128.load(gradient + j)));
  }

  if (scan.gain) {
    // (h − mean(h) − n·mean(h∘n)) / σ with h = g∘∂ℓ/∂M, n = LN(z)
    let mean: f64 = 0;
    let along: f64 = 0;
    for (let j = 0; j < width; j++) {
      const at = (<usize>j) << 2;
      const h = <f64>load<f32>(gradient + at) * load<f32>(scan.gain + at);
      mean += h / width;
      along += (h * load<f32>(scan.normalised + at)) / width;
    }
    for (let j = 0; j < width; j++) {
      const at = (<usize>j) << 2;
      const h = <f64>load<f32>(gradient + at) * load<f32>(scan.gain + at);
      store<f32>(gradient + at, <f32>((h - mean - load<f32>(scan.normalised + at) * along) * inverseDeviation));
    }
  }

  if (scan.clip > 0) {
    const length = Mathf.sqrt(dot(gradient, gradient, stride));
    if (length > scan.clip) {
      const factor = all(scan.clip / length);
      for (let j: usize = 0; j < end; j += 16) v128.store(gradient + j, f32x4.mul(factor, v128.load(gradient + j)));
    }
  }
}
