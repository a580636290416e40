// Is what the page shows right? The same run again in float64, and the worst difference between the two.

import { hasMemory } from "#model/contracts/architecture";
import { cosine, norm, rowOf, type Floats } from "#model/contracts/vectors";
import { initialState, scanMemory } from "#model/kernels/memory.cpu";
import { attentionMaps } from "#model/reading/maps";
import { answerFacts, stateAt } from "#model/reading/moment";
import { noWord, tokenQuantities, wordQuantities, type TokenQuantity } from "#model/contracts/probe";
import { mapLimit, mapNames, type CheckedPart, type Verification } from "#model/contracts/protocol";
import { fillPageColumns, type Run } from "#model/reading/run";
import { marginOf, untouchedAnswers, wholeAnswer } from "#model/reading/said";
import { allocateColumns } from "#model/contracts/pageColumns";
import { allocateTrace, directions, row, scanColumns, type ScanRow } from "#model/contracts/trace";
import type { Trained } from "#model/reading/trained";
import { nextProbability, probabilities } from "#model/reading/expected";
import { ownAttention } from "#model/reading/ownAttention";

/** Tokens between two pauses: thousands of tokens through a deep memory take seconds, and no question may wait that long. */
const blockTokens = 256;
/** The same through a trained model, whose tokens take longer. */
const modelBlock = 32;

/**
 * The run's inputs, widened to float64 and read by the reference engine up to where the run's numbers can be trusted.
 * Its page columns are made of it in the same way, and kept in 32 bits. `pause` may let others work between two blocks.
 */
export async function referenceRun(run: Run, pause: () => Promise<void> = () => Promise.resolve()): Promise<Run> {
  const { stream, parameters, config } = run.reading;
  const wide = (data: ArrayLike<number>): Float64Array => Float64Array.from(data);
  const reading = {
    ...run.reading,
    parameters: { initialWeights: wide(parameters.initialWeights), gain: parameters.gain && wide(parameters.gain) },
    stream: {
      length: run.filled,
      queries: wide(stream.queries),
      keys: wide(stream.keys),
      values: wide(stream.values),
      theta: wide(stream.theta),
      eta: wide(stream.eta),
      alpha: wide(stream.alpha),
    },
  };
  const state = initialState(reading.parameters);
  const trace = allocateTrace({ config, length: run.filled, floats: Float64Array });
  const scan = { config, parameters: reading.parameters, stream: reading.stream, state, count: blockTokens, trace };
  for (scanMemory(scan); state.position < run.filled; scanMemory(scan)) await pause();
  const again: Run = {
    trained: run.trained && (await readAgain(run.trained, { count: run.filled, pause })),
    columns: allocateColumns(run.filled),
    ...{ reading, trace, state },
    diverged: run.diverged,
    filled: run.filled,
  };
  for (let from = 0; from < run.filled; from += blockTokens) {
    fillPageColumns(again, { from, to: Math.min(from + blockTokens, run.filled) });
    await pause();
  }
  return again;
}

/** A trained model from its first token on, in float64: nothing of the page's run goes in but its words. */
async function readAgain(
  trained: Trained,
  { count, pause }: { count: number; pause: () => Promise<void> },
): Promise<Trained> {
  const forward = trained.again({ frozen: false, floats: Float64Array });
  const frozen = trained.frozen && trained.again({ frozen: true, floats: Float64Array });
  for (const reading of frozen ? [forward, frozen] : [forward]) {
    while (reading.position < count && reading.advance(Math.min(modelBlock, count - reading.position))) await pause();
  }
  return { ...trained, forward, frozen };
}

/** Numbers as the page has them and as they should be; `weight` is how much each difference counts, 1 where it is null. */
interface NumberCheck {
  readonly part: CheckedPart;
  readonly quantity: TokenQuantity | null;
  readonly shown: ArrayLike<number>;
  readonly exact: ArrayLike<number>;
  readonly weight: ((index: number) => number) | null;
  /** No difference is measured against less: a push that has died away is rounded as the pushes before it were. */
  readonly least: number;
}

/**
 * Everything of a run that Explore shows, beside the same of its reference. A memory's numbers are held against the scan of
 * the same keys, values and gates; those, and what a trained model expects, against a whole reading of the text.
 * `window` is that of the softmax map.
 */
export function* checksOf(run: Run, reference: Run, { window = 16 } = {}): Generator<NumberCheck> {
  const { trained } = run;
  if (!trained || hasMemory(trained.forward.config.mixer)) yield* memoryChecks(run, reference, { window });
  if (trained) yield* modelChecks(run, { trained, exact: reference.trained! });
}

/** As many numbers as there are on both sides. */
function checkOf(part: CheckedPart, shown: Floats, exact: Floats, more: Partial<NumberCheck> = {}): NumberCheck {
  const count = Math.min(shown.length, exact.length);
  return {
    part,
    quantity: null,
    weight: null,
    least: 0,
    shown: shown.subarray(0, count),
    exact: exact.subarray(0, count),
    ...more,
  };
}

