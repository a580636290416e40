// What can a memory track? A shell game and a mark that flips, with keys, values and gates set by hand: what is possible, and not what
// is learned. Leaves to components/compare/tracking/ how it is drawn.
//
//   told       k = e_i, v = e_i of every cup i, and s = 1
//   a swap     k = (e_i − e_j)/√2, v = 0:  M ← (I − s kᵀk) M, which at s = 2 exchanges rows i and j exactly
//   a flip     k = e₁, v = 0:  the row of the mark becomes (1 − s) of itself, at s = 2 its opposite
//
// A Householder reflection; products of them make all permutations (Grazzi et al., arXiv 2411.12537; DeltaProduct, 2502.10297).

import { defaultCompareConfig, type CompareConfig, type ComparedMemory } from "#model/contracts/comparedMemory";
import type { MemoryStream } from "#model/contracts/config";
import { uniform } from "#model/contracts/random";
import {
  nothingHeld,
  tableCups,
  tableTokens,
  triedMomenta,
  triedRates,
  type BestTrack,
  type CupsGame,
  type FlipKind,
  type GameKnobs,
  type GameSettings,
  type MarkGame,
  type PlayedGame,
  type ShellGame,
  type ShellGameAnswers,
  type ShellGameQuestion,
  type Tracks,
} from "#model/contracts/shellGame";
import type { Floats, FloatsOf } from "#model/contracts/vectors";
import { writeDeltaProduct, type DeltaProductSequence } from "./deltaRules";
import { memoryNamed } from "./stream";

/** @throws RangeError where no memory has the id, or a setting is out of its range. */
export function answerShellGame(question: ShellGameQuestion): ShellGameAnswers[ShellGameQuestion["kind"]] {
  switch (question.kind) {
    case "shellGame":
      return playShellGame(question);
    case "tracks":
      return bestTracks(memoryNamed(question.memory));
    default:
      return question satisfies never;
  }
}

/** @throws RangeError where no memory has the id, or a setting is out of its range. */
export function playShellGame({ memory: id, flips, knobs: own, ...settings }: AskedGame): ShellGame {
  const memory = memoryNamed(id);
  return { cups: playCups({ memory, settings, own }), mark: playMark({ memory, settings, own, flips }) };
}

type AskedGame = PlayedGame & { readonly knobs: GameKnobs };

interface Played {
  readonly memory: ComparedMemory;
  readonly settings: GameSettings;
  /** float32, as the page reads, unless told otherwise. */
  readonly floats?: FloatsOf;
  /** What of the memory's own knobs does not stand at its default. */
  readonly own?: Partial<GameKnobs>;
}

/** So much ahead of the next, of a thing that was told as 1, is rounding and no answer. */
const leastAhead = 1e-5;

/** Tells the cups, swaps them, and asks every cup after every swap. @throws RangeError where a setting is out of its range. */
export function playCups({ memory, settings, floats = Float32Array, own = {} }: Played): CupsGame {
  assertSettings(settings);
  const { cups: n, swaps, seed } = settings;
  const next = uniform(`cups ${seed}`);
  const swapped = new Int8Array(2 * swaps);
  const truth = new Int8Array((swaps + 1) * n);
  for (let cup = 0; cup < n; cup++) truth[cup] = cup;
  for (let t = 0; t < swaps; t++) {
    const one = Math.floor(next() * n);
    const other = (one + 1 + Math.floor(next() * (n - 1))) % n;
    const [left, right] = [Math.min(one, other), Math.max(one, other)];
    swapped.set([left, right], 2 * t);
    const after = truth.subarray((t + 1) * n, (t + 2) * n);
    after.set(truth.subarray(t * n, (t + 1) * n));
    [after[left], after[right]] = [after[right]!, after[left]!];
  }
  const half = Math.SQRT1_2;
  const keys = Array.from({ length: swaps }, (_, t): [number, number][] => [
    [swapped[2 * t]!, half],
    [swapped[2 * t + 1]!, -half],
  ]);
  const { answers } = read({ memory, settings, floats, own, width: n, told: n, keys });
  const held = new Int8Array(truth.length);
  const sure = new floats(truth.length);
  for (let at = 0; at < truth.length; at++) {
    const { best, ahead } = mostOf(answers.subarray(at * n, (at + 1) * n));
    held[at] = ahead > leastAhead ? best : nothingHeld;
    sure[at] = ahead > leastAhead ? ahead : 0;
  }
  return { cups: n, swapped, truth, held, sure, partsAt: firstOther(held, truth, n) };
}

