// What is said of trained models: who reads, what its card tells, what can be changed of it? And of trace files, which carry runs.

import { translated } from "./translate";

export const modelWords = translated("models", {
  settings: {
    untrained: "Untrained: keys are mixed words, and the gates are yours.",
    askedFor: "{model} is being asked for …",
    arriving: "{model}: {received, number} of {total, number} kB",
    failed: "{model} cannot read: {problem}.",
    trained: "Trained {duration} by this project; {parameters, number} parameters. {answers}",
    ownMatrix: "Each head’s memory is one matrix of {rows} by {columns}, no network.",
    answers:
      "In test stories of {length} words it answers {share} of what was last said more than {distance} words ago.",
    answersFrozen:
      "In test stories of {length} words it answers {share} of what was last said more than {distance} words ago, and {frozen} with its memory frozen.",
    barely: "It was barely trained: even of what it has in sight it answers only {share}.",
    durations: { seconds: "{count} s", minutes: "{count} min", hours: "{count} h" },
    weights: "Weights",
    again: "Try again",
    untrainedAgain: "Back to untrained",
  },

  knobs: {
    gates: "Its own gates, changed",
    parts: "Its parts",
    /** Of a model that has no memory that learns by surprise. */
    matrices: "Writing",
    matricesOff: "nothing is written into its matrices: they stay empty",
  },
});

export const traceFileWords = translated("traceFile", {
  export: "Export",
  exportTitle: "Download this run as a trace file",
  import: "Import",
  importTitle: "Open a trace file; dropping one anywhere on the page does the same",
  preparing: "Preparing the trace file…",
  failed: "The trace could not be exported: {problem}.",
  tooLarge: "{file} is larger than any trace of this page.",
  oneFile: "Drop one file at a time: of {n, number} none was opened.",
  notJson: "{file} is not JSON: a trace file of this page is.",
  notFromPage: "{file} was not exported from this page, so there is nothing to show: check it with npm run verify.",
  notTrace: "{file} is not a trace file of this page.",
  damaged: "{file} is damaged, so it is not opened: {problem}.",
  ended:
    "The file ends after {written, plural, one {# token} other {# tokens}} of {read}: from there on, rounding in 32 bits has moved the numbers too far for anybody to recompute them.",
});
