// What does the page know of a model that it trains? Its curve, what it does by now, and the curve of the training before. Moment
// after moment is asked for while it is on screen: to pause is not to ask. Leaves the training to the worker.

import { create } from "zustand";
import type { OwnModel, TrainDivergence, TrainLook, TrainSettings, TrainSlice } from "#model/contracts/trainQuestions";
import { engineWords } from "#words/engine";
import { openOwn, showOwn, useOwnModel } from "./ownModel";
import type { Session } from "./session";
import { useExplorer } from "./store";

/**
 * nothing: none was begun · over: all steps are made · diverged: the next step cannot be made · lost: the worker that trained it
 * is gone · failed: it could not be trained
 */
type TrainPhase = "nothing" | "training" | "paused" | "over" | "diverged" | "lost" | "failed";

/** What is kept of a training: a number a step, and the looks at what it does. */
interface TrainCurve {
  readonly settings: TrainSettings;
  readonly losses: readonly number[];
  readonly accuracies: readonly number[];
  readonly norms: readonly number[];
  readonly looks: readonly TrainLook[];
}

export interface Training {
  /** Counts the trainings that were begun. */
  readonly training: number;
  readonly phase: TrainPhase;
  readonly curve: TrainCurve | null;
  /** The training before, as far as it went. */
  readonly before: TrainCurve | null;
  /** The latest look, and that of step 0. Before a training both are of what the settings begin with; null until it was looked at. */
  readonly look: TrainLook | null;
  readonly first: TrainLook | null;
  readonly step: number;
  readonly tokens: number;
  readonly parameters: number;
  /** Spent on training. */
  readonly milliseconds: number;
  readonly diverged: TrainDivergence | null;
  /** Why the training failed. */
  readonly problem: string | null;
  /** Steps to make before it pauses; null trains on. */
  readonly ahead: number | null;
}

const untrained: Omit<Training, "training" | "before"> = {
  ...{
    phase: "nothing" as const,
    curve: null,
    look: null,
    first: null,
    step: 0,
    tokens: 0,
    parameters: 0,
    milliseconds: 0,
  },
  ...{ diverged: null, problem: null, ahead: null },
};

export const useTraining = create<Training>()(() => ({ ...untrained, training: 0, before: null }));

const { getState, setState } = useTraining;

/** What asks the worker; null while no view of it is open. */
let asking: Session["ask"] | null = null;

/** A question belongs to the run on screen, and is dropped with it. */
function runNow(): number {
  return useExplorer.getState().run?.id ?? 0;
}

/** Trains what was begun, until it is closed; opened again it goes on. */
export function openTraining({ ask }: Pick<Session, "ask">): () => void {
  let isClosed = false;
  let isGoing = false;
  /** Whether something changed while it was looked at. */
  let isWoken = false;
  /** Whose beginning was looked at. */
  let aheadOf: TrainSettings | null = null;
  asking = ask;

  async function goOn(): Promise<void> {
    isWoken = true;
    if (isGoing) return;
    isGoing = true;
    while (isWoken) {
      isWoken = false;
      await lookAhead();
      while (await trainSlice());
    }
    isGoing = false;
  }

  /** Where nothing was begun: what the settings would begin with. */
  async function lookAhead(): Promise<void> {
    const { phase, training } = getState();
    const { train: settings } = useExplorer.getState().scene;
    if (isClosed || phase !== "nothing" || settings === aheadOf) return;
    aheadOf = settings;
    const run = runNow();
    const question = { kind: "train", training, settings, begins: true, known: 0, steps: 0 } as const;
    // What cannot be trained is said when it is to be.
    const slice = await ask(run, question).catch(() => null);
    if (slice && getState().phase === "nothing") setState({ look: slice.look, first: slice.look });
    if (slice || runNow() === run) return;
    // Where a newer run took the question's place, it is asked again.
    aheadOf = null;
    isWoken = true;
  }

  /** Whether there is more to train. */
  async function trainSlice(): Promise<boolean> {
    const { phase, training, curve, ahead } = getState();
    if (isClosed || phase !== "training" || !curve) return false;
    const run = runNow();
    const known = curve.losses.length;
    try {
      const { settings } = curve;
      const begins = curve.looks.length === 0;
      const question = { kind: "train", training, settings, begins, known, steps: ahead } as const;
      const slice = await ask(run, question);
      if (isClosed || getState().training !== training) return !isClosed; // whoever opens it again is told the same
      if (slice) setState((state) => withSlice(state, slice));
      // Where a newer run took the question's place, it is asked again.
      else if (runNow() === run) setState({ phase: "lost" });
    } catch (error) {
      if (isClosed || getState().training !== training) return !isClosed;
      setState({ phase: "failed", problem: error instanceof Error ? error.message : String(error) });
    }
    return true;
  }

  const stops = [
    useTraining.subscribe((state, before) => {
      if (state.phase !== before.phase || state.training !== before.training) void goOn();
    }),
    useExplorer.subscribe(({ scene }, before) => {
      if (scene.train !== before.scene.train) void goOn();
    }),
  ];
  void goOn();
  return () => {
    isClosed = true;
    if (asking === ask) asking = null;
    for (const stop of stops) stop();
  };
}

