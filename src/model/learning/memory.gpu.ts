// How does a memory learn to be a better one, on a GPU? Its scan keeps the state that every chunk begins with, and the way back
// goes through chunk after chunk from the last, all memories of a layer and of a batch in one dispatch. What memory.ts is on SIMD.
// Leaves the arithmetic to memory.back.wgsl.

import { activations, layerNormEpsilon, layersOf, type MemoryConfig } from "#model/contracts/config";
import type { MemoryScan } from "#model/contracts/trace";
import type { Floats } from "#model/contracts/vectors";
import { openInArena } from "#model/kernels/memory.inPlace.gpu";
import type { OpenMemory } from "#model/kernels/memory.inPlace.simd";
import { laneCount } from "#model/kernels/memory.shader";
import { arenaShader, programNamed, type Program } from "#model/kernels/programs.gpu";
import shader from "./memory.back.wgsl?raw";
import type { LearnedText } from "./kernels.gpu";
import { assertLearnable } from "./memory";

/** Where in a call's words the addresses stand: behind the first token and the number of tokens. */
const places = [
  ...["keys", "values", "queries", "theta", "eta", "alpha", "initial", "gain", "snapshotWeights", "snapshotMomentum"],
  ...["dKeys", "dValues", "dQueries", "dTheta", "dEta", "dAlpha", "dInitial", "dGain", "dReads"],
  ...["dWeights", "dMomentum", "room"],
] as const;
type Place = (typeof places)[number];

/** What the lanes of a chunk leave for each other: numbers a token, by the memory's shape. */
const ofState = ["states", "momenta"]; // of one token more
const ofRows = ["x", "dX", "queryX"];
const ofColumns = [
  ...["z", "slope", "curve", "above", "delta", "dDelta", "dZ"],
  ...["zAsked", "querySlope", "queryCurve", "queryError"],
];

/** `memory` with a way back. Where it reads, a chunk must begin. @throws RangeError where there is no way back through one like it. */
export function learnMemoryOnGpu(
  { arena, gradientOf, back }: LearnedText,
  scan: Omit<MemoryScan, "count">,
): OpenMemory {
  const { config, parameters, stream, state, reads } = scan;
  assertLearnable(config);
  const { chunk } = config;
  const { gain, initialWeights } = parameters;
  const chunks = Math.ceil(stream.length / chunk);
  const states = arena.room(chunks * state.weights.length);
  const momenta = arena.room(chunks * state.weights.length);
  const room = arena.room(roomOf(config).numbers);
  const memory = openInArena(arena, scan, { weights: states, momentum: momenta });
  const { queries, keys, values, theta, eta, alpha } = stream;
  const read = { keys, values, queries, theta, eta, alpha };
  const program = (entry: "scanBack" | "answerBack"): Program => programOf(config, { entry, layerNorm: gain !== null });

  /** Numbers to read, and gradients to read and to add to. */
  const work = (
    entry: "scanBack" | "answerBack",
    at: Partial<Record<Place, Floats | null>>,
    { from, count }: { from: number; count: number },
  ): void => {
    const arrays = places.flatMap((name) => at[name] ?? []);
    arena.add({
      program: program(entry),
      words: [from, count, ...places.map((name) => (at[name] ? arena.at(at[name]) : 0))],
      reads: arrays,
      writes: places.flatMap((name) => (isWritten(name) ? (at[name] ?? []) : [])),
      size: [1, 1],
    });
  };
  const carried = {
    ...{ snapshotWeights: states, snapshotMomentum: momenta, room, gain, dGain: gain && gradientOf(gain) },
    dWeights: gradientOf(state.weights),
  };
  return {
    read: (count) => {
      const from = state.position;
      if (from % chunk !== 0) throw new RangeError(`a training reads from token ${from}, inside a chunk`);
      memory.read(count);
      const rows = { from, count: state.position - from };
      const known = {
        ...{ dKeys: gradientOf(keys), dValues: gradientOf(values), dQueries: gradientOf(queries) },
        ...{ dTheta: gradientOf(theta), dEta: gradientOf(eta), dAlpha: gradientOf(alpha), dReads: gradientOf(reads!) },
        ...{ initial: initialWeights, dInitial: gradientOf(initialWeights), dMomentum: gradientOf(state.momentum) },
      };
      if (rows.count > 0) back(() => work("scanBack", { ...read, ...carried, ...known }, rows));
    },
    answer: (asked) => {
      const { weights, inputs, outputs, from, to } = asked;
      if (weights !== state.weights || from !== state.position || to - from > chunk) {
        throw new RangeError("a training asks a memory as it stands, for the chunk that begins");
      }
      memory.answer(asked);
      const of = { ...carried, queries: inputs, dQueries: gradientOf(inputs), dReads: gradientOf(outputs) };
      back(() => work("answerBack", of, { from, count: to - from }));
    },
  };
}

