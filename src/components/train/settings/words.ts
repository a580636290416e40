// How is it said what can be trained, and how?

import { translated } from "#words/translate";

export const settingWords = translated("trainSettings", {
  train: "Train",
  trainAnew: "Train anew",
  again: "Train again",
  pause: "Pause",
  goOn: "Go on",
  step: "One step",
  changed: "The settings have changed: Train begins anew with them, and keeps this run as the ghost.",
  task: "Task",
  tasks: { pairs: "Pairs", parity: "Parity", story: "Story" },
  taskMeans: {
    pairs: "Colours are told with animals; then a colour is asked, and its animal is the answer.",
    parity: "Ones and zeros; asked is whether there were evenly many ones so far.",
    story: "People and things move; asked is who or what is where.",
  },
  model: "Model",
  presets: "Presets",
  presetNames: { works: "Works", thetaTooLarge: "θ too large", noClip: "No clip" },
  more: "How it learns",
  deep: "Deep memory",
  deepMeans: "a network of two layers, as in the paper, in place of a matrix",
  thetaMaximum: "θ max",
  thetaMeans: "inner loop: how fast the memory may write at most",
  rate: "Rate",
  rateMeans: "outer loop: how far a step may move the weights",
  clip: "Gradients clipped at",
  noClip: "not at all",
  width: "Width",
  layers: "Layers",
  counts: { batch: "Texts a step", length: "Words a text", steps: "Steps", seed: "Seed" },
  reset: "Reset to the defaults",
});
