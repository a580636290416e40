// What is said of trained models: who reads, what its card tells, what can be changed of it?

import { translated } from "#words/translate";

export const modelWords = translated("models", {
  settings: {
    untrained: "Untrained: keys are made of what stands before, and the gates are yours.",
    askedFor: "{model} is being asked for …",
    arriving: "{model}: {received, number} of {total, number} kB",
    failed: "{model} cannot read: {problem}.",
    trained: "Trained {duration} by this project; {parameters, number} parameters. {answers}",
    trainedHere:
      "Trained in this page: {steps, plural, one {# step} other {# steps}} in {duration}; {parameters, number} parameters. Of {asked} questions it had never seen it answered {right}.",
    ownNetwork: "Each head’s memory is a network, {widths}.",
    ownMatrix: "Each head’s memory is one matrix of {rows} by {columns}, no network.",
    answers:
      "In test stories of {length} words it answers {share} of what was last said more than {distance} words ago.",
    answersFrozen:
      "In test stories of {length} words it answers {share} of what was last said more than {distance} words ago, and {frozen} with its memory frozen.",
    barely: "Even of what it has in sight it answers only {share}.",
    durations: { seconds: "{count} s", minutes: "{count} min", hours: "{count} h" },
    weights: "Weights",
    again: "Try again",
    untrainedAgain: "Back to untrained",
  },

  /** How it came to be what it is. */
  learned: {
    title: "How it learned",
    axis: "Right of what its texts ask beyond the reach of every window, by millions of words read. Above: words a text.",
    end: "After {millions} million words, in texts of {length, number} words, {share} of it is right.",
    half: "It came to half of it after {millions} million.",
    never: "It never came to half of it.",
    note: "Green: this model. Pale: the others, trained by the same plan; point at one for its name. Every step had texts of its own.",
  },

  knobs: {
    gates: "Its own gates, changed",
    parts: "Its parts",
    /** Of a model that has no memory that learns by surprise. */
    matrices: "Writing",
    matricesOff: "nothing is written into its matrices: they stay empty",
  },
});
