// How is a question of Compare answered? With the keys, values and gates of the run on screen, read by every memory alike.
// Leaves to compare/ what a memory is, and to worker.ts when there is time.

import { countAnswers } from "#model/contracts/cues";
import type { CompareConfig, MemoryMap, StateMatrix } from "#model/contracts/comparedMemory";
import { ladder, memories, memoryOfId, placeOf } from "./memories";
import { compositionOf, type Composition } from "#model/contracts/composition";
import { choices, knownModelOf, knownModels } from "#model/contracts/workbench";
import { readStream, type CompareReading } from "./read";
import {
  type CompareAnswers,
  type ComparedMap,
  type ComparedMoment,
  type ComparedReading,
  type CompareQuestion,
  type CompareSetting,
  type MemoryTable,
} from "#model/contracts/compareQuestions";
import { levelsMoment, madeGates } from "./nestedAnswers";
import { measuredCapacity, timedToken } from "./measured";
import { measuredInnerSteps } from "./steppedRun";
import { compareConfigOf, comparedStream, memoryNamed } from "./stream";
import { wordsSaid } from "./wordsSaid";
import { cosine, dot, rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { noWord } from "#model/contracts/probe";
import type { Run } from "#model/reading/run";
import { memoryWords } from "#words/memories";
import { say } from "#words/say";

/** @throws RangeError where no memory has the id that is asked for. */
export function answerComparison(run: Run, question: CompareQuestion): CompareAnswers[CompareQuestion["kind"]] {
  switch (question.kind) {
    case "memories":
      return memoryTable(compareConfigOf(run, question), question.ids);
    case "compared":
      return comparedReading(run, question);
    case "comparedAt":
      return comparedMoment(run, question);
    case "levels":
      return levelsMoment(run, question);
    case "madeGates":
      return madeGates(run, question);
    case "capacity":
      return measuredCapacity(run, question);
    case "timed":
      return timedToken(run, question);
    case "innerSteps":
      return measuredInnerSteps(run, question);
    default:
      return question satisfies never;
  }
}

function memoryTable(config: CompareConfig, ids: readonly string[]): MemoryTable {
  const composed = [...new Set(ids)].flatMap((id) => {
    const composition = compositionOf(id);
    const memory = composition && memoryOfId(id);
    return memory ? [{ ...memory, title: composedTitle(composition) }] : [];
  });
  return {
    memories: [...memories, ...composed].map(
      ({ begin: _begin, map: _map, stateNumbers, flopsPerToken, ...described }) => ({
        ...described,
        place: placeOf(described),
        stateNumbers: stateNumbers(config),
        flopsPerToken: flopsPerToken(config),
      }),
    ),
    ladder: ladder.map(({ id }) => id),
    config,
  };
}

/** Named by its choices where no model has made them: two compositions may stand side by side. */
function composedTitle(composition: Composition): string {
  const known = knownModelOf(composition);
  const { architecture, bias, retention, algorithm } = composition;
  if (known) return say(memoryWords.composed, { model: knownModels[known].title });
  return [architecture, bias, retention, algorithm].map((choice) => choices[choice].title).join(" · ");
}

/** A memory's way through a run's text. */
interface RunReading extends CompareReading {
  /** The word that is said in each of the answers to the queries, or `noWord`: (n, d_v), (n, d_k) → (n) */
  readonly wordsSaid: (answers: Floats, queries: Floats) => Int32Array;
}

const readings = new WeakMap<Run, Map<string, RunReading>>();

/** Reads the run with a memory, once: a question about a token goes on from there. */
export function readingOf(
  run: Run,
  { memory: id, floats = Float32Array, ...setting }: { memory: string; floats?: FloatsOf } & CompareSetting,
): RunReading {
  const known = readings.get(run) ?? new Map<string, RunReading>();
  readings.set(run, known);
  const name = `${id} ${setting.asking} ${setting.window} ${Object.values(setting.knobs).join()} ${run.filled} ${floats.name}`;
  const before = known.get(name);
  if (before) return before;
  const config = compareConfigOf(run, setting);
  const stream = comparedStream(run, setting.asking);
  const memory = memoryNamed(id);
  const compared = readStream({ memory, stream, config, floats });
  const said = (answers: Floats, queries: Floats): Int32Array =>
    wordsSaid(run, { answers, untouched: compared.untouched(queries) });
  const reading = { ...compared, wordsSaid: said };
  known.set(name, reading);
  return reading;
}

function comparedReading(run: Run, question: { memory: string } & CompareSetting): ComparedReading {
  const { reads, errors, map, sound, wordsSaid } = readingOf(run, question);
  const size = errors.length;
  const width = size > 0 ? reads.length / size : 0;
  const says = wordsSaid(reads, comparedStream(run, question.asking).queries);
  const { wordVectors } = run.reading;
  const cosines = Float32Array.from(says, (word, row) =>
    word === noWord ? 0 : cosine(rowOf(reads, { row, width }), rowOf(wordVectors, { row: word, width })),
  );
  return { size, sound, errors: Float32Array.from(errors), says, cosine: cosines, map: mapOf(map()) };
}

function mapOf(map: MemoryMap): ComparedMap {
  if (map.over === "nothing") return map;
  const weights = Float32Array.from(map.weights, (weight) => (Number.isFinite(weight) ? weight : 0));
  return { over: map.over, weights, largest: weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) };
}