function withSlice(state: Training, slice: TrainSlice): Partial<Training> {
  const { phase, curve, first, ahead } = state;
  const { step, isOver, diverged, look, milliseconds, parameters, tokens, losses, accuracies, gradientNorms } = slice;
  const { looks } = curve!;
  const isPaused = phase === "paused" || ahead !== null; // paused meanwhile, or made the steps that were asked for
  return {
    ...{ step, milliseconds, parameters, tokens, diverged, look, first: first ?? look, ahead: null },
    phase: diverged ? "diverged" : isOver ? "over" : isPaused ? "paused" : "training",
    curve: {
      ...curve!,
      losses: [...curve!.losses, ...losses],
      accuracies: [...curve!.accuracies, ...accuracies],
      norms: [...curve!.norms, ...gradientNorms],
      looks: looks.at(-1)?.step === look.step ? looks : [...looks, look],
    },
  };
}

/** Begins a training; the one on screen becomes the one before, unless nothing of it was seen. */
export function startTraining(settings: TrainSettings): void {
  begin(settings, { ahead: null });
}

function begin(settings: TrainSettings, { ahead }: { ahead: number | null }): void {
  setState(({ phase, training, look, curve, before }) => ({
    ...untrained,
    ...{ training: training + 1, phase: "training", ahead, before: curve && curve.losses.length > 0 ? curve : before },
    ...(phase === "nothing" && { look, first: look }), // it is of step 0, and stands until the training tells its own
    curve: { settings, losses: [], accuracies: [], norms: [], looks: [] },
  }));
}

export function pauseTraining(): void {
  if (getState().phase === "training") setState({ phase: "paused" });
}

export function goOnTraining(): void {
  if (getState().phase === "paused") setState({ phase: "training" });
}

/** One step, and then a pause; begins a training where none goes on. */
export function stepTraining(settings: TrainSettings): void {
  const { phase } = getState();
  if (phase === "training") pauseTraining();
  else if (phase === "paused") setState({ phase: "training", ahead: 1 });
  else begin(settings, { ahead: 1 });
}

/** The model as it stands, as a file; null where there is none any more. @throws Error where it could not be written. */
export async function saveTrained(): Promise<OwnModel | null> {
  for (;;) {
    const run = runNow();
    const own = (await asking?.(run, { kind: "trainedFile", training: getState().training })) ?? null;
    // Where a newer run took the question's place, it is asked again.
    if (own || runNow() === run) return own;
  }
}

/** Lets the model as it stands read a text of its task in Explore. What cannot be is said as the problem of its file. */
export async function openTrainedInExplore(): Promise<void> {
  try {
    const saved = await saveTrained();
    if (!saved || !asking) throw new Error(engineWords.ownFile.noWorker);
    await openOwn(saved.bytes, { ask: asking });
    showOwn();
  } catch (error) {
    useOwnModel.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}
