// What is a memory's own gradient, row by row, and what do errors of it say? The activations with two slopes, and both ways
// through the memory's output and its squared error: with or without a layer norm, a clip and a residual. For scan.back.ts.
// AssemblyScript, compiled by scripts/simd.mjs.

import { all, erfOf, expOf, sigmoidOf, sumOf, tanhOf } from "./lanes";
import { Chunk, Layer } from "./chunk";

const layerNormEpsilon: f32 = 1e-5;

/** a = σ(z), σ′(z) and σ″(z) of `count` numbers; the kinds as in activation.ts. */
export function activateRows(kind: i32, z: usize, a: usize, slope: usize, curve: usize, count: i32): void {
  const one = all(1);
  const two = all(2);
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    const x = v128.load(z + at);
    let y = x;
    let rise = one;
    let bend = all(0);
    if (kind === 1) {
      const s = sigmoidOf(x);
      const other = f32x4.sub(one, s);
      y = f32x4.mul(x, s);
      rise = f32x4.mul(s, f32x4.add(one, f32x4.mul(x, other)));
      const inner = f32x4.add(two, f32x4.mul(x, f32x4.sub(other, s)));
      bend = f32x4.mul(f32x4.mul(s, other), inner);
    } else if (kind === 2) {
      const below = f32x4.mul(all(0.5), f32x4.add(one, erfOf(f32x4.mul(x, all(0.70710678))))); // Φ(x)
      const square = f32x4.mul(x, x);
      const density = f32x4.mul(all(0.39894228), expOf(f32x4.mul(all(-0.5), square)));
      y = f32x4.mul(x, below);
      rise = f32x4.add(below, f32x4.mul(x, density));
      bend = f32x4.mul(density, f32x4.sub(two, square));
    } else if (kind === 3) {
      const above = f32x4.gt(x, all(0));
      y = v128.and(x, above);
      rise = v128.and(one, above);
    } else if (kind === 4) {
      y = tanhOf(x);
      rise = f32x4.sub(one, f32x4.mul(y, y));
      bend = f32x4.mul(f32x4.mul(all(-2), y), rise);
    }
    v128.store(a + at, y);
    v128.store(slope + at, rise);
    v128.store(curve + at, bend);
  }
}

// Of the layer norm of the last row that was normalised.
let mean: f32 = 0;
let inverse: f32 = 0;
let width: i32 = 0;

function at(x: usize, j: i32): f32 {
  return load<f32>(x + ((<usize>j) << 2));
}
function put(x: usize, j: i32, value: f32): void {
  store<f32>(x + ((<usize>j) << 2), value);
}
function give(x: usize, j: i32, value: f32): void {
  put(x, j, at(x, j) + value);
}

/** Of one row z: its mean and 1/σ. */
function normalise(z: usize): void {
  mean = 0;
  for (let j = 0; j < width; j++) mean += at(z, j);
  mean /= <f32>width;
  let variance: f32 = 0;
  for (let j = 0; j < width; j++) variance += (at(z, j) - mean) * (at(z, j) - mean);
  inverse = 1 / Mathf.sqrt(variance / <f32>width + layerNormEpsilon);
}

function normalised(z: usize, j: i32): f32 {
  return (at(z, j) - mean) * inverse;
}

/** ∂L/∂z of z ↦ n = (z − mean) / σ, where ∂L/∂n lies at `dn`, and `more` is what else is known of ∂L/∂(1/σ). Sets dz. */
function normBack(z: usize, dn: usize, more: f32, dz: usize): void {
  let ofInverse = more;
  for (let j = 0; j < width; j++) ofInverse += at(dn, j) * (at(z, j) - mean);
  const back = (ofInverse * inverse * inverse * inverse) / <f32>width;
  let sum: f32 = 0;
  for (let j = 0; j < width; j++) {
    const change = at(dn, j) * inverse - back * (at(z, j) - mean);
    sum += change;
    put(dz, j, change);
  }
  for (let j = 0; j < width; j++) give(dz, j, -sum / <f32>width);
}

/** δ = ∂ℓ/∂z of the last layer for one token, ℓ = c/2 ‖M(k) − v‖², clipped. */
export function outputGradient(chunk: Chunk, last: Layer, t: i32): void {
  width = last.columns;
  const row = (<usize>(t * width)) << 2;
  const z = last.z + row;
  const delta = last.delta + row;
  const gain = chunk.gain;
  if (gain) normalise(z);
  let along: f32 = 0;
  let middle: f32 = 0;
  for (let j = 0; j < width; j++) {
    let error = (gain ? normalised(z, j) * at(gain, j) : at(z, j)) - at(chunk.values + row, j);
    if (chunk.residual) error += at(chunk.keys + row, j);
    error *= chunk.lossScale;
    if (gain) {
      error *= at(gain, j);
      middle += error / <f32>width;
      along += (error * normalised(z, j)) / <f32>width;
    }
    put(delta, j, error);
  }
  if (gain) {
    for (let j = 0; j < width; j++) {
      put(delta, j, (at(delta, j) - middle - normalised(z, j) * along) * inverse);
    }
  }
  const scale = clipped(chunk, delta);
  if (scale < 1) for (let j = 0; j < width; j++) put(delta, j, at(delta, j) * scale);
}

