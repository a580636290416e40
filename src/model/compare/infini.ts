// How does Infini-attention work? A segment is attended to as it is; a matrix keeps all segments before it; a gate mixes the two.

import { featuresOf } from "#model/reading/attention";
import { floatsOf, rowOf, type Floats } from "#model/contracts/vectors";
import { addPair, readNormalised, sharpened, type FeatureState } from "./featureMaps";
import {
  describing,
  equation,
  running,
  type ComparedMemory,
  type CompareSetup,
  type RunningMemory,
} from "#model/contracts/comparedMemory";
import { mapByReading } from "./read";
import { attendTo, segmentStart } from "./softmax";
import { memoryWords } from "#words/memories";
import { say } from "#words/say";
import { translatedFields } from "#words/translate";

export interface InfiniSequence {
  readonly keys: Floats; // (T, d_k)
  readonly values: Floats; // (T, d_v)
  readonly keyWidth: number;
  /** C, tokens a segment. */
  readonly segment: number;
  /** Whether a segment writes what the matrix does not answer yet, or its values. */
  readonly delta: boolean;
  /** g, before its sigmoid. */
  readonly gate: number;
}

/** M and z of the segments before the one that is being read. */
interface InfiniState extends FeatureState {
  position: number;
}

export function emptyInfini({ values, keys, keyWidth }: InfiniSequence): InfiniState {
  const floats = floatsOf(values);
  const valueWidth = (values.length / keys.length) * keyWidth;
  return { position: 0, weights: new floats(keyWidth * valueWidth), normaliser: new floats(keyWidth) };
}

/** Reads the next token. The segment before goes into the matrix once another one begins. */
export function writeInfini(sequence: InfiniSequence, state: InfiniState): void {
  if (state.position > 0 && state.position % sequence.segment === 0) absorb(sequence, state);
  state.position++;
}

/**
 * Puts the current segment into the matrix: M += σ(K)ᵀV, with delta σ(K)ᵀ(V − σ(K)M/(σ(K)z)) at the matrix before the
 * segment; z += Σσ(K), σ = elu + 1 (eq. 4 and 5).
 */
export function absorb({ keys, values, keyWidth, segment, delta }: InfiniSequence, state: InfiniState): void {
  const { position, weights, normaliser } = state;
  const valueWidth = weights.length / keyWidth;
  const before = { weights: weights.slice(), normaliser: normaliser.slice() };
  for (let t = segmentStart(position, segment); t < position; t++) {
    const features = elu(rowOf(keys, { row: t, width: keyWidth }));
    const value = values.slice(t * valueWidth, (t + 1) * valueWidth);
    if (delta) {
      const known = readNormalised(before, features);
      for (let j = 0; j < valueWidth; j++) value[j]! -= known[j]!;
    }
    addPair(state, { features, value });
  }
}

/** y = g·σ(q)M/(σ(q)z) + (1 − g)·softmax(qKᵀ/√d)V, the latter over the current segment (eq. 3 and 10). (d_v) */
export function answerInfini(
  { keys, values, segment, gate }: InfiniSequence,
  { state, query }: { state: InfiniState; query: Floats },
): Floats {
  const g = 1 / (1 + Math.exp(-gate));
  const remembered = readNormalised(state, elu(query));
  const { position } = state;
  const local = attendTo({ query, keys, values, from: segmentStart(position, segment), to: position });
  return remembered.map((x, j) => g * x + (1 - g) * local[j]!);
}

const elu = (row: Floats): Floats => featuresOf({ kind: "elu1" }, row, row.length);

function beginInfini(delta: boolean, { stream, config }: CompareSetup): RunningMemory {
  const { keyWidth, valueWidth, segment, gate } = config;
  const sequence = { keys: sharpened(stream.keys, config), values: stream.values, keyWidth, segment, delta, gate };
  return running({
    start: emptyInfini(sequence),
    write: (state) => writeInfini(sequence, state),
    answer: (state, query) => answerInfini(sequence, { state, query: sharpened(query, config) }),
    draw({ position, weights, normaliser }) {
      const from = segmentStart(position, segment);
      const rows = position - from;
      return [
        { name: "M", rows: keyWidth, columns: valueWidth, data: weights.slice() },
        { name: "z", rows: 1, columns: keyWidth, data: normaliser.slice() },
        { name: "K", rows, columns: keyWidth, data: stream.keys.slice(from * keyWidth, position * keyWidth) },
        { name: "V", rows, columns: valueWidth, data: stream.values.slice(from * valueWidth, position * valueWidth) },
      ];
    },
  });
}

function infiniMemory(
  delta: boolean,
  described: Pick<ComparedMemory, "id" | "title" | "adds" | "after" | "equation" | "source" | "remark">,
): ComparedMemory {
  const begin = (setup: CompareSetup) => beginInfini(delta, setup);
  const passes = delta ? 6 : 4;
  return {
    ...described,
    family: "segments",
    knobs: ["gate", "segment", "sharpen", "readOrder"],
    stateNumbers: ({ keyWidth, valueWidth, segment }) => ({
      fixed: keyWidth * (valueWidth + 1),
      perToken: keyWidth + valueWidth,
      limit: segment,
      formula: "d_k·(d_v + 1) + (d_k + d_v)·min(n, C)",
    }),
    flopsPerToken: ({ keyWidth, valueWidth, segment }) => ({
      fixed: passes * keyWidth * valueWidth,
      perToken: 2 * (keyWidth + valueWidth),
      limit: segment,
      formula: `${passes}·d_k·d_v + 2·(d_k + d_v)·min(n, C)`,
    }),
    begin,
    map: (setup) => mapByReading(begin, setup),
  };
}

const { perSegment } = memoryWords.equations;
const read = "y = *g·σ(q)M / σ(q)z* + (1−g)·softmax(qKᵀ/√d) V";

const infiniGate = translatedFields("memories.infiniGate", describing, {
  remark: "In the paper its gate g is learned, one for each head; here it is a setting, half and half at first.",
});

export const infiniLinear = infiniMemory(
  false,
  translatedFields("memories.infini", describing, {
    id: "infini",
    title: "Infini-attention",
    adds: "a matrix for all earlier segments",
    after: "transformer-xl",
    equation: equation(say(perSegment, { lines: "*M ← M + σ(K)ᵀV*, *z ← z + Σσ(K)*" }), read),
    source: { title: "Infini-attention", arxiv: "2404.07143", equation: "its memory" },
    remark: infiniGate.remark,
  }),
);

export const infiniDelta = infiniMemory(
  true,
  translatedFields("memories.infiniDelta", describing, {
    id: "infini-delta",
    title: "Infini-attention, delta",
    adds: "store only what is not known",
    after: "infini",
    equation: equation(
      say(perSegment, { lines: "M ← M + σ(K)ᵀ(V *− σ(K)M / σ(K)z*), z ← z + Σσ(K)" }),
      read.replaceAll("*", ""),
    ),
    source: { title: "Infini-attention", arxiv: "2404.07143", equation: "its memory, with the delta rule" },
    remark: infiniGate.remark,
  }),
);
