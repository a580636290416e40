// Notes for who teaches “Where keys and values come from”.

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A word is its own key: the memory looks words up.",
    ask: "What would the memory have to be asked with to say kite?",
    expect:
      "With what it was stored under: the word before it. As that is *a* for both animals, it cannot be asked for either alone.",
  },
  {
    misconception: "More context in a key is always better.",
    ask: "What do you lose when the key reaches ten words back?",
    expect:
      "A phrase in new surroundings has a new key, and what was learned of it is not found. Many turn up only the number of words: then nothing changes, as far words count for almost nothing.",
  },
  {
    misconception: "A neural memory learns to predict the next word.",
    ask: "In the paper’s set-up, whose value belongs to Oslo’s key?",
    expect:
      "Oslo’s own. Predicting the next word is the task of the whole model in training. The memory only learns to turn keys into values.",
  },
  {
    misconception: "The convolution is a detail that one may leave out.",
    ask: "Why would training mix the words before into the key, and leave the value nearly alone?",
    expect:
      "A value is what is to come back: the city. A key is what it will be asked by: who and what stood before it. Without neighbours, all cities would be stored under themselves.",
  },
  {
    misconception: "The matrices change while the model reads.",
    ask: "Which parts of this way are the same for every text, and which change as it is read?",
    expect: "The matrices, mixing weights and words’ rows are the same. Only the memory’s own weights change.",
  },
  {
    misconception: "Query and key of a word are the same row.",
    ask: "The sentence that tells and the one that asks have other words. How do they meet?",
    expect:
      "By training: the query’s matrix and the key’s are trained together until a question points where the fact was put. Switched off, the memory leaves a guess of the right kind.",
  },
  {
    misconception: "Heads are copies that share one memory.",
    ask: "If two heads had the same numbers to begin with, what would they learn?",
    expect:
      "The same thing twice, if they also read the same. Here each has its own matrices and memory, and all read the same row x.",
  },
  {
    misconception: "Such a memory is made for language.",
    ask: "What would have to be changed to read heartbeats instead of words?",
    expect: "Only what makes the first row of numbers. From x on, everything stays as it is.",
  },
];
