// How does a text pass through a memory? Block by block: an engine scans, or a trained model reads and its memories with it;
// answers are decoded to words, divergence is noticed.
// Leaves the arithmetic to kernels/, the state at one token to moment.ts, and messages to worker.ts.

import { hasMemory } from "#model/contracts/architecture";
import { stabilityBound, type MemoryState } from "#model/contracts/config";
import { cosine, dot, norm, rowOf, type Floats } from "#model/contracts/vectors";
import type { MatrixHead } from "#model/trained/forward.mixers";
import { initialState } from "#model/kernels/memory.cpu";
import { hasLearned } from "./learned";
import { noWord, type TokenQuantity } from "#model/contracts/probe";
import { allocateColumns, type PageColumns } from "#model/contracts/pageColumns";
import type { Divergence } from "#model/contracts/protocol";
import {
  allocateTrace,
  directions,
  row,
  scanColumns,
  type MemoryTrace,
  type MemoryScan,
  type ScanRow,
} from "#model/contracts/trace";
import { fillWordVectors, shownMemory, type Trained } from "./trained";
import { nextProbability } from "./expected";
import type { Reading } from "./untrained";

/** Any engine. */
export type ScanMemory = (scan: MemoryScan) => void | Promise<void>;

export interface Run {
  readonly reading: Reading;
  readonly trace: MemoryTrace;
  readonly columns: PageColumns;
  readonly state: MemoryState;
  /** Of a run of a trained model; its memories are read by the forward pass and by no engine. */
  readonly trained: Trained | null;
  diverged: Divergence | null;
  /** Tokens that were read, and whose numbers can be trusted. */
  filled: number;
}

/**
 * Past these a run has diverged. An error of 20 is twenty times what a memory that answers nothing would have on a unit value;
 * the others only end runs whose output is held small by a layer norm or a clip while their weights run away.
 */
const divergenceLimits: Partial<Record<TokenQuantity, number>> = {
  errorNorm: 20,
  surprise: 1e5,
  momentum: 1e4,
  weightNorm: 1e4,
};

export function startRun(reading: Reading): Run {
  const { config, parameters, stream } = reading;
  return {
    reading,
    trace: allocateTrace({ config, length: stream.length, floats: Float32Array }),
    columns: allocateColumns(stream.length),
    state: initialState(parameters),
    trained: null,
    diverged: null,
    filled: 0,
  };
}

/** The run of one memory of a model that may have read some of the words already. */
export function startTrainedRun(trained: Trained, words: readonly string[]): Run {
  return { ...shownMemory(trained, words), columns: allocateColumns(words.length), trained, diverged: null, filled: 0 };
}

/** Reads up to `count` more tokens. Returns whether there is more to read. */
export async function advance(run: Run, { scan, count }: { scan: ScanMemory; count: number }): Promise<boolean> {
  const { reading, trace, state, trained, filled: from } = run;
  const { config, parameters, stream } = reading;
  if (!trained) await scan({ config, parameters, stream, state, count, trace });
  else if (trained.forward.position < from + count) trained.forward.advance(from + count - trained.forward.position);
  const to = trained ? trained.forward.position : state.position;
  run.diverged = findDivergence(run, { from, to });
  const sound = run.diverged ? run.diverged.token + (run.diverged.value === null ? 0 : 1) : to;
  if (trained) fillWordVectors(reading, sound);
  fillPageColumns(run, { from, to: sound });
  run.filled = sound;
  return !run.diverged && sound < stream.length;
}

/** Decodes all answers again: of a trained model, whose words are known only once all of them are read. */
export function decodeAgain(run: Run): void {
  fillPageColumns(run, { from: 0, to: run.filled });
}

/** Where the first memory to diverge did: of a trained model any of them, or of a baseline's matrices, since what comes after it is made of its answers. */
function findDivergence(run: Run, span: { from: number; to: number }): Divergence | null {
  const own = firstDivergence(run, span);
  const others = (run.trained?.forward.layers ?? []).flatMap(({ memories, matrices }, layer) => {
    const found = [
      ...memories.map(({ config, stream, trace }) =>
        trace && trace !== run.trace ? firstDivergence({ reading: { config, stream }, trace }, span) : null,
      ),
      ...matrices.map((matrix) => divergenceOf(matrix, span)),
    ];
    return found.flatMap((other, head) => (other ? [{ ...other, place: { layer: layer + 1, head: head + 1 } }] : []));
  });
  const [first] = [...(own ? [own] : []), ...others].sort((a, b) => a.token - b.token);
  return first ?? null;
}

function firstDivergence(
  { reading, trace }: { reading: Pick<Reading, "config" | "stream">; trace: MemoryTrace },
  { from, to }: { from: number; to: number },
): Divergence | null {
  const { stream, config } = reading;
  for (let token = from; token < to; token++) {
    const limits = limitsOf(reading, token);
    const broken = scanColumns.find((name) => name !== "alignment" && !Number.isFinite(trace.columns[name][token]!));
    const passed = limits.find(([name, limit]) => trace.columns[name][token]! > limit);
    if (!broken && !passed) continue;
    const quantity = broken ?? passed![0];
    return {
      token,
      quantity,
      value: broken ? null : trace.columns[quantity][token]!,
      limit: limits.find(([name]) => name === quantity)?.[1] ?? Infinity,
      thetaEff: effectiveRate(reading, token),
      bound: stabilityBound({ alpha: stream.alpha[token]!, eta: stream.eta[token]!, chunk: config.chunk }),
      place: null,
    };
  }
  return null;
}

