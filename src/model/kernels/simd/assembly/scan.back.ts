// What do errors of a Titans memory's answers say of what it read? scan.ts backwards, one chunk a call, for any depth.
// AssemblyScript, compiled by scripts/simd.mjs. Widths are multiples of four. Gradients are added to what is there, but for
// those of M and S: as they come in they are of what the chunk left, as they go out of what it began with.
//
//   m_t = ∂L/∂M_t, of the answer y_t and of all that comes later         s_t = ∂L/∂S_t = m_t + η_{t+1} s_{t+1}
//   ∂L/∂M_{t−1} = (1−α_t) m_t     ∂L/∂α_t = −⟨m_t, M_{t−1}⟩, or ⟨m_t, M_0 − M_{t−1}⟩     ∂L/∂η_t = ⟨s_t, S_{t−1}⟩
//   u_t = xᵀδ, so ∂L/∂θ_t = −x s_t δᵀ, ∂L/∂x = −θ_t s_t δ and ∂L/∂δ = −θ_t x s_t, and from there through ∇ℓ itself.

import { Chunk, Layer, layerOf } from "./chunk";
import { dense } from "./dense";
import { toInputs, toWeights } from "./dense.back";
import { all, sumOf } from "./lanes";
import { activateRows, outputBack, outputGradient, outputGradientBack } from "./surprise.back";

export function scanBack(record: usize): void {
  const chunk = changetype<Chunk>(record);
  surprises(chunk);
  write(chunk);
  for (let index = 0; index < chunk.depth; index++) {
    const layer = layerOf(chunk, index);
    memory.fill(layer.dx, 0, (<usize>(chunk.tokens * layer.rows)) << 2);
    memory.fill(layer.dDelta, 0, (<usize>(chunk.tokens * layer.columns)) << 2);
  }
  for (let t = chunk.tokens - 1; t >= 0; t--) {
    answerBack(chunk, t);
    writeBack(chunk, t);
  }
  surprisesBack(chunk);
}

/** M(x) of `rows` rows at the weights that lie at `states`, backwards: to x, to those weights, and to the gain. */
export function answerOfBack(record: usize, rows: i32): void {
  const chunk = changetype<Chunk>(record);
  for (let t = 0; t < rows; t++) askBack(chunk, t, chunk.states);
}

/** x_ℓ, z_ℓ and δ_ℓ of all tokens, at the weights that the chunk began with. */
function surprises(chunk: Chunk): void {
  const tokens = chunk.tokens;
  const depth = chunk.depth;
  const first = layerOf(chunk, 0);
  memory.copy(first.x, chunk.keys, (<usize>(tokens * first.rows)) << 2);
  for (let index = 0; index < depth; index++) {
    const layer = layerOf(chunk, index);
    dense(layer.x, chunk.states + layer.offset, layer.z, layer.rows, layer.columns, tokens);
    if (index + 1 === depth) break;
    const next = layerOf(chunk, index + 1).x;
    activateRows(chunk.activation, layer.z, next, layer.slope, layer.curve, tokens * layer.columns);
  }
  const last = layerOf(chunk, depth - 1);
  for (let t = 0; t < tokens; t++) outputGradient(chunk, last, t);
  for (let index = depth - 1; index > 0; index--) {
    const layer = layerOf(chunk, index);
    const below = layerOf(chunk, index - 1);
    const count = tokens * below.columns;
    memory.fill(below.above, 0, (<usize>count) << 2);
    toInputs(chunk.states + layer.offset, layer.delta, below.above, layer.rows, layer.columns, tokens);
    multiply(below.above, below.slope, below.delta, count);
  }
}