/** Tells the mark, flips it, and asks for it after every token. @throws RangeError where a setting is out of its range. */
export function playMark({
  memory,
  settings,
  flips: kind,
  floats = Float32Array,
  own = {},
}: Played & { flips: FlipKind }): MarkGame {
  assertSettings(settings);
  const { swaps: tokens, seed } = settings;
  const next = uniform(`mark ${seed}`);
  const flips = Array.from({ length: tokens }, () => kind === "all" || next() < 0.5);
  const truth = new Int8Array(tokens + 1).fill(1);
  flips.forEach((flip, t) => (truth[t + 1] = flip ? -truth[t]! : truth[t]!));
  const width = 4;
  const keys = flips.map((flip): [number, number][] => (flip ? [[0, 1]] : []));
  const { answers: all } = read({ memory, settings, floats, own, width, told: 1, keys });
  const answers = new floats(tokens + 1).map((_, t) => all[t * width]!);
  const said = Int8Array.from(answers, (answer) => (Math.abs(answer) > leastAhead ? Math.sign(answer) : 0));
  return { flips, truth, answers, partsAt: firstOther(said, truth, 1) };
}

/** Of the memory, after the telling and after each of the tokens, what it answers to every told key. (T + 1, told, d_v) */
function read({
  memory,
  settings: { rate, chunk, decay, momentum },
  floats,
  own,
  width,
  told,
  keys,
}: {
  memory: ComparedMemory;
  settings: GameSettings;
  floats: FloatsOf;
  own: Partial<GameKnobs>;
  /** Of keys and values. */
  width: number;
  /** Keys e_0 … that are told, each with the value of its own number. */
  told: number;
  /** Of every token after them, its coordinates that are not 0. None: the token writes nothing. */
  keys: readonly (readonly (readonly [at: number, size: number])[])[];
}): { answers: Floats } {
  const widths = { keyWidth: width, valueWidth: width };
  const config: CompareConfig = { ...defaultCompareConfig, ...widths, ...own, lossScale: 1, chunk };
  // Where a chunk or a momentum goes on from the telling, tokens that write nothing end both.
  const inChunks = memory.knobs.includes("chunk");
  const pause = inChunks && chunk > 1 ? (chunk - (told % chunk)) % chunk : 0;
  const ends = memory.knobs.includes("eta") && momentum > 0 ? Math.max(1, inChunks ? chunk : 1) : 0;
  const from = told + pause + ends;
  const length = from + keys.length;
  const stream: MemoryStream = {
    length,
    ...{ queries: new floats(length * width), keys: new floats(length * width), values: new floats(length * width) },
    ...{ theta: new floats(length), eta: new floats(length), alpha: new floats(length) },
  };
  for (let cup = 0; cup < told; cup++) {
    stream.keys[cup * width + cup] = 1;
    stream.values[cup * width + cup] = 1;
    stream.theta[cup] = 1;
  }
  keys.forEach((parts, t) => {
    for (const [at, size] of parts) stream.keys[(from + t) * width + at] = size;
    stream.theta[from + t] = parts.length > 0 ? rate : 0;
    stream.eta[from + t] = momentum;
    stream.alpha[from + t] = decay;
  });
  stream.queries.set(stream.keys);
  const running = memory.begin({ stream, config, floats });
  const asked = Array.from({ length: told }, (_, cup) => {
    const query = new floats(width);
    query[cup] = 1;
    return query;
  });
  const answers = new floats((keys.length + 1) * told * width);
  while (running.position < from) running.write();
  for (let t = 0; t <= keys.length; t++) {
    if (t > 0) running.write();
    asked.forEach((query, cup) => answers.set(running.answer(query), (t * told + cup) * width));
  }
  return { answers };
}

/** What is ahead of all others, and by how much; of numbers that are none, nothing. */
function mostOf(answer: Floats): { best: number; ahead: number } {
  let [best, most, second] = [0, -Infinity, -Infinity];
  answer.forEach((amount, thing) => {
    if (!(amount > second)) return;
    if (amount > most) [best, second, most] = [thing, most, amount];
    else second = amount;
  });
  return { best, ahead: Number.isFinite(most - second) ? most - second : 0 };
}