/** Of one matrix: only a delta rule feeds what it wrote back into what it writes, and can overshoot; a sum grows evenly. */
function divergenceOf({ sequence, norms }: MatrixHead, { from, to }: { from: number; to: number }): Divergence | null {
  const { rule, keys, keyWidth, beta, keep } = sequence;
  const limit = rule === "gatedDelta" ? divergenceLimits.weightNorm! : Infinity;
  for (let token = from; token < to; token++) {
    const length = norms[token]!;
    if (Number.isFinite(length) && length <= limit) continue;
    return {
      token,
      quantity: "weightNorm",
      value: Number.isFinite(length) ? length : null,
      limit,
      thetaEff: beta[token]! * norm(rowOf(keys, { row: token, width: keyWidth })) ** 2,
      bound: 1 + 1 / keep[token]!, // what is left of the same key is a(1 − β)
      place: null,
    };
  }
  return null;
}

/** The limit of the error grows with the value that is missed: a trained model's are of any length. */
function limitsOf(
  { config, stream }: Pick<Reading, "config" | "stream">,
  token: number,
): (readonly [(typeof scanColumns)[number], number])[] {
  const size = Math.max(1, norm(rowOf(stream.values, { row: token, width: config.widths.at(-1)! })));
  return (Object.entries(divergenceLimits) as [(typeof scanColumns)[number], number][]).map(
    ([name, limit]) => [name, name === "errorNorm" ? limit * size : limit] as const,
  );
}

/** θ_eff = cθ‖k‖² of one token. */
function effectiveRate({ config, stream }: Pick<Reading, "config" | "stream">, token: number): number {
  const key = rowOf(stream.keys, { row: token, width: config.widths[0]! });
  return config.lossScale * stream.theta[token]! * norm(key) ** 2;
}

/** What the page has a number or a word a token for, from what was measured. */
export function fillPageColumns(run: Run, { from, to }: { from: number; to: number }): void {
  const { reading, trace, columns, trained } = run;
  const { stream, config } = reading;
  const width = config.widths.at(-1)!;
  if (trained && !hasMemory(trained.forward.config.mixer)) {
    // Nothing else was measured, and a zero would look as if it were.
    for (const column of Object.values(columns)) column.fill(NaN, from, to);
    for (let token = from; token < to; token++)
      columns.nextProbability[token] = nextProbability(trained.forward, token);
    return;
  }
  const hasDirection = directions(trace.columns);
  let gates = "";
  let bound = 0;
  for (let token = from; token < to; token++) {
    for (const name of scanColumns) columns[name][token] = trace.columns[name][token]!;
    if (!hasDirection(token)) columns.alignment[token] = NaN;
    const eta = (columns.eta[token] = stream.eta[token]!);
    const alpha = (columns.alpha[token] = stream.alpha[token]!);
    columns.theta[token] = stream.theta[token]!;
    columns.thetaEff[token] = effectiveRate(reading, token);
    if (gates !== `${eta} ${alpha}`) {
      gates = `${eta} ${alpha}`;
      bound = stabilityBound({ alpha, eta, chunk: config.chunk });
    }
    columns.bound[token] = bound;

    const value = rowOf(stream.values, { row: token, width });
    const chunkStart = Math.floor(token / config.chunk) * config.chunk;
    const readAfter = config.readOrder === "after" ? token : token - 1;
    const next = hasLearned(run, readAfter) ? decode(reading, row(trace, "reads", token)) : null;
    const said = (name: ScanRow, after: number): number =>
      (hasLearned(run, after) ? decode(reading, row(trace, name, token))?.word : null) ?? noWord;
    columns.recallBefore[token] = cosine(row(trace, "answersBefore", token), value);
    columns.recallAfter[token] = cosine(row(trace, "answersAfter", token), value);
    columns.answerBefore[token] = said("answersBefore", token - 1);
    columns.answerAfter[token] = said("answersAfter", token);
    columns.chunkAnswer[token] = said("guesses", chunkStart - 1);
    columns.guess[token] = next?.word ?? noWord;
    columns.guessCosine[token] = next?.cosine ?? 0;
    if (trained) columns.nextProbability[token] = nextProbability(trained.forward, token);
  }
}

/**
 * The word of the text that a vector is nearest to by cosine. null where it is zero or not finite: it has no direction, and is
 * as near to one word as to any other.
 */
export function decode(
  { wordVectors, vocabulary }: Pick<Reading, "wordVectors" | "vocabulary">,
  vector: Floats,
): { word: number; cosine: number } | null {
  const width = vector.length;
  const length = norm(vector);
  if (!(length > 0 && length < Infinity)) return null;
  const scale = 1 / length;
  let word = noWord;
  let cosine = -Infinity;
  for (let index = 0; index < vocabulary.length; index++) {
    const product = scale * dot(vector, wordVectors, index * width);
    if (product > cosine && isKnown(wordVectors, { word: index, width })) {
      cosine = product;
      word = index;
    }
  }
  return word === noWord ? null : { word, cosine };
}

/** Whether a word has a vector: a trained model's has none until it is read. */
export function isKnown(wordVectors: Floats, { word, width }: { word: number; width: number }): boolean {
  for (let at = word * width; at < (word + 1) * width; at++) if (wordVectors[at] !== 0) return true;
  return false;
}
