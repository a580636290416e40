// How does a memory read on a GPU whose arrays all lie in an arena already? memory.wgsl, as work for the arena: nothing is copied,
// and the memories of all heads read in one dispatch. Its neighbour for a memory alone is memory.gpu.ts.

import { scanColumns, scanRows, type MemoryScan, type MemoryTrace } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import type { OpenMemory } from "./memory.inPlace.simd";
import access from "./memory.inPlace.wgsl?raw";
import { memoryShader, memoryUniforms } from "./memory.shader";
import type { Arena } from "./arena.gpu";
import { arenaShader, type Program } from "./programs.gpu";

/** Where in a call's words the addresses stand: after which tokens are read, and before those of the trace. */
const places = [
  "queries",
  "keys",
  "values",
  "theta",
  "eta",
  "alpha",
  "weights",
  "momentum",
  "chunkWeights",
  "initial",
  "gain",
  "snapshotWeights",
  "snapshotMomentum",
] as const;
type Place = (typeof places)[number];
const firstPlace = 5;
const traceAt = firstPlace + places.length;
/** In the order of their numbers in the shader. */
const traced = [...scanColumns, ...scanRows];
const nowhere = -1;

/** `states` have room for (M, S) as every chunk begins, where there is no trace that keeps them. */
export function openInArena(
  arena: Arena,
  { config, parameters, stream, state, trace, reads }: Omit<MemoryScan, "count">,
  states: Pick<MemoryTrace["snapshots"], "weights" | "momentum"> | null = trace?.snapshots ?? null,
): OpenMemory {
  const { gain } = parameters;
  const [scan, answer] = (["scan", "answerRows"] as const).map((entry) => programOf({ config, parameters }, entry)) as [
    Program,
    Program,
  ];
  const every = trace?.snapshots.every ?? config.chunk;
  const { initialWeights } = parameters;
  const kept: Partial<Record<(typeof traced)[number], { readonly data: Floats; readonly width: number }>> = {};
  if (trace) {
    for (const name of scanColumns) kept[name] = { data: trace.columns[name], width: 1 };
    for (const name of scanRows) kept[name] = trace.rows[name];
    // A memory of one layer has its keys and queries as inputs: they are there already.
    if (trace.rows.keyInputs.data === stream.keys) delete kept.keyInputs;
    if (trace.rows.queryInput.data === stream.queries) delete kept.queryInput;
  }
  if (reads) kept.reads = { data: reads, width: config.widths.at(-1)! };

  /** What a call is told but for its first two words: the token that it begins with, and how many it reads. */
  const told = (isTraced: boolean, at: Partial<Record<Place, Floats | null>>, out: typeof kept): number[] => {
    return [
      ...[0, 0, every, Number(isTraced), config.chunk],
      ...places.map((name) => (at[name] ? arena.at(at[name]) : nowhere)),
      ...traced.flatMap((name) => (out[name] ? [arena.at(out[name].data), out[name].width] : [nowhere, 0])),
    ];
  };
  /** What reads at once has to read the same tokens. */
  const kindOf = (words: readonly number[]): string => ` ${words.slice(2, firstPlace)}`;
  const of = (words: readonly number[], kind: string, { start, count }: { start: number; count: number }) => ({
    words: [start, count, ...words.slice(2)],
    kind: `${kind} ${start} ${count}`,
  });

  const { weights, momentum, chunkWeights } = state;
  const { queries, keys, values, theta, eta, alpha } = stream;
  const { weights: snapshotWeights = null, momentum: snapshotMomentum = null } = states ?? {};
  const own = { weights, momentum, chunkWeights, initial: initialWeights, gain };
  const ofStream = { queries, keys, values, theta, eta, alpha };
  const readWords = told(states !== null, { ...ofStream, ...own, snapshotWeights, snapshotMomentum }, kept);
  const readKind = kindOf(readWords);
  const carried = [weights, momentum, chunkWeights];
  const withGain = gain ? [gain] : [];
  const reading = [...Object.values(ofStream), initialWeights, ...carried, ...withGain];
  const writing = [...carried, ...Object.values(kept).map(({ data }) => data)];
  if (states) writing.push(states.weights, states.momentum);

  return {
    read: (count) => {
      const start = state.position;
      const end = Math.min(start + count, stream.length);
      if (end === start) return;
      arena.add({
        program: scan,
        ...of(readWords, readKind, { start, count: end - start }),
        ...{ reads: reading, writes: writing },
        size: [1, 1],
      });
      state.position = end;
      if (trace) trace.filled = end;
    },
    answer: ({ weights: asked, inputs, outputs, from, to }) => {
      const at = { queries: inputs, keys: inputs, weights: asked, momentum: asked, chunkWeights: asked, gain };
      const words = told(false, at, { reads: { data: outputs, width: config.widths.at(-1)! } });
      arena.add({
        program: answer,
        ...of(words, kindOf(words), { start: from, count: to - from }),
        reads: [inputs, asked, ...withGain],
        writes: [outputs],
        size: [1, to - from],
      });
    },
  };
}

type Read = Pick<MemoryScan, "config" | "parameters">;

function programOf(memory: Read, entry: "scan" | "answerRows"): Program {
  const { widths } = memory.config;
  const { chunk: _, ...settled } = memoryUniforms(memory.config, memory.parameters); // persistent tokens are a chunk of their own
  const values = Object.values(settled).map(({ value }) => value);
  return {
    key: `memory.${entry} ${widths.join()} ${values.join()}`,
    entry,
    code: (device) => shaderOf({ widths, settled, device, isShared: entry === "scan" }),
  };
}

function shaderOf(of: Pick<Parameters<typeof memoryShader>[0], "widths" | "settled" | "device" | "isShared">): string {
  const columns = Object.fromEntries(traced.map((name, index) => [name, index]));
  const constants: Record<string, number> = { AT_TRACE: traceAt };
  places.forEach((name, index) => {
    constants[`AT_${name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`] = firstPlace + index;
  });
  const home = (name: Place) => {
    const place = `numbers[calls[call + ${firstPlace + places.indexOf(name)}] + n]`;
    return { from: place, to: place };
  };
  return `${arenaShader}${memoryShader({
    ...of,
    columns: columns as Parameters<typeof memoryShader>[0]["columns"],
    constants,
    state: { M: home("weights"), S: home("momentum"), B: home("chunkWeights") },
    access,
  })}`;
}
