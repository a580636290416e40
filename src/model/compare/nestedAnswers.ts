// What does each level of a memory know, and what does a memory that writes itself make of its gates? Levels are asked alone: all
// others are set back to their first weights. Leaves the levels to continuum.ts and hope.ts, and what stands beside other
// memories to answers.ts.

import type { CompareSetting, LevelMoment, LevelsMoment, MadeGates } from "#model/contracts/compareQuestions";
import { countAnswers, latestOf, stateOf, type AnswerCount } from "#model/contracts/cues";
import type { CompareSetup } from "#model/contracts/comparedMemory";
import { rowOf, type Floats } from "#model/contracts/vectors";
import type { Run } from "#model/reading/run";
import { saidIn } from "#model/reading/said";
import { continuumOf, type Levelled } from "./continuum";
import { hopeOf } from "./hope";
import { driftOf } from "./levelStack";
import { gatesMade } from "./selfModifying";
import { compareConfigOf, comparedStream } from "./stream";

/** Tokens between two states that are kept for going back. */
const keptEvery = 32;

interface LevelsReading {
  readonly drifts: readonly Float32Array[]; // a level (T)
  /** A level: whether it alone answered a token right after the write that the token was in. (T) */
  readonly learned: readonly Uint8Array[];
  readonly periods: readonly number[];
  /** Whether the key of a token `of` is answered with its word after `token`, by one level alone, by all, or by none. */
  readonly askedAt: (token: number) => (of: number, by: number | "all" | "none") => string | null;
}

const readings = new WeakMap<Run, Map<string, LevelsReading>>();

/** @throws RangeError where the memory has no levels. */
export function levelsMoment(
  run: Run,
  { memory, token: wanted, ...setting }: { memory: string; token: number } & CompareSetting,
): LevelsMoment {
  const known = readings.get(run) ?? new Map<string, LevelsReading>();
  readings.set(run, known);
  const name = `${memory} ${setting.window} ${Object.values(setting.knobs).join()} ${run.filled}`;
  const reading = known.get(name) ?? readLevels(run, { memory, ...setting });
  known.set(name, reading);

  const { cues } = run.reading;
  const words = wordsOf(run);
  const token = Math.min(wanted, reading.drifts[0]!.length - 1);
  const ask = reading.askedAt(token);
  const counted = (by: number | "all" | "none"): AnswerCount =>
    countAnswers(cues, { from: 0, token, words, answer: (of) => ask(of, by) });
  const isRight = (of: number, level: number): boolean => ask(of, level) === words[of];
  const newest = cues.all.flatMap((cue) => latestOf(cue, token) ?? []);
  const isWritten = (of: number, level: number): boolean => {
    const period = reading.periods[level]!;
    return Math.ceil((of + 1) / period) * period <= token + 1;
  };
  const lostBy = (level: number): number[] =>
    newest.filter((of) => isWritten(of, level) && reading.learned[level]![of] === 1 && !isRight(of, level));
  const levels = reading.periods.map((period, level): LevelMoment => ({
    period,
    updates: Math.floor((token + 1) / period),
    drift: reading.drifts[level]!,
    states: Array.from({ length: token + 1 }, (_, of) =>
      stateOf(cues, { of, token, words, answer: (asked) => ask(asked, level) }),
    ),
    count: counted(level),
    lost: lostBy(level),
    keeps: level === 0 ? [] : lostBy(level - 1).filter((of) => isRight(of, level)),
  }));
  return { token, levels, whole: counted("all"), without: counted("none") };
}

function readLevels(run: Run, { memory, ...setting }: { memory: string } & CompareSetting): LevelsReading {
  const setup = setupOf(run, setting);
  switch (memory) {
    case "continuum":
      return readByLevels(run, setup, continuumOf(setup));
    case "hope":
      return readByLevels(run, setup, hopeOf(setup));
    default:
      throw new RangeError(`“${memory}” has no levels; those that have are continuum and hope`);
  }
}

function readByLevels<State>(
  run: Run,
  { stream, config: { keyWidth } }: CompareSetup,
  { plan, rules, stackOf, answerWith }: Levelled<State>,
): LevelsReading {
  const { length } = stream;
  const { vocabulary } = run.reading;
  const words = wordsOf(run);
  const first = stackOf(rules.start).weights;
  const keyOf = (of: number): Floats => rowOf(stream.keys, { row: of, width: keyWidth });
  const untouched = Array.from({ length }, (_, of) => answerWith(rules.start, first, keyOf(of)));
  // The values that a trained model makes are of any length: there all counts that was not said before.
  const whole = run.trained ? 0 : 1;
  const said = (state: State, of: number, weights: readonly Floats[]): string | null => {
    const answer = answerWith(state, weights, keyOf(of));
    const found = saidIn(run.reading, { answer, untouched: untouched[of]! }, whole);
    return found && vocabulary[found.word]!;
  };
  const alone = (state: State, level: number): Floats[] =>
    first.map((block, other) => (other === level ? stackOf(state).weights[level]! : block));

  const drifts = plan.levels.map(() => new Float32Array(length));
  const learned = plan.levels.map(() => new Uint8Array(length));
  const kept: State[] = [];
  const state = structuredClone(rules.start);
  for (let token = 0; token < length; token++) {
    if (token % keptEvery === 0) kept.push(structuredClone(state));
    rules.write(state, token);
    plan.levels.forEach(({ period }, level) => {
      drifts[level]![token] = driftOf(stackOf(state).weights[level]!, first[level]!);
      if ((token + 1) % period !== 0) return;
      const weights = alone(state, level);
      for (let of = token - period + 1; of <= token; of++)
        learned[level]![of] = Number(said(state, of, weights) === words[of]);
    });
  }
  return {
    ...{ drifts, learned, periods: plan.levels.map(({ period }) => period) },
    askedAt(token) {
      const from = Math.floor((token + 1) / keptEvery);
      const at = structuredClone(kept[Math.min(from, kept.length - 1)]!);
      for (let next = Math.min(from, kept.length - 1) * keptEvery; next <= token; next++) rules.write(at, next);
      const asked = new Map<string, string | null>();
      return (of, by) => {
        const name = `${of} ${by}`;
        if (!asked.has(name))
          asked.set(name, said(at, of, by === "none" ? first : by === "all" ? stackOf(at).weights : alone(at, by)));
        return asked.get(name)!;
      };
    },
  };
}

/** What the self-modifying memory, alone or in Hope, makes of the stream's gates. */
export function madeGates(run: Run, { memory: _memory, ...setting }: { memory: string } & CompareSetting): MadeGates {
  const setup = setupOf(run, setting);
  const { theta, alpha } = setup.stream;
  const { eta, keep } = gatesMade(setup);
  return {
    rate: { stream: Float32Array.from(theta, (rate) => setup.config.lossScale * rate), own: eta },
    keep: { stream: Float32Array.from(alpha, (forgotten) => 1 - forgotten), own: keep },
  };
}

/** The keys are what is asked, whatever the memories are asked for: what was told is what may still be known. */
function setupOf(run: Run, setting: CompareSetting): CompareSetup {
  return { stream: comparedStream(run, "recall"), config: compareConfigOf(run, setting), floats: Float32Array };
}

function wordsOf({ reading: { wordOf, vocabulary }, filled }: Run): string[] {
  return Array.from(wordOf.subarray(0, filled), (word) => vocabulary[word]!);
}
