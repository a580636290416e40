// How does the worker train a model that the page asked for? One at a time, a moment whenever it is asked to go on, so that
// pausing is not asking; other questions are let in between two moments. Step n's texts come from the seed and n alone, so that
// moments of any length make the same model. Leaves a step to training.ts, and what the model does by then to trainLook.ts.

import type {
  OwnModel,
  TrainAnswers,
  TrainDivergence,
  TrainLook,
  TrainQuestion,
  TrainSettings,
  TrainSlice,
} from "#model/contracts/trainQuestions";
import { defaultSettings } from "#model/contracts/settings";
import { cpuEngine } from "#model/kernels/memory.onCpu";
import { findDivergence } from "#model/reading/divergence";
import { shownMemory, startTrained } from "#model/reading/trained";
import { smallTasks } from "#model/trained/tasks/small";
import { engineWords } from "#words/engine";
import { openLearner } from "./gradients";
import { readOwn, writeOwn } from "./ownFile";
import { lookAtModel, storedOf, textsToLookAt, type LookedAt } from "./trainLook";
import { trainRecipe } from "./trainRecipe";
import {
  startTraining,
  stepTexts,
  trainStep,
  type Gradients,
  type GradientsOf,
  type StepReport,
  type TrainingState,
} from "./training";

/** How long it trains before it says how far it is. */
const sliceMilliseconds = 40;
/** Between two looks at what the model does by now. */
const lookMilliseconds = 240;

type Recipe = ReturnType<typeof trainRecipe>;

interface Current extends Recipe {
  readonly id: number;
  readonly settings: TrainSettings;
  readonly state: TrainingState;
  readonly texts: LookedAt;
  readonly gradientsOf: GradientsOf;
  /** What the learner found last. */
  found: Gradients | null;
  readonly reports: StepReport[];
  look: TrainLook;
  lookedAt: number;
  milliseconds: number;
  diverged: TrainDivergence | null;
}

type Asked = Exclude<TrainQuestion, { kind: "openOwn" }>;

let current: Current | null = null;
/** Moments wait for each other: whoever asks twice has the steps made one after the other all the same. */
let turn: Promise<unknown> = Promise.resolve();

/** @throws Error where there is no SIMD; RangeError where the settings cannot be. */
export async function answerTraining(question: Asked): Promise<TrainAnswers[Asked["kind"]]> {
  switch (question.kind) {
    case "train":
      if (question.begins) current = begin(question.training, question.settings);
      return takeTurn(() => (current?.id === question.training ? trainOn(current, question) : Promise.resolve(null)));
    case "trainedFile":
      return takeTurn(() => Promise.resolve(current?.id === question.training ? fileOf(current) : null));
    default:
      return question satisfies never;
  }
}

function takeTurn<Made>(make: () => Promise<Made>): Promise<Made> {
  const made = turn.then(make);
  turn = made.catch(() => null);
  return made;
}

/**
 * What the words' first vectors are multiplied by: from a deviation of d^−½, where those of larger models begin, to one of 1. Of
 * 80 questions about pairs, LMM at seeds 1 and 2 then answered 80 and 80 at step 400, and without it 70 and 72; at seed 1 MAL, MAG
 * and the gated delta rule answered more, too, at steps 400 and 800.
 */
const apartFromTheStart = ({ width }: Recipe["config"]): number => Math.sqrt(width);

function begin(id: number, settings: TrainSettings): Current {
  if (cpuEngine() !== "cpu") throw new Error(engineWords.training.noSimd);
  const { config, plan } = trainRecipe(settings);
  const texts = textsToLookAt(settings);
  const state = startTraining({ config, plan });
  const embedding = state.parameters["embedding"]!;
  embedding.forEach((number, at) => (embedding[at] = apartFromTheStart(config) * number));
  const learn = openLearner({ config, length: settings.length });
  const made: Current = {
    ...{ id, settings, config, plan, state, texts, found: null, reports: [], milliseconds: 0, diverged: null },
    gradientsOf: (parameters, of) => (made.found = learn(parameters, of)),
    ...{ look: lookAtModel({ config, parameters: state.parameters, texts, step: 0 }), lookedAt: performance.now() },
  };
  return made;
}

