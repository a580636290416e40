// What the picture of the way back says.

import { translated } from "#words/translate";

export const wayBackWords = translated("wayBack", {
  write: "write",
  asked: "asked",
  loss: "loss",
  back: "The outer gradient: from the loss through every write, to the word that told it",
});
