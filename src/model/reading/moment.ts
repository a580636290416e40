// What is true at one token? The weights, what the memory answers now, and what the token draws on:
// recomputed from the nearest snapshot, forwards or backwards alike.

import { countAnswers, noAnswers } from "#model/contracts/cues";
import { hasMemory } from "#model/contracts/architecture";
import { blockOf, layersOf, type MemoryState } from "#model/contracts/config";
import { cosine, norm, rowOf, type Floats } from "#model/contracts/vectors";
import { readRowsOnCpu, scanOnCpu } from "#model/kernels/memory.onCpu";
import { attentionRows } from "./maps";
import { recallLimit, type Facts, type Moment, type MomentLayer } from "#model/contracts/protocol";
import { noWord } from "#model/contracts/probe";
import { row, stateFromSnapshot } from "#model/contracts/trace";
import type { Run } from "./run";
import { isKnown, saidIn, saidInRows, untouchedAnswers, wholeAnswer } from "./said";
import type { Trained } from "./trained";
import { attendsAt } from "./ownAttention";
import { nextWords } from "./expected";

/** How many words the candidates and expectations list. */
const listed = 5;
/** How many tokens a map's row lists. */
const drawn = 4;

/** (M, S) after `token`, −1 for the start: the snapshot before it, read on. */
export function stateAt({ reading, trace }: Run, token: number): MemoryState {
  const { config, parameters, stream } = reading;
  const size = parameters.initialWeights.length;
  if (token < 0) return stateFromSnapshot({ trace, token: 0, parameters: size });
  const state = stateFromSnapshot({ trace, token, parameters: size });
  scanOnCpu({ config, parameters, stream, state, count: token + 1 - state.position, trace: null });
  return state;
}

export function momentAt(run: Run, { token, window }: { token: number; window: number }): Moment {
  if (run.trained && !hasMemory(run.trained.forward.config.mixer)) return momentWithout(run.trained, token);
  const before = stateAt(run, token - 1);
  const after = stateAt(run, token);
  const rows = attentionRows(run, { token, window });
  return {
    token,
    layers: momentLayers(run, { before, after }),
    candidates: candidatesAt(run, { token, before, after }),
    expected: nearestWords(run, token).slice(0, listed),
    facts: answerFacts(run, { token, weights: after.weights, weightsBefore: before.weights }),
    next: run.trained && nextWords(run.trained, token),
    attends: run.trained && attendsAt(run.trained, token),
    draws: { softmax: strongest(rows.softmax), linear: strongest(rows.linear), memory: strongest(rows.memory) },
  };
}

/** What a model without a memory has of a moment: what it expects, and attends to. */
function momentWithout(trained: Trained, token: number): Moment {
  const nothing = new Float32Array(0);
  return {
    token,
    ...{ layers: [], candidates: [], expected: [] },
    facts: { from: token, cosine: nothing, cosineBefore: nothing, says: new Int32Array(0), count: noAnswers },
    next: nextWords(trained, token),
    attends: attendsAt(trained, token),
    draws: { softmax: [], linear: [], memory: [] },
  };
}

function momentLayers({ reading }: Run, { before, after }: { before: MemoryState; after: MemoryState }): MomentLayer[] {
  const { config, parameters } = reading;
  return layersOf(config.widths).map((layer) => {
    const { rows, columns, offset } = layer;
    const block = (data: Floats): Float32Array => Float32Array.from(blockOf(data, layer));
    const less = (data: Floats, other: Floats): Float32Array =>
      block(data).map((x, index) => x - other[offset + index]!);
    const matrices = {
      memory: block(after.weights),
      push: block(after.momentum),
      change: less(after.weights, before.weights),
      fromStart: less(after.weights, parameters.initialWeights),
    };
    const norms = {
      memory: norm(matrices.memory),
      push: norm(matrices.push),
      change: norm(matrices.change),
      fromStart: norm(matrices.fromStart),
    };
    return { rows, columns, matrices, norms };
  });
}

/**
 * The words nearest to the answer after the write, the right one and the one answered before always among them. Where there is
 * no answer, no word but the right one is nearer than others.
 */
