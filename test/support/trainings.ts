// Trainings that nobody made, with round numbers: what the view draws of them can be worked out by hand.

import { defaultTrain } from "#model/contracts/trainDefaults";
import type { MemoryInWords, TrainLook } from "#model/contracts/trainQuestions";
import type { Training } from "#state/training";

/** Two questions of a text: “red” has its animal as likely as `red` says, “blue” is answered “fox” instead of “owl”. */
export function inWords({ red, frozen = null }: { red: number; frozen?: number | null }): MemoryInWords {
  return {
    text: ["red", "fox", ",", "blue", "owl", ";", "red", "?", "fox", ".", "blue", "?", "owl", "."],
    after: Int32Array.of(7, 11),
    cues: ["red", "blue"],
    words: ["fox", "owl", "cat"],
    comes: Int32Array.of(0, 1),
    live: Float32Array.of(red, 0.05, 0.01, 0.5, 0.2, 0.04),
    frozen: frozen === null ? null : Float32Array.of(frozen, 0, 0, 0, 0, 0),
    compared: frozen === null ? "never" : "yes",
  };
}

export function lookAt(step: number, changed: Partial<TrainLook> = {}): TrainLook {
  return {
    step,
    asked: 200,
    right: 100,
    second: { low: 0.4, high: 0.6 },
    beyond: { asked: 100, right: 30 },
    chance: 0.05,
    distances: [
      { least: 2, most: 3, asked: 40, right: 40 },
      { least: 4, most: 7, asked: 60, right: 30 },
      { least: 16, most: 31, asked: 100, right: 30 },
    ],
    reach: 8,
    gates: [
      { layer: 0, head: 0, theta: 0.0625, eta: 0.5, alpha: 0.004 },
      { layer: 1, head: 0, theta: 0.125, eta: 0.25, alpha: 0.01 },
    ],
    keys: {
      names: ["red", "red", "blue", "blue"],
      roles: ["told", "asked", "told", "asked"],
      maps: [
        { layer: 0, head: 0, cosines: alike(0.2), same: 0.2, other: 0.1 },
        { layer: 1, head: 0, cosines: alike(0.81), same: 0.81, other: -0.25 },
      ],
    },
    words: inWords({ red: 0.64 }),
    ...changed,
  };
}

/** Of four keys: the same word is alike by `same`, others by −0.25. */
function alike(same: number): Float32Array {
  return Float32Array.from({ length: 16 }, (_, at) => {
    const [row, column] = [Math.floor(at / 4), at % 4];
    return row === column ? 1 : row >> 1 === column >> 1 ? same : -0.25;
  });
}

export function trainingOf(changed: Partial<Training> = {}): Training {
  const [first, look] = [lookAt(0, { right: 10, words: inWords({ red: 0.02 }) }), lookAt(50)];
  return {
    phase: "training",
    training: 1,
    curve: {
      settings: { ...defaultTrain, steps: 100 },
      losses: Array.from({ length: 50 }, (_, step) => 4 - step / 25),
      accuracies: Array.from({ length: 50 }, (_, step) => step / 100),
      norms: new Array<number>(50).fill(1),
      looks: [first, look],
    },
    look,
    first,
    before: null,
    step: 50,
    tokens: 50 * 512,
    parameters: 1000,
    milliseconds: 5000,
    diverged: null,
    problem: null,
    ahead: null,
    ...changed,
  };
}
