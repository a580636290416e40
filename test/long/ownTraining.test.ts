// Does what the page trains learn? From the settings it opens with, on one core, and judged on texts that no step has read.

import { expect, test } from "vitest";
import { defaultTrain } from "#model/contracts/trainDefaults";
import type { TrainSettings, TrainSlice } from "#model/contracts/trainQuestions";
import { answerTraining } from "#model/learning/trainAnswers";

async function trained(settings: TrainSettings): Promise<TrainSlice> {
  for (let begins = true; ; begins = false) {
    const slice = await answerTraining({ kind: "train", training: 1, settings, begins, known: 0, steps: 100 });
    if (!slice || !("step" in slice)) throw new Error("no slice");
    if (slice.isOver) return slice;
  }
}

test.each([
  ["lmm on pairs", {}, 0.9],
  ["lmm on pairs, of another seed,", { seed: 2 }, 0.9],
  ["lmm on parity", { task: "parity" }, 0.9],
  ["lmm on stories", { task: "story", length: 48 }, 0.9],
  ["mal on pairs", { mixer: "mal" }, 0.9],
  ["mag on pairs", { mixer: "mag" }, 0.9],
  ["a deep memory on pairs", { deep: true }, 0.85],
  ["the gated delta rule on pairs", { mixer: "gatedDelta", thetaMaximum: 1 }, 0.85],
] as const)(
  "%s answers what it was trained to",
  async (_name, change, least) => {
    const { look } = await trained({ ...defaultTrain, ...change });
    expect(look.right / look.asked).toBeGreaterThanOrEqual(least);
  },
  300_000,
);
