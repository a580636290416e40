// In which groups does the glossary list the quantities of probe.ts?

import type { QuantityId } from "#model/contracts/probe";
import { translatedFields } from "#words/translate";

interface GlossaryGroup {
  readonly title: string;
  readonly of: readonly QuantityId[];
}

export const glossaryGroups: readonly GlossaryGroup[] = translatedFields(
  "glossaryGroups",
  ["title"],
  [
    { title: "Surprise", of: ["surprise", "loss", "errorNorm", "theta", "thetaEff", "bound"] },
    { title: "Momentum", of: ["momentum", "push", "eta", "alignment"] },
    { title: "Forgetting", of: ["alpha"] },
    { title: "The memory", of: ["memory", "weightNorm", "change", "update", "fromStart", "drift"] },
    {
      title: "What it answers",
      of: [
        "answer",
        "chunkAnswer",
        "answerBefore",
        "recallBefore",
        "answerAfter",
        "recallAfter",
        "guess",
        "guessCosine",
      ],
    },
    { title: "Trained models", of: ["nextProbability", "frozenProbability"] },
  ],
);
