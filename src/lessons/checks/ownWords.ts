// One sentence of the reader's, kept on this device and shown at the end beside ours. Anything that is written is right.

import type { Prose } from "#lessons/markup";
import { rightIf, type Asked, type CheckRow } from "./check";

export interface OwnWords extends Asked {
  readonly kind: "ownWords";
  readonly modelAnswer: Prose;
  /** What a good sentence says: the reader holds the own one against them. */
  readonly points?: readonly [Prose, Prose, Prose];
}

interface OwnWordsAttempt {
  readonly kind: "ownWords";
  readonly check: OwnWords;
  readonly sentence: string;
}

/** The answer is what stands in the box. Nobody else's sentence is the answer, so there is none to show. */
export const ownWords: CheckRow<OwnWords, string, null, OwnWordsAttempt> = {
  begin: () => "",
  find: async () => null,
  attempt: (check, { answer: sentence }) => ({ kind: "ownWords", check, sentence }),
  judge: ({ sentence }) => rightIf(sentence.trim() !== ""),
  told: ({ sentence }) => sentence.trim(),
};
