// How do tokens see each other, on plain arrays? Attention, MAC's context and the one-matrix baselines of titans.ts.
// Leaves the memory to forward.memory.ts, the loops to kernels/, and how a block is wired to forward.wiring.ts.

import { distanceBucket, distanceBuckets, headWidth } from "#model/contracts/architecture";
import type { Floats } from "#model/contracts/vectors";
import type { Rows } from "./forward.block";
import { memoriesOf, startsOf, type MemoryHead } from "./forward.memory";
import {
  byHead,
  convolved,
  gatesOf,
  headsOf,
  mergeHeads,
  needed,
  projection,
  type Block,
  type Stage,
} from "./forward.stages";
import type { AttentionColumns, AttentionRows } from "#model/kernels/windowAttention.cpu";
import type { MatrixSequence, MatrixState } from "#model/kernels/matrixRule.cpu";

/** One head of a baseline whose past is one matrix. */
export interface MatrixHead {
  readonly sequence: MatrixSequence;
  readonly state: MatrixState;
  /** ‖M_t‖ (T) */
  readonly norms: Floats;
}

/** The persistent tokens' keys and values for attention, or null where there are none. (N_p, d) */
function persistentOf(block: Block): AttentionColumns | null {
  const { config, ablation } = block;
  const tokens = block.weights("persistent");
  if (!tokens || ablation.noPersistent) return null;
  const part = (name: string): Floats => {
    const { width, persistent } = config;
    const stage = projection({ ...block, length: persistent }, { name, input: tokens, inputs: width, outputs: width });
    stage.fill({ from: 0, to: persistent });
    return stage.output;
  };
  return { keys: part("attentionKey"), values: part("attentionValue") };
}

/** The learned bias of every distance that occurs. (H, T) */
function biasesOf(block: Block): Floats {
  const { config, length, kernels } = block;
  const places = Int32Array.from(
    { length: config.heads * length },
    (_, at) => Math.floor(at / length) * distanceBuckets + distanceBucket(at % length),
  );
  return kernels.gathered(needed(block, "distanceBias"), places); // of (H, buckets)
}

/** Softmax attention over the persistent tokens and the window, or all tokens of a model of full attention. (T, d) */
export function attentionOf(block: Block, input: Floats): Stage & { rows: AttentionRows } {
  const { mixer, heads, width, window } = block.config;
  const parts = ["attentionQuery", "attentionKey", "attentionValue"].map((name) => convolved(block, name, input));
  const [queries, keys, values] = parts.map((part) => part.output);
  const attention: AttentionRows = {
    ...{ heads, width },
    queries: queries!,
    tokens: { keys: keys!, values: values! },
    remembered: null,
    persistent: persistentOf(block),
    biases: biasesOf(block),
    firstSeen: mixer === "full" ? () => 0 : (token) => Math.max(0, token - window + 1),
  };
  const output = block.kernels.room(block.length * width);
  const attend = block.kernels.openAttention(attention, block.length);
  const fill = (rows: Rows) => {
    for (const part of parts) part.fill(rows);
    attend({ ...rows, output });
  };
  return { output, fill, rows: attention };
}

