// How is it said how a training goes, step by step?

import { translated } from "#words/translate";

export const curveWords = translated("trainCurve", {
  note: "green: {heldOut}, asked; pale: the step’s own",
  noteWithGhost: "green: {heldOut}, asked; pale: the step’s own; dashes: the run before",
  heldOut: "held-out texts",
  answered: "answered",
  loss: "loss, nats a word",
  chance: "guess {share}",
  steps: "{steps} steps",
  empty: "Nothing is trained yet: here the share of questions answered rises, and the loss falls.",
  label:
    "After {step, plural, one {# step} other {# steps}} the loss is {loss}. At step {at} it answered {share} of the held-out questions; guessing gets {chance}.",
  table: {
    head: "step",
    loss: "loss",
    nats: "nats a word",
    texts: "answered",
    ofTexts: "of the step’s texts",
    norm: "gradient",
    normName: "its norm, before the clip",
    held: "held-out",
    ofHeld: "questions answered",
    part: "a part of 1",
  },
});
