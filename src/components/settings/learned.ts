// What does a model's training look like, and what is said of it? Its curve before those of the others, from what their cards keep.
// Leaves the drawing to chart/Curves.tsx.

import type { LearningCurve, LearningPoint } from "#model/contracts/learningCurve";
import { modelTitles, trainedModels, type TrainedName } from "#model/contracts/models";
import type { LearningCurves } from "#state/learningCurves";
import type { Curve } from "#components/chart/Curves";
import { formatNumber } from "#components/text/format";
import { say, sayNumber } from "#words/say";
import { sayShare } from "#words/share";
import { modelWords } from "./modelWords";

const words = modelWords.learned;
const million = 1e6;

const looks = {
  own: { mark: "var(--r)", text: "var(--r-text)", pattern: "", weight: 1 },
  other: { mark: "var(--mute)", text: "var(--mute-text)", pattern: "", weight: 0.5 },
} as const;

/** By millions of words read, how much of what is asked beyond the reach of every window is right; the model's own comes last. */
export function learnedLines(curves: LearningCurves, model: TrainedName): Curve[] {
  const names = [...trainedModels.filter((name) => name !== model), model];
  return names.flatMap((name) => {
    const points = (curves[name]?.points ?? []).flatMap(pointOf);
    const look = name === model ? looks.own : looks.other;
    return points.length > 0 ? [{ id: name, name: modelTitles[name].short, look, points }] : [];
  });
}

function pointOf({ tokens, farAccuracy }: LearningPoint): { x: number; y: number }[] {
  return farAccuracy === null ? [] : [{ x: tokens / million, y: farAccuracy }];
}

/** Where texts of another length begin, at millions of words. */
export function learnedPhases({ phases }: LearningCurve): { at: number; name: string }[] {
  return phases.map(({ tokens, length }) => ({ at: tokens / million, name: sayNumber(length) }));
}

/** How much it answers at the end, and when it came to half of it. */
export function learnedSentence({ points, phases }: LearningCurve): string {
  const end = points.findLast(({ farAccuracy }) => farAccuracy !== null);
  if (!end) return "";
  const length = phases.findLast(({ tokens }) => tokens < end.tokens)!.length;
  const half = points.find(({ farAccuracy }) => farAccuracy !== null && farAccuracy >= 0.5);
  return [
    say(words.end, { length, share: sayShare(end.farAccuracy!), millions: millionsSaid(end) }),
    half ? say(words.half, { millions: millionsSaid(half) }) : words.never,
  ].join(" ");
}

function millionsSaid({ tokens }: LearningPoint): string {
  return formatNumber(tokens / million, { digits: 1 });
}
