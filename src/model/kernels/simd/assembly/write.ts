// How do some tokens write into a layer, one after the other, and what is read from it between them?
//   S = η S − θ u, M = (1−α) M [+ α M_0] + S, u = xᵀ δ
// AssemblyScript, compiled by scripts/simd.mjs. Four rows by four columns of M and S stay in registers while the tokens pass
// by, since their errors are all known. Every sum is made in the same order however few they are. Leaves to measure.ts what a
// trace keeps of it.

import { all, all0, all1, all2, all3, sumOf } from "./lanes";
import { product } from "./products";
import { AFTER, ALONG, BEFORE, DELTA, FRAME, KEY, Layer, READ, Scan, WRITTEN } from "./record";
import { SURPRISE } from "./sums";

/** θ x of a layer's inputs; ‖u‖² of its inputs and deltas is added up, and its answers begin at nothing. */
export function weigh(scan: Scan, layer: Layer, row: i32, tokens: i32): void {
  const inputs = layer.inputs + <usize>(layer.inputStride >> 2) * FRAME;
  const outputs = layer.outputs + <usize>(layer.stride >> 2) * FRAME;
  for (let t = 0; t < tokens; t++) {
    const at = (<usize>t) << 4;
    const theta = v128.load32_splat(scan.theta + ((<usize>(row + t)) << 2));
    let square = all(0);
    for (let frame = layer.inputs + at; frame < inputs; frame += FRAME) {
      const x = v128.load(frame + KEY);
      v128.store(frame + WRITTEN, f32x4.mul(theta, x));
      square = f32x4.add(square, f32x4.mul(x, x));
    }
    let deltas = all(0);
    for (let frame = layer.outputs + at; frame < outputs; frame += FRAME) {
      const delta = v128.load(frame + DELTA);
      deltas = f32x4.add(deltas, f32x4.mul(delta, delta));
      v128.store(frame + ALONG, all(0));
      v128.store(frame + READ, all(0));
      v128.store(frame + BEFORE, all(0));
      v128.store(frame + AFTER, all(0));
    }
    const surprise = scan.sums + SURPRISE + at;
    store<f32>(surprise, load<f32>(surprise) + sumOf(square) * sumOf(deltas));
  }
}

/** η S − θ x δ */
export function carried(carry: v128, s: v128, written: v128, delta: v128): v128 {
  return f32x4.sub(f32x4.mul(carry, s), f32x4.mul(written, delta));
}

/** sum += x M of these four rows */
export function addProduct(sum: usize, x: usize, m0: v128, m1: v128, m2: v128, m3: v128): void {
  v128.store(sum, f32x4.add(v128.load(sum), product(x, m0, m1, m2, m3)));
}

/** Writes, and leaves in READ what the layer answers to READ. */
export function write(scan: Scan, layer: Layer, tokens: i32): void {
  const row = (<usize>layer.stride) << 2;
  const anchored = scan.anchored;
  const reads = scan.reads === 0 ? 0 : scan.readBefore ? 1 : 2;
  const outputs = layer.outputs + <usize>(layer.stride >> 2) * FRAME;
  const origin = scan.initialWeights - scan.weights;
  const pushed = scan.momentum - scan.weights;
  let weights = scan.weights + layer.offset;
  let inputs = layer.inputs;
  for (let i = 0; i < layer.rows; i += 4, inputs += FRAME, weights += 3 * row) {
    const end = inputs + ((<usize>tokens) << 4);
    for (let frame = layer.outputs; frame < outputs; frame += FRAME, weights += 16) {
      const momentum = weights + pushed;
      const initial = weights + origin;
      let m0 = v128.load(weights);
      let m1 = v128.load(weights + row);
      let m2 = v128.load(weights + 2 * row);
      let m3 = v128.load(weights + 3 * row);
      let s0 = v128.load(momentum);
      let s1 = v128.load(momentum + row);
      let s2 = v128.load(momentum + 2 * row);
      let s3 = v128.load(momentum + 3 * row);
      let gates = scan.sums;
      let output = frame;
      for (let input = inputs; input < end; input += 16, output += 16, gates += 16) {
        if (reads === 1) addProduct(output + READ, input + READ, m0, m1, m2, m3);
        const carry = v128.load32_splat(gates);
        const keep = v128.load32_splat(gates, 4);
        const delta = v128.load(output + DELTA);
        const written = v128.load(input + WRITTEN);
        s0 = carried(carry, s0, all0(written), delta);
        s1 = carried(carry, s1, all1(written), delta);
        s2 = carried(carry, s2, all2(written), delta);
        s3 = carried(carry, s3, all3(written), delta);
        m0 = f32x4.mul(keep, m0);
        m1 = f32x4.mul(keep, m1);
        m2 = f32x4.mul(keep, m2);
        m3 = f32x4.mul(keep, m3);
        if (anchored) {
          const restore = v128.load32_splat(gates, 8);
          m0 = f32x4.add(m0, f32x4.mul(restore, v128.load(initial)));
          m1 = f32x4.add(m1, f32x4.mul(restore, v128.load(initial + row)));
          m2 = f32x4.add(m2, f32x4.mul(restore, v128.load(initial + 2 * row)));
          m3 = f32x4.add(m3, f32x4.mul(restore, v128.load(initial + 3 * row)));
        }
        m0 = f32x4.add(m0, s0);
        m1 = f32x4.add(m1, s1);
        m2 = f32x4.add(m2, s2);
        m3 = f32x4.add(m3, s3);
        if (reads === 2) addProduct(output + READ, input + READ, m0, m1, m2, m3);
      }
      v128.store(weights, m0);
      v128.store(weights + row, m1);
      v128.store(weights + 2 * row, m2);
      v128.store(weights + 3 * row, m3);
      v128.store(momentum, s0);
      v128.store(momentum + row, s1);
      v128.store(momentum + 2 * row, s2);
      v128.store(momentum + 3 * row, s3);
    }
  }
}

