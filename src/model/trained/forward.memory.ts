// How does a block's long-term memory read, on plain arrays? One memory a head, which starts from what it made of the
// persistent tokens and leaves every quantity behind. Leaves keys, values and gates to forward.stages.ts, and the scan to
// the kernels.

import { headWidth } from "#model/contracts/architecture";
import {
  layersOf,
  type MemoryConfig,
  type MemoryParameters,
  type MemoryState,
  type MemoryStream,
} from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import type { Rows } from "./forward.block";
import { byHead, gatesOf, headsOf, mergeHeads, needed, type Block, type Stage } from "./forward.stages";
import type { OpenMemory } from "#model/kernels/memory.inPlace.simd";
import { traceOf, type MemoryTrace } from "#model/contracts/trace";

/** One head's memory: all that it starts from, reads and leaves behind. */
export interface MemoryHead {
  readonly config: MemoryConfig;
  /** M_0 as it is after the persistent tokens. */
  readonly parameters: MemoryParameters;
  readonly stream: MemoryStream;
  readonly state: MemoryState;
  /** Null where the run is not traced. */
  readonly trace: MemoryTrace | null;
}

/** The memories of all heads, over what they read. `chunk` replaces the configuration's. */
export function memoriesOf(
  block: Block,
  { input, chunk, start }: { input: Floats; chunk: number; start: readonly MemoryParameters[] },
): {
  heads: readonly MemoryHead[];
  reads: readonly Floats[];
  open: readonly OpenMemory[];
  fill: (rows: Rows) => void;
} {
  const { length, traced, kernels } = block;
  const { zeros, room, copied } = kernels;
  const parts = {
    queries: headsOf(block, "query", input),
    keys: headsOf(block, "key", input),
    values: headsOf(block, "value", input),
  };
  const { gates, fill: fillGates } = gatesOf(block, input);
  const config = { ...block.config.memory, chunk };
  const size = headWidth(block.config);
  const heads = byHead(block, (head): MemoryHead => {
    const parameters = start[head]!;
    const stream = {
      length,
      queries: parts.queries.heads[head]!,
      keys: parts.keys.heads[head]!,
      values: parts.values.heads[head]!,
      theta: gates.theta[head]!,
      eta: gates.eta[head]!,
      alpha: gates.alpha[head]!,
    };
    return {
      config,
      parameters,
      stream,
      state: {
        position: 0,
        weights: copied(parameters.initialWeights),
        momentum: zeros(parameters.initialWeights.length),
        chunkWeights: copied(parameters.initialWeights),
      },
      trace: traced ? traceOf({ config, length, numbers: room, stream }) : null,
    };
  });
  const reads = heads.map(({ trace }) => trace?.rows.reads.data ?? room(length * size));
  const open = heads.map((head, index) =>
    kernels.openMemory({ ...head, ...(!head.trace && { reads: reads[index]! }) }),
  );
  const write = (rows: Rows): void => {
    for (const part of Object.values(parts)) part.fill(rows);
    fillGates(rows);
    for (const memory of open) memory.read(rows.to - rows.from);
  };
  /** What is never written needs no keys, values, gates or surprise: it only answers. */
  const answer = (rows: Rows): void => {
    parts.queries.fill(rows);
    heads.forEach(({ state, stream }, index) => {
      open[index]!.answer({ weights: state.weights, inputs: stream.queries, outputs: reads[index]!, ...rows });
      state.position += rows.to - rows.from;
    });
  };
  return { heads, reads, open, fill: block.ablation.frozen && !traced ? answer : write };
}

/** M_0 of every head: the learned one, after it has read the persistent tokens as one chunk, unchanged by any override. */
export function startsOf(block: Block): MemoryParameters[] {
  const { config, ablation, kernels } = block;
  const layers = layersOf(config.memory.widths);
  const gain = block.weights("memoryGain");
  const width = config.memory.widths.at(-1)!;
  const learned = byHead(block, (head): MemoryParameters => {
    const part = (all: Floats, size: number): Floats => all.subarray(head * size, (head + 1) * size);
    const weights = layers.map(
      ({ rows, columns }, layer) => part(needed(block, `initialMemory.${layer}`), rows * columns), // of (H, in, out)
    );
    return { initialWeights: kernels.joined(weights), gain: gain && kernels.joined([part(gain, width)]) };
  });
  const count = config.persistent;
  if (count === 0 || ablation.noPersistent) return learned;
  const reading = memoriesOf(
    { ...block, length: count, ablation: {}, overrides: [], traced: false },
    { input: needed(block, "persistent"), chunk: count, start: learned },
  );
  reading.fill({ from: 0, to: count });
  return reading.heads.map(({ state, parameters }) => ({ initialWeights: state.weights, gain: parameters.gain }));
}

/** What the long-term memory answers. (T, d) */
export function memoryOf(block: Block, input: Floats): Stage & { heads: readonly MemoryHead[] } {
  const output = block.kernels.room(block.length * block.config.width);
  const memories = memoriesOf(block, { input, chunk: block.config.memory.chunk, start: startsOf(block) });
  const fill = (rows: Rows) => {
    memories.fill(rows);
    mergeHeads(block, memories.reads, output, rows);
  };
  return { output, fill, heads: memories.heads };
}
