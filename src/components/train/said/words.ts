// How is it said what a training does, has done, or why it broke off?

import { translated } from "#words/translate";

export const saidWords = translated("trainSaid", {
  title: "Train a memory of your own",
  tasks: {
    pairs: "which animal goes with which colour",
    parity: "whether the number of ones so far is even",
    story: "who and what is where",
  },
  ready:
    "A small {model} that knows nothing will learn {task}. {steps} times it reads {batch} new texts of {length} words and is corrected; until then it can only guess.",
  begins: "It is asked once before it learns anything…",
  going:
    "After {step, plural, one {# step} other {# steps}} it answers {right} of {asked} questions it was never trained on, {share}; guessing gets {chance}.",
  paused:
    "Paused after {now, plural, one {# step} other {# steps}}. At step {step} it answered {right} of {asked} questions it was never trained on, {share} ({low}–{high} on other such texts); guessing gets {chance}.",
  over: "Done. After {step, plural, one {# step} other {# steps}} it answers {right} of {asked} questions it was never trained on, {share} ({low}–{high} on other such texts); guessing gets {chance}.",
  beyondReach:
    "It sees {reach} words back and keeps nothing else: of what was told before, it answers {right} of {asked}.",
  lost: "The engine was started again, and this training is gone. What you see is what was known until then.",
  failed: "It could not be trained on: {why}",
  diverged: {
    plain: "It diverged: its numbers can be trusted no longer.",
    loss: "Step {step} could not be made: the loss was no number any more.",
    gradient: "Step {step} could not be made: a gradient was no finite number any more.",
    norm: "The largest gradient before it had the norm {norm}.",
    overshot:
      "At word {token} of a text its memory broke: it undid an error {thetaEff} times over, and beyond {bound} a repeated key’s error grows with every write.",
    grew: "At word {token} of a text the numbers of its memory grew beyond what can be trusted.",
    why: {
      thetaMaximum: "θ, how fast its memory writes, may rise to {thetaMaximum}: a write that large overshoots.",
      clip: "Nothing bounds a gradient: one that is too large throws all weights far away.",
      rate: "The rate {rate} lets a step change the weights too much.",
      seed: "It can happen; other numbers to start from may do.",
    },
  },
  cures: {
    thetaMaximum: "Set θ_max to {thetaMaximum}, and train again",
    clip: "Clip gradients at {clip}, and train again",
    rate: "Set the rate to {rate}, and train again",
    seed: "Train again with seed {seed}",
  },
  open: "Open it in Explore",
  save: "Download",
  load: "Open a model file…",
  drop: "Or drop a .safetensors file of a model trained here.",
  saving: "Writing the file…",
  notSaved: "The model could not be had: {why}",
  fromFile:
    "Your own model in Explore is now {model}, trained for {steps, plural, one {# step} other {# steps}}; it answered {right} of {asked} questions it never learned.",
  openFile: "Show it in Explore",
});
