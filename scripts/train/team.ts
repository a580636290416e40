// How do all cores learn at once? Every step's texts are shared out in a fixed number of parts, whose gradients are added up in
// one order: however many cores there are, the same weights come out. Leaves the gradients to learning/gradients.ts. Started as
// a thread, this file is one of those that learn.

import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { ModelConfig } from "#model/contracts/architecture";
import { openLearner } from "#model/learning/gradients";
import type { Gradients, GradientsOf, WeighedText, Weights } from "#model/learning/training";

const parts = 4;

interface Task {
  readonly parameters: Weights;
  readonly texts: readonly WeighedText[];
}

interface Learned {
  readonly config: ModelConfig;
  /** Of the longest text. */
  readonly length: number;
}

interface Team {
  readonly size: number;
  readonly gradientsOf: GradientsOf;
  readonly close: () => Promise<unknown>;
}

/** @throws Error where there is no SIMD. */
export function openTeam(learned: Learned, size = Math.min(parts, availableParallelism())): Team {
  const workers = Array.from({ length: size }, () => new Worker(new URL(import.meta.url), { workerData: learned }));
  /** One task at a time for each. */
  const ask = (worker: Worker, task: Task): Promise<Gradients> =>
    new Promise((resolve, reject) => {
      const onError = (error: Error): void => {
        worker.off("message", onMessage);
        reject(error);
      };
      const onMessage = (gradients: Gradients): void => {
        worker.off("error", onError);
        resolve(gradients);
      };
      worker.once("error", onError);
      worker.once("message", onMessage);
      worker.postMessage(task);
    });
  return {
    size,
    gradientsOf: async (parameters, texts) => {
      const shares = Array.from({ length: parts }, (_, part) =>
        texts.slice(Math.floor((part * texts.length) / parts), Math.floor(((part + 1) * texts.length) / parts)),
      );
      const found: Gradients[] = [];
      const left = shares.keys();
      await Promise.all(
        workers.map(async (worker) => {
          for (const part of left) found[part] = await ask(worker, { parameters, texts: shares[part]! });
        }),
      );
      return summed(found);
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

function summed(parts: readonly Gradients[]): Gradients {
  const [first, ...others] = parts;
  const { gradients } = first!;
  for (const other of others) {
    for (const [name, gradient] of Object.entries(gradients)) {
      other.gradients[name]!.forEach((change, at) => (gradient[at]! += change));
    }
  }
  return {
    loss: parts.reduce((sum, { loss }) => sum + loss, 0),
    guesses: parts.flatMap(({ guesses }) => guesses),
    gradients,
  };
}

if (!isMainThread && parentPort) {
  const port = parentPort;
  const gradientsOf = openLearner(workerData as Learned);
  port.on("message", ({ parameters, texts }: Task) => port.postMessage(gradientsOf(parameters, texts)));
}
