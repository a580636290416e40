// How does a Titans memory read, four numbers at a time? memory.cpu.ts in float32, for any depth, rule and trace: some tokens
// of a chunk together, since their gradients are all taken at the weights that the chunk began with.
// AssemblyScript, compiled by scripts/simd.mjs; memory.simd.ts fills the records, calls scan() and reads what it left.

import { activate } from "./activation";
import { writeMeasured } from "./measure";
import { finish, forward, gradients } from "./pass";
import { AFTER, BEFORE, DELTA, gather, KEY, layerOf, READ, scatter, Scan, TOGETHER } from "./record";
import { begin, putSums } from "./sums";
import { weigh, write, writeOne } from "./write";

/** The first byte that nothing here uses. */
export const free: usize = __heap_base;

/** Reads `count` tokens, moving the state on and filling whatever has an address. */
export function run(record: usize): void {
  const scan = changetype<Scan>(record);
  for (let done = 0; done < scan.count;) {
    const place = (scan.position + done) % scan.chunk;
    const tokens = min(min(TOGETHER, scan.chunk - place), scan.count - done);
    // The weights that a chunk begins with are kept only for tokens that are read later.
    const isOver = tokens === scan.chunk && done + tokens < scan.count;
    if (place === 0 && !isOver) memory.copy(scan.chunkWeights, scan.weights, (<usize>scan.size) << 2);
    readTogether(scan, place === 0 ? scan.weights : scan.chunkWeights, scan.from + done, tokens);
    done += tokens;
  }
}

/** M(x) of `count` rows at any weights: (count, key stride) → (count, d_v), four numbers more being overwritten. */
export function answer(record: usize, weights: usize, inputs: usize, count: i32, outputs: usize): void {
  const scan = changetype<Scan>(record);
  const first = layerOf(scan, 0);
  const width = (<usize>layerOf(scan, scan.depth - 1).columns) << 2;
  for (let row = 0; row < count; row += TOGETHER) {
    const tokens = min(TOGETHER, count - row);
    const x = inputs + ((<usize>(row * first.inputStride)) << 2);
    spread(first.inputs + KEY, x, first.inputStride, tokens);
    forward(scan, weights, tokens, false);
    finishAll(scan, READ, x, outputs + <usize>row * width, tokens);
  }
}

/** Some tokens of one chunk, whose first weights are given. */
function readTogether(scan: Scan, start: usize, row: i32, tokens: i32): void {
  const first = layerOf(scan, 0);
  const from = (<usize>(row * first.inputStride)) << 2;
  const keys = scan.keys + from;
  const queries = scan.queries + from;
  const traced = scan.loss !== 0;
  const reads = scan.reads !== 0;
  spread(first.inputs + KEY, keys, first.inputStride, tokens);
  gradients(scan, start, keys, row, tokens);
  if (reads) spread(first.inputs + READ, queries, first.inputStride, tokens);
  if (traced) {
    spread(first.inputs + BEFORE, keys, first.inputStride, tokens);
    spread(first.inputs + AFTER, keys, first.inputStride, tokens);
  }

  begin(scan, row, tokens);
  for (let index = 0; index < scan.depth; index++) {
    const layer = layerOf(scan, index);
    weigh(scan, layer, row, tokens);
    if (traced) writeMeasured(scan, layer, tokens);
    else if (tokens === 1) writeOne(scan, layer);
    else write(scan, layer, tokens);
    if (index + 1 === scan.depth) break;
    const next = layerOf(scan, index + 1).inputs;
    const z = layer.outputs;
    if (reads) activate(scan.activation, z + READ, next + READ, 0, layer.stride, tokens);
    if (!traced) continue;
    activate(scan.activation, z + BEFORE, next + BEFORE, 0, layer.stride, tokens);
    activate(scan.activation, z + AFTER, next + AFTER, 0, layer.stride, tokens);
  }

  const output = (<usize>(row * layerOf(scan, scan.depth - 1).columns)) << 2;
  if (reads) finishAll(scan, READ, queries, scan.reads + output, tokens);
  if (!traced) return;
  finishAll(scan, BEFORE, keys, scan.answersBefore + output, tokens);
  finishAll(scan, AFTER, keys, scan.answersAfter + output, tokens);
  putSums(scan, row, tokens);
  for (let t = 0; t < tokens; t++) keepRows(scan, row, t);
}

/** Rows of tokens, to slots. */
function spread(slots: usize, rows: usize, stride: i32, tokens: i32): void {
  for (let t = 0; t < tokens; t++) scatter(slots + ((<usize>t) << 4), rows + ((<usize>(t * stride)) << 2), stride);
}

/** M(x) of some tokens, from slots of the last layer, to rows without a gap. */
function finishAll(scan: Scan, slot: usize, x: usize, outputs: usize, tokens: i32): void {
  const last = layerOf(scan, scan.depth - 1);
  const inputRow = (<usize>layerOf(scan, 0).inputStride) << 2;
  const width = (<usize>last.columns) << 2;
  for (let t = 0; t < tokens; t++, x += inputRow, outputs += width) {
    finish(scan, last.outputs + slot + ((<usize>t) << 4), x, outputs);
  }
}

/** Every layer's input and delta of a token, one after the other, and the last layer's input for its query. */
function keepRows(scan: Scan, row: i32, token: i32): void {
  const at = row + token;
  const slot = (<usize>token) << 4;
  let inputs = scan.keyInputs + ((<usize>(at * scan.inputsWidth)) << 2);
  let deltas = scan.deltas + ((<usize>(at * scan.deltasWidth)) << 2);
  for (let index = 0; index < scan.depth; index++) {
    const layer = layerOf(scan, index);
    gather(inputs, layer.inputs + KEY + slot, layer.rows);
    gather(deltas, layer.outputs + DELTA + slot, layer.columns);
    inputs += (<usize>layer.rows) << 2;
    deltas += (<usize>layer.columns) << 2;
  }
  const last = layerOf(scan, scan.depth - 1);
  gather(scan.queryInput + ((<usize>(at * last.rows)) << 2), last.inputs + READ + slot, last.rows);
}
