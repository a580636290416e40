// How do some tokens write into a layer whose every step is kept in a trace? As in write.ts, to the bit, and what the norms and
// the answers before and after each token need is added up along the way. AssemblyScript, compiled by scripts/simd.mjs.

import { all0, all1, all2, all3 } from "./lanes";
import { AFTER, ALONG, BEFORE, DELTA, FRAME, KEY, Layer, READ, Scan, WRITTEN } from "./record";
import { DRIFT, MOMENTUM, PRODUCT, UPDATE, WEIGHT } from "./sums";
import { addProduct, carried } from "./write";

/** sum += a² + b² + c² + d² */
function addSquares(sum: usize, a: v128, b: v128, c: v128, d: v128): void {
  const first = f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b));
  const second = f32x4.add(f32x4.mul(c, c), f32x4.mul(d, d));
  v128.store(sum, f32x4.add(v128.load(sum), f32x4.add(first, second)));
}

/** Writes as `write` does, to the bit, and adds up what a trace keeps, and what the layer answers to BEFORE and AFTER. */
export function writeMeasured(scan: Scan, layer: Layer, tokens: i32): void {
  const row = (<usize>layer.stride) << 2;
  const anchored = scan.anchored;
  const readBefore = scan.readBefore;
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
      let sums = scan.sums;
      let output = frame;
      for (let input = inputs; input < end; input += 16, output += 16, sums += 16) {
        addProduct(output + BEFORE, input + BEFORE, m0, m1, m2, m3);
        if (readBefore) addProduct(output + READ, input + READ, m0, m1, m2, m3);
        const carry = v128.load32_splat(sums);
        const delta = v128.load(output + DELTA);
        const written = v128.load(input + WRITTEN);
        s0 = carried(carry, s0, all0(written), delta);
        s1 = carried(carry, s1, all1(written), delta);
        s2 = carried(carry, s2, all2(written), delta);
        s3 = carried(carry, s3, all3(written), delta);
        addSquares(sums + MOMENTUM, s0, s1, s2, s3);
        addProduct(output + ALONG, input + KEY, s0, s1, s2, s3);
        const forgotten = v128.load32_splat(sums, 8);
        let u0 = m0;
        let u1 = m1;
        let u2 = m2;
        let u3 = m3;
        if (anchored) {
          u0 = f32x4.sub(m0, v128.load(initial));
          u1 = f32x4.sub(m1, v128.load(initial + row));
          u2 = f32x4.sub(m2, v128.load(initial + 2 * row));
          u3 = f32x4.sub(m3, v128.load(initial + 3 * row));
        }
        // Not the difference of the weights: where little moves, what that rounds away is all there is.
        u0 = f32x4.sub(s0, f32x4.mul(forgotten, u0));
        u1 = f32x4.sub(s1, f32x4.mul(forgotten, u1));
        u2 = f32x4.sub(s2, f32x4.mul(forgotten, u2));
        u3 = f32x4.sub(s3, f32x4.mul(forgotten, u3));
        addSquares(sums + UPDATE, u0, u1, u2, u3);
        addSquares(
          sums + DRIFT,
          f32x4.add(f32x4.sub(m0, v128.load(initial)), u0),
          f32x4.add(f32x4.sub(m1, v128.load(initial + row)), u1),
          f32x4.add(f32x4.sub(m2, v128.load(initial + 2 * row)), u2),
          f32x4.add(f32x4.sub(m3, v128.load(initial + 3 * row)), u3),
        );
        const keep = v128.load32_splat(sums, 4);
        m0 = f32x4.mul(keep, m0);
        m1 = f32x4.mul(keep, m1);
        m2 = f32x4.mul(keep, m2);
        m3 = f32x4.mul(keep, m3);
        if (anchored) {
          const restore = v128.load32_splat(sums, 8);
          m0 = f32x4.add(m0, f32x4.mul(restore, v128.load(initial)));
          m1 = f32x4.add(m1, f32x4.mul(restore, v128.load(initial + row)));
          m2 = f32x4.add(m2, f32x4.mul(restore, v128.load(initial + 2 * row)));
          m3 = f32x4.add(m3, f32x4.mul(restore, v128.load(initial + 3 * row)));
        }
        m0 = f32x4.add(m0, s0);
        m1 = f32x4.add(m1, s1);
        m2 = f32x4.add(m2, s2);
        m3 = f32x4.add(m3, s3);
        addSquares(sums + WEIGHT, m0, m1, m2, m3);
        addProduct(output + AFTER, input + AFTER, m0, m1, m2, m3);
        if (!readBefore) addProduct(output + READ, input + READ, m0, m1, m2, m3);
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
  for (let frame = layer.outputs; frame < outputs; frame += FRAME) {
    for (let t = 0; t < tokens; t++) {
      const at = (<usize>t) << 4;
      const sum = scan.sums + PRODUCT + at;
      const along = f32x4.mul(v128.load(frame + ALONG + at), v128.load(frame + DELTA + at));
      v128.store(sum, f32x4.add(v128.load(sum), along));
    }
  }
}
