// Who can read? The memory that nobody trained, every model that ships, and the one that was trained in the page, by the names
// that links and people use.
// Leaves to architecture.ts how a model is built.

import { baselineMixers, titansMixers, type Mixer, type TitansMixer } from "./architecture";
import { translated } from "#words/translate";

/** The wirings of Titans once more, each with a network for every head's memory. */
const deepModels = ["lmmDeep", "macDeep", "magDeep", "malDeep"] as const satisfies readonly `${TitansMixer}Deep`[];
/** The models that ship, each trained before it reads. */
export const trainedModels = [...titansMixers, ...deepModels, ...baselineMixers] as const;
/** Who reads: a memory whose keys and gates nobody trained, one of the shipped models, or the reader's own. */
export const models = ["untrained", ...trainedModels, "own"] as const;
export type ModelName = (typeof models)[number];
export type TrainedName = (typeof trainedModels)[number];
/** Whoever has learned before it reads. */
export type LearnedName = TrainedName | "own";

/** The names of models, as in the paper and in what they are compared with. */
export const modelTitles: Readonly<Record<ModelName, { readonly short: string; readonly long: string }>> = translated(
  "modelTitles",
  {
    untrained: { short: "Untrained", long: "Untrained memory" },
    lmm: { short: "LMM", long: "LMM: memory alone" },
    mac: { short: "MAC", long: "MAC: memory as context" },
    mag: { short: "MAG", long: "MAG: memory as gate" },
    mal: { short: "MAL", long: "MAL: memory as layer" },
    lmmDeep: { short: "LMM, deep", long: "LMM: deep memory" },
    macDeep: { short: "MAC, deep", long: "MAC: deep memory" },
    magDeep: { short: "MAG, deep", long: "MAG: deep memory" },
    malDeep: { short: "MAL, deep", long: "MAL: deep memory" },
    window: { short: "Window", long: "Sliding window alone" },
    full: { short: "Full attention", long: "Full attention" },
    linear: { short: "Linear attention", long: "Linear attention" },
    gatedDelta: { short: "Gated delta", long: "Gated delta rule" },
    mamba2: { short: "Mamba-2", long: "Mamba-2’s decay" },
    own: { short: "Your own", long: "The model you trained" },
  },
);

/** How a shipped model is wired. */
export function mixerNamed(name: TrainedName): Mixer {
  return isDeepModel(name) ? titansMixers[deepModels.indexOf(name)]! : name;
}

export function isDeepModel(name: ModelName): name is (typeof deepModels)[number] {
  return (deepModels as readonly string[]).includes(name);
}

type ModelGroup = "titans" | "deep" | "compared";

export const modelGroups: Readonly<Record<ModelGroup, string>> = translated("modelGroups", {
  titans: "Titans",
  deep: "Titans with a deep memory",
  compared: "Compared with",
});

/** null of what did not ship. */
export function groupOf(name: ModelName): ModelGroup | null {
  if (name === "untrained" || name === "own") return null;
  if (isDeepModel(name)) return "deep";
  return (titansMixers as readonly string[]).includes(name) ? "titans" : "compared";
}
