// Which words does the course explain before it uses them? Each once, in a plain sentence: the glossary lists them, and points to the
// step that explains them. Leaves the symbols to model/contracts/probe.ts.

import { translatedFields } from "#words/translate";

interface Term {
  readonly name: string;
  /** In a sentence, without any other word of this list that comes after it. */
  readonly meaning: string;
  /** How it stands in the lessons' words, as a pattern: no step before the one that explains it has this. */
  readonly used: RegExp;
}

const table = {
  attention: {
    name: "Attention",
    meaning:
      "Compares a question with every word in sight, and answers with a mix in which the best match counts most.",
    used: /\battention\b/iu,
  },
  window: {
    name: "Window",
    meaning: "The last few words, which attention sees: what lies before them it does not see at all.",
    used: /\bwindows?\b/iu,
  },
  recall: {
    name: "Recall",
    meaning:
      "How nearly an answer points the way of the word it should be: 0 where the two have nothing in common, 1 where they are the same.",
    used: /\brecall of\b/iu,
  },
  key: {
    name: "Key and value",
    meaning: "What a memory is asked with, and what it should answer: a row of numbers each.",
    used: /\bkeys?\b/iu,
  },
  outerProduct: {
    name: "Outer product",
    meaning: "Every number of one row times every number of another: the matrix that a pair of key and value adds.",
    used: /\bouter products?\b/iu,
  },
  softmax: {
    name: "Softmax",
    meaning: "Makes positive weights that sum to one out of any numbers, so that the largest takes most.",
    used: /\bsoftmax\b/iu,
  },
  projection: {
    name: "Projection",
    meaning:
      "A trained matrix that makes a row of numbers into another: Titans has one for keys, one for values, one for queries.",
    used: /\bprojections?\b/iu,
  },
  query: {
    name: "Query",
    meaning: "What a memory is asked with when it reads; a key is what it is asked with when it writes.",
    used: /\bquer(?:y|ies)\b/iu,
  },
  convolution: {
    name: "Short convolution",
    meaning: "Mixes a few neighbouring words into each word, with trained weights.",
    used: /\bconvolutions?\b/iu,
  },
  head: {
    name: "Head",
    meaning: "One of several memories that work side by side in a layer, each with its own keys and values.",
    used: /\bheads?\b/iu,
  },
  learningRate: {
    name: "Learning rate",
    meaning: "How far one surprise moves the weights: θ here.",
    used: /\blearning rates?\b|\bθ\b/iu,
  },
  loss: {
    name: "Loss",
    meaning: "One number for how wrong an answer is: here the squared length of the error.",
    used: /\blosse?s?\b(?! of)/iu,
  },
  gradient: {
    name: "Gradient",
    meaning: "For every weight, how much the loss grows if the weight grows a little.",
    used: /\bgradients?\b/iu,
  },
  surprise: {
    name: "Surprise",
    meaning: "The length of the gradient that a word's own error gives the memory's weights.",
    used: /\bgradient is its surprise\b/iu,
  },
  momentum: {
    name: "Momentum",
    meaning: "What is left of earlier pushes, and is written along with the new one.",
    used: /\bmomentum\b/iu,
  },
  gate: {
    name: "Gate",
    meaning: "A number between 0 and 1 that lets something through, or not.",
    used: /\bgates?\b/iu,
  },
  deep: {
    name: "Deep memory",
    meaning: "A memory that is a small network: matrices with a bend between them.",
    used: /\bdeep memor(?:y|ies)\b/iu,
  },
  chunk: {
    name: "Chunk",
    meaning: "A few words whose surprises are all measured against the weights that the chunk began with.",
    used: /\bchunks?\b/iu,
  },
  outerLoop: {
    name: "Inner and outer loop",
    meaning:
      "Inside, the memory learns from one text while it reads it; outside, training learns from many texts how it should begin and learn.",
    used: /\bouter loop\b/iu,
  },
  persistent: {
    name: "Persistent tokens",
    meaning: "A few rows of numbers in front of every text, learned in training and never changed by reading.",
    used: /\bpersistent tokens?\b/iu,
  },
  needle: {
    name: "Needle",
    meaning: "One fact hidden in a long text of other things, and asked for at the end.",
    used: /\bneedles?\b/iu,
  },
  kernel: {
    name: "Kernel",
    meaning: "A rule for how much two keys count as alike: their product, the square of it, or e to it.",
    used: /\bkernels?\b/iu,
  },
  segment: {
    name: "Segment",
    meaning: "The stretch of text that attention sees at once.",
    used: /\bsegments?\b/iu,
  },
  state: {
    name: "State",
    meaning: "All the numbers that a memory carries from one word to the next.",
    used: /\bstate tracking\b/iu,
  },
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof table;

export const terms: Readonly<Record<TermId, Term>> = translatedFields("terms", ["name", "meaning"], table);
