// How is a question of Compare answered? With the keys, values and gates of the run on screen, read by every memory alike.
// Leaves to compare/ what a memory is, and to worker.ts when there is time.

import type { CompareConfig, MemoryMap, StateMatrix } from "#model/contracts/comparedMemory";
import { ladder, memories, memoryOfId } from "./memories";
import { choices, compositionOf, knownModelOf, knownModels, type Composition } from "#model/contracts/workbench";
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
import { measuredCapacity, timedToken } from "./measured";
import { compareConfigOf, comparedStream, memoryNamed } from "./stream";
import { cosine, rowOf, type Floats, type FloatsOf } from "#model/contracts/vectors";
import { hasWritten } from "#model/reading/learned";
import { noWord } from "#model/contracts/probe";
import { decode, type Run } from "#model/reading/run";
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
    case "capacity":
      return measuredCapacity(run, question);
    case "timed":
      return timedToken(run, question);
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

/** A memory's way through a run's text; `wordAt` is the word that an answer means once a token is written, or `noWord`. */
interface RunReading extends CompareReading {
  readonly wordAt: (after: number, answer: Floats) => number;
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
  const reading = {
    ...readStream({ memory, stream, config, floats }),
    wordAt: (after: number, answer: Floats): number =>
      (hasWritten({ knobs: memory.knobs, theta: stream.theta }, after) ? decode(run.reading, answer)?.word : null) ??
      noWord,
  };
  known.set(name, reading);
  return reading;
}

function comparedReading(run: Run, question: { memory: string } & CompareSetting): ComparedReading {
  const { reads, errors, map, sound, wordAt } = readingOf(run, question);
  const size = errors.length;
  const width = size > 0 ? reads.length / size : 0;
  const says = new Int32Array(size);
  const cosines = new Float32Array(size);
  const { config, wordVectors } = run.reading;
  for (let token = 0; token < size; token++) {
    const answer = rowOf(reads, { row: token, width });
    const word = (says[token] = wordAt(config.readOrder === "after" ? token : token - 1, answer));
    if (word !== noWord) cosines[token] = cosine(answer, rowOf(wordVectors, { row: word, width }));
  }
  return { size, sound, errors: Float32Array.from(errors), says, cosine: cosines, map: mapOf(map()) };
}

function mapOf(map: MemoryMap): ComparedMap {
  if (map.over === "nothing") return map;
  const weights = Float32Array.from(map.weights, (weight) => (Number.isFinite(weight) ? weight : 0));
  return { over: map.over, weights, largest: weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) };
}

function comparedMoment(
  run: Run,
  { token, asked, ...question }: { memory: string; token: number; asked: readonly number[] } & CompareSetting,
): ComparedMoment {
  const { stream, wordOf, config } = run.reading;
  const { answersAt, stateAt, errors, reads, wordAt } = readingOf(run, question);
  const at = Math.min(token, errors.length - 1);
  const keyWidth = config.widths[0]!;
  const width = config.widths.at(-1)!;
  const answers = answersAt(at, stream.keys.subarray(0, (at + 1) * keyWidth)); // (at + 1, d_v)
  const answerTo = (i: number): Floats => rowOf(answers, { row: i, width });
  const known = asked.map((i) => (i <= at ? i : -1));
  const cosines = known.map((i) => (i < 0 ? 0 : cosine(answerTo(i), rowOf(stream.values, { row: i, width }))));
  const says = known.map((i) => (i < 0 ? noWord : wordAt(at, answerTo(i))));
  let correct = 0;
  for (let i = 0; i <= at; i++) if (wordAt(at, answerTo(i)) === wordOf[i]) correct++;
  const state = stateAt(at).map((matrix) => ({ ...matrix, data: Float32Array.from(matrix.data) }));
  const wanted = question.asking === "recall" ? at : at + 1;
  return {
    ...{ token: at, asked, cosine: Float32Array.from(cosines), says: Int32Array.from(says), correct, state },
    read: vectorOf("y", { data: reads, row: at, width }),
    right: wanted < run.filled ? vectorOf("v", { data: stream.values, row: wanted, width }) : null,
  };
}

function vectorOf(name: string, { data, row, width }: { data: Floats; row: number; width: number }): StateMatrix {
  const vector = Float32Array.from(rowOf(data, { row, width }));
  return { name, rows: 1, columns: width, data: vector };
}
