// What is said of what a trained model expects next?

import { translated } from "#words/translate";

export const nextWords = translated("next", {
  title: "What comes next?",
  legend: "✓ comes next {live} memory {frozen} frozen",
  legendAlone: "✓ comes next",
  noMemory: "This model has no memory to freeze: there is nothing to compare with.",
  diverged: "The run diverged: what it expects after token {token} nobody knows.",
  unwritten: "not written yet",
  expectedAfter: "Expected after token {token}",
  /** Read out after a word and its probability. */
  frozen: ", {percent} with the memory frozen",
  comes: ", the word that comes",
  frozenAndComes: ", {percent} with the memory frozen, the word that comes",
  likelihood: "each word that came, from impossible up to certain; here {share}",
  frozenLikelihood: "frozen {share}",
  why: "{meaning} Why this number?",
  chart: "How likely the model found each word that came, with its memory and with it frozen",
});
