// How many pairs does a memory still answer for after reading each once? Seeded trials on keys that nobody chose for it: the
// share recalled against the number of pairs, and against how long ago a pair was stored.

import type { CapacityPoint, Share, Storage } from "#model/contracts/compareQuestions";
import type { MemoryStream } from "#model/contracts/config";
import { norm, rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { saidIn } from "#model/reading/said";
import { wilson } from "#model/trained/interval";
import { normal } from "#model/contracts/random";
import type { CompareConfig, ComparedMemory } from "#model/contracts/comparedMemory";

/** The cosine between two correlated keys, on average. */
const correlation = 0.5;

export interface CapacityPlan {
  readonly memories: readonly ComparedMemory[];
  readonly storage: Storage;
  /** Numbers of keys: one row for each, and each memory. */
  readonly pairs: readonly number[];
  readonly trials: number;
  readonly seed: number;
  /** What every token's gates are. */
  readonly gates: { readonly theta: number; readonly eta: number; readonly alpha: number };
  /** Keys and values have its widths: at equal numbers kept, two memories may need keys of different widths and values of one. */
  readonly config: CompareConfig;
  readonly floats: FloatsOf;
}

export interface CapacityRow extends CapacityPoint {
  readonly memory: string;
}

export interface CapacityStep {
  readonly done: number;
  readonly total: number;
  /** What is known so far, in the order of the plan. */
  readonly rows: readonly CapacityRow[];
}

/** Runs a plan, one trial of one memory between two yields; trials go round, so that all rows grow alike. */
export function* measureCapacity(plan: CapacityPlan): Generator<CapacityStep, readonly CapacityRow[]> {
  const { memories, pairs, trials } = plan;
  const counts = memories.flatMap((memory) => pairs.map((count) => emptyCount(memory, count)));
  const total = trials * counts.length;
  let done = 0;
  for (let trial = 0; trial < trials; trial++) {
    for (const count of counts) {
      addTrial(count, { plan, trial });
      done++;
      yield { done, total, rows: counts.filter(({ trials }) => trials > 0).map(capacityRow) };
    }
  }
  return counts.map(capacityRow);
}

/**
 * Whether each pair is answered as everywhere on the page: the stored value nearest to the answer is the right one, and more of it
 * comes back than the untouched memory answers by chance (`saidIn`).
 */
function addTrial(count: Count, { plan, trial }: { plan: CapacityPlan; trial: number }): void {
  const { storage, gates, floats, seed, config } = plan;
  const { keyWidth, valueWidth } = config;
  const { keys, values, length } = drawPairs({
    storage,
    pairs: count.pairs,
    ...{ keyWidth, valueWidth },
    floats,
    seed: `${seed} ${trial}`,
  });
  const stream: MemoryStream = {
    length,
    queries: keys,
    keys,
    values,
    theta: new floats(length).fill(gates.theta),
    eta: new floats(length).fill(gates.eta),
    alpha: new floats(length).fill(gates.alpha),
  };
  const running = count.memory.begin({ stream, config, floats });
  const from = length - count.pairs;
  const asked = (t: number): Floats => running.answer(rowOf(keys, { row: t, width: keyWidth }));
  const untouched = Array.from({ length: count.pairs }, (_, n) => asked(from + n).slice());
  for (let t = 0; t < length; t++) running.write();
  for (let t = from; t < length; t++) {
    const answer = asked(t);
    const range = count.ages.find(({ to }) => length - 1 - t <= to)!;
    range.asked++;
    const said = saidIn({ wordVectors: values }, { answer, untouched: untouched[t - from]! }, wholeAnswer);
    if (said?.word === t) range.right++;
    for (let j = 0; j < valueWidth; j++) count.squaredError += (answer[j]! - values[t * valueWidth + j]!) ** 2;
  }
  count.trials++;
}

/** Unit keys (n, d_k) and values (n, d_v) in the order in which they are read; those of the last `pairs` tokens are asked for. */
export function drawPairs({
  storage,
  pairs,
  keyWidth,
  valueWidth,
  floats,
  seed,
}: {
  storage: Storage;
  pairs: number;
  keyWidth: number;
  valueWidth: number;
  floats: FloatsOf;
  seed: string;
}): { keys: Floats; values: Floats; length: number } {
  const gaussian = normal(`${seed} pairs`);
  const length = storage === "rewritten" ? 2 * pairs : pairs;
  const keys = new floats(length * keyWidth);
  const values = new floats(length * valueWidth);
  const direction = (width: number): Float64Array => unit(Float64Array.from({ length: width }, gaussian));
  const shared = direction(keyWidth);
  const common = storage === "correlated" ? Math.sqrt(correlation) : 0;
  for (let n = 0; n < pairs; n++) {
    const own = direction(keyWidth);
    keys.set(unit(own.map((x, j) => common * shared[j]! + Math.sqrt(1 - common * common) * x)), n * keyWidth);
  }
  if (storage === "rewritten") keys.copyWithin(pairs * keyWidth, 0, pairs * keyWidth);
  for (let t = 0; t < length; t++) values.set(direction(valueWidth), t * valueWidth);
  return { keys, values, length };
}

function unit(vector: Float64Array): Float64Array {
  const length = norm(vector);
  return vector.map((x) => x / length);
}

/** A memory that averages many pairs answers each weakly: all counts that is more than before, however little. */
const wholeAnswer = 0;

interface Count {
  readonly memory: ComparedMemory;
  readonly pairs: number;
  trials: number;
  squaredError: number;
  /** Ages 0, 1, 2–3, 4–7 … */
  readonly ages: { readonly from: number; readonly to: number; right: number; asked: number }[];
}

function emptyCount(memory: ComparedMemory, pairs: number): Count {
  const ages: Count["ages"] = [];
  for (let from = 0; from < pairs; from = from === 0 ? 1 : 2 * from) {
    ages.push({ from, to: Math.min(pairs - 1, from === 0 ? 0 : 2 * from - 1), right: 0, asked: 0 });
  }
  return { memory, pairs, trials: 0, squaredError: 0, ages };
}

function capacityRow({ memory, pairs, trials, squaredError, ages }: Count): CapacityRow {
  const right = ages.reduce((sum, age) => sum + age.right, 0);
  const asked = ages.reduce((sum, age) => sum + age.asked, 0);
  return {
    memory: memory.id,
    ...{ pairs, trials },
    ...rightShare({ right, asked }),
    squaredError: squaredError / asked,
    byAge: ages.map(({ from, to, ...counted }) => ({ from, to, ...rightShare(counted) })),
  };
}

export function rightShare({ right, asked }: { right: number; asked: number }): Share {
  return { right, asked, share: right / asked, ...wilson({ right, asked }) };
}
