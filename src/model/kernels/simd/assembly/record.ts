// What does a scan read, by which rule, and where does it lie? The records that memory.record.simd.ts fills.
// AssemblyScript, compiled by scripts/simd.mjs. Addresses are bytes; a row's stride is its width rounded up to four numbers,
// with zeros beyond the width, and of a matrix its rows are rounded up in the same way.

/** Tokens of one chunk that pass through a layer together. `together` in memory.record.simd.ts. */
export const TOGETHER: i32 = 8;
/** Bytes of the same four numbers of all these tokens, which follow each other. */
export const SLOT: usize = 16 * <usize>TOGETHER;
/** Bytes of a frame: all that there is of the same four inputs, or outputs, of a layer. Slots of both: */
export const FRAME: usize = 5 * SLOT;
/** θ x of inputs, δ of outputs */
export const WRITTEN: usize = 0;
export const DELTA: usize = 0;
/** x of inputs; of outputs σ′, and then the sum x S */
export const KEY: usize = SLOT;
export const SLOPE: usize = SLOT;
export const ALONG: usize = SLOT;
/** What is asked of the layer as tokens are read, and its answers: of queries, and of keys before and after each token. */
export const READ: usize = 2 * SLOT;
export const BEFORE: usize = 3 * SLOT;
export const AFTER: usize = 4 * SLOT;

/** One layer. In the order of `layerFields` in memory.record.simd.ts. */
@unmanaged
export class Layer {
  rows: i32;
  columns: i32;
  /** `rows` and `columns` rounded up to whole vectors */
  inputStride: i32;
  stride: i32;
  /** Where its block starts in the weights. */
  offset: usize;
  /** Frames */
  inputs: usize;
  outputs: usize;
}

/** A call's record. In the order of `scanFields` in memory.record.simd.ts. */
@unmanaged
export class Scan {
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
  // What is read: `count` tokens from `position` on, the first of them in row `from` of all that follows
  position: i32;
  count: i32;
  from: i32;
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
  // Room for one token
  output: usize;
  gradient: usize;
  /** Slots of what all layers share: η, 1 − α and α; and what a trace adds up, as sums.ts has it. */
  sums: usize;
}

export function layerOf(scan: Scan, index: i32): Layer {
  return changetype<Layer>(scan.layers + <usize>index * offsetof<Layer>());
}

/** Copies `width` numbers, up to three more being overwritten later. */
export function copyRow(to: usize, from: usize, width: i32): void {
  const end = (<usize>width) << 2;
  for (let j: usize = 0; j < end; j += 16) v128.store(to + j, v128.load(from + j));
}

export function put(column: usize, row: i32, value: f32): void {
  store<f32>(column + ((<usize>row) << 2), value);
}

/** A token's row of one slot, to `width` numbers that follow each other, up to three more being overwritten later. */
export function gather(to: usize, slot: usize, width: i32): void {
  const end = (<usize>width) << 2;
  for (let j: usize = 0; j < end; j += 16, slot += FRAME) v128.store(to + j, v128.load(slot));
}

/** A token's row of `stride` numbers, to one slot. */
export function scatter(slot: usize, from: usize, stride: i32): void {
  const end = (<usize>stride) << 2;
  for (let j: usize = 0; j < end; j += 16, slot += FRAME) v128.store(slot, v128.load(from + j));
}
