// How is a text read without a page? The same engine and the same steps, in one call: for the command line, recordings and tests.

import { scanMemory } from "./kernels/memory.cpu";
import { answerFacts, stateAt } from "./moment";
import type { RunRequest, RunSummary } from "./protocol";
import { advance, startRun, type Run } from "./run";
import { readWords } from "./untrained";

export async function runHeadless(request: RunRequest): Promise<{ run: Run; summary: RunSummary }> {
  const started = performance.now();
  const run = startRun(readWords(request));
  while (await advance(run, { scan: scanMemory, count: 256 }));
  const milliseconds = performance.now() - started;
  return { run, summary: summarise(run, { milliseconds, backend: "cpu" }) };
}

/** What there is to say of a run that has ended. */
export function summarise(
  run: Run,
  { milliseconds, backend }: Pick<RunSummary, "milliseconds" | "backend">,
): RunSummary {
  const last = run.filled - 1;
  const facts =
    last < 0 ? null : answerFacts(run, { token: last, weights: stateAt(run, last).weights, weightsBefore: null });
  return {
    filled: run.filled,
    diverged: run.diverged,
    recall: { correct: facts?.correct ?? 0, asked: facts?.says.length ?? 0 },
    milliseconds,
    backend,
  };
}