/** M and S after every token. */
function write(chunk: Chunk): void {
  const bytes = (<usize>chunk.size) << 2;
  for (let t = 0; t < chunk.tokens; t++) {
    const at = (<usize>t) << 2;
    const theta = load<f32>(chunk.theta + at);
    const alpha = load<f32>(chunk.alpha + at);
    const eta = all(load<f32>(chunk.eta + at));
    const keep = all(1 - alpha);
    const restore = all(alpha);
    for (let index = 0; index < chunk.depth; index++) {
      const layer = layerOf(chunk, index);
      const row = (<usize>layer.columns) << 2;
      const x = layer.x + ((<usize>(t * layer.rows)) << 2);
      const delta = layer.delta + <usize>t * row;
      let from = <usize>t * bytes + layer.offset;
      let origin = chunk.initial + layer.offset;
      for (let i = 0; i < layer.rows; i++) {
        const written = all(theta * load<f32>(x + ((<usize>i) << 2)));
        for (let j: usize = 0; j < row; j += 16, from += 16, origin += 16) {
          const s = f32x4.sub(
            f32x4.mul(eta, v128.load(chunk.momenta + from)),
            f32x4.mul(written, v128.load(delta + j)),
          );
          let m = f32x4.add(f32x4.mul(keep, v128.load(chunk.states + from)), s);
          if (chunk.anchored) m = f32x4.add(m, f32x4.mul(restore, v128.load(origin)));
          v128.store(chunk.momenta + bytes + from, s);
          v128.store(chunk.states + bytes + from, m);
        }
      }
    }
  }
}

/** From a token's answer to the weights that it was given with, and to the query. */
function answerBack(chunk: Chunk, t: i32): void {
  askBack(chunk, t, chunk.states + ((<usize>((t + 1) * chunk.size)) << 2));
}

function askBack(chunk: Chunk, t: i32, weights: usize): void {
  const depth = chunk.depth;
  const last = layerOf(chunk, depth - 1);
  const first = layerOf(chunk, 0);
  const query = chunk.queries + ((<usize>(t * first.rows)) << 2);
  memory.copy(first.queryX, query, (<usize>first.rows) << 2);
  if (depth > 1 || chunk.gain) {
    for (let index = 0; index < depth; index++) {
      const layer = layerOf(chunk, index);
      dense(layer.queryX, weights + layer.offset, layer.queryZ, layer.rows, layer.columns, 1);
      if (index + 1 === depth) break;
      const next = layerOf(chunk, index + 1).queryX;
      activateRows(chunk.activation, layer.queryZ, next, layer.querySlope, layer.queryCurve, layer.columns);
    }
  }
  outputBack(chunk, last, t);
  for (let index = depth - 1; index >= 0; index--) {
    const layer = layerOf(chunk, index);
    toWeights(layer.queryX, layer.queryError, chunk.dWeights + layer.offset, layer.rows, layer.columns, 1);
    if (index === 0) {
      toInputs(weights + layer.offset, layer.queryError, query + chunk.apart, layer.rows, layer.columns, 1);
      break;
    }
    memory.fill(layer.queryBack, 0, (<usize>layer.rows) << 2);
    toInputs(weights + layer.offset, layer.queryError, layer.queryBack, layer.rows, layer.columns, 1);
    const below = layerOf(chunk, index - 1);
    multiply(layer.queryBack, below.querySlope, below.queryError, below.columns);
  }
}

// Of one token, over all its layers.
let ofTheta: f32 = 0;
let ofEta: v128 = all(0);
let ofAlpha: v128 = all(0);

/** From S and M after a token to those before it, to its gates, and to its u in factors. */
function writeBack(chunk: Chunk, t: i32): void {
  const at = (<usize>t) << 2;
  const theta = load<f32>(chunk.theta + at);
  ofTheta = 0;
  ofEta = all(0);
  ofAlpha = all(0);
  for (let index = 0; index < chunk.depth; index++) {
    const layer = layerOf(chunk, index);
    const row = (<usize>layer.columns) << 2;
    memory.fill(layer.along, 0, (<usize>layer.rows) << 4);
    let j: usize = 0;
    for (; j + 32 <= row; j += 32) eightColumns(chunk, layer, t, j, row, theta);
    for (; j < row; j += 16) fourColumns(chunk, layer, t, j, row, theta);
    const x = layer.x + ((<usize>(t * layer.rows)) << 2);
    const dx = layer.dx + ((<usize>(t * layer.rows)) << 2);
    for (let i = 0; i < layer.rows; i++) {
      const along = sumOf(v128.load(layer.along + ((<usize>i) << 4)));
      const to = dx + ((<usize>i) << 2);
      store<f32>(to, load<f32>(to) - theta * along);
      ofTheta -= load<f32>(x + ((<usize>i) << 2)) * along;
    }
  }
  add(chunk.theta + chunk.apart + at, ofTheta);
  add(chunk.eta + chunk.apart + at, sumOf(ofEta));
  add(chunk.alpha + chunk.apart + at, -sumOf(ofAlpha));
}