/** By how much a clip shortens δ: 1 for not at all. */
function clipped(chunk: Chunk, delta: usize): f32 {
  if (chunk.clip === 0) return 1;
  let square: f32 = 0;
  for (let j = 0; j < width; j++) square += at(delta, j) * at(delta, j);
  const norm = Mathf.sqrt(square);
  return norm > chunk.clip ? chunk.clip / norm : 1;
}

/** From ∂L/∂δ of one token, which is used up, to z, the value, the key and the gain; `h` is room for a row. */
export function outputGradientBack(chunk: Chunk, last: Layer, t: i32, h: usize): void {
  width = last.columns;
  const row = (<usize>(t * width)) << 2;
  const z = last.z + row;
  const dDelta = last.dDelta + row;
  const dz = last.dz + row;
  const gain = chunk.gain;
  const apart = chunk.apart;
  const key = chunk.keys + row;
  const value = chunk.values + row;
  if (gain) normalise(z);
  let middle: f32 = 0;
  let along: f32 = 0;
  // h = ∂ℓ/∂n, and of it δ before the clip
  for (let j = 0; j < width; j++) {
    let error = (gain ? normalised(z, j) * at(gain, j) : at(z, j)) - at(value, j);
    if (chunk.residual) error += at(key, j);
    error *= chunk.lossScale;
    if (gain) error *= at(gain, j);
    put(h, j, error);
    if (!gain) continue;
    middle += error / <f32>width;
    along += (error * normalised(z, j)) / <f32>width;
  }
  if (chunk.clip !== 0) {
    let square: f32 = 0;
    let product: f32 = 0;
    for (let j = 0; j < width; j++) {
      const raw = gain ? (at(h, j) - middle - normalised(z, j) * along) * inverse : at(h, j);
      square += raw * raw;
      product += raw * at(dDelta, j);
    }
    const norm = Mathf.sqrt(square);
    if (norm > chunk.clip) {
      const scale = chunk.clip / norm;
      for (let j = 0; j < width; j++) {
        const raw = gain ? (at(h, j) - middle - normalised(z, j) * along) * inverse : at(h, j);
        put(dDelta, j, scale * (at(dDelta, j) - (raw * product) / square));
      }
    }
  }
  if (!gain) {
    for (let j = 0; j < width; j++) {
      const change = chunk.lossScale * at(dDelta, j);
      put(dz, j, change);
      give(value + apart, j, -change);
      if (chunk.residual) give(key + apart, j, change);
    }
    return;
  }
  // δ = r/σ with r = h − mean(h) − n·mean(h∘n)
  let ofInverse: f32 = 0;
  let sum: f32 = 0;
  let product: f32 = 0; // ∂L/∂r · n
  for (let j = 0; j < width; j++) {
    const n = normalised(z, j);
    ofInverse += at(dDelta, j) * (at(h, j) - middle - n * along);
    const change = at(dDelta, j) * inverse;
    sum += change;
    product += change * n;
    put(dDelta, j, change); // ∂L/∂r
  }
  for (let j = 0; j < width; j++) {
    const n = normalised(z, j);
    const ofR = at(dDelta, j);
    const ofH = ofR - (sum + product * n) / <f32>width;
    let ofN = -ofR * along - (product * at(h, j)) / <f32>width;
    // h = c g e, e = g n [+ k] − v
    const g = at(gain, j);
    const ofError = chunk.lossScale * g * ofH;
    give(gain + apart, j, (at(h, j) / g) * ofH + n * ofError);
    give(value + apart, j, -ofError);
    if (chunk.residual) give(key + apart, j, ofError);
    ofN += g * ofError;
    put(dDelta, j, ofN);
  }
  normBack(z, dDelta, ofInverse, dz);
}

/** From ∂L/∂y of one token's answer to z of its query, to the query and the gain. */
export function outputBack(chunk: Chunk, last: Layer, t: i32): void {
  width = last.columns;
  const row = (<usize>(t * width)) << 2;
  const gain = chunk.gain;
  const apart = chunk.apart;
  const dy = chunk.reads + apart + row;
  if (chunk.residual) for (let j = 0; j < width; j++) give(chunk.queries + apart + row, j, at(dy, j));
  if (!gain) {
    memory.copy(last.queryError, dy, (<usize>width) << 2);
    return;
  }
  normalise(last.queryZ);
  for (let j = 0; j < width; j++) {
    give(gain + apart, j, at(dy, j) * normalised(last.queryZ, j));
    put(last.queryBack, j, at(dy, j) * at(gain, j));
  }
  normBack(last.queryZ, last.queryBack, 0, last.queryError);
}
