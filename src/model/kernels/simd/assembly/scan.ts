// How does a Titans memory read, four numbers at a time? memory.cpu.ts in float32, for any depth, rule and trace.
// AssemblyScript, compiled by scripts/simd.mjs; memory.simd.ts fills the records below, calls scan() and reads what it left.
// Addresses are bytes; a row's stride is its width rounded up to four numbers, with zeros beyond the width.

import { activate } from "./activation";
import { all, sumOf } from "./lanes";
import { dot, multiply, multiplyBack } from "./products";

/** One layer, and the vectors of the pass through it. In the order of `layerFields` in memory.simd.ts. */
@unmanaged
class Layer {
  rows: i32;
  columns: i32;
  stride: i32;
  /** Where its block starts in the weights. */
  offset: usize;
  /** Its input for the key; of the first layer, nothing: that is the key itself. */
  input: usize;
  z: usize;
  /** σ′ of its output. */
  slope: usize;
  delta: usize;
}

/** A call's record. In the order of `scanFields` in memory.simd.ts. */
@unmanaged
class Scan {
  depth: i32;
  layers: usize;
  // The rule
  chunk: i32;
  activation: i32;
  residual: i32;
  readBefore: i32;
  /** 0 l2, 1 lp, 2 huber */
  bias: i32;
  biasParameter: f32;
  anchored: i32;
  /** 0 for none */
  clip: f32;
  lossScale: f32;
  /** 0 where the output is not layer-normalised. */
  gain: usize;
  normalised: usize;
  epsilon: f32;
  // What is carried on
  size: i32;
  weights: usize;
  momentum: usize;
  chunkWeights: usize;
  initialWeights: usize;
  // What is read: the first row is that of token `position`
  position: i32;
  count: i32;
  keys: usize;
  values: usize;
  queries: usize;
  theta: usize;
  eta: usize;
  alpha: usize;
  // What is left behind, 0 where it is not wanted. Rows follow each other without a gap.
  reads: usize;
  loss: usize;
  errorNorm: usize;
  surprise: usize;
  momentumNorm: usize;
  alignment: usize;
  update: usize;
  drift: usize;
  weightNorm: usize;
  guesses: usize;
  answersBefore: usize;
  answersAfter: usize;
  keyInputs: usize;
  inputsWidth: i32;
  deltas: usize;
  deltasWidth: i32;
  queryInput: usize;
  // Room for one pass
  output: usize;
  gradient: usize;
}

/** The first byte that nothing here uses. */
export const free: usize = __heap_base;

/** 1/σ of the layer norm of the last pass at the chunk's weights. */
let inverseDeviation: f32 = 0;
let loss: f32 = 0;
let errorNorm: f32 = 0;

function layerOf(scan: Scan, index: i32): Layer {
  return changetype<Layer>(scan.layers + <usize>index * offsetof<Layer>());
}

/** Copies `width` numbers, up to three more being overwritten later. */
function copyRow(to: usize, from: usize, width: i32): void {
  const end = (<usize>width) << 2;
  for (let j: usize = 0; j < end; j += 16) v128.store(to + j, v128.load(from + j));
}

function put(column: usize, row: i32, value: f32): void {
  store<f32>(column + ((<usize>row) << 2), value);
}

/** Reads `count` tokens, moving the state on and filling whatever has an address. */
export function run(record: usize): void {
  const scan = changetype<Scan>(record);
  const first = layerOf(scan, 0);
  const last = layerOf(scan, scan.depth - 1);
  const keyStride = (<usize>((first.rows + 3) & ~3)) << 2;
  const valueStride = (<usize>last.stride) << 2;
  const width = last.columns;
  const rowBytes = (<usize>width) << 2;
  const traced = scan.loss !== 0;

  for (let row = 0; row < scan.count; row++) {
    const t = scan.position + row;
    const begins = t % scan.chunk === 0;
    if (begins) memory.copy(scan.chunkWeights, scan.weights, (<usize>scan.size) << 2);
    const key = scan.keys + <usize>row * keyStride;
    const value = scan.values + <usize>row * valueStride;
    const query = scan.queries + <usize>row * keyStride;
    const at = (<usize>row) << 2;
    const theta = load<f32>(scan.theta + at);
    const eta = load<f32>(scan.eta + at);
    const alpha = load<f32>(scan.alpha + at);
    const outputAt = <usize>row * rowBytes;

    // As a chunk begins, its weights are the memory's own: one pass answers for both.
    if (traced && !begins) {
      forward(scan, scan.weights, key, false);
      copyRow(scan.answersBefore + outputAt, scan.output, width);
    }
    if (scan.readBefore && scan.reads) read(scan, query, row, traced);

    forward(scan, scan.chunkWeights, key, true);
    backward(scan, value);
    if (traced) {
      copyRow(scan.guesses + outputAt, scan.output, width);
      if (begins) copyRow(scan.answersBefore + outputAt, scan.output, width);
      keepPass(scan, key, row);
      writeMeasured(scan, key, row, theta, eta, alpha);
      put(scan.loss, row, loss);
      put(scan.errorNorm, row, errorNorm);
      forward(scan, scan.weights, key, false);
      copyRow(scan.answersAfter + outputAt, scan.output, width);
    } else write(scan, key, theta, eta, alpha);
    if (!scan.readBefore && scan.reads) read(scan, query, row, traced);
  }
}