/** What one memory measured, holds and answers, against the scan of the same keys, values and gates. */
function* memoryChecks(run: Run, reference: Run, { window }: { window: number }): Generator<NumberCheck> {
  const { filled } = run;
  yield* columnChecks(run, reference);
  yield* wordChecks(run, reference);
  for (const name of ["reads", "guesses", "answersBefore", "answersAfter"] as const) {
    const { data, width } = reference.trace.rows[name];
    yield checkOf("reads", run.trace.rows[name].data, data.subarray(0, filled * width));
  }
  const last = stateAt(run, filled - 1);
  const longestPush = largestOf(reference.trace.columns.momentum);
  for (const name of ["weights", "momentum"] as const) {
    const least = name === "momentum" ? longestPush / 16 : 0;
    yield checkOf("weights", run.trace.snapshots[name], reference.trace.snapshots[name], { least });
    yield checkOf("weights", last[name], reference.state[name], { least });
  }
  const facts = (of: Run) =>
    answerFacts(of, { token: filled - 1, weights: stateAt(of, filled - 1).weights, weightsBefore: null }).cosine;
  yield checkOf("recall", facts(run), facts(reference));
  const maps = [run, reference].map((of) => attentionMaps(of, { token: filled - 1, window }));
  for (const name of mapNames) yield checkOf("maps", maps[0]!.maps[name], maps[1]!.maps[name]);
}

/** What a trained model made of the text and expects next, against a whole reading of it. */
function* modelChecks(run: Run, { trained, exact }: { trained: Trained; exact: Trained }): Generator<NumberCheck> {
  const { filled } = run;
  for (const name of ["queries", "keys", "values", "theta", "eta", "alpha"] as const) {
    const [shown, again] = [trained, exact].map(({ forward: { layers }, layer, head }) => layers[layer]!.memories[head]?.stream[name]); // prettier-ignore
    if (shown && again)
      yield checkOf("inputs", shown.subarray(0, (shown.length / run.reading.stream.length) * filled), again);
  }
  for (const name of ["queries", "keys", "values", "beta", "keep"] as const) {
    const [shown, again] = [trained, exact].map(({ forward: { layers }, layer, head }) => layers[layer]!.matrices[head]?.sequence[name]); // prettier-ignore
    if (shown && again)
      yield checkOf("inputs", shown.subarray(0, (shown.length / run.reading.stream.length) * filled), again);
  }
  const size = Math.min(filled, mapLimit);
  const [own, ownExact] = [trained, exact].map((of) => ownAttention(of, { from: filled - size, size }));
  if (own && ownExact) {
    yield checkOf("maps", own.window, ownExact.window);
    yield checkOf("maps", own.persistent, ownExact.persistent);
    if (own.remembered) yield checkOf("maps", own.remembered, ownExact.remembered!);
  }
  const nextExact = Float64Array.from({ length: filled }, (_, token) => nextProbability(exact.forward, token));
  yield checkOf("columns", run.columns.nextProbability, nextExact, { quantity: "nextProbability" });
  for (const part of ["next", "frozen"] as const) {
    const [shown, again] = [trained, exact].map((of) => (part === "next" ? of.forward : of.frozen));
    if (!shown || !again) continue;
    if (part === "frozen") {
      const probabilities = Float64Array.from({ length: filled }, (_, token) => nextProbability(again, token));
      yield checkOf("frozen", run.columns.frozenProbability, probabilities);
    }
    for (let token = 0; token < filled; token++)
      yield checkOf(part, probabilities(shown, token), probabilities(again, token));
  }
}

function* columnChecks(run: Run, reference: Run): Generator<NumberCheck> {
  const { filled } = run;
  const rowsOf: Partial<Record<TokenQuantity, ScanRow>> = {
    recallBefore: "answersBefore",
    recallAfter: "answersAfter",
    guessCosine: "reads",
  };
  const isClear = directions(reference.trace.columns, { margin: 2 });
  for (const quantity of tokenQuantities) {
    if (quantity === "nextProbability" || quantity === "frozenProbability") continue;
    const from = rowsOf[quantity];
    const part = "columns" as const;
    const exact = reference.columns[quantity].subarray(0, filled);
    let shown = run.columns[quantity].subarray(0, filled);
    // Where only one of them had a guess, that is for the check of words.
    if (quantity === "guessCosine") {
      const guesses = ({ columns }: Run, token: number): boolean => columns.guess[token] !== noWord;
      shown = shown.map((near, token) => (guesses(run, token) === guesses(reference, token) ? near : exact[token]!));
    }
    if (quantity === "alignment") {
      // Where one of its vectors is as good as zero there is no angle; near there either may have said so.
      const there = Array.from(exact.keys()).filter(
        (token) => isClear(token) || !(Number.isNaN(shown[token]!) || Number.isNaN(exact[token]!)),
      );
      const of = (column: Floats): number[] => there.map((token) => column[token]!);
      const { surprise, momentum } = reference.trace.columns;
      const [longestSurprise, longestPush] = [surprise, momentum].map((column) =>
        largestOf(column.subarray(0, filled)),
      );
      const weight = (index: number): number =>
        Math.min(surprise[there[index]!]! / longestSurprise!, momentum[there[index]!]! / longestPush!);
      yield { part, quantity, shown: of(shown), exact: of(reference.trace.columns.alignment), weight, least: 0 };
      continue;
    }
    yield { part, quantity, shown, exact, weight: from ? shareOfLongest(reference, from) : null, least: 0 };
  }
  for (const quantity of scanColumns) {
    if (quantity === "alignment") continue;
    const [shown, exact] = [run, reference].map(({ trace }) => trace.columns[quantity].subarray(0, filled));
    yield { part: "columns", quantity, shown: shown!, exact: exact!, weight: null, least: 0 };
  }
}

