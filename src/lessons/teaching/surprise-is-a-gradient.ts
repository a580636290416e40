// What does a teacher get told of lesson surprise-is-a-gradient?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A high loss means that a word is rare or difficult.",
    ask: "What would the loss be if the memory answered another word firmly?",
    expect: "Larger: then the error has two parts, the word it says and the word it lacks.",
  },
  {
    misconception: "The gradient is a single number.",
    ask: "How many numbers has the gradient of a memory with eight rows and eight columns?",
    expect: "As many as the memory has weights, one for each. Its length is one number: the surprise.",
  },
  {
    misconception: "What was read once is known.",
    ask: "Why does the second night still surprise, and more than half as much?",
    expect:
      "A write undoes a share of the error only, and the words further back are others this time: the key is partly new.",
  },
  {
    misconception: "New words surprise most.",
    ask: "When can a word that came before surprise more than one that never did?",
    expect: "When the context makes the memory firmly expect another word. No opinion is better than a wrong one.",
  },
  {
    misconception: "Gradients are only for training, so a model that reads has none.",
    ask: "What is held still while this gradient is taken, and what moves?",
    expect:
      "Keys, values and gates are held; the memory’s matrix moves. In training it is the other way round: what makes keys and values moves.",
  },
  {
    misconception: "The harder one writes, the better it is remembered.",
    ask: "Why does the second reading get worse again with a large rate?",
    expect: "Writes overshoot their own word and shake the answers to all similar contexts.",
  },
  {
    misconception: "Surprise is the probability that the model gives a word.",
    ask: "How would you explain to a friend that this surprise is no probability?",
    expect:
      "It is a length, with no upper bound of one; it comes from the memory’s own error and not from a list of likely words.",
  },
];