function candidatesAt(
  run: Run,
  { token, before, after }: { token: number; before: MemoryState; after: MemoryState },
): Moment["candidates"] {
  const { config, parameters, stream, wordOf, wordVectors } = run.reading;
  const width = config.widths[0]!;
  const inputs = rowOf(stream.keys, { row: token, width });
  const valueWidth = config.widths.at(-1)!;
  const value = rowOf(stream.values, { row: token, width: valueWidth });
  const untouched = untouchedAnswers(run, inputs);
  const whole = wholeAnswer(run);
  const cosines = ({ weights }: MemoryState): { all: Float32Array; nearest: number[] } => {
    const answer = readRowsOnCpu({ config, parameters, weights, inputs });
    const all = wordCosines(wordVectors, answer);
    all[wordOf[token]!] = cosine(answer, value); // what this token wrote, not what its word means elsewhere
    const hasAnswer = saidIn(run.reading, { answer, untouched }, whole) !== null;
    return {
      all,
      nearest: hasAnswer ? order(all).filter((word) => isKnown(wordVectors, { word, width: value.length })) : [],
    };
  };
  const now = cosines(after);
  const then = cosines(before);
  const wanted = new Set([wordOf[token]!, ...then.nearest.slice(0, 1), ...now.nearest]);
  return [...wanted]
    .slice(0, listed)
    .sort((a, b) => now.all[b]! - now.all[a]!)
    .map((word) => ({ word, before: then.all[word]!, after: now.all[word]! }));
}

/** None where the memory has no answer to the query. */
function nearestWords(run: Run, token: number): Moment["expected"] {
  const { config, stream, wordVectors } = run.reading;
  const vector = row(run.trace, "reads", token);
  const untouched = untouchedAnswers(run, rowOf(stream.queries, { row: token, width: config.widths[0]! }));
  if (!saidIn(run.reading, { answer: vector, untouched }, wholeAnswer(run))) return [];
  const cosines = wordCosines(wordVectors, vector);
  return order(cosines)
    .filter((word) => isKnown(wordVectors, { word, width: vector.length }))
    .map((word) => ({ word, cosine: cosines[word]! }));
}

/** Asks the contexts of the last tokens up to `token` again, with the weights after and before it. */
export function answerFacts(
  run: Pick<Run, "reading" | "trace" | "trained">,
  { token, weights, weightsBefore }: { token: number; weights: Floats; weightsBefore: Floats | null },
): Facts {
  const { config, parameters, stream, wordOf, vocabulary, cues } = run.reading;
  const from = Math.max(0, token + 1 - recallLimit);
  const count = token + 1 - from;
  const keyWidth = config.widths[0]!;
  const valueWidth = config.widths.at(-1)!;
  const inputs = stream.keys.subarray(from * keyWidth, (token + 1) * keyWidth);
  const answers = readRowsOnCpu({ config, parameters, weights, inputs }); // (count, d_v)
  const untouched = untouchedAnswers(run, inputs);
  const whole = wholeAnswer(run);
  const earlier = weightsBefore && readRowsOnCpu({ config, parameters, weights: weightsBefore, inputs });
  const said = saidInRows(run.reading, { answers, untouched, width: valueWidth }, whole);
  const says = Int32Array.from(said, (nearest) => nearest?.word ?? noWord);
  const cosines = { now: new Float32Array(count), before: new Float32Array(count) };
  for (let index = 0; index < count; index++) {
    const answer = rowOf(answers, { row: index, width: valueWidth });
    const value = rowOf(stream.values, { row: from + index, width: valueWidth });
    cosines.now[index] = cosine(answer, value);
    if (earlier) cosines.before[index] = cosine(rowOf(earlier, { row: index, width: valueWidth }), value);
  }
  const words = Array.from(wordOf.subarray(0, token + 1), (word) => vocabulary[word]!);
  const answer = (of: number): string | null => vocabulary[says[of - from]!] ?? null;
  return {
    ...{ from, says, cosine: cosines.now, cosineBefore: cosines.before },
    count: countAnswers(cues, { from, token, words, answer }),
  };
}

function strongest(weights: Floats): { token: number; weight: number }[] {
  return Array.from(weights, (weight, token) => ({ token, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, drawn);
}

function wordCosines(wordVectors: Float32Array, vector: Floats): Float32Array {
  const width = vector.length;
  return Float32Array.from({ length: wordVectors.length / width }, (_, word) =>
    cosine(rowOf(wordVectors, { row: word, width }), vector),
  );
}

function order(values: Floats): number[] {
  return Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!);
}
