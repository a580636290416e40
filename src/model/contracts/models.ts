// Who can read? The memory that nobody trained and every model that ships, by the names that links and people use.
// Leaves to architecture.ts how a model is built.

import { baselineMixers, titansMixers } from "./architecture";
import { translated } from "#words/translate";

/** Who reads: a memory whose keys and gates nobody trained, or one of the shipped models. */
export const models = ["untrained", ...titansMixers, ...baselineMixers] as const;
export type ModelName = (typeof models)[number];
export type TrainedName = Exclude<ModelName, "untrained">;

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
  },
);
