// What does the MIRAS workbench say around its choices?
// Leaves their names and sentences to model/contracts/workbench.ts, and why some do not go together to memories.ts.

import { translated } from "#words/translate";

export const workbenchWords = translated("workbench", {
  note: "MIRAS makes a memory of four choices: what it is, what it holds an answer against, what keeps the old, how it steps",
  presets: "Known models",
  pickers: {
    architecture: "Memory",
    bias: "Attentional bias",
    retention: "Retention gate",
    algorithm: "Algorithm",
  },
  doesNotFit: "does not go with the rest",

  plots: {
    loss: {
      name: "Loss",
      about: "of an answer that is off by e, in one coordinate of target 1",
      label: "Loss of {choice}: {minusOne} at -1, {zero} at 0, {one} at 1",
    },
    penalty: {
      name: "Penalty",
      about: "of keeping one weight w",
      label: "Penalty of {choice}: {minusOne} at -1, {zero} at 0, {one} at 1",
    },
  },

  made: {
    refused: "✗ No such memory.",
    noName: "This has no name of its own.",
    isModel: "This is {model}.",
    likeModel: "The choices of {model}, which has {settings}.",
    setting: "{knob} = {value}",
    and: "{settings} and {setting}",
    meanError: "On this text its mean error is {error}.",
    add: "Put it beside the others",
    takeAway: "Take it away from the others",
  },
});
