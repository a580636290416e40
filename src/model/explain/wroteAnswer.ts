// Who wrote this answer? Of a matrix, M_t(k)·v is a sum over the tokens read, by the dual form of contributions.ts:
//   M_t(k)·v = a0_t M_0(k)·v − Σ_i G[t, i] θ_i (k·x_i)(δ_i·v)        u_i = x_i ⊗ δ_i
// Of a network it is not: there each write is taken away, the text read again without it, and the answers compared.

import type { AnswerSubject, WroteAnswer } from "#model/contracts/protocol";
import { row, stateFromSnapshot } from "#model/contracts/trace";
import { dot, rowOf, type Floats } from "#model/contracts/vectors";
import { readMemoryRows } from "#model/kernels/memory.cpu";
import { scanOnCpu } from "#model/kernels/memory.onCpu";
import { stateAt } from "#model/reading/moment";
import type { Run } from "#model/reading/run";
import { writeWeights } from "./contributions";

/** After so long another message may be waiting. Milliseconds. */
const slice = 80;

/** How much of a word comes back from weights, M(k)·v. */
export function strengthOf(
  { reading }: Pick<Run, "reading">,
  { asked, word, weights }: Pick<AnswerSubject, "asked" | "word"> & { weights: Floats },
): number {
  const { config, parameters, stream, wordVectors } = reading;
  const inputs = rowOf(stream.keys, { row: asked, width: config.widths[0]! });
  const answer = readMemoryRows({ config, parameters, weights, inputs });
  return dot(answer, rowOf(wordVectors, { row: word, width: answer.length }));
}

/** Whether answers are sums of what was written: one matrix, and nothing nonlinear after it. */
export function isSum({ reading: { config, parameters } }: Pick<Run, "reading">): boolean {
  return config.widths.length === 2 && parameters.gain === null;
}

/** All writes where answers are sums; else those before the token `before`, the latest first, for about `milliseconds`. */
export function wroteAnswer(
  run: Run,
  { subject, before, milliseconds = slice }: { subject: AnswerSubject; before: number; milliseconds?: number },
): WroteAnswer {
  const shown = strengthOf(run, { ...subject, weights: stateAt(run, subject.token).weights });
  return isSum(run)
    ? { ...sumOf(run, subject), shown }
    : { ...takenAway(run, { subject, before, milliseconds, shown }), shown };
}

function sumOf(run: Run, subject: AnswerSubject): Omit<WroteAnswer, "shown"> {
  const { config, stream, parameters, wordVectors } = run.reading;
  const { token, asked, word } = subject;
  const key = rowOf(stream.keys, { row: asked, width: config.widths[0]! });
  const vector = rowOf(wordVectors, { row: word, width: config.widths[1]! });
  const { written, start } = writeWeights(stream, token);
  const amounts = Float32Array.from({ length: token + 1 }, (_, i) => {
    const along = dot(key, row(run.trace, "keyInputs", i)) * dot(row(run.trace, "deltas", i), vector);
    return -written[i]! * stream.theta[i]! * along;
  });
  const kept = config.decay === "initial" ? 1 : start;
  const weights = parameters.initialWeights.map((weight) => kept * weight);
  return { subject, how: "sum", fromStart: strengthOf(run, { ...subject, weights }), from: 0, amounts };
}

function takenAway(
  run: Run,
  {
    subject,
    before,
    milliseconds,
    shown,
  }: { subject: AnswerSubject; before: number; milliseconds: number; shown: number },
): Omit<WroteAnswer, "shown"> {
  const until = performance.now() + milliseconds;
  const amounts: number[] = [];
  let from = before;
  do {
    from--;
    amounts.unshift(
      shown - strengthOf(run, { ...subject, weights: weightsWithout(run, { token: subject.token, from }) }),
    );
  } while (from > 0 && performance.now() < until);
  return { subject, how: "takenAway", fromStart: 0, from, amounts: Float32Array.from(amounts) };
}

/** The weights after `token`, had `from` written nothing: carrying and forgetting as they were, and surprises as they then come. */
function weightsWithout({ reading, trace }: Run, { token, from }: { token: number; from: number }): Floats {
  const { config, parameters } = reading;
  const theta = reading.stream.theta.slice();
  theta[from] = 0;
  const state = stateFromSnapshot({ trace, token: from, parameters: parameters.initialWeights.length });
  const stream = { ...reading.stream, theta };
  scanOnCpu({ config, parameters, stream, state, count: token + 1 - state.position, trace: null });
  return state.weights;
}
