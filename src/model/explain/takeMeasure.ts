// How is a measure taken of a run? Pure, in the precision of the run: the page asks the worker, tests ask the float64 reference.
// Leaves to measure.ts what can be asked, and to compare/answers.ts how another memory reads the same text.

import { answerComparison, readingOf } from "#model/compare/answers";
import { measuredShare } from "#model/compare/measured";
import { playShellGame } from "#model/compare/tracking";
import { bytesEach, grown } from "#model/contracts/comparedMemory";
import { compareConfigOf, memoryNamed, withWidths } from "#model/compare/stream";
import { compareLimit, type LevelsMoment, type MadeGates } from "#model/contracts/compareQuestions";
import type { MeasuredSetting } from "#model/contracts/protocol";
import { cosine, floatsOf, rowOf, type Floats } from "#model/contracts/vectors";
import { readMemoryRows } from "#model/kernels/memory.cpu";
import type { MemorySettings } from "#model/contracts/settings";
import type { PlayedGame, ShellGame } from "#model/contracts/shellGame";
import { noAnswer, type Measure, type Measured } from "#model/contracts/measure";
import { stateAt } from "#model/reading/moment";
import { originsAt } from "#model/reading/origins";
import type { TokenQuantity } from "#model/contracts/probe";
import type { Run } from "#model/reading/run";
import { saidIn, untouchedAnswers, wholeAnswer } from "#model/reading/said";
import { likeliestNext, nextProbability } from "#model/reading/expected";
import { parallelForm } from "./parallelForm";
import { writeNumber } from "./writeNumber";

/** What a run was asked to read with: what its own record does not keep. */
interface MeasuredRun {
  readonly run: Run;
  readonly settings: MemorySettings;
  readonly compared: MeasuredSetting;
}

