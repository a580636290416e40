// What do a memory's activations give, and how steep are they there? The five of model/contracts/config.ts, four numbers
// at a time. AssemblyScript, compiled by scripts/simd.mjs.

import { all, erfOf, expOf, sigmoidOf, tanhOf } from "./lanes";
import { FRAME } from "./record";

/** In the order of `activations` in model/contracts/config.ts. */
const IDENTITY: i32 = 0;
const SILU: i32 = 1;
const GELU: i32 = 2;
const RELU: i32 = 3;

/** a = σ(z), and where `slope` is not 0 also σ′(z) there: slots of frames of `stride` numbers. */
export function activate(kind: i32, z: usize, a: usize, slope: usize, stride: i32, tokens: i32): void {
  for (let j = 0; j < stride; j += 4, z += FRAME, a += FRAME) {
    activateSlot(kind, z, a, slope, (<usize>tokens) << 4);
    if (slope !== 0) slope += FRAME;
  }
}

function activateSlot(kind: i32, z: usize, a: usize, slope: usize, end: usize): void {
  const one = all(1);
  const half = all(0.5);
  for (let j: usize = 0; j < end; j += 16) {
    const x = v128.load(z + j);
    let y = x;
    let rise = one;
    if (kind === SILU) {
      const sigmoid = sigmoidOf(x);
      y = f32x4.mul(x, sigmoid);
      rise = f32x4.mul(sigmoid, f32x4.add(one, f32x4.sub(x, y)));
    } else if (kind === GELU) {
      const below = f32x4.mul(half, f32x4.add(one, erfOf(f32x4.mul(x, all(0.70710678))))); // Φ(x)
      y = f32x4.mul(x, below);
      if (slope !== 0) {
        const density = f32x4.mul(all(0.39894228), expOf(f32x4.mul(all(-0.5), f32x4.mul(x, x))));
        rise = f32x4.add(below, f32x4.mul(x, density));
      }
    } else if (kind === RELU) {
      const above = f32x4.gt(x, all(0));
      y = v128.and(x, above);
      rise = v128.and(one, above);
    } else if (kind !== IDENTITY) {
      y = tanhOf(x);
      rise = f32x4.sub(one, f32x4.mul(y, y));
    }
    v128.store(a + j, y);
    if (slope !== 0) v128.store(slope + j, rise);
  }
}
