// How are the two loops said?

import { translated } from "#words/translate";

export const loopWords = translated("trainLoops", {
  outer: "Outer loop",
  inner: "Inner loop",
  step: "step {step} of {steps}",
  pace: "{rate} a second: each changes the weights, for good",
  took: "in {seconds} s: each changed the weights, for good",
  changesWeights: "each step changes the weights, for good",
  speed:
    "{rate} words a second: each changes the memory, until its text ends; below slowly, on a text it does not learn",
  read: "{count} words so far: each changed the memory, until its text ended; below a text it does not learn",
  changesMemory: "each word changes the memory, until its text ends; below a text it does not learn",
  noText: "Its text comes with the first look.",
  goesOn: "…",
  nothing: "no answer",
  marks: "✓ it says this word · struck: what it says now; bold beside it: what is right",
});
