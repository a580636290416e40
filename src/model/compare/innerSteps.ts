// More steps a chunk on the same pairs: is what was just written nearer, and is more recalled? One memory reads a text with each
// number of steps. Leaves the steps to kernels/memory.repeated.ts, and trained models to trained/innerSteps.ts.

import { countAnswers, latestOf, type Cues } from "#model/contracts/cues";
import type { Share } from "#model/contracts/compareQuestions";
import type { CompareSetup } from "#model/contracts/comparedMemory";
import { innerStepCounts, type Direction, type InnerStepsPoint, type SteppedMemory } from "#model/contracts/innerSteps";
import { rowOf, type Floats } from "#model/contracts/vectors";
import { readMemory, readMemoryRows } from "#model/kernels/memory.cpu";
import { scanRepeated, type RepeatedScan } from "#model/kernels/memory.repeated";
import { rightShare } from "./capacity";
import { titansScan } from "./titans";
import { tttScan } from "./ttt";

const scans: Readonly<Record<SteppedMemory, (setup: CompareSetup) => Omit<RepeatedScan, "steps" | "direction">>> = {
  "titans-plain": (setup) => titansScan({ deep: false, momentum: false, forgetting: false }, setup),
  "titans-deep-plain": (setup) => titansScan({ deep: true, momentum: false, forgetting: false }, setup),
  "ttt-mlp": (setup) => tttScan(true, setup),
};

/** What a text asks, and how an answer is read as a word: of the run that is read. */
interface AskedText {
  readonly cues: Cues;
  readonly words: readonly string[];
  /** Of answers to the keys of the tokens, and of what the untouched memory answers to the same: (n, d_v) each. null where nothing is said. */
  readonly said: (answers: Floats, untouched: Floats) => readonly (string | null)[];
}

export interface SteppedText {
  readonly memory: SteppedMemory;
  readonly setup: CompareSetup;
  readonly direction: Direction;
  readonly text: AskedText;
}

/** Reads the texts with every number of steps, and says after every token how many are read, of all. */
export function* measureInnerSteps(
  texts: readonly SteppedText[],
): Generator<{ readonly done: number; readonly points: readonly InnerStepsPoint[] }, void> {
  const points: InnerStepsPoint[] = [];
  let done = 0;
  for (const steps of innerStepCounts) {
    const counts: Counted[] = [];
    for (const text of texts) {
      const reading = readStepped(text, steps);
      let step = reading.next();
      for (; !step.done; step = reading.next()) yield { done: ++done, points };
      counts.push(step.value);
    }
    points.push(pointOf(steps, counts));
  }
  yield { done, points };
}

/** What one reading counts. */
interface Counted {
  readonly error: number;
  readonly whole: number;
  readonly atEnd: Right;
  readonly online: Right;
}
type Right = Pick<Share, "right" | "asked">;

function pointOf(steps: number, counts: readonly Counted[]): InnerStepsPoint {
  const all = (of: (count: Counted) => number): number => counts.reduce((sum, count) => sum + of(count), 0);
  const right = (of: "atEnd" | "online"): Right => ({
    right: all((count) => count[of].right),
    asked: all((count) => count[of].asked),
  });
  const online = right("online");
  return {
    steps,
    error: all(({ error }) => error) / all(({ whole }) => whole),
    atEnd: rightShare(right("atEnd")),
    online: online.asked > 0 ? rightShare(online) : null,
  };
}

function* readStepped({ memory, setup, direction, text }: SteppedText, steps: number): Generator<void, Counted> {
  const { config, parameters, stream, state } = scans[memory](setup);
  const [keyWidth, valueWidth] = [setup.config.keyWidth, setup.config.valueWidth];
  const { length, keys, values } = stream;
  const answerTo = (token: number): Floats =>
    readMemory({ config, parameters, weights: state.weights, input: rowOf(keys, { row: token, width: keyWidth }) });
  const untouched = readMemoryRows({ config, parameters, weights: parameters.initialWeights, inputs: keys });
  let [error, whole] = [0, 0];
  const written = (from: number, to: number): void => {
    for (let token = from; token < to; token++) {
      const answer = answerTo(token);
      for (let j = 0, at = token * valueWidth; j < valueWidth; j++, at++) {
        error += (answer[j]! - values[at]!) ** 2;
        whole += values[at]! ** 2;
      }
    }
  };
  const online = { right: 0, asked: 0 };
  for (let token = 0; token < length; token++) {
    const before = latestBefore(text.cues, token);
    if (before !== null) {
      const [word] = text.said(answerTo(token), rowOf(untouched, { row: token, width: valueWidth }));
      online.asked++;
      if (word === text.words[before]) online.right++;
    }
    scanRepeated({ config, parameters, stream, state, steps, direction, written }, 1);
    yield;
  }
  const said = text.said(readMemoryRows({ config, parameters, weights: state.weights, inputs: keys }), untouched);
  const { right, asked } = countAnswers(text.cues, {
    ...{ from: 0, token: length - 1, words: text.words },
    answer: (token) => said[token] ?? null,
  });
  return { error, whole, atEnd: { right, asked }, online };
}

/** The last token before this one that was read after the same cue; null where this is its first. */
function latestBefore({ all, at }: Cues, token: number): number | null {
  const cue = all[at[token]!];
  return cue ? latestOf(cue, token - 1) : null;
}
