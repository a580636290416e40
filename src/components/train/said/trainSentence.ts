// What is said of a training, in a sentence that is true at every moment? And where it diverged, what sets it right. Leaves the words
// to words.ts.

import { defaultTrain, learningOf } from "#model/contracts/trainDefaults";
import type { TrainDivergence, TrainLook, TrainSettings } from "#model/contracts/trainQuestions";
import { hasMemory } from "#model/contracts/architecture";
import { modelTitles } from "#model/contracts/models";
import type { Training } from "#state/training";
import { say } from "#words/say";
import { sayEnds, sayShare } from "#words/share";
import { formatNumber } from "#components/text/format";
import { shareRight } from "#components/train/stepScale";
import { saidWords as words } from "./words";

/** `wanted`: what the settings say now; a training that goes on keeps its own. */
export function trainSentence(training: Training, wanted: TrainSettings): string {
  const { phase, look, step, problem } = training;
  const settings = training.curve?.settings ?? wanted;
  const places = look && {
    step: look.step,
    right: look.right,
    asked: look.asked,
    share: sayShare(shareRight(look)),
    ...sayEnds(look.second),
    chance: sayShare(look.chance),
  };
  switch (phase) {
    case "nothing":
      return say(words.ready, {
        model: modelTitles[wanted.mixer].short,
        task: words.tasks[wanted.task],
        batch: wanted.batch,
        length: wanted.length,
        steps: wanted.steps,
      });
    case "training":
      return places ? say(words.going, places) : words.begins;
    case "paused":
      return places
        ? sentences(say(words.paused, { ...places, now: step }), beyondReach(settings, look))
        : words.begins;
    case "over":
      if (!places) return words.begins;
      return sentences(
        say(words.over, places),
        beyondReach(settings, look),
        hasFailed(training) ? whyOf(settings, cureOf(settings, { memory: null })) : null,
      );
    case "diverged":
      return divergedSentence(training, settings);
    case "lost":
      return words.lost;
    case "failed":
      return say(words.failed, { why: problem ?? "" });
    default:
      return phase satisfies never;
  }
}

function sentences(...all: readonly (string | null)[]): string {
  return all.filter((one) => one !== null).join(" ");
}

/** Of a model that has nothing but a window: what lies beyond it is no failure of the training. */
function beyondReach({ mixer }: TrainSettings, { beyond, reach }: TrainLook): string | null {
  if (mixer !== "window" || beyond.asked === 0) return null;
  return say(words.beyondReach, { reach, ...beyond });
}

function divergedSentence({ diverged }: Training, settings: TrainSettings): string {
  if (!diverged) return words.diverged.plain;
  const { step, what, largestNorm, memory } = diverged;
  return [
    say(words.diverged[what], { step: step + 1 }),
    memory === null
      ? say(words.diverged.norm, { norm: formatNumber(largestNorm) })
      : say(memory.thetaEff > memory.bound ? words.diverged.overshot : words.diverged.grew, {
          token: memory.token + 1,
          thetaEff: formatNumber(memory.thetaEff),
          bound: formatNumber(memory.bound),
        }),
    whyOf(settings, cureOf(settings, diverged)),
  ].join(" ");
}

function whyOf({ thetaMaximum, rate }: TrainSettings, { of }: Cure): string {
  return say(words.diverged.why[of], { thetaMaximum, rate });
}

/** Less of what is asked is no answer to speak of. */
const leastLearned = 0.5;

/** Whether all steps were made, little was learned, and something is set otherwise than where it is known to learn. */
export function hasFailed({ phase, look, curve }: Pick<Training, "phase" | "look" | "curve">): boolean {
  if (phase !== "over" || !look || !curve || shareRight(look) >= leastLearned) return false;
  return cureOf(curve.settings, { memory: null }).of !== "seed";
}

interface Cure {
  readonly of: "thetaMaximum" | "clip" | "rate" | "seed";
  readonly patch: Partial<TrainSettings>;
}

/**
 * What is set otherwise than where it is known to learn: of the inner loop first where its memory broke, and else of the outer one.
 * Where all is as it should be, other numbers to start from.
 */
export function cureOf(settings: TrainSettings, { memory }: Pick<TrainDivergence, "memory">): Cure {
  const { clip } = defaultTrain;
  const { rate, thetaMaximum } = learningOf(settings);
  const inner: Cure[] =
    hasMemory(settings.mixer) && settings.thetaMaximum > thetaMaximum
      ? [{ of: "thetaMaximum", patch: { thetaMaximum } }]
      : [];
  const outer: Cure[] = [
    ...(settings.clip === null ? [{ of: "clip" as const, patch: { clip, rate: Math.min(rate, settings.rate) } }] : []),
    ...(settings.rate > rate ? [{ of: "rate" as const, patch: { rate } }] : []),
  ];
  const [first] = memory === null ? [...outer, ...inner] : [...inner, ...outer];
  return first ?? { of: "seed", patch: { seed: (settings.seed + 1) % 10_000 } };
}

/** Of a cure, its button. */
export function sayCure({ of, patch }: Cure): string {
  return say(words.cures[of], {
    thetaMaximum: patch.thetaMaximum ?? "",
    clip: patch.clip ?? "",
    rate: patch.rate ?? "",
    seed: patch.seed ?? "",
  });
}
