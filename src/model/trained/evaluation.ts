// Does a model remember? The share of answers it gets right: of what lies within reach of a window and of what lies beyond it,
// by kind of question, by distance, and with parts switched off. Leaves the texts to tasks/, the reading to forward.ts, how
// sure a share is to interval.ts, and files and tables to scripts/evaluate.ts.

import { hasAttention, hasGates, hasMemory, type ModelConfig } from "#model/contracts/architecture";
import { frozenMemory, type Asked, type CardRow, type DistanceRange, type Range } from "#model/contracts/evaluated";
import { startForward, type ParameterArrays } from "./forward";
import { secondRunInterval, shareOf, type TextCount } from "./interval";
import { uniform } from "#model/contracts/random";
import { isBeyond } from "./reach";
import type { Answer, Sample, Task } from "./tasks/task";
import type { Ablation } from "./titans";
import { idsOf } from "#model/contracts/vocabulary";

export const ablations: Readonly<Record<string, Ablation>> = {
  none: {},
  [frozenMemory]: { frozen: true },
  "no momentum": { noMomentum: true },
  "no forgetting": { noForgetting: true },
  "no persistent tokens": { noPersistent: true },
};

/** Whether an ablation changes anything in a model of this kind. One matrix has θ and α as a memory has, and no momentum. */
export function isAblated(
  { mixer, persistent }: ModelConfig,
  { frozen, noMomentum, noForgetting, noPersistent }: Ablation,
): boolean {
  return (
    (hasGates(mixer) && Boolean(frozen || noForgetting)) ||
    (hasMemory(mixer) && Boolean(noMomentum)) ||
    (persistent > 0 && (hasMemory(mixer) || hasAttention(mixer)) && Boolean(noPersistent))
  );
}

/** One model's answers, counted text by text, where any was asked. */
export interface Counted extends Asked {
  readonly counts: readonly Count[];
}

interface Count extends TextCount {
  /** Mean of 1/choices: the share that a guesser gets right who knows the kinds of question, and of a story its people. */
  readonly chance: number;
}

export interface EvaluationRow extends CardRow {
  readonly model: string;
}

/** The text that an evaluation reads; training's seeds are written otherwise. */
export function evaluationSample({
  task,
  length,
  text,
  seed,
}: {
  task: Task;
  length: number;
  text: number;
  seed: number;
}): Sample {
  return task.sample({ next: uniform(`evaluation ${seed} ${task.id} ${length} ${text}`), length });
}

/** Reads `texts` fresh texts of a task, and grades every answer. */
export function evaluateTask({
  config,
  parameters,
  task,
  ablation,
  length,
  texts,
  seed,
  reach,
}: {
  config: ModelConfig;
  parameters: ParameterArrays;
  task: Task;
  /** One of `ablations`. */
  ablation: string;
  length: number;
  texts: number;
  seed: number;
  /** In tokens: the model's own, and the one common to all. */
  reach: { readonly own: number; readonly common: number };
}): Counted[] {
  const cells = new Map<string, Cell>();
  for (let text = 0; text < texts; text++) {
    const sample = evaluationSample({ task, length, text, seed });
    const ids = idsOf(sample.words);
    const forward = startForward({ config, parameters, ids, ablation: ablations[ablation]!, traced: false });
    forward.advance(length);
    for (const answer of sample.answers) {
      let isRight = true;
      for (let at = answer.token; at < answer.token + answer.length; at++) {
        isRight &&= likeliest(forward.logits, { row: at - 1, vocabulary: config.vocabulary }) === ids[at];
      }
      for (const of of cellsOf(answer, reach)) {
        const id = `${of.range} ${of.question}`;
        const cell: Cell = cells.get(id) ?? { ...of, byText: new Map() };
        cells.set(id, cell);
        const { asked, right, chance } = cell.byText.get(text) ?? { asked: 0, right: 0, chance: 0 };
        cell.byText.set(text, {
          asked: asked + 1,
          right: right + (isRight ? 1 : 0),
          chance: (asked * chance + 1 / answer.choices) / (asked + 1),
        });
      }
    }
  }
  return [...cells.values()].map(({ byText, ...of }) => ({
    ...{ task: task.id, ablation, length, ...of },
    counts: [...byText.values()],
  }));
}

type Cell = Pick<Asked, "range" | "question"> & { readonly byText: Map<number, Count> };

/** What a model's counts come to; the draws of the interval come from `seed`. */
export function evaluationRow(model: string, { counts, ...of }: Counted, seed: number): EvaluationRow {
  const trials = counts.reduce((sum, { asked }) => sum + asked, 0);
  return {
    ...{ model, ...of, texts: counts.length, trials },
    accuracy: shareOf(counts),
    ...secondRunInterval(counts, { seed: [seed, model, ...Object.values(of)].join(" ") }),
    chance: counts.reduce((sum, { asked, chance }) => sum + asked * chance, 0) / trials,
  };
}

/** What an answer counts for. */
function cellsOf(
  { distance, kind }: Answer,
  { own, common }: { own: number; common: number },
): Pick<Asked, "range" | "question">[] {
  const far = isBeyond(distance, common);
  const ranges: Range[] = [far ? "beyond" : "within", distanceRange(distance, common)];
  if (own < common && !isBeyond(distance, own)) ranges.push("own");
  const cells: Pick<Asked, "range" | "question">[] = ranges.map((range) => ({ range, question: "all" }));
  return far ? [...cells, { range: "beyond", question: kind }] : cells;
}

/** Within the common reach in one piece, and then by doublings of its distance R + 1: "1–27", "28–54", "55–108" … */
export function distanceRange(distance: number, reach: number): DistanceRange {
  let [from, to] = [1, reach + 1];
  while (distance > to) [from, to] = [to + 1, 2 * to];
  return `${from}–${to}`;
}

/** The id that is expected most. */
export function likeliest(logits: ArrayLike<number>, { row, vocabulary }: { row: number; vocabulary: number }): number {
  let best = 0;
  for (let id = 1; id < vocabulary; id++) {
    if (logits[row * vocabulary + id]! > logits[row * vocabulary + best]!) best = id;
  }
  return best;
}
