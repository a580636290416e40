// What do the words mean that a training is spoken of with? Of the glossary, and of the panels that use them.

import { translated } from "./translate";

export const trainTerms = translated("trainTerms", {
  outerLoop: {
    name: "Outer loop",
    meaning:
      "Training. Every step reads a few texts and moves all weights a little, so that the same answers would come out better. What it changes stays.",
  },
  innerLoop: {
    name: "Inner loop",
    meaning:
      "The memory at work. With every word it takes a step of its own toward a smaller error; θ, η and α say how large a step. A new text begins from M₀ again.",
  },
  step: {
    name: "Step",
    meaning: "One round of the outer loop: a batch is read, and then every weight moves once.",
  },
  batch: {
    name: "Batch",
    meaning: "The texts of one step. More of them make a step slower, and its direction surer.",
  },
  learningRate: {
    name: "Learning rate",
    meaning:
      "How far a step moves a weight, about. It rises over the first steps to what is set, and then falls to a tenth. The inner loop’s own rate is θ.",
  },
  thetaMaximum: {
    name: "θ_max",
    meaning:
      "What θ may be at most: θ = θ_max · σ(x·w + b). The outer loop learns w and b, and so how large θ is at each word.",
  },
  clip: {
    name: "Clipped gradients",
    meaning:
      "A gradient says in which direction each weight should move. All of them together are a vector; where it is longer than the bound, it is shortened to that.",
  },
  trainingLoss: {
    name: "Loss of a training",
    meaning:
      "How little the model expected the word that came, −ln p, on average. A word that answers a question counts as much as twenty others.",
  },
  heldOut: {
    name: "Held-out text",
    meaning: "A text of the same task that no step learns. What is answered there is not learned by heart.",
  },
});

export type TrainTerm = keyof typeof trainTerms;
