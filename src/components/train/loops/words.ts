// How are the two loops said?

import { translated } from "#words/translate";

export const loopWords = translated("trainLoops", {
  outer: "Outer loop",
  inner: "Inner loop",
  step: "step {step} of {steps}",
  pace: "{rate} a second: each changes the weights, for good",
  changesWeights: "each step changes the weights, for good",
  speed:
    "{rate} words a second: each changes the memory, until its text ends; shown slowly, on a text it was never trained on",
  changesMemory: "each word changes the memory, until its text ends",
  noText: "Its text comes with the first look.",
});
