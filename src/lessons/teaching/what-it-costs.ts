// What is a teacher told of the lesson on what it costs?

import type { StepNote } from "./note";

export const notes: readonly StepNote[] = [
  {
    misconception:
      "That a memory of fixed size is a small one. Titans keeps three matrices, a deep one three networks.",
    ask: "Why three? Name each, and what would go wrong without it.",
    expect:
      "The newest weights, the push that is under way, and the weights at the chunk’s start, against which its errors are measured.",
  },
  {
    misconception:
      "That a window is the poor relation. At equal bytes it keeps its words exactly, which no matrix does.",
    ask: "You have these bytes. When do you buy the window?",
    expect:
      "When what is asked was told lately. The memory is worth it where something far back is asked, and most in between is not.",
  },
  {
    misconception: "That a memory which does not grow costs nothing more. Each further word is still work.",
    ask: "What would a text ten times as long cost each?",
    expect: "Titans ten times, attention a hundred times as much in all; for its last word alone, ten times.",
  },
  {
    misconception:
      "That fewer operations are less time. Order matters: what must wait for an error cannot be done all at once.",
    ask: "From the counts alone, when should the memory overtake attention? Why is that not what the clock says?",
    expect:
      "After about a hundred words by counting. The clock also sees how well each piece of code is made, and how much has to wait.",
  },
  {
    misconception: "That a ratio of bytes is a ratio of value. What matters is what is asked afterwards.",
    ask: "Which column would you show if you sold the memory? And if you sold attention?",
    expect: "Passkeys in filler for the one, numbers in stories for the other. Both are true, so ask for both.",
  },
  {
    misconception: "That a model which changes while it reads has to read everything again at every word.",
    ask: "What is lost if the push is forgotten between two words?",
    expect: "The rest of what it would have written: with momentum, a surprise is written over several words.",
  },
  {
    misconception:
      "That the trained weights change when somebody reads. Only the memory’s do, and each text has its own.",
    ask: "What would you learn about other readers if there were one memory for all?",
    expect:
      "Whatever of their texts was written, answered to your questions. That is why a text starts from the trained weights.",
  },
  {
    misconception: "That one of the two is better. They are two prices, and cross somewhere.",
    ask: "Where do the two lines cross for bytes, and where for work? Why not at the same length?",
    expect:
      "Bytes at the length at which a window costs as much; work later, as a word costs Titans several passes over its matrix.",
  },
];