/** The same of one token, to the bit: what is asked stays in registers while four rows of the weights pass by. */
export function writeOne(scan: Scan, layer: Layer): void {
  const row = (<usize>layer.stride) << 2;
  const pushed = scan.momentum - scan.weights;
  const origin = scan.initialWeights - scan.weights;
  const outputs = layer.outputs + <usize>(layer.stride >> 2) * FRAME;
  const anchored = scan.anchored;
  const reads = scan.reads === 0 ? 0 : scan.readBefore ? 1 : 2;
  const carry = v128.load32_splat(scan.sums);
  const keep = v128.load32_splat(scan.sums, 4);
  const restore = v128.load32_splat(scan.sums, 8);
  let at = scan.weights + layer.offset;
  let input = layer.inputs;
  for (let i = 0; i < layer.rows; i += 4, input += FRAME, at += 3 * row) {
    const written = v128.load(input + WRITTEN);
    const x0 = all0(written);
    const x1 = all1(written);
    const x2 = all2(written);
    const x3 = all3(written);
    for (let output = layer.outputs; output < outputs; output += FRAME, at += 16) {
      const row1 = at + row;
      const row2 = row1 + row;
      const row3 = row2 + row;
      let m0 = v128.load(at);
      let m1 = v128.load(row1);
      let m2 = v128.load(row2);
      let m3 = v128.load(row3);
      if (reads === 1) addProduct(output + READ, input + READ, m0, m1, m2, m3);
      m0 = f32x4.mul(keep, m0);
      m1 = f32x4.mul(keep, m1);
      m2 = f32x4.mul(keep, m2);
      m3 = f32x4.mul(keep, m3);
      if (anchored) {
        m0 = f32x4.add(m0, f32x4.mul(restore, v128.load(at + origin)));
        m1 = f32x4.add(m1, f32x4.mul(restore, v128.load(row1 + origin)));
        m2 = f32x4.add(m2, f32x4.mul(restore, v128.load(row2 + origin)));
        m3 = f32x4.add(m3, f32x4.mul(restore, v128.load(row3 + origin)));
      }
      const delta = v128.load(output + DELTA);
      const s0 = carried(carry, v128.load(at + pushed), x0, delta);
      const s1 = carried(carry, v128.load(row1 + pushed), x1, delta);
      const s2 = carried(carry, v128.load(row2 + pushed), x2, delta);
      const s3 = carried(carry, v128.load(row3 + pushed), x3, delta);
      m0 = f32x4.add(m0, s0);
      m1 = f32x4.add(m1, s1);
      m2 = f32x4.add(m2, s2);
      m3 = f32x4.add(m3, s3);
      v128.store(at + pushed, s0);
      v128.store(row1 + pushed, s1);
      v128.store(row2 + pushed, s2);
      v128.store(row3 + pushed, s3);
      v128.store(at, m0);
      v128.store(row1, m1);
      v128.store(row2, m2);
      v128.store(row3, m3);
      if (reads === 2) addProduct(output + READ, input + READ, m0, m1, m2, m3);
    }
  }
}
