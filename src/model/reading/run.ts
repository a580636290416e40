// How does a text pass through a memory? Block by block: an engine scans, or a trained model reads and its memories with it;
// its answers become words. Leaves the arithmetic to kernels/, which word is said to said.ts, where it diverged to
// divergence.ts, the state at one token to moment.ts, and messages to worker.ts.

import { hasMemory } from "#model/contracts/architecture";
import { effectiveRate, stabilityBound, type MemoryState } from "#model/contracts/config";
import { cosine, rowOf } from "#model/contracts/vectors";
import { initialState } from "#model/kernels/memory.cpu";
import { findDivergence } from "./divergence";
import { saidInRows, untouchedAnswers, wholeAnswer, type Nearest } from "./said";
import { noWord } from "#model/contracts/probe";
import { allocateColumns, type PageColumns } from "#model/contracts/pageColumns";
import type { Divergence } from "#model/contracts/divergence";
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
  else {
    const { forward } = trained;
    if (forward.position < from + count) forward.advance(from + count - forward.position);
    await forward.settled;
  }
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
  const { trained } = run;
  if (!trained || hasMemory(trained.forward.config.mixer)) fillWords(run, { from: 0, to: run.filled });
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
    columns.recallBefore[token] = cosine(row(trace, "answersBefore", token), value);
    columns.recallAfter[token] = cosine(row(trace, "answersAfter", token), value);
    if (trained) columns.nextProbability[token] = nextProbability(trained.forward, token);
  }
  fillWords(run, { from, to });
}

/** What the memory said at every token, as words of what was read so far. */
function fillWords(run: Run, { from, to }: { from: number; to: number }): void {
  const { reading, trace, columns } = run;
  const { stream, config } = reading;
  const [keyWidth, width] = [config.widths[0]!, config.widths.at(-1)!];
  const whole = wholeAnswer(run);
  const [byKeys, byQueries] = [stream.keys, stream.queries].map((inputs) =>
    untouchedAnswers(run, inputs.subarray(from * keyWidth, to * keyWidth)),
  ); // (to − from, d_v) each
  const said = (name: ScanRow): (Nearest | null)[] => {
    const answers = trace.rows[name].data.subarray(from * width, to * width);
    return saidInRows(reading, { answers, untouched: (name === "reads" ? byQueries : byKeys)!, width }, whole);
  };
  const named = [
    ["answerBefore", "answersBefore"],
    ["answerAfter", "answersAfter"],
    ["chunkAnswer", "guesses"],
  ] as const;
  for (const [column, name] of named) {
    said(name).forEach((nearest, index) => (columns[column][from + index] = nearest?.word ?? noWord));
  }
  said("reads").forEach((next, index) => {
    columns.guess[from + index] = next?.word ?? noWord;
    columns.guessCosine[from + index] = next?.cosine ?? 0;
  });
}
