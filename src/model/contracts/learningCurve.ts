// How did a shipped model learn? Its training in some eighty points, as its card keeps it.
// Leaves to scripts/train/curve.ts how they come out of a training's log.

export interface LearningCurve {
  /** The lengths of texts that it learned from, one after another. */
  readonly phases: readonly LearningPhase[];
  /** By rising step. */
  readonly points: readonly LearningPoint[];
}

export interface LearningPhase {
  /** Read in training before the phase began. */
  readonly tokens: number;
  /** Tokens a text. */
  readonly length: number;
}

/** Means over the steps since the point before, of texts that were learned in these very steps and never again. */
export interface LearningPoint {
  /** Steps done. */
  readonly step: number;
  /** Read in training by then. */
  readonly tokens: number;
  /** Nats a token, answers weighing 1 and others less. */
  readonly loss: number;
  /** Of the answers' tokens, the share that the model would have said. */
  readonly accuracy: number;
  /** The same of answers beyond the reach of every window; null where none were asked. */
  readonly farAccuracy: number | null;
}

/** Whether a card's curve is one. */
export function isCurve(value: unknown): value is LearningCurve {
  const { phases, points } = (value ?? {}) as { phases?: unknown; points?: unknown };
  if (!Array.isArray(phases) || !Array.isArray(points) || phases.length === 0 || points.length === 0) return false;
  const share = (part: number | null): boolean => part === null || (part >= 0 && part <= 1);
  return (
    (phases as LearningPhase[]).every((phase) => areFigures(phase?.tokens, phase?.length)) &&
    (points as LearningPoint[]).every(
      (point, at) =>
        areFigures(point?.step, point?.tokens, point?.loss, point?.accuracy) &&
        (point.farAccuracy === null || areFigures(point.farAccuracy)) &&
        share(point.accuracy) &&
        share(point.farAccuracy) &&
        (at === 0 || point.tokens > (points as LearningPoint[])[at - 1]!.tokens),
    )
  );
}

function areFigures(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === "number" && Number.isFinite(value) && value >= 0);
}