/** @throws RangeError where no compared memory has the id that is asked for. */
export function takeMeasure(measured: MeasuredRun, measure: Measure): Measured {
  const { run, settings, compared } = measured;
  const { reading, columns } = run;
  const { game, ...set } = compared;
  const setting = { asking: "recall", ...set, floats: floatsOf(reading.stream.keys) } as const;
  switch (measure.kind) {
    case "quantity":
      return isRead(run, measure.token) ? quantityAt(run, measure) : null;
    case "mean": {
      const { quantity, from, to } = measure;
      if (!isRead(run, to)) return null;
      return meanOf(from, to, (token) => quantityAt(run, { quantity, token }));
    }
    case "word":
      return isRead(run, measure.token)
        ? (reading.vocabulary[columns[measure.quantity][measure.token]!] ?? noAnswer)
        : null;
    case "recall": {
      const { of, to = of } = measure;
      return isAskable(run, measure) && isRead(run, to) ? cosine(answerOf(run, measure), valueOf(run, to)) : null;
    }
    case "answer":
      return isAskable(run, measure) ? wordAnswered(run, measure) : null;
    case "likeness":
      return isAskable(run, measure) ? cosine(queryOf(run, measure.at), keyOf(run, measure.of)) : null;
    case "right": {
      const { asked, at } = measure;
      if (!asked.every((of) => isAskable(run, { of, at }))) return null;
      return count(asked, (of) => wordAnswered(run, { of, at }) === ownWord(run, of));
    }
    case "comparedRecall":
    case "comparedAnswer": {
      const { memory, of, at } = measure;
      if (!isCompared(run, { of, at })) return null;
      const { answersAt, wordsSaid } = readingOf(run, { memory, ...setting });
      const answer = answersAt(at, keyOf(run, of));
      if (measure.kind === "comparedRecall") return cosine(answer, valueOf(run, of));
      return run.reading.vocabulary[wordsSaid(answer, keyOf(run, of))[0]!] ?? noAnswer;
    }
    case "comparedRight": {
      const { memory, asked, at } = measure;
      if (!asked.every((of) => isCompared(run, { of, at }))) return null;
      const { answersAt, wordsSaid } = readingOf(run, { memory, ...setting });
      const said = (of: number): number => wordsSaid(answersAt(at, keyOf(run, of)), keyOf(run, of))[0]!;
      return count(asked, (of) => said(of) === run.reading.wordOf[of]);
    }
    case "comparedError": {
      const { memory, from, to } = measure;
      if (!isCompared(run, { of: from, at: to })) return null;
      const { errors } = readingOf(run, { memory, ...setting });
      return finite(meanOf(from, to, (token) => errors[token]!));
    }
    case "comparedWeight": {
      const { memory, of, at } = measure;
      if (!isCompared(run, { of, at })) return null;
      const { errors, map } = readingOf(run, { memory, ...setting });
      const weighs = map();
      return weighs.over === "nothing" ? null : finite(weighs.weights[at * errors.length + of]!);
    }
    case "capacity":
      return run.filled === 0 ? null : measuredShare(run, { ...measure, ...setting }).share;
    case "cost": {
      const { stateNumbers, flopsPerToken } = memoryNamed(measure.memory);
      const growth = measure.cost === "flops" ? flopsPerToken : stateNumbers;
      const each = measure.cost === "bytes" ? bytesEach : 1;
      return each * grown(growth(withWidths(compareConfigOf(run, setting), measure.widths)), measure.context);
    }
    case "level":
    case "levels": {
      const { memory, at } = measure;
      if (!isCompared(run, { of: at, at })) return null;
      const moment = answerComparison(run, {
        kind: "levels",
        memory,
        token: at,
        asking: "recall",
        ...set,
      }) as LevelsMoment;
      return measure.kind === "level"
        ? levelNumber(moment.levels[measure.level - 1], measure.take)
        : levelsNumber(moment, measure.take);
    }
    case "madeGate": {
      const { memory, gate, whose, token, to = token } = measure;
      if (!isCompared(run, { of: token, at: to })) return null;
      const made = answerComparison(run, { kind: "madeGates", memory, asking: "recall", ...set }) as MadeGates;
      const gates = made[gate][whose].slice(token, to + 1);
      return finite(gates.reduce((sum, one) => sum + one, 0) / gates.length);
    }
    case "follows": {
      const { partsAt } = gamePlayed(measured, measure)[measure.what];
      return partsAt === null ? { ...game, ...measure.game }.swaps : partsAt - 1;
    }
    case "markAnswer":
      return finite(gamePlayed(measured, measure).mark.answers[measure.after]!);
    case "expects":
      return run.trained ? expectedAfter(run, measure) : null;
    case "foreseen": {
      const { tokens, frozen } = measure;
      const expected = tokens.map((token) => expectedAfter(run, { token: token - 1, frozen }));
      if (expected.includes(null) || !tokens.every((token) => isRead(run, token))) return null;
      return tokens.filter((token, index) => expected[index] === ownWord(run, token)).length;
    }
    case "halfLife":
      return isRead(run, measure.token)
        ? finite(Math.LN2 / -Math.log(1 - quantityAt(run, { quantity: "alpha", token: measure.token })))
        : null;
    case "writtenInAll": {
      const at = (quantity: TokenQuantity): number => quantityAt(run, { quantity, token: measure.token });
      return isRead(run, measure.token) ? finite(at("theta") / (1 - at("eta"))) : null;
    }
    case "writePart":
    case "nudgedLoss":
      return isRead(run, measure.token) && run.reading.config.widths.length === 2 ? writeNumber(run, measure) : null;
    case "parallel": {
      const form = parallelForm(run, measure.at);
      if (!form) return null;
      if (!("of" in measure)) return form[measure.take];
      return form[measure.take][(measure.at - form.from) * form.size + measure.of - form.from] ?? null;
    }
    case "origin": {
      const { role, token, back } = measure;
      const origins = isRead(run, token) ? originsAt(run, { token, settings }) : null;
      const origin = origins?.of.find((one) => one.role === role);
      return origin?.shares[origin.mixed.indexOf(token - back)] ?? null;
    }
    case "setting":
      return measure.knob === "window" ? compared.window : settings[measure.knob];
    case "partsOff":
      return [settings.writes, settings.carries, settings.forgets, settings.persistent].filter((isOn) => !isOn).length;
    case "length":
      return reading.stream.length;
    case "difference":
      return combine(measured, [measure.of, measure.less], (of, less) => of - less);
    case "ratio":
      return combine(measured, [measure.of, measure.to], (of, to) => of / to);
    case "smaller":
      return combine(measured, [measure.of, measure.than], (of, than) => 1 - of / than);
    default:
      return measure satisfies never;
  }
}

