// How does a training's log become the curve of its model's card? Some eighty means, each of steps of one phase.

import type { LearningCurve, LearningPhase, LearningPoint } from "#model/contracts/learningCurve";
import type { TrainingPlan } from "#model/trained/recipes";
import type { LoggedStep } from "./log";

const pointsAtMost = 80;

/**
 * The points of a phase are as many as its share of the tokens, at least one, and lie equally far apart; each is the mean of the
 * steps since the one before, and none of two phases. Steps that a plan has beyond the log's are left out; null where it has none.
 */
export function learningCurve(plan: Pick<TrainingPlan, "phases">, log: readonly LoggedStep[]): LearningCurve | null {
  const all = plan.phases.reduce((sum, { steps, batch, length }) => sum + steps * batch * length, 0);
  const phases: LearningPhase[] = [];
  const points: LearningPoint[] = [];
  let [before, read] = [0, 0];
  for (const { steps, batch, length } of plan.phases) {
    const first = before + 1;
    const made = log.filter(({ step }) => step >= first && step < first + steps);
    const count = Math.min(steps, Math.max(1, Math.floor((pointsAtMost * steps * batch * length) / all)));
    if (made.length > 0) phases.push({ tokens: read, length });
    for (let point = 0; point < count; point++) {
      const [from, to] = [point, point + 1].map((part) => first + Math.round((part * steps) / count));
      const part = made.filter(({ step }) => step >= from! && step < to!);
      const last = part.at(-1)?.step;
      if (last !== undefined)
        points.push(meanOf(part, { step: last, tokens: read + (last - before) * batch * length }));
    }
    before += steps;
    read += steps * batch * length;
  }
  return points.length > 0 ? { phases, points } : null;
}

function meanOf(steps: readonly LoggedStep[], at: Pick<LearningPoint, "step" | "tokens">): LearningPoint {
  const far = steps.flatMap(({ farAccuracy }) => farAccuracy ?? []);
  return {
    ...at,
    loss: mean(steps.map(({ loss }) => loss)),
    accuracy: mean(steps.map(({ accuracy }) => accuracy)),
    farAccuracy: far.length > 0 ? mean(far) : null,
  };
}

/** To four digits: what a curve shows. */
function mean(values: readonly number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4));
}
