// Does a model remember? The share of answers it gets right, by task, by how long ago the answer was last mentioned, and with
// parts switched off. Leaves the texts to tasks/, the reading to forward.ts, and files and tables to scripts/evaluate.ts.

import type { ModelConfig } from "./architecture";
import { startForward, type ParameterArrays } from "./forward";
import { wilson } from "./interval";
import { uniform } from "./random";
import type { Task } from "./tasks/task";
import type { Ablation } from "./titans";
import { idsOf } from "./vocabulary";

export const ablations: Readonly<Record<string, Ablation>> = {
  none: {},
  "memory frozen": { frozen: true },
  "no momentum": { noMomentum: true },
  "no forgetting": { noForgetting: true },
  "no persistent tokens": { noPersistent: true },
};

export interface EvaluationRow {
  readonly model: string;
  readonly task: string;
  /** "none" for the whole model. */
  readonly ablation: string;
  /** Tokens since the answer was last mentioned, and the same in windows: "8–15 (1–2× window)". */
  readonly distance: string;
  /** Tokens a text. */
  readonly length: number;
  /** Answers asked. */
  readonly trials: number;
  /** Share of answers all of whose tokens the model would have said. */
  readonly accuracy: number;
  /** The 95 % interval of Wilson (1927) for it. */
  readonly low: number;
  readonly high: number;
}

/** Reads `texts` fresh texts of a task, and grades every answer by its distance. */
export function evaluateTask({
  model,
  config,
  parameters,
  task,
  ablation,
  length,
  texts,
  seed,
}: {
  model: string;
  config: ModelConfig;
  parameters: ParameterArrays;
  task: Task;
  /** One of `ablations`. */
  ablation: string;
  length: number;
  texts: number;
  seed: number;
}): EvaluationRow[] {
  const counts = new Map<string, { asked: number; right: number }>();
  for (let text = 0; text < texts; text++) {
    const next = uniform(`evaluation ${seed} ${task.id} ${length} ${text}`); // training's seeds are written otherwise
    const sample = task.sample({ next, length });
    const ids = idsOf(sample.words);
    const forward = startForward({ config, parameters, ids, ablation: ablations[ablation]!, traced: false });
    forward.advance(length);
    for (const answer of sample.answers) {
      const range = distanceRange(answer.distance, config.window);
      const count = counts.get(range) ?? { asked: 0, right: 0 };
      counts.set(range, count);
      count.asked++;
      let isRight = true;
      for (let at = answer.token; at < answer.token + answer.length; at++) {
        isRight &&= likeliest(forward.logits, { row: at - 1, vocabulary: config.vocabulary }) === ids[at];
      }
      if (isRight) count.right++;
    }
  }
  return [...counts]
    .sort(([one], [other]) => parseInt(one) - parseInt(other))
    .map(([distance, { asked, right }]) => ({
      ...{ model, task: task.id, ablation, distance, length, trials: asked, accuracy: right / asked },
      ...wilson({ right, asked }),
    }));
}

/** "1–7 (inside the window)", "8–15 (1–2× window)", "16–31 (2–4× window)" … */
export function distanceRange(distance: number, window: number): string {
  if (distance < window) return `1–${window - 1} (inside the window)`;
  const doublings = Math.floor(Math.log2(distance / window));
  const from = window * 2 ** doublings;
  return `${from}–${2 * from - 1} (${2 ** doublings}–${2 ** (doublings + 1)}× window)`;
}

function likeliest(logits: ArrayLike<number>, { row, vocabulary }: { row: number; vocabulary: number }): number {
  let best = 0;
  for (let id = 1; id < vocabulary; id++) {
    if (logits[row * vocabulary + id]! > logits[row * vocabulary + best]!) best = id;
  }
  return best;
}