/**
 * A word is off by how much nearer another one is to the exact vector; where only one of them has an answer, by how much more
 * or less of the exact word there is than makes one.
 */
function* wordChecks(run: Run, reference: Run): Generator<NumberCheck> {
  const from = {
    guess: "reads",
    answerBefore: "answersBefore",
    answerAfter: "answersAfter",
    chunkAnswer: "guesses",
  } as const;
  for (const quantity of wordQuantities) {
    const name = from[quantity];
    const exact = new Float64Array(run.filled);
    const shown = new Float64Array(run.filled);
    const { wordVectors, stream, config } = reference.reading;
    const width = config.widths[0]!;
    const asked = stream[quantity === "guess" ? "queries" : "keys"];
    const untouched = untouchedAnswers(reference, asked.subarray(0, run.filled * width));
    for (let token = 0; token < run.filled; token++) {
      const vector = row(reference.trace, name, token);
      const words = [run, reference].map(({ columns }) => columns[quantity][token]!);
      if (words.filter((word) => word === noWord).length === 1) {
        const start = untouched && rowOf(untouched, { row: token, width: vector.length });
        const answer = { answer: vector, untouched: start, word: words.find((word) => word !== noWord)! };
        shown[token] = marginOf(reference.reading, answer, wholeAnswer(reference));
        continue;
      }
      const nearnessOf = ({ columns }: Run): number => {
        const word = columns[quantity][token]!;
        if (word === noWord) return 0;
        return cosine(rowOf(wordVectors, { row: word, width: vector.length }), vector);
      };
      exact[token] = nearnessOf(reference);
      shown[token] = nearnessOf(run);
    }
    yield { part: "words", quantity: null, shown, exact, weight: shareOfLongest(reference, name), least: 0 };
  }
}

/** What cancels is no more exact than what it is made of: an angle or a word counts as far as its vector is long. */
function shareOfLongest({ trace, filled }: Run, name: ScanRow): (token: number) => number {
  const lengths = Array.from({ length: filled }, (_, token) => norm(row(trace, name, token)));
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return (token) => (longest > 0 ? lengths[token]! / longest : 0);
}

/** A spread of as many arguments as a run is long may be more than a call can have. */
function largestOf(values: Floats): number {
  let most = -Infinity;
  for (const value of values) most = Math.max(most, value);
  return most;
}

/** |page − reference| / (max|reference| + 1e-6), where it is worst. A number that is none is as wrong as can be. */
export function worstOf({ part, quantity, shown, exact, weight, least }: NumberCheck): Verification {
  let difference = 0;
  let largest = least;
  for (let index = 0; index < exact.length; index++) {
    const apart = Math.abs(shown[index]! - exact[index]!);
    largest = Math.max(largest, Math.abs(exact[index]!));
    if (Number.isNaN(apart)) return { worst: Infinity, part, quantity };
    difference = Math.max(difference, weight ? weight(index) * apart : apart);
  }
  return { worst: difference / (largest + 1e-6), part, quantity };
}

const nothingApart: Verification = { worst: 0, part: "columns", quantity: "surprise" };

/** Where the run is farthest from its reference, of all that is checked. */
export function verifyRun(run: Run, reference: Run, options: { window?: number } = {}): Verification {
  let worst = nothingApart;
  for (const check of checksOf(run, reference, options)) worst = farther(worst, worstOf(check));
  return worst;
}

/** The same, letting others work in between. */
export async function verifyInSlices(
  run: Run,
  reference: Run,
  { pause, window }: { pause: () => Promise<void>; window: number },
): Promise<Verification> {
  let worst = nothingApart;
  let done = 0;
  for (const check of checksOf(run, reference, { window })) {
    worst = farther(worst, worstOf(check));
    // A row of probabilities is little: an eighth of a thousand of them are as much as one of the other checks.
    if (check.exact.length > 2000 || done++ % 16 === 0) await pause();
  }
  return worst;
}

function farther(one: Verification, other: Verification): Verification {
  return other.worst > one.worst ? other : one;
}
