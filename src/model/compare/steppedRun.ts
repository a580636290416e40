// What do more steps make of the text on screen, or of random pairs with its gates? The experiment of innerSteps.ts, a slice at a
// time, so that whoever asks next does not wait.

import type { CompareSetting } from "#model/contracts/compareQuestions";
import {
  innerStepCounts,
  steppedPairs,
  steppedTrials,
  type InnerStepsProgress,
  type InnerStepsQuestion,
} from "#model/contracts/innerSteps";
import { rowOf, type Floats } from "#model/contracts/vectors";
import type { Run } from "#model/reading/run";
import { saidIn } from "#model/reading/said";
import { drawPairs } from "./capacity";
import { measureInnerSteps, type SteppedText } from "./innerSteps";
import { mean } from "./measured";
import { compareConfigOf, comparedStream } from "./stream";
import { wordsSaid } from "./wordsSaid";

/** The experiment goes on for this long before it says how far it is. */
const sliceMilliseconds = 80;
/** As the capacity experiment's. */
const seed = 1;

interface Experiment {
  readonly name: string;
  readonly steps: ReturnType<typeof measureInnerSteps>;
  latest: InnerStepsProgress;
}

const experiments = new WeakMap<Run, Experiment>();

export function measuredInnerSteps(run: Run, { memory, direction, source, ...setting }: Asked): InnerStepsProgress {
  const name = `${memory} ${direction} ${source} ${Object.values(setting.knobs).join()} ${run.filled}`;
  let experiment = experiments.get(run);
  if (experiment?.name !== name) {
    const texts = (source === "text" ? textOf : pairsOf)(run, { memory, direction, ...setting });
    const total = innerStepCounts.length * texts.reduce((sum, { setup }) => sum + setup.stream.length, 0);
    experiment = { name, steps: measureInnerSteps(texts), latest: { done: 0, total, points: [] } };
    experiments.set(run, experiment);
  }
  const until = performance.now() + sliceMilliseconds;
  do {
    const { done, value } = experiment.steps.next();
    if (done) break;
    experiment.latest = { ...experiment.latest, done: value.done, points: [...value.points] };
  } while (performance.now() < until);
  return experiment.latest;
}

type Asked = Pick<InnerStepsQuestion, "memory" | "direction" | "source"> & CompareSetting;
type Setting = Omit<Asked, "source">;

/** As all that Compare measures. */
const floats = Float32Array;

export function textOf(run: Run, { memory, direction, ...setting }: Setting): SteppedText[] {
  const { vocabulary, wordOf, cues } = run.reading;
  const stream = comparedStream(run, "recall");
  const text = {
    cues,
    words: Array.from(wordOf.subarray(0, stream.length), (word) => vocabulary[word]!),
    said: (answers: Floats, untouched: Floats) =>
      Array.from(wordsSaid(run, { answers, untouched }), (word) => vocabulary[word] ?? null),
  };
  return [{ memory, direction, text, setup: { stream, config: compareConfigOf(run, setting), floats } }];
}

/** The same pairs for everybody: those of the capacity experiment, each a cue of its own. */
export function pairsOf(
  run: Run,
  { memory, direction, ...setting }: Setting,
  { pairs = steppedPairs, trials = steppedTrials } = {},
): SteppedText[] {
  const config = compareConfigOf(run, setting);
  const { keyWidth, valueWidth: width } = config;
  const theta = mean(comparedStream(run, "recall").theta);
  return Array.from({ length: trials }, (_, trial): SteppedText => {
    const drawn = { storage: "random", pairs, keyWidth, valueWidth: width, floats } as const;
    const { keys, values, length } = drawPairs({ ...drawn, seed: `${seed} ${trial}` });
    const gate = (value: number): Float32Array => new floats(length).fill(value);
    const stream = { length, keys, queries: keys, values, theta: gate(theta), eta: gate(0), alpha: gate(0) };
    const tokens = Array.from({ length }, (_, token) => token);
    const said = (answers: Floats, untouched: Floats): (string | null)[] =>
      Array.from({ length: answers.length / width }, (_, row) => {
        const of = { answer: rowOf(answers, { row, width }), untouched: rowOf(untouched, { row, width }) };
        // As the capacity experiment counts: all that is more than before, however little.
        return saidIn({ wordVectors: values }, of, 0)?.word.toString() ?? null;
      });
    const cues = { all: tokens.map((token) => ({ length: 1, tokens: [token] })), at: Int32Array.from(tokens) };
    return { memory, direction, text: { cues, words: tokens.map(String), said }, setup: { stream, config, floats } };
  });
}