function gamePlayed({ compared }: MeasuredRun, { game }: { readonly game?: Partial<PlayedGame> }): ShellGame {
  const { game: played, window, knobs } = compared;
  return playShellGame({ ...played, ...game, knobs: { ...knobs, window } });
}

function levelNumber(
  level: LevelsMoment["levels"][number] | undefined,
  take: Extract<Measure, { kind: "level" }>["take"],
): number | null {
  if (!level) return null;
  if (take === "updates") return level.updates;
  return take === "right" ? level.count.right : level[take].length;
}

function levelsNumber({ whole, without }: LevelsMoment, take: Extract<Measure, { kind: "levels" }>["take"]): number {
  return take === "asked" ? whole.asked : (take === "whole" ? whole : without).right;
}

/** One quantity, token by token, as far as the run has read. */
export function takeSeries(run: Run, quantity: TokenQuantity): Float32Array {
  return Float32Array.from({ length: run.filled }, (_, token) => quantityAt(run, { quantity, token }));
}

function combine(
  measured: MeasuredRun,
  [first, second]: readonly [Measure, Measure],
  make: (a: number, b: number) => number,
): number | null {
  const a = takeMeasure(measured, first);
  const b = takeMeasure(measured, second);
  return typeof a === "number" && typeof b === "number" ? finite(make(a, b)) : null;
}

function quantityAt(run: Run, { quantity, token }: { quantity: TokenQuantity; token: number }): number {
  const { columns, trained } = run;
  // What the frozen model expects comes into its column later than all else, and for tests never.
  if (quantity !== "frozenProbability" || !trained?.frozen) return columns[quantity][token]!;
  return nextProbability(trained.frozen, token);
}

/** A trained model's likeliest word, an untrained memory's guess; null where nothing was read, or nothing is frozen. */
function expectedAfter(run: Run, { token, frozen }: { token: number; frozen: boolean }): string | null {
  const { trained, reading, columns } = run;
  if (!isRead(run, token)) return null;
  if (!trained) return frozen ? null : (reading.vocabulary[columns.guess[token]!] ?? noAnswer);
  const forward = frozen ? trained.frozen : trained.forward;
  return forward && token < forward.position ? likeliestNext(forward, token) : null;
}

function isRead({ filled }: Run, token: number): boolean {
  return token >= 0 && token < filled;
}

function isAskable(run: Run, { of, at }: { of: number; at: number }): boolean {
  return of >= 0 && of <= at && isRead(run, at);
}

/** Compare reads the beginning of a long text. */
function isCompared(run: Run, { of, at }: { of: number; at: number }): boolean {
  return isAskable(run, { of, at }) && at < compareLimit;
}

function answerOf(run: Run, { of, at }: { of: number; at: number }): Floats {
  const { config, parameters } = run.reading;
  return readMemoryRows({ config, parameters, weights: stateAt(run, at).weights, inputs: keyOf(run, of) });
}

function keyOf({ reading: { stream, config } }: Run, token: number): Floats {
  const width = config.widths[0]!;
  return rowOf(stream.keys, { row: token, width });
}

function queryOf({ reading: { stream, config } }: Run, token: number): Floats {
  return rowOf(stream.queries, { row: token, width: config.widths[0]! });
}

function valueOf({ reading: { stream, config } }: Run, token: number): Floats {
  const width = config.widths.at(-1)!;
  return rowOf(stream.values, { row: token, width });
}

function ownWord({ reading: { vocabulary, wordOf } }: Run, token: number): string {
  return vocabulary[wordOf[token]!]!;
}

function wordAnswered(run: Run, asked: { of: number; at: number }): string {
  const untouched = untouchedAnswers(run, keyOf(run, asked.of));
  const said = saidIn(run.reading, { answer: answerOf(run, asked), untouched }, wholeAnswer(run));
  return said ? run.reading.vocabulary[said.word]! : noAnswer;
}

function meanOf(from: number, to: number, at: (token: number) => number): number {
  let sum = 0;
  for (let token = from; token <= to; token++) sum += at(token);
  return sum / (to + 1 - from);
}

function count(tokens: readonly number[], holds: (token: number) => boolean): number {
  return tokens.filter(holds).length;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