function isWritten(name: Place): boolean {
  return name === "room" || (/^d[A-Z]/.test(name) && name !== "dReads");
}

/** Where in a memory's room each part begins, and how large it is in all. */
function roomOf({ widths, chunk }: MemoryConfig): { begins: Record<string, number>; numbers: number } {
  const layers = layersOf(widths);
  const sum = (of: (layer: (typeof layers)[number]) => number): number =>
    layers.reduce((all, layer) => all + of(layer), 0);
  const begins: Record<string, number> = {};
  let numbers = 0;
  const take = (names: readonly string[], count: number): void => {
    for (const name of names) {
      begins[name] = numbers;
      numbers += count;
    }
  };
  take(ofState, (chunk + 1) * sum(({ rows, columns }) => rows * columns));
  take(ofRows, chunk * sum(({ rows }) => rows));
  take(ofColumns, chunk * sum(({ columns }) => columns));
  take(["h", "ofGain"], chunk * widths.at(-1)!);
  take(["ofEta"], 2 * chunk * laneCount(widths)); // and of α
  return { begins, numbers };
}

function programOf(config: MemoryConfig, { entry, layerNorm }: { entry: string; layerNorm: boolean }): Program {
  const { widths, chunk, activation, residual, decay, clip, lossScale } = config;
  const key = `memory.${entry} ${[widths, chunk, activation, residual, decay, clip, lossScale, layerNorm].join()}`;
  return programNamed(key, () => ({ entry, code: () => `${arenaShader}${constantsOf(config, layerNorm)}\n${shader}` }));
}

function constantsOf(config: MemoryConfig, layerNorm: boolean): string {
  const { widths, chunk, activation, residual, decay, clip, lossScale } = config;
  const layers = layersOf(widths);
  const last = layers.at(-1)!;
  const capitals = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase();
  const whole: Record<string, number> = {
    ...{ LANES: laneCount(widths), LAYERS: layers.length, CHUNK: chunk, P: last.offset + last.rows * last.columns },
    ...{ SUM_ROWS: last.inputOffset + last.rows, SUM_COLUMNS: last.deltaOffset + last.columns },
    ...{ KEY_WIDTH: widths[0]!, VALUE_WIDTH: last.columns, ACTIVATION: activations.indexOf(activation) },
  };
  activations.forEach((name, index) => (whole[name.toUpperCase()] = index));
  places.forEach((name, index) => (whole[capitals(name)] = 2 + index));
  for (const [name, at] of Object.entries(roomOf(config).begins)) whole[capitals(name)] = at;
  const lists = {
    ROWS: layers.map(({ rows }) => rows),
    COLUMNS: layers.map(({ columns }) => columns),
    OFFSET: layers.map(({ offset }) => offset),
    INPUT_AT: layers.map(({ inputOffset }) => inputOffset),
    DELTA_AT: layers.map(({ deltaOffset }) => deltaOffset),
  };
  const fractions = {
    ...{ CLIP: clip ?? 0, LOSS_SCALE: lossScale, LAYER_NORM_EPSILON: layerNormEpsilon },
    ...{ SQRT1_2: Math.SQRT1_2, INVERSE_SQRT_TAU: 1 / Math.sqrt(2 * Math.PI) },
  };
  const choices = { RESIDUAL: residual, ANCHORED: decay === "initial", LAYER_NORM: layerNorm };
  return [
    ...Object.entries(whole).map(([name, value]) => `const ${name} : i32 = ${value};`),
    ...Object.entries(lists).map(([name, list]) => `const ${name} = array<i32, ${list.length}>(${list});`),
    ...Object.entries(fractions).map(([name, value]) => `const ${name} : f32 = ${value};`),
    ...Object.entries(choices).map(([name, value]) => `const ${name} = ${value};`),
  ].join("\n");
}
