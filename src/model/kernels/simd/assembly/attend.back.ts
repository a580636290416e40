// What do errors of one token's attention say of what it saw? attend.ts backwards, all heads of a token a call.
// AssemblyScript, compiled by scripts/simd.mjs. Every gradient lies `apart` bytes behind what it is of, and is added to.

import { addBiases, addRows, dots, softmax } from "./attend";

/** Arguments as of attend; of y, and what lies `apart` behind it, the gradient is known. `weights` has room for twice the columns. */
export function attendBack(
  apart: usize,
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
  const ofRemembered = (<usize>kept) << 2;
  const ofTokens = ofRemembered + ((<usize>remembered) << 2);
  const errors = weights + ((<usize>((columns + 7) & ~3)) << 2);
  for (let head = 0; head < heads; head++) {
    const at = (<usize>(head * size)) << 2;
    const bias = biases + <usize>head * biasStride;
    dots(query + at, persistentKeys + at, kept, size, stride, weights, scale);
    if (remembered) {
      dots(query + at, rememberedKeys + at, seen, size, stride, weights + ofRemembered, scale);
      addBiases(weights + ofRemembered, bias, seen);
    }
    dots(query + at, tokenKeys + at, seen, size, stride, weights + ofTokens, scale);
    addBiases(weights + ofTokens, bias, seen);
    softmax(weights, columns);

    const dy = y + apart + at;
    dots(dy, persistentValues + at, kept, size, stride, errors, 1);
    if (remembered) dots(dy, rememberedValues + at, seen, size, stride, errors + ofRemembered, 1);
    dots(dy, tokenValues + at, seen, size, stride, errors + ofTokens, 1);
    let mean: f32 = 0;
    const end = (<usize>columns) << 2;
    for (let j: usize = 0; j < end; j += 4) mean += load<f32>(weights + j) * load<f32>(errors + j);
    for (let j: usize = 0; j < end; j += 4) {
      store<f32>(errors + j, load<f32>(weights + j) * (load<f32>(errors + j) - mean));
    }
    if (remembered) biasesBack(bias + apart, errors + ofRemembered, seen);
    biasesBack(bias + apart, errors + ofTokens, seen);

    spread(persistentValues + apart + at, weights, kept, size, stride, dy);
    if (remembered) spread(rememberedValues + apart + at, weights + ofRemembered, seen, size, stride, dy);
    spread(tokenValues + apart + at, weights + ofTokens, seen, size, stride, dy);
    for (let j: usize = 0; j < end; j += 4) store<f32>(errors + j, load<f32>(errors + j) * scale);
    const dQuery = query + apart + at;
    addRows(persistentKeys + at, errors, kept, size, stride, dQuery);
    spread(persistentKeys + apart + at, errors, kept, size, stride, query + at);
    if (remembered) {
      addRows(rememberedKeys + at, errors + ofRemembered, seen, size, stride, dQuery);
      spread(rememberedKeys + apart + at, errors + ofRemembered, seen, size, stride, query + at);
    }
    addRows(tokenKeys + at, errors + ofTokens, seen, size, stride, dQuery);
    spread(tokenKeys + apart + at, errors + ofTokens, seen, size, stride, query + at);
  }
}

/** The first column is the farthest, whose bias is the last. */
function biasesBack(dBias: usize, errors: usize, count: i32): void {
  for (let j = 0; j < count; j++) {
    const at = (<usize>j) << 2;
    store<f32>(dBias - at, load<f32>(dBias - at) + load<f32>(errors + at));
  }
}

/** row_j += weights_j x */
function spread(rows: usize, weights: usize, count: i32, size: i32, stride: usize, x: usize): void {
  const end = (<usize>size) << 2;
  for (let j = 0; j < count; j++, rows += stride) {
    const weight = v128.load32_splat(weights + ((<usize>j) << 2));
    for (let at: usize = 0; at < end; at += 16) {
      v128.store(rows + at, f32x4.add(v128.load(rows + at), f32x4.mul(weight, v128.load(x + at))));
    }
  }
}
