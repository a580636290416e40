// What does the way back through one chunk of a memory work on? The records that learning/memory.ts fills.
// AssemblyScript, compiled by scripts/simd.mjs. Addresses are bytes; rows follow each other without a gap. The gradient of
// what is read lies `apart` bytes behind it.

/** In the order of `chunkFields`. */
@unmanaged
export class Chunk {
  depth: i32;
  layers: usize;
  activation: i32;
  residual: i32;
  /** Whether it forgets toward M_0. */
  anchored: i32;
  /** 0 for none */
  clip: f32;
  lossScale: f32;
  /** 0 where the output is not layer-normalised. */
  gain: usize;
  /** P */
  size: i32;
  apart: usize;
  initial: usize;
  /** M as the chunk began, and room for it after each of its tokens. (n + 1, P) */
  states: usize;
  /** S, the same. */
  momenta: usize;
  dWeights: usize;
  dMomentum: usize;
  tokens: i32;
  keys: usize;
  values: usize;
  queries: usize;
  theta: usize;
  eta: usize;
  alpha: usize;
  reads: usize;
}

/** In the order of `layerFields`. */
@unmanaged
export class Layer {
  rows: i32;
  columns: i32;
  /** Of its weights in M, in bytes. */
  offset: usize;
  // Of all tokens of the chunk, at its first weights:
  x: usize; // (n, rows)
  dx: usize; // (n, rows)
  z: usize; // (n, columns)
  slope: usize; // σ′(z) (n, columns)
  curve: usize; // σ″(z) (n, columns)
  above: usize; // δ before σ′: what the layer above sends back (n, columns)
  delta: usize; // δ (n, columns)
  dDelta: usize; // (n, columns)
  dz: usize; // (n, columns)
  // Of one token:
  queryX: usize; // (rows)
  queryBack: usize; // (rows), and (columns) of the last
  queryZ: usize; // (columns)
  querySlope: usize; // (columns)
  queryCurve: usize; // (columns)
  queryError: usize; // ∂L/∂z (columns)
  along: usize; // s δ, in four parts each (rows, 4)
}

export function layerOf(chunk: Chunk, index: i32): Layer {
  return changetype<Layer>(chunk.layers + <usize>index * offsetof<Layer>());
}