/** MAC: remember for the segment, attend, write what was found, and be gated by the answer to it. (T, d) */
export function contextOf(block: Block, input: Floats): Stage & { heads: readonly MemoryHead[]; rows: AttentionRows } {
  const { config, length } = block;
  const { room, rmsNorm, open, openAttention } = block.kernels;
  const { width, window: segment } = config;
  const size = headWidth(config);
  const all = (columns: number) => room(length * columns);
  const queries = headsOf(block, "query", input);
  const parts = ["attentionQuery", "attentionKey", "attentionValue"].map((name) => convolved(block, name, input));
  const [asks, keys, values] = parts.map((part) => part.output);
  const answered = byHead(block, () => all(size)); // what the memory answered as the segment began (T, k)
  const remembered = all(width); // h (T, d)
  const seen = ["attentionKey", "attentionValue"].map((name) =>
    projection(block, { name, input: remembered, inputs: width, outputs: width }),
  );
  const attention: AttentionRows = {
    ...{ heads: config.heads, width },
    queries: asks!,
    tokens: { keys: keys!, values: values! },
    remembered: { keys: seen[0]!.output, values: seen[1]!.output },
    persistent: persistentOf(block),
    biases: biasesOf(block),
    firstSeen: (token) => token - (token % segment),
  };
  const attended = all(width);
  const projected = projection(block, { name: "attentionOutput", input: attended, inputs: width, outputs: width }); // y
  const found = all(width); // ŷ
  const attend = openAttention(attention, length);
  const writeNorm = needed(block, "writeNorm");
  const memories = memoriesOf(block, { input: found, chunk: segment, start: startsOf(block) });
  const answers = all(width);
  const output = all(width);

  const fillSegment = (rows: Rows) => {
    memories.heads.forEach(({ state }, head) => {
      const weights = rows.from % segment === 0 ? state.weights : state.chunkWeights;
      memories.open[head]!.answer({ weights, inputs: queries.heads[head]!, outputs: answered[head]!, ...rows });
    });
    mergeHeads(block, answered, remembered, rows);
    for (const part of seen) part.fill(rows);
    attend({ ...rows, output: attended });
    projected.fill(rows);
    rmsNorm({ input: projected.output, gain: writeNorm, output: found, ...rows });
    memories.fill(rows);
    mergeHeads(block, memories.reads, answers, rows);
    open({ input: found, gate: answers, output, width, ...rows });
  };
  const fill = (rows: Rows) => {
    queries.fill(rows);
    for (const part of parts) part.fill(rows);
    for (let from = rows.from, to = from; from < rows.to; from = to) {
      to = Math.min(from - (from % segment) + segment, rows.to);
      fillSegment({ from, to });
    }
  };
  return { output, fill, heads: memories.heads, rows: attention };
}

/** Linear attention (elu + 1, normalised), Mamba-2's decay, or the gated delta rule. (T, d) */
export function matrixOf(block: Block, input: Floats): Stage & { matrices: readonly MatrixHead[] } {
  const { config, length } = block;
  const { zeros, room, copied, complement, widen, eluPlusOne, divideByLast, scanMatrix } = block.kernels;
  const linear = config.mixer === "linear";
  const size = headWidth(config);
  const valueWidth = linear ? size + 1 : size; // the last column sums the weights
  const [queries, keys, values] = (["query", "key", "value"] as const).map((name) => headsOf(block, name, input));
  const gates = linear ? null : gatesOf(block, input);
  const ones = (count: number): Floats => copied(new Float64Array(count).fill(1));
  const summed = byHead(block, (head) => (linear ? ones(length * valueWidth) : values!.heads[head]!));
  const keep = byHead(block, () => (gates ? room(length) : ones(length)));
  const matrices = byHead(block, (head): MatrixHead => {
    const sequence: MatrixSequence = {
      rule: config.mixer === "gatedDelta" ? "gatedDelta" : "additive",
      ...{ length, keyWidth: size, valueWidth },
      queries: queries!.heads[head]!,
      keys: keys!.heads[head]!,
      values: summed[head]!,
      keep: keep[head]!,
      beta: gates?.gates.theta[head] ?? ones(length),
    };
    return { sequence, state: { position: 0, weights: zeros(size * valueWidth) }, norms: room(length) };
  });
  const reads = byHead(block, () => room(length * valueWidth));
  const answers = linear ? byHead(block, () => room(length * size)) : reads;
  const output = room(length * config.width);
  const fill = (rows: Rows) => {
    for (const part of [queries!, keys!, values!]) part.fill(rows);
    gates?.fill(rows);
    matrices.forEach(({ sequence, state, norms }, head) => {
      if (gates) complement({ input: gates.gates.alpha[head]!, output: keep[head]!, ...rows });
      const plain = values!.heads[head]!;
      if (linear) widen({ input: plain, output: summed[head]!, width: size, stride: valueWidth, ...rows });
      if (linear) for (const values of [sequence.queries, sequence.keys]) eluPlusOne({ values, width: size, ...rows });
      scanMatrix({ sequence, state, count: rows.to - rows.from, reads: reads[head]!, norms });
      if (linear) divideByLast({ input: reads[head]!, output: answers[head]!, width: size, ...rows });
    });
    mergeHeads(block, answers, output, rows);
  };
  return { output, fill, matrices };
}
