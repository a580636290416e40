// How is a text read without a page? The same engine and the same steps, in one call: for the command line, recordings and tests.

import { hasMemory } from "#model/contracts/architecture";
import { noAnswers } from "#model/contracts/cues";
import { cpuEngine, scanOnCpu } from "#model/kernels/memory.onCpu";
import { answerFacts, stateAt } from "./moment";
import type { RunRequest, RunSummary } from "#model/contracts/protocol";
import type { TrainedModel } from "#model/trained/modelFile";
import { advance, decodeAgain, startRun, startTrainedRun, type Run } from "./run";
import { canFreeze, startTrained } from "./trained";
import { nextProbability } from "./expected";
import { readWords } from "./untrained";

/** `model` is the trained one that reads, where the settings ask for one. */
export async function runHeadless(
  request: RunRequest,
  model: TrainedModel | null = null,
): Promise<{ run: Run; summary: RunSummary }> {
  const started = performance.now();
  const run = model
    ? startTrainedRun(startTrained({ ...request, model }), request.words)
    : startRun(readWords(request));
  while (await advance(run, { scan: scanOnCpu, count: 256 }));
  const milliseconds = performance.now() - started;
  const { trained, filled, columns } = run;
  if (trained) decodeAgain(run);
  if (trained && canFreeze(trained)) {
    const frozen = (trained.frozen = trained.again({ frozen: true, floats: Float32Array }));
    frozen.advance(filled);
    for (let token = 0; token < filled; token++) columns.frozenProbability[token] = nextProbability(frozen, token);
  }
  return { run, summary: summarise(run, { milliseconds, backend: cpuEngine() }) };
}

/** What there is to say of a run that has ended. */
export function summarise(run: Run, read: Pick<RunSummary, "milliseconds" | "backend" | "reason">): RunSummary {
  const last = run.filled - 1;
  const remembers = !run.trained || hasMemory(run.trained.forward.config.mixer);
  const facts =
    last < 0 || !remembers
      ? null
      : answerFacts(run, { token: last, weights: stateAt(run, last).weights, weightsBefore: null });
  return {
    filled: run.filled,
    diverged: run.diverged,
    recall: facts?.count ?? noAnswers,
    ...read,
  };
}