/** M(x) of `count` rows at any weights: (count, key stride) → (count, d_v), four numbers more being overwritten. */
export function answer(record: usize, weights: usize, inputs: usize, count: i32, outputs: usize): void {
  const scan = changetype<Scan>(record);
  const keyStride = (<usize>((layerOf(scan, 0).rows + 3) & ~3)) << 2;
  const width = layerOf(scan, scan.depth - 1).columns;
  for (let row = 0; row < count; row++) {
    forward(scan, weights, inputs + <usize>row * keyStride, false);
    copyRow(outputs + ((<usize>(row * width)) << 2), scan.output, width);
  }
}

/** y_t = M(q_t) of the memory as it stands. */
function read(scan: Scan, query: usize, row: i32, traced: bool): void {
  forward(scan, scan.weights, query, false);
  const last = layerOf(scan, scan.depth - 1);
  copyRow(scan.reads + ((<usize>row * last.columns) << 2), scan.output, last.columns);
  if (traced) {
    const input = scan.depth === 1 ? query : last.input;
    copyRow(scan.queryInput + ((<usize>row * last.rows) << 2), input, last.rows);
  }
}

/** Every layer's input and delta of this token, one after the other. */
function keepPass(scan: Scan, key: usize, row: i32): void {
  let inputs = scan.keyInputs + ((<usize>row * scan.inputsWidth) << 2);
  let deltas = scan.deltas + ((<usize>row * scan.deltasWidth) << 2);
  for (let index = 0; index < scan.depth; index++) {
    const layer = layerOf(scan, index);
    copyRow(inputs, index === 0 ? key : layer.input, layer.rows);
    copyRow(deltas, layer.delta, layer.columns);
    inputs += (<usize>layer.rows) << 2;
    deltas += (<usize>layer.columns) << 2;
  }
}

/** z_ℓ = x_ℓ W_ℓ, x_{ℓ+1} = σ(z_ℓ), M(x) = [x +] [g∘LN](z_last) into `output`. */
function forward(scan: Scan, weights: usize, x: usize, steep: bool): void {
  let input = x;
  for (let index = 0; index < scan.depth; index++) {
    const layer = layerOf(scan, index);
    multiply(input, weights + layer.offset, layer.rows, layer.stride, layer.z);
    if (index + 1 < scan.depth) {
      const next = layerOf(scan, index + 1);
      activate(scan.activation, layer.z, next.input, steep ? layer.slope : 0, layer.stride);
      input = next.input;
    }
  }
  finish(scan, layerOf(scan, scan.depth - 1).z, x, scan.output);
}

/** The layer norm and the residual, where there are any. */
function finish(scan: Scan, z: usize, x: usize, output: usize): void {
  const last = layerOf(scan, scan.depth - 1);
  const width = last.columns;
  if (scan.gain) {
    let mean: f64 = 0;
    for (let j = 0; j < width; j++) mean += load<f32>(z + ((<usize>j) << 2));
    mean /= width;
    let variance: f64 = 0;
    for (let j = 0; j < width; j++) {
      const from = <f64>load<f32>(z + ((<usize>j) << 2)) - mean;
      variance += from * from;
    }
    const inverse = 1 / Math.sqrt(variance / width + <f64>scan.epsilon);
    inverseDeviation = <f32>inverse;
    for (let j = 0; j < width; j++) {
      const at = (<usize>j) << 2;
      const n = <f32>((<f64>load<f32>(z + at) - mean) * inverse);
      store<f32>(scan.normalised + at, n);
      store<f32>(output + at, n * load<f32>(scan.gain + at));
    }
  } else copyRow(output, z, width);
  if (scan.residual) {
    const end = (<usize>last.stride) << 2;
    for (let j: usize = 0; j < end; j += 16) {
      v128.store(output + j, f32x4.add(v128.load(output + j), v128.load(x + j)));
    }
  }
}

/** Fills every layer's delta = ∂ℓ/∂z_ℓ for the last forward pass, the last one clipped; sets loss and errorNorm. */
function backward(scan: Scan, value: usize): void {
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

  const delta = last.delta;
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
      store<f32>(delta + at, <f32>((h - mean - load<f32>(scan.normalised + at) * along) * inverseDeviation));
    }
  } else copyRow(delta, gradient, width);

  if (scan.clip > 0) {
    const length = Mathf.sqrt(dot(delta, delta, stride));
    if (length > scan.clip) {
      const factor = all(scan.clip / length);
      for (let j: usize = 0; j < end; j += 16) v128.store(delta + j, f32x4.mul(factor, v128.load(delta + j)));
    }
  }

  for (let index = scan.depth - 1; index > 0; index--) {
    const layer = layerOf(scan, index);
    const below = layerOf(scan, index - 1);
    multiplyBack(scan.chunkWeights + layer.offset, layer.delta, layer.rows, layer.stride, below.slope, below.delta);
  }
}

