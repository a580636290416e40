// Notes for who teaches “Linear attention: everything in one matrix”.

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception: "A pair has its own place in the matrix, as in a table.",
    ask: "Which row of the square is the value?",
    expect:
      "None, and all: each row is the value times one number of the key. People look for the row of *Peru* first.",
  },
  {
    misconception: "What is added on top hides what lies below, or everything is lost in the mix.",
    ask: "What must be true of the keys so that the question Peru gets little of Japan’s value?",
    expect:
      "They must have little in common: point nearly at right angles. With many random numbers they do. Then each question lets its own value through.",
  },
  {
    misconception: "Old facts fade.",
    ask: "Which would be worse off if old pairs faded: Lima or Riga? And which is?",
    expect:
      "Lima, told first. But Riga is worse. So it is not age: it is how much the others leak into it. Lima had one other beside it even at first: Peru, stored under the start.",
  },
  {
    misconception: "A larger matrix helps because there are more cells to put things in.",
    ask: "Why do longer keys help?",
    expect:
      "Random directions of more numbers are more nearly at right angles, so less leaks. A good answer speaks of keys, and not of cells.",
  },
  {
    misconception: "Linear attention is an approximation that gives the same answers as attention.",
    ask: "What did we leave out to be allowed to move the brackets?",
    expect:
      "The softmax, which sharpened the weights. What is gained: no word has to be kept. What is lost: one match no longer takes nearly all.",
  },
  {
    misconception: "The latest telling replaces the earlier ones.",
    ask: "How would you get red out of this memory?",
    expect:
      "By telling it more often than blue, or by taking blue out first. The second leads to the next lessons: see what it says, and write only the difference.",
  },
  {
    misconception: "A memory is either full or not.",
    ask: "At which number of pairs is this matrix full?",
    expect:
      "At none: it gets worse little by little. Some say at as many as the keys have numbers; there it is still nearly perfect.",
  },
];