function add(to: usize, change: f32): void {
  store<f32>(to, load<f32>(to) + change);
}

/** Eight columns of one layer: m and s pass by once. */
function eightColumns(chunk: Chunk, layer: Layer, t: i32, j: usize, row: usize, theta: f32): void {
  const at = (<usize>t) << 2;
  const alpha = load<f32>(chunk.alpha + at);
  const keep = all(1 - alpha);
  const restore = all(alpha);
  const eta = all(load<f32>(chunk.eta + at));
  const anchored = chunk.anchored;
  const before = ((<usize>(t * chunk.size)) << 2) + layer.offset + j;
  const delta = layer.delta + <usize>t * row + j;
  const delta0 = v128.load(delta);
  const delta1 = v128.load(delta, 16);
  const end = chunk.dWeights + layer.offset + j + <usize>layer.rows * row;
  let x = layer.x + ((<usize>(t * layer.rows)) << 2);
  let along = layer.along;
  let weights = chunk.states + before;
  let momentum = chunk.momenta + before;
  let dMomentum = chunk.dMomentum + layer.offset + j;
  let origin = chunk.initial + layer.offset + j;
  let sum0 = all(0);
  let sum1 = sum0;
  let etas = ofEta;
  let alphas = ofAlpha;
  for (let dWeights = chunk.dWeights + layer.offset + j; dWeights < end; dWeights += row) {
    const m0 = v128.load(dWeights);
    const m1 = v128.load(dWeights, 16);
    const s0 = f32x4.add(m0, v128.load(dMomentum));
    const s1 = f32x4.add(m1, v128.load(dMomentum, 16));
    let w0 = v128.load(weights);
    let w1 = v128.load(weights, 16);
    if (anchored) {
      w0 = f32x4.sub(w0, v128.load(origin));
      w1 = f32x4.sub(w1, v128.load(origin, 16));
      const dOrigin = origin + chunk.apart;
      v128.store(dOrigin, f32x4.add(v128.load(dOrigin), f32x4.mul(restore, m0)));
      v128.store(dOrigin, f32x4.add(v128.load(dOrigin, 16), f32x4.mul(restore, m1)), 16);
    }
    alphas = f32x4.add(alphas, f32x4.add(f32x4.mul(m0, w0), f32x4.mul(m1, w1)));
    etas = f32x4.add(etas, f32x4.add(f32x4.mul(s0, v128.load(momentum)), f32x4.mul(s1, v128.load(momentum, 16))));
    v128.store(dWeights, f32x4.mul(keep, m0));
    v128.store(dWeights, f32x4.mul(keep, m1), 16);
    v128.store(dMomentum, f32x4.mul(eta, s0));
    v128.store(dMomentum, f32x4.mul(eta, s1), 16);
    const input = v128.load32_splat(x);
    sum0 = f32x4.add(sum0, f32x4.mul(input, s0));
    sum1 = f32x4.add(sum1, f32x4.mul(input, s1));
    const part = f32x4.add(f32x4.mul(s0, delta0), f32x4.mul(s1, delta1));
    v128.store(along, f32x4.add(v128.load(along), part));
    x += 4;
    along += 16;
    weights += row;
    momentum += row;
    dMomentum += row;
    origin += row;
  }
  ofEta = etas;
  ofAlpha = alphas;
  const dDelta = layer.dDelta + <usize>t * row + j;
  v128.store(dDelta, f32x4.sub(v128.load(dDelta), f32x4.mul(all(theta), sum0)));
  v128.store(dDelta, f32x4.sub(v128.load(dDelta, 16), f32x4.mul(all(theta), sum1)), 16);
}

