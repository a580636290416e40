// What can only be measured? How many pairs a memory recalls, and how long a token takes here. In slices, so that whoever asks
// next does not wait. Leaves to compare/capacity.ts what the experiment is.

import { measureCapacity, type CapacityPlan, type CapacityRow, type CapacityStep } from "./capacity";
import type { CompareConfig } from "#model/contracts/comparedMemory";
import {
  capacityTrials,
  storedPairs,
  type CapacityProgress,
  type Share,
  type CompareSetting,
  type Storage,
  type TimedToken,
} from "#model/contracts/compareQuestions";
import { compareConfigOf, comparedStream, memoryNamed, withWidths } from "./stream";
import type { MemoryStream } from "#model/contracts/config";
import type { Floats } from "#model/contracts/vectors";
import type { Widths } from "#model/contracts/measure";
import type { Run } from "#model/reading/run";

/** The experiment goes on for this long before it says how far it is. */
const sliceMilliseconds = 80;
/** The same pairs for everybody, whatever the seed of the text. */
const seed = 1;

interface Experiment {
  readonly name: string;
  readonly steps: Generator<CapacityStep, readonly CapacityRow[]>;
  latest: CapacityProgress;
}

const experiments = new WeakMap<Run, Experiment>();

/** The memory on seeded pairs, of the run's widths and with its gates as they are on average. */
export function measuredCapacity(
  run: Run,
  { memory, storage, ...setting }: { memory: string; storage: Storage } & CompareSetting,
): CapacityProgress {
  const name = `${memory} ${storage} ${setting.window} ${Object.values(setting.knobs).join()}`;
  let experiment = experiments.get(run);
  if (experiment?.name !== name) {
    const steps = measureCapacity(
      planOf(run, { memory, storage, pairs: storedPairs, floats: Float32Array, ...setting }),
    );
    experiment = { name, steps, latest: { done: 0, total: capacityTrials * storedPairs.length, points: [] } };
    experiments.set(run, experiment);
  }
  const until = performance.now() + sliceMilliseconds;
  do {
    const { done, value } = experiment.steps.next();
    if (done) break;
    experiment.latest = { done: value.done, total: value.total, points: value.rows };
  } while (performance.now() < until);
  return experiment.latest;
}

/** What the same experiment finds for one number of pairs, all at once. */
export function measuredShare(run: Run, { pairs, ...setting }: { pairs: number } & Omit<PlanSetting, "pairs">): Share {
  const steps = measureCapacity(planOf(run, { ...setting, pairs: [pairs] }));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value[0]!;
}

type PlanSetting = CompareSetting &
  Pick<CapacityPlan, "storage" | "pairs" | "floats"> & { readonly memory: string; readonly widths?: Widths };

function planOf(run: Run, { memory, storage, pairs, floats, widths, ...setting }: PlanSetting): CapacityPlan {
  const { theta, eta, alpha } = comparedStream(run, "recall");
  return {
    memories: [memoryNamed(memory)],
    storage,
    pairs,
    trials: capacityTrials,
    seed,
    gates: { theta: mean(theta), eta: mean(eta), alpha: mean(alpha) },
    config: withWidths(compareConfigOf(run, setting), widths),
    floats,
  };
}

/** Getting to a context takes a write for each of its tokens: more work than this is not worth the wait. */
const mostWork = 2e8;
/** Tokens are run until this much time has passed, to be longer than the clock's step, or there are no more. */
const measuredMilliseconds = 25;
const mostTimed = 2000;

/** One more token after `context` of them: its write and its read, on average over some. */
export function timedToken(
  run: Run,
  { memory: id, context, ...setting }: { memory: string; context: number } & CompareSetting,
): TimedToken {
  const memory = memoryNamed(id);
  const config = compareConfigOf(run, setting);
  if (memory.flopsPerToken(config).fixed * context > mostWork) return { microseconds: null };
  const stream = longStream(comparedStream(run, "recall"), { length: context + mostTimed, config });
  const running = memory.begin({ stream, config, floats: Float32Array });
  while (running.position < context) running.write();
  const query = stream.queries.subarray(0, config.keyWidth);
  const started = performance.now();
  let tokens = 0;
  let passed = 0;
  while (passed < measuredMilliseconds && tokens < mostTimed) {
    running.write();
    running.answer(query);
    tokens++;
    passed = performance.now() - started;
  }
  return { microseconds: (1000 * passed) / tokens };
}

/** The text over and over: what a token costs does not depend on what it says. */
function longStream(stream: MemoryStream, { length, config }: { length: number; config: CompareConfig }): MemoryStream {
  const repeated = (data: Floats, width: number): Float32Array => {
    const long = new Float32Array(length * width);
    for (let at = 0; at < long.length; at += data.length) long.set(data.subarray(0, long.length - at), at);
    return long;
  };
  return {
    length,
    queries: repeated(stream.queries, config.keyWidth),
    keys: repeated(stream.keys, config.keyWidth),
    values: repeated(stream.values, config.valueWidth),
    ...{ theta: repeated(stream.theta, 1), eta: repeated(stream.eta, 1), alpha: repeated(stream.alpha, 1) },
  };
}

export function mean(numbers: Floats): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index++) sum += numbers[index]!;
  return sum / numbers.length;
}
