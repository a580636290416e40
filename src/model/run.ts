// How does a text pass through a memory? Block by block: an engine scans, answers are decoded to words, divergence is noticed.
// Leaves the arithmetic to kernels/, the state at one token to moment.ts, and messages to worker.ts.

import { stabilityBound, type Floats, type MemoryState } from "./config";
import { initialState } from "./kernels/memory.cpu";
import { tokenQuantities, wordQuantities, type TokenQuantity } from "./probe";
import type { Divergence, PageColumns } from "./protocol";
import { allocateTrace, row, scanColumns, type MemoryTrace, type MemoryScan } from "./trace";
import type { Reading } from "./untrained";

/** Any engine. */
export type ScanMemory = (scan: MemoryScan) => void | Promise<void>;

export interface Run {
  readonly reading: Reading;
  readonly trace: MemoryTrace;
  readonly columns: PageColumns;
  readonly state: MemoryState;
  diverged: Divergence | null;
  /** Tokens that were read, and whose numbers can be trusted. */
  filled: number;
}

/**
 * Past these a run has diverged. An error of 20 is twenty times what a memory that answers nothing would have on a unit value;
 * the others only end runs whose output is held small by a layer norm or a clip while their weights run away.
 */
export const divergenceLimits: Partial<Record<TokenQuantity, number>> = {
  errorNorm: 20,
  surprise: 1e5,
  momentum: 1e4,
  weightNorm: 1e4,
};

export function startRun(reading: Reading): Run {
  const { length } = reading.stream;
  const columns = Object.fromEntries(
    [...tokenQuantities, ...wordQuantities].map((name) => [name, new Float32Array(length)]),
  ) as PageColumns;
  return {
    reading,
    trace: allocateTrace({ config: reading.config, length, floats: Float32Array }),
    columns,
    state: initialState(reading.parameters),
    diverged: null,
    filled: 0,
  };
}

/** Reads up to `count` more tokens. Returns whether there is more to read. */
export async function advance(run: Run, { scan, count }: { scan: ScanMemory; count: number }): Promise<boolean> {
  const { reading, trace, state } = run;
  const from = state.position;
  await scan({ config: reading.config, parameters: reading.parameters, stream: reading.stream, state, count, trace });
  run.diverged = findDivergence(run, { from, to: state.position });
  const sound = run.diverged ? run.diverged.token + (run.diverged.value === null ? 0 : 1) : state.position;
  fillPageColumns(run, { from, to: sound });
  run.filled = sound;
  return !run.diverged && sound < reading.stream.length;
}

function findDivergence({ reading, trace }: Run, { from, to }: { from: number; to: number }): Divergence | null {
  const { stream, config } = reading;
  const limits = Object.entries(divergenceLimits) as [(typeof scanColumns)[number], number][];
  for (let token = from; token < to; token++) {
    const broken = scanColumns.find((name) => !Number.isFinite(trace.columns[name][token]!));
    const passed = limits.find(([name, limit]) => trace.columns[name][token]! > limit);
    if (!broken && !passed) continue;
    const quantity = broken ?? passed![0];
    return {
      token,
      quantity,
      value: broken ? null : trace.columns[quantity][token]!,
      limit: divergenceLimits[quantity] ?? Infinity,
      thetaEff: effectiveRate(reading, token),
      bound: stabilityBound({ alpha: stream.alpha[token]!, eta: stream.eta[token]!, chunk: config.chunk }),
    };
  }
  return null;
}

/** θ_eff = cθ‖k‖² of one token. */
function effectiveRate({ config, stream }: Reading, token: number): number {
  const width = config.widths[0]!;
  let square = 0;
  for (const x of stream.keys.subarray(token * width, (token + 1) * width)) square += x * x;
  return config.lossScale * stream.theta[token]! * square;
}

function fillPageColumns(run: Run, { from, to }: { from: number; to: number }): void {
  const { reading, trace, columns } = run;
  const { stream, config, wordOf } = reading;
  let gates = "";
  let bound = 0;
  for (let token = from; token < to; token++) {
    for (const name of scanColumns) columns[name][token] = trace.columns[name][token]!;
    const eta = (columns.eta[token] = stream.eta[token]!);
    const alpha = (columns.alpha[token] = stream.alpha[token]!);
    columns.theta[token] = stream.theta[token]!;
    columns.thetaEff[token] = effectiveRate(reading, token);
    if (gates !== `${eta} ${alpha}`) {
      gates = `${eta} ${alpha}`;
      bound = stabilityBound({ alpha, eta, chunk: config.chunk });
    }
    columns.bound[token] = bound;

    const right = wordOf[token]!;
    const before = decode(reading, row(trace, "answersBefore", token), right);
    const after = decode(reading, row(trace, "answersAfter", token), right);
    const next = decode(reading, row(trace, "reads", token), right);
    columns.recallBefore[token] = before.asked;
    columns.recallAfter[token] = after.asked;
    columns.answerBefore[token] = before.word;
    columns.answerAfter[token] = after.word;
    columns.chunkAnswer[token] = decode(reading, row(trace, "guesses", token), right).word;
    columns.guess[token] = next.word;
    columns.guessCosine[token] = next.cosine;
  }
}

/** The word of the text that a vector is nearest to by cosine, and the cosine to one asked word. */
export function decode(
  { wordVectors, vocabulary }: Pick<Reading, "wordVectors" | "vocabulary">,
  vector: Floats,
  asked: number,
): { word: number; cosine: number; asked: number } {
  const width = vector.length;
  let square = 0;
  for (let i = 0; i < width; i++) square += vector[i]! * vector[i]!;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  let word = 0;
  let cosine = -Infinity;
  let askedCosine = 0;
  for (let index = 0, at = 0; index < vocabulary.length; index++) {
    let product = 0;
    for (let i = 0; i < width; i++, at++) product += wordVectors[at]! * vector[i]!;
    product *= scale;
    if (index === asked) askedCosine = product;
    if (product > cosine) {
      cosine = product;
      word = index;
    }
  }
  return { word, cosine, asked: askedCosine };
}
