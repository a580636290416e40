// What does a memory make of a stream? The reads, the errors, the map and the state at any token, for every memory alike.

import type { MemoryStream } from "#model/contracts/config";
import { rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import type {
  CompareConfig,
  ComparedMemory,
  CompareSetup,
  MemoryMap,
  RunningMemory,
  StateMatrix,
} from "#model/contracts/comparedMemory";

/** Tokens between two states that are kept for going back. */
const keptEvery = 32;

export interface CompareReading {
  readonly reads: Floats; // y (T, d_v)
  /**
   * ‖M_{t−1}(k_t) − v_t‖², M(k) being what the memory answers to a key, whatever it is made of: how wrong it is about a
   * token's value before it may write it. One definition for all, whatever loss a memory itself descends. (T)
   */
  readonly errors: Floats;
  /** Tokens before the first whose read or error is not a finite number: all of them where the memory did not diverge. */
  readonly sound: number;
  /** Computed at the first call. */
  readonly map: () => MemoryMap;
  /** What it keeps after a token, −1 for the start. */
  readonly stateAt: (token: number) => StateMatrix[];
  /** Whether it keeps after a token exactly what it began with: nothing was written that made a difference. */
  readonly isUntouched: (token: number) => boolean;
  /** What it answers after a token, −1 for the start, to each of the queries: (n, d_k) → (n, d_v). */
  readonly answersAt: (token: number, queries: Floats) => Floats;
  /** The same before it has read anything: (n, d_k) → (n, d_v). */
  readonly untouched: (queries: Floats) => Floats;
}

export function readStream({
  memory,
  stream,
  config,
  floats,
}: {
  memory: ComparedMemory;
  stream: MemoryStream;
  config: CompareConfig;
  floats: FloatsOf;
}): CompareReading {
  const setup: CompareSetup = { stream: streamOf(stream, floats), config, floats };
  const { keyWidth, valueWidth, readOrder } = config;
  const { length, queries, keys, values } = setup.stream;
  const reads = new floats(length * valueWidth);
  const errors = new floats(length);
  const kept: RunningMemory[] = [];
  const running = memory.begin(setup);
  for (let t = 0; t < length; t++) {
    if (t % keptEvery === 0) kept.push(running.copy());
    const query = rowOf(queries, { row: t, width: keyWidth });
    const value = rowOf(values, { row: t, width: valueWidth });
    const guess = running.answer(rowOf(keys, { row: t, width: keyWidth }));
    for (let j = 0; j < valueWidth; j++) errors[t]! += (guess[j]! - value[j]!) ** 2;
    if (readOrder === "before") reads.set(running.answer(query), t * valueWidth);
    running.write();
    if (readOrder === "after") reads.set(running.answer(query), t * valueWidth);
  }

  let sound = 0;
  while (sound < length && Number.isFinite(errors[sound]) && rowIsFinite(reads, { row: sound, width: valueWidth }))
    sound++;

  const start = memory.begin(setup);
  let at = memory.begin(setup); // where the last question was asked: going on from there costs one token
  const memoryAfter = (token: number): RunningMemory => {
    if (token + 1 < at.position || token + 1 - at.position > keptEvery) {
      at =
        kept.length === 0
          ? memory.begin(setup)
          : kept[Math.min(kept.length - 1, Math.floor((token + 1) / keptEvery))]!.copy();
    }
    while (at.position <= token) at.write();
    return at;
  };
  let map: MemoryMap | null = null;
  return {
    reads,
    errors,
    sound,
    map: () => (map ??= memory.map(setup)),
    stateAt: (token) => memoryAfter(token).draw(),
    isUntouched: (token) => isSame(memoryAfter(token).draw(), start.draw()),
    answersAt: (token, asked) => answerAll(memoryAfter(token), { queries: asked, config, floats }),
    untouched: (asked) => answerAll(start, { queries: asked, config, floats }),
  };
}

/** What is forgotten towards the start comes back to it but for rounding. */
const rounding = 1e-5;

function isSame(a: readonly StateMatrix[], b: readonly StateMatrix[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ data }, index) =>
        data.length === b[index]!.data.length &&
        data.every((x, at) => Math.abs(x - b[index]!.data[at]!) <= rounding * Math.abs(x)),
    )
  );
}

function rowIsFinite(data: Floats, { row, width }: { row: number; width: number }): boolean {
  return rowOf(data, { row, width }).every((x) => Number.isFinite(x));
}

/** (n, d_k) → (n, d_v) */
function answerAll(
  running: RunningMemory,
  { queries, config, floats }: { queries: Floats; config: CompareConfig; floats: FloatsOf },
): Floats {
  const { keyWidth, valueWidth } = config;
  const count = queries.length / keyWidth;
  const answers = new floats(count * valueWidth);
  for (let n = 0; n < count; n++) {
    answers.set(running.answer(rowOf(queries, { row: n, width: keyWidth })), n * valueWidth);
  }
  return answers;
}

/**
 * The map of a memory that is linear in its values and starts at zero: what it reads where token i's value is the i-th unit
 * vector. Row t then is how much of every value is in y_t, whatever the memory does with its keys and gates.
 */
export function mapByReading(begin: ComparedMemory["begin"], { stream, config, floats }: CompareSetup): MemoryMap {
  const { length } = stream;
  const values = new floats(length * length);
  for (let t = 0; t < length; t++) values[t * (length + 1)] = 1;
  const running = begin({ stream: { ...stream, values }, config: { ...config, valueWidth: length }, floats });
  const weights = new floats(length * length);
  for (let t = 0; t < length; t++) {
    const query = rowOf(stream.queries, { row: t, width: config.keyWidth });
    if (config.readOrder === "before") weights.set(running.answer(query), t * length);
    running.write();
    if (config.readOrder === "after") weights.set(running.answer(query), t * length);
  }
  return { over: "values", weights };
}

function streamOf(stream: MemoryStream, floats: FloatsOf): MemoryStream {
  const { length, queries, keys, values, theta, eta, alpha } = stream;
  const of = (data: Floats): Floats => (data instanceof floats ? data : floats.from(data));
  return {
    length,
    queries: of(queries),
    keys: of(keys),
    values: of(values),
    theta: of(theta),
    eta: of(eta),
    alpha: of(alpha),
  };
}
