// How does one token attend to what it sees? windowAttention.cpu.ts, four numbers at a time, all heads of a token a call.
// AssemblyScript, compiled by scripts/simd.mjs. Keys and values are rows of heads · size numbers.

import { all, expOf, sumOf } from "./lanes";

/**
 * y = Σ_j softmax_j(q·k_j/√size + bias_j) v_j. The columns: `kept` persistent ones without a bias, then `seen` that the memory
 * remembered, where rememberedKeys is not 0, then `seen` tokens. `biases` is that of the farthest, the next one before it.
 */
export function attend(
  query: usize,
  y: usize,
  heads: i32,
  size: i32,
  persistentKeys: usize,
  persistentValues: usize,
  kept: i32,
  rememberedKeys: usize,
  rememberedValues: usize,
  tokenKeys: usize,
  tokenValues: usize,
  seen: i32,
  biases: usize,
  biasStride: usize,
  weights: usize,
): void {
  const stride = (<usize>(heads * size)) << 2;
  const remembered = rememberedKeys === 0 ? 0 : seen;
  const columns = kept + remembered + seen;
  const scale: f32 = 1 / Mathf.sqrt(<f32>size);
  const ofRemembered = weights + ((<usize>kept) << 2);
  const ofTokens = ofRemembered + ((<usize>remembered) << 2);
  for (let head = 0; head < heads; head++) {
    const at = (<usize>(head * size)) << 2;
    const bias = biases + <usize>head * biasStride;
    dots(query + at, persistentKeys + at, kept, size, stride, weights, scale);
    if (remembered) {
      dots(query + at, rememberedKeys + at, seen, size, stride, ofRemembered, scale);
      addBiases(ofRemembered, bias, seen);
    }
    dots(query + at, tokenKeys + at, seen, size, stride, ofTokens, scale);
    addBiases(ofTokens, bias, seen);
    softmax(weights, columns);
    memory.fill(y + at, 0, (<usize>size) << 2);
    addRows(persistentValues + at, weights, kept, size, stride, y + at);
    if (remembered) addRows(rememberedValues + at, ofRemembered, seen, size, stride, y + at);
    addRows(tokenValues + at, ofTokens, seen, size, stride, y + at);
  }
}

/** products_j = scale · q·k_j. Four keys at a time, each with a sum of its own. */
export function dots(
  query: usize,
  keys: usize,
  count: i32,
  size: i32,
  stride: usize,
  products: usize,
  scale: f32,
): void {
  const whole = (<usize>(size & ~3)) << 2;
  const end = (<usize>size) << 2;
  let key = keys;
  let to = products;
  let left = count;
  for (; left >= 4; left -= 4, key += 4 * stride, to += 16) {
    const key1 = key + stride;
    const key2 = key1 + stride;
    const key3 = key2 + stride;
    let a = all(0);
    let b = a;
    let c = a;
    let d = a;
    for (let j: usize = 0; j < whole; j += 16) {
      const q = v128.load(query + j);
      a = f32x4.add(a, f32x4.mul(q, v128.load(key + j)));
      b = f32x4.add(b, f32x4.mul(q, v128.load(key1 + j)));
      c = f32x4.add(c, f32x4.mul(q, v128.load(key2 + j)));
      d = f32x4.add(d, f32x4.mul(q, v128.load(key3 + j)));
    }
    // The four sums side by side, each added up as sumOf does.
    const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    const low = f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
    const high = f32x4.add(v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5), v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7));
    let sums = f32x4.add(low, high);
    for (let j = whole; j < end; j += 4) {
      const q = v128.load32_splat(query + j);
      const k = f32x4(load<f32>(key + j), load<f32>(key1 + j), load<f32>(key2 + j), load<f32>(key3 + j));
      sums = f32x4.add(sums, f32x4.mul(q, k));
    }
    v128.store(to, f32x4.mul(sums, all(scale)));
  }
  for (; left > 0; left--, key += stride, to += 4) {
    let a = all(0);
    for (let j: usize = 0; j < whole; j += 16) a = f32x4.add(a, f32x4.mul(v128.load(query + j), v128.load(key + j)));
    let sum = sumOf(a);
    for (let j = whole; j < end; j += 4) sum += load<f32>(query + j) * load<f32>(key + j);
    store<f32>(to, sum * scale);
  }
}

/** The first column is the farthest, whose bias is the last. */
export function addBiases(weights: usize, bias: usize, count: i32): void {
  for (let j = 0; j < count; j++) {
    const at = (<usize>j) << 2;
    store<f32>(weights + at, load<f32>(weights + at) + load<f32>(bias - at));
  }
}

/** The columns' softmax in place. What lies beyond the last of them is scratch, too. */
export function softmax(weights: usize, columns: i32): void {
  const end = weights + ((<usize>columns) << 2);
  let highest: f32 = -Infinity;
  for (let at = weights; at < end; at += 4) highest = max(highest, load<f32>(at));
  const most = all(highest);
  for (let at = weights; at < end; at += 16) v128.store(at, expOf(f32x4.sub(v128.load(at), most)));
  for (let at = end; at & 15; at += 4) store<f32>(at, 0);
  let totals = all(0);
  for (let at = weights; at < end; at += 16) totals = f32x4.add(totals, v128.load(at));
  const share = all(1 / sumOf(totals));
  for (let at = weights; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), share));
}

/** y += Σ_j weights_j v_j. Sixteen columns stay in registers while the rows pass by. */
export function addRows(values: usize, weights: usize, count: i32, size: i32, stride: usize, y: usize): void {
  let i = 0;
  for (; i + 16 <= size; i += 16) {
    const at = (<usize>i) << 2;
    let a = v128.load(y + at);
    let b = v128.load(y + at, 16);
    let c = v128.load(y + at, 32);
    let d = v128.load(y + at, 48);
    let row = values + at;
    for (let j = 0; j < count; j++, row += stride) {
      const weight = v128.load32_splat(weights + ((<usize>j) << 2));
      a = f32x4.add(a, f32x4.mul(weight, v128.load(row)));
      b = f32x4.add(b, f32x4.mul(weight, v128.load(row, 16)));
      c = f32x4.add(c, f32x4.mul(weight, v128.load(row, 32)));
      d = f32x4.add(d, f32x4.mul(weight, v128.load(row, 48)));
    }
    v128.store(y + at, a);
    v128.store(y + at, b, 16);
    v128.store(y + at, c, 32);
    v128.store(y + at, d, 48);
  }
  for (; i + 4 <= size; i += 4) {
    const at = (<usize>i) << 2;
    let sum = v128.load(y + at);
    let row = values + at;
    for (let j = 0; j < count; j++, row += stride) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(weights + ((<usize>j) << 2)), v128.load(row)));
    }
    v128.store(y + at, sum);
  }
  for (; i < size; i++) {
    const at = (<usize>i) << 2;
    let sum = load<f32>(y + at);
    let row = values + at;
    for (let j = 0; j < count; j++, row += stride) sum += load<f32>(weights + ((<usize>j) << 2)) * load<f32>(row);
    store<f32>(y + at, sum);
  }
}