function firstOther(said: Int8Array, truth: Int8Array, width: number): number | null {
  const at = said.findIndex((thing, at) => thing !== truth[at]);
  return at < 0 ? null : Math.floor(at / width);
}

/** What makes a plain delta rule of those that write more, or otherwise. */
const plainest: Partial<GameKnobs> = { subSteps: 1, past: 1, erase: 1, orthogonal: false, products: false };

/** The best of what is tried, for each game by itself. */
export function bestTracks(memory: ComparedMemory): Tracks {
  const canBePlain = memory.knobs.some((knob) => knob in plainest);
  const tried = [false, ...(canBePlain ? [true] : [])].flatMap((isPlain) =>
    triedRates.flatMap((rate) => triedMomenta.map((momentum) => ({ rate, momentum, isPlain }))),
  );
  const best = (play: (played: Played) => { partsAt: number | null }): BestTrack =>
    tried
      .map(({ rate, momentum, isPlain }) => {
        const settings = { cups: tableCups, swaps: tableTokens, rate, momentum, chunk: 1, decay: 0, seed: 1 };
        const { partsAt } = play({ memory, settings, own: isPlain ? plainest : {} });
        return { rate, momentum, isPlain, partsAt };
      })
      .reduce((best, one) => ((one.partsAt ?? Infinity) > (best.partsAt ?? Infinity) ? one : best));
  return {
    memory: memory.id,
    mark: best((played) => playMark({ ...played, flips: "random" })),
    cups: best(playCups),
    shuffles: memory.knobs.includes("subSteps")
      ? {
          writes: tableCups - 1,
          partsAt: playShuffles({ cups: tableCups, tokens: tableTokens, writes: tableCups - 1 }),
        }
      : "oneKey",
  };
}

/**
 * DeltaProduct with keys of its own for every one of a token's writes: any order of n cups in one token, by n − 1 swaps at most.
 * Returns the first token after which its order is wrong; null where none is.
 */
export function playShuffles({
  cups: n,
  tokens,
  writes,
  floats = Float32Array,
}: {
  cups: number;
  tokens: number;
  writes: number;
  floats?: FloatsOf;
}): number | null {
  const next = uniform("shuffles 1");
  const keys = new floats(tokens * writes * n);
  const beta = new floats(tokens * writes);
  const truth = Int8Array.from({ length: (tokens + 1) * n }, (_, at) => at % n);
  for (let t = 0; t < tokens; t++) {
    const order = truth.slice(t * n, (t + 1) * n);
    // Fisher and Yates: every order is as likely.
    for (let last = n - 1, write = 0; last > 0; last--, write++) {
      const other = Math.floor(next() * (last + 1));
      if (other === last || write >= writes) continue;
      const row = t * writes + write;
      [keys[row * n + last], keys[row * n + other], beta[row]] = [Math.SQRT1_2, -Math.SQRT1_2, 2];
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    truth.set(order, (t + 1) * n);
  }
  const sequence: DeltaProductSequence = {
    ...{ steps: writes, keys, beta, keyWidth: n, valueWidth: n },
    values: new floats(tokens * writes * n),
    keep: new floats(tokens).fill(1),
  };
  const weights = new floats(n * n).map((_, at) => Number(at % (n + 1) === 0));
  const state = { position: 0, weights };
  for (let t = 1; t <= tokens; t++) {
    writeDeltaProduct(sequence, state);
    const held = Int8Array.from({ length: n }, (_, cup) => mostOf(weights.subarray(cup * n, (cup + 1) * n)).best);
    if (held.some((thing, cup) => thing !== truth[t * n + cup])) return t;
  }
  return null;
}

function assertSettings({ cups, swaps, rate, chunk, decay, momentum }: GameSettings): void {
  const within = (name: string, value: number, [least, most]: readonly [number, number], isWhole: boolean): void => {
    if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return;
    throw new RangeError(`${name} is ${String(value).slice(0, 40)}; allowed: ${least} to ${most}`);
  };
  within("cups", cups, [3, 8], true);
  within("swaps", swaps, [1, 256], true);
  within("rate", rate, [0, 4], false);
  within("chunk", chunk, [1, 64], true);
  within("decay", decay, [0, 1], false);
  within("momentum", momentum, [0, 1], false);
}