/** S = η S − θ u, M = (1−α) M [+ α M_0] + S, u = xᵀ δ of every layer. */
function write(scan: Scan, key: usize, theta: f32, eta: f32, alpha: f32): void {
  const carry = all(eta);
  const keep = all(1 - alpha);
  const restore = all(alpha);
  for (let index = 0; index < scan.depth; index++) {
    const layer = layerOf(scan, index);
    const input = index === 0 ? key : layer.input;
    const delta = layer.delta;
    const row = (<usize>layer.stride) << 2;
    let at = layer.offset;
    for (let i = 0; i < layer.rows; i++) {
      const written = all(theta * load<f32>(input + ((<usize>i) << 2)));
      for (let j: usize = 0; j < row; j += 16, at += 16) {
        const s = f32x4.sub(f32x4.mul(carry, v128.load(scan.momentum + at)), f32x4.mul(written, v128.load(delta + j)));
        v128.store(scan.momentum + at, s);
        let kept = f32x4.mul(keep, v128.load(scan.weights + at));
        if (scan.anchored) kept = f32x4.add(kept, f32x4.mul(restore, v128.load(scan.initialWeights + at)));
        v128.store(scan.weights + at, f32x4.add(kept, s));
      }
    }
  }
}

/** The same, and the norms of u, S, M_t − M_{t−1}, M_t − M_0 and M_t, and the cosine of S and −u. */
function writeMeasured(scan: Scan, key: usize, token: i32, theta: f32, eta: f32, alpha: f32): void {
  const carry = all(eta);
  const keep = all(1 - alpha);
  const forgotten = all(alpha);
  const restore = all(scan.anchored ? alpha : 0);
  let surprise2: f32 = 0;
  let product: f32 = 0;
  let momentum2: f32 = 0;
  let update2: f32 = 0;
  let drift2: f32 = 0;
  let weight2: f32 = 0;
  for (let index = 0; index < scan.depth; index++) {
    const layer = layerOf(scan, index);
    const input = index === 0 ? key : layer.input;
    const delta = layer.delta;
    const row = (<usize>layer.stride) << 2;
    const inputStride = (layer.rows + 3) & ~3;
    surprise2 += dot(input, input, inputStride) * dot(delta, delta, layer.stride);
    let momenta = all(0);
    let updates = all(0);
    let drifts = all(0);
    let sizes = all(0);
    let products = all(0);
    let at = layer.offset;
    for (let i = 0; i < layer.rows; i++) {
      const x = v128.load32_splat(input + ((<usize>i) << 2));
      const written = f32x4.mul(all(theta), x);
      let along = all(0); // row i of S times δ
      for (let j: usize = 0; j < row; j += 16, at += 16) {
        const d = v128.load(delta + j);
        const s = f32x4.sub(f32x4.mul(carry, v128.load(scan.momentum + at)), f32x4.mul(written, d));
        const before = v128.load(scan.weights + at);
        const origin = v128.load(scan.initialWeights + at);
        const after = f32x4.add(f32x4.add(f32x4.mul(keep, before), f32x4.mul(restore, origin)), s);
        v128.store(scan.momentum + at, s);
        v128.store(scan.weights + at, after);
        // Not after − before: where little moves, what that rounds away is all there is.
        const pull = f32x4.sub(scan.anchored ? origin : all(0), before);
        const moved = f32x4.add(f32x4.mul(forgotten, pull), s);
        const drifted = f32x4.add(f32x4.sub(before, origin), moved);
        momenta = f32x4.add(momenta, f32x4.mul(s, s));
        along = f32x4.add(along, f32x4.mul(s, d));
        updates = f32x4.add(updates, f32x4.mul(moved, moved));
        drifts = f32x4.add(drifts, f32x4.mul(drifted, drifted));
        sizes = f32x4.add(sizes, f32x4.mul(after, after));
      }
      products = f32x4.add(products, f32x4.mul(x, along));
    }
    momentum2 += sumOf(momenta);
    update2 += sumOf(updates);
    drift2 += sumOf(drifts);
    weight2 += sumOf(sizes);
    product += sumOf(products);
  }
  put(scan.surprise, token, Mathf.sqrt(surprise2));
  put(scan.momentumNorm, token, Mathf.sqrt(momentum2));
  const aligned = surprise2 > 0 && momentum2 > 0;
  put(scan.alignment, token, aligned ? -product / Mathf.sqrt(surprise2) / Mathf.sqrt(momentum2) : 0);
  put(scan.update, token, Mathf.sqrt(update2));
  put(scan.drift, token, Mathf.sqrt(drift2));
  put(scan.weightNorm, token, Mathf.sqrt(weight2));
}
