// Who can read? The memory that nobody trained, every model that ships, and the one that was trained in the page, by the names
// that links and people use.
// Leaves to architecture.ts how a model is built.

import { baselineMixers, titansMixers } from "./architecture";
import { translated } from "#words/translate";

/** Who reads: a memory whose keys and gates nobody trained, one of the shipped models, or the reader's own. */
export const models = ["untrained", ...titansMixers, ...baselineMixers, "own"] as const;
export type ModelName = (typeof models)[number];
/** The models that ship. */
export type TrainedName = Exclude<ModelName, "untrained" | "own">;
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
    window: { short: "Window", long: "Sliding window alone" },
    full: { short: "Full attention", long: "Full attention" },
    linear: { short: "Linear attention", long: "Linear attention" },
    gatedDelta: { short: "Gated delta", long: "Gated delta rule" },
    mamba2: { short: "Mamba-2", long: "Mamba-2’s decay" },
    own: { short: "Your own", long: "The model you trained" },
  },
);