/** The last four columns of a layer that is no multiple of eight wide. */
function fourColumns(chunk: Chunk, layer: Layer, t: i32, j: usize, row: usize, theta: f32): void {
  const at = (<usize>t) << 2;
  const alpha = load<f32>(chunk.alpha + at);
  const keep = all(1 - alpha);
  const eta = all(load<f32>(chunk.eta + at));
  const before = ((<usize>(t * chunk.size)) << 2) + layer.offset + j;
  const delta = v128.load(layer.delta + <usize>t * row + j);
  const x = layer.x + ((<usize>(t * layer.rows)) << 2);
  let sum = all(0);
  for (let i = 0; i < layer.rows; i++) {
    const place = <usize>i * row;
    const dWeights = chunk.dWeights + layer.offset + j + place;
    const dMomentum = chunk.dMomentum + layer.offset + j + place;
    const m = v128.load(dWeights);
    const s = f32x4.add(m, v128.load(dMomentum));
    let w = v128.load(chunk.states + before + place);
    if (chunk.anchored) {
      const origin = chunk.initial + layer.offset + j + place;
      w = f32x4.sub(w, v128.load(origin));
      const dOrigin = origin + chunk.apart;
      v128.store(dOrigin, f32x4.add(v128.load(dOrigin), f32x4.mul(all(alpha), m)));
    }
    ofAlpha = f32x4.add(ofAlpha, f32x4.mul(m, w));
    ofEta = f32x4.add(ofEta, f32x4.mul(s, v128.load(chunk.momenta + before + place)));
    v128.store(dWeights, f32x4.mul(keep, m));
    v128.store(dMomentum, f32x4.mul(eta, s));
    sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(x + ((<usize>i) << 2)), s));
    const along = layer.along + ((<usize>i) << 4);
    v128.store(along, f32x4.add(v128.load(along), f32x4.mul(s, delta)));
  }
  const dDelta = layer.dDelta + <usize>t * row + j;
  v128.store(dDelta, f32x4.sub(v128.load(dDelta), f32x4.mul(all(theta), sum)));
}

/** From what is known of the factors of u, x and δ, to the weights that the chunk began with, the keys and the values. */
function surprisesBack(chunk: Chunk): void {
  const tokens = chunk.tokens;
  const depth = chunk.depth;
  const last = layerOf(chunk, depth - 1);
  // Up, as errors went down: δ_{ℓ} = (δ_{ℓ+1} Wᵀ) ∘ σ′(z_ℓ)
  for (let index = 0; index + 1 < depth; index++) {
    const layer = layerOf(chunk, index);
    const over = layerOf(chunk, index + 1);
    const count = tokens * layer.columns;
    for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
      const d = v128.load(layer.dDelta + at);
      const bent = f32x4.mul(v128.load(layer.above + at), v128.load(layer.curve + at));
      v128.store(layer.dz + at, f32x4.mul(d, bent));
      v128.store(layer.above + at, f32x4.mul(d, v128.load(layer.slope + at))); // now ∂L/∂(what came from above)
    }
    toWeights(layer.above, over.delta, chunk.dWeights + over.offset, over.rows, over.columns, tokens);
    // dDelta += above W: over.dz is room for the product
    dense(layer.above, chunk.states + over.offset, over.dz, over.rows, over.columns, tokens);
    for (let at: usize = 0; at < (<usize>(tokens * over.columns)) << 2; at += 16) {
      v128.store(over.dDelta + at, f32x4.add(v128.load(over.dDelta + at), v128.load(over.dz + at)));
    }
  }
  for (let t = 0; t < tokens; t++) outputGradientBack(chunk, last, t, last.queryBack);
  for (let index = depth - 1; index >= 0; index--) {
    const layer = layerOf(chunk, index);
    toWeights(layer.x, layer.dz, chunk.dWeights + layer.offset, layer.rows, layer.columns, tokens);
    toInputs(chunk.states + layer.offset, layer.dz, layer.dx, layer.rows, layer.columns, tokens);
    const count = (<usize>(tokens * layer.rows)) << 2;
    if (index === 0) {
      const dKeys = chunk.keys + chunk.apart;
      for (let at: usize = 0; at < count; at += 16) {
        v128.store(dKeys + at, f32x4.add(v128.load(dKeys + at), v128.load(layer.dx + at)));
      }
      break;
    }
    const below = layerOf(chunk, index - 1);
    for (let at: usize = 0; at < count; at += 16) {
      const change = f32x4.mul(v128.load(layer.dx + at), v128.load(below.slope + at));
      v128.store(below.dz + at, f32x4.add(v128.load(below.dz + at), change));
    }
  }
}

/** y = a ∘ b, `count` numbers. */
function multiply(a: usize, b: usize, y: usize, count: i32): void {
  for (let at: usize = 0; at < (<usize>count) << 2; at += 16) {
    v128.store(y + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
}