/** Trains for a moment, or for so many steps. */
async function trainOn(
  asked: Current,
  { begins, known, steps }: Extract<TrainQuestion, { kind: "train" }>,
): Promise<TrainSlice> {
  const { config, settings, state, texts } = asked;
  const started = performance.now();
  const until = steps === null ? settings.steps : Math.min(settings.steps, state.step + steps);
  while (asked.diverged === null && state.step < until) {
    await makeStep(asked);
    if (performance.now() - started > sliceMilliseconds) break;
  }
  asked.milliseconds += performance.now() - started;
  const isOver = asked.diverged !== null || state.step >= settings.steps;
  // What it begins with is told first, however slow the first steps are.
  const isLongAgo = !begins && performance.now() - asked.lookedAt > lookMilliseconds;
  const isAway = isLongAgo || steps !== null || isOver;
  if (isAway && asked.look.step < state.step) {
    asked.look = lookAtModel({ config, parameters: state.parameters, texts, step: state.step });
    asked.lookedAt = performance.now();
  }
  const told = asked.reports.slice(known);
  return {
    ...{ step: state.step, isOver, milliseconds: asked.milliseconds, diverged: asked.diverged, look: asked.look },
    parameters: Object.values(state.parameters).reduce((sum, { length }) => sum + length, 0),
    tokens: state.step * settings.batch * settings.length,
    losses: Float32Array.from(told, ({ loss }) => loss),
    accuracies: Float32Array.from(told, ({ accuracy }) => accuracy),
    gradientNorms: Float32Array.from(told, ({ gradientNorm }) => gradientNorm),
  };
}

/** One step; where it cannot be made, why not. */
async function makeStep(asked: Current): Promise<void> {
  const { config, plan, settings, state, gradientsOf, reports } = asked;
  const sample = sampleOf(settings);
  const before = state.step;
  try {
    reports.push(await trainStep({ config, plan, state, gradientsOf, sample }));
  } catch (error) {
    const { found } = asked;
    const isFinite = found !== null && Number.isFinite(found.loss);
    if (found === null || (isFinite && gradientsAreFinite(found))) throw error;
    state.step = before; // the weights are as they were
    asked.diverged = {
      ...{ step: before, what: isFinite ? "gradient" : "loss" },
      largestNorm: reports.reduce((most, { gradientNorm }) => Math.max(most, gradientNorm), 0),
      memory: whereMemoryDiverged(asked),
    };
  }
}

const sampleOf =
  ({ task }: TrainSettings) =>
  ({ length }: { length: number }, next: () => number) =>
    smallTasks[task]({ next, length });

function gradientsAreFinite({ gradients }: Gradients): boolean {
  return Object.values(gradients).every((gradient) => gradient.every(Number.isFinite));
}

/** The first of the step's texts in which a memory left the numbers that can be trusted. */
function whereMemoryDiverged(asked: Current): TrainDivergence["memory"] {
  const { plan, settings, state } = asked;
  const { model } = readOwn(fileOf(asked).bytes);
  for (const { words } of stepTexts({ plan, step: state.step, sample: sampleOf(settings) })) {
    const trained = startTrained({ model, words, settings: defaultSettings, overrides: [] });
    trained.forward.advance(words.length);
    const found = findDivergence({ ...shownMemory(trained, words), trained }, { from: 0, to: words.length });
    if (found) return { ...found, place: found.place ?? { layer: 1, head: 1 }, words };
  }
  return null;
}

function fileOf({ config, settings, state, look, milliseconds, reports }: Current): OwnModel {
  const recent = reports.slice(-25);
  const training = { settings, steps: state.step, asked: look.asked, right: look.right };
  return writeOwn(
    {
      training,
      seconds: milliseconds / 1000,
      loss: recent.reduce((sum, { loss }) => sum + loss, 0) / Math.max(1, recent.length),
    },
    storedOf(config, state.parameters),
  );
}