function comparedMoment(
  run: Run,
  {
    token,
    asked,
    cues: askedCues,
    words: askedWords,
    ...question
  }: Pick<ComparedMoment, "token" | "asked"> & {
    readonly memory: string;
    readonly cues: readonly number[];
    readonly words: readonly number[];
  } & CompareSetting,
): ComparedMoment {
  const { stream, wordVectors, wordOf, vocabulary, cues, config } = run.reading;
  const { answersAt, stateAt, isUntouched, errors, reads, wordsSaid } = readingOf(run, question);
  const at = Math.min(token, errors.length - 1);
  const keyWidth = config.widths[0]!;
  const width = config.widths.at(-1)!;
  const keys = stream.keys.subarray(0, (at + 1) * keyWidth);
  const answers = answersAt(at, keys); // (at + 1, d_v)
  const all = wordsSaid(answers, keys);
  const answerTo = (i: number): Floats => rowOf(answers, { row: i, width });
  const known = asked.map((i) => (i <= at ? i : -1));
  const cosines = known.map((i) => (i < 0 ? 0 : cosine(answerTo(i), rowOf(stream.values, { row: i, width }))));
  const says = known.map((i) => all[i] ?? noWord);
  const words = Array.from(wordOf.subarray(0, at + 1), (word) => vocabulary[word]!);
  const answer = (of: number): string | null => vocabulary[all[of]!] ?? null;
  const count = countAnswers(cues, { from: 0, token: at, words, answer });
  const inWords = {
    asked: Int32Array.from(askedCues.filter((of) => of <= at)),
    words: Int32Array.from(askedWords),
  };
  // The values that a trained model makes are of any length: of them only the direction tells words apart.
  const strengthOf = run.trained ? cosine : dot;
  const strengths = Float32Array.from(
    Array.from(inWords.asked).flatMap((of) =>
      askedWords.map((word) => strengthOf(answerTo(of), rowOf(wordVectors, { row: word, width }))),
    ),
  );
  const state = stateAt(at).map((matrix) => ({ ...matrix, data: Float32Array.from(matrix.data) }));
  const wanted = question.asking === "recall" ? at : at + 1;
  return {
    ...{ token: at, asked, cosine: Float32Array.from(cosines), says: Int32Array.from(says), count },
    ...{ state, isUntouched: isUntouched(at) },
    inWords: { ...inWords, strengths, says: inWords.asked.map((of) => all[of]!) },
    read: vectorOf("y", { data: reads, row: at, width }),
    right: wanted < run.filled ? vectorOf("v", { data: stream.values, row: wanted, width }) : null,
  };
}

function vectorOf(name: string, { data, row, width }: { data: Floats; row: number; width: number }): StateMatrix {
  const vector = Float32Array.from(rowOf(data, { row, width }));
  return { name, rows: 1, columns: width, data: vector };
}
