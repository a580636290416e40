// How did the other models that ship learn? Their curves, out of their cards, fetched when they are first wanted.

import { create } from "zustand";
import { isCurve, type LearningCurve } from "#model/contracts/learningCurve";
import { trainedModels, type TrainedName } from "#model/contracts/models";

export type LearningCurves = Partial<Readonly<Record<TrainedName, LearningCurve>>>;

/** Those that are here. */
export const useLearningCurves = create<LearningCurves>()(() => ({}));

/** What does not come is left out, and asked for again with the next. */
export async function fetchLearningCurves(): Promise<void> {
  const known = useLearningCurves.getState();
  await Promise.all(trainedModels.filter((name) => !known[name]).map(fetchCurve));
}

async function fetchCurve(name: TrainedName): Promise<void> {
  try {
    const response = await fetch(new URL(`models/${name}.json`, document.baseURI));
    const { curve } = (await response.json()) as { readonly curve?: unknown };
    if (isCurve(curve)) useLearningCurves.setState({ [name]: curve });
  } catch {
    // It stands pale behind another: nobody misses it who has not seen it.
  }
}
